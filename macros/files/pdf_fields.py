"""Form fields that every PDF reader draws the same: what the engine leaves to the reader is written out."""

from __future__ import annotations

from typing import Any

import pydyf

# The drawn square of a tick box, in points (3.8 mm): the field around it is larger, for a finger.
SQUARE = 10.8
# How a PDF says that of some boxes only one can be ticked.
RADIO = 1 << 15
# Where the tick runs, in parts of the square from its middle.
TICK = ((-0.32, 0.0), (-0.08, -0.28), (0.34, 0.32))


def complete(document: Any, pdf: Any) -> None:
    """Give every field an appearance of its own and every choice one name; called by the engine before it writes.

    A reader that is asked to draw fields itself (`NeedAppearances`) needs a font for a tick, and some then draw none.
    """
    form = pdf.catalog.get("AcroForm")
    if form is None:
        return
    del form["NeedAppearances"]
    objects = {item.reference: item for item in pdf.objects if item.number}
    kids = set()
    for field in [objects[reference] for reference in form["Fields"]]:
        if "Kids" in field:
            kids.update(field["Kids"])
            _one_of(field, [objects[reference] for reference in field["Kids"]])
    form["Fields"] = pydyf.Array(reference for reference in form["Fields"] if reference not in kids)
    for widget in [objects[reference] for reference in (*form["Fields"], *kids)]:
        if "Rect" in widget:
            _draw(widget, pdf, objects)


def _one_of(group: Any, options: list[Any]) -> None:
    """Make a group of options a choice that can be taken back: the group has the question, each option its answer as well."""
    group["Ff"] = RADIO
    question = group["TU"].string
    for option, answer in zip(options, group["Opt"], strict=True):
        option.pop("T", None)
        option["TU"] = pydyf.String(f"{question} {answer.string}")


def _draw(widget: Any, pdf: Any, objects: dict[bytes, Any]) -> None:
    left, top, right, bottom = widget["Rect"]
    width, height = right - left, top - bottom
    if "AP" not in widget:
        widget["AP"] = pydyf.Dictionary({"N": _stream(pdf, objects, width, height, b"/Tx BMC EMC").reference})
        return
    points = [(width / 2 + x * SQUARE, height / 2 + y * SQUARE) for x, y in TICK]
    path = b" ".join(f"{x:.2f} {y:.2f} {'l' if n else 'm'}".encode() for n, (x, y) in enumerate(points))
    drawn = _stream(pdf, objects, width, height, b"q 0 G 1.6 w 1 J 1 j " + path + b" S Q")
    states = widget["AP"]["N"]
    for name in list(states):
        states[name] = drawn.reference
    states["Off"] = _stream(pdf, objects, width, height, b"").reference
    # The square is drawn on the page: a reader need not draw a border too.
    widget.pop("MK", None)


def _stream(pdf: Any, objects: dict[bytes, Any], width: float, height: float, content: bytes) -> Any:
    """Return a drawing of a field's size; fields that look the same share it."""
    key = b"%d %d " % (round(width * 100), round(height * 100)) + content
    if key not in objects:
        stream = pydyf.Stream([content], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array((0, 0, width, height))})
        pdf.add_object(stream)
        objects[key] = stream
    return objects[key]
