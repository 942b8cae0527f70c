"""From assignment to the end: due dates, states that follow, feedback of every mover, redo."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    HandlingExtension,
    HandlingMeeting,
    Member,
    Proposal,
    ProposalHandling,
    ProposalSigner,
)
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, lineage, sheet_steps
from desktop_app.services.proposals.progress import state_of
from desktop_app.services.registers import Input, Query, history
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposals import proposal_office as office


def state(desk: Desk, key: int) -> str:
    return str(office.value(desk, Proposal, key, "state"))


def sheet_state(desk: Desk, key: int) -> str:
    return str(office.value(desk, ProposalHandling, key, "state"))


def polled(desk: Desk, sheet: int, **results: str) -> None:
    """Every mover says something of a reply, satisfied unless told otherwise."""
    drafts = sheet_steps.feedback_drafts(desk, sheet)
    for each in drafts:
        each["work"] = "satisfied"
        each["result"] = results.get(each["mover"], "satisfied")
    sheet_steps.poll(desk, sheet, drafts)


def test_a_unit_alone_does_it_alone_and_with_others_it_leads(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    (alone,) = office.assigned(desk, one)
    lead, helper = office.assigned(desk, two, "演示水务局", "演示发改局")
    roles = [office.value(desk, ProposalHandling, key, "role") for key in (alone, lead, helper)]
    assert roles == ["sole", "main", "assist"]
    due = [office.value(desk, ProposalHandling, key, "due") for key in (alone, lead, helper)]
    assert due == ["2026-06-02", "2026-06-02", "2026-04-02"]
    assert state(desk, one) == state(desk, two) == "assigned"


def test_proposals_of_the_plenary_are_due_on_the_day_of_their_session(desk: Desk) -> None:
    one = office.session(desk, reply_by="2026-06-30")
    early = office.proposal(desk, "演示一", session=one)
    late = office.proposal(desk, "演示二", session=one, received_on="2026-03-01")
    (first,), (second,) = office.assigned(desk, early), office.assigned(desk, late)
    assert office.value(desk, ProposalHandling, first, "due") == "2026-06-30"
    assert office.value(desk, ProposalHandling, second, "due") == "2026-06-02"


def test_what_is_wrong_with_an_assignment_is_said(desk: Desk) -> None:
    key = office.proposal(desk)
    with pytest.raises(NotAllowed, match="还没有立案"):
        assigning.assign(desk, [key], ["演示水务局"], [], {})
    office.filed(desk, key)
    with pytest.raises(UserError, match="请填写主办单位"):
        assigning.assign(desk, [key], [], [], {})
    with pytest.raises(UserError, match="分办"):
        assigning.assign(desk, [key], ["甲局", "乙局"], [], {})
    with pytest.raises(UserError, match="既是主办又是会办"):
        assigning.assign(desk, [key], ["甲局"], ["甲局"], {})
    made = assigning.assign(desk, [key], ["甲局", "乙局"], [], {}, separately=True)
    assert len(made.keys) == 2
    with pytest.raises(UserError, match="都已经有办理单"):
        assigning.assign(desk, [key], ["甲局"], [], {})


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("甲局、乙局", ["甲局", "乙局"]),
        ("甲局，甲局", ["甲局"]),
        (" ", []),
        ("甲局\n乙局；", ["甲局", "乙局"]),
    ],
)
def test_the_units_of_a_line_come_apart(text: str, units: list[str]) -> None:
    assert assigning.units_in(text) == units


def test_an_extension_that_is_approved_moves_the_due_date(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    asked = {"asked_on": "2026-05-20", "reason": "演示需要勘测"}
    sheet_steps.extend(desk, sheet, asked)
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-06-02"
    sheet_steps.extend(desk, sheet, {**asked, "decision": "approved", "until": "2026-07-31"})
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-07-31"
    with pytest.raises(UserError, match="不能超过 2026-09-02"):
        sheet_steps.extend(desk, sheet, {**asked, "decision": "approved", "until": "2026-10-01"})
    with pytest.raises(UserError, match="要晚于现在的办理期限 2026-07-31"):
        sheet_steps.extend(desk, sheet, {**asked, "decision": "approved", "until": "2026-07-01"})
    history.undo(desk)
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-06-02"


def test_an_extension_granted_in_advance_moves_the_due_date_once_it_is_approved(
    desk: Desk,
) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    asked = {"asked_on": "2026-05-20", "reason": "演示", "until": "2026-07-31"}
    sheet_steps.extend(desk, sheet, asked)
    (extension,) = registers.find(desk, HandlingExtension, Query())
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-06-02"
    office.changed(desk, HandlingExtension, extension, decision="approved")
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-07-31"


def test_an_extension_to_a_month_ends_with_it(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    asked = {"asked_on": "2026-05-20", "reason": "演示", "decision": "approved"}
    with pytest.raises(UserError, match="不能超过 2026-09-02"):
        sheet_steps.extend(desk, sheet, {**asked, "until": "2026-09"})
    sheet_steps.extend(desk, sheet, {**asked, "until": "2026-06"})
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-06"


def test_movers_of_the_same_name_are_asked_one_by_one(desk: Desk) -> None:
    one, two = office.member(desk, "演示甲"), office.saved(
        desk, Member, name="演示甲", unit="另一单位"
    )  # fmt: skip
    key = office.proposal(desk, member=one)
    opened = registers.draft(desk, Proposal, key)
    signer = Input({"name": "演示甲", "member": two})
    registers.save(desk, Proposal, {}, opened=opened, children={ProposalSigner.KEY: [signer]})
    (sheet,) = office.assigned(desk, key)
    office.replied(desk, sheet)
    first, second = sheet_steps.feedback_drafts(desk, sheet)
    sheet_steps.poll(desk, sheet, [{**first, "result": "satisfied"}])
    assert sheet_state(desk, sheet) == "checked", "the other one has not answered"
    again = sheet_steps.feedback_drafts(desk, sheet)
    assert [each["result"] for each in again] == ["satisfied", None]
    sheet_steps.poll(desk, sheet, [{**second, "result": "satisfied"}])
    assert sheet_state(desk, sheet) == "polled"


def test_an_extension_typed_into_the_form_moves_it_in_the_same_action(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    opened = registers.draft(desk, ProposalHandling, sheet)
    typed = Input({"asked_on": "2026-05-20", "reason": "演示", "decision": "approved",
                   "until": "2026-08-01"})  # fmt: skip
    registers.save(desk, ProposalHandling, {"contact": "演示丁"}, opened=opened,
                   children={"handling_extension": [typed]})  # fmt: skip
    assert office.value(desk, ProposalHandling, sheet, "due") == "2026-08-01"
    assert office.value(desk, ProposalHandling, sheet, "contact") == "演示丁"


def test_a_proposal_follows_its_sheets_to_the_end(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.go(desk, helper, "signed", signed_on="2026-03-03")
    assert state(desk, key) == "handling"
    office.go(desk, helper, "opined", opinion_on="2026-03-25")
    office.go(desk, helper, "done")
    office.replied(desk, main)
    assert state(desk, key) == "answered"
    with pytest.raises(NotAllowed, match="还有 1 位提案者（演示甲）没有反馈意见"):
        office.go(desk, main, "done")
    polled(desk, main)
    assert (sheet_state(desk, main), state(desk, key)) == ("polled", "polled")
    office.go(desk, main, "done")
    assert (sheet_state(desk, main), state(desk, key)) == ("done", "closed")
    assert office.value(desk, Proposal, key, "closed_on") == desk.today.isoformat()
    history.undo(desk)
    assert state(desk, key) == "polled"
    assert office.value(desk, Proposal, key, "closed_on") is None


def test_a_proposal_follows_the_sheets_that_are_left_when_one_is_removed(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.go(desk, helper, "signed", signed_on="2026-03-03")
    assert state(desk, key) == "handling"
    registers.remove(desk, ProposalHandling, [helper])
    assert state(desk, key) == "assigned"
    registers.remove(desk, ProposalHandling, [main])
    assert state(desk, key) == "filed", "it waits to be assigned"
    history.undo(desk)
    history.undo(desk)
    assert state(desk, key) == "handling"
    office.replied(desk, main)
    polled(desk, main)
    office.go(desk, main, "done")
    registers.remove(desk, ProposalHandling, [helper])
    assert state(desk, key) == "closed"
    assert office.value(desk, Proposal, key, "closed_on") == desk.today.isoformat()


def test_a_closed_proposal_stays_closed_when_its_last_sheet_is_removed(desk: Desk) -> None:
    key = office.proposal(desk)
    (sheet,) = office.assigned(desk, key)
    office.replied(desk, sheet)
    polled(desk, sheet)
    office.go(desk, sheet, "done")
    day = office.value(desk, Proposal, key, "closed_on")
    registers.remove(desk, ProposalHandling, [sheet])
    assert (state(desk, key), office.value(desk, Proposal, key, "closed_on")) == ("closed", day)
    change_state(desk, Proposal, [key], "archived", "", {"archived_on": "2026-12-01"})
    history.undo(desk)
    history.undo(desk)
    assert (sheet_state(desk, sheet), state(desk, key)) == ("done", "closed")


def test_a_closed_proposal_goes_on_when_an_open_sheet_comes_out_of_the_bin(desk: Desk) -> None:
    key = office.proposal(desk)
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.replied(desk, main)
    polled(desk, main)
    office.go(desk, main, "done")
    registers.remove(desk, ProposalHandling, [helper])
    assert state(desk, key) == "closed"
    registers.remove(desk, ProposalHandling, [main])
    history.bring_back(desk, [each for each in history.removed(desk) if each.uid == helper])
    assert state(desk, key) == "closed", "no unit that answers is there"
    history.bring_back(desk, [each for each in history.removed(desk) if each.uid == main])
    assert state(desk, key) == "polled", "the unit that assists has not ended"


def test_a_proposal_that_has_ended_is_assigned_only_once_it_is_taken_up(desk: Desk) -> None:
    key = office.proposal(desk)
    (sheet,) = office.assigned(desk, key)
    office.replied(desk, sheet)
    polled(desk, sheet)
    office.go(desk, sheet, "done")
    assert state(desk, key) == "closed"
    given = {"assigned_on": "2026-06-02"}
    with pytest.raises(NotAllowed, match="已经办结，要再交办请先把状态改回立案"):
        assigning.assign(desk, [key], ["演示发改局"], [], given)
    change_state(desk, Proposal, [key], "filed", "演示")
    assigning.assign(desk, [key], ["演示发改局"], [], given)
    assert state(desk, key) == "handling"


def test_a_proposal_with_separate_units_is_answered_when_each_has(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    made = assigning.assign(desk, [key], ["甲局", "乙局"], [], {"assigned_on": "2026-03-02"},
                            separately=True)  # fmt: skip
    one, two = made.keys
    office.replied(desk, one)
    polled(desk, one)
    assert state(desk, key) == "handling"
    office.replied(desk, two)
    assert state(desk, key) == "answered"


def test_a_merged_proposal_is_polled_when_three_movers_have_answered(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, f"演示{n}", mover=n) for n in ("甲", "乙", "丙"))
    office.filed(desk, one, two, three)
    lineage.merge(desk, [two, three], one, "同一件事")
    (sheet,) = assigning.assign(desk, [one], ["演示局"], [], {"assigned_on": "2026-03-02"}).keys
    office.replied(desk, sheet)
    drafts = sheet_steps.feedback_drafts(desk, sheet)
    assert [(each["mover"], each["proposal"]) for each in drafts] == [
        ("甲", one), ("乙", two), ("丙", three),
    ]  # fmt: skip
    sheet_steps.poll(desk, sheet, [{**drafts[0], "result": "satisfied"}])
    assert sheet_state(desk, sheet) == "checked"
    assert office.value(desk, ProposalHandling, sheet, "result") == "satisfied"
    rest = sheet_steps.feedback_drafts(desk, sheet)
    sheet_steps.poll(desk, sheet, [{**each, "result": "fairly"} for each in rest])
    assert sheet_state(desk, sheet) == "polled"
    assert office.said(desk, sheet) == {"甲": "fairly", "乙": "fairly", "丙": "fairly"}
    assert state(desk, one) == "polled"


def test_a_dissatisfied_mover_has_it_handled_again_with_its_own_date(desk: Desk) -> None:
    key = office.proposal(desk)
    (sheet,) = office.assigned(desk, key)
    office.replied(desk, sheet)
    polled(desk, sheet, 演示甲="dissatisfied")
    with pytest.raises(NotAllowed, match="不满意，请先登记重办"):
        office.go(desk, sheet, "done")
    sheet_steps.redo(desk, [sheet], {"redo_on": "2026-06-10", "redo_reason": "没有解决水源"})
    assert office.value(desk, ProposalHandling, sheet, "redo_due") == "2026-09-10"
    assert office.value(desk, ProposalHandling, sheet, "redone") == 1
    assert (sheet_state(desk, sheet), state(desk, key)) == ("redoing", "redoing")
    again = {"redo_reply_on": "2026-08-01", "redo_doc": "演水函〔2026〕9号", "redo_class": "B"}
    office.go(desk, sheet, "redone", **again)
    with pytest.raises(NotAllowed, match="没有反馈意见"):
        office.go(desk, sheet, "done")
    drafts = sheet_steps.feedback_drafts(desk, sheet)
    assert [each["attempt"] for each in drafts] == [2]
    polled(desk, sheet, 演示甲="fairly")
    office.go(desk, sheet, "done")
    assert state(desk, key) == "closed"
    assert office.value(desk, ProposalHandling, sheet, "reply_class") == "A"
    assert office.value(desk, ProposalHandling, sheet, "result") == "fairly"


def test_a_mover_still_dissatisfied_is_met_before_the_end(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    office.replied(desk, sheet)
    polled(desk, sheet, 演示甲="dissatisfied")
    sheet_steps.redo(desk, [sheet], {"redo_on": "2026-06-10", "redo_reason": "没有解决"})
    again = {"redo_reply_on": "2026-08-01", "redo_doc": "演水函〔2026〕9号", "redo_class": "C"}
    office.go(desk, sheet, "redone", **again)
    polled(desk, sheet, 演示甲="dissatisfied")
    with pytest.raises(NotAllowed, match="请先记一次办后沟通"):
        office.go(desk, sheet, "done")
    office.saved(desk, HandlingMeeting, handling=sheet, day="2026-08-20", stage="after",
                 content="双方座谈")  # fmt: skip
    office.go(desk, sheet, "done")


def test_a_reply_sent_back_is_written_anew(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk))
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    office.go(desk, sheet, "replied", **office.REPLY)
    given = {"check_result": "back", "checked_on": "2026-05-08"}
    with pytest.raises(UserError, match="请写明审核意见"):
        sheet_steps.check_reply(desk, sheet, given, "")
    sheet_steps.check_reply(desk, sheet, given, "没有说明时间")
    assert sheet_state(desk, sheet) == "signed"
    office.go(desk, sheet, "replied", **{**office.REPLY, "reply_on": "2026-05-20"})
    sheet_steps.check_reply(desk, sheet, {**office.CHECKED, "checked_on": "2026-05-21"}, "")
    assert sheet_state(desk, sheet) == "checked"


def test_a_returned_sheet_is_taken_over_by_another_unit(desk: Desk) -> None:
    key = office.proposal(desk)
    (sheet,) = office.assigned(desk, key)
    asked = {"return_asked_on": "2026-03-06", "return_reason": "不属职责"}
    sheet_steps.note(desk, sheet, asked, "申退")
    decided = {"return_decided_on": "2026-03-09", "return_result": "refused"}
    with pytest.raises(UserError, match="没有同意申退"):
        assigning.decide_return(desk, sheet, decided, "演示发改局")
    decided["return_result"] = "agreed"
    (_, other) = assigning.decide_return(desk, sheet, decided, "演示发改局").keys
    assert sheet_state(desk, sheet) == "returned"
    assert office.value(desk, ProposalHandling, other, "assigned_on") == "2026-03-09"
    assert office.value(desk, ProposalHandling, other, "instead_of") == sheet
    assert office.value(desk, ProposalHandling, other, "role") == "sole"
    assert state(desk, key) == "assigned"
    history.undo(desk)
    assert sheet_state(desk, sheet) == "assigned"


def test_a_return_without_another_unit_waits_for_one(desk: Desk) -> None:
    key = office.proposal(desk)
    (sheet,) = office.assigned(desk, key)
    decided = {"return_decided_on": "2026-03-09", "return_result": "agreed"}
    with pytest.raises(UserError, match="请先填写申退日期、申退理由"):
        assigning.decide_return(desk, sheet, decided)
    asked = {"return_asked_on": "2026-03-06", "return_reason": "不属职责"}
    assigning.decide_return(desk, sheet, {**asked, **decided})
    assert state(desk, key) == "reassigning"


def test_the_state_of_a_proposal_is_not_set_ahead_of_its_sheets(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    with pytest.raises(NotAllowed, match="还没有交办"):
        change_state(desk, Proposal, [key], "assigned", "")
    office.assigned(desk, office.proposal(desk, "演示另"))
    for to, words in (("closed", "每份提案办理都办结"), ("polled", "提案者没有反馈")):
        with pytest.raises(NotAllowed, match=words):
            change_state(desk, Proposal, [key], to, "")


@pytest.mark.parametrize(
    ("sheets", "state"),
    [
        ("", None), ("assist signed", None), ("sole pending", "filed"),
        ("main assigned, assist opined", "handling"), ("main checked, assist assigned", "answered"),
        ("separate done, separate signed", "handling"), ("main done, assist signed", "polled"),
        ("main done, reference assigned", "closed"), ("main returned", "reassigning"),
        ("main returned, main signed", "handling"), ("main redone", "redoing"),
    ],
)  # fmt: skip
def test_the_state_that_follows_from_sheets(sheets: str, state: str | None) -> None:
    parts = [each.split() for each in sheets.split(", ") if each]
    assert state_of([{"role": role, "state": now} for role, now in parts]) == state


def test_feedback_typed_into_the_form_of_a_new_or_stored_sheet_is_followed(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    said = {"handling_feedback": [Input({"mover": "演示甲", "result": "satisfied"})]}
    new = {"proposal": key, "unit": "演示局", "reply_on": "2026-05-01"}
    sheet = registers.save(desk, ProposalHandling, new, children=said).keys[0]
    assert office.value(desk, ProposalHandling, sheet, "result") == "satisfied"
    opened = registers.draft(desk, ProposalHandling, sheet)
    again = [Input({"mover": "演示甲", "result": "fairly", "attempt": "2"})]
    registers.save(desk, ProposalHandling, {"contact": "演示"}, opened=opened,
                   children={"handling_feedback": again})  # fmt: skip
    assert office.value(desk, ProposalHandling, sheet, "contact") == "演示"
