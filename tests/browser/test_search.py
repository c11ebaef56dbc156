"""Search: what it looks through, how it reads Dutch, and whether readers' own questions lead where they should."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from macros.load import guide
from macros.pages import catalogue
from macros.pages.page_kinds import WRITTEN_PAGES, path_of
from macros.pages.script_data import AFTER_SEARCH
from macros.proof import links
from macros.publish import search_index
from tests.helpers import DATA, ROOT, STATE_VIEWS, Opener, attribute, copy_tree, our_guide, search_data, sideways, until, values, violations

LOADED = our_guide()
QUESTIONS = values(DATA / "search_questions.yml")
ANSWERS = [question for part in values(DATA / "search_answers.yml").values() for question in part]
IN_NEED = values(DATA / "search_need.yml")
HARMLESS = values(DATA / "search_harmless.yml")
CRISIS = "weten/crisis"
FIRST = 3
# Of the eighty questions with the answer that a reader wants.
LEAST_ANSWERED = 0.9
LONG_ENOUGH = 6
# A new page may come before another that was third; and of questions that a rule mistyped, a few become another word.
MOST_LOST = 0.02
MOST_MISSED = 0.05
# Longer than the dialog waits for one more letter.
SETTLED = 300
# Milliseconds, on a processor that is four times as slow.
LONGEST_TASK = 200


def tiny(folder: Path, body: str, head: str = "") -> list[dict[str, object]]:
    """The sections of the index of a site of one page."""
    data = '<script type="application/json" id="search-data">{"words": {}}</script>'
    (folder / "index.html").write_text(
        f'<head><meta property="og:title" content="Titel &amp; meer">{head}</head><body><p>Kop</p>'
        f'<div class="content" id="inhoud">{body}{data}</div><footer>Voet</footer></body>'
    )
    search_index.write(folder)
    (page,) = search_data(folder)["pages"]
    assert page["title"] == "Titel & meer"
    return page["sections"]


# What is looked through


def test_a_heading_with_an_anchor_begins_a_section_that_ends_where_its_part_ends(tmp_path: Path) -> None:
    body = """<h1>Naam</h1><p>Voor<b>woord</b></p>
<section><h2 id="een">Een</h2><p>bij een</p><ul><li id="twee"><div><h3>Twee</h3></div><p>bij twee</p></li></ul><p>weer bij een</p></section>
<details id="drie"><summary>Drie <small>klein</small></summary><h4>Zonder anker</h4></details><p>ook vooraan</p>"""
    assert [(part["anchor"], part["heading"], part["text"]) for part in tiny(tmp_path, body)] == [
        ("", "Naam", "Voorwoord ook vooraan"),
        ("een", "Een", "bij een weer bij een"),
        ("twee", "Twee", "bij twee"),
        ("drie", "Drie klein", "Zonder anker"),
    ]


def test_index_skips_what_readers_do_not_read_and_has_search_words(tmp_path: Path) -> None:
    body = """<p>ja<br>ja</p><nav>nee</nav><p hidden>nee</p><button>nee</button><script>nee</script><p data-search-exclude>nee <i>nee</i></p>
<svg><title>nee</title></svg><p hidden data-search-words>woorden</p>"""
    (section,) = tiny(tmp_path, body)
    assert (section["text"], section["words"]) == ("ja ja", "woorden")


def test_every_page_that_is_made_from_content_can_be_found_and_papers_cannot(site: Path) -> None:
    found = {page["path"].rstrip("/"): page for page in search_data(site)["pages"]}
    made = catalogue.all_pages(LOADED)
    assert set(found) == {page.path for page in made if page.searched} | set(WRITTEN_PAGES)
    assert {path: page["tags"] for path, page in found.items() if path not in WRITTEN_PAGES} == {
        page.path: [word for tag in page.tags for word in tag.split(", ")] for page in made if page.searched
    }
    for page in found.values():
        html = (site / page["path"] / "index.html").read_text()
        assert all(f'id="{part["anchor"]}"' in html for part in page["sections"][1:]), page["path"]
        assert page["title"] and page["description"]
        assert not page["group"] or page["group"] in search_data(site)["groups"]


def test_a_situation_is_found_by_its_question_alone(site: Path) -> None:
    (page,) = (page for page in search_data(site)["pages"] if page["path"] == "weten/mag-dit/")
    questions = {item.question for group in LOADED.may_i.groups for item in group.situations}
    assert questions <= {part["heading"] for part in page["sections"]}


def test_question_on_a_readers_page_is_matched_only_among_questions(site: Path) -> None:
    asked = {item.question for group in LOADED.faq.groups for item in group.questions}
    found = {page["path"]: {part["heading"] for part in page["sections"]} for page in search_data(site)["pages"]}
    assert asked <= found["weten/veelgestelde-vragen/"]
    on_phases = {heading for path, headings in found.items() if path.startswith("fasen/") for heading in headings}
    assert [heading for heading in on_phases if heading.startswith(tuple(asked))] == []


def test_search_words_stand_with_pages_that_exist() -> None:
    paths = {page.path for page in catalogue.all_pages(LOADED)}
    assert [entry.page for entry in LOADED.search.pages if entry.page.partition("#")[0] not in paths] == []


def test_search_words_of_an_answer_stand_with_an_answer_that_exists(site: Path) -> None:
    answers = {
        f"{page['path'].rstrip('/')}#{part['anchor']}" for page in search_data(site)["pages"] for part in page["sections"] if part["answer"]
    }
    asked = [item for group in LOADED.faq.groups for item in group.questions] + [
        item for group in LOADED.may_i.groups for item in group.situations
    ]
    assert len(answers) == len(asked)
    assert {entry.page for entry in LOADED.search.pages if "#" in entry.page} <= answers


def test_search_engine_and_index_are_small_and_load_on_first_use(online: Path, open_page: Opener) -> None:
    page = open_page("")
    assert page.evaluate("typeof MiniSearch") == "undefined"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(re.sub(r".*?//[^/]*/", "", request.url)))
    page.get_by_role("button", name="Zoeken").click()
    until(page, "'SearchEngine' in globalThis && 'searchTexts' in globalThis")
    page.get_by_role("button", name="Sluiten").click()
    page.get_by_role("button", name="Zoeken").click()
    size = {name.partition("-")[0].removeprefix("bundle/"): len(gzip.compress((online / name).read_bytes())) for name in asked}
    assert len(size) == len(asked)
    assert size.pop("texts") < 350_000
    assert size.pop("titles") <= 30_000
    assert sum(size.values()) < 40_000


# How it reads Dutch


# Readers' own questions


def mistyped(ask: str) -> list[str]:
    """The question with one mistake in the middle of its longest word: letters swapped, dropped, doubled, or wrong."""
    word = max(re.findall(r"[a-z]+", ask.lower()), key=len)
    at = len(word) // 2
    head, letter, tail = word[:at], word[at], word[at + 1 :]
    typed = [head + tail[:1] + letter + tail[1:], head + tail, head + letter + letter + tail, head + ("o" if letter == "a" else "a") + tail]
    return [ask.lower().replace(word, wrong, 1) for wrong in typed if wrong != word] if len(word) >= LONG_ENOUGH else []


@pytest.fixture(scope="module")
def asked_page(view: Opener) -> Page:
    """A page with the engine and all texts, which every question can be put to."""
    page = view("")
    page.get_by_role("button", name="Zoeken").click()
    until(page, "'SearchEngine' in globalThis && 'searchTexts' in globalThis")
    page.evaluate("""() => { globalThis.readersEngine = SearchEngine.create(searchTitles).then(async (engine) => {
      await engine.addTexts(searchTexts);
      return engine;
    }); }""")
    return page


def searched(page: Page, queries: list[str]) -> list[dict[str, Any]]:
    """What the engine says to each: the names of the `first` results, whether there is `need`, what was `corrected`, and a `suggestion`."""
    return page.evaluate(
        """async ([queries, first]) => {
          const engine = await readersEngine;
          const name = ({ path, anchor }) => path.replace(/[/]$/, "") + (anchor ? `#${anchor}` : "");
          return queries.map((query) => {
            const { results, need, corrected, suggestion } = engine.search(query);
            return { first: results.slice(0, first).map(({ entry }) => name(entry)), need, corrected, suggestion };
          });
        }""",
        [queries, FIRST],
    )


def first_results(page: Page, queries: list[str]) -> list[list[str]]:
    return [([CRISIS] if answer["need"] else []) + answer["first"] for answer in searched(page, queries)]


def leads_to(found: list[str], places: list[str]) -> bool:
    """Whether one is a place, or under it: a page answers for its answers and for the pages below it."""
    return any(name == place or name.startswith((f"{place}#", f"{place}/")) for name in found for place in places)


def test_every_question_names_places_that_can_be_found(site: Path) -> None:
    places = {page["path"].rstrip("/") for page in search_data(site)["pages"]}
    places |= {
        f"begrippen#{term['anchor']}" for page in search_data(site)["pages"] if page["path"] == "begrippen/" for term in page["sections"]
    }
    asked = [question for part in QUESTIONS.values() for question in part]
    assert all(set(question) == {"ask", "find"} for question in asked)
    assert {place for question in asked for place in question["find"]} <= places
    assert len({question["ask"] for question in asked}) == len(asked)


@pytest.mark.full
def test_readers_questions_with_typos_find_the_right_page_in_the_top_three(asked_page: Page) -> None:
    asked = [*QUESTIONS["questions"], *QUESTIONS["typing_errors"]]
    derived = [{"ask": wrong, "find": question["find"]} for question in QUESTIONS["questions"] for wrong in mistyped(question["ask"])]
    assert len(QUESTIONS["questions"]) >= 60
    answers = first_results(asked_page, [question["ask"] for question in asked + derived])
    missed = {
        question["ask"]: found for question, found in zip(asked + derived, answers, strict=True) if not leads_to(found, question["find"])
    }
    lost = {question["ask"]: missed[question["ask"]] for question in asked if question["ask"] in missed}
    assert len(lost) <= len(asked) * MOST_LOST, json.dumps(lost, ensure_ascii=False, indent=1)
    assert len(missed) - len(lost) <= len(derived) * MOST_MISSED, json.dumps(missed, ensure_ascii=False, indent=1)


def test_a_phase_is_one_result_that_leads_to_the_page_of_the_reader_who_asks(asked_page: Page) -> None:
    phase = "fasen/tijdens-de-re-integratie"
    readers = {
        "wat als de klachten toenemen": f"{phase}/leidinggevende",
        "uren gaan in kleine stappen omhoog": f"{phase}/werknemer",
        "eerst taken doen, later pas productie": f"{phase}/achtergrond",
        "opbouwen": phase,
    }
    asked = [*readers, *(question["ask"] for question in QUESTIONS["questions"])]
    found = [answer["first"] for answer in searched(asked_page, asked)]
    led = {ask: next((name for name in names if name.startswith(phase)), "") for ask, names in zip(readers, found, strict=False)}
    assert led == readers
    phases = [[name.split("/")[1] for name in names if name.startswith("fasen/")] for names in found]
    assert [names for names, own in zip(found, phases, strict=True) if len(own) != len(set(own))] == []


def test_nine_of_ten_questions_get_the_wanted_answer_in_the_top_three(asked_page: Page) -> None:
    assert len(ANSWERS) == 80
    found = first_results(asked_page, [question["ask"] for question in ANSWERS])
    missed = {question["ask"]: names for question, names in zip(ANSWERS, found, strict=True) if not leads_to(names, question["find"])}
    assert len(missed) <= len(ANSWERS) * (1 - LEAST_ANSWERED), json.dumps(missed, ensure_ascii=False, indent=1)


# Who is in need


def test_crisis_words_are_recognised_whoever_they_are_about_and_however_typed(asked_page: Page) -> None:
    asked = [question["ask"] for question in IN_NEED["questions"]]
    assert len(asked) >= 150
    assert len(set(asked)) == len(asked)
    assert {question["from"] for question in IN_NEED["questions"]} == set(IN_NEED["sources"])
    answers = searched(asked_page, asked)
    assert [ask for ask, answer in zip(asked, answers, strict=True) if not answer["need"]] == []
    assert [answer for answer in answers if CRISIS in answer["first"] or answer["corrected"] or answer["suggestion"]] == []


def test_ordinary_questions_and_lookalikes_of_crisis_words_raise_no_alarm(asked_page: Page) -> None:
    ordinary = [question["ask"] for question in [*QUESTIONS["questions"], *ANSWERS] if CRISIS not in question["find"]]
    asked = [*HARMLESS, *ordinary]
    assert [ask for ask, answer in zip(asked, searched(asked_page, asked), strict=True) if answer["need"]] == []


def test_a_feeling_is_never_read_as_another_word(asked_page: Page) -> None:
    feelings = list(LOADED.search.feelings)
    answers = searched(asked_page, feelings)
    assert {feeling: answer["corrected"] for feeling, answer in zip(feelings, answers, strict=True) if answer["corrected"]} == {}
    assert {feeling: answer["suggestion"] for feeling, answer in zip(feelings, answers, strict=True) if answer["suggestion"]} == {}


# The dialog


def search_for(page: Page, words: str) -> None:
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar zoek je naar?").fill(words)
    expect(page.locator("[data-search-results]:not([aria-busy]) [data-search-next]")).to_be_visible()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")


def test_search_works_by_keyboard_and_says_how_many_results_there_are(open_page: Opener) -> None:
    page = open_page("")
    page.get_by_role("button", name="Zoeken").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("bedrijfs arts")
    hits = page.locator(".search-hit > a")
    expect(hits.first).to_be_visible()
    assert page.locator(".search-hit mark").count() > 1
    expect(page.locator(".search-hit").first).to_have_css("border-top-style", "solid")
    status = page.locator("dialog [role=status]")
    # Not before the rest of the guide is there too.
    expect(status).to_have_text(re.compile(r"^\d+ resultaten\.$"))
    assert status.inner_text() == f"{hits.count()} resultaten."
    page.keyboard.press("ArrowDown")
    assert focused(page) == hits.first.text_content()
    page.keyboard.press("ArrowUp")
    assert focused(page) == "search-query"
    page.keyboard.press("Enter")
    assert focused(page) == hits.first.text_content()
    page.keyboard.press("Escape")
    expect(page.locator("[data-search]")).to_be_hidden()
    assert focused(page) == "Zoeken"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("bedrijfsarts"))


def test_enter_right_after_the_last_letter_goes_to_what_was_typed_and_stays_there(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "rekenhulp")
    old = page.locator(".search-hit > a").first.text_content()
    page.get_by_label("Waar zoek je naar?").evaluate(
        """(input) => {
          input.value = "vertrouwenspersoon";
          input.dispatchEvent(new Event("input", { bubbles: true }));
          input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
        }"""
    )
    page.wait_for_timeout(SETTLED)
    assert focused(page) == page.locator(".search-hit > a").first.text_content() != old


def test_a_typing_error_in_an_everyday_word_is_read_otherwise_too(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "keurignsarts")
    expect(page.locator("dialog [role=status]")).to_contain_text("Gezocht op keuringsarts.")


def test_results_stand_under_headings_and_lead_to_the_part_of_the_page(open_page: Opener) -> None:
    page = open_page("fasen/")
    search_for(page, "plan van aanpak")
    headings = page.locator("dialog h2").all_inner_texts()
    assert headings[0] == "Meest passend"
    assert len(headings) > 1
    assert set(headings[1:]) <= set(LOADED.words["search_groups"].values())
    part = page.locator(".search-parts a").first
    anchor = attribute(part, "href").partition("#")[2]
    part.click()
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_who_finds_nothing_gets_the_nearest_word_and_a_way_on(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "deskundgnordeel")
    expect(page.locator("dialog [role=status]")).to_contain_text("Geen resultaat voor ‘deskundgnordeel’.")
    assert page.locator(".search-hit").count() == 0
    assert violations(page, "dialog") == []
    page.get_by_role("button", name="Bedoel je deskundigenoordeel?").click()
    expect(page.locator(".search-hit").first).to_contain_text("deskundigenoordeel", ignore_case=True)
    page.locator("[data-search-next] a").click()
    page.wait_for_url(re.compile("|".join(AFTER_SEARCH)))


def search_in_titles(page: Page, words: str) -> Route:
    """Search while the texts of the pages do not come yet; they do when the route goes on."""
    waiting: list[Route] = []
    page.route("**/texts*.js", lambda route: waiting.append(route))
    page.get_by_role("button", name="Zoeken").click()
    page.get_by_label("Waar zoek je naar?").fill(words)
    expect(page.locator(".search-hit > a").first).to_be_visible()
    (texts,) = waiting
    return texts


def test_titles_are_searched_while_the_texts_still_come_and_that_is_said(open_page: Opener) -> None:
    page = open_page("")
    texts = search_in_titles(page, "plan van aanpak")
    expect(page.locator(".search-hit > a").first).to_contain_text("plan van aanpak", ignore_case=True)
    status = page.locator("dialog [role=status]")
    expect(status).to_contain_text("De rest van de gids wordt nog geladen.")
    before = page.locator("[data-search-results]").inner_text()
    texts.continue_()
    expect(page.locator("[data-search-results]:not([aria-busy])")).to_be_visible()
    expect(status).not_to_contain_text("geladen")
    assert page.locator("[data-search-results]").inner_text() != before


def test_focus_stays_on_a_result_when_more_results_come(open_page: Opener) -> None:
    page = open_page("")
    texts = search_in_titles(page, "plan van aanpak")
    page.keyboard.press("ArrowDown")
    chosen = focused(page)
    texts.continue_()
    expect(page.locator("[data-search-results]:not([aria-busy])")).to_be_visible()
    assert focused(page) == chosen


@pytest.mark.full
def test_search_never_keeps_a_slow_device_busy_for_long(open_page: Opener) -> None:
    longest = []
    for _ in range(3):  # the machine may be busy with other tests
        page = open_page("")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.evaluate(
            "() => { globalThis.long = []; new PerformanceObserver((seen) => long.push(...seen.getEntries().map((one) => one.duration))).observe({ type: 'longtask' }); }"
        )
        search_for(page, "loon")
        page.wait_for_timeout(SETTLED)
        longest.append(max(page.evaluate("long"), default=0))
        page.close()
    assert min(longest) < LONGEST_TASK, longest


def test_a_typing_error_is_read_otherwise_and_that_is_said(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "probleemanalise")
    expect(page.locator("dialog [role=status]")).to_contain_text("Gezocht op probleemanalyse.")


def numbers(page: Page) -> list[str]:
    return [attribute(link, "href") for link in page.locator("[data-search-need] a[href^='tel:']").all()]


def test_crisis_page_and_numbers_come_before_any_result(open_page: Opener) -> None:
    page = open_page("fasen/")
    search_for(page, "mijn collega wil dood")
    help_first = page.locator("[data-search-results] > :first-child")
    assert help_first.get_attribute("data-search-need") is not None
    assert numbers(page) == ["tel:113", "tel:08000113", "tel:112"]
    expect(page.locator("dialog [role=status]")).to_contain_text("Bovenaan staat wie je nu kunt bellen.")
    page.keyboard.press("Enter")
    assert focused(page) == help_first.locator("a").first.text_content()
    page.locator("[data-search-need] a[href='tel:112']").evaluate(
        "(link) => link.addEventListener('click', (event) => event.preventDefault())"
    )
    page.locator("[data-search-need] a[href='tel:112']").click()
    expect(page.locator("[data-search]")).to_be_visible()
    help_first.locator("a").first.click()
    page.wait_for_url(re.compile(CRISIS))


def test_who_finds_nothing_gets_the_numbers_too(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "xqzwvj")
    assert page.locator(".search-hit").count() == 0
    assert numbers(page) == ["tel:113", "tel:08000113", "tel:112"]


def test_an_ordinary_question_shows_no_numbers(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "deadline in week 113")
    expect(page.locator(".search-hit").first).to_be_visible()
    assert numbers(page) == []


def test_a_question_that_the_guide_answers_shows_its_answer_and_leads_to_it(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "kan ik ontslagen worden omdat ik ziek ben")
    (question,) = (item for group in LOADED.faq.groups for item in group.questions if item.id == "ontslagen")
    hit = page.locator(".search-hit").first
    assert hit.locator("a").first.text_content() == question.question
    said = hit.locator("p").inner_text()
    assert question.answer.startswith(said)
    assert said.endswith(".")
    hit.locator("a").first.click()
    expect(page.locator("#vraag-ontslagen p").first).to_be_visible()


def test_a_result_quotes_a_whole_sentence(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "vertrouwenspersoon")
    (term,) = (item for item in LOADED.terms if item.id == "vertrouwenspersoon")
    said = page.locator(".search-hit", has=page.get_by_role("link", name="vertrouwenspersoon", exact=True)).locator("p").first.inner_text()
    assert term.meaning.startswith(said)


def test_markup_in_a_search_query_shows_as_text(open_page: Opener) -> None:
    page = open_page("")
    search_for(page, "<img src=x onerror=alert(1)> ‘; {word}")
    expect(page.locator("dialog [role=status]")).to_be_visible()
    assert page.locator("dialog img").count() == 0


def test_without_the_index_or_a_script_every_page_can_still_be_found(open_page: Opener) -> None:
    page = open_page("", java_script_enabled=False)
    expect(page.get_by_role("button", name="Zoeken")).to_be_hidden()
    page.locator("header").get_by_role("link", name="Alle pagina's").first.click()
    links = page.locator(".all-pages a")
    assert links.count() >= len([made for made in catalogue.all_pages(LOADED) if made.in_menu and made.path != path_of("all_pages")])
    assert page.get_by_role("link", name="Over deze gids").first.is_visible()


@pytest.mark.parametrize(("width", "scheme"), STATE_VIEWS)
@pytest.mark.parametrize("words", ["werk", "werk is te veel ik wil dood"])
def test_axe_finds_nothing_among_many_results(words: str, width: int, scheme: str, open_page: Opener) -> None:
    page = open_page("", width=width, color_scheme=scheme)
    search_for(page, words)
    assert page.locator(".search-hit").count() > 5
    assert violations(page, "dialog") == []
    assert sideways(page) <= 0


def test_search_words_for_a_page_that_is_not_there_are_told_at_their_place(tmp_path: Path) -> None:
    tree = copy_tree(tmp_path)
    file = tree / "content" / "search.yml"
    file.write_text(file.read_text().replace("    page: rekenhulp\n", "    page: rekenhulpje\n"))
    problems = [str(problem) for problem in links.link_problems(guide.load(tree), guide.load(ROOT))]
    line = file.read_text().splitlines().index("    page: rekenhulpje") + 1
    assert problems == [f"content/search.yml:{line}:11: er is geen pagina 'rekenhulpje' (bedoel je 'rekenhulp'?)"]
