"""The words of the law in the folds of pages, set apart in one script for each law: most readers never open such a fold.

The link to the article stays in the page; docs/assets/js/base/law-words.js puts the words there when the fold opens.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

QUOTE = re.compile(r"""(<blockquote class="law" data-law=")([\w-]+)(">)(.*?)(?=</blockquote>)""", re.S)
LINE = re.compile(r"<(\w)>(.*?)</\1>", re.S)
KEY_LENGTH = 8


def scripts(texts: Iterable[str]) -> dict[str, str]:
    """Return for each law the script with its words that these pages quote, each as its paragraphs by a key."""
    found: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for text in texts:
        for quote in QUOTE.finditer(text):
            found[quote[2]][_key(quote[4])] = [html.unescape(" ".join(line.split())) for _, line in LINE.findall(quote[4])]
    return {law: _dispatched(words) for law, words in sorted(found.items())}


def set_apart(text: str, addresses: Mapping[str, str]) -> str:
    """Return a page without those words, and in their place where they stand: the address of the law's script, and the key."""
    return QUOTE.sub(lambda quote: f"{quote[1]}{addresses[quote[2]]}#{_key(quote[4])}{quote[3]}", text)


def _key(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:KEY_LENGTH]


def _dispatched(words: dict[str, list[str]]) -> str:
    detail = json.dumps(words, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f'dispatchEvent(new CustomEvent("law-words",{{detail:{detail}}}));'
