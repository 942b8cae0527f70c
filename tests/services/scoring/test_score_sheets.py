"""A member's sheet: caps dealt out to the lines, remarks at the side, the text for a message."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.records import Member
from desktop_app.records.posts import ORDINARY
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.scoring import score_list
from desktop_app.services.scoring.board import board
from desktop_app.services.scoring.manual_entries import enter
from desktop_app.services.scoring.rule_set import (
    BY_HAND,
    GATE,
    Category,
    Item,
    RuleBand,
    RuleSet,
)
from desktop_app.services.scoring.score_sheet import CATEGORY, LINE, TOTAL, ScoreSheet
from desktop_app.services.scoring.score_sheets import message, sheet_of, sheets_in_steps
from desktop_app.stepping import run_to_end
from tests.services.scoring.score_office import adopted

RULES = RuleSet(
    name="演示积分办法", year=2026, start=1000, cap=6000,
    categories=(Category(name="提案", cap=2000), Category(name="纪律", start=1000, cap=1000)),
    items=(
        Item(name="优秀", category="提案", code="good", mode=BY_HAND, lowest=0, highest=3000),
        Item(name="小项", category="提案", code="small", mode=BY_HAND, lowest=0, highest=1000,
             cap=500, needs_document=True),
        Item(name="扣分", category="纪律", code="minus", mode=BY_HAND, lowest=-2000, highest=0),
        Item(name="社情民意", category="提案", code="must", mode=GATE, fact="report_submitted",
             nth=1, unit="条"),
    ),
    bands=(RuleBand(name="优秀", low=4000), RuleBand(name="合格", low=2000, below=4000),
           RuleBand(name="不合格", below=2000, passing=False)),
)  # fmt: skip


@pytest.fixture
def rules(desk: Desk) -> RuleSet:
    """The rules in force."""
    return adopted(desk, RULES)


@pytest.fixture
def member(desk: Desk) -> int:
    """One ordinary member."""
    return registers.save(desk, Member, {"name": "演示委员"}).keys[0]


def give(desk: Desk, rules: RuleSet, member: int, code: str, points: str, day: str) -> None:
    item = next((each for each in rules.items if each.code == code), None)
    given = {"points": points, "reason": f"演示{code}{day}", "day": day, "document": "演示材料"}
    enter(desk, rules, [member], item, given)


def sheet(desk: Desk, member: int) -> ScoreSheet:
    found = board(desk, 2026)
    assert found is not None
    line = next(each for each in score_list.lines(desk, found) if each.key == member)
    return sheet_of(desk, found, line)


def numbers(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


def test_the_last_lines_of_a_full_category_are_cut(desk: Desk, rules: RuleSet, member: int) -> None:
    for points, day in (("12", "2026-03-01"), ("4", "2026-02-01"), ("12", "2026-06-20")):
        give(desk, rules, member, "good", points, day)
    found = sheet(desk, member)
    head, *lines = found.rows[:4]
    assert (head.kind, head.what, head.note, head.over) == (
        CATEGORY, "提案", "封顶 20", "超出 8 分不计",
    )  # fmt: skip
    assert [(x.day, x.points, x.counted, x.tag) for x in lines] == [
        ("02-01", "4", "4", "手工"), ("03-01", "12", "12", "手工"),
        ("06-20", "12", "4", "碰到封顶"),
    ]  # fmt: skip
    assert "12 分只放得下 4 分" in lines[-1].why
    assert lines[-1].document == "演示材料"
    assert lines[-1].opens is not None
    assert lines[-1].opens[0] == "score_entry"
    total = found.rows[-1]
    assert (total.kind, total.points, total.counted) == (TOTAL, "48", "40")
    assert (found.total, found.grade, found.best, found.passing) == ("40", "优秀", True, True)
    assert dict(found.facts)["名次"] == "委员 1 人中第 1"
    assert dict(found.facts)["离界线"] == "高出“优秀”线 0 分"
    assert found.unmet == ["社情民意 0/1"]


def test_the_cap_of_an_item_is_taken_from_its_own_last_lines(
    desk: Desk, rules: RuleSet, member: int
) -> None:
    give(desk, rules, member, "small", "4", "2026-02-01")
    give(desk, rules, member, "small", "3", "2026-02-02")
    give(desk, rules, member, "good", "6", "2026-02-03")
    lines = sheet(desk, member).lines
    assert [(x.points, x.counted) for x in lines] == [("4", "4"), ("3", "1"), ("6", "6")]
    assert "这一项全年最多计 5 分" in lines[1].why


def test_deductions_stop_at_the_floor_of_their_category(
    desk: Desk, rules: RuleSet, member: int
) -> None:
    give(desk, rules, member, "minus", "-8", "2026-02-01")
    give(desk, rules, member, "minus", "-5", "2026-02-02")
    found = sheet(desk, member)
    assert [(x.points, x.counted, x.tag) for x in found.lines] == [
        ("−8", "−8", "手工"), ("−5", "−2", "扣到最低"),
    ]  # fmt: skip
    assert found.total == "10"
    assert not found.passing


def test_points_of_no_item_are_below_a_heading_of_their_own(
    desk: Desk, rules: RuleSet, member: int
) -> None:
    give(desk, rules, member, "", "2.5", "2026-02-01")
    found = sheet(desk, member)
    assert [x.what for x in found.rows if x.kind == CATEGORY] == ["纪律", "不属于任何项目"]
    assert found.total == "22.5"


def test_the_message_says_every_line_and_the_total(desk: Desk, rules: RuleSet, member: int) -> None:
    give(desk, rules, member, "good", "12", "2026-03-01")
    text = message(sheet(desk, member), "2026 年")
    assert text.splitlines()[0] == "演示委员：2026 年履职积分 32 分，合格"
    assert "　03-01 演示good2026-03-01，优秀：12 分" in text
    assert "【合计】32 分（起始 10，封顶 60）" in text
    assert "基本要求未达到：社情民意 0/1" in text


def test_who_is_not_scored_has_lines_and_no_total(desk: Desk, rules: RuleSet) -> None:
    key = registers.save(desk, Member, {"name": "演示领导", "no_score": "是"}).keys[0]
    give(desk, rules, key, "good", "12", "2026-03-01")
    found = sheet(desk, key)
    assert (found.total, found.grade, found.apart) == ("", "", "不计分")
    assert len(found.lines) == 1
    assert found.rows[-1].counted == "不计"
    assert "不计总分（不计分）" in message(found, "2026 年")


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.tuples(
    st.sampled_from(("good", "small", "minus", "")), st.integers(0, 10), st.integers(1, 28),
), max_size=6))  # fmt: skip
def test_lines_add_up_to_their_category_and_the_total(
    desk: Desk, rules: RuleSet, entries: list[tuple[str, int, int]]
) -> None:
    """The law: whatever is entered, the counted lines are the counted category."""
    member = registers.save(desk, Member, {"name": f"演示{len(entries)}"}).keys[0]
    for code, points, day in entries:
        sign = "-" if code == "minus" else ""
        give(desk, rules, member, code, f"{sign}{points}", f"2026-02-{day:02}")
    found = sheet(desk, member)
    starts = {each.name: Fraction(each.start, 100) for each in RULES.categories}
    sums: dict[str, Fraction] = {}
    heads: dict[str, Fraction] = {}
    name = ""
    for row in found.rows:
        if row.kind == CATEGORY:
            name = row.what
            heads[name], sums[name] = numbers(row.counted), starts.get(name, Fraction(0))
        elif row.kind == LINE:
            sums[name] += numbers(row.counted)
    assert sums == heads
    assert min(sum(heads.values()) + 10, 60) == numbers(found.total)


def test_many_sheets_are_read_in_steps(desk: Desk, rules: RuleSet, member: int) -> None:
    found = board(desk, 2026)
    assert found is not None
    lines = score_list.lines(desk, found)
    assert [each.kind for each in lines] == [ORDINARY]
    assert [each.name for each in run_to_end(sheets_in_steps(desk, found, lines))] == ["演示委员"]
