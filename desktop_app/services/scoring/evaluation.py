"""Evaluates the facts of one member or group by a rule set: pure, the same for any order.

An evaluator is made once for a rule set. Units (an item alone, or the items of one ladder) do not
depend on each other but through matters that several registers have facts about; so after a change
of some items a kept score gives the parts of all other units.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.services.facts.declared import FactCount
from desktop_app.services.facts.narrowing import matches
from desktop_app.services.scoring import one_matter
from desktop_app.services.scoring.item_modes import (
    counted_lines,
    done_of,
    entry_line,
    plain,
)
from desktop_app.services.scoring.one_matter import Choice, Cut, Facts
from desktop_app.services.scoring.rule_set import GATE, YEAR, Item, RuleSet
from desktop_app.services.scoring.score import (
    LOWER_RUNG,
    Amount,
    ItemScore,
    Manual,
    PointLine,
    Score,
    ScoredPerson,
)
from desktop_app.services.scoring.totals import base_total, total_score

Unit = tuple[int, ...]
"""The places of the items that are counted together."""
Parts = dict[int, ItemScore]


class Evaluator:
    """Evaluates by one rule set; `earlier` is the evaluator of a set that kept scores are from."""

    def __init__(self, rules: RuleSet, earlier: Evaluator | None = None) -> None:
        self.rules = rules
        self._places = {each.code: place for place, each in enumerate(rules.items)}
        self._units = _units(rules.items)
        self._empty = [ItemScore(each, (), 0, 0, done=done_of(each, ())) for each in rules.items]
        self._matching: dict[tuple[str, tuple[str, str, str, str]], tuple[int, ...]] = {}
        self._alike: dict[tuple[int, tuple[FactCount, ...]], ItemScore] = {}
        self._blanks: dict[str, tuple[list[ItemScore], dict[int, int]]] = {}
        self._stale = self._changed(earlier)
        self._stale_places = {place for unit in self._stale or () for place in unit}

    def evaluate(
        self,
        facts: Sequence[FactCount],
        person: ScoredPerson,
        manual: Sequence[Manual] = (),
        kept: Score | None = None,
    ) -> Score:
        """The score of one person; no two of the facts are alike.

        `kept` is the score of the same person, facts and entries by the earlier rules.
        """
        entries, others = self._sorted_entries(manual)
        units = self._units
        if kept is not None and not kept.repeats and self._stale is not None:
            units = self._stale
        found = self._assigned(facts, person, {place for unit in units for place in unit})
        repeats = self.rules.no_repeat and bool(one_matter.repeated(facts))
        matters = one_matter.repeated(self._counting(found)) if repeats else {}
        if matters:
            parts = self._best_choice(found, entries, matters, person, others)
        else:
            parts = self._parts(units, found, entries, frozenset())
        every = self._in_order(parts, kept if units is not self._units else None, person, entries)
        return total_score(self.rules, person, every, others, repeats)

    def _changed(self, earlier: Evaluator | None) -> list[Unit] | None:
        """The units that the earlier rules did not have like this; None where nothing is known."""
        if earlier is None or earlier.rules.no_repeat != self.rules.no_repeat:
            return None
        before = {
            tuple(earlier.rules.items[place] for place in unit) for unit in earlier._units
        }  # fmt: skip
        return [
            unit for unit in self._units
            if tuple(self.rules.items[place] for place in unit) not in before
        ]  # fmt: skip

    def _sorted_entries(
        self, manual: Sequence[Manual]
    ) -> tuple[dict[int, list[Manual]], tuple[PointLine, ...]]:
        entries: dict[int, list[Manual]] = {}
        others = []
        for each in sorted(manual):
            place = self._places.get(each.code)
            if place is None or self.rules.items[place].mode == GATE:
                others.append(PointLine(each, 1, each.points, each.points))
            else:
                entries.setdefault(place, []).append(each)
        return entries, tuple(others)

    def _assigned(self, facts: Sequence[FactCount], person: ScoredPerson, asked: set[int]) -> Facts:
        """The facts of each item that applies to the person, by the place of the item."""
        found: Facts = {}
        for each in facts:
            key = (person.kind, each[:4])
            places = self._matching.get(key)
            if places is None:
                places = self._matching[key] = self._matched(each, person)
            for place in places:
                if place in asked:
                    found.setdefault(place, []).append(each)
        return found

    def _counting(self, found: Facts) -> set[FactCount]:
        """The facts that give points by some item."""
        items = self.rules.items
        return {each for place in found if items[place].mode != GATE for each in found[place]}

    def _matched(self, fact: FactCount, person: ScoredPerson) -> tuple[int, ...]:
        return tuple(
            place for place, item in enumerate(self.rules.items)
            if item.counts_facts and _applies(item, person)
            and matches(fact, item.fact, item.kinds, item.levels, item.role)
        )  # fmt: skip

    def _best_choice(
        self,
        facts: Facts,
        entries: dict[int, list[Manual]],
        matters: dict[str, list[str]],
        person: ScoredPerson,
        others: tuple[PointLine, ...],
    ) -> Parts:
        """The parts with the highest total among all choices of what counts for each matter.

        Where there are too many choices, one matter after the other is settled.
        """

        def tried(choice: Choice) -> tuple[Amount, Parts]:
            parts = self._parts(self._units, facts, entries, choice)
            return base_total(self.rules, parts.values(), others), parts

        all_choices = one_matter.choices(matters)
        if all_choices is not None:
            return max(map(tried, all_choices), key=lambda found: found[0])[1]
        kept = {matter: names[0] for matter, names in matters.items()}
        best = tried(one_matter.choice_of(matters, kept))
        for matter, names in matters.items():
            for name in names[1:]:
                other = {**kept, matter: name}
                found = tried(one_matter.choice_of(matters, other))
                if found[0] > best[0]:
                    best, kept = found, other
        return best[1]

    def _parts(
        self,
        units: Iterable[Unit],
        facts: Facts,
        entries: dict[int, list[Manual]],
        dropped: Choice,
    ) -> Parts:
        found: Parts = {}
        for unit in units:
            mine = {place: facts[place] for place in unit if place in facts}
            is_free = entries.keys().isdisjoint(unit)
            if not mine and is_free:
                continue
            if is_free and len(unit) == 1 and not any(each.matter for each in mine[unit[0]]):
                found[unit[0]] = self._part_alone(unit[0], mine[unit[0]])
            else:
                self._count_unit(unit, mine, entries, dropped, found)
        return found

    def _part_alone(self, place: int, facts: Sequence[FactCount]) -> ItemScore:
        """The part of an item whose facts do not depend on others; alike ones are one object."""
        key = (place, tuple(facts))
        part = self._alike.get(key)
        if part is None:
            part = self._alike[key] = _part(self.rules.items[place], facts, (), ())
        return part

    def _count_unit(
        self, unit: Unit, mine: Facts, entries: dict[int, list[Manual]], dropped: Choice,
        found: Parts,
    ) -> None:  # fmt: skip
        """Put the parts of the items of a unit, with matters and entries, to those found."""
        items = self.rules.items
        cut: Cut = {}
        if items[unit[0]].mode != GATE and self.rules.no_repeat:
            mine, cut = one_matter.without_repeats(items, mine, dropped)
        scope = _scope(items, unit)
        if scope in one_matter.LADDERS:
            mine = one_matter.LADDERS[scope](items, unit, mine, cut)
        for place in unit:
            own = mine.get(place, ()), cut.get(place, ()), entries.get(place, ())
            found[place] = _part(items[place], *own)
        if scope == YEAR:
            _best_part(unit, found)

    def _in_order(
        self,
        parts: Parts,
        kept: Score | None,
        person: ScoredPerson,
        entries: dict[int, list[Manual]],
    ) -> tuple[ItemScore, ...]:
        """The parts of all items that apply or have entries, in the order of the rules."""
        if kept is not None:
            for each in kept.parts:
                if each.lines or each.item.mode == GATE:
                    place = self._places.get(each.item.code)
                    if place is not None and place not in self._stale_places:
                        parts[place] = each
        blank, places = self._blank(person.kind)
        if entries.keys() <= places.keys():
            found = blank.copy()
            for place, part in parts.items():
                if place in places:
                    found[places[place]] = part
            return tuple(found)
        return tuple(
            parts.get(place, empty)
            for place, empty in enumerate(self._empty)
            if place in entries or place in places
        )

    def _blank(self, kind: str) -> tuple[list[ItemScore], dict[int, int]]:
        """The empty parts of the items that apply to a class, and where each of them is."""
        known = self._blanks.get(kind)
        if known is None:
            someone = ScoredPerson(0, kind)
            own = [no for no, each in enumerate(self.rules.items) if _applies(each, someone)]
            places = {place: at for at, place in enumerate(own)}
            known = self._blanks[kind] = [self._empty[place] for place in own], places
        return known


def evaluate(
    rules: RuleSet, facts: Sequence[FactCount], person: ScoredPerson, manual: Sequence[Manual] = ()
) -> Score:
    """The score that these facts and manual entries give by the rules."""
    return Evaluator(rules).evaluate(grouped(facts), person, manual)


def grouped(facts: Iterable[FactCount]) -> list[FactCount]:
    """Facts that are alike as one count each, in an order of their own."""
    found: dict[FactCount, int] = {}
    for each in facts:
        alike = each._replace(times=1)
        found[alike] = found.get(alike, 0) + each.times
    return [each._replace(times=times) for each, times in sorted(found.items())]


def _units(items: Sequence[Item]) -> list[Unit]:
    """Items alone or by ladder, in the order of their first item."""
    found: dict[object, list[int]] = {}
    for place, each in enumerate(items):
        found.setdefault(each.ladder or place, []).append(place)
    return [tuple(each) for each in found.values()]


def _scope(items: Sequence[Item], unit: Unit) -> str:
    """In which scope the best of a ladder is taken: what its first item says that says any."""
    if not items[unit[0]].ladder:
        return ""
    return next((items[each].ladder_scope for each in unit if items[each].ladder_scope), YEAR)


def _applies(item: Item, person: ScoredPerson) -> bool:
    return not item.applies or not person.kind or person.kind in item.applies


def _part(
    item: Item, facts: Sequence[FactCount], cut: Sequence[PointLine], entries: Sequence[Manual]
) -> ItemScore:
    if item.mode == GATE:
        return ItemScore(item, (), 0, 0, done=done_of(item, facts))
    lines = [*counted_lines(item, facts), *cut] if facts else list(cut)
    lines += [entry_line(item, each) for each in entries]
    before = plain(sum(each.counted for each in lines))
    return ItemScore(item, tuple(lines), before, capped(before, item.cap))


def _best_part(unit: Unit, parts: Parts) -> None:
    """Of a ladder for the year the part with most points stays; no fact is no rung."""
    tried = [place for place in unit if parts[place].lines]
    best = max(tried, key=lambda place: (parts[place].counted, -place), default=None)
    for place in tried:
        if place != best:
            parts[place] = parts[place]._replace(counted=0, why=LOWER_RUNG)


def capped(amount: Amount, cap: int | None) -> Amount:
    """Points up to a cap; a deduction goes down to the same size at most."""
    if cap is None:
        return amount
    return max(min(amount, cap), -cap)
