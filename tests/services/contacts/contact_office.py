"""A small office with Party members, others, a sector that is visited, for tests of contacts."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any, NamedTuple

from desktop_app.records import Committee, Contact, Member, Pairing, Sector
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query

FULL, PROBATIONARY, OUTSIDE = "01", "02", "05"


class People(NamedTuple):
    """The ids of a committee, a visited sector, a Party member, one on probation, one outside."""

    committee: int
    sector: int
    party: int
    candidate: int
    outside: int


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


def every(desk: Desk, model: Any) -> list[dict[str, Any]]:
    """The stored values of all records of a register."""
    return [values(desk, model, key) for key in registers.find(desk, model, Query())]


def people(desk: Desk) -> People:
    """Three members of one committee, the one outside the Party of a visited sector."""
    committee = saved(desk, Committee, name="演示提案委员会")
    sector = saved(desk, Sector, name="少数民族界", regular_visit="是")
    found = [
        saved(desk, Member, name=name, politics=politics, committee=committee, unit=f"{name}单位",
              sector=sector if politics == OUTSIDE else None)
        for name, politics in (("演示甲", FULL), ("演示乙", PROBATIONARY), ("演示丙", OUTSIDE))
    ]  # fmt: skip
    return People(committee, sector, *found)


def pair(desk: Desk, own: People, **typed: object) -> int:
    """The Party member links the one outside, three times a year; the id."""
    usual = {"level": "b", "linker": own.party, "target_member": own.outside}
    return saved(desk, Pairing, **{**usual, **typed})


def contact(desk: Desk, own: People, day: str = "2026-03-05", **typed: object) -> int:
    """The Party member visits the one outside; the id of the contact."""
    usual = {"day": day, "member": own.outside, "visitor_member": own.party}
    return saved(desk, Contact, **{**usual, **typed})


def on(desk: Desk, day: str) -> Desk:
    """The same desk on another day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    return replace(desk, clock=lambda: moment)
