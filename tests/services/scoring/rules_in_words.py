"""Rule sets of tests, written in whole points."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from desktop_app.records.points import HUNDREDTHS
from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.evaluation import evaluate
from desktop_app.services.scoring.rule_set import Category, Item, RuleBand, RuleSet
from desktop_app.services.scoring.score import Manual, Score, ScoredPerson

IN_POINTS = ("points", "joint_points", "cap", "lowest", "highest", "start", "low", "below")
ANNE = ScoredPerson(1, "ordinary")


def points(value: float | None) -> int | None:
    """Points in hundredths."""
    return None if value is None else round(value * HUNDREDTHS)


def said(values: dict[str, Any]) -> dict[str, Any]:
    """Values with their points in hundredths and their codes as sets."""
    found = {}
    for name, value in values.items():
        found[name] = value
        if name in IN_POINTS:
            found[name] = points(value)
        elif name in ("kinds", "levels", "applies"):
            found[name] = frozenset(value.split())
    return found


def item(code: str, fact: str = "", worth: float | None = None, **more: Any) -> Item:
    """An item of the category 履职."""
    values = {"name": code, "category": "履职", "points": worth, **more}
    return Item(code=code, fact=fact, **said(values))


def category(name: str, **more: Any) -> Category:
    """A category."""
    return Category(name=name, **said(more))


def bands(*limits: tuple[str, float | None]) -> tuple[RuleBand, ...]:
    """Grades from the best to the lowest by their lower limits; the last passes no one."""
    found, below = [], None
    for name, low in limits:
        found.append(
            RuleBand(name=name, low=points(low), below=points(below), passing=low is not None)
        )
        below = low
    return tuple(found)


FOUR = bands(("优秀", 90), ("良好", 80), ("称职", 60), ("不称职", None))


def rules(*items: Item, **more: Any) -> RuleSet:
    """A rule set of a year; without categories the one category 履职 has no limits."""
    values = {"categories": (Category(name="履职", lowest=None),), "bands": FOUR, **said(more)}
    return RuleSet(name="试例", year=2026, items=items, **values)


def facts(*some: FactCount) -> list[FactCount]:
    """A list of facts."""
    return list(some)


def fact(kind_of_fact: str, times: int = 1, **more: Any) -> FactCount:
    """Facts that are alike."""
    return FactCount(kind_of_fact, times=times, **more)


def by_hand(code: str, value: float, key: int = 1) -> Manual:
    """A manual entry."""
    return Manual(key, code, points(value) or 0, "理由")


def score(
    by: RuleSet, some: list[FactCount] | None = None, *entries: Manual, person: ScoredPerson = ANNE
) -> Score:
    """The score of one person."""
    return evaluate(by, some or [], person, entries)


def total(
    by: RuleSet, some: list[FactCount] | None = None, *entries: Manual, person: ScoredPerson = ANNE
) -> float:
    """The total of one person in points."""
    return score(by, some, *entries, person=person).total / HUNDREDTHS


def counted(found: Score, code: str) -> Fraction:
    """What an item gave, in points."""
    part = next(each for each in found.parts if each.item.code == code)
    return Fraction(part.counted) / HUNDREDTHS
