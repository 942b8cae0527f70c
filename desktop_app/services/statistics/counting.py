"""Counts the parts of a section in one reading of the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.field_types import Code, Codes
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.sections import Part, Section
from desktop_app.storage.query import lists
from desktop_app.storage.query.tallies import By, Sum, tally

MONTH = len("2026-03")


def values_of_parts(desk: Desk, section: Section) -> dict[str, int]:
    """The value of each part, by its key."""
    return values_by_place(desk, section, "").get(None) or dict.fromkeys(
        (each.key for each in section.parts), 0
    )


def values_by_place(desk: Desk, section: Section, path: str) -> dict[Any, dict[str, int]]:
    """The value of each part, by each value of a field (dotted for one of a linked record).

    Without a field all records are counted together, under None. Conditions on codes and links
    are answered from the groups that one reading returns; other conditions are asked of each row.
    """
    model, parts = section.model, section.parts
    by = sorted({f.field for each in parts for f in each.where if _grouped(model, f)})
    sums = list(dict.fromkeys(_sum(model, each) for each in parts))
    place = [By(path)] if path else []
    rows = tally(desk.office, model, section.where, [*place, *map(By, by)], sums)
    found: dict[Any, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0] if path else None, []).append(row[len(place) :])
    return {
        value: {each.key: _value(model, each, by, sums, groups) for each in parts}
        for value, groups in found.items()
    }


def count_part(desk: Desk, section: Section, part: Part) -> int:
    """How many records a part counts, by an index where there is one; without its field."""
    return lists.count(desk.office, section.model, (*section.where, *part.where))


def counts_by_day(desk: Desk, section: Section, field: str, length: int) -> dict[str, int]:
    """How many records of a section each year (4 characters of the day) or month (7) has."""
    return dict(tally(desk.office, section.model, section.where, [By(field, length)], [Sum()]))


def months_by_place(
    desk: Desk, section: Section, path: str, field: str
) -> dict[tuple[Any, int], int]:
    """How many records of a section each month has, by a field's value and the month's number.

    Records of an unknown month are left out.
    """
    by = [By(path), By(field, MONTH)]
    rows = tally(desk.office, section.model, section.where, by, [Sum()])
    known = (row for row in rows if row[1] and len(row[1]) == MONTH)
    return {(place, int(month[-2:])): count for place, month, count in known}


def values_by(
    desk: Desk, section: Section, wanted: Sequence[str], field: str | None
) -> dict[Any, list[int]]:
    """The values of some parts, in the order wanted, by each value of a field.

    Without a field all records are counted together, under None. Faster than `values_by_place`
    for few parts of many records.
    """
    parts = {each.key: each for each in section.parts}
    chosen = [parts[key] for key in wanted]
    sums = [Sum(each.field, each.where) for each in chosen]
    by = [By(field)] if field else []
    rows = tally(desk.office, section.model, section.where, by, sums)
    return {row[0] if field else None: list(row[len(by) :]) for row in rows}


def _grouped(model: type[Record], each: Filter) -> bool:
    """Whether a condition is on a field of few values, by which records are grouped."""
    if each.how != "in" or "." in each.field or each.field == "id":
        return False
    field = model.field(each.field)
    return isinstance(field, Code | Link) and not isinstance(field, Codes)


def _sum(model: type[Record], part: Part) -> Sum:
    return Sum(part.field, tuple(each for each in part.where if not _grouped(model, each)))


def _value(
    model: type[Record],
    part: Part,
    by: Sequence[str],
    sums: Sequence[Sum],
    groups: Sequence[tuple[Any, ...]],
) -> int:
    wanted = [(by.index(f.field), f.values) for f in part.where if _grouped(model, f)]
    place = len(by) + sums.index(_sum(model, part))
    return sum(
        group[place] for group in groups if all(group[at] in values for at, values in wanted)
    )
