"""The states of a record in a line: those it has passed with their days, the present, the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.registers.history import Version

PAST, PRESENT, NEXT, LATER = "past", "present", "next", "later"
DAY = 10


class StatePoint(NamedTuple):
    """One state of the line: its place, the day it began ('' where unknown), what gave it.

    `version` is the change of the history that gave the state, None where the log has none: the
    record was imported with it, or it follows from its neighbours.
    """

    code: str
    label: str
    place: str
    day: str = ""
    version: Version | None = None


class StateLine(NamedTuple):
    """Which states a record shows: `usual` in their order, `ends` are not followed by any.

    Other states are shown while the record has them, and those of `ONWARD` once it has had them.
    """

    usual: tuple[str, ...]
    ends: Collection[str] = ()


def line_of(model: type[Record]) -> StateLine:
    """The line of a record that declares no other: every state of its `ONWARD`.

    Where that is empty the record shows the states that it has had.
    """
    return StateLine(model.ONWARD)


def state_points(
    model: type[Record],
    values: Mapping[str, Any],
    history: Sequence[Version],
    days: Mapping[str, str],
    line: StateLine,
    shared: Lookup,
) -> list[StatePoint]:
    """The states of a record; `history` is newest first, `days` are known better than by the log.

    Empty for a record without a state.
    """
    if not model.STATE or not values.get(model.STATE):
        return []
    field, present = model.field(model.STATE), str(values[model.STATE])
    assert isinstance(field, Code)  # what a record declares as its state
    began = _began(model, history)
    past, later = _around(model, present, began, {*began, *days}, line)
    points = []
    for place, codes in ((PAST, past), (PRESENT, [present]), (LATER, later)):
        for code in codes:
            version = began.get(code) if place != LATER else None
            day = days.get(code) or (version.action.at[:DAY] if version else "")
            where = NEXT if later and code == later[0] and place == LATER else place
            day = "" if place == LATER else day
            points.append(StatePoint(code, field.show(code, shared), where, day, version))
    return points


def _began(model: type[Record], history: Sequence[Version]) -> dict[str, Version]:
    """By state the last change that gave it."""
    found: dict[str, Version] = {}
    for each in reversed(history):
        before = (each.before or {}).get(model.STATE)
        after = (each.after or {}).get(model.STATE)
        if after and after != before:
            found[after] = each
    return found


def _around(
    model: type[Record],
    present: str,
    began: Mapping[str, Version],
    told: Collection[str],
    line: StateLine,
) -> tuple[list[str], list[str]]:
    """The states before the present one and those after it."""
    order = list(model.ONWARD)
    if present in order:
        place = order.index(present)
        past = [code for code in order[:place] if code in line.usual or code in told]
        return past, [code for code in line.usual if _place(order, code) > place]
    if not line.usual:  # a record without a declared order: the states in which it has been
        return [code for code in began if code != present], []
    had = [code for code in line.usual if code in told]
    if present in line.ends:
        return had, []
    last = max((_place(order, code) for code in began if code in order), default=None)
    if last is None:
        last = max((_place(order, code) for code in had), default=-1)
    past = [code for code in line.usual if _place(order, code) <= last]
    return past, [code for code in line.usual if _place(order, code) > last]


def _place(order: Sequence[str], code: str) -> int:
    return order.index(code) if code in order else len(order)
