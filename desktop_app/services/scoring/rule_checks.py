"""What is wrong with a rule set: a draft may hold faults, rules in force may not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desktop_app.errors import Problem
from desktop_app.records.score_rules import ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.grade_scale import GAP, NO_ROOM, OVERLAP, scale_faults
from desktop_app.services.scoring.rule_set import (
    ADOPTED,
    AT_LEAST,
    BY_HAND,
    COMBINED,
    FROM_NTH,
    GATE,
    LOCKED,
    MEMBER,
    PER_PERCENT,
    RATE,
    Item,
    RuleSet,
    read,
)
from desktop_app.services.subjects import LinkedGate
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

RATES = frozenset(("attendance_rate",))
"""The facts that are a part of a whole."""
MOST_SAID = 3
"""So many faults are named where a set is refused."""
CATEGORY, ITEM, BAND, SET = "score_category", "score_rule", "grade_band", "score_rule_set"


class RuleFault(NamedTuple):
    """Something wrong with one record of a set: its kind, id, field, and words without a stop."""

    record: str
    key: int
    field: str
    text: str


def faults(rules: RuleSet) -> list[RuleFault]:
    """Everything that is wrong with a set, in the order of its parts."""
    found = list(_category_faults(rules))
    for item in rules.items:
        found += (
            RuleFault(ITEM, item.key, name, f"“{item.name}”{text}")
            for name, text in (*_item_faults(item), *_place_faults(rules, item))
        )
    return [*found, *_ladder_faults(rules), *_band_faults(rules)]


def against_adoption(desk: Desk, key: int, values: Mapping[str, Any]) -> Problem | None:
    """Why a set may not be put into force: its faults, or another one of its year."""
    rules = read(desk, key) if key else None
    if rules is None:
        return Problem("state", "状态", "请先保存这套规则，再定为正式")
    found = [each.text for each in faults(rules)]
    if found:
        more = f"；另有 {len(found) - MOST_SAID} 处" if len(found) > MOST_SAID else ""
        return Problem("state", "状态", f"规则还不能使用：{'；'.join(found[:MOST_SAID])}{more}")
    year, subject = values.get("year"), values.get("subject") or MEMBER
    other = _other_in_force(desk, key, year, subject)
    if other:
        text = f"{year}年已经有正式规则“{other}”，请先把它改回草稿"
        return Problem("state", "状态", text)
    return None


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (ScoreRuleSet.KEY, ADOPTED): against_adoption,
    (ScoreRuleSet.KEY, LOCKED): against_adoption,
}


def _category_faults(rules: RuleSet) -> Iterator[RuleFault]:
    for each in rules.categories:
        if each.cap is not None and each.lowest is not None and each.cap < each.lowest:
            yield RuleFault(CATEGORY, each.key, "cap", f"类别“{each.name}”的封顶低于最低分")
    named = Counter(each.name for each in rules.categories)
    for name, times in named.items():
        if times > 1:
            yield RuleFault(CATEGORY, 0, "name", f"类别“{name}”有 {times} 个")


def _item_faults(item: Item) -> Iterator[tuple[str, str]]:
    if item.mode == BY_HAND:
        if item.lowest is None or item.highest is None:
            yield "highest", "是手工评分，请填最低和最高分"
        elif item.lowest > item.highest:
            yield "highest", "的最高分低于最低分"
        return
    if not item.fact and not item.ladder:
        yield "fact", "没有选计分事实；只手工计分的，计分事实选“手工认定”"
    if item.points is None and item.mode != GATE:
        yield "points", "没有填分值"
    if item.mode in (FROM_NTH, AT_LEAST) and not item.nth:
        yield "nth", "没有填从第几次起或至少几次"
    if item.mode == GATE and not item.counts_facts:
        yield "fact", "是基本要求，请选一种由记录计数的事实"
    yield from _rate_faults(item)


def _rate_faults(item: Item) -> Iterator[tuple[str, str]]:
    by_rate = item.mode in (RATE, PER_PERCENT)
    if by_rate and item.fact not in RATES:
        yield "fact", "按比率计分，计分事实要选“出勤率”"
    if item.fact in RATES and not by_rate and item.mode != GATE:
        yield "mode", "计的是出勤率，计分方式要选“分值乘以出勤率”“比率每差一个百分点”或“基本要求”"
    if item.target is None and (
        item.mode == PER_PERCENT or (item.mode == GATE and item.fact in RATES)
    ):
        yield "target", "没有填比率基准"


def _place_faults(rules: RuleSet, item: Item) -> Iterator[tuple[str, str]]:
    if item.category not in {each.name for each in rules.categories}:
        yield "category", f"的类别“{item.category}”不在这套规则里"
    if item.grade_limit and item.grade_limit not in {each.name for each in rules.bands}:
        yield "grade_limit", f"限制的等次“{item.grade_limit}”不在这套规则里"
    if [each.code for each in rules.items].count(item.code) > 1:
        yield "code", f"的项目代号“{item.code}”和别的项目相同"


def _ladder_faults(rules: RuleSet) -> Iterator[RuleFault]:
    ladders: dict[str, list[Item]] = {}
    for each in rules.items:
        if each.ladder:
            ladders.setdefault(each.ladder, []).append(each)
    for name, items in ladders.items():
        scopes = {each.ladder_scope for each in items} - {""}
        if len(items) == 1:
            text = f"“{items[0].name}”的取最高一组“{name}”只有这一项"
            yield RuleFault(ITEM, items[0].key, "ladder", text)
        if len(scopes) > 1:
            text = f"取最高一组“{name}”里几个项目的范围不一样"
            yield RuleFault(ITEM, items[0].key, "ladder_scope", text)
        awards = [each for each in items if not each.counts_facts]
        if scopes == {COMBINED} and len(awards) != 1:
            text = f"合并奖励“{name}”里要有一项不选计分事实，它的分值代替其他各项"
            yield RuleFault(ITEM, items[0].key, "ladder", text)
        if len({each.mode == GATE for each in items}) > 1:
            text = f"取最高一组“{name}”里既有基本要求又有计分的项目"
            yield RuleFault(ITEM, items[0].key, "mode", text)


def _band_faults(rules: RuleSet) -> Iterator[RuleFault]:
    """Grades that leave points without one, or give some points two; none at all is allowed."""
    fields = {GAP: "low", OVERLAP: "low", NO_ROOM: "below"}
    for each in scale_faults(rules.bands):
        field = "below" if each.kind == GAP and each.high is None else fields[each.kind]
        yield RuleFault(BAND, rules.bands[each.place].key, field, each.words)


def _other_in_force(desk: Desk, key: int, year: Any, subject: str) -> str:
    keys = list(
        lists.find(desk.office, ScoreRuleSet, Query(where=(Filter("year", "in", (year,)),)))
    )
    for other, (_, values) in values_by_key(desk.office, ScoreRuleSet, keys).items():
        same = (values.get("subject") or MEMBER) == subject
        if other != key and same and ScoreRuleSet.IN_FORCE.holds(values):
            return str(values["name"])
    return ""
