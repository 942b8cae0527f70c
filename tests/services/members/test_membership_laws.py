"""Laws of dated memberships over any sequence of corrections, changes, days and undo."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import Committee, Member, Membership, Sector, Term
from desktop_app.records.membership import SLOTS, overlap, slot_of
from desktop_app.services import registers
from desktop_app.services.desk import Desk, settle_keys
from desktop_app.services.members import memberships
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.members.time_in_office import Starts, last_day
from desktop_app.services.registers import Input, Query, history
from desktop_app.storage.file.office_file import OfficeFile
from tests.new_office import new_office

FIRST_DAY = datetime.date(2026, 1, 1)
DAYS = st.integers(0, 40)
POSTS = st.sampled_from(["", "standing", "member", "standing member"])
ONE = st.sampled_from([0, 1, 2])
"""None, the first or the second of two sectors or committees."""

correct = st.tuples(st.just("correct"), st.sampled_from(["sector", "committee", "committee2"]), ONE)
posts = st.tuples(st.just("posts"), POSTS)
begin = st.tuples(st.just("begin"), st.sampled_from([None, 0, 5, 60]))
change = st.tuples(st.just("change"), st.integers(0, 2), ONE, DAYS)
table = st.tuples(st.just("table"), st.integers(0, 5), st.one_of(st.none(), DAYS))
day = st.tuples(st.just("day"), st.integers(-2, 9))
leave = st.tuples(st.just("leave"), st.one_of(st.none(), DAYS))
undo = st.tuples(st.just("undo"))
redo = st.tuples(st.just("redo"))
STEPS_OF_WORK = st.lists(
    st.one_of(correct, posts, begin, change, table, leave, day, undo, redo), max_size=12
)


class World:
    """One member of a small office, and the day."""

    def __init__(self, office: OfficeFile) -> None:
        self.day = FIRST_DAY
        self.desk = Desk(office, "演示", self._now)
        settle_keys(self.desk)
        registers.save(self.desk, Term, {"number": "10", "starts": "2022-01"})
        made = (registers.save(self.desk, Sector, {"name": f"演示界{n}"}) for n in (1, 2))
        self.sectors = [None, *(each.keys[0] for each in made)]
        also = (registers.save(self.desk, Committee, {"name": f"演示委{n}"}) for n in (1, 2))
        self.committees = [None, *(each.keys[0] for each in also)]
        given = {"name": "演示甲", "sector": self.sectors[1]}
        self.key = registers.save(self.desk, Member, given).keys[0]
        memberships.settle(self.desk)

    def _now(self) -> datetime.datetime:
        return datetime.datetime.combine(self.day, datetime.time(9))

    def rows(self) -> list[Mapping[str, Any]]:
        return memberships.by_member(self.desk, [self.key]).get(self.key, [])

    def values(self) -> dict[str, Any]:
        return registers.draft(self.desk, Member, self.key).values

    def take(self, step: tuple[Any, ...]) -> None:
        """Do one step of work; what the program refuses is not done."""
        before = self.stored()
        try:
            getattr(self, step[0])(*step[1:])
        except UserError:
            assert self.stored() == before

    def stored(self) -> tuple[Any, ...]:
        keys = registers.find(self.desk, Membership, Query())
        names = [each.name for each in Membership.declared()]
        rows = registers.rows(self.desk, Membership, sorted(keys), names)
        return {**self.values()}, [(row[0], *row[2:]) for row in rows]

    def correct(self, field: str, value: int) -> None:
        known = self.sectors if field == "sector" else self.committees
        self._save({field: known[value]})

    def posts(self, value: str) -> None:
        self._save({"cppcc_post": value.split()})

    def begin(self, days: int | None) -> None:
        since = None if days is None else FIRST_DAY + datetime.timedelta(days=days)
        self._save({"since": since and since.isoformat()})

    def change(self, place: int, value: int, days: int) -> None:
        slot = SLOTS[place]
        known = self.sectors if place == 0 else self.committees
        told = FromDay((FIRST_DAY + datetime.timedelta(days=days)).isoformat())
        typed = [known[value] or "", ""][: len(slot.fields)]
        memberships.change(self.desk, [self.key], slot, typed, told)

    def table(self, place: int, days: int | None) -> None:
        """Move the end of one row of the member's table."""
        opened = registers.draft(self.desk, Member, self.key)
        rows = opened.children[Membership.KEY]
        typed = [Input(each.values, each.key) for each in rows]
        if place < len(typed):
            until = None if days is None else FIRST_DAY + datetime.timedelta(days=days)
            values = {**typed[place].values, "until": until and until.isoformat()}
            typed[place] = Input(values, typed[place].key)
        given = {Membership.KEY: typed}
        registers.save(self.desk, Member, {}, opened=opened, children=given)

    def leave(self, days: int | None) -> None:
        """Resign from a day on, or be in office again."""
        since = None if days is None else (FIRST_DAY + datetime.timedelta(days=days)).isoformat()
        self._save({"state": "resigned" if since else "serving", "state_date": since})

    def undo(self) -> None:
        last = history.next_undo(self.desk)
        if last is not None and not last.name.startswith("新增"):
            history.undo(self.desk)

    def redo(self) -> None:
        history.redo(self.desk)

    def _save(self, typed: Mapping[str, object]) -> None:
        registers.save(
            self.desk, Member, typed, opened=registers.draft(self.desk, Member, self.key)
        )


@contextmanager
def world() -> Iterator[World]:
    with (
        TemporaryDirectory() as folder,
        new_office(
            Path(folder) / "办公.zwh", clock=lambda: datetime.datetime(2026, 1, 1, 9)
        ) as office,
    ):
        yield World(office)


def laws(here: World) -> None:
    """No two overlap; the columns say what holds on the day that counts as today.

    Nothing holds after the last day in office.
    """
    values, rows = here.values(), here.rows()
    present, last = Starts(here.desk).present(values), last_day(values)
    assert not last or all(each["until"] and each["until"] <= last for each in rows), rows
    for slot in SLOTS:
        own = [each for each in rows if slot_of(each) == slot]
        assert not any(overlap(one, other) for one, other in pairwise(own)), own
        assert slot.same(slot.held_on(own, present), slot.now(values)), (slot, own, values)


@settings(max_examples=80)
@given(STEPS_OF_WORK)
def test_the_columns_say_what_holds_today_and_nothing_overlaps(steps: list[Any]) -> None:
    with world() as here:
        for step in steps:
            if step[0] == "day":
                here.day += datetime.timedelta(days=step[1])
                memberships.settle(here.desk)
            else:
                here.take(step)
            laws(here)


@settings(max_examples=30)
@given(STEPS_OF_WORK)
def test_undo_of_everything_done_on_one_day_leaves_what_was_there(steps: list[Any]) -> None:
    with world() as here:
        before = here.stored()
        done = 0
        for step in steps:
            if step[0] not in ("day", "undo", "redo"):
                number = history.recent(here.desk, 1)[0].no
                here.take(step)
                done += history.recent(here.desk, 1)[0].no - number
        for _ in range(done):
            history.undo(here.desk)
        assert here.stored() == before
        for _ in range(done):
            history.redo(here.desk)
        laws(here)
