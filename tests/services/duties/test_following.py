"""The matrix after an action is what the records give, whichever lines were counted again."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Activity,
    Attendance,
    Committee,
    Contact,
    Duty,
    DutyTick,
    Member,
    OpinionReport,
    Proposal,
    ProposalSigner,
    WorkGroup,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.duties import progress
from desktop_app.services.duties.cells import DutyMatrix
from desktop_app.services.facts import counting
from desktop_app.services.registers import history, removing
from tests.services.duties import duty_office as office
from tests.services.facts.fact_office import changed, moved, proposal

DUTIES = (
    ("一件提案", "proposal_filed"), ("一条信息", "report_submitted"),
    ("一次出席", "attendance_came"), ("走访", "contact_made"), ("实事", "by_hand"),
)  # fmt: skip


class _Office:
    """Four members with something of most duties."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = office.members(desk, "孔桂香", "邓勇", "艾力·库尔班江", "龙龑")
        self.duties = [
            office.duty(desk, name, fact=fact, position=place, minimum=1 + place % 2)
            for place, (name, fact) in enumerate(DUTIES)
        ]
        one, two, three, _ = self.people
        self.proposal = proposal(desk, one, two)
        self.waiting = proposal(desk, three, state="submitted", filed_on="")
        self.report = office.saved(desk, OpinionReport, name="演示信息", received_on="2026-03-01",
                                   member=two, partners=(three,))  # fmt: skip
        self.activity = office.saved(desk, Activity, name="演示视察", kind="视察", state="done",
                                     start_on="2026-05-06")  # fmt: skip
        self.attendance = office.saved(
            desk, Attendance, activity=self.activity, member=three, marks="到"
        )
        self.contact = office.contact(desk, one)
        self.tick = office.saved(desk, DutyTick, duty=self.duties[4], member=one, reason="演示")


def fresh(desk: Desk, subject: str) -> DutyMatrix:
    """The matrix read from the records alone."""
    kept, desk.kept_reads = desk.kept_reads, None
    found = progress.matrix(desk, 2026, subject)
    desk.kept_reads = kept
    return found


def is_true(desk: Desk) -> bool:
    """Whether the kept matrices of members and groups are those of the records."""
    subjects = ("member", "group")
    return all(progress.matrix(desk, 2026, each) == fresh(desk, each) for each in subjects)


EDITS: dict[str, Callable[[_Office], object]] = {
    "a contact": lambda x: office.contact(x.desk, x.people[3]),
    "the visitor": lambda x: changed(x.desk, Contact, x.contact, visitor_member=x.people[1]),
    "the day": lambda x: changed(x.desk, Contact, x.contact, day="2025-05-05"),
    "a tick": lambda x: office.saved(
        x.desk, DutyTick, duty=x.duties[3], member=x.people[2], reason="演示"
    ),
    "no tick": lambda x: removing.remove(x.desk, DutyTick, [x.tick]),
    "marks": lambda x: changed(x.desk, Attendance, x.attendance, marks="缺"),
    "another day": lambda x: changed(x.desk, Activity, x.activity, start_on="2025-05-06"),
    "withdrawn": lambda x: moved(
        x.desk, Proposal, x.proposal, "withdrawn", withdrawn_on="2026-03-01", withdraw_reason="演示"
    ),
    "reviewed": lambda x: changed(x.desk, Proposal, x.waiting, member=x.people[3]),
    "a signer": lambda x: office.saved(
        x.desk, ProposalSigner, proposal=x.proposal, member=x.people[3], name="演示丁"
    ),
    "partners": lambda x: changed(x.desk, OpinionReport, x.report, partners=(x.people[3],)),
    "a member": lambda x: office.members(x.desk, "丁一"),
    "not scored": lambda x: changed(x.desk, Member, x.people[0], no_score="是"),
    "a name": lambda x: changed(x.desk, Member, x.people[1], name="阿丁"),
    "gone": lambda x: removing.remove(x.desk, Member, [x.people[3]]),
    "a committee": lambda x: changed(
        x.desk, Member, x.people[1], committee=office.saved(x.desk, Committee, name="演示一委")
    ),
    "the minimum": lambda x: changed(x.desk, Duty, x.duties[3], minimum=3),
    "a duty": lambda x: office.duty(x.desk, "一次学习", position=9),
    "no duty": lambda x: removing.remove(x.desk, Duty, [x.duties[0]]),
    "a group": lambda x: office.saved(x.desk, WorkGroup, name="演示第一小组"),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_and_its_undo_leave_what_the_records_give(desk: Desk, edit: str) -> None:
    made = _Office(desk)
    before = progress.matrix(desk, 2026)
    EDITS[edit](made)
    assert is_true(desk)
    history.undo(desk)
    assert is_true(desk)
    if edit != "a committee":  # that is two actions
        assert progress.matrix(desk, 2026) == before
    history.redo(desk)
    assert is_true(desk)


@pytest.mark.parametrize("seed", range(3))
def test_many_edits_at_random_are_followed_in_any_order(desk: Desk, seed: int) -> None:
    chance, made = random.Random(seed), _Office(desk)
    assert is_true(desk)
    for _ in range(8):
        for edit in chance.sample(list(EDITS), chance.randint(1, 3)):
            with suppress(UserError):  # what is there already, or gone
                EDITS[edit](made)
        if chance.random() < 0.4:
            history.undo(desk)
        assert is_true(desk)


def test_only_the_touched_members_are_counted_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = _Office(desk)
    progress.matrix(desk, 2026)
    asked: list[object] = []
    usual = counting.counts

    def noted(*given: object, **named: object) -> object:
        asked.append(named["only"])
        return usual(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(counting, "counts", noted)
    office.contact(desk, made.people[3])
    assert progress.matrix(desk, 2026) is progress.matrix(desk, 2026)
    assert asked == [{made.people[3]}]
    office.saved(desk, DutyTick, duty=made.duties[3], member=made.people[2], reason="演示")
    progress.matrix(desk, 2026)
    assert len(asked) == 1
    registers.save(desk, Duty, {"name": "一次学习", "year": 2026})
    progress.matrix(desk, 2026)
    assert asked[1:] == [None]
