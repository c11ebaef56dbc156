"""Dutch spelling by hunspell, with the words that this project needs beside its dictionary."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Collection, Iterable

from tests.helpers import DATA

OWN_WORDS = DATA / "words.txt"
WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# What is not spelled: addresses, file names, code, and the blanks of a sentence.
NO_WORD = re.compile(
    r"\S*(?:://|www\.)\S*|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|be|net|yml|md|html|zip|ics|csv|pdf|conf)\b\S*|\{\w+\}|\S+@\S+"
)


def own_words() -> list[str]:
    return OWN_WORDS.read_text().split()


def words_of(text: str) -> set[str]:
    """The words of a text. One between hyphens with a figure ('spoor-2-traject') is spelled in parts."""
    return set(WORD.findall(NO_WORD.sub(" ", text)))


def judged(words: Iterable[str], own: Collection[str]) -> tuple[set[str], set[str]]:
    """The words that are misspelled, and those of our own list that are needed for the others.

    A word of parts is right when each part is, and so is a word that only starts a sentence.
    """
    every = set(words)
    missed = _missed({form for word in every for form in (word, _lower_first(word), *word.split("-"))})
    wrong, needed = set(), set()
    for word in every:
        strange = {part for part in word.split("-") if part in missed}
        if not strange or not {word, _lower_first(word)} <= missed:
            continue
        known = {word, _lower_first(word)} & set(own) or (strange if strange <= set(own) else set())
        needed |= known
        if not known:
            wrong.add(word)
    return wrong, needed


def _missed(words: set[str]) -> set[str]:
    """Which words the Dutch dictionary does not have."""
    command = ["hunspell", "-d", "nl_NL", "-i", "utf-8", "-l"]
    return set(subprocess.run(command, input="\n".join(sorted(words)), capture_output=True, text=True, check=True).stdout.split())


def _lower_first(word: str) -> str:
    return word[:1].lower() + word[1:]
