"""The steps that a proposal and its sheets take next: offered is what the services accept."""

from __future__ import annotations

import pytest

from desktop_app.records import HandlingMeeting, Proposal, ProposalHandling
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, lineage, reviewing, sheet_steps
from desktop_app.services.proposals.next_steps import proposal_steps
from desktop_app.services.proposals.next_steps import sheet_steps as steps_of_sheet
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposals import proposal_office as office

DECIDED = ("amend", "reject", "pass_on", "withdraw", "merge_proposals", "split_proposal")


def reviewed(desk: Desk, key: int, stage: str, opinion: str = "file") -> None:
    given = {f"{stage}_on": "2026-02-20", f"{stage}_opinion": opinion}
    reviewing.review(desk, [key], given)


def said(desk: Desk, sheet: int, result: str = "satisfied") -> None:
    drafts = sheet_steps.feedback_drafts(desk, sheet)
    sheet_steps.poll(desk, sheet, [{**each, "result": result} for each in drafts])


def test_a_received_proposal_is_reviewed_three_times_then_filed_then_assigned(desk: Desk) -> None:
    key = office.proposal(desk)
    assert proposal_steps(desk, key)[0] == "review"
    assert set(DECIDED) < set(proposal_steps(desk, key))
    for stage in ("first", "second", "final"):
        assert proposal_steps(desk, key)[0] == "review"
        reviewed(desk, key, stage)
    assert proposal_steps(desk, key)[:2] == ["file", "reject"]
    office.filed(desk, key)
    steps = proposal_steps(desk, key)
    assert steps[0] == "assign"
    assert not {"review", "file", "amend", "reject", "pass_on", "archive"} & set(steps)


@pytest.mark.parametrize(
    ("opinion", "step"),
    [("reject", "reject"), ("merge", "merge_proposals"), ("pass", "pass_on"), ("amend", "amend")],
)
def test_what_the_last_review_advises_comes_first(desk: Desk, opinion: str, step: str) -> None:
    key = office.proposal(desk)
    reviewed(desk, key, "first")
    reviewed(desk, key, "second", opinion)
    assert proposal_steps(desk, key)[:2] == ["review", step]
    reviewed(desk, key, "final", opinion)
    assert proposal_steps(desk, key)[0] == step


def test_an_unsigned_collective_proposal_is_not_filed(desk: Desk) -> None:
    key = office.proposal(desk, kind="party", signed="否", state="draft")
    assert "file" not in proposal_steps(desk, key)
    office.changed(desk, Proposal, key, signed="是")
    assert "file" in proposal_steps(desk, key)


def test_a_proposal_that_units_work_on_is_neither_merged_nor_taken_back(desk: Desk) -> None:
    key = office.proposal(desk)
    office.assigned(desk, key)
    assert not set(DECIDED) & set(proposal_steps(desk, key))
    assert proposal_steps(desk, key)[0] == "assign"


def test_one_that_is_gone_or_merged_has_nothing_left_to_do(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示供水一"), office.proposal(desk, "演示供水二")
    lineage.merge(desk, [one], two, "同一件事")
    assert proposal_steps(desk, one) == []
    registers.remove(desk, Proposal, [one])
    assert proposal_steps(desk, one) == []
    assert steps_of_sheet(desk, 4711) == []


def test_a_main_unit_signs_replies_is_checked_asks_the_movers_and_ends(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, key := office.proposal(desk))
    natural = [steps_of_sheet(desk, sheet)[0]]
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    natural.append(steps_of_sheet(desk, sheet)[0])
    office.go(desk, sheet, "replied", **office.REPLY)
    natural.append(steps_of_sheet(desk, sheet)[0])
    office.go(desk, sheet, "checked", **office.CHECKED)
    natural.append(steps_of_sheet(desk, sheet)[0])
    assert "close_sheet" not in steps_of_sheet(desk, sheet)
    said(desk, sheet)
    natural.append(steps_of_sheet(desk, sheet)[0])
    assert natural == ["sign", "reply", "check_reply", "poll", "close_sheet"]
    office.go(desk, sheet, "done", closed_on="2026-05-20")
    assert not {"reply", "redo", "close_sheet", "sign"} & set(steps_of_sheet(desk, sheet))
    assert proposal_steps(desk, key)[0] == "archive"


def test_an_assisting_unit_gives_its_opinion_and_never_replies(desk: Desk) -> None:
    _, helper = office.assigned(desk, office.proposal(desk), "演示水务局", "演示发改局")
    office.go(desk, helper, "signed", signed_on="2026-03-04")
    steps = steps_of_sheet(desk, helper)
    assert steps[0] == "opine"
    assert not {"reply", "draft_reply", "check_reply", "poll", "redo", "close_sheet"} & set(steps)
    office.go(desk, helper, "opined", opinion_on="2026-03-20")
    assert steps_of_sheet(desk, helper)[0] == "close_sheet"
    assert "extend" not in steps_of_sheet(desk, helper)


def test_a_dissatisfied_mover_leads_to_more_work_then_to_a_meeting(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    office.replied(desk, sheet)
    said(desk, sheet, "dissatisfied")
    assert steps_of_sheet(desk, sheet)[0] == "redo"
    sheet_steps.redo(desk, [sheet], {"redo_on": "2026-05-20", "redo_reason": "没有答到点子上"})
    assert steps_of_sheet(desk, sheet)[0] == "redo_reply"
    again = {"redo_reply_on": "2026-06-10", "redo_doc": "演水函〔2026〕2号", "redo_class": "A"}
    office.go(desk, sheet, "redone", **again)
    assert steps_of_sheet(desk, sheet)[0] == "poll"
    said(desk, sheet, "dissatisfied")
    assert steps_of_sheet(desk, sheet)[0] == "meet"
    met = {"day": "2026-06-20", "stage": "after", "content": "当面说明"}
    office.saved(desk, HandlingMeeting, handling=sheet, **met)
    assert steps_of_sheet(desk, sheet)[0] == "close_sheet"


def test_a_return_that_was_asked_for_is_decided_first(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    asked = {"return_asked_on": "2026-03-06", "return_reason": "不属于本单位职责"}
    sheet_steps.note(desk, sheet, asked, "申退")
    assert steps_of_sheet(desk, sheet)[0] == "decide_return"
    decided = {"return_decided_on": "2026-03-10", "return_result": "agreed"}
    assigning.decide_return(desk, sheet, decided)
    assert steps_of_sheet(desk, sheet) == []


@pytest.mark.parametrize(
    ("step", "to", "given"),
    [
        ("sign", "signed", {"signed_on": "2026-03-04"}),
        ("opine", "opined", {"opinion_on": "2026-03-20"}),
        ("draft_reply", "drafted", {"draft_on": "2026-04-01"}),
        ("reply", "replied", office.REPLY),
        ("close_sheet", "done", {"closed_on": "2026-05-20"}),
    ],
)
def test_offered_is_what_the_service_accepts(
    desk: Desk, step: str, to: str, given: dict[str, object]
) -> None:
    sheets = office.assigned(desk, office.proposal(desk), "演示水务局", "演示发改局")
    office.go(desk, sheets[1], "signed", signed_on="2026-03-04")
    for sheet in sheets:
        before = office.value(desk, ProposalHandling, sheet, "state")
        offered = step in steps_of_sheet(desk, sheet)
        try:
            made = change_state(desk, ProposalHandling, [sheet], to, "", given)
        except NotAllowed:
            accepted = False
        else:
            accepted = made.action is not None
        assert offered == accepted, (before, to)
