"""Suggestions of proposals: registered, offered to each sheet, decided on once, never reminded."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.records import (
    Consultation,
    HandlingFeedback,
    HandlingSuggestion,
    LookBack,
    Outcome,
    OutcomeStep,
    Proposal,
    ProposalHandling,
)
from desktop_app.services import registers, reminders
from desktop_app.services.consulting.reminder_rules import RULES as CONSULTING_RULES
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, lineage, sheet_steps, suggestions
from desktop_app.services.proposals.movers import movers_of
from desktop_app.services.proposals.statistics import STATISTICS
from desktop_app.services.registers import Refused, history
from desktop_app.services.registers.new_day import begin_day
from desktop_app.services.registers.numbered_items import split_items
from desktop_app.services.registers.states import change_state
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from desktop_app.storage.file.steps.step_6_partners import note_partners
from tests.services.proposals import proposal_office as office

YEAR = periods.of_year(2026)
TEXT = "一、修建蓄水池。二、每月检测水质。"


def suggested(desk: Desk, key: int, text: str = TEXT) -> list[int]:
    return list(suggestions.register(desk, key, split_items(text), {}).keys)


def lines(desk: Desk) -> list[tuple[str, str]]:
    """Unit and text of every line of the sheets, in their order."""
    return [
        (
            office.value(desk, ProposalHandling, each["handling"], "unit"),
            office.value(desk, Outcome, each["outcome"], "content"),
        )
        for each in office.every(desk, HandlingSuggestion)
    ]


def decided(desk: Desk, sheet: int, *codes: str, note: str = "") -> None:
    drafts = sheet_steps.suggestion_drafts(desk, sheet)
    said = [{**x, "adoption": code, "note": note} for x, code in zip(drafts, codes, strict=True)]
    sheet_steps.decide(desk, sheet, said)


def said(desk: Desk, key: int, *names: str) -> list[object]:
    return [office.value(desk, Outcome, key, name) for name in names]


def test_the_text_of_a_proposal_comes_apart_into_its_suggestions(desk: Desk) -> None:
    key = office.proposal(desk)
    found = suggested(desk, key)
    assert [said(desk, each, "number", "content", "source") for each in found] == [
        ["1", "修建蓄水池。", f"proposal:{key}"], ["2", "每月检测水质。", f"proposal:{key}"],
    ]  # fmt: skip


def test_each_answering_sheet_offers_the_suggestions_in_their_order(desk: Desk) -> None:
    key = office.proposal(desk)
    suggested(desk, key)
    office.assigned(desk, key, "演示水务局", "演示发改局")
    assert lines(desk) == [("演示水务局", "修建蓄水池。"), ("演示水务局", "每月检测水质。")]
    suggested(desk, key, "三级管护到人")
    assert lines(desk)[-1] == ("演示水务局", "三级管护到人")
    assert [each["position"] for each in office.every(desk, HandlingSuggestion)] == [*"123"]
    history.undo(desk)
    assert len(lines(desk)) == 2


def test_what_a_merged_proposal_suggests_is_offered_where_it_is_handled(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    office.filed(desk, two)
    suggested(desk, two, "早先一条")
    office.assigned(desk, one)
    lineage.merge(desk, [two], one, "同一件事")
    assert lines(desk) == [("演示水务局", "早先一条")]
    suggested(desk, two, "后来一条")
    assert lines(desk)[-1] == ("演示水务局", "后来一条")


def test_a_merger_taken_back_leaves_no_line_and_loses_no_decision(desk: Desk) -> None:
    one, two, three = (office.proposal(desk, f"演示{n}", mover=n) for n in "甲乙丙")
    office.filed(desk, two, three)
    open_one, said_one = suggested(desk, two)
    suggested(desk, three, "再一条")
    (sheet,) = office.assigned(desk, one)
    lineage.merge(desk, [three], two, "同一件事")
    lineage.merge(desk, [two], one, "同一件事")
    decided(desk, sheet, "pending", "adopted", "pending", note="")
    change_state(desk, Proposal, [two], "filed", "不是同一件事")
    assert office.value(desk, Proposal, two, "merged_into") is None
    assert office.value(desk, Proposal, three, "merged_into") == two
    assert [each.name for each in movers_of(desk, one)] == ["甲"]
    assert lines(desk) == [("演示水务局", "每月检测水质。")]
    assert said(desk, open_one, "unit", "handling") == [None, "unassigned"]
    assert said(desk, said_one, "unit", "adoption") == ["演示水务局", "adopted"]
    history.undo(desk)
    assert len(lines(desk)) == 3
    assert office.value(desk, Proposal, two, "merged_into") == one
    history.undo(desk)
    change_state(desk, Proposal, [two], "filed", "不是同一件事")
    assert lines(desk) == []


def test_a_proposal_apart_again_has_lines_in_its_own_sheets(desk: Desk) -> None:
    one, two = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    office.filed(desk, two)
    office.assigned(desk, one)
    suggested(desk, two, "一条")
    lineage.merge(desk, [two], one, "同一件事")
    suggested(desk, one, "自己一条")
    change_state(desk, Proposal, [two], "filed", "不是同一件事")
    assert lines(desk) == [("演示水务局", "自己一条")]
    assigning.assign(desk, [two], ["演示发改局"], [], {})
    assert set(lines(desk)) == {("演示水务局", "自己一条"), ("演示发改局", "一条")}


def test_one_decision_is_typed_once_and_said_in_the_suggestion(desk: Desk) -> None:
    key = office.proposal(desk)
    first, second = suggested(desk, key)
    (sheet,) = office.assigned(desk, key)
    assert said(desk, first, "unit", "handling", "adoption") == [
        "演示水务局", "assigned", "pending",
    ]  # fmt: skip
    office.replied(desk, sheet, reply="已经开工。")
    decided(desk, sheet, "adopted", "rejected", note="演示说明")
    assert said(desk, first, "adoption", "adopted_on", "handling", "result") == [
        "adopted", "2026-05-06", "progressing", "已经开工。",
    ]  # fmt: skip
    assert said(desk, second, "adoption", "adoption_note") == ["rejected", "演示说明"]
    steps = [each["kind"] for each in office.every(desk, OutcomeStep) if each["outcome"] == first]
    assert sorted(steps) == ["adopted", "assigned"]


def test_reply_and_decisions_are_one_action_that_undo_takes_back(desk: Desk) -> None:
    key = office.proposal(desk)
    first, _ = suggested(desk, key)
    (sheet,) = office.assigned(desk, key)
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    before = [office.every(desk, each) for each in (Outcome, ProposalHandling, HandlingSuggestion)]
    drafts = sheet_steps.suggestion_drafts(desk, sheet)
    given = {**office.REPLY, "suggestions": [{**drafts[0], "adoption": "adopted"}]}
    sheet_steps.reply(desk, sheet, "replied", given)
    assert said(desk, first, "adoption", "adopted_on") == ["adopted", "2026-05-06"]
    history.undo(desk)
    after = [office.every(desk, each) for each in (Outcome, ProposalHandling, HandlingSuggestion)]
    assert after == before


@pytest.mark.parametrize(
    ("codes", "whole"),
    [
        (("adopted", "adopted"), "adopted"),
        (("adopted", "rejected"), "partly"),
        (("rejected", "pending"), "rejected"),
        (("pending", "pending"), "pending"),
    ],
)
def test_units_that_reply_separately_make_one_adoption(
    desk: Desk, codes: tuple[str, str], whole: str
) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    office.filed(desk, key)
    made = assigning.assign(desk, [key], ["甲局", "乙局"], [], {}, separately=True)
    for sheet, code in zip(made.keys, codes, strict=True):
        if code != "pending":
            decided(desk, sheet, code, note="演示原因")
    assert said(desk, only, "adoption", "unit") == [whole, "甲局、乙局"]


def test_adoption_changed_in_the_suggestion_is_that_of_its_sheet(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    office.assigned(desk, key)
    office.changed(desk, Outcome, only, adoption="partly")
    (line,) = office.every(desk, HandlingSuggestion)
    assert (line["adoption"], *said(desk, only, "adoption")) == ("partly", "partly")


def test_units_that_assist_are_the_partners_of_a_suggestion(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    assert said(desk, only, "partners") == [None]
    main, helper, third = office.assigned(desk, key, "演示水务局", "演示发改局", "演示财政局")
    assert said(desk, only, "unit", "partners") == ["演示水务局", "演示发改局、演示财政局"]
    office.changed(desk, ProposalHandling, helper, unit="演示住建局")
    assert said(desk, only, "partners") == ["演示住建局、演示财政局"]
    asked = {"return_asked_on": "2026-03-06", "return_reason": "演示",
             "return_decided_on": "2026-03-09", "return_result": "agreed"}  # fmt: skip
    assigning.decide_return(desk, third, asked)
    assert said(desk, only, "partners") == ["演示住建局"]
    registers.remove(desk, ProposalHandling, [helper])
    assert said(desk, only, "partners") == [None]
    history.undo(desk)
    assert said(desk, only, "partners") == ["演示住建局"]
    registers.remove(desk, ProposalHandling, [main])
    assert said(desk, only, "unit", "partners") == [None, None]


def test_partners_written_by_hand_stay_where_no_sheet_assists(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    office.changed(desk, Outcome, only, partners="演示乡镇")
    (sheet,) = office.assigned(desk, key)
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    assert said(desk, only, "partners") == ["演示乡镇"]


def test_a_removed_suggestion_takes_its_lines_along(desk: Desk) -> None:
    key = office.proposal(desk)
    first, _ = suggested(desk, key)
    office.assigned(desk, key)
    registers.remove(desk, Outcome, [first])
    assert [text for _, text in lines(desk)] == ["每月检测水质。"]
    history.undo(desk)
    assert len(lines(desk)) == 2


def test_a_removed_sheet_leaves_the_state_that_the_others_say(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    main, helper = office.assigned(desk, key, "演示水务局", "演示发改局")
    office.replied(desk, main)
    decided(desk, main, "adopted")
    assert office.value(desk, Proposal, key, "state") == "answered"
    registers.remove(desk, ProposalHandling, [main])
    assert office.value(desk, Proposal, key, "state") == "filed"
    assert said(desk, only, "adoption", "unit", "handling", "result") == [
        "pending", None, "unassigned", None,
    ]  # fmt: skip
    history.undo(desk)
    assert office.value(desk, Proposal, key, "state") == "answered"
    assert said(desk, only, "adoption", "unit") == ["adopted", "演示水务局"]
    registers.remove(desk, ProposalHandling, [main, helper])
    assert office.value(desk, Proposal, key, "state") == "filed"


def test_a_sheet_out_of_the_bin_moves_its_proposal_on_again(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    (main,) = office.assigned(desk, key)
    registers.remove(desk, ProposalHandling, [main])
    other = office.proposal(desk, "演示另一件")
    assert office.value(desk, Proposal, key, "state") == "filed"
    history.bring_back(desk, [x for x in history.removed(desk) if x.uid == main])
    assert office.value(desk, Proposal, key, "state") == "assigned"
    assert said(desk, only, "unit") == ["演示水务局"]
    assert office.value(desk, Proposal, other, "state") == "submitted"


@pytest.mark.parametrize("of_proposal", [True, False])
def test_only_suggestions_of_others_are_reminded_of_by_the_consulting_rules(
    desk: Desk, *, of_proposal: bool
) -> None:
    """The same suggestion in each state that a rule asks for, once of each source."""
    held = office.saved(desk, Consultation, name="演示协商")
    source = f"proposal:{office.proposal(desk)}" if of_proposal else f"consultation:{held}"
    usual = {"source": source, "unit": "甲局", "assigned_on": "2026-01-05"}
    office.saved(desk, Outcome, content="到期", due="2026-02-01", **usual)
    office.saved(desk, Outcome, content="天数", working_days="10", **usual)
    office.saved(desk, Outcome, content="等采纳", source=source, sent_on="2026-01-05")
    done = {"handling": "done", "finished_on": "2026-01-09", "result": "好"}
    office.saved(desk, Outcome, content="办完", **usual, **done)
    made = office.saved(desk, Outcome, content="计划看", **usual)
    office.saved(desk, LookBack, outcome=made, planned_on="2026-02-01")
    at = datetime.datetime(2028, 3, 1, 10)
    desk.clock = lambda: at
    keys = {rule.key for rule in CONSULTING_RULES if rule.about.record in (Outcome, LookBack)}
    found = {each.kind for each in reminders.due(desk) if each.kind in keys}
    assert found == (set() if of_proposal else {"due", "adoption", "look_back"})


def test_the_page_of_proposals_counts_the_suggestions_of_those_filed(desk: Desk) -> None:
    filed, waiting = office.proposal(desk, "演示一"), office.proposal(desk, "演示二")
    suggested(desk, filed)
    suggested(desk, waiting, "三级管护到人")
    assert statement(desk, STATISTICS, YEAR).figure("suggestion").value == 0
    (sheet,) = office.assigned(desk, filed)
    office.replied(desk, sheet)
    decided(desk, sheet, "adopted", "rejected", note="演示")
    page = statement(desk, STATISTICS, YEAR)
    told = [page.figure(key).value for key in ("suggestion", "suggestion_adopted")]
    assert told == [2, 1]


def test_a_suggestion_not_adopted_needs_its_reason(desk: Desk) -> None:
    key = office.proposal(desk)
    suggested(desk, key)
    (sheet,) = office.assigned(desk, key)
    with pytest.raises(Refused) as refused:
        decided(desk, sheet, "adopted", "rejected")
    assert [each.text for each in refused.value.problems] == ["第 2 条建议：未采纳的请说明原因"]
    decided(desk, sheet, "adopted", "rejected", note="资金没有落实")
    assert [x["adoption"] for x in office.every(desk, HandlingSuggestion)] == [
        "adopted", "rejected",
    ]  # fmt: skip


def test_an_old_line_without_its_reason_stops_no_other(desk: Desk) -> None:
    key = office.proposal(desk)
    suggested(desk, key)
    (sheet,) = office.assigned(desk, key)
    old = office.every(desk, HandlingSuggestion)[0]
    version = registers.draft(desk, HandlingSuggestion, old["id"]).version
    put = HandlingSuggestion.of({**old, "adoption": "rejected"}, old["id"], version)
    desk.write([put], action="旧版本写的")
    drafts = sheet_steps.suggestion_drafts(desk, sheet)
    sheet_steps.decide(desk, sheet, [drafts[0], {**drafts[1], "adoption": "adopted"}])
    assert [x["adoption"] for x in office.every(desk, HandlingSuggestion)] == [
        "rejected", "adopted",
    ]  # fmt: skip


def test_feedback_asked_of_movers_that_left_is_withdrawn_unless_given(desk: Desk) -> None:
    one, two = (office.proposal(desk, f"演示{n}", mover=n) for n in "甲乙")
    office.signed_by(desk, two, "丙")
    office.filed(desk, two)
    (sheet,) = office.assigned(desk, one)
    lineage.merge(desk, [two], one, "同一件事")
    asked = {"handling": sheet, "sent_on": "2026-05-01"}
    for mover, proposal, more in (
        ("甲", one, {}), ("乙", two, {}), ("丙", two, {"result": "satisfied"}),
    ):  # fmt: skip
        office.saved(desk, HandlingFeedback, mover=mover, proposal=proposal, **asked, **more)
    change_state(desk, Proposal, [two], "filed", "不是同一件事")
    assert [each["mover"] for each in office.every(desk, HandlingFeedback)] == ["丙", "甲"]
    history.undo(desk)
    assert len(office.every(desk, HandlingFeedback)) == 3


def test_suggestions_of_older_files_name_their_partners_from_the_next_day_on(desk: Desk) -> None:
    key = office.proposal(desk)
    (only,) = suggested(desk, key, "一条")
    office.assigned(desk, key, "演示水务局", "演示发改局")
    draft = registers.draft(desk, Outcome, only)
    with desk.office.writing() as connection:
        connection.execute("UPDATE outcome SET partners = '演示乡镇' WHERE id = ?", (only,))
        note_partners(connection)
    assert said(desk, only, "partners") == ["演示乡镇"]
    (changed,) = begin_day(desk)
    assert said(desk, only, "partners") == ["演示发改局、演示乡镇"]
    assert registers.draft(desk, Outcome, only).version > draft.version
    assert changed.action is not None
    with desk.office.writing() as connection:
        connection.execute("UPDATE outcome SET partners = NULL WHERE id = ?", (only,))
    assert begin_day(desk) == []  # once
