"""Assessments take their numbers from the scores, and keep those of the day of the lock."""

from __future__ import annotations

import pytest

from desktop_app.records import Assessment, OpinionReport, ScoreEntry, ScoreRule, ScoreRuleSet
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments.locking import differences, lock, unlock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.history import undo
from desktop_app.services.registers.stored import stored
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.rule_set import in_force
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_rules,
    assessments,
    keys_of,
)

MEETING = {"decided_by": "演示主席会议", "decided_on": "2026-12-25"}


@pytest.fixture
def members(desk: Desk) -> list[int]:
    """Three members with 95, 70 and 40 points by manual entries, rules with three grades."""
    made = add_members(desk, "演示甲", "演示乙", "演示丙")
    rules = add_rules(desk)
    (found,) = stored(desk, ScoreRuleSet, [rules])
    assert found.values["state"] == "adopted"
    for member, points in zip(made, (9500, 7000, 4000), strict=True):
        _add_points(desk, member, points)
    open_year(desk, YEAR)
    return made


def _add_points(desk: Desk, member: int, points: int) -> None:
    entry = ScoreEntry.of({
        "member": member, "year": 2026, "day": "2026-05-06", "points": points,
        "reason": f"演示{points}",
    })  # fmt: skip
    desk.write([entry], action="手工计分")


def _numbers(desk: Desk, name: str) -> tuple[object, ...]:
    found = assessments(desk)[name]
    return found["total"], found["grade"], found["rank"], found["ranking"]


def test_an_opened_year_shows_totals_grades_and_classes(desk: Desk, members: list[int]) -> None:
    assert _numbers(desk, "演示甲") == (9500, "优秀", None, "ordinary")
    assert _numbers(desk, "演示丙") == (4000, "不称职", None, "ordinary")


def test_the_committee_takes_the_grade_of_the_points_of_that_day(
    desk: Desk, members: list[int]
) -> None:
    keys = keys_of(desk)
    steps.own_view(desk, keys, {"self_on": "2026-12-05"})
    _add_points(desk, members[1], 2500)
    steps.committee_view(desk, keys, {"committee_on": "2026-12-08"})
    grades = {name: each["committee_grade"] for name, each in assessments(desk).items()}
    assert grades == {"演示甲": "优秀", "演示乙": "优秀", "演示丙": "不称职"}
    assert assessments(desk)["演示乙"]["total"] == 9500


def _decide_all(desk: Desk) -> None:
    keys = keys_of(desk)
    steps.own_view(desk, keys, {"self_on": "2026-12-05"})
    steps.committee_view(desk, keys, {})
    steps.office_view(desk, keys, {})
    steps.decide(desk, keys, MEETING)


def test_a_lock_keeps_its_numbers_while_facts_go_on(desk: Desk, members: list[int]) -> None:
    rules = in_force(desk, 2026)
    assert rules is not None
    item = ScoreRule.of({
        "rule_set": rules.key, "category": "演示", "name": "反映社情民意", "code": "A",
        "fact": "report_submitted", "points": 3000, "mode": "each",
    })  # fmt: skip
    desk.write([item], action="登记规则")
    _decide_all(desk)
    assert [each["final_grade"] for each in assessments(desk).values()].count("不称职") == 1
    lock(desk, YEAR, MEETING)
    assert _numbers(desk, "演示甲") == (9500, "优秀", 1, "ordinary")
    assert _numbers(desk, "演示乙") == (7000, "称职", 2, "ordinary")
    assert differences(desk, YEAR) == []
    report = {"name": "演示信息", "member": members[2], "received_on": "2026-06-01", "year": 2026}
    desk.write([OpinionReport.of({**report, "state": "received"})], action="登记社情民意")
    assert _numbers(desk, "演示丙")[:2] == (4000, "不称职")
    (found,) = differences(desk, YEAR)
    assert (found.locked_total, found.total, found.grade) == (4000, 7000, "称职")
    score = board(desk, 2026)
    assert score is not None
    assert score.scores[members[2]].total == 4000
    unlock(desk, YEAR, "漏计一条信息")
    steps.take_scores(desk, keys_of(desk, "演示丙"))
    assert _numbers(desk, "演示丙")[:2] == (7000, "称职")


def test_the_frozen_reasons_are_read_back_as_they_were(desk: Desk, members: list[int]) -> None:
    _decide_all(desk)
    before = board(desk, 2026)
    lock(desk, YEAR, MEETING)
    after = board(desk, 2026)
    assert before is not None
    assert after is not None
    assert {key: each.total for key, each in before.scores.items()} == {
        key: each.total for key, each in after.scores.items()
    }
    lines = assessments(desk)["演示甲"]["lines"]
    assert Assessment.field("lines").show(lines, lookup(desk)) == "已存"


def test_undoing_a_lock_and_locking_again_gives_the_same(desk: Desk, members: list[int]) -> None:
    _decide_all(desk)
    before = assessments(desk)
    lock(desk, YEAR, MEETING)
    locked = assessments(desk)
    undo(desk)
    assert assessments(desk) == before
    lock(desk, YEAR, MEETING)
    assert assessments(desk) == locked
