"""A change of term at size: preview, the next term, the end of the old one, undo of both.

Besides the time of each step that of its longest slice: so long the window does not answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop_app.records import Member, Membership, Term, WorkGroup
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.term_change import before_closing, closing, starting
from desktop_app.services.term_change.next_term import NextTerm, TermChoice, candidates
from tests.benchmarks.member_office import members
from tests.benchmarks.works import READY, Measured, Slice, Target, Works, in_slices, longest

SIZES, AGAINST = (1_000, 5_000), (5_000,)
TARGETS = (Target("change of term: start: longest slice", 1.3),)
GROUPS = 40
NEXT = NextTerm(11, "2027-01-10")


@contextmanager
def works(folder: Path, size: int) -> Iterator[Works]:
    """A change of term of `size` members, each in a group, taken back again in each turn."""
    with members(folder, size) as desk:
        _put_in_groups(desk)
        (term,) = registers.find(desk, Term, registers.Query())
        yield {"change of term": partial(_change, desk, term)}


def _put_in_groups(desk: Desk) -> None:
    """Everybody is in one of forty groups."""
    groups = [WorkGroup.of({"name": f"演示组{n}", "kind": "activity_group"}) for n in range(GROUPS)]
    keys = desk.write(groups, action="准备").keys
    held = [
        Membership.of({"kind": "group", "member": each, "group": keys[place % GROUPS]})
        for place, each in enumerate(registers.find(desk, Member, registers.Query()))
    ]
    desk.write(held, action="准备")


def _change(desk: Desk, term: int, _turn: int) -> Iterator[str | Measured]:
    """Everybody goes on; then the old term is closed, and both are taken back."""
    slices: list[Slice] = []
    yield READY
    before_closing.checks(desk, term)
    yield "checks"
    choice = TermChoice(tuple(each.key for each in candidates(desk, term)))
    yield "candidates"
    found = starting.preview(desk, term, NEXT, choice)
    yield "preview"
    follows = {WorkGroup.KEY: frozenset(each.key for each in found.follows)}
    choice = replace(choice, follows=follows)
    in_slices(starting.start_in_steps(desk, term, NEXT, choice), slices)
    yield "start"
    yield longest("start", slices)
    ends = closing.Closing(desk.today.isoformat())
    in_slices(closing.close_in_steps(desk, term, ends), slices)
    yield "close"
    yield longest("close", slices)
    for word in ("undo close", "undo start"):
        history.undo(desk)
        yield word
