"""Answers that were read from the records, kept until an action changes what they were read from.

They are kept by a name, and good for the inputs they were computed from alone. The log says which
records every action since has changed: nobody has to remember to throw an answer away.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import chain, filterfalse
from types import MappingProxyType
from typing import Any, NamedTuple, TypeAlias

Row: TypeAlias = tuple[Any, ...]
"""The id of a record, then what was read of it."""
Columns: TypeAlias = Sequence[Sequence[Any]]
"""Rows by their columns."""
FEW = 1_000
"""Of more changed records the rows are not read one by one."""


class Read(NamedTuple):
    """An answer, and the keys of the records that it was read from.

    fields: by the key of a record the fields that alone decide the answer; by default all do.
    """

    records: frozenset[str]
    value: Any
    fields: Mapping[str, frozenset[str]] = MappingProxyType({})


class ReadRows(NamedTuple):
    """Rows by a query, and the keys of the records that it reads.

    own: the key of the record they are rows of, where each depends on its own record alone.
    rows: them, or their columns where columns are asked for.
    """

    records: frozenset[str]
    own: str
    rows: Iterable[Any]


ReadSome: TypeAlias = Callable[[Sequence[int] | None], ReadRows]
"""Reads the rows of some ids, or all of them."""


class SumAnswers(dict[Hashable, tuple[int, Any]]):
    """Several answers by their questions, each with the last action that it takes into account.

    own: the key of the records that they are summed over. changed: the last action that changed
    nothing else that they were read from; an answer from before is to be brought up to date.
    """

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own, self.changed = own, 0


@dataclass(slots=True)
class _Kept:
    """A kept answer; of rows that depend on their own record alone, the ids of the stale ones."""

    inputs: tuple[Any, ...]
    records: frozenset[str]
    value: Any
    fields: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own: str = ""
    stale: set[int] = field(default_factory=set)


class _Texts(NamedTuple):
    """One text of each of some records, and the keys of other records that decide these texts."""

    others: frozenset[str]
    known: dict[int, bytes]


class KeptReads:
    """What has been read from an office file, true up to action `no`."""

    def __init__(self, no: int) -> None:
        self.no = no
        self._kept: dict[Hashable, _Kept] = {}
        self._texts: dict[tuple[str, str], _Texts] = {}

    def get(self, name: Hashable, inputs: tuple[Any, ...], read: Callable[[], Read]) -> Any:
        """The answer of that name for these inputs: the kept one, or the one read now."""
        kept = self._kept.get(name)
        if kept is None or kept.inputs != inputs:
            kept = self._kept[name] = _Kept(inputs, *read())
        return kept.value

    def has(self, name: Hashable, inputs: tuple[Any, ...]) -> bool:
        """Whether the answer of that name for these inputs is kept."""
        kept = self._kept.get(name)
        return kept is not None and kept.inputs == inputs

    def rows(self, name: Hashable, inputs: tuple[Any, ...], read: ReadSome) -> Mapping[int, Row]:
        """Rows by id: the kept ones, those of changed records read anew.

        `read` gives the rows of some ids, or all of them.
        """
        found: Mapping[int, Row] = self._rows(name, inputs, read, _by_id, _patched_rows)
        return found

    def columns(
        self, name: Hashable, inputs: tuple[Any, ...], read: ReadSome, alike: Sequence[int] = ()
    ) -> Columns:
        """Rows as columns, that of their ids first, in the same way; no rows are no columns.

        In the columns `alike` values occur many times: equal ones are one object.
        """
        made_of = partial(with_alike, alike=alike)
        found: Columns = self._rows(name, inputs, read, made_of, _patched_columns)
        return found

    def values(self, name: Hashable, inputs: tuple[Any, ...], read: ReadSome) -> Mapping[int, Any]:
        """The second value of each row by its id, in the same way."""
        found: Mapping[int, Any] = self._rows(name, inputs, read, dict, _patched_values)
        return found

    def _rows(
        self,
        name: Hashable,
        inputs: tuple[Any, ...],
        read: ReadSome,
        made_of: Callable[[Any], Any],
        patched: Callable[[Any, AbstractSet[int], Any], Any],
    ) -> Any:
        """What is made of rows; `patched` gives it with new rows for those of some ids."""
        kept = self._kept.get(name)
        if kept is None or kept.inputs != inputs:
            records, own, rows = read(None)
            kept = self._kept[name] = _Kept(inputs, records, made_of(rows), own=own)
        elif kept.stale:
            kept.value = patched(kept.value, kept.stale, read(sorted(kept.stale)).rows)
            kept.stale = set()
        return kept.value

    def texts(
        self,
        record: str,
        field: str,
        keys: AbstractSet[int],
        read: Callable[[list[int]], Iterable[tuple[int, bytes | None]]],
        others: frozenset[str] = frozenset(),
    ) -> Mapping[int, bytes]:
        """One text in UTF-8 of each of these records by id; `read` gives those that are not kept.

        Texts of other records may be among them, but never more than there are of these. After a
        change of any of the kinds `others`, which decide what is held back, all are read again.
        """
        _, known = self._texts.setdefault((record, field), _Texts(others, {}))
        missing = sorted(filterfalse(known.__contains__, keys))
        if missing:
            if len(known) > len(keys):
                for key in known.keys() - keys:
                    del known[key]
            known.update((key, text or b"") for key, text in read(missing))
        return known

    def forget(
        self,
        no: int,
        records: Collection[str],
        changed: Callable[[str], Collection[int]],
        changed_fields: Callable[[str], frozenset[str] | None] = lambda _: None,
    ) -> None:
        """Drop what was read from records of these kinds: all is true up to action `no` then.

        `changed` gives the ids of the changed records of a kind, `changed_fields` the fields that
        changed, None where records came or went.
        """
        changed_fields = cache(changed_fields)
        own = {each.own for each in self._kept.values()} | {record for record, _ in self._texts}
        ids = {key: set(changed(key)) for key in own.intersection(records)}
        for name, kept in list(self._kept.items()):
            touched = {
                each for each in kept.records.intersection(records)
                if each not in kept.fields or _meet(kept.fields[each], changed_fields(each))
            }  # fmt: skip
            if isinstance(kept.value, SumAnswers) and touched == {kept.value.own}:
                kept.value.changed = no
            elif touched == {kept.own} and len(kept.stale) + len(ids[kept.own]) <= FEW:
                kept.stale |= ids[kept.own]
            elif touched:
                del self._kept[name]
        for (record, _), (others, texts) in self._texts.items():
            if not others.isdisjoint(records):
                texts.clear()
            for key in ids.get(record, ()):
                texts.pop(key, None)
        self.no = no


def _by_id(rows: Iterable[Row]) -> dict[int, Row]:
    return {row[0]: row for row in rows}


def _patched_rows(
    rows: dict[int, Row], stale: AbstractSet[int], new: Iterable[Row]
) -> dict[int, Row]:
    return _patched_values(rows, stale, ((row[0], row) for row in new))


def with_alike(columns: Columns, alike: Sequence[int]) -> Columns:
    """Columns in some of which equal values are one object; without rows there are none."""
    columns = [*columns] if columns and columns[0] else []
    for place in alike if columns else ():
        one = {value: value for value in columns[place]}
        columns[place] = [*map(one.__getitem__, columns[place])]
    return columns


def _patched_columns(columns: Columns, stale: AbstractSet[int], new: Columns) -> Columns:
    left = (row for row in zip(*columns, strict=True) if row[0] not in stale)
    return [*zip(*chain(left, zip(*new, strict=True)), strict=True)]


def _patched_values(
    values: dict[int, Any], stale: AbstractSet[int], rows: Iterable[Row]
) -> dict[int, Any]:
    for key in stale:
        values.pop(key, None)
    values.update(rows)
    return values


def _meet(asked: frozenset[str], changed: frozenset[str] | None) -> bool:
    return changed is None or not asked.isdisjoint(changed)
