"""The steps of an assessment: opening a year, views and grades, the way back, objections."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Assessment, Member, ScoreEntry, WorkGroup
from desktop_app.services import registers
from desktop_app.services.assessments import assessment_steps as steps
from desktop_app.services.assessments import results_told
from desktop_app.services.assessments.opening import open_year, progress_of
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.history import undo
from desktop_app.storage.log import history
from tests.services.assessments.assessed_office import (
    YEAR,
    add_members,
    add_rules,
    assessments,
    keys_of,
    one,
    walk_to_chairs,
)


def test_a_year_opens_for_all_scored_members_in_office_and_later_for_who_is_missing(
    desk: Desk,
) -> None:
    add_members(desk, "演示甲", "演示乙")
    add_members(desk, "演示不计分", no_score=1)
    add_members(desk, "演示辞职", state="resigned", state_date="2026-03-01")
    open_year(desk, YEAR)
    assert set(assessments(desk)) == {"演示甲", "演示乙"}
    assert all(each["state"] == "self" for each in assessments(desk).values())
    with pytest.raises(UserError, match="都已经建好"):
        open_year(desk, YEAR)
    add_members(desk, "演示丙")
    assert [each.name for each in progress_of(desk, YEAR).missing] == ["演示丙"]
    open_year(desk, YEAR, unscored=True)
    assert set(assessments(desk)) == {"演示甲", "演示乙", "演示丙", "演示不计分"}


def test_groups_are_assessed_too(desk: Desk) -> None:
    desk.write([WorkGroup.of({"name": "演示界别组", "state": "running"})], action="登记组")
    open_year(desk, YearOf(2026, "group"))
    assert assessments(desk)["演示界别组"]["group"] is not None


def test_each_step_leads_to_the_next_and_takes_the_grade_before_by_default(desk: Desk) -> None:
    add_members(desk, "演示甲", "演示乙")
    open_year(desk, YEAR)
    keys = keys_of(desk)
    walk_to_chairs(desk, keys)
    for each in assessments(desk).values():
        assert (each["state"], each["office_grade"], each["final_grade"]) == (
            "chairs", "称职", "称职",
        )  # fmt: skip
        assert each["decided_by"] == "演示主席会议"


def test_a_step_out_of_turn_is_refused_with_what_to_do(desk: Desk) -> None:
    add_members(desk, "演示甲")
    open_year(desk, YEAR)
    keys = keys_of(desk)
    with pytest.raises(UserError, match=r"还没有自评，请先点“自评…”"):
        steps.committee_view(desk, keys, {"committee_grade": "称职"})
    steps.own_view(desk, keys, {"self_on": "2026-12-05"})
    with pytest.raises(UserError, match="请写初评等次"):
        steps.committee_view(desk, keys, {"committee_on": "2026-12-08"})
    with pytest.raises(UserError, match="还没有复核"):
        steps.decide(desk, keys, {"final_grade": "称职"})
    assert assessments(desk)["演示甲"]["state"] == "committee"


def test_the_way_back_needs_a_reason_and_clears_the_decision_alone(desk: Desk) -> None:
    add_members(desk, "演示甲")
    open_year(desk, YEAR)
    keys = keys_of(desk)
    walk_to_chairs(desk, keys)
    with pytest.raises(UserError, match="理由"):
        steps.back(desk, keys, {})
    changed = steps.back(desk, keys, {"remark": "等次有误"})
    found = assessments(desk)["演示甲"]
    assert (found["state"], found["final_grade"], found["office_grade"]) == ("office", None, "称职")
    assert changed.action is not None
    assert "等次有误" in history.name_of(desk.office, changed.action)


def test_whether_a_grade_passes_follows_from_the_rules_else_from_its_words(desk: Desk) -> None:
    add_members(desk, "演示甲", "演示乙")
    add_rules(desk)
    open_year(desk, YEAR)
    walk_to_chairs(desk, keys_of(desk, "演示甲"))
    walk_to_chairs(desk, keys_of(desk, "演示乙"), "不称职")
    found = assessments(desk)
    assert (found["演示甲"]["failed"], found["演示乙"]["failed"]) == (0, 1)
    undo(desk)
    assert assessments(desk)["演示乙"]["failed"] is None


def test_a_renamed_member_is_renamed_in_the_assessments(desk: Desk) -> None:
    (member,) = add_members(desk, "演示甲")
    open_year(desk, YEAR)
    draft = registers.draft(desk, Member, member)
    registers.save(desk, Member, {"name": "演示新名"}, opened=draft)
    assert set(assessments(desk)) == {"演示新名"}


def test_an_objection_is_answered_and_points_are_corrected_by_a_manual_entry(desk: Desk) -> None:
    (member,) = add_members(desk, "演示甲")
    open_year(desk, YEAR)
    keys = keys_of(desk)
    with pytest.raises(UserError, match="异议的内容"):
        results_told.object_to(desk, keys, {"objected_on": "2026-12-22"})
    results_told.object_to(desk, keys, {"objected_on": "2026-12-22", "objection": "少计一次调研"})
    results_told.correct(
        desk,
        keys,
        {"points": "4", "reason": "补计 5 月调研", "day": "2026-12-23"},
    )
    (entry,) = find(desk, ScoreEntry, Query())
    values = one(desk, ScoreEntry, entry)
    assert (values["member"], values["points"], values["year"]) == (member, 400, 2026)
    assert values["reason"] == "更正：补计 5 月调研"
    results_told.answer(
        desk, keys, {"objection_answered_on": "2026-12-24", "objection_answer": "已补计"}
    )
    found = assessments(desk)["演示甲"]
    assert not Assessment.OBJECTED.holds(found)
    with pytest.raises(UserError, match="没有等待答复的异议"):
        results_told.answer(
            desk, keys, {"objection_answered_on": "2026-12-24", "objection_answer": "已补计"}
        )
