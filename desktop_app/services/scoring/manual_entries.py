"""Points entered by hand: for whom, by which item, within its range, with reason and paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.points import points_text
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services import registers
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Refused
from desktop_app.services.scoring.rule_set import BY_HAND, GATE, GROUP, Item, RuleSet

Given = Mapping[str, object]
FREE = "不属于任何项目"


def offered(rules: RuleSet) -> list[Item]:
    """The items that entries may be made by: those that only hands fill, then all others."""
    usable = [each for each in rules.items if each.mode != GATE]
    return sorted(usable, key=lambda each: each.counts_facts)


def range_words(item: Item | None) -> str:
    """What an item allows: 4 到 10 分，要有依据材料; '' where it says nothing."""
    if item is None:
        return ""
    parts = []
    low, high = _range(item)
    if low is not None and high is not None:
        parts.append(f"{points_text(low)} 到 {points_text(high)} 分")
    elif item.points is not None:
        parts.append(f"每{item.unit or '次'} {points_text(item.points)} 分")
    if item.cap is not None:
        parts.append(f"全年封顶 {points_text(item.cap)} 分")
    if item.needs_document:
        parts.append("要有依据材料")
    return "，".join(parts)


def enter(
    desk: Desk, rules: RuleSet, whom: Sequence[int], item: Item | None, given: Given
) -> Changed:
    """Enter the same points for some members, or groups where the rules are theirs, as one action.

    `given` are the inputs of points, day, reason, document. `Refused` names what is wrong, also
    points outside of the item's range and the lack of a paper that the item requires.
    """
    inputs = {**given, "year": str(rules.year)}
    owner = "group" if rules.subject == GROUP else "member"
    known = {owner: whom[0]} if whom else {}
    parsed = registers.check(desk, ScoreEntry, {**inputs, **known})
    problems = [each for each in parsed.problems if each.stops]
    problems += against(rules, item, parsed.values)
    if problems:
        raise Refused(tuple(problems))
    named = {"rule": item.key or None, "code": item.code} if item else {}
    put = [
        ScoreEntry.of({
            **ScoreEntry.defaults(lookup(desk, ScoreEntry)), **parsed.values, **named,
            owner: each, "year": rules.year,
        })
        for each in (whom or [parsed.values[owner]])
    ]  # fmt: skip
    points = points_text(parsed.values["points"])
    what = parsed.values["reason"]
    unit = "个组" if rules.subject == GROUP else "人"
    return desk.write(put, action=f"手工计分：{len(put)} {unit} {points} 分，{what}")


def against(rules: RuleSet, item: Item | None, values: Mapping[str, Any]) -> list[Problem]:
    """What keeps an entry from being made by an item in the year of the rules."""
    found = []
    points, day = values.get("points"), values.get("day")
    low, high = _range(item)
    if points is not None and low is not None and high is not None and not low <= points <= high:
        text = f"这一项要在 {points_text(low)} 到 {points_text(high)} 分之间"
        found.append(Problem("points", "分值", f"{text}，现在是 {points_text(points)}"))
    if item is not None and item.needs_document and not values.get("document"):
        found.append(Problem("document", "依据材料", "这一项要写明依据材料"))
    if day and not str(day).startswith(str(rules.year)):
        found.append(Problem("day", "日期", f"日期要在 {rules.year} 年里"))
    return found


def _range(item: Item | None) -> tuple[int | None, int | None]:
    if item is None or item.mode != BY_HAND:
        return None, None
    return item.lowest, item.highest
