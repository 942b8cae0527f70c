"""The rows of a rule set as they are edited: added, changed, moved, copied, removed, locked."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Refused, history
from desktop_app.services.scoring import rule_rows
from desktop_app.services.scoring.rule_rows import RuleSheet


@pytest.fixture
def rules(desk: Desk) -> int:
    """A set with two categories of two items each, and one grade."""
    saved = registers.save(desk, ScoreRuleSet, {"name": "演示积分办法", "year": "2026"})
    key = saved.keys[0]
    for category, items in (("会议", ("全勤", "请假")), ("提案", ("立案", "联名"))):
        rule_rows.add(desk, rule_rows.sheet(desk, key), ScoreCategory, {"name": category})
        for name in items:
            rule_rows.add(desk, rule_rows.sheet(desk, key), ScoreRule,
                          {"category": category, "name": name, "points": "5"})  # fmt: skip
    rule_rows.add(desk, rule_rows.sheet(desk, key), GradeBand, {"name": "优秀", "low": "90"})
    return key


def names(found: RuleSheet) -> list[str]:
    return [("" if each.is_category else "　") + each.values["name"] for each in found.rows]


def of(found: RuleSheet, name: str) -> rule_rows.RuleRow:
    return next(each for each in (*found.rows, *found.bands) if each.values["name"] == name)


def test_items_are_below_their_category_with_codes_of_their_own(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    assert names(found) == ["会议", "　全勤", "　请假", "提案", "　立案", "　联名"]
    codes = [each.values["code"] for each in found.rows if not each.is_category]
    assert len({*codes}) == 4
    assert all(codes)
    assert found.bands[0].values["low"] == 9000


def test_a_renamed_category_keeps_its_items_in_one_action(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    rule_rows.change(desk, found, of(found, "会议"), {"name": "出席会议", "cap": "35"})
    assert names(rule_rows.sheet(desk, rules))[:3] == ["出席会议", "　全勤", "　请假"]
    history.undo(desk)
    assert names(rule_rows.sheet(desk, rules))[:3] == ["会议", "　全勤", "　请假"]


def test_a_renamed_grade_stays_the_limit_of_its_items(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    rule_rows.change(desk, found, of(found, "全勤"), {"mode": "gate", "grade_limit": "优秀"})
    found = rule_rows.sheet(desk, rules)
    rule_rows.change(desk, found, of(found, "优秀"), {"name": "优"})
    found = rule_rows.sheet(desk, rules)
    assert of(found, "全勤").values["grade_limit"] == "优"
    history.undo(desk)
    assert of(rule_rows.sheet(desk, rules), "全勤").values["grade_limit"] == "优秀"


def test_wrong_points_are_refused_with_their_field(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    with pytest.raises(Refused) as refused:
        rule_rows.change(desk, found, of(found, "全勤"), {"points": "十二点"})
    assert [each.field for each in refused.value.problems] == ["points"]
    assert rule_rows.sheet(desk, rules) == found


def test_an_item_moved_over_the_edge_comes_into_the_next_category(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    rule_rows.move(desk, found, of(found, "请假"), 1)
    found = rule_rows.sheet(desk, rules)
    assert names(found) == ["会议", "　全勤", "提案", "　请假", "　立案", "　联名"]
    assert of(found, "请假").values["category"] == "提案"
    rule_rows.move(desk, found, of(found, "提案"), -1)
    found = rule_rows.sheet(desk, rules)
    assert names(found)[:2] == ["提案", "　请假"]
    assert rule_rows.move(desk, found, of(found, "请假"), -1).action is None


def test_a_copy_has_its_own_name_and_code(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    for _ in range(2):
        rule_rows.copy(desk, rule_rows.sheet(desk, rules), of(found, "全勤"))
    found = rule_rows.sheet(desk, rules)
    assert names(found)[:5] == ["会议", "　全勤", "　全勤（副本2）", "　全勤（副本）", "　请假"]
    copied = of(found, "全勤（副本）").values
    assert copied["points"] == 500
    assert copied["code"] != of(found, "全勤").values["code"]


def test_a_removed_category_takes_its_items_and_undo_brings_them_back(
    desk: Desk, rules: int
) -> None:
    found = rule_rows.sheet(desk, rules)
    rule_rows.remove(desk, found, [of(found, "会议")])
    assert names(rule_rows.sheet(desk, rules)) == ["提案", "　立案", "　联名"]
    history.undo(desk)
    assert names(rule_rows.sheet(desk, rules)) == names(found)


def test_items_without_their_category_are_shown_below_its_name(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    rule_rows.change(desk, found, of(found, "联名"), {"category": "没有的类"})
    found = rule_rows.sheet(desk, rules)
    assert names(found)[-2:] == ["没有的类", "　联名"]
    assert found.rows[-2].key == 0


def test_a_locked_set_refuses_every_change(desk: Desk, rules: int) -> None:
    found = rule_rows.sheet(desk, rules)
    locked = found._replace(values={**found.values, "state": "locked"})
    row = of(found, "全勤")
    with pytest.raises(UserError, match="已经锁定"):
        rule_rows.change(desk, locked, row, {"points": "1"})
    with pytest.raises(UserError, match="已经锁定"):
        rule_rows.add(desk, locked, ScoreCategory, {"name": "加分"})
    with pytest.raises(UserError, match="已经锁定"):
        rule_rows.remove(desk, locked, [row])
    with pytest.raises(UserError, match="已经锁定"):
        rule_rows.move(desk, locked, row, 1)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from((-1, 1))), max_size=5))
def test_moving_loses_no_row(desk: Desk, rules: int, moves: list[tuple[int, int]]) -> None:
    before = {each.key for each in rule_rows.sheet(desk, rules).rows}
    for place, by in moves:
        found = rule_rows.sheet(desk, rules)
        rule_rows.move(desk, found, found.rows[place], by)
    found = rule_rows.sheet(desk, rules)
    assert {each.key for each in found.rows} == before
    items = [each.values["position"] for each in found.rows if not each.is_category]
    assert len({*items}) == len(items)
