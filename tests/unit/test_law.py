"""The law's own words: what may point at them, what a quote may leave out, and what a newer text touches."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from macros.check.quotes import CONDITION, quote_problems
from macros.load import guide
from macros.model.statute import CUT, Law, Place, excerpt, parse_place
from macros.proof import law_diff
from macros.source import yaml_reader
from macros.source.nodes import Node
from tests.helpers import ROOT, Opener, command, copy_tree, rewrite, small_tree, whole

LOADED = guide.load(ROOT)
GUIDE = whole(LOADED)


def told(folder: Path, quote: str, extra: str = "") -> tuple[str, ...]:
    """What is wrong when a topic of the small tree quotes these words of article 2, member 1."""
    topic = small_tree(folder) / "content" / "topics" / "conflict.yml"
    old = "      - law: boek 1 per 2026-01-01\n        text: De werknemer werkt.\n"
    rewrite(topic, old, f"      - law: boek 2 lid 1 per 2026-01-01\n        text: '{quote}'\n{extra}")
    return tuple(problem.text for problem in guide.load(folder).problems)


@pytest.mark.parametrize(
    "quote",
    [
        "Voor de toepassing van deze wet geldt: a. een dag als een werkdag; b. een week als zeven dagen.",
        "b. een week als zeven dagen.",
        "een week als zeven dagen",
        f"a. een dag {CUT}",
        f"a. een dag {CUT} b. een week {CUT} zeven dagen.",
        f"Voor de toepassing van deze wet geldt: {CUT} b. een week als zeven dagen.",
    ],
)
def test_a_quote_may_begin_and_end_where_a_sentence_or_a_part_of_a_list_does(tmp_path: Path, quote: str) -> None:
    assert told(tmp_path, quote) == ()


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        ("een dag als werkdag;", "dit staat niet zo in"),
        ("dag als een werkdag", "zet […] voor 'dag als een werkdag'"),
        ("a. een dag als", "zet […] na 'a. een dag als'"),
        (f"{CUT} geldt:", "'Voor de toepassing van deze wet …'"),
        (f"b. een week als zeven dagen. {CUT} a. een dag als een werkdag;", "dit staat niet zo in"),
    ],
)
def test_a_quote_that_says_something_else_than_the_law_is_told(tmp_path: Path, quote: str, said: str) -> None:
    found = told(tmp_path, quote)
    assert len(found) == 1
    assert said in found[0]


def test_a_condition_may_be_left_out_when_our_own_words_say_it(tmp_path: Path) -> None:
    assert told(tmp_path, f"{CUT} geldt:", "        left_out: Dit geldt alleen voor deze wet.\n") == ()


def test_a_law_is_no_source_without_its_article() -> None:
    laws = set(GUIDE.laws)
    assert laws >= {"bw7", "wet-wia", "ziektewet", "wazo", "arbowet", "regeling-procesgang", "wor", "termijnenwet"}
    bare = [file for file in (ROOT / "content").rglob("*.yml") for law in laws if f"source: {law}\n" in file.read_text()]
    assert bare == []


def test_everything_that_stands_in_the_law_files_is_used() -> None:
    used = {(place.law, place.article) for place in places()}
    unused = [
        f"{law.id} {article.number}" for law in GUIDE.laws.values() for article in law.articles if (law.id, article.number) not in used
    ]
    assert unused == []


def places() -> list[Place]:
    return [place for node, _ in LOADED.nodes.values() for text in texts(node) if (place := parse_place(text))]


def texts(node: Node) -> list[str]:
    if isinstance(node.value, dict):
        return [text for child in node.value.values() for text in texts(child)]
    if isinstance(node.value, list):
        return [text for child in node.value for text in texts(child)]
    return [node.value]


def test_quotes_on_pages_never_drop_a_condition_unmarked() -> None:
    quotes = [(node, node.text("law")) for file, _ in LOADED.nodes.values() for node in quoted(file)]
    assert len(quotes) > 60
    cut = [node for node, _ in quotes if CUT in node.text("text")]
    assert cut
    assert any(CONDITION.search(node.text("text")) for node, _ in quotes)


def quoted(node: Node) -> list[Node]:
    if isinstance(node.value, list):
        return [found for child in node.value for found in quoted(child)]
    if not isinstance(node.value, dict):
        return []
    own = [node] if node.text("law") and node.text("text") else []
    return own + [found for child in node.value.values() for found in quoted(child)]


def test_excerpt_of_an_article_shows_only_the_named_part_of_its_list() -> None:
    law = Law.model_validate(
        {
            "reviewed": "2026-01-05",
            "review_in": "6 maanden",
            "bwb": "BWBR0000001",
            "version": "2026-01-01",
            "articles": [
                {"number": "3", "version": "2026-01-01", "text": "Er geldt:\na. dit;\nb. dat, als:\n1°. zo; of\n2°. zus;\nc. de rest."}
            ],
        }
    )
    place = parse_place("boek 3 onderdeel b per 2026-01-01")
    assert place is not None
    assert excerpt(law, place).paragraphs == ("Er geldt:", "b. dat, als:", "1°. zo; of", "2°. zus;")


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """The laws of the guide, with three weeks more in one member of one article, in a folder of their own."""
    folder = tmp_path / "nieuw"
    shutil.copytree(ROOT / "content" / "law", folder)
    file = folder / "wet-wia.yml"
    old = "Uiterlijk dertien weken voor het verstrijken van de wachttijd"
    assert file.read_text().count(old) == 1
    file.write_text(file.read_text().replace(old, "Uiterlijk zestien weken voor het verstrijken van de wachttijd"))
    return folder


def test_law_diff_names_changed_words_and_all_that_rests_on_them(newer: Path) -> None:
    lines, problems = law_diff.report(LOADED, GUIDE, newer)
    assert problems == []
    assert lines[0] == "content/law/wet-wia.yml: artikel 25 is veranderd"
    assert lines[1] == "  lid 3: Uiterlijk [-dertien-] {+zestien+} weken voor het verstrijken van de …"
    resting = "\n".join(lines[2:])
    assert "Re-integratieverslag klaar (rekenhulp/)" in resting
    assert "content/rights.yml:" in resting
    named = {place for place in places() if (place.law, place.article) == ("wet-wia", "25")}
    assert len(lines[2:]) >= len(named)
    assert all("hierop rust: " in line for line in lines[2:])


def test_law_diff_passes_by_a_member_that_an_excerpt_leaves_out() -> None:
    def law(members: dict[str, str], **more: str) -> Law:
        numbered = [{"number": number, "text": text} for number, text in members.items()]
        article = {"number": "3", "version": "2026-01-01", "members": numbered} | more
        return Law.model_validate(
            {"reviewed": "2026-01-05", "review_in": "6 maanden", "bwb": "BWBR0000001", "version": "2026-01-01", "articles": [article]}
        )

    newer = law({"1": "Dit.", "2": "Dat."})
    assert law_diff.changes(law({"1": "Dit."}, excerpt="ja"), newer) == []
    assert law_diff.changes(law({"1": "Dit."}), newer) == [law_diff.ArticleChange("3", "changed", ("lid 2: {+Dat.+}",))]


def test_nothing_rests_on_an_article_of_another_law_with_the_same_number() -> None:
    same = {place.article: place.law for place in places()}
    number, law = next((place.article, place.law) for place in places() if same[place.article] != place.law)
    ours, others = ({str(item.place) for item in law_diff.resting_on(LOADED, one, number)} for one in (law, same[number]))
    assert ours and others
    assert ours & others == set()


def test_law_diff_of_the_same_texts_names_no_article(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "content" / "law", tmp_path / "law")
    assert law_diff.report(LOADED, GUIDE, tmp_path / "law") == (["geen artikel is veranderd"], [])


def test_an_article_that_is_gone_or_new_and_an_unknown_law_are_told(tmp_path: Path) -> None:
    (tmp_path / "termijnenwet.yml").write_text(
        (ROOT / "content" / "law" / "termijnenwet.yml")
        .read_text()
        .replace('  - number: "2"\n    version', '  - number: "2a"\n    version', 1)
    )
    (tmp_path / "waterwet.yml").write_text("x: y\n")
    lines, _ = law_diff.report(LOADED, GUIDE, tmp_path)
    assert "content/law/termijnenwet.yml: artikel 2 is er niet meer" in lines
    assert "content/law/termijnenwet.yml: artikel 2a is nieuw; de gids noemt het nog nergens" in lines
    assert "waterwet.yml: staat niet in de gids en wordt overgeslagen" in lines


@pytest.mark.parametrize("files", [(), ("waterwet.yml",), ("wet-wia.txt",)], ids=["no file", "another law", "another kind of file"])
def test_a_folder_without_a_law_of_the_guide_is_told(files: tuple[str, ...], tmp_path: Path) -> None:
    for name in files:
        (tmp_path / name).write_text("x: y\n")
    lines, problems = law_diff.report(LOADED, GUIDE, tmp_path)
    assert lines == []
    assert [problem.text.partition(";")[0] for problem in problems] == ["in deze map staat geen wet die de gids heeft"]


def test_law_diff_is_a_command_with_an_exit_code(newer: Path, tmp_path: Path) -> None:
    outcome = command(ROOT, "law", "diff", str(newer))
    assert outcome.returncode == 0
    assert "[-dertien-] {+zestien+}" in outcome.stdout
    assert command(ROOT, "law", "diff", str(tmp_path / "nergens")).returncode == 2
    (newer / "wor.yml").write_text("bwb: BWBR1\n")
    outcome = command(ROOT, "law", "diff", str(newer))
    assert outcome.returncode == 1
    assert "wor.yml:1:1: verplicht veld 'articles' ontbreekt" in outcome.stdout


def test_a_newer_article_makes_every_claim_on_it_ask_for_a_new_look() -> None:
    law = "content/law/wet-wia.yml"
    text = (ROOT / law).read_text().replace("version: 2026-07-01", "version: 2027-01-01", 1)
    newer = yaml_reader.read_text(text.replace('number: "25"\n    version: 2026-07-01', 'number: "25"\n    version: 2027-01-01'), law, [])
    assert newer is not None
    models = {file: model for file, (_, model) in LOADED.nodes.items()}
    problems = quote_problems({file: node for file, (node, _) in LOADED.nodes.items()} | {law: newer}, models)
    asked = {(problem.file, problem.line) for problem in problems}
    assert asked == {
        (node.file, node.line)
        for top, _ in LOADED.nodes.values()
        for node in scalars(top)
        if (place := parse_place(node.value)) and (place.law, place.article) == ("wet-wia", "25")
    }
    assert all("is nagekeken in de versie van 2026-07-01" in problem.text for problem in problems)


def scalars(node: Node) -> list[Node]:
    if isinstance(node.value, dict):
        return [found for child in node.value.values() for found in scalars(child)]
    if isinstance(node.value, list):
        return [found for child in node.value for found in scalars(child)]
    return [node]


def test_an_edition_cannot_change_the_law(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path / "tree")
    own = tree / "brand" / "bakkerij"
    (own / "content" / "law").mkdir(parents=True)
    (own / "edition.yml").write_text("name: Bakkerij\n")
    shutil.copy(tree / "content" / "law" / "wor.yml", own / "content" / "law" / "wor.yml")
    problems = [str(problem) for problem in guide.load(tree, "bakkerij").problems]
    assert problems == [
        "brand/bakkerij/content/law/wor.yml:1:1: de wet zelf staat in de gids en kan een eigen editie niet aanpassen; haal dit bestand weg"
    ]


def test_the_page_with_all_articles_holds_each_of_them_letter_by_letter(open_page: Opener) -> None:
    page = open_page("wetteksten/")
    for law in GUIDE.laws.values():
        expect(page.locator(f"#{law.id}")).to_be_visible()
    shown = "".join(page.locator(".statutes").evaluate("part => part.textContent").split())
    for law in GUIDE.laws.values():
        for article in law.articles:
            for text in [article.text] if article.text else [member.text for member in article.members]:
                assert "".join(text.split()) in shown, (law.id, article.number)


def test_a_link_from_a_claim_opens_its_article(open_page: Opener) -> None:
    page = open_page("weten/rechten-en-plichten/")
    fold = page.locator("details.law-fold").first
    expect(fold.locator("blockquote").first).to_be_hidden()
    fold.locator("summary").click()
    expect(fold.locator("blockquote").first).to_be_visible()
    fold.locator("a").first.click()
    expect(page.locator("details:target[open]")).to_have_count(1)
