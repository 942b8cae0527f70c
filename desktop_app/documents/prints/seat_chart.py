"""座次表: the hall of an activity on one page, A3 or A4 turned; cards in the order of seats."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop_app.documents.placed_items import (
    WHITE,
    PlacedBox,
    PlacedItem,
    PlacedLine,
    PlacedPage,
    PlacedPages,
    PlacedText,
)
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.declared import Chosen, Option, PlacedPrint, Setting, Shown
from desktop_app.documents.prints.seat_cards import (
    COUNT,
    LETTERS,
    LONG,
    SIDES,
    SeatCard,
    name_lines,
    pages_of,
)
from desktop_app.records.hall import ROSTRUM, Hall, Seat, Sitting, group_heads, group_runs, hall_in

PAPER = Option("paper", "纸张", (("a3", "A3 横"), ("a4", "A4 横")))
VIEW = Option("view", "方向", (("hall", "从台下看"), ("stage", "从台上看")))
GROUPS = Option("groups", "界别", (("tinted", "深浅相间并标名称"), ("none", "不标")))
PAPERS = {"a3": (420.0, 297.0), "a4": (297.0, 210.0)}
CHILD = "seat_plan"
FIELDS = ("name", "start_on", "end_on", "starts_at", "place")
EDGE, NUMBER, AISLE = 0.035, 0.022, 0.022
"""Margin, room for the numbers of rows and width of an aisle, as shares of the page's width."""
HEAD, FOOT, CAPTION = 0.13, 0.06, 0.3
"""Shares of the page's height; the share of a row that the name of a group takes."""
HIGHEST, WIDEST = 13.0, 0.075
"""How high a row is at most unless its seats are wider, in mm; the widest seat, as a share."""
POINTS, THREE = 72 / 25.4, 3.1
DARK = 0.9
NAME, GROUP, TITLE, NOTE = 18.0, 7.5, 24.0, 11.0
RESERVED = "留"
COVERED = 4
"""How many seats the name of a group covers at most."""


class _Page(NamedTuple):
    """The measures of a page, all in mm: its size, the first seat, a seat, an aisle, a row."""

    hall: Hall
    width: float
    height: float
    left: float
    top: float
    seat: float
    aisle: float
    row: float
    from_stage: bool

    def place(self, seat: Seat) -> tuple[float, float]:
        """Left and top of a seat's box."""
        row, number = seat
        if row == ROSTRUM:
            whole = self.hall.rostrum * self.seat
            left = (self.width - whole) / 2 + (number - 1) * self.seat
        else:
            left = self.left + (number - 1) * self.seat + self.aisle * self._aisles(seat)
        top = self.top + (row + (row > ROSTRUM) * 0.5) * self.row
        if self.from_stage:
            below = self.top + (self.hall.rows + 1.5) * self.row
            left, top = self.width - left - self.seat, self.top + below - top - self.row
        return left, top

    def _aisles(self, seat: Seat) -> int:
        """How many aisles are at the left of a seat."""
        block = self.hall.block_of(seat)
        return sum(
            1 for n in range(block) if self.hall.blocks[n] and any(self.hall.blocks[n + 1 :])
        )


def _measured(hall: Hall, chosen: Chosen) -> _Page:
    width, height = PAPERS[PAPER.of(chosen)]
    left = width * (EDGE + NUMBER)
    aisle = width * AISLE
    aisles = sum(map(bool, hall.blocks)) - 1
    seats = max(hall.width, 1)
    seat = (width - 2 * left - aisles * aisle) / max(seats, hall.rostrum)
    seat = min(seat, WIDEST * width)
    left = (width - seats * seat - aisles * aisle) / 2
    row = min(height * (1 - HEAD - FOOT) / (hall.rows + 1.5), max(HIGHEST, seat))
    return _Page(hall, width, height, left, height * HEAD, seat, aisle, row,
                 VIEW.of(chosen) == "stage")  # fmt: skip


def pages(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> PlacedPages:
    """One page for each activity that has a plan."""
    found = [PlacedPage(tuple(_page(each, setting, chosen)), each.title) for each in shown]
    return PlacedPages("座次表", PAPERS[PAPER.of(chosen)], found)


def hall_of(shown: Shown) -> Hall:
    """The hall of an activity with the names of today, an empty one where it has no plan.

    Names come from the list of the activity; who is not on it keeps the name in the plan.
    """
    rows = shown.children.get(CHILD, ())
    hall = hall_in(rows[0].get("seats.stored") if rows else "")
    people = dict(hall.people)
    for row in shown.children.get(attendance_rows.CHILD, ()):
        member = row.get("member.id", "")
        key = f"m{member}" if member else f"a{row.get('id', '')}"
        if key in people:
            group = row.get("member.sector", "") or people[key].group
            people[key] = Sitting(attendance_rows.named(row), group)
    return replace(hall, people=people)


def _page(shown: Shown, setting: Setting, chosen: Chosen) -> Iterator[PlacedItem]:
    hall = hall_of(shown)
    page = _measured(hall, chosen)
    yield from _head(shown, page)
    tinted = GROUPS.of(chosen) == "tinted"
    runs = {seat: tint for seat, _, tint in group_runs(hall)} if tinted else {}
    heads = group_heads(hall) if tinted else {}
    yield from _stage(page)
    for seat in hall.every():
        yield from _seat(page, seat, runs.get(seat, 0))
    for seat, (group, seats) in heads.items():
        left, top = page.place(seat)
        wide = min(seats, COVERED) * page.seat
        if page.from_stage:
            left += page.seat - wide
        yield PlacedText(group, left, top, wide, page.row * CAPTION, GROUP, "hei",
                         "right" if page.from_stage else "left")  # fmt: skip
    yield from _numbers(page)
    yield from _foot(page, setting)


def _head(shown: Shown, page: _Page) -> Iterator[PlacedItem]:
    rows = shown.children.get(CHILD, ())
    own = rows[0] if rows else {}
    name = shown.values.get("name", "")
    title = own.get("name") or "座次表"
    edge, wide = page.width * EDGE, page.width * (1 - 2 * EDGE)
    high = page.height * HEAD
    yield PlacedText(f"{name}{title}", edge, high * 0.18, wide, high * 0.45, TITLE, "title")
    place = own.get("place") or shown.values.get("place", "")
    note = "　".join(filter(None, (attendance_rows.span(shown.values), place)))
    yield PlacedText(note, edge, high * 0.65, wide, high * 0.22, NOTE)


def _stage(page: _Page) -> Iterator[PlacedItem]:
    """The word for the rostrum where it has no seats, and the line in front of it."""
    _, top = page.place((ROSTRUM, 1))
    line = top - page.row * 0.25 if page.from_stage else top + page.row * 1.25
    edge = page.width * EDGE
    yield PlacedLine(edge, line, page.width - edge, line, dashed=True)
    text = "主席台" if page.hall.rostrum == 0 else "主 席 台"
    left = edge if page.hall.rostrum else (page.width - 30) / 2
    box = page.row * CAPTION
    yield PlacedText(text, left, top + box, 30, page.row - box, NOTE, "hei",
                     "left" if page.hall.rostrum else "center")  # fmt: skip


def _seat(page: _Page, seat: Seat, tint: int) -> Iterator[PlacedItem]:
    hall = page.hall
    left, top = page.place(seat)
    caption = page.row * CAPTION
    gap = page.seat * 0.04
    box = (left + gap, top + caption, page.seat - 2 * gap, page.row - caption - 0.4)
    reserved = seat in hall.reserved
    person = hall.people.get(hall.seats.get(seat, ""))
    empty = person is None and not reserved
    light = DARK if tint and not reserved else WHITE
    yield PlacedBox(*box, 0.3 if empty else 0.5, light, dashed=empty, hatched=reserved)
    if reserved:
        yield PlacedText(RESERVED, *box, NAME * 0.75)
    elif person is not None:
        inner = (box[0] + 0.5, box[1], box[2] - 1.0, box[3])
        size = min(NAME, inner[2] * POINTS / THREE)  # names of two and three are alike
        lines = 2 if len(person.name) >= LONG else 1
        yield PlacedText(name_lines(person.name), *inner, size, "song", lines=lines)


def _numbers(page: _Page) -> Iterator[PlacedItem]:
    """The number of each row at both ends."""
    for row in range(1, page.hall.rows + 1):
        ends = [page.place((row, number))[0] for number in (1, max(page.hall.width, 1))]
        top = page.place((row, 1))[1] + page.row * CAPTION
        high = page.row * (1 - CAPTION)
        wide = page.width * NUMBER
        for left in (min(ends) - wide, max(ends) + page.seat):
            yield PlacedText(str(row), left, top, wide, high, NOTE)


def _foot(page: _Page, setting: Setting) -> Iterator[PlacedItem]:
    hall = page.hall
    view = "从台上看" if page.from_stage else "从台下看"
    taken = sum(row != ROSTRUM for row, _ in hall.seats)
    told = [view, f"会场 {len(hall.of_hall())} 座，已排 {taken} 人"]
    if hall.rostrum:
        told.append(f"主席台 {len(hall.seats) - taken} 人")
    if hall.reserved:
        told.append(f"留出 {len(hall.reserved)} 座")
    edge = page.width * EDGE
    top, high = page.height * (1 - FOOT * 0.85), page.height * FOOT * 0.5
    half = page.width * (1 - 2 * EDGE) / 2
    yield PlacedText("　".join(told), edge, top, half, high, NOTE * 0.85, align="left")
    by = "　".join(filter(None, (setting.office, setting.foot.printed)))
    yield PlacedText(by, edge + half, top, half, high, NOTE * 0.85, align="right")


def cards(shown: Sequence[Shown], _: Setting, chosen: Chosen) -> PlacedPages:
    """A card for everybody who has a seat: the rostrum from the left, then row by row."""
    found = []
    for each in shown:
        hall = hall_of(each)
        for seat in hall.every():
            person = hall.people.get(hall.seats.get(seat, ""))
            if person is not None:
                found.append(SeatCard(person.name, hall.words(seat) if PLACED.of(chosen) else ""))
    return pages_of(found, chosen, "座次席位卡")


PLACED = Option("seat", "座位号", (("", "不印"), ("printed", "印在姓名下面")))


def unplanned(shown: Shown, _: Setting) -> str:
    """Why an activity has no plan to print, empty where it has one."""
    return "" if hall_of(shown).seats else "还没有排座次"


LISTED = {attendance_rows.CHILD: ("id", "member.id", "member", "name", "member.sector")}
PRINT = PlacedPrint(
    key="seat_chart",
    title="座次表",
    record="activity",
    fields=FIELDS,
    pages=pages,
    options=(PAPER, VIEW, GROUPS),
    children={CHILD: ("name", "place", "seats.stored"), **LISTED},
    refuses=unplanned,
    each=True,
)
CARDS = PlacedPrint(
    key="seat_plan_cards",
    title="座次席位卡",
    record="activity",
    fields=("name",),
    pages=cards,
    options=(COUNT, SIDES, PLACED, LETTERS),
    children={CHILD: ("seats.stored",), **LISTED},
    refuses=unplanned,
    each=True,
)
