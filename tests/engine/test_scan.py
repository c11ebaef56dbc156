"""The codes and files of the scan: read back as they were, or told apart."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from macros.model.card import Card
from tests.helpers import RANDOM, our_guide, page_data

PART = """(random) => {
  const { ALPHABET, ROUNDS, SIDES } = ScanCode;
  const whole = (below) => Math.floor(random() * below);
  const some = (most, below) => [...new Set(Array.from({ length: whole(most + 1) }, () => whole(below)))].sort((a, b) => a - b);
  return {
    side: SIDES[whole(2)], round: ROUNDS[whole(4)], pair: [0, 0, 0].map(() => ALPHABET[whole(32)]).join(""),
    themes: some(14, 126).map((number) => ({ number: number + 1, now: whole(6), important: whole(6), helps: some(6, 2 ** 14) }))
      .filter(({ number }, n, all) => n === 0 || number > all[n - 1].number),
  };
}"""


@pytest.fixture(scope="module")
def scan(engine: Callable[..., Page]) -> Page:
    return engine("js/base/fingerprint", "js/base/file-format", "js/scan/code", "js/scan/compare", "js/scan/state")


def test_at_most_three_subjects_are_proposed_and_no_number_judges(scan: Page) -> None:
    found = scan.evaluate(
        f"""() => {{
          const random = ({RANDOM})(7);
          const part = {PART};
          let most = 0;
          for (let n = 0; n < 2000; n += 1) most = Math.max(most, ScanCompare.compare(part(random), part(random)).subjects.length);
          const same = (now) => ({{ themes: [{{ number: 1, now, important: 5, helps: [] }}] }});
          return [most, ...[1, 4].map((now) => ScanCompare.compare(same(now), same(now)).subjects.map(({{ reason }}) => reason))];
        }}"""
    )
    assert found == [3, ["low"], []]


def test_every_shared_part_comes_back_from_its_code_however_it_is_typed(scan: Page) -> None:
    failed = scan.evaluate(
        f"""() => {{
          const random = ({RANDOM})(1);
          const part = {PART};
          return Array.from({{ length: 3000 }}, () => part(random)).filter((value) => {{
            const code = ScanCode.encode(value);
            const typed = ` ${{code.toLowerCase().replaceAll("-", random() < 0.5 ? " \\n" : "–").replaceAll("1", "l").replaceAll("0", "o")}} `;
            const wanted = JSON.stringify(value);
            return [code, typed, ScanCode.encodeFile(value)].some((text) => JSON.stringify(ScanCode.read(text).value) !== wanted);
          }}).length;
        }}"""
    )
    assert failed == 0


def test_ten_thousand_damaged_codes_and_files_are_never_read_as_something_else(scan: Page) -> None:
    outcome = scan.evaluate(
        f"""() => {{
          const random = ({RANDOM})(2);
          const part = {PART};
          const whole = (below) => Math.floor(random() * below);
          const signs = ["0", "z", "-", " ", "\\n", "\\u0000", "<script>", "{{", "\\"", "€", "\\ud83d", "9999", "__proto__", "null", "\\\\"];
          const damage = (text) => {{
            const at = whole(text.length);
            const length = whole(6);
            const kinds = [
              () => text.slice(0, at) + signs[whole(signs.length)] + text.slice(at + length),
              () => text.slice(0, at),
              () => text.slice(0, at) + ScanCode.ALPHABET[whole(32)] + text.slice(at + 1),
              () => text.slice(at) + text.slice(0, at),
              () => text.slice(0, at) + text.slice(at, at + length) + text.slice(at),
              () => text.slice(0, at) + (text[at + 1] ?? "") + text[at] + text.slice(at + 2),
            ];
            return kinds[whole(kinds.length)]();
          }};
          const wrong = [];
          const reasons = new Set();
          for (const write of [ScanCode.encode, ScanCode.encodeFile]) {{
            for (let n = 0; n < 10000; n += 1) {{
              const value = part(random);
              const text = damage(write(value));
              for (const reader of [ScanCode.read, ScanCode.decode, ScanCode.decodeFile]) {{
                const found = reader(text);
                if (found.error) reasons.add(found.error);
                else if (JSON.stringify(found.value) !== JSON.stringify(value)) wrong.push(text);
              }}
              ScanState.read(text);
            }}
          }}
          for (const given of [undefined, null, 7, {{}}, [], "x".repeat(1e6), "[".repeat(20000), '{{"format":"samenterug-scan","version":1,"code":{{}}}}'])
            for (const reader of [ScanCode.read, ScanCode.decode, ScanCode.decodeFile]) if (!reader(given).error) wrong.push(given);
          return {{ wrong, reasons: [...reasons] }};
        }}"""
    )
    assert outcome["wrong"] == []
    assert {f"error_{reason}" for reason in outcome["reasons"]} <= set(page_data("samen/scan", "scan-data")["words"])
    assert len(outcome["reasons"]) >= 4


def test_a_newer_code_or_file_is_told_apart_from_a_damaged_one(scan: Page) -> None:
    code = scan.evaluate(
        "ScanCode.encode({ side: 'werknemer', round: 0, pair: 'K7M', themes: [{ number: 1, now: 1, important: 5, helps: [] }] })"
    )
    file = json.dumps({"format": "samenterug-scan", "version": 2, "code": code})
    assert scan.evaluate("text => ScanCode.read(text)", file) == {"error": "newer"}
    assert scan.evaluate("text => ScanState.read(text)", '{"format":"samenterug-scan-eigen","version":9}') == {"error": "newer"}
    letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
    body = "2" + re.sub(r"\W", "", code)[1:-6]
    check = zlib.crc32(body.encode()) % 2**30
    newer = body + "".join(letters[check >> 5 * place & 31] for place in reversed(range(6)))
    assert scan.evaluate("code => ScanCode.decode(code)", newer) == {"error": "newer"}


OWN = """answers => ScanState.read(JSON.stringify({
  format: "samenterug-scan-eigen", version: 1, rounds: { 0: { answers, sharing: true } } }))"""


def test_an_answer_to_every_card_that_an_edition_may_have_comes_back(scan: Page) -> None:
    limits = {name: getattr(limit, name) for limit in Card.model_fields["number"].metadata for name in ("ge", "le") if hasattr(limit, name)}
    given = {"now": 2, "important": 5, "helps": []}
    for number in (limits["ge"], 99, 100, limits["le"]):
        found = scan.evaluate(OWN, {number: given})
        assert found["lost"] == []
        assert found["state"]["rounds"]["0"]["answers"] == {str(number): given | {"keep": False}}
        part = {"side": "werknemer", "round": 0, "pair": "K7M", "themes": [given | {"number": number}]}
        assert scan.evaluate("part => ScanCode.decode(ScanCode.encode(part))", part) == {"value": part}
    assert scan.evaluate("ScanCode.LAST_CARD") == limits["le"]


def test_an_answer_that_belongs_to_no_card_is_left_out_and_told(scan: Page) -> None:
    given = {"now": 2, "important": 5, "helps": []}
    found = scan.evaluate(OWN, {**dict.fromkeys(("0", "7", "007", "128", "1e2", "x" * 500), given), "8": "los", "9": given | {"now": 6}})
    assert list(found["state"]["rounds"]["0"]["answers"]) == ["7", "9"]
    told = [item["name"] for item in found["lost"]]
    assert sorted(told, key=str) == sorted(["0", "007", "128", "1e2", "x" * 20, 8, 9], key=str)
    assert {item["what"] for item in found["lost"]} == {"answer"}


def test_every_help_of_a_scan_theme_has_a_unique_key_in_the_code(scan: Page) -> None:
    for card in our_guide().cards:
        keys = scan.evaluate("ids => ids.map(ScanCode.helpKey)", [help.id for help in card.helps])
        assert len(set(keys)) == len(card.helps)
        assert all(0 <= key < 2**14 for key in keys)
