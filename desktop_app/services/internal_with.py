"""不外传 spreads: a row is internal with the records that its `INTERNAL_WITH` links name.

In every action, undo too. A tick that only follows (`FOLLOWS`) is set and cleared; one that a clerk
may set is only set: what somebody chose to hold back stays held back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from desktop_app.records.field_types import YesNo
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.subjects import Agreed
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

Place = tuple[str, int]
"""A record: the key of its register and its id."""


def takes_part(model: type[Record]) -> bool:
    """Whether rows of a record may be internal, which others may follow."""
    return bool(model.INTERNAL)


def spread(desk: Any, put: Sequence[Record], remove: Sequence[Record]) -> Agreed:
    """The stored records whose tick changes with what an action writes.

    Those among `put` are changed in place.
    """
    kinds = {model for model in set(map(type, put)) if takes_part(model)}
    own = [each for each in put if type(each) in kinds] if kinds else []
    return Agreed(list(_Spreading(desk, own, remove).added())) if own else Agreed()


class _Spreading:
    """One action: the ticks as they are after it, and the records whose tick it changed."""

    def __init__(self, desk: Any, put: Sequence[Record], remove: Sequence[Record]) -> None:
        self._office, self._put = desk.office, put
        self._gone = {(type(each).KEY, each.key) for each in remove}
        self._ticks: dict[Place, bool] = {}
        self._changed: set[Place] = set()

    def added(self) -> Iterator[Record]:
        """Register after register, each after those that it links to."""
        known = Registry.of(self._office.records)
        written: dict[str, list[Record]] = {}
        for each in self._put:
            written.setdefault(type(each).KEY, []).append(each)
        for spec in known.specs:
            if not self._changed and spec.key not in written:
                continue
            model, own = known.model(spec.key), written.get(spec.key, [])
            if takes_part(model):
                yield from self._settle(model, own)

    def _settle(self, model: type[Record], own: Sequence[Record]) -> Iterator[Record]:
        """The stored records of a register whose tick changes; those of the action in place."""
        before = self._before(model, own)
        more = list(self._following(model, {each.key for each in own if each.has_key}))
        self._read([place for each in (*own, *more) for place in _places(each)])
        for each in own:
            self._take(each)
            if each.has_key:
                self._note(each, was=before.get(each.key, False))
        for each in more:
            was = _is_ticked(each)
            if self._take(each):
                self._note(each, was=was)
                yield each

    def _take(self, record: Record) -> bool:
        """Gives a record the tick that follows from its links; whether that is another one."""
        model, was = type(record), _is_ticked(record)
        if not _links(model):
            return False
        with_it = any(self._ticks.get(place, False) for place in _places(record))
        ticked = with_it if model.INTERNAL in model.FOLLOWS else with_it or was
        record.values[model.INTERNAL] = 1 if ticked else (None if was else self._untold(record))
        return ticked != was

    def _untold(self, record: Record) -> Any:
        """What a row that is not ticked says: nothing, where nobody may say no."""
        model = type(record)
        return None if model.INTERNAL in model.FOLLOWS else record.values.get(model.INTERNAL)

    def _note(self, record: Record, *, was: bool) -> None:
        place, now = (type(record).KEY, record.key), _is_ticked(record)
        self._ticks[place] = now
        if was != now:
            self._changed.add(place)

    def _before(self, model: type[Record], own: Sequence[Record]) -> dict[int, bool]:
        """The stored ticks of the records of the action that are stored, by id."""
        stored = [each for each in own if each.has_key and each.values["version"]]
        found = {
            each.key: bool(each.over.get(model.INTERNAL)) for each in stored
            if each.over is not None
        }  # fmt: skip
        return found | self._stored(model, [each.key for each in stored if each.over is None])

    def _stored(self, model: type[Record], keys: Sequence[int]) -> dict[int, bool]:
        rows = lists.rows(self._office, model, keys, (model.INTERNAL,)) if keys else ()
        return {key: bool(tick) for key, _, tick in rows}

    def _following(self, model: type[Record], own: set[int]) -> Iterator[Record]:
        """The stored records of a register that are linked to records whose tick changed."""
        keys: dict[int, None] = {}
        for link in _links(model):
            values = tuple(
                link.value_for(place) for place in sorted(self._changed) if place[0] in link.kinds
            )
            if values:
                query = Query(where=(Filter(link.name, "in", values),))
                keys |= dict.fromkeys(lists.find(self._office, model, query))
        known = {(model.KEY, key) for key in own} | self._gone
        lacking = [key for key in keys if (model.KEY, key) not in known]
        yield from records_by_key(self._office, model, lacking) if lacking else ()

    def _read(self, places: Iterable[Place]) -> None:
        """Read the ticks of the records that are not in the action."""
        lacking: dict[str, set[int]] = {}
        for record, key in places:
            if (record, key) not in self._ticks:
                lacking.setdefault(record, set()).add(key)
        for record, keys in lacking.items():
            model = Registry.of(self._office.records).model(record)
            if takes_part(model):
                found = self._stored(model, sorted(keys))
                self._ticks |= {(record, key): tick for key, tick in found.items()}


def _links(model: type[Record]) -> list[Any]:
    """The links that a row's tick follows; none where what makes it internal is no tick."""
    if not isinstance(model.field(model.INTERNAL), YesNo):
        return []
    return [each for each in model.declared() if each.name in model.INTERNAL_WITH]


def _places(record: Record) -> list[Place]:
    links = _links(type(record))
    return [place for link in links for place in link.places(record.values.get(link.name))]


def _is_ticked(record: Record) -> bool:
    return bool(record.values.get(type(record).INTERNAL))
