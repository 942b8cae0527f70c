"""Sums answered from the groups that an index holds in its order, without sorting any row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop_app.records.dated import AT, dated_path
from desktop_app.records.links import Links
from desktop_app.records.record import Record
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query.conditions import ID, Filter, column
from desktop_app.storage.query.index_walk import (
    index_walk,
    indexes_of,
    is_of_few_values,
    walked,
)
from desktop_app.storage.query.row_mapping import row_mapping_of
from desktop_app.storage.query.several_on_days import tally_on_days
from desktop_app.storage.query.tallies import By, Sum, sum_sql, tally
from desktop_app.storage.query.two_days import OF_TWO_DAYS, other_day, parts_of_path


class IndexGroups:
    """Sums divided into the groups that an index holds in its order and tests of each record.

    A sum with a condition on a field that begins the index is the sum over some of the groups.
    Grouping by other fields would sort the rows, which costs more than testing each of them.
    """

    def __init__(
        self,
        office: OfficeFile,
        model: type[Record],
        where: Sequence[Filter],
        sums: Sequence[Sum],
        others: Iterable[str] = (),
        by: Sequence[str] | None = None,
    ) -> None:
        tested = {f.field for each in sums for f in each.where if _of_few_values(model, f)}
        read = {*others, *fields_read(where, sums)}
        if by is None:
            by = leading(office, model, tested, read) if tested else []
        self.by = list(by)
        self.asked = list(dict.fromkeys(map(self._left, sums)))

    def of(self, each: Sum, groups: Iterable[Sequence[Any]]) -> Iterator[tuple[int, Sequence[Any]]]:
        """The groups that a sum counts, each with the place of its value among `asked`."""
        tests = [(self.by.index(f.field), f.values) for f in each.where if self._is_answered(f)]
        place = self.asked.index(self._left(each))
        for at, values in tests:
            groups = [group for group in groups if group[at] in values]
        for group in groups:
            yield place, group

    def _left(self, each: Sum) -> Sum:
        # an empty field adds nothing
        filled = Filter(each.field, "filled")
        return Sum(
            each.field, tuple(f for f in each.where if f != filled and not self._is_answered(f))
        )

    def _is_answered(self, each: Filter) -> bool:
        return each.how == "in" and each.field in self.by


def totals(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], sums: Sequence[Sum]
) -> list[int]:
    """Each sum over all records that fulfil `where`: the only row of `tally` by nothing, sooner."""
    found: dict[Sum, int] = {}
    for path in dict.fromkeys(filter(None, map(_asked_of_a_day, sums))):
        found |= _by_value_of_a_day(office, model, where, path, sums)
    rest = [each for each in sums if each not in found]
    others = {each: had for each in rest if (had := _opposite(each)) is not None and had in rest}
    read = list(dict.fromkeys((
        *(each for each in rest if each not in others), *(Sum(each.field) for each in others),
    )))  # fmt: skip
    found |= zip(read, _totals(office, model, where, read), strict=True)
    found |= {each: found[Sum(each.field)] - found[had] for each, had in others.items()}
    return [found[each] for each in sums]


def _opposite(each: Sum) -> Sum | None:
    """The sum over all records that a sum of those without some other record leaves out."""
    if len(each.where) != 1 or each.where[0].how != "lacking":
        return None
    return each._replace(where=(each.where[0]._replace(how="having"),))


def _asked_of_a_day(each: Sum) -> str:
    """The field of a day that a sum asks values of, '' without one."""
    return next((f.field for f in each.where if f.how == "in" and AT in f.field), "")


def _by_value_of_a_day(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], path: str, sums: Sequence[Sum]
) -> dict[Sum, int]:
    """The sums that ask values of one field of a day: that is looked up once for each record.

    Only records that fulfil what all these sums ask are read, and other sums over those as well.
    """
    own = {
        each: next(f for f in each.where if f.how == "in" and f.field == path)
        for each in sums if _asked_of_a_day(each) == path
    }  # fmt: skip
    shared = set.intersection(*(set(each.where) for each in own)) - set(own.values())
    every = [each for each in sums if shared and each not in own and shared <= {*each.where}]
    left = {
        each: each._replace(where=tuple(
            f for f in each.where if f not in shared and f != own.get(each)
        ))
        for each in (*own, *every)
    }  # fmt: skip
    asked = list(dict.fromkeys(left.values()))
    narrowed = (*where, *(f for f in next(iter(own)).where if f in shared))
    groups = tally_on_days(office, model, narrowed, path, asked)
    return {
        each: sum(
            row[1 + asked.index(left[each])]
            for row in groups
            if each not in own or _is_among(row[0], own[each].values)
        )
        for each in left
    }


def _is_among(held: Any, wanted: Sequence[Any]) -> bool:
    """Whether what was held, one value or several, is among those wanted, None for nothing."""
    several = (held or (None,)) if isinstance(held, tuple) else (held,)
    return any(each in wanted for each in several)


def _totals(
    office: OfficeFile, model: type[Record], where: Sequence[Filter], sums: Sequence[Sum]
) -> list[int]:
    if not sums:
        return []
    walk = index_walk(office, model, where, fields_read(where, sums))
    split = IndexGroups(office, model, where, sums, by=walk.by if walk else None)
    if walk:
        added = [sum_sql(office, model, each) for each in split.asked]
        groups = walked(office, model, walk, added)
    else:
        groups = tally(office, model, where, [By(each) for each in split.by], split.asked)
    first = len(split.by)
    return [sum(group[first + place] for place, group in split.of(each, groups)) for each in sums]


def fields_read(where: Sequence[Filter], sums: Sequence[Sum]) -> set[str]:
    """The fields of the record itself that some sums of some records read."""
    filters = (*where, *(f for each in sums for f in each.where))
    return {*_fields_of(filters), *_summed(sums)}


def _summed(sums: Sequence[Sum]) -> Iterator[str]:
    return (name for each in sums if each.field for name in parts_of_path(each.field))


def _of_few_values(model: type[Record], each: Filter) -> bool:
    return each.how == "in" and is_of_few_values(model, each.field)


def _fields_of(filters: Iterable[Filter]) -> Iterator[str]:
    """The fields of the record itself that some filters read."""
    for each in filters:
        if each.how == "either":
            yield from _fields_of(one for group in each.values for one in group)
        elif dated := dated_path(each.field):
            yield from (one.partition(".")[0] for one in dated.own)
        elif each.how not in ("having", "lacking"):
            yield each.field.partition(".")[0]
            if each.how in OF_TWO_DAYS:
                yield other_day(each.field, each.values[0]).partition(".")[0]


def leading(office: OfficeFile, model: type[Record], tested: set[str], read: set[str]) -> list[str]:
    """The most of some fields that begin one index which holds all that is read."""
    shape, most = row_mapping_of(model), list[str]()
    own = [name for name in read if name == ID or not isinstance(model.field(name), Links)]
    needed = {column(shape, name) for name in own} - {ID}
    names = {shape.column_of[name]: name for name in tested}
    for columns in indexes_of(office, shape.table).values():
        if needed <= set(columns):
            first = next((n for n, each in enumerate(columns) if each not in names), len(columns))
            most = max(most, [names[each] for each in columns[:first]], key=len)
    return most
