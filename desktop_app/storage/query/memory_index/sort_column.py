"""One column of a register in memory, as the ranks that its values have in a sort."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from heapq import nlargest, nsmallest
from itertools import compress, count
from typing import Any

from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.query.memory_index.sliced_sorting import SLICE, sorted_in_steps
from desktop_app.storage.query.orders import KEYS, Sorting

_SAMPLED = 64
"""One rank in so many is looked at to see which ranks begin an order."""


class SortColumn:
    """The rank of each row's value; rows are numbered from 0 in the order of strokes.

    Ranks from `last` on belong to values that the office's order does not know and, behind them,
    to empty ones: they are last in both directions. Equal values are ordered by row number, with
    `by_id` by the ids of their rows. Where it `reverses`, descending is the whole order backwards,
    equal values too.
    """

    __slots__ = ("_begun", "_ids", "_orders", "by_id", "last", "ranks", "reverses")

    def __init__(
        self, ranks: array[int], last: int, by_id: Sequence[int] | None, *, reverses: bool
    ) -> None:
        self.ranks, self.last, self.by_id, self.reverses = ranks, last, by_id, reverses
        self._orders: dict[bool, array[int]] = {}
        self._ids: dict[bool, array[int]] = {}
        self._begun: dict[bool, array[int]] = {}

    def order(self, *, descending: bool) -> array[int]:
        """All rows in this order; kept."""
        if descending not in self._orders:
            if descending and self.reverses:
                self._orders[True] = self.order(descending=False)[::-1]
            else:
                rows = self.sorted(range(len(self.ranks)), descending=descending)
                self._orders[descending] = array("I", rows)
        return self._orders[descending]

    def ids_without(self, gone: Iterable[int], ids: array[int], *, descending: bool) -> array[int]:
        """The ids of all rows but a few in this order; `ids` are those of the rows."""
        order = self.order(descending=descending)
        if descending not in self._ids:
            self._ids[descending] = array("q", list(map(ids.__getitem__, order)))
        found = self._ids[descending][:]
        key = partial(self._key, descending=descending)
        for wanted in sorted(map(key, gone), reverse=True):
            del found[bisect_left(order, wanted, key=key)]
        return found

    def _key(self, row: int, *, descending: bool) -> tuple[int, int]:
        """What `order` sorts a row by."""
        tie = row if self.by_id is None else self.by_id[row]
        if descending and self.reverses:
            return -self.ranks[row], -tie
        return self._downward(row) if descending else self.ranks[row], tie

    def known_order(self, *, descending: bool) -> array[int] | None:
        """`order` where it was made before."""
        return self._orders.get(descending)

    def beginning(self, most: int, *, descending: bool) -> array[int]:
        """The first rows of `order`, sooner; kept."""
        run_to_end(self.prepare_beginning(most, descending=descending))
        order = self._orders.get(descending)
        return (self._begun[descending] if order is None else order)[:most]

    def prepare_beginning(self, most: int, *, descending: bool) -> Steps[None]:
        """Make `beginning`, in slices of milliseconds.

        The first rows are sorted among those of the first or last ranks alone.
        """
        begun = self._begun.get(descending)
        if descending in self._orders:
            return
        if begun is not None and len(begun) >= min(most, len(self.ranks)):
            return
        rows: Sequence[int] = yield from self._nearest(most, descending=descending)
        if len(rows) < most:
            rows = range(len(self.ranks))
        found = yield from self._sorted_in_steps(rows, descending=descending)
        self._begun[descending] = array("I", found[:most])

    def _nearest(self, most: int, *, descending: bool) -> Steps[list[int]]:
        """The rows of the first ranks of an order or the last ones: `most` unless chance errs."""
        ranks, count = self.ranks, len(self.ranks)
        last = count + 2 if self.reverses or not descending else self.last
        place = 2 * most // _SAMPLED + 1
        some = sorted(rank for rank in ranks[::_SAMPLED] if rank < last)
        rows: list[int] = []
        if len(some) <= place:
            return rows
        bound = some[-place] if descending else some[place]
        for start in range(0, count, SLICE):
            part, known = range(count)[start : start + SLICE], ranks[start : start + SLICE]
            rows += compress(part, map(bound.__le__ if descending else bound.__ge__, known))
            yield start, count
        return [row for row in rows if ranks[row] < last] if descending else rows

    def prepare_order(self, *, descending: bool) -> Steps[None]:
        """Make `order` in slices of milliseconds."""
        if descending and self.reverses:
            yield from self.prepare_order(descending=False)
            self._orders[True] = self._orders[False][::-1]
        elif descending not in self._orders:
            every = range(len(self.ranks))
            rows = yield from self._sorted_in_steps(every, descending=descending)
            self._orders[descending] = array("I", rows)

    def _sorted_in_steps(self, rows: Sequence[int], *, descending: bool) -> Steps[list[int]]:
        """`sorted` in slices of milliseconds."""
        if self.by_id is not None:
            rows = yield from sorted_in_steps(rows, self.by_id.__getitem__)
        if descending and not self.reverses:
            return (yield from sorted_in_steps(rows, self._downward))
        found = yield from sorted_in_steps(rows, self.ranks.__getitem__)
        return found[::-1] if descending else found

    def _downward(self, row: int) -> int:
        """The rank of a row's value from the other end, but for the values that are always last."""
        rank = self.ranks[row]
        return rank if rank >= self.last else self.last - 1 - rank

    def sorted(self, rows: Iterable[int], *, descending: bool) -> list[int]:
        """Ascending row numbers put into this order."""
        key = self.ranks.__getitem__
        if not descending or self.reverses:
            found = sorted(self._by_ties(rows), key=key)
            return found[::-1] if descending else found
        ahead, last = self._parted(rows)
        return [*sorted(ahead, key=key, reverse=True), *sorted(last, key=key)]

    def first(self, rows: Iterable[int], most: int, *, descending: bool) -> list[int]:
        """The first of `sorted`, sooner."""
        key = self.ranks.__getitem__
        if descending and self.reverses:
            return self.sorted(rows, descending=True)[:most]
        if not descending:
            return nsmallest(most, self._by_ties(rows), key=key)
        ahead, last = self._parted(rows)
        found = nlargest(most, ahead, key=key)
        return [*found, *nsmallest(most - len(found), last, key=key)]

    def _parted(self, rows: Iterable[int]) -> tuple[list[int], list[int]]:
        """The rows that a descending order reverses, and those that are last in any."""
        given, ranks, last = list(self._by_ties(rows)), self.ranks, self.last
        behind = [row for row in given if ranks[row] >= last]
        return ([row for row in given if ranks[row] < last] if behind else given), behind

    def _by_ties(self, rows: Iterable[int]) -> Iterable[int]:
        return rows if self.by_id is None else sorted(rows, key=self.by_id.__getitem__)


def ranked(sorting: Sorting, values: Sequence[Any], ids: Sequence[int]) -> Steps[SortColumn]:
    """The column of a sort, in slices of milliseconds.

    `values` are the stored ones by id; `ids` gives for each row its place among them. `sorting`
    must not be `placed`.
    """
    distinct: set[Any] = set()
    for start in range(0, len(values), SLICE):
        distinct.update(values[start : start + SLICE])
        yield start, len(values)
    distinct.discard(None)
    if sorting.ranked is None:
        key = _length if sorting.by_length else _itself
        known = yield from sorted_in_steps(list(distinct), key)
    else:
        known = [value for value in dict.fromkeys(sorting.ranked) if value in distinct]
    last = len(known)
    rank_of: dict[Any, int] = {None: last + 1}
    if sorting.ranked is not None:
        rank_of.update(dict.fromkeys(distinct, last))
    for start in range(0, last, SLICE):
        rank_of.update(zip(known[start : start + SLICE], count(start), strict=False))
        yield start, last
    by_id = yield from _mapped(values, rank_of.__getitem__)
    ranks = yield from _mapped(ids, by_id.__getitem__)
    ties = ids if sorting.ties == ("id",) else None
    return SortColumn(ranks, last, ties, reverses=sorting.column in KEYS)


def _mapped(given: Sequence[Any], number: Callable[[Any], int]) -> Steps[array[int]]:
    """The number of each given value."""
    found = array("I")
    for start in range(0, len(given), SLICE):
        found.extend(map(number, given[start : start + SLICE]))
        yield start, len(given)
    return found


def places(ids: Sequence[int]) -> Steps[array[int]]:
    """For each of some ids its place among them in ascending order, in slices of milliseconds."""
    by_id = yield from sorted_in_steps(range(len(ids)), ids.__getitem__)
    found = array("I", bytes(len(ids) * array("I").itemsize))
    for place, row in enumerate(by_id):
        found[row] = place
        if place % SLICE == 0:
            yield place, len(ids)
    return found


def _length(value: str) -> tuple[int, str]:
    return len(value), value


def _itself(value: Any) -> Any:
    return value
