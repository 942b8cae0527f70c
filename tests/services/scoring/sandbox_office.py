"""A small office with scored members for the tests of the sandbox: rules, entries, proposals."""

from __future__ import annotations

from typing import Any

from desktop_app.records import Member
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.record_drafts import Input
from desktop_app.services.scoring.sandbox import Sandbox
from desktop_app.services.scoring.sandbox_reading import open_in_steps
from desktop_app.stepping import run_to_end

POINTS = ("20", "12", "8", "5", "3", "0")
"""What the members of the office get by hand for meetings, in the order of their names."""
NAMES = ("演示甲", "演示乙", "演示丙", "演示丁", "演示戊", "演示己")
GRADES = (
    ("优秀", "18", None),
    ("称职", "10", "18"),
    ("基本称职", "5", "10"),
    ("不称职", None, "5"),
)


def rule_set(desk: Desk, year: int, state: str = "adopted", name: str = "演示规则") -> int:
    """A set with two categories, four items and four grades; its id."""
    categories = [
        {"position": 1, "name": "会议", "cap": "35"}, {"position": 2, "name": "活动", "cap": "6"},
    ]  # fmt: skip
    items = [
        {"position": 1, "category": "会议", "name": "全体会议", "code": "plenary",
         "mode": "by_hand", "fact": "by_hand", "lowest": "0", "highest": "30"},
        {"position": 2, "category": "会议", "name": "补会", "code": "made_up", "mode": "each",
         "fact": "by_hand", "points": "2", "cap": "4"},
        {"position": 3, "category": "活动", "name": "视察", "code": "visit", "mode": "each",
         "fact": "by_hand", "points": "4"},
        {"position": 4, "category": "活动", "name": "提案", "code": "filed", "mode": "each",
         "fact": "proposal_filed", "points": "4", "joint_points": "2"},
    ]  # fmt: skip
    bands = [
        {"position": n, "name": grade, "low": low, "below": below}
        for n, (grade, low, below) in enumerate(GRADES, 1)
    ]
    children = {
        ScoreCategory: [Input(each) for each in categories],
        ScoreRule: [Input(each) for each in items],
        GradeBand: [Input(each) for each in bands],
    }
    key = registers.new_key()
    put: list[Any] = []
    shared = registers.blank(desk, ScoreRuleSet)
    values = {**shared.values, "name": name, "year": year, "state": state}
    put.append(ScoreRuleSet.of(values, key))
    for model, inputs in children.items():
        for each in inputs:
            blank = registers.blank(desk, model).values
            parsed = model.parse(dict(each.values), lookup(desk), blank)
            put.append(model.of({**blank, **parsed.values, "rule_set": key}))
    desk.write(put, action="演示规则")
    return key


def item(desk: Desk, rules: int, code: str) -> int:
    """The id of an item of a set."""
    draft = registers.draft(desk, ScoreRuleSet, rules)
    found = next(x for x in draft.children[ScoreRule.KEY] if x.values["code"] == code)
    assert found.key is not None
    return found.key


def entry(desk: Desk, member: int, rule: int, points: str, **typed: object) -> int:
    """A manual entry; its id."""
    usual = {"member": member, "rule": rule, "points": points, "reason": "演示", "year": 2026}
    return registers.save(desk, ScoreEntry, {**usual, **typed}).keys[0]


def scored_office(desk: Desk, state: str = "adopted") -> tuple[int, list[int]]:
    """Six members with different points by one rule set of 2026: its id, those of the members."""
    rules = rule_set(desk, 2026, state)
    members = []
    for name, points in zip(NAMES, POINTS, strict=True):
        key = registers.save(desk, Member, {"name": name}).keys[0]
        members.append(key)
        if points != "0":
            entry(desk, key, item(desk, rules, "plenary"), points)
    entry(desk, members[1], item(desk, rules, "visit"), "4")
    return rules, members


def sandbox_of(desk: Desk, tried: int, compared: int = 0) -> Sandbox:
    """The sandbox over one set, or two."""
    return run_to_end(open_in_steps(desk, tried, compared or tried))
