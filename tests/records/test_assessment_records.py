"""Duties, rules, manual entries and assessments as records: what they demand of themselves."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import (
    Assessment,
    Duty,
    DutyTick,
    GradeBand,
    Member,
    ScoreCategory,
    ScoreEntry,
    ScoreRule,
    ScoreRuleSet,
    WorkGroup,
)
from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.record_drafts import Refused


def saved(desk: Desk, model: type[Record], **values: object) -> int:
    return registers.save(desk, model, values).keys[0]


def problems(desk: Desk, model: Any, **typed: object) -> list[tuple[str, bool]]:
    """Field and weight of what is found in a draft."""
    found = model.parse(typed, lookup(desk, model)).problems
    return [(each.field, each.stops) for each in found]


def values(desk: Desk, model: Any, **typed: object) -> dict[str, Any]:
    found: dict[str, Any] = model.parse(typed, lookup(desk, model)).values
    return found


@pytest.fixture
def member(desk: Desk) -> int:
    return saved(desk, Member, name="岩温（演示）")


@pytest.fixture
def group(desk: Desk) -> int:
    return saved(desk, WorkGroup, name="演示小组")


@pytest.mark.parametrize(
    ("chosen", "field"),
    [
        ({"member": 1, "group": None}, ""), ({"member": None, "group": 1}, ""), ({}, ""),
        ({"member": 1, "group": 2}, "group"), ({"member": None, "group": None}, "member"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("model", [DutyTick, ScoreEntry, Assessment])
def test_a_member_or_a_group_never_both_nor_neither(
    desk: Desk, model: type[Record], chosen: dict[str, Any], field: str
) -> None:
    found = model.checks(chosen, lookup(desk, model))
    assert [each.field for each in found if each.stops] == list(filter(None, [field]))


def test_a_duty_is_of_this_year_and_once_by_default(desk: Desk) -> None:
    key = saved(desk, Duty, name="一件提案")
    ((_, _, year, minimum, subject, fact),) = registers.rows(
        desk, Duty, [key], ("year", "minimum", "subject", "fact")
    )
    assert (year, minimum, subject, fact) == (desk.today.year, 1, "member", "by_hand")


def test_two_duties_of_a_year_have_different_names(desk: Desk) -> None:
    saved(desk, Duty, name="一件提案", year=2026)
    with pytest.raises(Refused, match="已经"):
        saved(desk, Duty, name="一件提案", year=2026)
    saved(desk, Duty, name="一件提案", year=2027)
    saved(desk, Duty, name="一件提案", year=2026, subject="组")


def test_a_duty_is_ticked_once_for_everybody(desk: Desk, member: int, group: int) -> None:
    duty = saved(desk, Duty, name="一件实事")
    saved(desk, DutyTick, duty=duty, member=member, reason="修路")
    saved(desk, DutyTick, duty=duty, group=group, reason="修路")
    with pytest.raises(Refused):
        saved(desk, DutyTick, duty=duty, member=member, reason="再来一次")


def test_a_tick_without_reason_is_refused(desk: Desk, member: int) -> None:
    duty = saved(desk, Duty, name="一件实事")
    assert ("reason", True) in problems(desk, DutyTick, duty=duty, member=member, reason="")


@pytest.mark.parametrize(
    ("low", "below", "stops"),
    [("60", "90", False), ("90", "60", True), ("60", "60", True), ("", "60", False),
     ("90", "", False), ("-10", "0", False)],
)  # fmt: skip
def test_a_grade_begins_below_its_end(desk: Desk, low: str, below: str, *, stops: bool) -> None:
    rules = saved(desk, ScoreRuleSet, name="规则", year=2026)
    found = problems(desk, GradeBand, rule_set=rules, name="称职", low=low, below=below)
    assert (("below", True) in found) is stops


def test_a_floor_may_be_below_zero_and_a_cap_may_not(desk: Desk) -> None:
    rules = saved(desk, ScoreRuleSet, name="规则", year=2026)
    draft = {"rule_set": rules, "name": "会议"}
    assert values(desk, ScoreCategory, lowest="-20", **draft)["lowest"] == -2000
    assert ("cap", True) in problems(desk, ScoreCategory, cap="-20", **draft)


def test_a_rule_asks_for_the_numbers_of_its_way_of_counting() -> None:
    for name, (field, modes) in ScoreRule.ONLY_WITH.items():
        assert ScoreRule.field(name) is not None
        assert field in ("mode", "ladder", "fact")
        assert modes
    assert "nth" in ScoreRule.ONLY_WITH
    assert "highest" in ScoreRule.ONLY_WITH


def test_a_manual_entry_is_of_the_year_of_its_day(desk: Desk, member: int) -> None:
    key = saved(desk, ScoreEntry, member=member, day="2025-12-30", points="3", reason="获奖")
    ((_, _, year, points),) = registers.rows(desk, ScoreEntry, [key], ("year", "points"))
    assert (year, points) == (2025, 300)
    key = saved(desk, ScoreEntry, member=member, points="-3", reason="通报")
    assert registers.rows(desk, ScoreEntry, [key], ("year",))[0][2] == desk.today.year


def test_a_manual_entry_has_points_and_a_reason(desk: Desk, member: int) -> None:
    found = problems(desk, ScoreEntry, member=member, points="", reason="")
    assert {("points", True), ("reason", True)} <= set(found)


def test_one_assessment_a_year(desk: Desk, member: int) -> None:
    saved(desk, Assessment, member=member, year=2026)
    saved(desk, Assessment, member=member, year=2025)
    with pytest.raises(Refused):
        saved(desk, Assessment, member=member, year=2026)


@pytest.mark.parametrize("state", ["committee", "office", "chairs", "locked"])
def test_a_step_of_an_assessment_needs_the_one_before(state: str) -> None:
    problem = Assessment.gate({}, state)
    assert problem is not None
    assert problem.text
    assert Assessment.field(problem.field).label == problem.label


def test_rules_are_drafts_until_they_are_adopted(desk: Desk) -> None:
    key = saved(desk, ScoreRuleSet, name="规则", year=2026)
    ((_, _, state),) = registers.rows(desk, ScoreRuleSet, [key], ("state",))
    assert state == "draft"
    assert ScoreRuleSet.DRAFT.holds({"state": "draft"})
    assert ScoreRuleSet.IN_FORCE.holds({"state": "locked"})
    assert not ScoreRuleSet.LOCKED.holds({"state": "adopted"})
