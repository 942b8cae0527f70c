"""Proposals and handling sheets: what they refuse, what each state needs, how cells come apart."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.errors import Wrong
from desktop_app.records import (
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
    HandlingSuggestion,
    Proposal,
    ProposalHandling,
    ProposalSigner,
    Session,
)
from desktop_app.records.codes import default_choices
from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.proposal_words import HANDLING_NEEDS, PROPOSAL_NEEDS
from desktop_app.records.record import Record
from desktop_app.records.session import is_within_collection
from desktop_app.records.unit_cells import by_units

MEMBERS = Titles([(1, "演示甲", ()), (2, "演示乙", ()), (3, "演示丙", ()), (4, "演示丙", ())])
NAMES = Lookup(
    datetime.date(2026, 3, 5), default_choices(),
    {"member": MEMBERS, "term": Titles([(7, "十届", ())]),
     **dict.fromkeys(("session", "proposal"), Titles(()))},
)  # fmt: skip


def texts(model: type[Record], values: dict[str, Any], *, stops: bool | None = None) -> list[str]:
    """The remarks on a record with these values."""
    found = model.parse(values, NAMES).problems
    return [each.text for each in found if stops is None or each.stops == stops]


def against(model: type[Record], to: str, **values: Any) -> str:
    """What a record's own gate says of a state, nothing where it lets it."""
    found = model.gate(values, to)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("typed", "held"),
    [("18:00", "18:00"), ("18时", "18:00"), ("下午6点半", "18:30"), ("9：05", "09:05"),
     ("中午12点", "12:00"), ("24:00", "24:00"), ("上午9时", "09:00"), ("晚上8时", "20:00")],
)  # fmt: skip
def test_a_time_of_day_is_read_as_offices_write_it(typed: str, held: str) -> None:
    assert Session.field("collection_time").read(typed, NAMES) == held


@pytest.mark.parametrize("typed", ["25:00", "12:60", "24:30", "傍晚", "12:00:00"])
def test_what_is_no_time_of_day_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Wrong, match="请写成 18:00 或 18 时"):
        Session.field("collection_time").read(typed, NAMES)


@pytest.mark.parametrize("typed", ["3", 3, "三", "第三次会议", "十届三次会议", "三次"])
def test_the_number_of_a_session_is_read_from_its_name(typed: object) -> None:
    assert Session.field("number").read(typed, NAMES) == 3


def test_a_session_is_named_after_its_term_and_found_by_every_common_name() -> None:
    named = Session.parse({"term": "十届", "number": "三"}, NAMES).values
    assert named == {"term": 7, "number": 3, "name": "十届三次会议"}
    typed = Session.parse({"term": 7, "number": "三次", "name": "三次全会"}, NAMES).values
    assert typed["name"] == "三次全会"
    assert texts(Session, {"term": 7, "number": "", "name": ""}) == ["请填写会议名称"]
    assert texts(Session, {"term": 7, "number": "x", "name": ""}, stops=True)
    known = Session.other_titles(named)
    assert {"第十届三次会议", "十届第三次会议", "第十届第三次会议", "十届三次"} <= set(known)


ENDS = {"collection_ends": "2026-02-10", "collection_time": "12:00"}


@pytest.mark.parametrize(
    ("day", "time", "within"),
    [("2026-02-09", "23:00", True), ("2026-02-10", "12:00", True), ("2026-02-10", "12:01", False),
     ("2026-02-11", "08:00", False), ("2026-02-10", None, True), ("2026-02", "", None)],
)  # fmt: skip
def test_the_border_of_a_plenary_is_an_hour(day: str, time: str | None, within: bool) -> None:
    assert is_within_collection(ENDS, day, time) is within
    assert is_within_collection({}, day, time) is None


def test_a_time_without_its_day_is_refused() -> None:
    typed = {"name": "演示", "collection_ends": "", "collection_time": "12:00"}
    assert texts(Session, typed) == ["写了时刻，请补上截止日期"]


def test_the_first_of_the_movers_is_the_member_of_that_name() -> None:
    draft = {"name": "关于演示的提案", "mover": "演示乙、演示丙等5人"}
    assert Proposal.parse(draft, NAMES).values["member"] == 2
    ambiguous = {"name": "关于演示的提案", "mover": "演示丙"}
    assert "member" not in Proposal.parse(ambiguous, NAMES).values
    chosen = {**draft, "member": 1}
    assert Proposal.parse(chosen, NAMES).values["member"] == 1


def test_a_proposal_is_found_by_both_of_its_numbers() -> None:
    assert Proposal.other_titles({"number": "0043", "serial": "2026-051"}) == ("0043", "2026-051")
    assert Proposal.other_titles({"number": None, "serial": None}) == ()


def test_an_empty_proposal_needs_its_subject_and_remarks_on_the_rest() -> None:
    every = {each.name: "" for each in Proposal.declared()}
    assert texts(Proposal, every, stops=True) == ["请填写案由"]
    remarks = texts(Proposal, every, stops=False)
    assert remarks == ["还没有写明提案者", "还没有选提案类别", "还没有选提案类型"]


def test_days_out_of_order_stop() -> None:
    typed = {"received_on": "2026-02-10", "filed_on": "2026-02-01"}
    assert texts(Proposal, typed) == ["立案日期不能早于收件日期（2026-02-10）"]
    sheet = {"assigned_on": "2026-03-02", "due": "2026-02-02"}
    assert texts(ProposalHandling, sheet) == ["办理期限不能早于交办日期（2026-03-02）"]


@pytest.mark.parametrize("to", sorted(PROPOSAL_NEEDS))
def test_each_state_of_a_proposal_names_what_it_lacks(to: str) -> None:
    labels = [Proposal.field(name).label for name in PROPOSAL_NEEDS[to]]
    assert against(Proposal, to) == f"请先填写{'、'.join(labels)}"
    assert against(Proposal, to, **dict.fromkeys(PROPOSAL_NEEDS[to], "2026-03-02")) == ""


@pytest.mark.parametrize("kind", ["party", "body", "sector", "group", "committee"])
def test_a_collective_proposal_is_not_submitted_without_signature(kind: str) -> None:
    known = {"name": "演示", "mover": "演示界别", "received_on": "2026-02-01", "kind": kind}
    assert "签名或单位印章" in against(Proposal, "submitted", **known, signed=0)
    assert against(Proposal, "submitted", **known, signed=1) == ""
    assert against(Proposal, "submitted", **{**known, "kind": "member"}, signed=0) == ""


ROLE_OF = {"opined": "assist"}


@pytest.mark.parametrize("to", sorted(HANDLING_NEEDS))
def test_each_state_of_a_sheet_names_what_it_lacks(to: str) -> None:
    role = ROLE_OF.get(to, "main")
    labels = [ProposalHandling.field(name).label for name in HANDLING_NEEDS[to]]
    assert against(ProposalHandling, to, role=role) == f"请先填写{'、'.join(labels)}"
    filled = dict.fromkeys(HANDLING_NEEDS[to], "2026-03-02")
    more = {"check_result": "through", "return_result": "agreed"}
    assert against(ProposalHandling, to, role=role, **filled, **more) == ""


@pytest.mark.parametrize("role", ["assist", "reference"])
@pytest.mark.parametrize("to", ["drafted", "replied", "checked", "polled", "redoing", "following"])
def test_a_unit_that_only_assists_never_replies(role: str, to: str) -> None:
    assert "不单独答复" in against(ProposalHandling, to, role=role)


def test_only_an_assisting_unit_gives_an_opinion() -> None:
    day = {"opinion_on": "2026-04-01"}
    assert "只有会办单位" in against(ProposalHandling, "opined", role="main", **day)


REPLIED = {
    "role": "main", "reply_on": "2026-05-01", "reply_class": "A", "checked_on": "2026-05-02",
}  # fmt: skip


def test_a_reply_that_was_sent_back_is_not_the_end() -> None:
    assert "退回" in against(ProposalHandling, "done", **REPLIED, check_result="back")
    assert "审核通过" in against(ProposalHandling, "checked", **REPLIED)
    assert against(ProposalHandling, "done", **REPLIED, check_result="through") == ""


def test_a_redo_must_be_answered_before_the_end() -> None:
    redo = {**REPLIED, "check_result": "through", "redo_on": "2026-06-01"}
    assert against(ProposalHandling, "done", **redo) == "重新办理还没有再次答复"
    assert against(ProposalHandling, "done", **redo, redo_reply_on="2026-07-01") == ""


def test_an_assisting_unit_ends_with_its_opinion_and_a_reader_with_nothing() -> None:
    assert "会办意见日期" in against(ProposalHandling, "done", role="assist")
    assert against(ProposalHandling, "done", role="assist", opinion_on="2026-04-01") == ""
    assert against(ProposalHandling, "done", role="reference") == ""


def test_a_refused_return_goes_on() -> None:
    asked = {"return_asked_on": "1", "return_reason": "1", "return_decided_on": "1"}
    assert "还没有同意" in against(ProposalHandling, "returned", **asked, return_result="refused")


SHEET = {"state": "signed", "role": "main", "due": "2026-05-30"}


def test_a_sheet_waits_for_what_it_owes_and_for_nothing_more() -> None:
    model = ProposalHandling
    assert model.WAITS_FOR_REPLY.holds(SHEET)
    assert not model.WAITS_FOR_OPINION.holds(SHEET)
    assert model.WAITS_FOR_OPINION.holds({**SHEET, "role": "assist"})
    for over in ({"state": "done"}, {"state": "returned"}, {"stopped_on": "2026-05-01"}):
        assert not model.WAITS_FOR_REPLY.holds({**SHEET, **over})
    assert model.WAITS_FOR_REDO.holds({**SHEET, "redo_due": "2026-08-01"})
    promised = {"state": "done", "promised_on": "2026-12-31"}
    assert model.FOLLOWED_UP.holds(promised)
    assert not model.FOLLOWED_UP.holds({**promised, "followed_on": "2026-12-01"})
    assert model.RETURN_UNDECIDED.holds({**SHEET, "return_asked_on": "2026-03-05"})


@pytest.mark.parametrize(
    ("cell", "items"),
    [
        ("县水务局", ["县水务局"]),
        ("县水务局、县发展和改革局", ["主办：县水务局", "会办：县发展和改革局"]),
        ("县水务局\n会办单位：县财政局、县发改局",
         ["主办：县水务局", "会办：县财政局", "会办：县发改局"]),
        ("分办单位：甲局、乙局", ["分办：甲局", "分办：乙局"]),
        ("主办：县水务局；会办：县发改局、龙潭乡人民政府",
         ["主办：县水务局", "会办：县发改局", "会办：龙潭乡人民政府"]),
        ("县水务局（主办）\n县发改局（会办）", ["主办：县水务局", "会办：县发改局"]),
        ("主办单位:县水务局", ["主办：县水务局"]),
        ("", []),
    ],
)  # fmt: skip
def test_the_units_of_a_cell_come_apart_with_their_roles(cell: str, items: list[str]) -> None:
    assert list(by_units(cell).items) == items


def test_a_unit_of_a_cell_brings_its_role() -> None:
    draft = ProposalHandling.item_draft("会办：县发改局", NAMES)
    assert ProposalHandling.parse(draft, NAMES).values == {"unit": "县发改局", "role": "assist"}


def test_a_signer_of_a_cell_is_the_one_member_of_that_name() -> None:
    assert ProposalSigner.item_draft("演示甲（县医院）", NAMES) == {
        "name": "演示甲", "unit": "县医院", "member": 1,
    }  # fmt: skip
    assert "member" not in ProposalSigner.item_draft("演示丙", NAMES)


def test_the_ten_reasons_are_a_list_and_the_codes_that_count_are_ticked() -> None:
    known = default_choices()
    assert len(known["proposal_reject_reason"].entries) == 10
    assert known["reply_class"].counted() == ("A",)
    assert known["proposal_satisfaction"].counted() == ("very", "satisfied", "fairly")
    assert [each.code for each in known["reply_class"].offered()] == ["A", "B", "C"]


@pytest.mark.parametrize("model", [Proposal, ProposalHandling])
def test_states_onward_and_needed_are_states_of_the_list(model: type[Record]) -> None:
    field = model.field(model.STATE)
    assert isinstance(field, Code)
    known = set(default_choices()[field.codes].order())
    needs = PROPOSAL_NEEDS if model is Proposal else HANDLING_NEEDS
    assert {*model.ONWARD, *needs} <= known


def test_a_ledger_line_implies_its_state() -> None:
    assert Proposal.likely_state({"number": "12"}, NAMES) == "filed"
    assert Proposal.likely_state({"number": "12", "closed_on": "2026-09-01"}, NAMES) == "closed"
    assert Proposal.likely_state({"reject_reason": "empty"}, NAMES) == "rejected"
    sheet = {"assigned_on": "2026-03-02", "reply_on": "2026-05-02"}
    assert ProposalHandling.likely_state(sheet, NAMES) == "replied"


def test_days_up_to_today_suggest_a_state_and_later_ones_do_not() -> None:
    sheet = {"state": "assigned", "signed_on": "2026-03-01", "reply_on": "2026-05-01"}
    assert ProposalHandling.suggested_states(sheet, NAMES) == [("signed", "signed_on")]
    assert ProposalHandling.suggested_states({**sheet, "state": "returned"}, NAMES) == []


def test_children_of_a_sheet_ask_for_what_they_need() -> None:
    granted = {"asked_on": "2026-05-01", "reason": "演示", "decision": "approved", "until": ""}
    assert texts(HandlingExtension, granted) == ["准了延期，请写延到哪一天"]
    assert texts(HandlingMeeting, {"day": "", "content": "谈过"}) == ["请填写日期"]
    angry = {"mover": "演示甲", "result": "dissatisfied"}
    assert texts(HandlingFeedback, angry, stops=False) == ["不满意的请写明原因"]
    refused = {"outcome": 1, "adoption": "rejected", "position": "1"}
    assert texts(HandlingSuggestion, refused) == ["未采纳的请说明原因"]
    assert HandlingSuggestion.title_of(refused) == "第 1 条建议"


def test_a_missing_answer_is_no_feedback() -> None:
    assert HandlingFeedback.ANSWERED.holds({"result": "satisfied"})
    assert not HandlingFeedback.ANSWERED.holds({"result": "none"})
    assert not HandlingFeedback.ANSWERED.holds({})


def test_what_was_filed_once_is_counted_after_a_merger_too() -> None:
    assert Proposal.FILED.holds({"state": "handling"})
    assert not Proposal.FILED.holds({"state": "merged", "number": "4"})
    assert Proposal.FILED_ONCE.holds({"state": "merged", "number": "4"})
    assert not Proposal.FILED_ONCE.holds({"state": "merged"})
    assert Proposal.LEFT.holds({"state": "withdrawn"})
    assert not Proposal.LIVE.holds({"state": "merged"})
