"""The plainness of a Dutch text: its sentences, words and syllables, and its reading ease."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

LONG_SENTENCE = 20
SHORT_SENTENCE = 7
# So many short sentences in a row read as steps of a stair.
SHORT_RUN = 3
# Abbreviations whose full stop ends no sentence.
SHORT = ("art.", "Stb.", "Stcrt.", "nr.", "mr.", "dr.", "bijv.")
SENTENCE_END = re.compile(
    "".join(rf"(?<!\b{re.escape(word)})" for word in SHORT) + r"""(?:(?<=[.!?…])|(?<=[.!?…]["'’”)]))\s+(?=["'‘“(]?[A-ZÀ-Þ0-9])"""
)
WORD = re.compile(r"[^\W_]+(?:[-'’./][^\W_]+)*")
# One match is one syllable. Counted by hand on eighty words this errs on English loans only ('team', 'coach');
# the hyphenation patterns of pyphen err more, for they break off no single letter ('o-ver', 'e-va-lu-a-tie').
VOWELS = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|ai|[aeiouyáàâäéèêëíìîïóòôöúùûü]", re.IGNORECASE)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text, in order; a line break that the text keeps ends one too."""
    return [part.strip() for line in text.splitlines() for part in SENTENCE_END.split(line) if WORD.search(part)]


def words(text: str) -> list[str]:
    """Return the words of a text; 'burn-out' and 'collega's' are one."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """Count the syllables of a word as it is said. A letter word counts a syllable a letter, a number one a digit."""
    if word.isupper() or any(character.isdigit() for character in word):
        return max(1, sum(character.isalnum() for character in word))
    return max(1, len(VOWELS.findall(word)))


def reading_ease(every: Sequence[str]) -> float:
    """Return the measure of Flesch as Douma fitted it to Dutch, for sentences: 60 and higher reads easily, 100 for no words."""
    found = [word for sentence in every for word in words(sentence)]
    if not found:
        return 100.0
    per_hundred = 100 * sum(syllables(word) for word in found) / len(found)
    return 206.84 - 0.77 * per_hundred - 0.93 * len(found) / len(every)


def long_sentences(every: Iterable[str]) -> list[tuple[str, int]]:
    """Return the sentences of more than twenty words, each with its number of words."""
    counted = ((sentence, len(words(sentence))) for sentence in every)
    return [(sentence, count) for sentence, count in counted if count > LONG_SENTENCE]


@dataclass(frozen=True)
class Measures:
    """Measures of how a number of texts read: their words, words a sentence, the shares of short and of long sentences from 0 to 1, the
    runs of three or more short ones, and the reading ease."""

    words: int
    sentences: int
    mean: float
    short: float
    long: float
    runs: int
    ease: float


def measures(texts: Iterable[str], headings: Iterable[str] = ()) -> Measures:
    """Measure running text: every sentence that ends as one. Headings, and texts that do not end so, count as words alone."""
    kept = [*texts]
    found = [[line for line in sentences(text) if line.rstrip("'\"’”)").endswith((".", "?", "!", "…"))] for text in kept]
    lengths = [[len(words(sentence)) for sentence in every] for every in found]
    counts = [count for each in lengths for count in each]
    total = len(counts) or 1
    runs = [len([*run]) for each in lengths for short, run in groupby(each, lambda count: count <= SHORT_SENTENCE) if short]
    return Measures(
        words=sum(len(words(text)) for text in (*kept, *headings)),
        sentences=len(counts),
        mean=sum(counts) / total,
        short=sum(count <= SHORT_SENTENCE for count in counts) / total,
        long=sum(count > LONG_SENTENCE for count in counts) / total,
        runs=sum(length >= SHORT_RUN for length in runs),
        ease=reading_ease([sentence for every in found for sentence in every]),
    )
