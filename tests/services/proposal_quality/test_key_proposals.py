"""Key proposals: into the plan, supervised, done or taken out; the proposal says the same."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Proposal,
    ProposalSupervision,
    SupervisionRecord,
    UpwardOffer,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import nominating
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

SAID = {"day": "2026-04-02", "form": "现场督办", "content": "到现场看了进度（演示）"}
NOTHING = [None, None, None, None, None]


def test_a_proposal_is_a_key_one_by_its_supervisions(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    quality.listed(desk, key, kind="党政领导领办", leader="演示县长", decided_on="2026-03-05")
    quality.listed(desk, key)
    expected = [1, "2026-03-05", "演示县长", "演示主席", None]
    assert quality.of_proposal(desk, key, quality.MAJOR) == expected


def test_the_unit_is_that_of_the_handling_sheets(desk: Desk) -> None:
    session = office.session(desk)
    key = office.proposal(desk, session=session)
    office.assigned(desk, key, "演示水务局", "演示财政局")
    (supervision,) = quality.listed(desk, key)
    assert office.value(desk, ProposalSupervision, supervision, "unit") == "演示水务局"


def test_only_filed_ones_are_listed_and_each_once(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    new = office.proposal(desk, "关于演示未立案的提案")
    with pytest.raises(UserError, match="没有立案"):
        quality.listed(desk, key, new)
    quality.listed(desk, key)
    with pytest.raises(UserError, match="已经列入计划"):
        quality.listed(desk, key)
    quality.listed(desk, key, kind="党政领导领办")


def test_the_first_record_of_supervision_begins_it(desk: Desk) -> None:
    (supervision,) = quality.listed(desk, *quality.filed(desk))
    nominating.supervise(desk, [supervision], SAID)
    assert office.value(desk, ProposalSupervision, supervision, "state") == "supervising"
    assert [each["content"] for each in office.every(desk, SupervisionRecord)] == [SAID["content"]]
    history.undo(desk)
    assert office.value(desk, ProposalSupervision, supervision, "state") == "listed"
    assert office.every(desk, SupervisionRecord) == []


def test_one_without_a_day_of_its_decision_stays_listed(desk: Desk) -> None:
    (supervision,) = quality.listed(desk, *quality.filed(desk), decided_on="")
    nominating.supervise(desk, [supervision], SAID)
    assert office.value(desk, ProposalSupervision, supervision, "state") == "listed"


def test_it_is_done_with_a_result_only(desk: Desk) -> None:
    (supervision,) = quality.listed(desk, *quality.filed(desk))
    with pytest.raises(NotAllowed, match="督办结果"):
        change_state(desk, ProposalSupervision, [supervision], "done", "")
    given = {"closed_on": "2026-05-20", "result": "已经办成（演示）"}
    change_state(desk, ProposalSupervision, [supervision], "done", "", given)
    assert office.value(desk, ProposalSupervision, supervision, "state") == "done"


def test_taken_out_of_the_plan_or_removed_it_is_no_key_one_any_more(desk: Desk) -> None:
    one, two = quality.filed(desk, 2)
    dropped, removed = quality.listed(desk, one, two)
    given = {"stopped_on": "2026-04-01", "stop_reason": "改列明年（演示）"}
    change_state(desk, ProposalSupervision, [dropped], "dropped", "改列明年", given)
    registers.remove(desk, ProposalSupervision, [removed])
    for key in (one, two):
        assert quality.of_proposal(desk, key, quality.MAJOR) == NOTHING
    history.undo(desk)
    assert quality.of_proposal(desk, two, quality.MAJOR)[0] == 1
    history.redo(desk)
    assert quality.of_proposal(desk, two, quality.MAJOR) == NOTHING


def test_moved_to_another_proposal_it_says_so_of_that_one(desk: Desk) -> None:
    one, two = quality.filed(desk, 2)
    (supervision,) = quality.listed(desk, one)
    office.changed(desk, ProposalSupervision, supervision, proposal=two)
    assert quality.of_proposal(desk, one, quality.MAJOR) == NOTHING
    assert quality.of_proposal(desk, two, quality.MAJOR)[3] == "演示主席"


def test_what_an_old_ledger_says_stays_until_there_is_a_record(desk: Desk) -> None:
    (key,) = quality.filed(desk, major="是", major_supervisor="演示副主席")
    office.changed(desk, Proposal, key, remark="演示")
    assert quality.of_proposal(desk, key, quality.MAJOR)[3] == "演示副主席"
    quality.listed(desk, key)
    office.changed(desk, Proposal, key, major="否", major_supervisor="演示别人")
    assert quality.of_proposal(desk, key, quality.MAJOR)[:4] == [1, "2026-03-10", None, "演示主席"]


@pytest.mark.parametrize("by_name", [False, True])
def test_a_leader_who_is_a_member_brings_the_name(desk: Desk, *, by_name: bool) -> None:
    (key,) = quality.filed(desk)
    leader = quality.member(desk, "演示副主席")
    chosen = "演示副主席" if by_name else leader
    (supervision,) = quality.listed(desk, key, leader="", leader_member=chosen)
    assert office.value(desk, ProposalSupervision, supervision, "leader") == "演示副主席"
    assert quality.of_proposal(desk, key, quality.MAJOR)[3] == "演示副主席"
    (offer,) = quality.offered(desk, key, mover="", member=chosen)
    assert office.value(desk, UpwardOffer, offer, "mover") == "演示副主席"
