"""The reminder rules of the consulting work: each is answered from the index made for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from desktop_app.services import reminders
from desktop_app.services.consulting.reminder_rules import RULES
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import times
from desktop_app.services.reminders.reminder_rule import OVER, ReminderRule, rules_of

INDEXES = {
    "due": "outcome_waits_due",
    "due_days": "outcome_waits_days",
    "adoption": "outcome_waits_answer",
    "notice": "consultation_open",
    "materials": "consultation_open",
    "held": "consultation_open",
    "minutes": "consultation_open",
    "report": "consultation_open",
    "talk": "consultation_open",
    "answer": "consultation_open",
    "look_back": "look_back_open",
    "look_back_missing": "outcome_done",
}
"""The partial index that each rule is read from; plans and points are few."""
BY_KEY = {rule.key: rule for rule in RULES}


@contextmanager
def traced(desk: Desk) -> Iterator[list[tuple[str, Any]]]:
    """Every statement that runs meanwhile, with its bound values."""
    found: list[tuple[str, Any]] = []

    def trace(_: object, sql: str, bound: Any) -> bool:
        found.append((sql, bound))
        return True

    connection = desk.office.connection
    connection.exec_trace = trace
    try:
        yield found
    finally:
        connection.exec_trace = None


def plans(desk: Desk, statements: list[tuple[str, Any]]) -> list[str]:
    run = desk.office.connection.execute
    rows = [run(f"EXPLAIN QUERY PLAN {sql}", bound) for sql, bound in statements]
    return ["\n".join(str(row[-1]) for row in each) for each in rows]


@pytest.mark.parametrize("key", INDEXES)
def test_each_rule_is_read_from_its_partial_index(
    desk: Desk, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = BY_KEY[key]
    there = "desktop_app.services.reminders"
    for module in ("due_items", "rule_counts"):
        monkeypatch.setattr(f"{there}.{module}.rules_in_use", lambda _: {key: rule})
    # nothing is asked of an empty register
    monkeypatch.setattr(f"{there}.waiting_rows.used_registers", lambda _, keys: frozenset(keys))
    table = f'FROM "{rule.about.record._meta.table_name}" AS t0'
    times(desk)  # read once before, so that just the rule's own query follows
    with traced(desk) as listed:
        reminders.find(desk)
    with traced(desk) as counted:
        reminders.counts(desk)
    for statements in (listed, counted):
        own = [(sql, bound) for sql, bound in statements if table in sql]
        (plan,) = plans(desk, own[-1:])
        assert re.search(rf"t0 USING (COVERING )?INDEX {INDEXES[key]}\b", plan), plan


def test_every_rule_of_a_large_register_has_its_index() -> None:
    assert set(BY_KEY) - set(INDEXES) == {"plan", "idle"}


def test_rules_are_named_once_and_stay_in_order(desk: Desk) -> None:
    declared = [
        rule.key for subject in desk.subjects for each in subject.reminders for rule in each.load()
    ]
    assert list(rules_of(desk)) == declared
    assert len(set(declared)) == len(declared)
    assert len(BY_KEY) == len(RULES)
    assert list(reminders.titles(desk))[-2:] == ["term", "calendar"]
    assert list(dict.fromkeys(rule.title for rule in RULES)) == [
        "办结期限", "沟通采纳", "发出通知", "送达材料", "会后改状态", "整理纪要", "报送成果",
        "建议沟通", "落实反馈", "回头看", "安排回头看", "协商计划", "久未协商",
    ]  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=[each.key for each in RULES])
def test_a_rule_names_a_limit_that_the_office_sets(desk: Desk, rule: ReminderRule) -> None:
    assert rule.ahead == OVER or rule.ahead in times(desk).limits


def test_a_point_cannot_be_stopped_all_others_can() -> None:
    assert {rule.key for rule in RULES if not rule.about.can_stop} == {"idle"}
    instead = [rule for rule in RULES if rule.stopped_instead is not None]
    assert [rule.key for rule in instead] == ["look_back_missing"]
