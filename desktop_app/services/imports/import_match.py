"""Which record a line of a sheet means: by the certificate number, else by name and birth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from desktop_app.chinese.folding import fold, folded
from desktop_app.records.any_link import Pointer
from desktop_app.records.field_types import Code, Day
from desktop_app.records.record import Record


@dataclass(frozen=True, slots=True)
class Existing:
    """The rows of a register at one moment: `rows[id]` is id, version, then values of `fields`.

    `inside` holds the same for the registers of nested records, by key.
    """

    fields: tuple[str, ...]
    rows: Mapping[int, tuple[Any, ...]]
    inside: Mapping[str, Existing] = field(default_factory=dict)

    def values(self, key: int) -> dict[str, Any]:
        """The stored values of one record."""
        return dict(zip(self.fields, self.rows[key][2:], strict=True))


@dataclass(frozen=True, slots=True)
class Match:
    """The records a line may mean, found by `fields`; none of them certain when several."""

    keys: tuple[int, ...] = ()
    fields: tuple[str, ...] = ()
    strong: bool = True


@dataclass(frozen=True, slots=True)
class Earlier:
    """The earlier line of the same record, 0 if none, and the fields by which it is the same."""

    line: int = 0
    fields: tuple[str, ...] = ()


NO_LINE, NO_MATCH = Earlier(), Match()


@dataclass(frozen=True, slots=True)
class _Group:
    """One way to match: equal fields (the `needed` ones filled in), days that may agree."""

    fields: tuple[str, ...]
    exact: tuple[str, ...]
    needed: tuple[str, ...]
    days: tuple[str, ...]


class _Lines:
    """The lines met with one value of a key, in their order.

    A line of which all stronger keys are known can only mean the same as one with equal ones, or
    as one of which some are unknown.
    """

    __slots__ = ("_by_known", "_unsure")

    def __init__(self) -> None:
        self._by_known: dict[tuple[Any, ...], list[int]] = {}
        self._unsure: list[int] = []

    def add(self, line: int, stronger: tuple[Any, ...]) -> None:
        """Keep one more line with its stronger keys."""
        if all(stronger):
            self._by_known.setdefault(stronger, []).append(line)
        else:
            self._unsure.append(line)

    def that_may_be(self, stronger: tuple[Any, ...]) -> list[int]:
        """The lines that the stronger keys do not tell apart from one with these, in their order.

        All of them where some of these keys are unknown.
        """
        if not self._by_known:
            return self._unsure
        if all(stronger):
            known = self._by_known.get(stronger, [])
        else:
            known = [line for each in self._by_known.values() for line in each]
        return sorted([*self._unsure, *known])


class Matcher:
    """Finds the records that lines mean, and lines that mean the same."""

    def __init__(self, model: type[Record], existing: Existing) -> None:
        fields = {each.name: each for each in model.declared()}
        self.model, self.existing = model, existing
        strict = model.IMPORT.strict
        self._groups = tuple(_group(names, fields, strict) for names in model.MATCH_KEYS)
        self._place = {name: place for place, name in enumerate(existing.fields, 2)}
        self._index: list[dict[tuple[Any, ...], list[int]]] = [{} for _ in self._groups]
        self._lines: list[dict[tuple[Any, ...], int]] = [{} for _ in self._groups]
        self._alike: list[dict[tuple[Any, ...], _Lines]] = [{} for _ in self._groups]
        self._values: dict[int, Mapping[str, Any]] = {}
        self._exact_above = [
            tuple(name for each in self._groups[:place] for name in each.exact)
            for place in range(len(self._groups))
        ]
        self._fill()

    def meet(
        self, line: int, values: Mapping[str, Any], *, keep: bool = True
    ) -> tuple[Earlier, Match]:
        """The line met before that means the same record, and the records that it matches.

        The first key that finds any decides. The line is kept for later ones to be held against,
        unless `keep` is False.
        """
        earlier, match = NO_LINE, NO_MATCH
        for place, group in enumerate(self._groups):
            parts = self._parts(group, values)
            if parts is None:
                continue
            lines, index = self._lines[place], self._index[place]
            if keep and (first := lines.setdefault(parts, line)) != line:
                met = self._alike[place].get(parts) or self._begun(place, parts, first)
                stronger = self._stronger(place, values)
                earlier = earlier if earlier.line else self._same(place, values, met, stronger)
                met.add(line, stronger)
            if index and not match.keys and parts in index:
                match = self._found(place, values, index[parts])
        if keep:
            self._values[line] = values
        return earlier, match

    def _begun(self, place: int, parts: tuple[Any, ...], first: int) -> _Lines:
        """The lines of one key, at the second of them."""
        met = self._alike[place][parts] = _Lines()
        met.add(first, self._stronger(place, self._values[first]))
        return met

    def _same(
        self, place: int, values: Mapping[str, Any], met: _Lines, stronger: tuple[Any, ...]
    ) -> Earlier:
        for other in met.that_may_be(stronger):
            if self._agrees(place, values, self._values[other]):
                return Earlier(other, self._groups[place].fields)
        return NO_LINE

    def _stronger(self, place: int, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of the stronger keys, by which two lines of one name are told apart."""
        return tuple([values.get(name) for name in self._exact_above[place]])

    def _found(self, place: int, values: Mapping[str, Any], keys: Sequence[int]) -> Match:
        group = self._groups[place]
        if place == 0 and not group.days:  # nothing that may contradict
            return Match(tuple(keys), group.fields)
        found = [key for key in keys if self._agrees(place, values, self._row(key))]
        exact = [key for key in found if _same_days(group, values, self._row(key))]
        return Match(tuple(exact or found), group.fields, strong=place == 0)

    def _fill(self) -> None:
        stored = self.existing.rows
        for place, group in enumerate(self._groups if stored else ()):
            # what was stored before texts were folded still means what it looks like
            exact = [_folded(self._column(name)) for name in group.exact]
            needed = [self._column(name) for name in group.needed]
            index = self._index[place]
            for key, whole, parts in zip(stored, _rows(needed, len(stored)),
                                         _rows(exact, len(stored)), strict=True):  # fmt: skip
                if all(whole):
                    index.setdefault(parts, []).append(key)

    def _column(self, name: str) -> list[Any]:
        """The stored values of one field, in the order of the rows."""
        place = self._place[name]
        return [row[place] for row in self.existing.rows.values()]

    def _row(self, key: int) -> Mapping[str, Any]:
        return _Row(self.existing.rows[key], self._place)

    def _parts(self, group: _Group, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """What must be equal, None where some of it is unknown; no link and no code are known."""
        for name in group.needed:
            if not values.get(name):
                return None
        return tuple(map(values.get, group.exact))

    def _agrees(self, place: int, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
        """Whether days and stronger keys, where both are known, do not contradict each other."""
        for name in self._groups[place].days:
            if not compatible(ours.get(name), theirs.get(name)):
                return False
        for group in self._groups[:place]:
            for name in group.exact:
                a, b = ours.get(name), theirs.get(name)
                if a and b and a != b:
                    return False
        return True


def _rows(columns: Sequence[Sequence[Any]], count: int) -> Iterable[tuple[Any, ...]]:
    """The rows of some columns, `count` empty ones where there are none."""
    return zip(*columns, strict=True) if columns else repeat((), count)


def _folded(column: list[Any]) -> list[Any]:
    """The values of a column, its texts folded."""
    texts = [each for each in column if isinstance(each, str)]
    return (
        column
        if folded(texts) == texts
        else [fold(each) if isinstance(each, str) else each for each in column]
    )


class _Row(Mapping[str, Any]):
    """One stored row as a mapping, without copying it."""

    __slots__ = ("_place", "_row")

    def __init__(self, row: Sequence[Any], place: Mapping[str, int]) -> None:
        self._row, self._place = row, place

    def __getitem__(self, name: str) -> Any:
        return self._row[self._place[name]]

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __len__(self) -> int:
        return len(self._place)


def _group(
    names: Sequence[str], fields: Mapping[str, Any], strict: Sequence[Sequence[str]]
) -> _Group:
    days = tuple(name for name in names if isinstance(fields[name], Day))
    exact = tuple(name for name in names if name not in days)
    needed = tuple(
        name for name in exact if names in strict or not isinstance(fields[name], Pointer | Code)
    )
    return _Group(tuple(names), exact, needed, days)


def compatible(ours: str | None, theirs: str | None) -> bool:
    """Whether two days may be one: 1975, 1975-03 and 1975-03-05 may, an unknown one always."""
    return not ours or not theirs or ours.startswith(theirs) or theirs.startswith(ours)


def _same_days(group: _Group, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    return all(ours.get(name) == theirs.get(name) for name in group.days)
