"""The rules as the rows of the sandbox's table, and reading what is typed into it."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from desktop_app.errors import Wrong
from desktop_app.records.lookup import Lookup
from desktop_app.services.scoring.rule_set import AT_LEAST, BY_HAND, FROM_NTH, GATE, Item, RuleSet
from desktop_app.services.scoring.sandbox_picture import from_highest
from desktop_app.services.scoring.sandbox_places import (
    BAND,
    CATEGORY,
    ITEM,
    MODELS,
    SET,
    RulePlace,
    has,
    value_of,
    value_text,
)

ALWAYS_FILLED = frozenset((
    (ITEM, "points"), (ITEM, "nth"), (ITEM, "first_share"), (ITEM, "target"),
))  # fmt: skip
TOTAL, GRADES = "总分", "等次"
MISSING = "—"


class TrialRow(NamedTuple):
    """One row: words, and the place that is typed into.

    heading: whether it begins a category; its value is the category's cap.
    section: the category, the total or the grades that it belongs to.
    """

    words: str
    place: RulePlace | None
    heading: bool
    section: str


def trial_rows(rules: RuleSet) -> list[TrialRow]:
    """Categories with their items, then the total and the grades."""
    return list(_rows(rules))


def _rows(rules: RuleSet) -> Iterator[TrialRow]:
    for category in rules.categories:
        name = category.name
        yield TrialRow(name, RulePlace(CATEGORY, name, "cap"), True, name)
        if category.start:
            yield TrialRow("起始分", RulePlace(CATEGORY, name, "start"), False, name)
        yield from _items_of(rules, {name})
    known = {each.name for each in rules.categories}
    yield from _items_of(rules, {each.category for each in rules.items} - known)
    yield TrialRow(TOTAL, RulePlace(SET, "", "cap"), True, TOTAL)
    yield TrialRow("起始分", RulePlace(SET, "", "start"), False, TOTAL)
    if rules.bands:
        yield TrialRow(GRADES, None, True, GRADES)
    for band in from_highest(rules.bands):
        for field, word in (("low", "不低于"), ("below", "低于")):
            if getattr(band, field) is not None:
                yield TrialRow(
                    f"{band.name}：{word}", RulePlace(BAND, band.name, field), False, GRADES
                )


def _items_of(rules: RuleSet, categories: AbstractSet[str]) -> Iterator[TrialRow]:
    for item in rules.items:
        if item.category in categories:
            yield from _item_rows(item)


def _item_rows(item: Item) -> Iterator[TrialRow]:
    """The numbers that mean something in the item's way of counting."""
    words = {
        "points": item.name,
        "joint_points": f"{item.name}，联名等",
        "nth": f"{item.name}，{_nth_words(item.mode)}",
        "first_share": f"{item.name}，第一人占",
        "target": f"{item.name}，比率基准",
        "lowest": f"{item.name}，最低",
        "highest": f"{item.name}，最高",
        "cap": f"{item.name}，全年封顶",
    }
    for field, told in words.items():
        if getattr(item, field) is not None and _counts(item, field):
            yield TrialRow(told, RulePlace(ITEM, item.code, field), False, item.category)


def _counts(item: Item, field: str) -> bool:
    if field == "nth":
        return item.mode in (AT_LEAST, FROM_NTH, GATE)
    if field in ("lowest", "highest"):
        return item.mode == BY_HAND
    return item.mode != GATE or field not in ("points", "joint_points", "cap")


def _nth_words(mode: str) -> str:
    return "从第几件起" if mode == FROM_NTH else "至少几件"


def cell_text(rules: RuleSet, row: TrialRow) -> str:
    """The number of a row in one set, — where the set has no such part."""
    if row.place is None:
        return ""
    if not has(rules, row.place):
        return MISSING
    text = value_text(row.place, value_of(rules, row.place))
    caps = row.heading and text[0].isdigit()
    return f"封顶 {text}" if caps else text


def typed_text(rules: RuleSet, place: RulePlace) -> str:
    """What the editor of a place begins with."""
    value = value_of(rules, place)
    return "" if value is None else value_text(place, value).rstrip("%").replace("−", "-")


def read_typed(place: RulePlace, text: str, lookup: Lookup) -> int | None:
    """What was typed, as the record's own field reads it; `Wrong` where it cannot be read."""
    field: Any = next(x for x in MODELS[place.kind].declared() if x.name == place.field)
    value: int | None = field.read(text.strip().removeprefix("封顶").rstrip("%％"), lookup)
    if value is None and (place.kind, place.field) in ALWAYS_FILLED:
        raise Wrong(f"{field.label}要填一个数；不想计分就填 0")
    return value
