"""A small office with members, duties of two years and the records that count for them."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Contact, Duty, Member
from desktop_app.services import registers
from desktop_app.services.desk import Desk

NAMES = ("孔桂香", "邓勇", "艾力·库尔班江")


def saved(desk: Desk, model: Any, **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def members(desk: Desk, *names: str) -> list[int]:
    """Members of these names, or three; their ids."""
    return [saved(desk, Member, name=name) for name in names or NAMES]


def duty(desk: Desk, name: str, **typed: object) -> int:
    """A duty of this year that is ticked by hand, unless said otherwise; its id."""
    usual = {"year": 2026, "position": 1, "due": "2026-12-15"}
    return saved(desk, Duty, name=name, **{**usual, **typed})


def contact(desk: Desk, member: int, day: str = "2026-05-18", **typed: object) -> int:
    """A member visits somebody; the id of the contact."""
    return saved(desk, Contact, visitor_member=member, day=day, person="演示村民", **typed)
