"""A page's memory while its templates run: what it named, quoted, linked and explained so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class PageState:
    """What a page has shown so far.

    Only its templates know what a page shows: they fold, choose and leave out, and an edition may have its own. So they
    say it here as they run, and whatever is made last (the sources at the end, the meanings of terms, the scripts that
    belong to a quote) reads it. Every method that only remembers returns "", to be written in braces in a template.
    """

    cited: dict[str, bool] = field(default_factory=dict)
    """The ids of the sources that the page names, each once, in the order of the page."""
    explained: dict[str, str] = field(default_factory=dict)
    """The meanings of the terms that the page links, by the id of the term."""
    laws_quoted: set[str] = field(default_factory=set)
    """The ids of the laws of which words stand in a fold."""
    linked_terms: set[str] = field(default_factory=set)
    """The ids of the terms that stay plain in this section: they are linked already, or are what it is about."""
    told: set[str] = field(default_factory=set)
    """The words of controls that `again` was asked about."""

    def begin_section(self, *plain: str) -> str:
        """Link each term once more from here on, but those with the ids in `plain`."""
        self.linked_terms.clear()
        self.linked_terms.update(plain)
        return ""

    def cite(self, ids: Iterable[str]) -> str:
        """Name sources at the end of the page too."""
        self.cited.update(dict.fromkeys(ids, True))
        return ""

    def quote(self, law: str) -> str:
        """Have words of a law come when their fold opens."""
        self.laws_quoted.add(law)
        return ""

    def again(self, words: str) -> bool:
        """Return whether these words stood on the page before, so that a second control with them needs a name of its own."""
        known = words in self.told
        self.told.add(words)
        return known

    def link(self, term: str, meaning: str) -> bool:
        """Return whether a term is to be linked here, as the first in its section; its meaning then goes with the page."""
        if term in self.linked_terms:
            return False
        self.linked_terms.add(term)
        self.explained[term] = meaning
        return True
