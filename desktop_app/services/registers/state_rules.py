"""Rules of states: gates, and that the state of a stored record changes by an action only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import linked_gates

BY_ACTION = "状态请用“变更状态”来改，并写明理由"


def state_problems(
    desk: Desk,
    model: type[Record],
    old: Mapping[str, Any] | None,
    new: Mapping[str, Any],
) -> list[Problem]:
    """What a plain save may not do to the state: change it, or begin where the gate says no.

    `old` are the stored values, None for a new record; `new` the values that would be saved.
    """
    name = model.STATE
    if not name:
        return []
    to = new.get(name)
    if old is not None:
        text = BY_ACTION if to != old.get(name) else ""
    else:
        against = refusal(desk, model, None, new, to) if to else None
        text = against.text if against else ""
    return [Problem(name, model.field(name).label, text)] if text else []


def refusal(
    desk: Desk, model: type[Record], key: int | None, values: Mapping[str, Any], to: str
) -> Problem | None:
    """What keeps a record with these values from a state: its own gate, then those of subjects.

    `key` is None for a new record. None where nothing is against it.
    """
    against = model.gate(values, to)
    if against:
        return against
    gates = linked_gates(desk.subjects).get((model.KEY, to), ())
    found = (gate(desk, key or 0, values) for gate in gates)
    return next((each for each in found if each), None)


def new_stops(
    model: type[Record], old: Mapping[str, Any], new: Mapping[str, Any], lookup: Lookup
) -> list[str]:
    """What would have to be changed in a record after the change and did not before it."""
    found = [each.text for each in model.checks(new, lookup) if each.stops]
    if not found:
        return []
    known = {each.text for each in model.checks(old, lookup) if each.stops}
    return [text for text in found if text not in known]
