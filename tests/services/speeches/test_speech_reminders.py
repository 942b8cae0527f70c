"""Reminders of speeches: each for what is owed now, by the limits of the office, never twice."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from desktop_app.records import Outcome, Speech, TimeLimit
from desktop_app.services import registers, reminders, workbench
from desktop_app.services.desk import Desk
from desktop_app.services.speeches import deciding, lineage
from desktop_app.services.speeches.reminder_rules import RULES
from desktop_app.storage.query import declared_query
from tests.services.speeches import speech_office as office

KEYS = {rule.key for rule in RULES}


def due(desk: Desk, day: str) -> set[tuple[str, str]]:
    """Rule and author of every reminder of speeches on a day."""
    at = datetime.datetime.fromisoformat(f"{day} 10:00")
    desk.clock = lambda: at
    return {(each.kind, each.unit) for each in reminders.due(desk) if each.kind in KEYS}


def test_a_speech_is_reminded_of_what_is_owed_and_of_nothing_else(desk: Desk) -> None:
    key = office.speech(desk, session=office.session(desk), author="演示甲")
    assert due(desk, "2025-12-20") == set()
    assert due(desk, "2026-01-05") == {("speech_hand_in", "演示甲")}
    assert due(desk, "2026-01-20") == {("speech_hand_in", "演示甲")}
    deciding.hand_in(desk, [key], office.HANDED)
    assert due(desk, "2026-01-20") == {("speech_check", "演示甲")}
    deciding.check(desk, [key], office.CHECKED)
    assert due(desk, "2026-01-20") == set()
    deciding.choose(desk, [key], office.CHOSEN)
    assert due(desk, "2026-01-28") == {("speech_order", "演示甲")}
    office.order(desk, [key])
    assert due(desk, "2026-02-20") == set()


def test_written_speeches_and_sessions_without_an_end_are_not_reminded_of(desk: Desk) -> None:
    office.speech(desk, "演示无截止", session=office.session(desk, speeches_by=""))
    office.chosen(desk, "演示书面", session=office.session(desk, 6), kind="written")
    assert due(desk, "2026-02-20") == set()


def test_the_office_sets_its_own_limit_for_the_check(desk: Desk) -> None:
    key = office.speech(desk)
    deciding.hand_in(desk, [key], office.HANDED)
    registers.save(desk, TimeLimit, {"what": "speech_check", "value": "60", "unit": "days"})
    assert due(desk, "2026-02-01") == set()
    assert due(desk, "2026-03-09") == {("speech_check", "演示甲")}


def test_the_workbench_counts_the_speeches_of_the_year(desk: Desk) -> None:
    def headline() -> tuple[str, str]:
        found = {each.key: each for each in workbench.headlines(desk)}["speech"]
        return found.value, found.note

    assert headline() == ("0", "还没有登记")
    session = office.session(desk)
    office.speech(desk, "演示一", session=session)
    office.chosen(desk, "演示二", session=session)
    office.speech(desk, "演示旧", session=office.session(desk, 4, opens="2025-02-08",
                                                      closes="2025-02-11"))  # fmt: skip
    assert headline() == ("2", "报送 1 篇，选定 1 篇")


def test_an_outcome_of_a_speech_is_reminded_of_with_the_speech_as_its_source(desk: Desk) -> None:
    key = office.speech(desk, "关于供水的发言")
    lineage.register(desk, key, ["演示建议"], {})
    (outcome,) = registers.find(desk, Outcome, registers.Query())
    version = registers.draft(desk, Outcome, outcome).version
    given = {"unit": "演示局", "assigned_on": "2026-02-10", "due": "2026-03-10"}
    registers.save(desk, Outcome, given, key=outcome, version=version)
    at = datetime.datetime.fromisoformat("2026-03-09 10:00")
    desk.clock = lambda: at
    (found,) = [each for each in reminders.due(desk) if each.record == Outcome.KEY]
    assert (found.kind, found.source, found.unit) == ("due", "关于供水的发言", "演示局")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_each_rule_is_read_from_its_partial_index(desk: Desk, rule: Any) -> None:
    found: list[str] = []
    connection = desk.office.connection

    def trace(_: object, sql: str, bound: Any) -> bool:
        found.append(sql)
        return True

    connection.exec_trace = trace
    declared_query.select(desk.office, Speech, (rule.base,), rule.where)
    connection.exec_trace = None
    plan = connection.execute(f"EXPLAIN QUERY PLAN {found[-1]}").fetchall()
    assert any("INDEX speech_waits" in str(row[-1]) for row in plan), plan
