"""A small office with facts of every kind, for the tests of what is counted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desktop_app.records import Member, Proposal, ProposalSigner
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import counts
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.facts.narrowing import number_of
from desktop_app.services.registers.states import change_state
from desktop_app.services.statistics.periods import of_year

YEAR = of_year(2026)


def saved(desk: Desk, model: Any, **typed: object) -> int:
    """Save one record; its id."""
    return registers.save(desk, model, typed).keys[0]


def changed(desk: Desk, model: Any, key: int, **typed: object) -> None:
    """Save some fields of a record anew."""
    version = registers.draft(desk, model, key).version
    registers.save(desk, model, typed, key=key, version=version)


def moved(desk: Desk, model: Any, key: int, to: str, **given: object) -> None:
    """Change the state of a record with a reason."""
    change_state(desk, model, [key], to, "演示", given)


def member(desk: Desk, name: str = "演示甲", **typed: object) -> int:
    """A member; the id."""
    return saved(desk, Member, name=name, **typed)


def proposal(desk: Desk, first: int | None, *signers: int, **typed: object) -> int:
    """A filed proposal of a first mover and signers; its id."""
    usual = {"name": "演示提案", "state": "filed", "kind": "joint" if signers else "member",
             "received_on": "2026-02-08", "filed_on": "2026-02-10",
             "member": first}  # fmt: skip
    key = saved(desk, Proposal, **{**usual, **typed})
    for each in signers:
        saved(desk, ProposalSigner, proposal=key, member=each, name=f"演示联名人{each}")
    return key


def told(
    desk: Desk, key: int, *facts: str, groups: bool = False, only: Collection[int] | None = None
) -> list[FactCount]:
    """What was counted in 2026 for one member or group, in a fixed order."""
    return sorted(counts(desk, YEAR, facts, groups=groups, only=only).get(key, []))


def number(desk: Desk, key: int, fact: str, *, groups: bool = False) -> int:
    """How much a fact comes to in 2026 for one member or group."""
    return number_of(told(desk, key, fact, groups=groups))
