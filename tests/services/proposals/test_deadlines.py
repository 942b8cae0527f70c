"""Deadlines of proposals: from the row of the channel, else the general one; empty: none."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import ProposalHandling
from desktop_app.services.desk import Desk
from desktop_app.services.proposals import assigning, sheet_steps
from tests.services.limits.own_limits import set_limit
from tests.services.proposals import proposal_office as office
from tests.services.proposals.test_reminders import due


def dues(desk: Desk, channel: str | None, name: str = "演示提案") -> list[str | None]:
    """The due days of a main and an assisting unit, of an assignment on 2 March."""
    key = office.proposal(desk, name)
    office.filed(desk, key)
    given = {"assigned_on": "2026-03-02", "channel": channel}
    assigning.assign(desk, [key], ["演示水务局"], ["演示发改局"], given)
    sheets = [each for each in office.every(desk, ProposalHandling) if each["proposal"] == key]
    return [each["due"] for each in sorted(sheets, key=lambda each: each["role"], reverse=True)]


def test_the_due_day_is_that_of_the_channel_else_the_general_one(desk: Desk) -> None:
    assert dues(desk, None, "一") == dues(desk, "party", "二") == ["2026-06-02", "2026-04-02"]
    set_limit(desk, "proposal_reply", 2, "months", channel="party")
    set_limit(desk, "proposal_reply", 20, "working_days", channel="direct")
    set_limit(desk, "proposal_opinion", None, "months", channel="direct")
    assert dues(desk, "party", "三") == ["2026-05-02", "2026-04-02"]
    assert dues(desk, "direct", "四") == ["2026-03-30", None]
    assert dues(desk, "government", "五") == ["2026-06-02", "2026-04-02"]
    assert dues(desk, None, "六") == ["2026-06-02", "2026-04-02"]


def test_a_limit_without_a_value_demands_nothing_and_reminds_of_nothing(desk: Desk) -> None:
    for what in ("proposal_sign", "proposal_reply", "proposal_opinion"):
        set_limit(desk, what, None)
    assert dues(desk, None) == [None, None]
    assert due(desk, "2026-12-01") == set()


def test_the_signing_is_reminded_of_by_the_limit_of_the_channel(desk: Desk) -> None:
    set_limit(desk, "proposal_sign", 20, "working_days")
    set_limit(desk, "proposal_sign", 1, "working_days", channel="party")
    set_limit(desk, "proposal_sign", None, channel="direct")
    for channel, unit in ((None, "甲局"), ("party", "乙局"), ("direct", "丙局")):
        key = office.proposal(desk, unit)
        office.filed(desk, key)
        given = {"assigned_on": "2026-03-02", "channel": channel}
        assigning.assign(desk, [key], [unit], [], given)
    assert due(desk, "2026-03-04") == {("proposal_sign", "乙局")}
    assert due(desk, "2026-04-02") == {("proposal_sign", "甲局"), ("proposal_sign", "乙局")}


def extended(desk: Desk, sheet: int, until: str) -> None:
    sheet_steps.extend(desk, sheet, {"asked_on": "2026-05-01", "reason": "演示",
                                     "decision": "approved", "until": until})  # fmt: skip


def test_an_extension_goes_as_far_as_its_limit_says(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk), "甲局")
    with pytest.raises(UserError, match="2026-09-02：从交办起最多 6 个月"):
        extended(desk, sheet, "2026-09-03")
    set_limit(desk, "proposal_longest", 120, "days")
    with pytest.raises(UserError, match="2026-06-30：从交办起最多 120 天"):
        extended(desk, sheet, "2026-07-01")
    set_limit(desk, "proposal_longest", None)
    extended(desk, sheet, "2027-03-02")
    assert office.value(desk, ProposalHandling, sheet, "due") == "2027-03-02"
    assert sheet_steps.longest(desk, sheet, "proposal_longest") == ""


def test_a_redo_is_due_by_the_limit_of_its_channel_or_not_at_all(desk: Desk) -> None:
    set_limit(desk, "proposal_redo", None)
    set_limit(desk, "proposal_redo", 1, "months", channel="party")
    found = {}
    for channel in (None, "party"):
        (sheet,) = office.assigned(desk, office.proposal(desk, f"演示{channel}"), "甲局")
        office.changed(desk, ProposalHandling, sheet, channel=channel)
        office.replied(desk, sheet)
        drafts = sheet_steps.feedback_drafts(desk, sheet)
        said = {"result": "dissatisfied", "opinion": "演示"}
        sheet_steps.poll(desk, sheet, [{**drafts[0], **said}])
        sheet_steps.redo(desk, [sheet], {"redo_on": "2026-06-10", "redo_reason": "演示"})
        found[channel] = office.value(desk, ProposalHandling, sheet, "redo_due")
    assert found == {None: None, "party": "2026-07-10"}


def test_the_last_day_to_ask_for_a_return_follows_from_the_assignment(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk), "甲局")
    assert sheet_steps.latest_return(desk, sheet) == "2026-03-16"
    set_limit(desk, "proposal_return", 3, "days")
    assert sheet_steps.latest_return(desk, sheet) == "2026-03-05"
    set_limit(desk, "proposal_return", None)
    assert sheet_steps.latest_return(desk, sheet) is None


def test_what_a_reply_puts_off_is_followed_up_by_its_own_limit(desk: Desk) -> None:
    (sheet,) = office.assigned(desk, office.proposal(desk), "甲局")
    office.go(desk, sheet, "signed", signed_on="2026-03-04")
    office.go(desk, sheet, "replied", **{**office.REPLY, "reply_class": "B"})
    reply_on = office.value(desk, ProposalHandling, sheet, "reply_on")
    set_limit(desk, "proposal_follow", 30)
    assert reply_on < "2026-06-30"
    assert ("proposal_put_off", "甲局") in due(desk, "2026-12-01")
    set_limit(desk, "proposal_follow", 3000)
    assert ("proposal_put_off", "甲局") not in due(desk, "2026-12-01")
    set_limit(desk, "proposal_follow", 30)
    office.changed(desk, ProposalHandling, sheet, promised_on="2026-12-31")
    assert due(desk, "2026-12-30") == {("proposal_follow", "甲局")}
    change = {"promised_on": None, "redo_on": "2026-06-30", "redo_reason": "演示",
              "redo_reply_on": "2026-07-01", "redo_class": "A", "redo_doc": "演示"}  # fmt: skip
    office.changed(desk, ProposalHandling, sheet, **change)
    assert due(desk, "2026-12-30") == set()
