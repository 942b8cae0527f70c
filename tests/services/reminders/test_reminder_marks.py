"""Marks of records that wait too long: the most urgent reminder of each, of the keys asked for."""

from __future__ import annotations

import pytest

from desktop_app.records import Member, Point
from desktop_app.records.consultation import Consultation
from desktop_app.records.outcome import Outcome
from desktop_app.services import registers, reminders
from desktop_app.services.desk import Desk
from desktop_app.services.reminders.reminder_marks import marks


@pytest.fixture
def keys(desk: Desk) -> list[int]:
    """Suggestions: twelve days over, due today, over but finished, over and not answered."""
    session = registers.save(desk, Consultation, {"name": "演示协商"}).keys[0]
    common = {"source": f"consultation:{session}", "unit": "演示局", "handling": "progressing"}
    done = {"handling": "done", "finished_on": "2026-10-01", "result": "已修好"}
    given = (
        {"due": "2026-11-11"}, {"due": "2026-11-23"}, {"due": "2026-11-11", **done},
        {"due": "2026-11-20", "sent_on": "2026-01-05", "adoption": "pending"},
    )  # fmt: skip
    return [
        registers.save(desk, Outcome, {**common, "content": f"第{place}条", **each}).keys[0]
        for place, each in enumerate(given)
    ]


def test_what_is_over_its_day_says_by_which_rule_and_how_long(desk: Desk, keys: list[int]) -> None:
    found = marks(desk, Outcome, keys)
    assert found[keys[0]] == "办结期限 超期 12 天"
    assert keys[1] not in found
    assert keys[2] not in found
    assert found[keys[3]].startswith("沟通采纳 超期")


def test_marks_are_exactly_the_reminders_of_the_keys_asked_for(desk: Desk, keys: list[int]) -> None:
    urgent = {reminders.LATE, reminders.STALE}
    every = {each.key for each in reminders.find(desk) if each.level in urgent}
    for some in ([], keys[:1], keys[1:], keys):
        assert set(marks(desk, Outcome, some)) == every & set(some)


def test_a_point_without_sessions_stands_still(desk: Desk) -> None:
    point = registers.save(
        desk, Point, {"name": "演示点", "number": "1", "founded": "2020-01-01"}
    ).keys[0]
    assert marks(desk, Point, [point]) == {point: "久未协商"}


def test_a_register_without_rules_has_no_marks(desk: Desk) -> None:
    member = registers.save(desk, Member, {"name": "张三"}).keys[0]
    assert marks(desk, Member, [member]) == {}
