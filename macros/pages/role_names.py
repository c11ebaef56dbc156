"""How roles are called inside a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from ..load.guide import Guide


def role_names(guide: Guide, ids: Iterable[str]) -> str:
    """Return the names of roles as a sentence says them, like 'de leidinggevende, HR en UWV'; empty for none."""
    *others, last = [_name(guide, id) for id in ids] or [""]
    return f"{', '.join(others)} {guide.words['common']['and']} {last}" if others else last


def _name(guide: Guide, id: str) -> str:
    title = guide.roles[id].title
    return guide.words["named_roles"].get(id, title if title == title.upper() else title.lower())
