"""The language of the guide: how plain it is, and how it is spelled."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from macros.generator import written_pages
from macros.load import guide
from macros.proof import hard_places
from macros.source import readability
from macros.source.messages import message
from tests.helpers import ROOT, command, our_guide, small_tree, whole
from tests.spelling import judged, own_words, words_of

# Counted by hand.
SYLLABLES = {
    1: "werk ziek rust nieuw groei fooi leeuw loon hoeft juist week meer geld klacht",
    2: "over eerste weken termijn gesprek burn-out mooie eeuwig buien mailen ouder koeien niemand zodra ontslag",
    3: "bedrijfsarts werknemer werkgever ziekmelding ideeën collega's beoordeelt privacy interview ervaring",
    4: "beïnvloeden situatie financieel opzegtermijn aansprakelijk reageren officieel variatie overspannen uitkeringen",
    5: "leidinggevende individueel geïnterviewde vertrouwenspersoon re-integratie evaluatie",
    6: "deskundigenoordeel probleemanalyse",
}


@pytest.mark.parametrize(("count", "word"), [(count, word) for count, line in SYLLABLES.items() for word in line.split()])
def test_syllables_are_counted_as_a_reader_says_them(count: int, word: str) -> None:
    assert readability.syllables(word) == count


def test_letter_words_and_numbers_count_by_letter_and_digit() -> None:
    assert [readability.syllables(word) for word in ("UWV", "HR", "42", "2026", "113.nl")] == [3, 2, 2, 4, 5]


def test_sentences_end_at_a_full_stop_but_not_inside_a_name_or_a_number() -> None:
    text = "Bel 113.nl of 0800-0113. Mag dat? 'Ja.' Het staat in art. 7 van de wet (zie verder). Klaar … En door!\nNieuwe regel"
    assert readability.sentences(text) == [
        "Bel 113.nl of 0800-0113.", "Mag dat?", "'Ja.'", "Het staat in art. 7 van de wet (zie verder).", "Klaar …", "En door!",
        "Nieuwe regel",
    ]  # fmt: skip


def test_reading_ease_follows_the_formula_on_known_counts() -> None:
    plain = ["Je bent ziek.", "Rust maar uit."]
    assert sum(readability.syllables(word) for line in plain for word in readability.words(line)) == 6
    assert readability.reading_ease(plain) == pytest.approx(206.84 - 0.77 * 100 * 6 / 6 - 0.93 * 3)
    hard = ["De re-integratieverantwoordelijkheid van de eigenrisicodragende werkgever eindigt overeenkomstig de regelgeving."]
    assert readability.reading_ease(hard) < 0 < readability.reading_ease(plain)
    assert readability.reading_ease([]) == 100


def test_a_sentence_of_more_than_twenty_words_is_long() -> None:
    assert readability.long_sentences([" ".join(["woord"] * 20), " ".join(["woord"] * 21)]) == [(" ".join(["woord"] * 21), 21)]


def test_the_measures_count_sentences_that_end_as_one_and_all_words() -> None:
    long = "Woord" + " woord" * 20 + "."
    found = readability.measures(
        ["Een kop", f"Doe dat. Kom nu. Ga weg. {long}", "Hij zei: ‘Goed.’ Nog een. Woord" + " woord" * 7 + ". Klaar!"]
    )
    assert (found.words, found.sentences, found.runs) == (2 + 27 + 3 + 2 + 8 + 1, 8, 1)
    assert (found.mean, found.short, found.long) == (pytest.approx(41 / 8), 6 / 8, 1 / 8)
    assert readability.measures(["Een kop"]).mean == 0


def test_a_heading_that_is_a_question_counts_as_words_and_not_as_a_sentence() -> None:
    found = readability.measures(["Ja, dat mag als je het vooraf met iemand afspreekt."], ["Mag dat?", "Een kop"])
    assert (found.words, found.sentences, found.mean, found.short) == (10 + 2 + 2, 1, 10, 0)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return small_tree(tmp_path)


def test_what_is_hard_to_read_is_told_at_its_place_and_costs_no_exit_code(small: Path) -> None:
    long = " ".join(["woord"] * 25)
    file = small / "content" / "checklists" / "gesprek.yml"
    number = next(n for n, line in enumerate(file.read_text().splitlines(), 1) if line.startswith("purpose:"))
    file.write_text(re.sub(r"^purpose: .*$", f"purpose: Zo {long}.", file.read_text(), flags=re.M))
    sources = small / "content" / "sources.yml"
    sources.write_text(re.sub(r"title: .*", f"title: Titel {long}", sources.read_text(), count=1))
    (small / "docs" / "pagina.md").write_text(
        f"---\ntitle: Kop\n---\n\n# Kop\n\n1. Kijk in `{long}` en [hier](https://example.org/a.b).\n- Dat **is** {long}.\n"
        f"```\nDat is {long}.\n```\n"
    )
    outcome = command(small, "check", "--language")
    lines = outcome.stdout.splitlines()
    assert lines[0].split() == ["soort", "woorden", "per", "zin", "≤", "7", ">", "20", "rijtjes", "leesgemak"]
    assert next(line for line in lines if line.startswith("Geschreven pagina's")).split()[2:] == ["33", "15.5", "50%", "50%", "0", "115"]
    assert [line for line in lines if ":" in line] == [
        f"content/checklists/gesprek.yml:{number}:10: een zin van 26 woorden: 'Zo woord woord woord woord woord woord …'",
        "docs/pagina.md:8:3: een zin van 27 woorden: 'Dat is woord woord woord woord woord …'",
    ]
    assert outcome.stderr.strip() == "2 plekken die eenvoudiger kunnen; kijk of dat beter leest"
    assert outcome.returncode == 0
    assert command(small, "check", "--language", "--strict").returncode == 1


def test_what_stands_below_a_line_across_a_page_is_read_too(small: Path) -> None:
    file = small / "docs" / "over" / "index.md"
    file.parent.mkdir(parents=True)
    file.write_text("---\ntitle: Titel\ntags: [weg]\n---\n# Kop\n\nBoven.\n\n---\n\nOnder.\n\n---\n\ntitle: Beneden\n")
    found = [(line, column, text) for _, line, column, text in written_pages.paragraphs(small)]
    assert found == [(2, 8, "Titel"), (5, 3, "Kop"), (7, 1, "Boven."), (11, 1, "Onder."), (15, 1, "title: Beneden")]


def test_search_words_paths_and_the_words_of_the_law_are_not_ours_to_make_plain() -> None:
    every = list(hard_places.prose_of(guide.load(ROOT), ROOT))
    texts = {item.text for item in every if item.plain}
    loaded = our_guide()
    phase, step = loaded.phases[0], loaded.calendar.deadlines[0]
    # A term of the glossary is a text of its own, also when readers type it.
    search_words = set(phase.search_words) - {term.term for term in loaded.terms}
    assert phase.lead_manager in texts and step.what in texts
    assert search_words and not texts & {*search_words, step.basis[0].text, "fasen/direct-na-de-ziekmelding", phase.id}
    assert any(item.text == step.basis[0].text for item in every if not item.plain)


def test_questions_and_field_labels_read_as_headings_and_answers_do_not() -> None:
    heading = {item.text: item.heading for item in hard_places.prose_of(guide.load(ROOT), ROOT)}
    content = our_guide().content
    question, situation = content["faq"].groups[0].questions[0], content["may_i"].groups[0].situations[0]
    words = content["interface"].root
    lone = next(text for group in words.values() for text in group.values() if text.endswith("?") and "." not in text)
    told = next(text for group in words.values() for text in group.values() if text.endswith(".") and "?" in text)
    assert all(heading[text] for text in (question.question, situation.question, lone))
    assert not any(heading[text] for text in (question.answer, situation.short, situation.reason, told))


def test_what_someone_says_aloud_is_measured_apart_and_the_reason_beside_it_is_not() -> None:
    loaded = guide.load(ROOT)
    spoken = {item.text: item.spoken for item in hard_places.prose_of(loaded, ROOT)}
    phrase, step = whole(loaded).phases[0].phrases[0], whole(loaded).rehearsals[0].steps[0]
    assert spoken[phrase.say] and spoken[step.says] and spoken[step.choices[0].say]
    assert not spoken[phrase.why] and not spoken[step.choices[0].lands]
    titles = dict(hard_places.measured(loaded, ROOT))
    assert titles[message("spoken_texts")].mean < titles["Oefengesprek"].mean


def test_every_word_is_spelled_well_and_every_own_word_is_needed() -> None:
    assert shutil.which("hunspell"), "Installeer hunspell: sudo apt-get install hunspell hunspell-nl"
    places: dict[str, list[str]] = defaultdict(list)
    for item in hard_places.prose_of(guide.load(ROOT), ROOT):
        for word in words_of(item.text):
            places[word].append(f"{item.file}:{item.line}")
    own = own_words()
    wrong, needed = judged(places, own)
    assert [f"{place}: '{word}'" for word in sorted(wrong) for place in places[word]] == []
    assert sorted(set(own) - needed) == [], "niet meer nodig in tests/data/words.txt"
    assert own == sorted(set(own), key=lambda word: (word.lower(), word))


def test_a_misspelled_word_is_noticed() -> None:
    words = words_of("De bedrijvsarts van terug.bakkerij.nl/x ziet re-integratie en burn-out; {weeks} weken, Loonopschorting.")
    assert judged(words, ["loonopschorting", "overbodig"]) == ({"bedrijvsarts"}, {"loonopschorting"})
