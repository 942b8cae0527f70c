"""Score rules of one year as plain data: categories, items, grades.

All values are frozen, so that a changed copy can be tried without touching the office file.
Points are hundredths. `read` and `in_force` read them from the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.records.fact_kinds import kinds_of
from desktop_app.records.record import Record
from desktop_app.records.score_rules import GradeBand, ScoreCategory, ScoreRule, ScoreRuleSet
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

EACH, FIRST_ONLY, BEST_ONLY, FROM_NTH, AT_LEAST, SHARED, RATE, PER_PERCENT, BY_HAND, GATE = (
    "each", "first_only", "best_only", "from_nth", "at_least", "shared", "rate", "per_percent",
    "by_hand", "gate",
)  # fmt: skip
"""Codes of `score_mode`."""
EACH_FACT, YEAR, COMBINED = "each_fact", "year", "combined"
"""Codes of `score_ladder`."""
WHOLE, MONTHS, LEFT_OUT = "whole", "months", "left_out"
"""Codes of `score_late`."""
MEMBER, GROUP = "member", "group"
"""Codes of `duty_subject`."""
DRAFT, ADOPTED, LOCKED = "draft", "adopted", "locked"
"""Codes of `score_set_state`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A part of the rules; its points are `start` plus its items, kept from `lowest` to `cap`."""

    name: str
    key: int = 0
    start: int = 0
    cap: int | None = None
    lowest: int | None = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What gives how many points; the fields are those of the record `ScoreRule`.

    key: id of the record, 0 for an item that is not in the file.
    code: names the item over the years and within its set, never empty.
    fact: code of `fact_kind`; "" and `by_hand` leave it to manual entries.
    kinds, levels, role, applies: what it is narrowed to, empty for no narrowing.
    joint_points: None where every role gets `points`.
    """

    name: str
    category: str
    key: int = 0
    code: str = ""
    unit: str = ""
    fact: str = ""
    kinds: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    role: str = ""
    applies: frozenset[str] = frozenset()
    points: int | None = None
    joint_points: int | None = None
    mode: str = EACH
    nth: int | None = None
    first_share: int | None = None
    target: int | None = None
    lowest: int | None = None
    highest: int | None = None
    cap: int | None = None
    ladder: str = ""
    ladder_scope: str = ""
    grade_limit: str = ""
    needs_document: bool = False

    @property
    def counts_facts(self) -> bool:
        """Whether records give it facts; otherwise manual entries alone do."""
        return self.fact not in ("", BY_HAND) and self.mode != BY_HAND


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBand:
    """One grade: totals from `low` on that stay below `below`; None leaves that side open."""

    name: str
    key: int = 0
    low: int | None = None
    below: int | None = None
    passing: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The rules of one year for members or for groups, in the order in which they are shown.

    no_repeat: one matter (a proposal that became a report) gives points once.
    """

    name: str
    year: int
    key: int = 0
    subject: str = MEMBER
    state: str = DRAFT
    start: int = 0
    cap: int | None = None
    late_joiners: str = MONTHS
    no_repeat: bool = True
    categories: tuple[Category, ...] = ()
    items: tuple[Item, ...] = ()
    bands: tuple[RuleBand, ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        """The facts that its items count."""
        return frozenset(each.fact for each in self.items if each.counts_facts)

    @property
    def locked(self) -> bool:
        """Whether its year is frozen."""
        return self.state == LOCKED

    @property
    def ranked_bands(self) -> tuple[RuleBand, ...]:
        """The grades from the best to the lowest."""
        by_low = sorted(self.bands, key=lambda each: (each.low is not None, each.low or 0))
        return tuple(reversed(by_low))


def read(desk: Desk, key: int) -> RuleSet | None:
    """The rule set with this id, None when it is gone."""
    found = values_by_key(desk.office, ScoreRuleSet, [key])
    if key not in found:
        return None
    values = found[key][1]
    return rule_set_of(
        values, key,
        _children(desk, ScoreCategory, key),
        _children(desk, ScoreRule, key),
        _children(desk, GradeBand, key),
    )  # fmt: skip


def in_force(desk: Desk, year: int, subject: str = MEMBER) -> RuleSet | None:
    """The adopted or locked rules of a year for members or groups, None where there are none."""
    where = (Filter("year", "in", (year,)),)
    keys = list(lists.find(desk.office, ScoreRuleSet, Query(where=where)))
    found = values_by_key(desk.office, ScoreRuleSet, keys)
    for key in sorted(found):
        values = found[key][1]
        if ScoreRuleSet.IN_FORCE.holds(values) and (values.get("subject") or MEMBER) == subject:
            return read(desk, key)
    return None


def rule_set_of(
    values: Mapping[str, Any],
    key: int,
    categories: Iterable[tuple[int, Mapping[str, Any]]],
    items: Iterable[tuple[int, Mapping[str, Any]]],
    bands: Iterable[tuple[int, Mapping[str, Any]]],
) -> RuleSet:
    """The rules that stored or typed values say; the parts come as pairs of id and values."""
    return RuleSet(
        key=key,
        name=values.get("name") or "",
        year=values.get("year") or 0,
        subject=values.get("subject") or MEMBER,
        state=values.get("state") or DRAFT,
        start=values.get("start") or 0,
        cap=values.get("cap"),
        late_joiners=values.get("late_joiners") or MONTHS,
        no_repeat=values.get("no_repeat") != 0,
        categories=tuple(category_of(each, at) for at, each in categories),
        items=tuple(item_of(each, at) for at, each in items),
        bands=tuple(band_of(each, at) for at, each in bands),
    )


def category_of(values: Mapping[str, Any], key: int = 0) -> Category:
    """A category from its stored values; without a lowest value it may fall below zero."""
    return Category(
        key=key,
        name=values.get("name") or "",
        start=values.get("start") or 0,
        cap=values.get("cap"),
        lowest=values.get("lowest"),
    )


def item_of(values: Mapping[str, Any], key: int = 0) -> Item:
    """An item from its stored values."""
    return Item(
        key=key,
        code=values.get("code") or f"#{key}",
        name=values.get("name") or "",
        category=values.get("category") or "",
        unit=values.get("unit") or "",
        fact=values.get("fact") or "",
        kinds=kinds_of(values.get("kinds")),
        levels=_codes(values.get("levels")),
        role=values.get("role") or "",
        applies=_codes(values.get("applies")),
        points=values.get("points"),
        joint_points=values.get("joint_points"),
        mode=values.get("mode") or EACH,
        nth=values.get("nth"),
        first_share=values.get("first_share"),
        target=values.get("target"),
        lowest=values.get("lowest"),
        highest=values.get("highest"),
        cap=values.get("cap"),
        ladder=values.get("ladder") or "",
        ladder_scope=values.get("ladder_scope") or "",
        grade_limit=values.get("grade_limit") or "",
        needs_document=bool(values.get("needs_document")),
    )


def band_of(values: Mapping[str, Any], key: int = 0) -> RuleBand:
    """A grade from its stored values."""
    return RuleBand(
        key=key,
        name=values.get("name") or "",
        low=values.get("low"),
        below=values.get("below"),
        passing=values.get("passing") != 0,
    )


def _children(desk: Desk, model: type[Record], key: int) -> list[tuple[int, Mapping[str, Any]]]:
    where = (Filter("rule_set", "in", (key,)),)
    keys = list(lists.find(desk.office, model, Query(where=where)))
    found = values_by_key(desk.office, model, keys)
    return sorted(
        ((each, found[each][1]) for each in keys),
        key=lambda pair: (pair[1].get("position") is None, pair[1].get("position") or 0, pair[0]),
    )


def _codes(stored: str | None) -> frozenset[str]:
    return frozenset((stored or "").split())
