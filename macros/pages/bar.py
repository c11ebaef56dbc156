"""The bar that a phone shows at the foot of a page. It follows the reader whom the address names; the guide remembers nobody."""

from __future__ import annotations

from .low_energy import LOW_ENERGY
from .page import CRISIS, Page

Bar = tuple[tuple[str, str], ...]
READERS = "voor"
PHASES = "fasen"
MANAGER, EMPLOYEE, COLLEAGUES = "leidinggevende", "werknemer", "collegas"
# Where nothing may draw away from the page.
WITHOUT = (LOW_ENERGY, CRISIS)


def bar_of(page: Page) -> Bar | None:
    """Return the bar of a page: pairs of a word of the frame and a path. Empty for no bar, None for that of pages that are nobody's own."""
    if any(f"{page.path}/".startswith(f"{path}/") for path in WITHOUT):
        return ()
    first, *between, reader = page.path.split("/") if "/" in page.path else ("", page.path)
    phase = "/".join([first, *between]) if first == PHASES else ""
    if first not in (READERS, PHASES):
        return None
    hub = f"{READERS}/{reader}"
    if reader == MANAGER:
        sheets = f"checklists#fase-{between[0]}" if phase else "checklists"
        return (("now", f"{phase}/{reader}" if phase else f"{hub}#waar-ben-je"), ("deadlines", "rekenhulp"), ("checklists", sheets))
    if reader == EMPLOYEE:
        questions = f"{page.path}#jouw-vragen" if phase and page.data["road"].questions else f"{hub}#vragen"
        return (("today", f"{phase}/{reader}" if phase else f"{hub}#waar-ben-je"), ("questions", questions), ("help", CRISIS))
    if reader == COLLEAGUES:
        return ()
    return None
