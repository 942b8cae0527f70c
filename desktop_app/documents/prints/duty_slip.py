"""“差什么”: a slip for each member or group about the duties of a year, several on a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop_app.documents.placed_items import (
    PlacedBox,
    PlacedItem,
    PlacedLine,
    PlacedPage,
    PlacedPages,
    PlacedText,
)
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    PlacedPrint,
    Setting,
    Shown,
    Values,
)

COUNT = Option("slips", "每张 A4 几个", (("3", "3 个"), ("2", "2 个"), ("1", "1 个")))
TITLE = "“五个一”差什么"
PAPER = (210.0, 297.0)
EDGE, ABOVE = 18.0, 7.0
HEAD, NAME, WORDS, SIGNED = 9.0, 7.0, 20.0, 6.0
"""Heights in mm of title, name, message and signature."""
LARGEST_ROW = 8.0
CHILD = "duty"
FIELDS = ("name", "about", "year", "words", "sum", "whom")
CELLS = ("name", "rule", "due", "state")
LEFT = 2
"""How many columns have their texts at the left."""
COLUMNS = (("项目", 44.0), ("怎样算完成", 66.0), ("完成期限", 26.0), ("现在", 38.0))


def pages(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """The slips in their order, with lines to cut along."""
    each = int(COUNT.of(chosen))
    found = []
    for first in range(0, len(shown), each):
        part = shown[first : first + each]
        found.append(PlacedPage(tuple(_page(part, setting, each)), part[0].values["name"]))
    return PlacedPages(TITLE, PAPER, found)


def _page(shown: Sequence[Shown], setting: Setting, count: int) -> Iterator[PlacedItem]:
    height = PAPER[1] / count
    for place, each in enumerate(shown):
        yield from _slip(each, setting, place * height, height)
        if place + 1 < count:
            cut = (place + 1) * height
            yield PlacedLine(8, cut, PAPER[0] - 8, cut, dashed=True)


def _slip(shown: Shown, setting: Setting, top: float, height: float) -> Iterator[PlacedItem]:
    values, width = shown.values, PAPER[0] - 2 * EDGE
    at = top + ABOVE
    title = f"{values['year']}年{TITLE}"
    yield PlacedText(title, EDGE, at, width, HEAD, 15.0, "title")
    at += HEAD
    yield PlacedText(values["whom"], EDGE, at, width * 0.7, NAME, 11.5, "hei", "left")
    yield PlacedText(values["sum"], EDGE + width * 0.7, at, width * 0.3, NAME, 10.5, align="right")
    at += NAME
    rows = shown.children.get(CHILD, ())
    room = height - 2 * ABOVE - HEAD - NAME - WORDS - SIGNED
    row = min(LARGEST_ROW, room / (len(rows) + 1))
    yield from _table(rows, at, row)
    at += row * (len(rows) + 1) + 2
    yield PlacedText(values["words"], EDGE, at, width, WORDS - 2, 10.5, "song", "left", 5,
                     top_aligned=True)  # fmt: skip
    at += WORDS - 1
    signed = f"{setting.office}办公室　{setting.foot.printed}"
    yield PlacedText(signed, EDGE, at, width, SIGNED, 10.5, align="right")


def _table(rows: Sequence[Values], top: float, high: float) -> Iterator[PlacedItem]:
    """The head and a line for each duty, in boxes of one height."""
    left = EDGE
    for place, (title, width) in enumerate(COLUMNS):
        yield PlacedBox(left, top, width, high, light=0.94)
        yield PlacedText(title, left, top, width, high, 10.0, "hei")
        for line, each in enumerate(rows, 1):
            at = top + line * high
            yield PlacedBox(left, at, width, high)
            yield PlacedText(each[CELLS[place]], left + 1.5, at + 0.5, width - 3, high - 1, 10.0,
                             "song", "left" if place < LEFT else "center", 2)  # fmt: skip
        left += width


PRINT = PlacedPrint(
    key="duty_slip", title=TITLE, record="", fields=FIELDS, pages=pages, options=(COUNT,),
    children={CHILD: CELLS}, each=True,
)  # fmt: skip
