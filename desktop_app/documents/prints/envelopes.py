"""信封: an envelope for each member, of the sizes DL and C5 (GB/T 1416).

The digits of the postal code have their boxes at the top left; the area above the lower edge that
the standard keeps for bar codes stays blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.placed_items import (
    PlacedBox,
    PlacedItem,
    PlacedPage,
    PlacedPages,
    PlacedText,
)
from desktop_app.documents.prints.address_lines import FIELDS, WHERE, addressed, nowhere, place_of
from desktop_app.documents.prints.declared import Chosen, Option, PlacedPrint, Setting, Shown

SIZE = Option("size", "信封", (("dl", "DL（220×110）"), ("c5", "C5（229×162）")))
BOXES = Option("boxes", "邮编框", (("print", "印出方框"), ("none", "信封上已经有")))
SENDER = Option("sender", "寄信单位", (("print", "印在右下角"), ("none", "不印")))
SIZES = {"dl": (220.0, 110.0), "c5": (229.0, 162.0)}
BOX_LEFT, BOX_TOP, BOX_WIDTH, BOX_HEIGHT, BOX_GAP = 12.0, 9.0, 7.0, 9.0, 2.0
CODE, ADDRESS, NAME, SIGNED = 16.0, 16.0, 22.0, 12.0
"""Sizes of type, in points."""
DIGITS = 6
KEPT_FREE = 20.0
"""The height above the lower edge, in mm, that machines read."""


def pages(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """An envelope for each member."""
    size = SIZES[SIZE.of(chosen)]
    found = [PlacedPage(tuple(_page(each, setting, chosen, size)), each.title) for each in shown]
    return PlacedPages("信封", size, found)


def _page(
    shown: Shown, setting: Setting, chosen: Chosen, size: tuple[float, float]
) -> Iterator[PlacedItem]:
    width, height = size
    values = shown.values
    yield from _code(values.get("post_code", ""), framed=BOXES.of(chosen) == "print")
    middle = height * 0.3
    address = place_of(values, WHERE.of(chosen))
    yield PlacedText(address, 30, middle, width - 60, height * 0.16, ADDRESS, align="left", lines=2)
    yield PlacedText(addressed(values), 30, middle + height * 0.19, width - 60, height * 0.16, NAME,
                     "kai")  # fmt: skip
    if SENDER.of(chosen) == "print":
        yield PlacedText(setting.office, width / 2, height - KEPT_FREE - 12, width / 2 - 15, 10,
                         SIGNED, align="right")  # fmt: skip


def _code(code: str, *, framed: bool) -> Iterator[PlacedItem]:
    """The boxes of the postal code with a digit in each; a code of another length has none."""
    digits = code if code.isdecimal() and len(code) == DIGITS else " " * DIGITS
    for place, digit in enumerate(digits):
        left = BOX_LEFT + place * (BOX_WIDTH + BOX_GAP)
        if framed:
            yield PlacedBox(left, BOX_TOP, BOX_WIDTH, BOX_HEIGHT, 0.7)
        yield PlacedText(digit, left, BOX_TOP, BOX_WIDTH, BOX_HEIGHT, CODE)


PRINT = PlacedPrint(
    key="envelopes",
    title="信封",
    record="member",
    fields=FIELDS,
    pages=pages,
    options=(SIZE, WHERE, BOXES, SENDER),
    doubts=nowhere,
)
