"""The bar that a phone shows at the foot of a page. It follows the reader whom the address names; the guide remembers nobody."""

from __future__ import annotations

from ..model.fields import EMPLOYEE, MANAGER
from .page import Page
from .page_kinds import CRISIS, path_of

ThumbBar = tuple[tuple[str, str], ...]
COLLEAGUES = "collegas"


def bar_of(page: Page) -> ThumbBar | None:
    """Return the bar of a page: pairs of a word of the frame and a path. Empty for no bar, None for that of pages that are nobody's own."""
    if page.quiet or page.path == CRISIS:
        return ()
    road = page.data.get("road")
    reader = page.data["reader"] if road else page.data["role"].id if page.template == "role" else ""
    hub = path_of("role", reader)
    here = page.path if road else f"{hub}#waar-ben-je"
    if reader == MANAGER:
        sheets = f"#fase-{road.phase.id}" if road else ""
        return (("now", here), ("deadlines", path_of("calculator")), ("checklists", path_of("checklists") + sheets))
    if reader == EMPLOYEE:
        questions = f"{page.path}#jouw-vragen" if road and road.questions else f"{hub}#vragen"
        return (("today", here), ("questions", questions), ("help", CRISIS))
    if reader == COLLEAGUES:
        return ()
    return None
