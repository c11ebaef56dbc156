"""The formats that leave the page, character by character: calendar file, table, code of the scan, plan, kept agreement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Error, Page


@pytest.fixture(scope="module")
def page(engine: Callable[..., Page]) -> Page:
    scripts = ("base/ics", "base/csv", "base/fill", "base/days", "base/format", "base/file-format", "base/fingerprint", "base/health-words")
    tools = ("plan/state", "plan/build-up", "scan/code", "scan/compare", "scan/state", "contact/text")
    return engine(*(f"js/{name}" for name in (*scripts, *tools)))


# Calendar files


def ics(page: Page, title: str = "Plan", reminder: int = 0, text: str = "Tekst") -> list[str]:
    event = {"uid": "a@b", "day": "2026-02-28", "nextDay": "2026-03-01", "title": title, "text": text}
    options = {"product": "-//Gids; editie//NL", "stamp": "20260101T000000Z", "sequence": 7, "reminderDays": reminder}
    file = page.evaluate("([event, options]) => globalThis.Ics.icsFile([event], options)", [event, options])
    assert file.endswith("END:VCALENDAR\r\n")
    return file.removesuffix("\r\n").split("\r\n")


def test_ics_escapes_commas_semicolons_backslashes_and_newlines_in_alarms_too(page: Page) -> None:
    lines = ics(page, "Bel, mail; of \\ kom\nlangs", 2, "Een\r\ntwee\rdrie")
    escaped = "Bel\\, mail\\; of \\\\ kom\\nlangs"
    assert f"SUMMARY:{escaped}" in lines
    alarm = lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM")]
    assert alarm == ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped}", "TRIGGER:-P1DT15H"]
    assert "DESCRIPTION:Een\\ntwee\\ndrie" in lines
    assert "PRODID:-//Gids\\; editie//NL" in lines


def test_an_event_is_one_whole_day_without_an_alarm_unless_asked(page: Page) -> None:
    lines = ics(page)
    assert "BEGIN:VALARM" not in lines
    assert {"DTSTART;VALUE=DATE:20260228", "DTEND;VALUE=DATE:20260301", "SEQUENCE:7", "TRANSP:TRANSPARENT"} <= set(lines)


@pytest.mark.parametrize("letter", ["a", "é", "€", "😀"])
def test_no_line_is_longer_than_75_octets_and_no_character_is_cut(letter: str, page: Page) -> None:
    text = letter * 200
    folded = page.evaluate("(text) => globalThis.Ics.fold(text)", text)
    pieces = folded.split("\r\n")
    sizes = [len(piece.encode()) for piece in pieces]
    width = len(letter.encode())
    assert max(sizes) <= 75
    assert all(size > 75 - width for size in sizes[:-1])
    assert folded.replace("\r\n ", "") == text


# Days in words


@pytest.mark.parametrize(("format", "words"), [("long", "zaterdag 28 februari 2026"), ("day", "28 februari 2026"), ("month", "feb 26")])
def test_a_day_in_words_is_the_same_from_its_number_and_from_its_date(format: str, words: str, page: Page) -> None:
    said = page.evaluate("(format) => [Days.parseDay('2026-02-28'), '2026-02-28'].map((day) => Format.inWords(day, format))", format)
    assert said == [words, words]


# Tables


def test_csv_quotes_cells_with_separators_quotes_or_newlines(page: Page) -> None:
    table = page.evaluate("(rows) => globalThis.Csv.csv(rows)", [["a;b", 'zeg "ja"', "een, twee", "x\ny"], ["", "b"]])
    assert table == '"a;b";"zeg ""ja""";een, twee;"x\ny"\r\n;b\r\n'


# The scan

PART: dict[str, Any] = {
    "side": "leidinggevende",
    "round": 3,
    "pair": "AB1",
    "themes": [{"number": 2, "now": 4, "important": 0, "helps": [3, 9]}, {"number": 5, "now": 1, "important": 5, "helps": []}],
}


def test_a_shared_part_comes_back_from_its_code_with_spaces_dashes_and_look_alikes(page: Page) -> None:
    code = page.evaluate("(part) => globalThis.ScanCode.encode(part)", PART)
    assert all(len(group) == 4 for group in code.split("-")[:-1])
    for typed in (
        code,
        code.lower(),
        code.replace("-", " "),
        code.replace("0", "o").replace("1", "l"),
        f"  {code}\n",
        code.replace("-", "–"),
    ):
        assert page.evaluate("(code) => globalThis.ScanCode.decode(code)", typed) == {"value": PART}


@pytest.mark.parametrize("place", range(0, 40, 3))
def test_a_code_with_one_other_character_is_damaged(place: int, page: Page) -> None:
    code = page.evaluate("(part) => globalThis.ScanCode.encode(part)", PART).replace("-", "")
    if place < len(code):
        wrong = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
        assert page.evaluate("(code) => globalThis.ScanCode.decode(code)", wrong) == {"error": "damaged"}


@pytest.mark.parametrize(
    ("text", "error"), [("", "empty"), ("  ", "empty"), ("é", "unreadable"), ("A" * 4001, "too_long"), ("AAAA", "damaged")]
)
def test_an_invalid_scan_code_gives_the_name_of_its_error(text: str, error: str, page: Page) -> None:
    assert page.evaluate("(code) => globalThis.ScanCode.decode(code)", text) == {"error": error}


@pytest.mark.parametrize(
    ("change", "sound"),
    [
        ({}, True),
        ({"number": 0}, False),
        ({"now": 6}, False),
        ({"important": 6}, False),
        ({"helps": [9, 3]}, False),
        ({"helps": [3, 3]}, False),
    ],
)
def test_a_code_whose_check_holds_and_that_we_never_write_is_not_read(change: dict, sound: bool, page: Page) -> None:
    part = PART | {"themes": [PART["themes"][0] | change]}
    found = page.evaluate("(part) => globalThis.ScanCode.decode(globalThis.ScanCode.encode(part))", part)
    assert ("value" in found) is sound
    assert page.evaluate(
        "(part) => globalThis.ScanCode.decode(globalThis.ScanCode.encode(part))", PART | {"themes": PART["themes"][::-1]}
    ) == {"error": "damaged"}


@pytest.mark.parametrize(
    ("typed", "pair"), [("ab1", "AB1"), ("a-b 1", "AB1"), ("oil", "011"), ("ab", ""), ("abcd", ""), ("a!b", ""), ("aub", "")]
)
def test_the_mark_of_a_pair_is_three_characters_of_the_alphabet(typed: str, pair: str, page: Page) -> None:
    assert page.evaluate("(text) => globalThis.ScanCode.readPair(text)", typed) == pair


def test_a_file_of_a_newer_version_is_told_apart_from_one_of_something_else(page: Page) -> None:
    read = lambda text: page.evaluate("(text) => globalThis.ScanCode.read(text)", text)  # noqa: E731
    assert read('{"format": "samenterug-scan", "version": 2, "code": "x"}') == {"error": "newer"}
    assert read('{"format": "anders", "version": 1}') == {"error": "not_ours"}
    assert read('{"format": "samenterug-scan", "version": 0}') == {"error": "not_ours"}
    assert read("{") == {"error": "not_ours"}


def test_sides_that_are_one_step_apart_agree_and_of_ties_the_first_card_comes_first(page: Page) -> None:
    theme = lambda number, now, important: {"number": number, "now": now, "important": important, "helps": []}  # noqa: E731
    ours = {"themes": [theme(1, 3, 2), theme(2, 2, 5), theme(3, 2, 5), theme(4, 5, 5), theme(5, 0, 5), theme(6, 1, 1)]}
    theirs = {"themes": [theme(1, 4, 2), theme(2, 4, 5), theme(3, 4, 5), theme(4, 5, 5), theme(5, 4, 5), theme(6, 1, 1), theme(7, 3, 3)]}
    found = page.evaluate("([ours, theirs]) => globalThis.ScanCompare.compare(ours, theirs)", [ours, theirs])
    numbers = {name: [item["number"] for item in found[name]] for name in ("agree", "differ", "subjects")}
    assert numbers == {"agree": [1, 4, 6], "differ": [2, 3], "subjects": [2, 3, 6]}
    assert found["unshared"] == [5, 7]
    assert [item["reason"] for item in found["subjects"]] == ["differ", "differ", "low"]


# The plan


def read_plan(page: Page, file: dict) -> dict:
    return page.evaluate("(file) => globalThis.PlanState.read(JSON.stringify(file))", {"format": "samenterug-plan", "version": 1} | file)


def test_a_plan_keeps_what_fits_and_leaves_out_what_does_not(page: Page) -> None:
    steps = [{"weeks": 26, "hours": 60, "load": "licht", "days": [5, 1, 1, 8]}, {"weeks": 27, "hours": 61, "load": "É", "days": "x"}, "los"]
    draft = {
        "texts": {"a": "x" * 4000, "b": "x" * 4001, "É": "x"},
        "days": {"a": "2026-02-28", "b": "2026-02-30"},
        "numbers": {"a": 0, "b": -1, "c": 60.5},
        "steps": steps,
    }
    found = read_plan(page, {"draft": draft, "mark": "0123abcd"})["state"]
    assert found["mark"] == "0123abcd"
    assert (found["draft"]["texts"], list(found["draft"]["days"]), list(found["draft"]["numbers"])) == (
        {"a": "x" * 4000, "b": "x" * 4000},
        ["a"],
        ["a"],
    )
    assert found["draft"]["steps"] == [
        {"weeks": 26, "hours": 60, "load": "licht", "days": [1, 5]},
        {"weeks": None, "hours": None, "load": "", "days": []},
    ]


def test_a_plan_has_an_end_to_its_rows_and_its_versions(page: Page) -> None:
    file = {"draft": {"deeds": [{"what": str(n)} for n in range(41)]}, "earlier": [{"date": "2026-01-01", "plan": {}}] * 61}
    found = read_plan(page, file)["state"]
    assert (len(found["draft"]["deeds"]), len(found["earlier"])) == (40, 60)


def test_a_plan_of_an_older_version_comes_along_and_a_newer_or_strange_one_is_told(page: Page) -> None:
    old = read_plan(page, {"version": 0, "mark": "x", "plan": {"texts": {"a": "Hoi"}}})["state"]
    assert (old["draft"]["texts"], old["earlier"], old["mark"]) == ({"a": "Hoi"}, [], "")
    assert read_plan(page, {"version": 2}) == {"error": "newer"}
    assert read_plan(page, {"format": "anders"}) == {"error": "not_ours"}
    assert page.evaluate("globalThis.PlanState.read('x'.repeat(500001))") == {"error": "too_long"}


LADDER = ["licht", "half", "vol"]
FREE = {"hours": None, "load": None, "until": None}


def build(*steps: tuple[int | None, int | None, str], **more: object) -> dict:
    rows = [{"weeks": weeks, "hours": hours, "load": load, "days": [1]} for weeks, hours, load in steps]
    return {"steps": rows, "ladder": LADDER, "start": None, "cap": FREE, "agreed": {"hours": None, "weeks": None}} | more


def remarks(page: Page, built: dict) -> list[tuple[int | None, str]]:
    return [(found["step"], found["name"]) for found in page.evaluate("(build) => globalThis.BuildUp.remarks(build)", built)]


@pytest.mark.parametrize(
    ("steps", "kinds"),
    [
        ([(1, 8, "licht"), (1, 10, "licht")], ["start", "hours"]),
        ([(1, 8, "licht"), (1, 8, "half")], ["start", "load"]),
        ([(1, 8, "licht"), (1, 10, "half")], ["start", "both"]),
        ([(1, 8, "half"), (1, 10, "licht")], ["start", "swap"]),
        ([(1, 8, "half"), (1, 6, "half")], ["start", "back"]),
        ([(1, 8, "half"), (1, 8, "licht")], ["start", "back"]),
        ([(2, 8, "licht"), (1, 8, "licht")], ["start", "hold", "hold"]),
        ([(1, None, "licht"), (1, 8, "")], ["start", "hold"]),
    ],
)
def test_a_week_says_what_rises_in_it(steps: list, kinds: list[str], page: Page) -> None:
    assert [week["kind"] for week in page.evaluate("(build) => globalThis.BuildUp.weeksOf(build)", build(*steps))] == kinds


def test_weeks_and_days_of_a_step_follow_those_before_it(page: Page) -> None:
    spans = page.evaluate(
        "(build) => globalThis.BuildUp.spans(build)", build((2, 8, "licht"), (None, 8, "licht"), (3, 8, "licht"), start=100)
    )
    assert [(span["from"], span["to"], span["first"], span["last"]) for span in spans] == [
        (1, 2, 100, 113),
        (3, 3, 114, 120),
        (4, 6, 121, 141),
    ]


@pytest.mark.parametrize(
    ("built", "expected"),
    [
        (build((1, 12, "licht"), cap=FREE | {"hours": 12}), []),
        (build((1, 13, "licht"), cap=FREE | {"hours": 12}), [(0, "over_hours")]),
        (build((1, 12, "half"), cap=FREE | {"load": "half"}), []),
        (build((1, 12, "vol"), cap=FREE | {"load": "half"}), [(0, "over_load")]),
        (build((1, 13, "licht"), cap=FREE | {"hours": 12, "until": 99}, start=100), [(0, "no_advice")]),
        (build((1, 13, "licht"), cap=FREE | {"hours": 12, "until": 106}, start=100), [(0, "over_hours")]),
        (build((2, 8, "licht"), (2, 11, "licht"), agreed={"hours": 2, "weeks": None}), [(1, "fast_hours")]),
        (build((2, 8, "licht"), (2, 10, "licht"), agreed={"hours": 2, "weeks": None}), []),
        (build((2, 8, "licht"), (2, 8, "vol")), [(1, "fast_load")]),
        (build((1, 8, "licht"), (2, 9, "licht"), (1, 9, "licht"), agreed={"hours": None, "weeks": 2}), [(1, "short")]),
        (build((2, 8, "licht"), (2, 9, "half")), [(1, "both")]),
        (build((1, 8, "licht"), (1, 9, "licht"), (1, 10, "licht")), [(None, "no_rest")]),
        (build((1, 8, "licht"), (1, 9, "licht"), (2, 10, "licht"), (1, 11, "licht")), []),
        (build((2, 8, "licht"), (1, 9, "licht"), (1, 10, "licht"), (1, 11, "licht")), [(None, "no_rest")]),
    ],
)
def test_a_build_up_gets_exactly_the_remarks_that_fit_it(built: dict, expected: list, page: Page) -> None:
    assert remarks(page, built) == expected


@pytest.mark.parametrize(
    ("raise_", "cap", "step"),
    [
        ("hours", FREE, (3, 10, "half")),
        ("load", FREE, (3, 8, "vol")),
        ("hold", FREE, (1, 8, "half")),
        ("hours", FREE | {"hours": 9}, (3, 9, "half")),
        ("hours", FREE | {"hours": 6}, (3, 8, "half")),
        ("load", FREE | {"load": "half"}, (3, 8, "half")),
    ],
)
def test_a_next_step_raises_one_ladder_and_stays_within_the_advice(raise_: str, cap: dict, step: tuple, page: Page) -> None:
    built = build((2, 8, "half"), cap=cap, agreed={"hours": 2, "weeks": 3})
    found = page.evaluate("([build, raise]) => globalThis.BuildUp.nextStep(build, raise)", [built, raise_])
    assert (found["weeks"], found["hours"], found["load"]) == step


def test_double_step_is_split_into_hours_first_and_then_work(page: Page) -> None:
    steps = build((1, 8, "licht"), (2, 10, "half"))["steps"]
    found = page.evaluate("(steps) => globalThis.BuildUp.split(steps, 1)", steps)
    assert [(step["hours"], step["load"]) for step in found] == [(8, "licht"), (10, "licht"), (10, "half")]


# The agreement about contact

FIELDS = {
    "fields": [
        {
            "id": "hoe",
            "kind": "meer",
            "says": "Hoe",
            "options": [
                {"id": "bellen", "text": "Bellen"},
                {"id": "hr", "text": "HR vragen"},
                {"id": "anders", "text": "Anders", "own": True},
            ],
        },
        {"id": "rust", "kind": "datum", "only": "rest", "says": "Rust tot", "event": "Weer bellen"},
        {"id": "later", "kind": "datum", "says": "Later", "event": "Bekijken"},
    ],
    "always": ["Altijd."],
    "rest_always": ["In rust."],
}


def test_choices_are_lowercased_in_a_sentence_but_names_keep_their_capital(page: Page) -> None:
    state = {"mode": "", "chosen": {"hoe": ["anders", "hr", "bellen"]}, "own": {"hoe.anders": " post "}, "days": {"rust": "2026-01-01"}}
    agreed = page.evaluate("([state, data]) => globalThis.ContactText.agreed(state, data, String)", [state, FIELDS])
    assert agreed == [["Hoe", "bellen, HR vragen, post"]]


def test_days_of_the_agreement_come_in_order_of_time_and_only_those_of_its_kind(page: Page) -> None:
    state = {"mode": "rest", "chosen": {}, "own": {}, "days": {"rust": "2026-03-01", "later": "2026-02-28"}}
    events = page.evaluate("([state, data]) => globalThis.ContactText.events(state, data)", [state, FIELDS])
    assert [(event["id"], event["nextDay"]) for event in events] == [("later", "2026-03-01"), ("rust", "2026-03-02")]
    events = page.evaluate("([state, data]) => globalThis.ContactText.events(state, data)", [state | {"mode": "contact"}, FIELDS])
    assert [event["id"] for event in events] == ["later"]
    assert page.evaluate("([state, data]) => globalThis.ContactText.always(state, data)", [state, FIELDS]) == ["In rust.", "Altijd."]


def test_of_a_kept_agreement_only_what_the_page_knows_comes_back(page: Page) -> None:
    kept = {
        "contactafspraak": 1,
        "mode": "vreemd",
        "chosen": {"hoe": ["x", "hr"], "weg": ["a"]},
        "own": {"hoe.anders": "y" * 81, "hoe.hr": "z"},
        "days": {"later": "2026-02-28", "rust": "morgen"},
    }
    read = lambda file: page.evaluate("([file, data]) => globalThis.ContactText.read(JSON.stringify(file), data)", [file, FIELDS])  # noqa: E731
    known = {"mode": "", "chosen": {"hoe": ["hr"]}, "own": {"hoe.anders": "y" * 80}, "days": {"later": "2026-02-28"}}
    assert read(kept) == {"state": known, "partly": True}
    assert read(kept | {"contactafspraak": 2}) == {}
    assert read(kept | {"days": {"later": "2026-02-30", "rust": "2026-02-28"}})["state"]["days"] == {"rust": "2026-02-28"}


def test_of_a_kept_agreement_the_reader_is_told_when_a_part_does_not_come_back(page: Page) -> None:
    kept: dict[str, object] = {
        "contactafspraak": 1,
        "mode": "rest",
        "chosen": {"hoe": ["hr"]},
        "own": {"hoe.anders": "y"},
        "days": {"later": "2026-02-28"},
    }
    parts: list[dict[str, object]] = [
        {},
        {"mode": "vreemd"},
        {"chosen": {"hoe": ["x", "hr"]}},
        {"chosen": {"hoe": "hr"}},
        {"own": {"hoe.weg": "y"}},
        {"days": {"later": "2026-02-30"}},
    ]
    found = page.evaluate(
        "([files, data]) => files.map((file) => globalThis.ContactText.read(JSON.stringify(file), data).partly)",
        [[kept | part for part in parts], FIELDS],
    )
    assert found == [False, True, True, True, True, True]


# Words


@pytest.mark.parametrize(
    ("text", "word"), [("Ze heeft een Dépressie.", "Dépressie"), ("depressief", "depressief"), ("antidepressiva", ""), ("de-pressie", "")]
)
def test_health_words_match_at_the_start_of_a_word_ignoring_accents(text: str, word: str, page: Page) -> None:
    assert page.evaluate("(text) => globalThis.HealthWords.healthWord(text, ['depress'])", text) == word


def test_days_are_written_in_dutch(page: Page) -> None:
    shown = page.evaluate("['long', 'short', 'day', 'month'].map((format) => globalThis.Format.inWords(0, format))")
    assert shown == ["donderdag 1 januari 1970", "do 1 jan 1970", "1 januari 1970", "jan 70"]
    assert page.evaluate("globalThis.Format.inDigits(1234.5)") == "1.234,5"
    assert page.evaluate("globalThis.Sentence.fill('{a} en {b}, {a}', {a: 1, b: 2})") == "1 en 2, 1"


@pytest.mark.parametrize("values", ["{a: 1}", "{a: 1, b: undefined}", "{a: 1, b: null}"])
def test_a_sentence_with_a_blank_that_gets_no_value_is_an_error_that_names_it(values: str, page: Page) -> None:
    with pytest.raises(Error, match=r"no value for \{b\} in \"\{a\} en \{b\}\""):
        page.evaluate(f"globalThis.Sentence.fill('{{a}} en {{b}}', {values})")
    assert page.evaluate("globalThis.Sentence.fill('{a}{b}', {a: 0, b: ''})") == "0"
