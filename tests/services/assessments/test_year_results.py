"""Assessments take their numbers from the scores, and keep those of the day of the lock."""

from __future__ import annotations

import pytest

from desktop_app.records import Assessment, ScoreEntry, ScoreRuleSet
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments.locking import differences, lock, unlock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
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
        "member": member, "year": 2026, "day": "2026-05-06", "points": points, "reason": f"演示{points}",
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


def test_a_lock_keeps_its_numbers_while_facts_go_on(desk: Desk, members: list[int]) -> None:
    keys = keys_of(desk)
    for grade, key in zip(("优秀", "称职", "不称职"), members, strict=True):
        own = [each for each in keys if stored(desk, Assessment, [each])[0].values["member"] == key]
        steps.own_view(desk, own, {"self_on": "2026-12-05"})
        steps.committee_view(desk, own, {})
        steps.office_view(desk, own, {})
        steps.decide(desk, own, MEETING)
        assert stored(desk, Assessment, own)[0].values["final_grade"] == grade
    lock(desk, YEAR, MEETING)
    assert _numbers(desk, "演示甲") == (9500, "优秀", 1, "ordinary")
    assert _numbers(desk, "演示乙") == (7000, "称职", 2, "ordinary")
    assert differences(desk, YEAR) == []
    # what a locked year refuses by hand, another way of counting may still change
    unlock(desk, YEAR, "漏计")
    _add_points(desk, members[2], 3000)
    assert _numbers(desk, "演示丙")[0] == 4000
    steps.take_scores(desk, keys_of(desk, "演示丙"))
    assert _numbers(desk, "演示丙")[:2] == (7000, "称职")
