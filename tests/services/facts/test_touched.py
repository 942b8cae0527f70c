"""Whose facts an action may have changed: never fewer than those whose counts differ."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from desktop_app.records import (
    Activity,
    Attendance,
    Contact,
    Member,
    OpinionReport,
    Point,
    Proposal,
    ProposalSigner,
    Reception,
    ReportAdoption,
    UpwardOffer,
)
from desktop_app.records.activity import ActivityPart
from desktop_app.records.instruction import Instruction
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.facts import touched as touching
from desktop_app.services.facts.counting import counts
from desktop_app.services.facts.declared import facts_of
from desktop_app.services.facts.touched import touched
from desktop_app.services.registers import Query, history, removing
from desktop_app.storage.log.position import last_number
from tests.services.facts.fact_office import YEAR, changed, member, moved, proposal, saved


class _FactOffice:
    """Four members with facts of most kinds, and the records that these come from."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.people = [member(desk, f"演示{each}") for each in "甲乙丙丁"]
        one, two, three, _ = self.people
        self.proposal = proposal(desk, one, two)
        self.signer = registers.find(desk, ProposalSigner, Query())[0]
        self.report = saved(desk, OpinionReport, name="演示信息", received_on="2026-03-01",
                            member=two, partners=(three,))  # fmt: skip
        self.adoption = saved(desk, ReportAdoption, report=self.report, level="county",
                              form="single", day="2026-03-05")  # fmt: skip
        self.written = saved(desk, Instruction, subject=f"opinion_report:{self.report}",
                             level="county", day="2026-03-09")  # fmt: skip
        self.offer = saved(desk, UpwardOffer, source=f"proposal:{self.proposal}", year="2026",
                           level="prefecture", state="selected", mover="演示",
                           upper_session="演示会议", selected_on="2026-05-03",
                           offered_on="2026-02-01")  # fmt: skip
        self.activity = saved(desk, Activity, name="演示全会", kind="plenary", state="underway",
                              start_on="2026-02-08", place="演示会场")  # fmt: skip
        for position in (1, 2):
            saved(desk, ActivityPart, activity=self.activity, position=position)
        self.part = registers.find(desk, ActivityPart, Query())[0]
        self.attendance = saved(desk, Attendance, activity=self.activity, member=three,
                                marks="到到")  # fmt: skip
        self.contact = saved(desk, Contact, person="演示戊", visitor_member=one, day="2026-03-02")
        point = saved(desk, Point, name="演示协商点")
        self.reception = saved(desk, Reception, matter="演示诉求", day="2026-03-02", point=point,
                               members=(one, two))  # fmt: skip


Edit = Callable[[_FactOffice], object]


def _removed(office: _FactOffice, model: type, key: int) -> None:
    removing.remove(office.desk, model, [key])


EDITS: dict[str, Edit] = {
    "first mover": lambda x: changed(x.desk, Proposal, x.proposal, member=x.people[3]),
    "withdrawn": lambda x: moved(
        x.desk, Proposal, x.proposal, "withdrawn", withdrawn_on="2026-03-01", withdraw_reason="演示"
    ),
    "signer": lambda x: changed(x.desk, ProposalSigner, x.signer, member=x.people[2]),
    "signer gone": lambda x: _removed(x, ProposalSigner, x.signer),
    "one signer more": lambda x: saved(
        x.desk, ProposalSigner, proposal=x.proposal, member=x.people[3], name="演示丁"
    ),
    "partners": lambda x: changed(x.desk, OpinionReport, x.report, partners=(x.people[3],)),
    "reflector": lambda x: changed(x.desk, OpinionReport, x.report, member=x.people[0]),
    "origin": lambda x: changed(x.desk, OpinionReport, x.report, origin=f"proposal:{x.proposal}"),
    "report gone": lambda x: _removed(x, OpinionReport, x.report),
    "level": lambda x: changed(x.desk, ReportAdoption, x.adoption, level="province"),
    "adoption gone": lambda x: _removed(x, ReportAdoption, x.adoption),
    "instruction gone": lambda x: _removed(x, Instruction, x.written),
    "offer gone": lambda x: _removed(x, UpwardOffer, x.offer),
    "day of the activity": lambda x: changed(x.desk, Activity, x.activity, start_on="2025-02-08"),
    "kind of the activity": lambda x: changed(x.desk, Activity, x.activity, kind="training"),
    "a part more": lambda x: saved(x.desk, ActivityPart, activity=x.activity, position=3),
    "a part less": lambda x: _removed(x, ActivityPart, x.part),
    "marks": lambda x: changed(x.desk, Attendance, x.attendance, marks="到缺"),
    "attendance moves": lambda x: changed(x.desk, Attendance, x.attendance, member=x.people[0]),
    "visitor": lambda x: changed(x.desk, Contact, x.contact, visitor_member=x.people[1]),
    "contact gone": lambda x: _removed(x, Contact, x.contact),
    "receivers": lambda x: changed(x.desk, Reception, x.reception, members=(x.people[3],)),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_whose_counts_differ_is_touched_by_an_edit_and_by_its_undo(desk: Desk, edit: str) -> None:
    office = _FactOffice(desk)
    facts = list(facts_of(desk.subjects))

    def counted() -> dict[int, list[object]]:
        found = counts(desk, YEAR, facts)
        return {key: sorted(found.get(key, []), key=repr) for key in office.people}

    before, since = counted(), last_number(desk.office)
    EDITS[edit](office)
    after, then = counted(), last_number(desk.office)
    differ = {key for key in office.people if before[key] != after[key]}
    assert differ
    assert differ <= (touched(desk, since) or set()) < {*office.people}
    history.undo(desk, then)
    assert counted() == before
    assert differ <= (touched(desk, then) or set())


def test_many_changes_and_other_records(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    office = _FactOffice(desk)
    since = last_number(desk.office)
    assert touched(desk, since) == set()
    saved(desk, Point, name="演示另一个点")
    assert touched(desk, since) == set()
    changed(desk, Member, office.people[2], unit="演示单位")
    assert touched(desk, since) == {office.people[2]}
    monkeypatch.setattr(touching, "MOST", 0)
    assert touched(desk, since) is None


def test_what_is_kept_beside_a_linked_record_touches_nobody_else(desk: Desk) -> None:
    """An activity keeps how many came: that number is no fact of those who were there."""
    office = _FactOffice(desk)
    since, kept = last_number(desk.office), ("due_count", "came_count")
    before = registers.draft(desk, Activity, office.activity).values
    saved(desk, Attendance, activity=office.activity, member=office.people[3], marks="到到")
    after = registers.draft(desk, Activity, office.activity).values
    assert [after[each] for each in kept] != [before[each] for each in kept]
    assert touched(desk, since) == {office.people[3]}
    then = last_number(desk.office)
    changed(desk, Activity, office.activity, name="演示全会改名")
    assert touched(desk, then) == set()
    changed(desk, Activity, office.activity, start_on="2026-02-09")
    assert touched(desk, then) == {office.people[2], office.people[3]}
