"""Adds the parts of a score up: categories, the total, the grade and the basic requirements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from desktop_app.services.scoring.item_modes import plain
from desktop_app.services.scoring.rule_set import (
    GATE,
    LEFT_OUT,
    MONTHS,
    Category,
    Item,
    RuleBand,
    RuleSet,
)
from desktop_app.services.scoring.score import (
    JOINED_LATE,
    SCORED,
    Amount,
    CategoryScore,
    ItemScore,
    PointLine,
    Score,
    ScoredPerson,
    Unmet,
    rounded,
)


def total_score(
    rules: RuleSet,
    person: ScoredPerson,
    parts: tuple[ItemScore, ...],
    others: tuple[PointLine, ...],
    repeats: bool,
) -> Score:
    """The score that some parts and other entries add up to."""
    if rules.late_joiners == LEFT_OUT and person.months < person.of and person.apart == SCORED:
        person = person._replace(apart=JOINED_LATE)
    categories = category_scores(rules, parts)
    before = _before(rules, categories, others)
    by_months = in_months(rules, before, person)
    exact = by_months if rules.cap is None else min(by_months, rules.cap)
    total = rounded(exact)
    unmet = tuple(unmet_of((x.item, x.done) for x in parts if x.item.mode == GATE))
    by_points = grade_of(rules, total) if person.apart == SCORED else None
    return Score(
        person=person,
        parts=parts,
        others=others,
        categories=categories,
        start=rules.start,
        before=before,
        by_months=by_months,
        exact=exact,
        total=total,
        grade=limited(rules, by_points, unmet),
        grade_by_points=by_points,
        unmet=unmet,
        repeats=repeats,
    )


def start_points(rules: RuleSet) -> int:
    """The points that everybody has before any fact: of the set and of its categories."""
    return rules.start + sum(each.start for each in rules.categories)


def in_months(rules: RuleSet, before: Amount, person: ScoredPerson) -> Amount:
    """Points of who joined late for a whole period: what was earned beyond the start points.

    Start points are nobody's work and deductions happened once: neither of them grows.
    """
    if rules.late_joiners != MONTHS or not 0 < person.months < person.of:
        return before
    earned = before - start_points(rules)
    if earned <= 0:
        return before
    return plain(before - earned + earned * Fraction(person.of, person.months))


def base_total(rules: RuleSet, parts: Iterable[ItemScore], others: Sequence[PointLine]) -> Amount:
    """What some parts add up to, before months and the cap of the total."""
    return _before(rules, category_scores(rules, parts), others)


def category_scores(rules: RuleSet, parts: Iterable[ItemScore]) -> tuple[CategoryScore, ...]:
    """Every category with the points of its parts; categories that only items name come last."""
    sums: dict[str, Amount] = {}
    for each in parts:
        if each.counted:
            name = each.item.category
            sums[name] = sums.get(name, 0) + each.counted
    for name, amount in sums.items():
        sums[name] = plain(amount)
    found = []
    for category in rules.categories:
        before = category.start + sums.pop(category.name, 0)
        found.append(CategoryScore(category, before, _kept(before, category)))
    for name, amount in sorted(sums.items()):
        found.append(CategoryScore(Category(name=name, lowest=None), amount, amount))
    return tuple(found)


def grade_of(rules: RuleSet, total: int) -> RuleBand | None:
    """The best grade that a total reaches, None where it lies in a gap."""
    for each in rules.ranked_bands:
        if (each.low is None or total >= each.low) and (each.below is None or total < each.below):
            return each
    return None


def limited(rules: RuleSet, grade: RuleBand | None, unmet: Sequence[Unmet]) -> RuleBand | None:
    """A grade, no better than the basic requirements that are not met allow."""
    if grade is None:
        return None
    bands = rules.ranked_bands
    names = [each.name for each in bands]
    limits = [each.item.grade_limit for each in unmet if each.item.grade_limit in names]
    return bands[max([bands.index(grade), *map(names.index, limits)])]


def needed(item: Item) -> int:
    """The least of a basic requirement: a percentage with a target, else a number."""
    return item.target if item.target is not None else item.nth or 1


def _before(
    rules: RuleSet, categories: Sequence[CategoryScore], others: Sequence[PointLine]
) -> Amount:
    found: Amount = rules.start + sum(each.counted for each in others)
    return plain(found + sum(each.counted for each in categories))


def _kept(amount: Amount, category: Category) -> Amount:
    if category.lowest is not None and amount < category.lowest:
        return category.lowest
    if category.cap is not None and amount > category.cap:
        return category.cap
    return amount


def unmet_of(gates: Iterable[tuple[Item, int]]) -> Iterator[Unmet]:
    """What is not met; of the requirements of one ladder one is enough, the first names them."""
    found: dict[object, list[tuple[Item, int]]] = {}
    for place, (item, done) in enumerate(gates):
        found.setdefault(item.ladder or place, []).append((item, done))
    for either in found.values():
        if not any(done >= needed(item) for item, done in either):
            item, done = either[0]
            yield Unmet(item, done, needed(item))
