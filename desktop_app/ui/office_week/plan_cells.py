"""Which line of a plan is in which cell: half-days as bands of rows, days as columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.services.office_week.plan_days import ALWAYS, HALVES, PlanPeriod
from desktop_app.services.office_week.plan_lines import PlanLine

DAYS = 7


class Band(NamedTuple):
    """The rows of one half-day: which half, its first row, how many rows."""

    half: str
    first: int
    rows: int


class WeekCells(NamedTuple):
    """The cells of a week: bands from above, rows of seven cells each."""

    bands: tuple[Band, ...]
    rows: tuple[tuple[PlanLine | None, ...], ...]


def week_cells(span: PlanPeriod, lines: Sequence[PlanLine]) -> WeekCells:
    """The lines of a week by bands of half-days; morning and afternoon are always there."""
    place = {day.isoformat(): number for number, day in enumerate(span.days)}
    found: dict[str, list[list[PlanLine]]] = {half: [[] for _ in range(DAYS)] for half in HALVES}
    for each in lines:
        if each.day in place:
            found[each.half][place[each.day]].append(each)
    bands: list[Band] = []
    rows: list[tuple[PlanLine | None, ...]] = []
    for half, days in found.items():
        deep = max(map(len, days))
        if not deep and half not in ALWAYS:
            continue
        bands.append(Band(half, len(rows), max(deep, 1)))
        rows += [
            tuple(day[number] if number < len(day) else None for day in days)
            for number in range(max(deep, 1))
        ]
    return WeekCells(tuple(bands), tuple(rows))


def lines_by_day(lines: Sequence[PlanLine]) -> Mapping[str, Sequence[PlanLine]]:
    """The lines of each day in their order; those without a day under ''."""
    found: dict[str, list[PlanLine]] = {}
    for each in lines:
        found.setdefault(each.day, []).append(each)
    return found


def full_text(each: PlanLine) -> str:
    """All that is known of a line, for a tool tip and for a screen reader."""
    when = "".join((HALVES[each.half], each.time)) if each.day else "日期未定"
    more = list(each.details)
    if each.draft:
        more.append("还没有发通知")
    return "\n".join([f"{when}　{each.title}", *more])
