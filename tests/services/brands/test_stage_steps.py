"""The stages of a brand: what each asks for, its milestone, the way back, the end."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records.brand import NEEDS, STAGES, Brand, BrandMilestone
from desktop_app.services import registers
from desktop_app.services.brands import stage_steps
from desktop_app.services.brands.stage_steps import STAGE_STEPS, STEP_TO
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, Refused, history
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.registers.step_refusals import step_refusals
from tests.services.activities.activity_office import values
from tests.services.brands.brand_office import SLOGAN, brand, ready


def stage(desk: Desk, key: int) -> str:
    return str(values(desk, Brand, key)["stage"])


def milestones(desk: Desk, key: int) -> list[tuple[str, str, str | None]]:
    keys = registers.find(desk, BrandMilestone, Query(where=(Filter("brand", "in", (key,)),)))
    rows = registers.rows(desk, BrandMilestone, keys, ("day", "event", "note"))
    return sorted((day, event, note) for _, _, day, event, note in rows)


def test_a_brand_from_routine_work_to_a_mature_one(desk: Desk) -> None:
    key = ready(desk)
    for number, step in enumerate(STEP_TO, 1):
        stage_steps.advance(desk, step, [key], {"stage_on": f"2026-0{number}-10"})
    assert stage(desk, key) == "mature"
    assert milestones(desk, key) == [
        ("2026-01-05", "挂牌", None),
        ("2026-01-10", "阶段：常规工作 → 特色工作", None),
        ("2026-02-10", "阶段：特色工作 → 培育品牌", None),
        ("2026-03-10", "阶段：培育品牌 → 创建品牌", None),
        ("2026-04-10", "阶段：创建品牌 → 成熟品牌", None),
    ]


@pytest.mark.parametrize("to", NEEDS)
def test_a_stage_names_every_field_that_it_asks_for(desk: Desk, to: str) -> None:
    key = brand(desk)
    step = next(name for name, code in STEP_TO.items() if code == to)
    with pytest.raises(NotAllowed) as refused:
        stage_steps.advance(desk, step, [key], {"stage_on": "2026-03-01"})
    labels = [Brand.field(name).label for name in NEEDS[to]]
    assert f"请先填写{'、'.join(labels)}" in str(refused.value)
    assert stage(desk, key) == "routine"
    assert milestones(desk, key) == []


@pytest.mark.parametrize(("letters", "fits"), [(19, False), (20, True), (100, True), (101, False)])
def test_a_slogan_has_20_to_100_characters(desk: Desk, letters: int, fits: bool) -> None:
    key = ready(desk, slogan="演" * letters)
    if fits:
        stage_steps.advance(desk, "brand_nurture", [key], {})
        assert stage(desk, key) == "nurture"
    else:
        with pytest.raises(NotAllowed, match=f"现在是 {letters} 个"):
            stage_steps.advance(desk, "brand_nurture", [key], {})


def test_what_the_step_brings_is_enough(desk: Desk) -> None:
    whole = ready(desk, "演示全", goal=None, slogan=None)
    given = {"goal": "新目标", "slogan": SLOGAN, "stage_on": "2026-03-01", "stage_note": "主席会议"}
    stage_steps.advance(desk, "brand_nurture", [whole], given)
    assert values(desk, Brand, whole)["goal"] == "新目标"
    assert milestones(desk, whole)[-1] == ("2026-03-01", "阶段：常规工作 → 培育品牌", "主席会议")


def test_a_brand_is_created_with_a_milestone_and_what_it_counts(desk: Desk) -> None:
    key = ready(desk)
    bare = brand(desk, "演示空的", **{
        name: values(desk, Brand, key)[name] for name in NEEDS["mature"]
    })  # fmt: skip
    with pytest.raises(NotAllowed, match="还没有里程碑"):
        stage_steps.advance(desk, "brand_build", [bare], {})
    registers.save(desk, BrandMilestone, {"brand": bare, "event": "启动"})
    with pytest.raises(NotAllowed, match="还没有计入的活动"):
        stage_steps.advance(desk, "brand_build", [bare], {})
    stage_steps.advance(desk, "brand_build", [key], {})
    assert stage(desk, key) == "build"


def test_a_new_brand_may_begin_at_any_stage_whose_fields_it_has(desk: Desk) -> None:
    with pytest.raises(Refused, match="请先填写"):
        brand(desk, "演示缺的", stage="mature")
    key = ready(desk, stage="mature")
    assert stage(desk, key) == "mature"
    assert [each[1] for each in milestones(desk, key)] == ["挂牌"]


def test_going_back_and_giving_up_ask_for_the_reason(desk: Desk) -> None:
    key = ready(desk, stage="build")
    for step in (stage_steps.go_back, stage_steps.retire):
        with pytest.raises(UserError, match="理由"):
            step(desk, [key], {"stage_on": "2026-03-01"})
    stage_steps.go_back(desk, [key], {"stage_on": "2026-03-02", "stage_note": "载体停了"})
    stage_steps.retire(desk, [key], {"stage_on": "2026-03-04", "stage_note": "任务完成"})
    assert milestones(desk, key)[1:] == [
        ("2026-03-02", "阶段：创建品牌 → 培育品牌", "载体停了"),
        ("2026-03-04", "阶段：培育品牌 → 退出", "任务完成"),
    ]
    stage_steps.go_back(desk, [key], {"stage_on": "2026-03-05", "stage_note": "恢复"})
    assert stage(desk, key) == "nurture"


def test_brands_of_several_stages_do_not_go_back_together(desk: Desk) -> None:
    one, other = ready(desk, stage="build"), ready(desk, "演示另一个", stage="mature")
    with pytest.raises(UserError, match="阶段不同"):
        stage_steps.go_back(desk, [one, other], {"stage_note": "演示"})


def test_another_way_to_a_stage_leaves_the_same_milestone(desk: Desk) -> None:
    key = ready(desk)
    stage_steps.advance(
        desk, "brand_feature", [key], {"stage_on": "2026-01-09", "stage_note": "甲"}
    )
    change_state(desk, Brand, [key], "routine", "改回")
    last = values(desk, Brand, key)
    assert (last["stage_on"], last["stage_note"]) == (desk.today.isoformat(), None)
    assert milestones(desk, key)[-1] == (
        desk.today.isoformat(), "阶段：特色工作 → 常规工作", None,
    )  # fmt: skip


def test_the_same_words_may_be_said_of_two_stages(desk: Desk) -> None:
    key, note = ready(desk), "主席会议议定"
    for day, step in (("2026-02-01", "brand_feature"), ("2026-03-01", "brand_nurture")):
        stage_steps.advance(desk, step, [key], {"stage_on": day, "stage_note": note})
    assert [each[2] for each in milestones(desk, key)] == [None, note, note]


def test_undo_takes_the_milestone_along(desk: Desk) -> None:
    key = ready(desk)
    before = milestones(desk, key)
    stage_steps.advance(desk, "brand_feature", [key], {})
    history.undo(desk)
    assert stage(desk, key) == "routine"
    assert milestones(desk, key) == before
    history.redo(desk)
    assert len(milestones(desk, key)) == len(before) + 1


def test_a_step_says_beforehand_why_it_would_be_refused(desk: Desk) -> None:
    key = ready(desk, stage="nurture")
    assert step_refusals(desk, Brand, [key], STAGE_STEPS) == {
        "brand_feature": "已经是特色工作或更后的阶段。",
        "brand_nurture": "已经是培育品牌或更后的阶段。",
    }


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(path=st.lists(st.sampled_from([*STAGES, "retired"]), min_size=1, max_size=6))
def test_every_change_of_the_stage_is_one_milestone_and_every_undo_takes_one(
    desk: Desk, path: list[str]
) -> None:
    key = ready(desk, f"演示{len(registers.find(desk, Brand, Query()))}")
    seen: list[tuple[str, Any]] = [(stage(desk, key), milestones(desk, key))]
    for to in path:
        if to != stage(desk, key):
            change_state(desk, Brand, [key], to, "演示")
            seen.append((stage(desk, key), milestones(desk, key)))
    assert len(seen[-1][1]) == len(seen)
    while len(seen) > 1:
        history.undo(desk)
        seen.pop()
        assert (stage(desk, key), milestones(desk, key)) == seen[-1]


def test_several_steps_may_be_of_one_day_with_one_note(desk: Desk) -> None:
    key, said = ready(desk), {"stage_on": "2026-03-01", "stage_note": "主席会议"}
    for step in STEP_TO:
        stage_steps.advance(desk, step, [key], said)
    stage_steps.go_back(desk, [key], said)
    every = [each for each in milestones(desk, key) if each[1].startswith("阶段")]
    assert [(day, note) for day, _, note in every] == [("2026-03-01", "主席会议")] * 5
    assert values(desk, Brand, key)["stage_on"] == "2026-03-01"


def test_a_step_does_not_keep_the_note_of_the_step_before(desk: Desk) -> None:
    key = ready(desk)
    given = {"stage_on": "2026-03-01", "stage_note": "甲"}
    stage_steps.advance(desk, "brand_feature", [key], given)
    stage_steps.advance(desk, "brand_nurture", [key], {"stage_on": "2026-03-01"})
    assert values(desk, Brand, key)["stage_note"] is None
    assert milestones(desk, key)[-1] == ("2026-03-01", "阶段：特色工作 → 培育品牌", None)
