"""Counts the parts of a section in one reading of the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import add
from typing import Any

from desktop_app.services.desk import Desk
from desktop_app.services.statistics.kept_counts import kept_count, linked_values
from desktop_app.services.statistics.sections import Part, Section
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import link_totals
from desktop_app.storage.query.index_groups import totals
from desktop_app.storage.query.linked_values import LinkedValues
from desktop_app.storage.query.place_tallies import WHOLE, tally_by_places
from desktop_app.storage.query.tallies import By, Sum, tally

__all__ = [
    "WHOLE", "By", "LinkedValues", "count_parts", "counts_by_day", "counts_by_two", "linked_values",
    "values_by", "values_by_place", "values_by_place_and_month", "values_by_places",
    "values_of_parts",
]  # fmt: skip
MONTH = len("2026-03")
ReadLinked = Callable[[OfficeFile, link_totals.AskedByLink], frozenset[int] | None]


def values_of_parts(desk: Desk, section: Section) -> dict[str, int]:
    """The value of each part, by its key."""
    sums = tuple(_sums(section.parts))
    found = kept_count(
        desk, section, sums, lambda: _totals(desk, section, sums),
        since=partial(_brought_up, desk, section, sums),
    )  # fmt: skip
    return dict(zip((each.key for each in section.parts), found, strict=True))


def _totals(desk: Desk, section: Section, sums: tuple[Sum, ...]) -> list[int]:
    """Each sum over a section; the sums by link are kept for other spans of days."""
    where = section.where
    asked = link_totals.asked_by_link(section.model, where, sums) if sums else None
    if asked is None:
        return totals(desk.office, section.model, where, sums)
    but = _of_linked(desk, section, asked, link_totals.left_out)
    if but is not None:
        return link_totals.totals_but(desk.office, section.model, asked, sums, but)
    keys = _of_linked(desk, section, asked, link_totals.most_linked)
    if keys is None:
        return totals(desk.office, section.model, where, sums)
    columns = link_totals.columns_of(sums)
    rows = kept_count(
        desk, replace(section, where=asked.own), ("by link", asked.link, columns),
        paths=(asked.link,),
        count=lambda: link_totals.sums_by_link(desk.office, section.model, asked, columns),
    )  # fmt: skip
    return link_totals.added_up(rows, columns, keys, sums)


def _brought_up(
    desk: Desk, section: Section, sums: tuple[Sum, ...], found: list[int], number: int
) -> list[int] | None:
    """The sums of today from those up to an action, where these follow from the changed records."""
    from desktop_app.storage.query.changed_sums import added_since

    more = added_since(desk.office, section.model, section.where, sums, number)
    return None if more is None else list(map(add, found, more))


def _of_linked(
    desk: Desk, section: Section, asked: link_totals.AskedByLink, read: ReadLinked
) -> frozenset[int] | None:
    """What `read` gives, kept: several sections have the same linked records."""
    linked = replace(section, model=asked.to, where=asked.rest, parts=())
    return kept_count(desk, linked, read.__name__, lambda: read(desk.office, asked))


def values_by_place(desk: Desk, section: Section, path: str) -> dict[Any, dict[str, int]]:
    """The value of each part, by each value of a field (dotted for one of a linked record)."""
    keys = [each.key for each in section.parts]
    found = values_by(desk, section, keys, path)
    return {value: dict(zip(keys, values, strict=True)) for value, values in found.items()}


def count_parts(desk: Desk, section: Section, wanted: Sequence[str]) -> list[int]:
    """How many records each of some parts counts, in the order wanted; without their fields."""
    parts = tuple(section.part(key)._replace(field="") for key in wanted)
    return list(values_of_parts(desk, replace(section, parts=parts)).values())


def counts_by_day(desk: Desk, section: Section, field: str, length: int) -> dict[str, int]:
    """How many records of a section each year (4 characters of the day) or month (7) has."""
    by = By(field, length)
    return kept_count(
        desk, section, by, paths=(field,),
        count=lambda: dict(tally(desk.office, section.model, section.where, [by], [Sum()])),
    )  # fmt: skip


def counts_by_two(desk: Desk, section: Section, one: By, other: By) -> list[tuple[Any, Any, int]]:
    """How many records of a section each pair of values of two fields has."""
    return kept_count(
        desk, section, (one, other), paths=(one.field, other.field),
        count=lambda: [
            (first, second, number) for first, second, number in tally(
                desk.office, section.model, section.where, [one, other], [Sum()]
            )
        ],
    )  # fmt: skip


def values_by_place_and_month(
    desk: Desk, section: Section, path: str, field: str
) -> dict[tuple[Any, int], dict[str, int]]:
    """The value of each part, by a field's value and the month's number, 0 for an unknown month."""
    keys = [each.key for each in section.parts]
    by, found = [By(path), By(field, MONTH)], dict[tuple[Any, int], Counter[str]]()
    for place, day, *values in tally(
        desk.office, section.model, section.where, by, _sums(section.parts)
    ):
        month = int(day[-2:]) if day and len(day) == MONTH else 0
        found.setdefault((place, month), Counter()).update(dict(zip(keys, values, strict=True)))
    return dict(found)


def values_by(
    desk: Desk, section: Section, wanted: Sequence[str], field: str
) -> dict[Any, list[int]]:
    """The values of some parts, in the order wanted, by each value of a field."""
    sums = _sums([section.part(key) for key in wanted])
    rows = tally(desk.office, section.model, section.where, [By(field)], sums)
    return {row[0]: list(row[1:]) for row in rows}


def values_by_places(
    desk: Desk, section: Section, wanted: Sequence[str], paths: Sequence[str], linked: LinkedValues
) -> dict[str, Mapping[Any, Sequence[int]]]:
    """`values_by` for several fields, by their paths, in one reading of all records.

    Under WHOLE all records are counted together, by None. Values that no part counts are left out.
    """
    sums = tuple(_sums([section.part(key) for key in wanted]))
    return kept_count(
        desk, section, (sums, *paths), paths=paths,
        count=lambda: dict(
            tally_by_places(desk.office, section.model, section.where, paths, sums, linked)
        ),
    )  # fmt: skip


def _sums(parts: Sequence[Part]) -> list[Sum]:
    return [Sum(each.field, each.where) for each in parts]
