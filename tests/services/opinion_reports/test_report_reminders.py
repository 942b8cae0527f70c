"""Reminders of opinion reports: what is to come, to edit, to send, to number, to follow up."""

from __future__ import annotations

import datetime

from desktop_app.records import Instruction, ReportAdoption, TimeLimit
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports import issuing
from desktop_app.services.opinion_reports.reminder_rules import RULES
from tests.services.opinion_reports import report_office as office

KEYS = {rule.key for rule in RULES}


def due(desk: Desk, day: str) -> set[str]:
    """The rules of reports that remind on a day."""
    at = datetime.datetime.fromisoformat(f"{day} 10:00")
    desk.clock = lambda: at
    return {each.kind for each in reminders.due(desk) if each.kind in KEYS}


def test_each_step_is_reminded_of_until_it_is_taken(desk: Desk) -> None:
    asked = {"state": "asked", "received_on": "", "commissioned": "是", "asked_by": "演示州政协"}
    key = office.report(desk, asked_due="2026-01-20", **asked)
    assert due(desk, "2026-01-18") == {"report_asked"}
    issuing.move_to(desk, [key], "received", {"received_on": "2026-01-19"})
    assert due(desk, "2026-01-21") == set()
    assert due(desk, "2026-02-02") == {"report_edit"}
    office.issued(desk, key, on="2026-02-03")
    assert due(desk, "2026-02-05") == {"report_send"}
    issuing.move_to(desk, [key], "sent", {"channels": ["county"], "sent_on": "2026-02-05"})
    assert due(desk, "2026-02-28") == set()
    adoption = office.adopted(desk, key, "county", day="2026-02-10")
    assert due(desk, "2026-03-08") == {"report_number"}
    version = registers.draft(desk, ReportAdoption, adoption).version
    registers.save(desk, ReportAdoption, {"number": "5"}, key=adoption, version=version)
    assert due(desk, "2026-03-08") == set()


def test_an_instruction_on_a_report_is_followed_up(desk: Desk) -> None:
    key = office.report(desk)
    office.sent(desk, key)
    told = office.instructed(desk, key, day="2026-02-01", handed_to="演示局")
    assert due(desk, "2026-03-01") == {"report_follow"}
    version = registers.draft(desk, Instruction, told).version
    registers.save(desk, Instruction, {"progress": "已修好"}, key=told, version=version)
    assert due(desk, "2026-03-01") == set()


def test_the_office_says_itself_how_long_it_takes(desk: Desk) -> None:
    office.report(desk)
    assert due(desk, "2026-01-30") == {"report_edit"}
    office.saved(desk, TimeLimit, what="report_edit", value=3, unit="months")
    assert due(desk, "2026-01-30") == set()
    assert due(desk, "2026-04-02") == {"report_edit"}
