"""席位卡: a card with each name, one to four on A4, to be put on a table or folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, cast

from desktop_app.documents.pages import SINGLE, spread
from desktop_app.documents.placed_items import (
    PlacedItem,
    PlacedLine,
    PlacedPage,
    PlacedPages,
    PlacedText,
    Style,
)
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    PlacedPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import joined

COUNT = Option(
    "cards", "每张 A4 几个", (("2", "2 个"), ("1", "1 个"), ("3", "3 个"), ("4", "4 个"))
)
SIDES = Option("sides", "样式", (("two", "双面对折"), ("one", "单面")))
BELOW = Option(
    "below", "姓名下面", (("none", "不印"), ("post", "政协职务"), ("unit", "单位及职务"))
)
LETTERS = Option("letters", "字体", (("hei", "黑体"), ("kai", "楷体"), ("title", "小标宋")))
OPTIONS = (COUNT, SIDES, BELOW, LETTERS)
TITLE = "席位卡"
PAPER = (210.0, 297.0)
GRIDS = {"1": (1, 1), "2": (1, 2), "3": (1, 3), "4": (2, 2)}
"""How many cards are side by side and one under the other."""
LARGEST, BELOW_LARGEST = 200.0, 30.0
MARGIN, OF_BELOW = 0.07, 0.2
"""The margin of a face, and the share of its height that the line below the name takes."""
LONG = 7
"""From how many characters on a name with a dot (·) takes two lines."""
DOTS = "·•・"


class SeatCard(NamedTuple):
    """What one card says: the name, and the line below it or nothing."""

    name: str
    below: str = ""


def pages_of(cards: Sequence[SeatCard], chosen: Chosen, title: str) -> PlacedPages:
    """The pages of some cards in their order, row by row, with lines to cut and to fold along."""
    across, down = GRIDS[COUNT.of(chosen)]
    a_page = across * down
    pages = [
        PlacedPage(tuple(_page(cards[first : first + a_page], chosen, across, down)),
                   one_line(cards[first].name))
        for first in range(0, len(cards), a_page)
    ]  # fmt: skip
    return PlacedPages(title, PAPER, pages)


def _page(
    cards: Sequence[SeatCard], chosen: Chosen, across: int, down: int
) -> Iterator[PlacedItem]:
    width, height = PAPER[0] / across, PAPER[1] / down
    folded = SIDES.of(chosen) == "two"
    for place, card in enumerate(cards):
        left, top = place % across * width, place // across * height
        if folded:
            half = height / 2
            yield from _face(card, chosen, (left, top, width, half), turned=True)
            yield from _face(card, chosen, (left, top + half, width, half))
            yield PlacedLine(left, top + half, left + width, top + half, dashed=True)
        else:
            yield from _face(card, chosen, (left, top, width, height))
    for n in range(1, across):
        yield PlacedLine(n * width, 0, n * width, PAPER[1])
    for n in range(1, down):
        yield PlacedLine(0, n * height, PAPER[0], n * height)


def _face(
    card: SeatCard, chosen: Chosen, box: tuple[float, float, float, float], *, turned: bool = False
) -> Iterator[PlacedItem]:
    """One side of a card; a turned one has the line below the name above it, seen from here."""
    left, top, width, height = box
    side, edge = width * MARGIN, height * MARGIN
    room = height - 2 * edge
    below = room * OF_BELOW if card.below else 0.0
    first = top + edge + (below if turned else 0.0)
    style = cast("Style", LETTERS.of(chosen))
    name = name_lines(card.name)
    yield PlacedText(name, left + side, first, width - 2 * side, room - below, LARGEST, style,
                     lines=name.count("\n") + 1, turned=turned)  # fmt: skip
    if card.below:
        under = top + edge + (0.0 if turned else room - below)
        yield PlacedText(card.below, left + side, under, width - 2 * side, below, BELOW_LARGEST,
                         "kai" if style == "kai" else "song", lines=2, turned=turned)  # fmt: skip


def name_lines(name: str) -> str:
    """A name as a card shows it: two characters spread to three, a long one broken at its dot."""
    text = spread(one_line(name).strip(), SINGLE)
    if len(text) < LONG:
        return text
    at = [n for n, each in enumerate(text) if each in DOTS]
    if not at:
        return text
    cut = min(at, key=lambda n: abs(len(text) - 2 * n)) + 1
    return f"{text[:cut]}\n{text[cut:]}"


def of_members(shown: Sequence[Shown], _: Setting, chosen: Chosen) -> PlacedPages:
    """A card for each member."""
    below = BELOW.of(chosen)
    cards = [SeatCard(each.values.get("name", ""), _below(each.values, below)) for each in shown]
    return pages_of(cards, chosen, TITLE)


def _below(values: Values, below: str) -> str:
    if below == "post":
        return values.get("cppcc_post", "")
    return joined(values, "unit", "post") if below == "unit" else ""


def of_activity(shown: Sequence[Shown], _: Setting, chosen: Chosen) -> PlacedPages:
    """A card for everybody who is on the list of an activity, members or not."""
    below = BELOW.of(chosen)
    cards = [
        SeatCard(attendance_rows.named(row), _below_row(row, below))
        for each in shown
        for row in each.children.get(attendance_rows.CHILD, ())
    ]
    return pages_of(cards, chosen, TITLE)


def _below_row(row: Values, below: str) -> str:
    if below == "post":
        return row.get("member.cppcc_post", "") or row.get("role", "")
    return attendance_rows.placed(row) if below == "unit" else ""


def of_names(shown: Sequence[Shown], _: Setting, chosen: Chosen) -> PlacedPages:
    """A card for each name of a typed list, with what was typed to be below it."""
    cards = [SeatCard(each.values.get("name", ""), each.values.get("below", "")) for each in shown]
    return pages_of(cards, chosen, TITLE)


def nobody(shown: Shown, _: Setting) -> str:
    """Why an activity has no cards."""
    return "" if shown.children.get(attendance_rows.CHILD) else "还没有应到名单"


OF_MEMBERS = PlacedPrint(
    key="member_seat_cards",
    title=TITLE,
    record="member",
    fields=("name", "cppcc_post", "unit", "post"),
    pages=of_members,
    options=OPTIONS,
)
OF_ACTIVITY = PlacedPrint(
    key="activity_seat_cards",
    title="会议席位卡",
    record="activity",
    fields=("name",),
    pages=of_activity,
    options=OPTIONS,
    children={attendance_rows.CHILD: (*attendance_rows.FIELDS, "member.cppcc_post")},
    refuses=nobody,
    each=True,
)

OF_NAMES = PlacedPrint(
    key="seat_cards",
    title=TITLE,
    record="",
    fields=("name", "below"),
    pages=of_names,
    options=(COUNT, SIDES, LETTERS),
)
"""Cards of names that were typed or pasted; it belongs to no register."""
