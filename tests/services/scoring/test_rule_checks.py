"""What is wrong with a rule set, in words; a draft with faults is not put into force."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.registers.states import NotAllowed, change_state
from desktop_app.services.scoring.presets import KEYS, start_from_preset
from desktop_app.services.scoring.rule_checks import faults
from desktop_app.services.scoring.rule_set import RuleBand, in_force, read
from tests.services.scoring.rules_in_words import FOUR, bands, item, points, rules


def texts(*items: Any, **more: Any) -> list[str]:
    """The faults of a set with these items."""
    return [each.text for each in faults(rules(*items, **more))]


@pytest.mark.parametrize("key", KEYS)
def test_presets_have_no_faults(desk: Desk, key: str) -> None:
    found = read(desk, start_from_preset(desk, key, 2026).keys[0])
    assert found is not None
    assert faults(found) == []


def band(name: str, low: float | None, below: float | None) -> RuleBand:
    """A grade between two limits."""
    return RuleBand(name=name, low=points(low), below=points(below))


@pytest.mark.parametrize(
    ("grades", "said"),
    [
        (FOUR, []),
        ((), []),
        ((band("一", 60, None), band("二", None, 50)), ["50 到不满 60 分没有等次"]),
        ((band("一", 60, None), band("二", None, 75)), ["60 到不满 75 分同时算“一”、“二”"]),
        ((band("一", 60, 90), band("二", None, 60)), ["90 分以上没有等次"]),
        ((band("一", 60, None), band("二", 0, 60)), ["不满 0 分没有等次"]),
        ((band("一", 90, None), band("二", 60, None), band("三", None, 60)),
         ["90 分以上同时算“一”、“二”"]),
        ((band("一", 0, 100), band("二", 20, 30), band("三", None, 0)),
         ["20 到不满 30 分同时算“一”、“二”", "100 分以上没有等次"]),
    ],
)  # fmt: skip
def test_gaps_and_overlaps_of_grades_are_named(
    grades: tuple[RuleBand, ...], said: list[str]
) -> None:
    assert texts(bands=grades) == said


def test_bands_of_the_tests_have_no_gap() -> None:
    assert texts(bands=bands(("合格", 60), ("不合格", None))) == []


@pytest.mark.parametrize(
    ("faulty", "said"),
    [
        (item("甲", "proposal_filed", 1, category="别的"), "“甲”的类别“别的”不在这套规则里"),
        (item("甲", "", 1), "“甲”没有选计分事实；只手工计分的，计分事实选“手工认定”"),
        (item("甲", "proposal_filed"), "“甲”没有填分值"),
        (item("甲", mode="by_hand", lowest=0), "“甲”是手工评分，请填最低和最高分"),
        (item("甲", mode="by_hand", lowest=3, highest=2), "“甲”的最高分低于最低分"),
        (item("甲", "attendance_came", 1, mode="at_least"), "“甲”没有填从第几次起或至少几次"),
        (item("甲", "attendance_came", 1, mode="rate"), "“甲”按比率计分，计分事实要选“出勤率”"),
        (item("甲", "attendance_rate", -1, mode="per_percent"), "“甲”没有填比率基准"),
        (item("甲", "attendance_rate", 1),
         "“甲”计的是出勤率，计分方式要选“分值乘以出勤率”“比率每差一个百分点”或“基本要求”"),
        (item("甲", "by_hand", mode="gate"), "“甲”是基本要求，请选一种由记录计数的事实"),
        (item("甲", "attendance_came", mode="gate", grade_limit="一等"),
         "“甲”限制的等次“一等”不在这套规则里"),
        (item("甲", "proposal_filed", 1, ladder="提案"), "“甲”的取最高一组“提案”只有这一项"),
    ],
)  # fmt: skip
def test_a_faulty_item_is_named(faulty: Any, said: str) -> None:
    assert texts(faulty) == [said]


def test_ladders_of_two_scopes_and_awards_without_an_item() -> None:
    one = item("甲", "proposal_major", 1, ladder="奖", ladder_scope="combined")
    two = item("乙", "proposal_excellent", 1, ladder="奖")
    assert texts(one, two) == ["合并奖励“奖”里要有一项不选计分事实，它的分值代替其他各项"]
    other = dataclasses.replace(two, ladder_scope="year")
    assert texts(one, other) == ["取最高一组“奖”里几个项目的范围不一样"]
    assert texts(one, two, item("合", "", 3, ladder="奖")) == []


def test_same_code_twice() -> None:
    same = item("甲", "proposal_filed", 1)
    assert texts(same, dataclasses.replace(same, name="乙")) == [
        "“甲”的项目代号“甲”和别的项目相同", "“乙”的项目代号“甲”和别的项目相同",
    ]  # fmt: skip


def test_a_set_with_faults_stays_a_draft(desk: Desk) -> None:
    key = start_from_preset(desk, "neutral", 2026).keys[0]
    change_state(desk, ScoreRuleSet, [key], "adopted", "")
    found = in_force(desk, 2026)
    assert found is not None
    assert found.key == key
    second = start_from_preset(desk, "tongcheng", 2026).keys[0]
    with pytest.raises(NotAllowed, match="已经有正式规则"):
        change_state(desk, ScoreRuleSet, [second], "adopted", "")
