"""A small office with members and activities, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Activity, ActivityPart, Attendance, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk

DAY = "2026-02-09"


def saved(desk: Desk, model: Any, **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def changed(desk: Desk, model: Any, key: int, **typed: object) -> None:
    """Save some fields of a record anew."""
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, typed, key=key, version=version)


def values(desk: Desk, model: Any, key: int) -> dict[str, Any]:
    """The stored values of a record."""
    return dict(registers.draft(desk, model, key).values)


def activity(desk: Desk, name: str = "演示常委会会议", **typed: object) -> int:
    """A standing meeting; its id."""
    usual = {"kind": "standing", "start_on": DAY, "place": "演示会议室"}
    return saved(desk, Activity, name=name, **{**usual, **typed})


def member(desk: Desk, name: str, **typed: object) -> int:
    """A member; the id."""
    return saved(desk, Member, name=name, **typed)


def part(desk: Desk, key: int, position: int, **typed: object) -> int:
    """A part of an activity; its id."""
    return saved(desk, ActivityPart, activity=key, position=position, **typed)


def attendance(desk: Desk, key: int, **typed: object) -> int:
    """One attendance of an activity; its id."""
    return saved(desk, Attendance, activity=key, **typed)
