"""The numbers of a rule set by their places, so that one of them can be read and changed.

A place names its part by what it has in every set: the name of a category or a grade, the code of
an item. A set, its copy and last year's set have the same places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from desktop_app.records.points import points_text
from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.scoring.rule_set import Category, Item, RuleBand, RuleSet

SET, CATEGORY, ITEM, BAND = "set", "category", "item", "band"
MODELS: dict[str, type[Record]] = {
    SET: ScoreRuleSet, CATEGORY: ScoreCategory, ITEM: ScoreRule, BAND: GradeBand,
}  # fmt: skip
FIELDS = {
    SET: ("start", "cap"),
    CATEGORY: ("start", "cap", "lowest"),
    ITEM: ("points", "joint_points", "nth", "first_share", "target", "lowest", "highest", "cap"),
    BAND: ("low", "below"),
}
"""The numbers of each part that may be tried."""
NUMBERS = frozenset(("nth", "first_share", "target"))
"""The fields that are no points."""
PERCENT = frozenset(("first_share", "target"))
WORDS = {
    (SET, "start"): "起始分", (SET, "cap"): "总分封顶",
    (CATEGORY, "start"): "起始分", (CATEGORY, "cap"): "封顶", (CATEGORY, "lowest"): "最低",
    (ITEM, "points"): "分值", (ITEM, "joint_points"): "联名等分值", (ITEM, "nth"): "次数",
    (ITEM, "first_share"): "第一人占", (ITEM, "target"): "比率基准", (ITEM, "lowest"): "最低",
    (ITEM, "highest"): "最高", (ITEM, "cap"): "全年封顶",
    (BAND, "low"): "不低于", (BAND, "below"): "低于",
}  # fmt: skip
NONE = {"cap": "不封顶", "lowest": "不限", "highest": "不限", "low": "不限", "below": "不限",
        "joint_points": "同分值"}  # fmt: skip
"""What an empty field means."""
ZERO_IS_NONE = frozenset(((SET, "start"), (CATEGORY, "start")))
RulePart = RuleSet | Category | Item | RuleBand


class RulePlace(NamedTuple):
    """One number: `kind` of its part, `name` of the part (`""` of a set), `field`."""

    kind: str
    name: str
    field: str


def parts_of(rules: RuleSet) -> Iterator[tuple[str, str, RulePart]]:
    """Every part with its kind and its name: categories, items, the set itself, grades."""
    yield from ((CATEGORY, each.name, each) for each in rules.categories)
    yield from ((ITEM, each.code, each) for each in rules.items)
    yield SET, "", rules
    yield from ((BAND, each.name, each) for each in rules.bands)


def part_of(rules: RuleSet, kind: str, name: str) -> RulePart | None:
    """The part of that name, None where the set has none."""
    if kind == SET:
        return rules
    found = (each for each in parts_of(rules) if each[:2] == (kind, name))
    return next((part for _, _, part in found), None)


def has(rules: RuleSet, place: RulePlace) -> bool:
    """Whether the set has the part of a place."""
    return part_of(rules, place.kind, place.name) is not None


def value_of(rules: RuleSet, place: RulePlace) -> int | None:
    """The number at a place, None where it is empty or its part is missing."""
    part = part_of(rules, place.kind, place.name)
    value: int | None = None if part is None else getattr(part, place.field)
    return value


def with_value(rules: RuleSet, place: RulePlace, value: int | None) -> RuleSet:
    """The rules with another number at a place."""
    if value is None and (place.kind, place.field) in ZERO_IS_NONE:
        value = 0
    change: dict[str, Any] = {place.field: value}
    if place.kind == SET:
        return replace(rules, **change)
    if place.kind == CATEGORY:
        return replace(rules, categories=tuple(
            replace(x, **change) if x.name == place.name else x for x in rules.categories
        ))  # fmt: skip
    if place.kind == ITEM:
        return replace(rules, items=tuple(
            replace(x, **change) if x.code == place.name else x for x in rules.items
        ))  # fmt: skip
    return replace(rules, bands=tuple(
        replace(x, **change) if x.name == place.name else x for x in rules.bands
    ))  # fmt: skip


def value_text(place: RulePlace, value: int | None) -> str:
    """A number as it is shown: points, a percentage, or what an empty field means."""
    if value is None:
        return NONE.get(place.field, "—")
    if place.field in PERCENT:
        return f"{value}%"
    return str(value) if place.field in NUMBERS else points_text(value)


def title_of(rules: RuleSet, place: RulePlace) -> str:
    """A place in words: 提案·立案，联名等分值."""
    word = WORDS[place.kind, place.field]
    part = part_of(rules, place.kind, place.name)
    if isinstance(part, Item):
        first = f"{part.category}·{part.name}"
        return first if place.field == "points" else f"{first}，{word}"
    return word if place.kind == SET else f"{place.name}{word}"
