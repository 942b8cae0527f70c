"""What a memory index answers: the ids of a list, and nothing that the file would not say."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, compress, filterfalse, islice

from desktop_app.records.input_text import searched_words
from desktop_app.records.outward import is_internal_with_others_alone
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.query import orders
from desktop_app.storage.query.lists import Query, among_ids, ids_where
from desktop_app.storage.query.memory_index.register_index import RegisterIndex
from desktop_app.storage.query.memory_index.row_masks import RowMask, is_of_own_values
from desktop_app.storage.query.memory_index.sort_column import SortColumn
from desktop_app.storage.query.orders import Sorting
from desktop_app.storage.query.row_mapping import row_mapping_of

FEW = 300
"""So many records the engine reads and orders in a millisecond or two."""
SEVERAL = 2_000
"""So many it orders sooner than the order of all records is made."""
_PROBED = 16
"""One in so many of these is looked at first, to see whether they hold enough."""
_BESIDE = 16
"""Looking through so many neighbouring rows takes no longer than looking at one by itself."""
_PROBES = 8
"""So many ids are asked for in a round for each touched record whose place is sought."""


class IndexQuery:
    """One query put to an index; `most` None asks for all ids."""

    def __init__(
        self, office: OfficeFile, index: RegisterIndex, query: Query, most: int | None
    ) -> None:
        self.office, self.index, self.query, self.most = office, index, query, most
        self.words = [word.encode() for word in searched_words(query.search)]

    def answer(self) -> array[int] | None:
        """The ids in the query's order; None where the file is asked just as well.

        What is not in memory yet is made for a search or a whole list, not for first rows.
        """
        mask = self._mask()
        if self.query.where and mask is None:
            return None
        if mask is not None and mask.met <= FEW:
            return self._by_engine(compress(range(len(mask.data)), mask.data))
        sorting = self._sorting()
        if sorting.column == "strokes":
            if mask is None and not self.words:
                return self._every_id(backwards=sorting.descending)
            return self._finished(self._by_strokes(mask, backwards=sorting.descending))
        column = self.index.column(sorting)
        if self.words:
            return self._found(mask, sorting, column)
        if column is None:
            return None
        if mask is None and self.most is None:
            down = sorting.descending
            ids = column.ids_without(self.index.gone, self.index.ids, descending=down)
            return self._with_touched(ids)
        every = range(len(self.index.ids))
        rows = every if mask is None else compress(every, mask.data)
        return self._finished(self._sorted(rows, sorting, column, whole=mask is None))

    def _sorting(self) -> Sorting:
        model, query = self.index.model, self.query
        shape = row_mapping_of(model)
        sort = query.sort or model.SORT
        return orders.sorting_of(self.office, shape, sort, descending=query.descending)

    def _mask(self) -> RowMask | None:
        """Which rows meet the query's conditions, None without any or before it is worth making."""
        where, index = self.query.where, self.index
        found = index.masks.known(where, index.number) if where else None
        if not where or found is not None or (self.most is not None and not self.words):
            return found
        ids = set(ids_where(self.office, index.model, where))
        data = bytes(map(ids.__contains__, index.ids))
        number = None if is_of_own_values(where) else index.number
        mask = RowMask(data, data.count(1), number)
        index.masks.keep(where, mask)
        return mask

    def _by_strokes(self, mask: RowMask | None, *, backwards: bool) -> Iterator[int]:
        """The rows with all words that meet the conditions, by strokes."""
        rows = self.index.texts.rows(self.words, backwards=backwards)
        found: Iterator[int] = chain.from_iterable(rows)
        if mask is not None:
            found = filter(mask.data.__getitem__, found)
        return self._may_be_found(found)

    def _may_be_found(self, rows: Iterator[int]) -> Iterator[int]:
        """Some rows without those that are internal with others: no search finds these."""
        model = self.index.model
        if not self.words or not is_internal_with_others_alone(model):
            return rows
        return filterfalse(self.index.internal_rows(self.office).__getitem__, rows)

    def _found(
        self, mask: RowMask | None, sorting: Sorting, column: SortColumn | None
    ) -> array[int] | None:
        """The ids with all words by another sort than strokes."""
        if column is not None and self.most is not None:
            first = self._among_first(mask, sorting, column, self.most)
            if first is not None:
                return self._finished(first)
        found = self._by_strokes(mask, backwards=False)
        if column is None:
            rows = list(islice(found, SEVERAL + 1))
            return self._by_engine(rows) if len(rows) <= SEVERAL else None
        rows = list(found)
        if len(rows) <= FEW:
            return self._by_engine(rows)
        return self._finished(self._sorted(rows, sorting, column))

    def _among_first(
        self, mask: RowMask | None, sorting: Sorting, column: SortColumn, most: int
    ) -> Iterable[int] | None:
        """The first rows with all words, where they are among the first ones of the order."""
        few = self.index.looked_at // _PROBED
        otherwise = self.index.texts.looked_through(self.words) // _BESIDE
        if otherwise <= few:
            return None
        begin = column.beginning(self.index.looked_at, descending=sorting.descending)
        found = self._with_words(mask, begin[:few], most)
        if len(found) < most and len(found) * min(len(begin), otherwise) >= most * few:
            found += self._with_words(mask, begin[few:], most - len(found))
        return found if len(found) == most else None

    def _with_words(self, mask: RowMask | None, rows: Iterable[int], most: int) -> list[int]:
        """The first of some rows with all words that meet the conditions."""
        wanted = rows if mask is None else filter(mask.data.__getitem__, rows)
        found = self.index.texts.among(wanted, self.words)
        there = filterfalse(self.index.gone.__contains__, found)
        return list(islice(self._may_be_found(there), most))

    def _sorted(
        self, rows: Iterable[int], sorting: Sorting, column: SortColumn, *, whole: bool = False
    ) -> Iterable[int]:
        """Rows by strokes in the order of a sort, `whole` if they are all of them."""
        down = sorting.descending
        most = None if self.most is None else self.most + len(self.index.gone)
        order = column.known_order(descending=down) if whole else None
        if order is not None:
            return order
        if whole and most is not None:
            return column.beginning(most, descending=down)
        if most is None:
            return column.sorted(rows, descending=down)
        return column.first(rows, most, descending=down)

    def _by_engine(self, rows: Iterable[int]) -> array[int]:
        """Those of a few rows and of the touched records that the file gives, in its order."""
        keys = [*map(self.index.ids.__getitem__, rows), *self.index.touched]
        return among_ids(self.office, self.index.model, self.query, keys, self.most)

    def _every_id(self, *, backwards: bool) -> array[int]:
        """All ids by strokes."""
        ids = self.index.ids[:]
        for row in sorted(self.index.gone, reverse=True):
            del ids[row]
        return self._with_touched((ids[::-1] if backwards else ids)[: self.most])

    def _finished(self, rows: Iterable[int]) -> array[int]:
        """The ids of rows in their order, and the touched records at their places among them."""
        index = self.index
        if index.gone:
            rows = filterfalse(index.gone.__contains__, rows)
        return self._with_touched(array("q", map(index.ids.__getitem__, islice(rows, self.most))))

    def _with_touched(self, found: array[int]) -> array[int]:
        """Ids in the query's order, and the touched records that it matches among them."""
        index, model = self.index, self.index.model
        if not index.touched:
            return found
        keys: Sequence[int] = list(index.touched)
        if self.most is None or self.most > SEVERAL:
            keys = among_ids(self.office, model, self.query, keys)
            for place, key in reversed(list(zip(self._places(found, keys), keys, strict=True))):
                found.insert(place, key)
            return found[: self.most]
        if len(found) == self.most:
            until = among_ids(self.office, model, self.query, [*keys, found[-1]])
            keys = until[: until.index(found[-1])]
        if not keys:
            return found
        return among_ids(self.office, model, self.query, [*found, *keys], self.most)

    def _places(self, ids: Sequence[int], keys: Sequence[int]) -> list[int]:
        """Where other ids belong among ids; both are in the query's order.

        Each round asks for the order of all those keys that have no place yet, among ids that
        divide the stretches where they belong.
        """
        every = self.query._replace(search="", where=())
        spans = dict.fromkeys(keys, (0, len(ids)))
        while open_keys := [key for key, (low, high) in spans.items() if low < high]:
            stretches = {spans[key] for key in open_keys}
            parts = max(2, _PROBES * len(open_keys) // len(stretches))
            steps = (range(low, high, max(1, (high - low) // parts)) for low, high in stretches)
            probes = {ids[place]: place for place in chain.from_iterable(steps)}
            asked = among_ids(self.office, self.index.model, every, [*open_keys, *probes])
            low = 0
            for key in asked:
                if key in probes:
                    low = probes[key] + 1
                else:
                    spans[key] = max(low, spans[key][0]), spans[key][1]
            high = len(ids)
            for key in reversed(asked):
                if key in probes:
                    high = probes[key]
                else:
                    spans[key] = spans[key][0], min(high, spans[key][1])
        return [low for low, _ in spans.values()]
