"""不外传 of instructions: an instruction is as internal as the record that it is on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records import ALL
from desktop_app.records.instruction import Instruction
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned
from desktop_app.services.subjects import Before
from desktop_app.storage.query.records_by_key import values_by_key

Place = tuple[str, int]


def tick_new(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """An instruction that is written takes the tick of what it is on."""
    own = [each for each in put if isinstance(each, Instruction)]
    places = {each.key: Instruction.subject.place_of(each.values["subject"]) for each in own}
    ticks = _ticks(desk, put, {place for place in places.values() if place is not None})
    for each in own:
        place = places[each.key]
        each.values["internal"] = ticks.get(place) if place is not None else None
    return ()


def _ticks(desk: Desk, put: Sequence[Record], places: set[Place]) -> dict[Place, int | None]:
    """The ticks of some records, as they are after the action."""
    found: dict[Place, int | None] = {}
    for kind in {kind for kind, _ in places}:
        model = ALL.model(kind)
        keys = sorted(key for one, key in places if one == kind)
        if not model.INTERNAL:
            continue
        stored = values_by_key(desk.office, model, keys)
        ticked = {key: values for key, (_, values) in stored.items()}
        ticked |= {each.key: each.values for each in put if type(each) is model and each.has_key}
        found |= {(kind, key): _tick(model, ticked[key]) for key in keys if key in ticked}
    return found


def _tick(model: type[Record], values: Mapping[str, Any]) -> int | None:
    return 1 if values.get(model.INTERNAL) else None


def tick_instructions(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """The stored instructions on records whose tick changes take the new one."""
    changed: dict[Place, int | None] = {}
    for each in put:
        model, old = type(each), before.get(each.key)
        if old is not None and _tick(model, old) != _tick(model, each.values):
            changed[model.KEY, each.key] = _tick(model, each.values)
    for each in owned(desk, Instruction, changed) if changed else ():
        place = Instruction.subject.place_of(each.values["subject"])
        if place is not None:
            each.values["internal"] = changed[place]
            yield each
