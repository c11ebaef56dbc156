"""One kind of content: its model, where it stands in content/, where readers find it, and what it lets others refer to.

A module of this room that holds a model for files of content/ says so in a tuple KINDS; `macros.kinds` gathers them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal, get_args

from pydantic import BaseModel

# The sections of the menu after the first page, in order, and the groups of the overview of the one that explains.
Section = Literal["phases", "calculator", "checklists", "phrases", "knowledge", "readers", "more"]
Group = Literal["regels", "werk", "situaties", "hulp", "achtergrond"]
SECTIONS: tuple[Section, ...] = get_args(Section)
GROUPS: tuple[Group, ...] = get_args(Group)

PLAIN_NAME = re.compile(r"[a-z0-9-]+\.yml")
NUMBERED_NAME = re.compile(r"[1-9]\d*-[a-z0-9-]+\.yml")


@dataclass(frozen=True)
class Defines:
    """The ids that a kind lets others refer to: of the items in its `lists`, or the name of the file when there are none.

    `kind` is that of the Reference and `words` name it to a writer. Of a list written as 'deadlines?done', only the items
    with that field count; 'groups/questions' are the lists `questions` of each item of `groups`, and 'a.b' is the list
    `b` in the fields `a`. What refers to a `droppable` one that an edition hides can do without it.
    """

    kind: str
    words: str
    lists: tuple[str, ...] = ()
    droppable: bool = False


@dataclass(frozen=True)
class OwnPage:
    """The page where readers find an item of the list `items`, and not with the rest of the file: at `path`, in which {id} stands for the
    item's id, and so for its other texts. Where `part` names a field, only that one stands there."""

    items: str
    path: str
    part: str = ""


@dataclass(frozen=True)
class Kind:
    """One kind of content: either one `file`, or every file in a `folder`; both start with 'content/'.

    `name` is that of its schema, and of the template and the words of its page. `title` and `about` head its table in
    content/VELDEN.md, and `order` says where. `page` is the path where readers find it; {} stands for the name of the file.
    A kind with a `section` gets its page in that section of the menu by itself: one file by the words of `page_<name>`, a folder one
    page for each file by its `title` and `summary`. In the section that explains it stands in a `group` of the overview.

    Raises ValueError for a section or group that is not there, and for a section without a page, or with one for all files of a folder.
    """

    name: str
    model: type[BaseModel]
    title: str
    about: str
    order: int
    file: str = ""
    former_file: str = ""
    """What that file was called before; an edition's own may still be called so."""
    folder: str = ""
    page: str = ""
    section: Section | None = None
    group: Group = GROUPS[-1]
    own_pages: tuple[OwnPage, ...] = ()
    defines: tuple[Defines, ...] = ()
    numbered: bool = False
    """Whether each file has a `number` of its own."""
    number_in_name: bool = False
    """Whether that number begins the name of the file."""
    own_from: int = 500
    """From here on numbers are for files of an edition: the guide itself stays below."""
    file_can_be_hidden: bool = False
    is_law: bool = False
    """Whether an edition may not touch these files."""

    def __post_init__(self) -> None:
        if self.section not in (None, *SECTIONS) or self.group not in GROUPS:
            raise ValueError(f"kind {self.name}: no section {self.section!r} with group {self.group!r}")
        if self.section and (not self.page or ("{}" in self.page) != bool(self.folder)):
            raise ValueError(f"kind {self.name}: {self.page!r} is no page for each file in section {self.section!r}")

    @property
    def itself(self) -> tuple[Defines, ...]:
        """References of others that are answered by the name of a file of this kind."""
        return tuple(defined for defined in self.defines if not defined.lists)

    def is_name(self, name: str) -> bool:
        """Return whether a file in the folder may have this name."""
        return bool((NUMBERED_NAME if self.number_in_name else PLAIN_NAME).fullmatch(name))

    def id_of(self, file: str) -> str:
        """Return what others call a file of this kind: its name without number and extension."""
        stem = PurePosixPath(file).stem
        return stem.partition("-")[2] if self.number_in_name else stem

    def page_of(self, file: str) -> str:
        """Return the path of the page on which readers find what a file says; empty for what has no page of its own."""
        return self.page.format(self.id_of(file))
