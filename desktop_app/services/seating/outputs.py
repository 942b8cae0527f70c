"""A seat plan as a print and as a workbook, as it is now, saved or not."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence

from desktop_app.documents.books_out import (
    About,
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    write_workbook,
)
from desktop_app.documents.prints import Print, Shown
from desktop_app.documents.prints.seat_chart import CARDS, CHILD, FIELDS, PRINT
from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.hall import ROSTRUM, Hall, hall_text
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup, rows
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.seating.plans import OpenedPlan

__all__ = ["CARDS", "PRINT", "about", "collect_in_steps", "tables", "write"]

RESERVED, NOBODY = "（留）", ""


def collect_in_steps(
    desk: Desk, wanted: Print, opened: OpenedPlan, chosen: Mapping[str, str]
) -> Generator[tuple[int, int], None, PreparedPrint]:
    """The print of a plan as it is now; `UserError` where nobody has a seat."""
    hall = opened.edit.hall
    if not hall.seats:
        raise UserError("还没有人有座位，没有可以打印的内容。")
    yield 0, 1
    shared = lookup(desk)
    values = {}
    for _, _, *found in rows(desk, Activity, [opened.activity], FIELDS):
        values = {
            name: Activity.field(name).show(each, shared)
            for name, each in zip(FIELDS, found, strict=True)
        }
    row = {
        "name": str(opened.values.get("name") or ""), "place": opened.place,
        "seats.stored": hall_text(hall),
    }  # fmt: skip
    shown = Shown(opened.title, values, None, {CHILD: [row]})
    return PreparedPrint(wanted, (shown,), setting_of(desk, wanted, shared), chosen)


def tables(opened: OpenedPlan) -> list[OutTable]:
    """The hall as a grid, and everybody with the seat in a list."""
    return [_grid(opened.edit.hall), _list(opened)]


def about(desk: Desk, opened: OpenedPlan) -> About:
    """The properties of the workbook."""
    return About(f"{opened.title}座次表", str(lookup(desk).office.get("name") or ""))


def write(said: About, sheets: Sequence[OutTable], path: Destination, progress: Progress) -> None:
    """Write the sheets of a plan as a workbook, in any thread."""
    write_workbook(sheets, path, progress, said)


def _grid(hall: Hall) -> OutTable:
    """A row of cells for each row of seats, an empty column for an aisle; the rostrum first."""
    aisles = _aisles(hall)
    titles = ["排"]
    for number in range(1, hall.width + 1):
        titles += [*([""] if number in aisles else []), str(number)]
    wide = max(len(titles), hall.rostrum + 1)
    titles += [""] * (wide - len(titles))
    above: list[OutCell] = [""] * wide
    above[0] = "主席台"
    first = 1 + (wide - 1 - hall.rostrum) // 2
    for row, number in hall.of_rostrum():
        above[first + number - 1] = _cell(hall, (row, number))
    lines = [above] if hall.rostrum else []
    for row in range(1, hall.rows + 1):
        line: list[OutCell] = [row]
        for number in range(1, hall.width + 1):
            line += [*([""] if number in aisles else []), _cell(hall, (row, number))]
        lines.append(line + [""] * (wide - len(line)))
    columns = [OutColumn(title, 4 if title else 1, "center") for title in titles]
    return OutTable("座次表", columns, lines, 1)


def _aisles(hall: Hall) -> set[int]:
    """The seats of a row with an aisle at their left."""
    found, at = set(), 0
    for size in hall.blocks:
        if size and at:
            found.add(at + 1)
        at += size
    return found


def _cell(hall: Hall, seat: tuple[int, int]) -> str:
    if seat in hall.reserved:
        return RESERVED
    person = hall.people.get(hall.seats.get(seat, ""))
    return person.name if person else NOBODY


def _list(opened: OpenedPlan) -> OutTable:
    hall, people = opened.edit.hall, opened.edit.people
    lines: list[list[OutCell]] = []
    for seat in hall.every():
        key = hall.seats.get(seat)
        if key is None:
            continue
        sitting, person = hall.people[key], people.get(key)
        row = "主席台" if seat[0] == ROSTRUM else str(seat[0])
        lines.append([
            sitting.name, sitting.group, person.placed if person else "", row, seat[1],
            "已准假" if person and person.on_leave else "",
        ])  # fmt: skip
    lines += [
        [each.name, each.group, each.placed, "未安排", None, ""] for each in opened.edit.unseated()
    ]
    columns = [
        OutColumn("姓名", 6), OutColumn("界别（身份）", 9), OutColumn("单位及职务", 18),
        OutColumn("排", 5, "center"), OutColumn("座", 4, "right"), OutColumn("备注", 8),
    ]  # fmt: skip
    return OutTable("名单", columns, lines, 1)
