"""Sums over records by what they link to, where nearly all linked records are asked for.

Looking up the records of each linked one costs more than reading all records once in the order of
the link. The sums by link are then added up for one span of days after the other. Where only a few
linked records are not asked for, sums over all records are sooner read, and those of these few.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from operator import sub
from typing import Any, NamedTuple

from desktop_app.records.dated import AT
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import lists
from desktop_app.storage.query.conditions import ID, NESTED, Filter, by_link
from desktop_app.storage.query.index_groups import totals
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.tallies import By, Sum, tally, wanted_rows

LEAST = 2_000
"""Fewer linked records are looked up one by one."""
FEW = 500
"""Up to so many linked records that are not asked for, these are counted and taken off."""
SHARE = 3
"""At least one of so many linked records must be asked for."""
LinkRows = Sequence[tuple[Any, ...]]
"""By the linked id the sums over its records: a row for each that has some."""


class AskedByLink(NamedTuple):
    """A question about the records of linked ones, in two parts.

    link: the field. own: what is asked of the records themselves. to, rest: what is asked of the
    linked ones.
    """

    link: str
    own: tuple[Filter, ...]
    to: type[Record]
    rest: tuple[Filter, ...]


def asked_by_link(
    model: type[Record], where: Sequence[Filter], sums: Sequence[Sum] = ()
) -> AskedByLink | None:
    """The question in two parts where it is about the linked records of one field.

    None where a condition, one of the `sums` too, reads more than fields of the record.
    """
    own, linked = by_link(model, where)
    tests = [*own, *(one for each in sums for one in each.where)]
    if len(linked) != 1 or not all(map(_is_plain, tests)):
        return None
    link, to, rest = linked[0]
    return AskedByLink(link, tuple(own), to, tuple(rest))


def most_linked(office: OfficeFile, asked: AskedByLink) -> frozenset[int] | None:
    """The ids of the linked records that are asked for; None where they are few or not most."""
    found = lists.count(office, asked.to, asked.rest)
    if found < LEAST or found * SHARE < lists.count(office, asked.to, ()):
        return None
    return frozenset(lists.ids_where(office, asked.to, asked.rest))


def left_out(office: OfficeFile, asked: AskedByLink) -> frozenset[int] | None:
    """The ids of the linked records that are not asked for, whoever owns them.

    None where more than `FEW` are not, or where more is asked than that fields are filled.
    """
    if any(each.how != "filled" or not _is_plain(each) for each in asked.rest):
        return None
    shape, wanted = row_mapping_of(asked.to), wanted_rows(office, asked.to, asked.rest)
    sql = f'SELECT id FROM "{shape.table}" WHERE NOT coalesce({wanted.text}, 0) LIMIT ?'
    found = frozenset(
        row[0] for row in office.connection.execute(sql, (*wanted.values, FEW + 1))
    )  # fmt: skip
    return found if len(found) <= FEW else None


def totals_but(
    office: OfficeFile,
    model: type[Record],
    asked: AskedByLink,
    sums: Sequence[Sum],
    but: AbstractSet[int],
) -> list[int]:
    """Each sum over the records of all linked ones `but` some."""
    every = totals(office, model, asked.own, sums)
    field = model.field(asked.link)
    without = () if isinstance(field, Link) and field.required and field.stored else (None,)
    if not but and not without:
        return every
    less = (*asked.own, Filter(asked.link, "in", (*sorted(but), *without)))
    return list(map(sub, every, totals(office, model, less, sums)))


def columns_of(sums: Sequence[Sum]) -> tuple[Sum, ...]:
    """The sums that are read: for a test of one field one for each value, as these are quickest."""
    return tuple(dict.fromkeys(one for each in sums for one in _apart(each)))


def sums_by_link(
    office: OfficeFile,
    model: type[Record],
    asked: AskedByLink,
    columns: Sequence[Sum],
) -> LinkRows:
    """The sums over the records of each linked one, whichever are asked for."""
    return tally(office, model, asked.own, [By(asked.link)], columns)


def added_up(
    rows: LinkRows, columns: Sequence[Sum], wanted: AbstractSet[int], sums: Sequence[Sum]
) -> list[int]:
    """Each sum over the records of the linked ones with the ids `wanted`."""
    kept = [row for row in rows if row[0] in wanted]
    found = dict.fromkeys(columns, 0)
    if kept:
        found |= zip(columns, map(sum, list(zip(*kept, strict=True))[1:]), strict=True)
    return [sum(found[one] for one in _apart(each)) for each in sums]


def _apart(each: Sum) -> tuple[Sum, ...]:
    """A sum as several that have no record in common."""
    if each.field or len(each.where) != 1 or each.where[0].how != "in":
        return (each,)
    (test,) = each.where
    return tuple(Sum("", (test._replace(values=(value,)),)) for value in dict.fromkeys(test.values))


def _is_plain(each: Filter) -> bool:
    if each.how == "either":
        return all(_is_plain(one) for group in each.values for one in group)
    return each.how not in NESTED and not {".", AT} & {*each.field} and each.field != ID
