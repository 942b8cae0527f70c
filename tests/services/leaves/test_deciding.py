"""Who grants leave, how early it is asked for, numbers of a year, the reminder of what waits."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.errors import UserError
from desktop_app.records import CodeEntry, Leave, codes
from desktop_app.records.leave_approvers import LIST
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.leaves import deciding
from desktop_app.services.registers import Filter
from tests.services.activities.activity_office import activity, changed, saved, values
from tests.services.leaves.leave_office import grant, leave, people

DURING = "界别（小组）召集人，超过一天的由大会秘书处"


def test_numbers_go_on_within_a_year(desk: Desk) -> None:
    one, other = people(desk, 2)
    days = ("2025-12-30", "2026-02-09", "2026-03-01")
    keys = [leave(desk, who, since=day) for who, day in zip((one, other, one), days, strict=True)]
    found = [(values(desk, Leave, key)["year"], values(desk, Leave, key)["number"]) for key in keys]
    assert found == [(2025, "QJ-001"), (2026, "QJ-001"), (2026, "QJ-002")]


@pytest.mark.parametrize(
    ("kind", "asked", "approver"),
    [
        ("plenary", "2026-02-01", "主席或秘书长"), ("standing", "2026-02-01", "主席或秘书长"),
        ("survey", "2026-02-01", "牵头专委会负责人"), ("plenary", "2026-02-09", DURING),
        ("group_meeting", "2026-02-01", "组长"),
    ],
)  # fmt: skip
def test_who_grants_it_follows_from_the_meeting(
    desk: Desk, kind: str, asked: str, approver: str
) -> None:
    meeting = activity(desk, "演示会议", kind=kind)
    terms = deciding.terms_of(desk, {"activity": meeting, "asked_on": asked})
    assert terms.approver == approver


def entry(desk: Desk, code: str) -> int:
    """The id of the office's own entry for a kind of meeting."""
    where = (Filter("code_list", "in", (LIST,)), Filter("code", "in", (code,)))
    (key,) = registers.find(desk, CodeEntry, registers.Query(where=where))
    return key


def approver(desk: Desk, kind: str) -> str:
    """Who grants leave from a meeting of a kind."""
    meeting = activity(desk, f"演示{kind}", kind=kind)
    return deciding.terms_of(desk, {"activity": meeting, "asked_on": "2026-02-01"}).approver


def test_the_office_says_who_grants_leave(desk: Desk) -> None:
    shipped = [each for each in codes.default_entries() if each.code_list == LIST]
    desk.write([CodeEntry.of(each.values()) for each in shipped], action="演示")
    changed(desk, CodeEntry, entry(desk, "standing"), label="常委会会议：分管副主席")
    assert approver(desk, "standing") == "分管副主席"
    assert approver(desk, "plenary") == "主席或秘书长"
    new = {"code_list": LIST, "code": "own", "label": "培训：联络委主任"}
    saved(desk, CodeEntry, **new)
    assert approver(desk, "training") == "联络委主任"
    changed(desk, CodeEntry, entry(desk, "other"), active="否")
    assert approver(desk, "survey") == ""
    changed(desk, CodeEntry, entry(desk, "group_meeting"), label="活动小组组长")
    assert approver(desk, "group_meeting") == "活动小组组长"


@pytest.mark.parametrize(("asked", "late"), [("2026-02-07", False), ("2026-02-08", True)])
def test_leave_is_asked_for_two_days_ahead(desk: Desk, asked: str, *, late: bool) -> None:
    meeting = activity(desk)
    terms = deciding.terms_of(desk, {"activity": meeting, "asked_on": asked})
    assert terms.ask_by == datetime.date(2026, 2, 7)
    assert terms.late is late


def test_a_refusal_says_why(desk: Desk) -> None:
    (one,) = people(desk, 1)
    key = leave(desk, one)
    given = {"approver": "演示", "decided_on": "2026-02-02"}
    with pytest.raises(UserError):
        deciding.refuse(desk, [key], given)
    deciding.refuse(desk, [key], {**given, "decision_note": "有表决事项"})
    assert values(desk, Leave, key)["state"] == "refused"


def test_what_waits_for_a_decision_is_reminded_of(desk: Desk) -> None:
    one, other = people(desk, 2)
    soon = (desk.today + datetime.timedelta(days=3)).isoformat()
    waiting, decided = leave(desk, one, since=soon), leave(desk, other, since=soon)
    grant(desk, decided)
    found = [each for each in reminders.due(desk) if each.kind == "leave_decide"]
    assert [each.key for each in found] == [waiting]


def test_nothing_chosen_is_said(desk: Desk) -> None:
    with pytest.raises(UserError, match="请先选中请假"):
        deciding.grant(desk, [], {})
    assert not registers.find(desk, Leave, registers.Query())


@pytest.mark.parametrize("typed", [{}, {"activity": "", "since": ""}])
def test_granted_leave_says_from_what(desk: Desk, typed: dict[str, str]) -> None:
    (one,) = people(desk, 1)
    decided = {"state": "granted", "approver": "演示", "decided_on": "2026-02-02"}
    with pytest.raises(UserError, match="请先选请假的会议"):
        registers.save(desk, Leave, {"member": one, **decided, **typed})
