"""The values of a section's parts, in one reading of the table they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop_app.records.field_types import Code, Codes
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import Part, Section
from desktop_app.storage.query.tallies import By, Sum, tally


def values_of_parts(desk: Desk, section: Section) -> dict[str, int]:
    """What each part comes to, by its key.

    Conditions on codes and links are answered from the groups that one reading gives; only what
    else a part asks is asked of every row.
    """
    parts = section.parts
    by = sorted({f.field for each in parts for f in each.where if _grouped(section.model, f)})
    sums = list(dict.fromkeys(_sum(section.model, each) for each in parts))
    groups = tally(desk.office, section.model, section.where, [By(each) for each in by], sums)
    return {each.key: _value(section.model, each, by, sums, groups) for each in parts}


def values_by(
    desk: Desk, section: Section, wanted: Sequence[str], field: str | None
) -> dict[Any, list[int]]:
    """What some parts come to, by each value of one more field (dotted for a linked record's).

    Without a field all records stand under None.
    """
    parts = {each.key: each for each in section.parts}
    chosen = [parts[key] for key in wanted]
    sums = [Sum(each.field, each.where) for each in chosen]
    by = [By(field)] if field else []
    rows = tally(desk.office, section.model, section.where, by, sums)
    return {row[0] if field else None: list(row[len(by) :]) for row in rows}


def _grouped(model: type[Record], each: Filter) -> bool:
    """Whether a condition is on one of a few values, which records are grouped by."""
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
