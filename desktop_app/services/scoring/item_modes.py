"""How several facts of one item count together: one function for each code of `score_mode`.

Facts are taken unit by unit: a fact with a quantity (half-days) is so many units. Those that give
most come first, so that the order of entry never matters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from desktop_app.services.facts.declared import FIRST, JOINT, FactCount
from desktop_app.services.facts.narrowing import number_of
from desktop_app.services.scoring.rule_set import (
    AT_LEAST,
    BEST_ONLY,
    BY_HAND,
    EACH,
    FIRST_ONLY,
    FROM_NTH,
    PER_PERCENT,
    RATE,
    SHARED,
    Item,
)
from desktop_app.services.scoring.score import (
    BEFORE_NTH,
    BELOW_TARGET,
    COUNTED,
    NOT_BEST,
    NOTHING_DUE,
    ONLY_ONCE,
    OUT_OF_RANGE,
    TOO_FEW,
    Amount,
    Manual,
    PointLine,
)

PERCENT = 100


class Worth(NamedTuple):
    """Some units of a fact and what each of them gives."""

    fact: FactCount
    units: int
    each: Amount


def worth(item: Item, fact: FactCount) -> Worth:
    """What a fact gives by an item before anything else is looked at."""
    points = item.points or 0
    units = fact.times if fact.whole else fact.times * fact.quantity
    if item.mode == SHARED:
        return Worth(fact, units, shared(item, fact))
    if fact.role == JOINT and item.joint_points is not None:
        points = item.joint_points
    return Worth(fact, units, points)


def shared(item: Item, fact: FactCount) -> Amount:
    """One person's part of the points that all movers of a fact share."""
    points, persons = item.points or 0, fact.sharers
    if persons <= 1:
        return points
    if item.first_share is None or not fact.role:
        return plain(Fraction(points, persons))
    if fact.role == FIRST:
        return plain(Fraction(points * item.first_share, PERCENT))
    return plain(Fraction(points * (PERCENT - item.first_share), PERCENT * (persons - 1)))


def counted_lines(item: Item, facts: Sequence[FactCount]) -> list[PointLine]:
    """The lines that the facts of an item give by its mode."""
    if len(facts) == 1:
        worths = [worth(item, facts[0])]
    else:
        worths = sorted((worth(item, each) for each in facts), key=_best_first)
    return _MODES.get(item.mode, _all)(item, worths)


def rate_of(facts: Sequence[FactCount]) -> tuple[int, int]:
    """The quantities of some facts and what they are parts of, each added up."""
    came = sum(each.quantity * each.times for each in facts if each.whole)
    return came, sum(each.whole * each.times for each in facts)


def entry_line(item: Item, entry: Manual) -> PointLine:
    """A manual entry; one of an item by hand is kept within its range."""
    points = entry.points
    if item.mode == BY_HAND:
        if item.highest is not None:
            points = min(points, item.highest)
        if item.lowest is not None:
            points = max(points, item.lowest)
    why = COUNTED if points == entry.points else OUT_OF_RANGE
    return PointLine(entry, 1, entry.points, points, why)


def done_of(item: Item, facts: Sequence[FactCount]) -> int:
    """What a basic requirement found; a rate where nothing was due is a full one."""
    if item.target is not None and not rate_of(facts)[1]:
        return PERCENT
    return number_of(facts)


def plain(amount: Amount) -> Amount:
    """A fraction without a rest as a whole number."""
    if type(amount) is int or amount.denominator != 1:
        return amount
    return amount.numerator


def _best_first(one: Worth) -> tuple[Amount, FactCount]:
    return -one.each, one.fact


def _all(_item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    return [PointLine(fact, units, each, units * each) for fact, units, each in worths]


def _one(_item: Item, worths: Sequence[Worth], why: str) -> list[PointLine]:
    found, left = [], 1
    for fact, units, each in worths:
        counted = min(left, units)
        left -= counted
        if counted:
            found.append(PointLine(fact, counted, each, counted * each))
        if units > counted:
            found.append(PointLine(fact, units - counted, each, 0, why))
    return found


def _first_only(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    return _one(item, worths, ONLY_ONCE)


def _best_only(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    return _one(item, worths, NOT_BEST)


def _from_nth(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    """The first n − 1 units give nothing: the best ones, as another item counts them."""
    found, before = [], (item.nth or 1) - 1
    for fact, units, each in worths:
        skipped = min(before, units)
        before -= skipped
        if skipped:
            found.append(PointLine(fact, skipped, each, 0, BEFORE_NTH))
        if units > skipped:
            found.append(PointLine(fact, units - skipped, each, (units - skipped) * each))
    return found


def _at_least(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    if sum(each.units for each in worths) >= (item.nth or 1):
        return _all(item, worths)
    return [PointLine(fact, units, each, 0, TOO_FEW) for fact, units, each in worths]


def _rate(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    """The points times the rate of all facts together."""
    came, due = rate_of([each.fact for each in worths])
    if not worths or not due:
        return [PointLine(each.fact, each.units, 0, 0, NOTHING_DUE) for each in worths]
    points = item.points or 0
    whole = FactCount(item.fact, quantity=came, whole=due)
    return [PointLine(whole, 1, points, plain(Fraction(points * came, due)))]


def _per_percent(item: Item, worths: Sequence[Worth]) -> list[PointLine]:
    """The points for each whole percentage point that the rate is below the target."""
    came, due = rate_of([each.fact for each in worths])
    if not worths or not due:
        return [PointLine(each.fact, each.units, 0, 0, NOTHING_DUE) for each in worths]
    missing = max(Fraction(item.target or 0) - Fraction(PERCENT * came, due), Fraction(0))
    points, steps = item.points or 0, int(missing)
    whole = FactCount(item.fact, quantity=came, whole=due)
    return [PointLine(whole, steps, points, steps * points, BELOW_TARGET if steps else COUNTED)]


_MODES: Mapping[str, Callable[[Item, Sequence[Worth]], list[PointLine]]] = {
    EACH: _all,
    SHARED: _all,
    FIRST_ONLY: _first_only,
    BEST_ONLY: _best_only,
    FROM_NTH: _from_nth,
    AT_LEAST: _at_least,
    RATE: _rate,
    PER_PERCENT: _per_percent,
}
