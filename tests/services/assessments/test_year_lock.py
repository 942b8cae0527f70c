"""A locked year: what is frozen, what refuses, what stays possible, and the way out of it."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import (
    Assessment,
    Duty,
    DutyTick,
    GradeBand,
    Record,
    ScoreCategory,
    ScoreEntry,
    ScoreRuleSet,
)
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments import results_told
from desktop_app.services.assessments.locking import lock, unlock
from desktop_app.services.assessments.opening import open_year
from desktop_app.services.assessments.year_locks import locked_years
from desktop_app.services.desk import Desk
from desktop_app.services.registers import remove
from desktop_app.services.registers.history import undo
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log import history
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_result,
    add_rules,
    assessments,
    keys_of,
    one,
    walk_to_chairs,
)

MEETING = {"decided_by": "演示主席会议", "decided_on": "2026-12-25", "remark": "年度考核结束"}


@pytest.fixture
def rules(desk: Desk) -> int:
    """Rules of the year, two members assessed up to the decision."""
    add_members(desk, "演示甲", "演示乙")
    key = add_rules(desk)
    open_year(desk, YEAR)
    walk_to_chairs(desk, keys_of(desk))
    return key


def test_a_lock_freezes_rules_and_assessments_in_one_action_and_undo_takes_it_back(
    desk: Desk, rules: int
) -> None:
    changed = lock(desk, YEAR, MEETING)
    assert changed.action is not None
    assert "年度考核结束" in history.name_of(desk.office, changed.action)
    assert {each["state"] for each in assessments(desk).values()} == {"locked"}
    found = one(desk, ScoreRuleSet, rules)
    assert (found["state"], found["locked_by"], found["locked_on"]) == (
        "locked", "演示主席会议", "2026-12-25",
    )  # fmt: skip
    assert locked_years(desk) == {YEAR: rules}
    undo(desk)
    assert locked_years(desk) == {}
    assert {each["state"] for each in assessments(desk).values()} == {"chairs"}


def test_a_year_without_every_final_grade_is_not_locked(desk: Desk, rules: int) -> None:
    add_members(desk, "演示丙")
    open_year(desk, YEAR)
    with pytest.raises(UserError, match=r"演示丙 2026年还没有审定等次"):
        lock(desk, YEAR, MEETING)
    with pytest.raises(UserError, match="请写明审定日期"):
        lock(desk, YEAR, {"decided_by": "演示主席会议"})
    assert locked_years(desk) == {}


def _frozen(desk: Desk, rules: int) -> list[Record]:
    """One new record of every kind that belongs to the year."""
    member = assessments(desk)["演示甲"]["member"]
    return [
        ScoreEntry.of({"member": member, "year": 2026, "points": 100, "reason": "演示"}),
        ScoreCategory.of({"rule_set": rules, "name": "演示类别"}),
        GradeBand.of({"rule_set": rules, "name": "演示等次"}),
        Duty.of({"name": "演示一件提案", "year": 2026, "subject": "member"}),
        ScoreRuleSet.of({"name": "演示另一套", "year": 2026, "subject": "member"}),
    ]


@pytest.mark.parametrize("place", range(5))
def test_nothing_joins_a_locked_year(desk: Desk, rules: int, place: int) -> None:
    desk.write([_frozen(desk, rules)[place]], action="锁定以前")
    undo(desk)
    lock(desk, YEAR, MEETING)
    record = _frozen(desk, rules)[place]
    with pytest.raises(UserError, match=f"已经锁定，{type(record).TITLE}不能再改"):
        desk.write([record], action="锁定以后")


def test_ticks_changes_and_removals_of_a_locked_year_are_refused(desk: Desk, rules: int) -> None:
    member = assessments(desk)["演示甲"]["member"]
    duty = Duty.of({"name": "演示一件提案", "year": 2026, "subject": "member"})
    entry = ScoreEntry.of({"member": member, "year": 2026, "points": 100, "reason": "演示"})
    desk.write([duty, entry], action="锁定以前")
    lock(desk, YEAR, MEETING)
    tick = DutyTick.of({"duty": duty.key, "member": member, "reason": "演示"})
    with pytest.raises(UserError, match="已经锁定"):
        desk.write([tick], action="认定")
    moved = ScoreEntry.of({**one(desk, ScoreEntry, entry.key), "year": 2025}, entry.key, 1)
    with pytest.raises(UserError, match="已经锁定"):
        desk.write([moved], action="移到别的年度")
    with pytest.raises(UserError, match="已经锁定"):
        remove(desk, ScoreEntry, [entry.key])
    with pytest.raises(UserError, match="已经锁定，不能删除"):
        remove(desk, Assessment, keys_of(desk, "演示甲"))
    other = ScoreEntry.of({"member": member, "year": 2025, "points": 100, "reason": "别的年"})
    assert desk.write([other], action="别的年度照写").action is not None


@pytest.mark.parametrize(
    ("name", "value"), [("final_grade", "优秀"), ("total", 1), ("office_opinion", "改了")]
)
def test_what_is_frozen_of_a_locked_assessment_stays(
    desk: Desk, rules: int, name: str, value: Any
) -> None:
    lock(desk, YEAR, MEETING)
    (key,) = keys_of(desk, "演示甲")
    (found,) = stored(desk, Assessment, [key])
    record = Assessment.of({**found.values, name: value}, key, found.version)
    with pytest.raises(UserError, match=f"“{Assessment.field(name).label}”不能改"):
        desk.write([record], action="改锁定的评定")
    with pytest.raises(NotAllowed, match="已经锁定"):
        steps.decide(desk, [key], {"final_grade": "优秀"})
    with pytest.raises(NotAllowed, match="解锁本年"):
        change_state(desk, Assessment, [key], "office", "试一试")


def test_objections_letters_and_talks_are_still_registered(desk: Desk, rules: int) -> None:
    lock(desk, YEAR, MEETING)
    keys = keys_of(desk, "演示甲")
    results_told.tell(desk, keys, "told_on", {"told_on": "2026-12-28"})
    results_told.object_to(desk, keys, {"objected_on": "2026-12-29", "objection": "有异议"})
    results_told.talk(desk, keys, {"talked_on": "2027-01-05", "talker": "演示主任"})
    found = assessments(desk)["演示甲"]
    assert (found["told_on"], found["talker"]) == ("2026-12-28", "演示主任")


def test_unlocking_needs_a_reason_keeps_the_grades_and_is_in_the_log(
    desk: Desk, rules: int
) -> None:
    lock(desk, YEAR, MEETING)
    with pytest.raises(UserError, match="理由"):
        unlock(desk, YEAR, " ")
    changed = unlock(desk, YEAR, "漏计一人")
    assert changed.action is not None
    assert "漏计一人" in history.name_of(desk.office, changed.action)
    assert locked_years(desk) == {}
    assert one(desk, ScoreRuleSet, rules)["state"] == "adopted"
    found = assessments(desk)["演示甲"]
    assert (found["state"], found["final_grade"]) == ("chairs", "称职")
    with pytest.raises(UserError, match="没有锁定"):
        unlock(desk, YEAR, "再解一次")
    lock(desk, YEAR, MEETING)
    assert locked_years(desk) == {YEAR: rules}


def test_rules_are_locked_and_unlocked_with_the_year_alone(desk: Desk, rules: int) -> None:
    with pytest.raises(UserError, match="锁定本年"):
        change_state(desk, ScoreRuleSet, [rules], "locked", "试一试")
    lock(desk, YEAR, MEETING)
    with pytest.raises(UserError, match="解锁本年"):
        change_state(desk, ScoreRuleSet, [rules], "adopted", "试一试")


def test_results_of_years_without_rules_are_locked_one_by_one(desk: Desk) -> None:
    (member,) = add_members(desk, "演示甲")
    key = add_result(desk, member, 2024, "优秀", total=9500)
    assert change_state(desk, Assessment, [key], "chairs", "录错了").action is not None
    assert change_state(desk, Assessment, [key], "locked", "").action is not None
