"""The plainness of a Dutch text: its sentences, words and syllables, its reading ease, and runs of passive sentences."""

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
PREFIX = (
    "aan|achter|af|bij|binnen|door|goed|in|klaar|langs|los|mee|na|neer|om|onder|op|over|rond|samen|stil|tegen|terug|"
    "thuis|toe|uit|vast|voor|vrij|weg|ziek|beter|open"
)
PARTICIPLE = re.compile(
    rf"(?:{PREFIX})?(?:ge\w{{2,}}(?:d|t|en)|gedaan|gezien)|(?:be|ver|ont|her|er)\w{{2,}}[dt]|"
    r"(?:be|ver|ont)\w*(?:oken|oren|ezen|lagen|okken|epen|reven|oden|geten|vangen|loten|onden|olpen|nomen)",
    re.IGNORECASE,
)
BECOMES = frozenset(("word", "wordt", "worden", "werd", "werden"))
IS = frozenset(("is", "zijn", "was", "waren", "bent"))
# Nouns and adjectives that look like a participle.
NO_PARTICIPLE = frozenset(
    "gesprekken gevolgen gedachten gebieden getallen gemeenten gerechten geschillen gezond gezonden geduld gezicht "
    "gewicht gebrek geheugen herstel verband verstand bestand bericht verslag bekend belangrijkst verkeerd bereid "
    "beperkt gebruiken gegeven gewoonten verschil verlof verzet bedrijf besluit beeld verwijt tevoren verleden geldt gelden geleden geïnterviewden".split()
)
# Participles of verbs that take 'zijn' in the active voice: 'is gekomen' is not passive.
ACTIVE_WITH_IS = frozenset(
    "gekomen gegaan geweest geworden gebleven begonnen gebeurd gestopt gestart gelukt gegroeid gevallen uitgevallen "
    "teruggekomen teruggegaan doorgegaan weggegaan gestorven geslaagd gewend veranderd verhuisd verdwenen verbeterd "
    "verlopen afgelopen ontstaan bevallen hersteld bedoeld vermoeid geschikt gewenst gericht".split()
)


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


def is_passive(sentence: str) -> bool:
    """Return whether a sentence looks passive: a form of 'worden' or 'zijn' with a participle. A heuristic, it may err."""
    found = [word.lower() for word in words(sentence)]
    participles = {word for word in found if PARTICIPLE.fullmatch(word)} - NO_PARTICIPLE
    if not BECOMES.isdisjoint(found):
        return bool(participles)
    return not IS.isdisjoint(found) and bool(participles - ACTIVE_WITH_IS)


def passive_runs(every: Sequence[str]) -> list[list[str]]:
    """Return runs of two or more passive sentences in a row."""
    runs: list[list[str]] = [[]]
    for sentence in every:
        if is_passive(sentence):
            runs[-1].append(sentence)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]
