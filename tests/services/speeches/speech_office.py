"""A small office with a session and speeches, for the tests of the subject."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Session, Speech, Term
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query
from desktop_app.services.speeches import deciding, ordering

DAY = "2026-02-09"
HANDED = {"handed_on": "2026-01-12"}
CHECKED = {"checker": "演示审稿人", "checked_on": "2026-01-15", "check_result": "through"}
CHOSEN = {"kind": "oral", "chosen_on": "2026-01-20", "chosen_by": "演示主席会议"}


def saved(desk: Desk, model: Any, **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def changed(desk: Desk, key: int, **typed: object) -> None:
    """Save some fields of a speech anew."""
    version = registers.draft(desk, Speech, key).version
    registers.save(desk, Speech, typed, key=key, version=version)


def value(desk: Desk, key: int, field: str) -> Any:
    """One stored value of a speech."""
    return registers.draft(desk, Speech, key).values[field]


def session(desk: Desk, number: int = 5, **typed: object) -> int:
    """A session of the tenth term; its id."""
    terms = registers.find(desk, Term, Query())
    term = terms[0] if terms else saved(desk, Term, number=10, starts="2022-01-01")
    days = {"opens": "2026-02-08", "closes": "2026-02-11", "speeches_by": "2026-01-10"}
    return saved(desk, Session, term=term, number=number, **{**days, **typed})


def speech(desk: Desk, name: str = "演示发言", **typed: object) -> int:
    """A speech that was called for; its id."""
    usual = {"author": "演示甲", "kind": "oral", "author_kind": "member",
             "invited_on": "2026-01-04"}  # fmt: skip
    return saved(desk, Speech, name=name, **{**usual, **typed})


def chosen(desk: Desk, name: str, **typed: object) -> int:
    """A speech that was handed in, let through and chosen; its id."""
    given = {**CHOSEN, "kind": typed.pop("kind", "oral")}
    key = speech(desk, name, **typed)
    deciding.hand_in(desk, [key], HANDED)
    deciding.check(desk, [key], CHECKED)
    deciding.choose(desk, [key], given)
    return key


def chosen_ones(desk: Desk, count: int, **typed: object) -> list[int]:
    """So many chosen speeches of one session."""
    one = session(desk)
    return [chosen(desk, f"演示发言{n}", session=one, **typed) for n in range(1, count + 1)]


def order(desk: Desk, keys: list[int], *, minutes: int = 8, start: str = "09:00") -> None:
    """Put speeches in the order of the day."""
    ordering.arrange(desk, DAY, start, [(key, minutes) for key in keys])


def places(desk: Desk, keys: list[int]) -> list[tuple[int | None, str | None]]:
    """Place and beginning of each of some speeches."""
    return [(value(desk, key, "position"), value(desk, key, "starts_at")) for key in keys]
