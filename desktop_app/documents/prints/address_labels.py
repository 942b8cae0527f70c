"""地址标签: sheets of labels with address and name, begun at any label of the first sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.placed_items import PlacedItem, PlacedPage, PlacedPages, PlacedText
from desktop_app.documents.prints.address_lines import FIELDS, WHERE, addressed, nowhere, place_of
from desktop_app.documents.prints.declared import Chosen, Option, PlacedPrint, Setting, Shown

PAPER = (210.0, 297.0)
SHEET = Option(
    "sheet", "标签纸", (("3x8", "3 列 8 行"), ("3x7", "3 列 7 行"), ("2x7", "2 列 7 行"))
)
START = Option("start", "从第几个开始", tuple((str(n), f"第 {n} 个") for n in range(1, 25)))
GRIDS = {"3x8": (3, 8, 70.0, 37.0), "3x7": (3, 7, 70.0, 42.3), "2x7": (2, 7, 99.1, 38.1)}
"""Labels side by side and one under the other, width and height of one in mm."""
EDGE = 4.0
CODE, ADDRESS, NAME = 11.0, 10.5, 14.0


def pages(shown: Sequence[Shown], _: Setting, chosen: Chosen) -> PlacedPages:
    """A label for each member; those before the chosen one are left blank."""
    across, down, _width, _height = GRIDS[SHEET.of(chosen)]
    a_page = across * down
    before = (int(START.of(chosen)) - 1) % a_page
    places = [None] * before + list(shown)
    found = []
    for first in range(0, len(places), a_page):
        sheet = places[first : first + a_page]
        named = next((each.title for each in sheet if each is not None), "")
        found.append(PlacedPage(tuple(_page(sheet, chosen)), named))
    return PlacedPages("地址标签", PAPER, found)


def _page(sheet: Sequence[Shown | None], chosen: Chosen) -> Iterator[PlacedItem]:
    across, down, width, height = GRIDS[SHEET.of(chosen)]
    edge, above = (PAPER[0] - across * width) / 2, (PAPER[1] - down * height) / 2
    for place, each in enumerate(sheet):
        if each is not None:
            left, top = edge + place % across * width, above + place // across * height
            yield from _label(each, chosen, (left + EDGE, top + EDGE), width - 2 * EDGE, height)


def _label(
    shown: Shown, chosen: Chosen, corner: tuple[float, float], width: float, height: float
) -> Iterator[PlacedItem]:
    left, top = corner
    room = height - 2 * EDGE
    values = shown.values
    yield PlacedText(values.get("post_code", ""), left, top, width, room * 0.2, CODE, align="left")
    yield PlacedText(place_of(values, WHERE.of(chosen)), left, top + room * 0.22, width,
                     room * 0.46, ADDRESS, align="left", lines=3, top_aligned=True)  # fmt: skip
    yield PlacedText(addressed(values), left, top + room * 0.7, width, room * 0.3, NAME, "kai",
                     align="left")  # fmt: skip


PRINT = PlacedPrint(
    key="address_labels",
    title="地址标签",
    record="member",
    fields=FIELDS,
    pages=pages,
    options=(SHEET, START, WHERE),
    doubts=nowhere,
)
