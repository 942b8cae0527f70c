"""A tenth term with its people for tests of the window: three members, a committee, a sector."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.records import Activity, Committee, Member, Proposal, Sector, Term
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query


class TermOffice(NamedTuple):
    """The ids of the term and of what belongs to it."""

    term: int
    committee: int
    sector: int
    members: tuple[int, ...]
    activity: int
    proposal: int


def add(desk: Desk, model: type[Record], **values: object) -> int:
    """Write a record as it is; its id."""
    made = model.of({**model.defaults(lookup(desk)), **values})
    return desk.write([made], action="录入").keys[0]


def term_office(desk: Desk) -> TermOffice:
    """Write the office."""
    (term,) = registers.find(desk, Term, Query())
    committee, sector = add(desk, Committee, name="演示委"), add(desk, Sector, name="演示界")
    members = tuple(
        add(desk, Member, name=name, committee=committee, sector=sector, unit=f"{name}的单位")
        for name in ("演示甲", "演示乙", "演示丙")
    )
    activity = add(
        desk, Activity, name="演示会", kind="survey", start_on="2026-10-01", state="done"
    )
    proposal = add(desk, Proposal, name="办结的提案", state="closed", serial="1")
    return TermOffice(term, committee, sector, members, activity, proposal)
