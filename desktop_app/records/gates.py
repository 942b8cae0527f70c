"""Conditions for states: the fields that must be filled before, and stops with their reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record


def missing(model: type[Record], values: Mapping[str, Any], *names: str) -> Problem | None:
    """A problem at the first of these fields that is empty, naming all of them; None if filled."""
    empty = [model.field(each) for each in names if values.get(each) in (None, "", ())]
    if not empty:
        return None
    return Problem(empty[0].name, empty[0].label, f"请先填写{'、'.join(x.label for x in empty)}")


def reached(
    values: Mapping[str, Any], lookup: Lookup, days: Iterable[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Those of some states with their day fields whose day is surely not ahead, in their order."""
    today = lookup.today.isoformat()
    return [
        (state, name) for state, name in days if values.get(name) and latest(values[name]) <= today
    ]


def furthest_allowed(
    model: type[Record], values: Mapping[str, Any], states: Iterable[tuple[str, str]]
) -> str:
    """The first of some states with their day fields whose gate lets a record in, else ''."""
    return next((state for state, _ in states if not model.gate(values, state)), "")


def stopped_with_reason(values: Mapping[str, Any]) -> list[Problem]:
    """Problems of a stopped record: it needs both a date and a reason, or neither."""
    known = "stopped_on" in values and "stop_reason" in values
    if known and values["stopped_on"] and not values["stop_reason"]:
        return [Problem("stop_reason", "停止原因", "停止了就要写明原因")]
    if known and values["stop_reason"] and not values["stopped_on"]:
        return [Problem("stopped_on", "停止日期", "写了停止原因，请补上停止日期")]
    return []


def is_over(values: Mapping[str, Any], lookup: Lookup) -> bool:
    """Whether the last day of something with `until`, to the precision known, is before today."""
    until = values.get("until")
    return bool(until) and latest(str(until)) < lookup.today.isoformat()
