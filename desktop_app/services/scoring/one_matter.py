"""Facts that do not count for an item: of a lower rung, or about a matter that counts already.

Every function takes facts by the place of their item and returns those that are left and the lines
of those that are cut, so that the explanation can name each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from desktop_app.services.facts.declared import FactCount
from desktop_app.services.scoring.item_modes import worth
from desktop_app.services.scoring.rule_set import COMBINED, EACH_FACT, RATE, Item
from desktop_app.services.scoring.score import (
    COMBINED_WITH,
    LOWER_RUNG,
    SAME_MATTER,
    PointLine,
)

Facts = dict[int, list[FactCount]]
Cut = dict[int, list[PointLine]]
Choice = frozenset[tuple[str, str]]
"""Pairs of a matter and a family whose facts about it do not count."""
MOST_CHOICES = 64


def family(fact: str) -> str:
    """The register of a fact: facts of one register about one matter add to each other."""
    return fact.partition("_")[0]


def repeated(facts: Iterable[FactCount]) -> dict[str, list[str]]:
    """The matters that facts of several registers are about, with these registers.

    The register of the matter itself comes first.
    """
    found: dict[str, set[str]] = {}
    for each in facts:
        if each.matter:
            found.setdefault(each.matter, set()).add(family(each.fact))
    return {
        matter: sorted(names, key=lambda name, own=matter: (not own.startswith(name), name))  # type: ignore[misc]
        for matter, names in sorted(found.items())
        if len(names) > 1
    }


def choices(matters: Mapping[str, Sequence[str]]) -> Iterator[Choice] | None:
    """Each way in which one register counts for each matter; None where there are too many."""
    many = 1
    for names in matters.values():
        many *= len(names)
    if many > MOST_CHOICES:
        return None
    return (_choice(matters, kept) for kept in product(*matters.values()))


def choice_of(matters: Mapping[str, Sequence[str]], kept: Mapping[str, str]) -> Choice:
    """What does not count where these registers count for their matters."""
    return _choice(matters, [kept[each] for each in matters])


def without_repeats(items: Sequence[Item], facts: Facts, dropped: Choice) -> tuple[Facts, Cut]:
    """Facts less those of the choice, and every matter once within one item."""
    left: Facts = {}
    cut: Cut = {}
    for place, mine in facts.items():
        item, best = items[place], {}
        for each in sorted(mine, key=lambda one, own=item: (-worth(own, one).each, one)):  # type: ignore[misc]
            if not each.matter or item.mode == RATE:
                left.setdefault(place, []).append(each)
            elif (each.matter, family(each.fact)) in dropped or each.matter in best:
                cut.setdefault(place, []).append(_cut(item, each, SAME_MATTER))
            else:
                best[each.matter] = each._replace(times=1)
                left.setdefault(place, []).append(best[each.matter])
                if each.times > 1:
                    more = each._replace(times=each.times - 1)
                    cut.setdefault(place, []).append(_cut(item, more, SAME_MATTER))
    return left, cut


def best_rungs(items: Sequence[Item], places: Sequence[int], facts: Facts, cut: Cut) -> Facts:
    """Of a ladder for each fact: every matter stays with the item that gives most for it."""
    best: dict[object, tuple[object, int, FactCount]] = {}
    for place in places:
        for each in facts.get(place, ()):
            key = each.matter or each
            rank = -worth(items[place], each).each, place, each
            if key not in best or rank < best[key]:
                best[key] = rank
    left: Facts = {}
    for place in places:
        for each in facts.get(place, ()):
            if best[each.matter or each][1:] == (place, each):
                left.setdefault(place, []).append(each)
            else:
                cut.setdefault(place, []).append(_cut(items[place], each, LOWER_RUNG))
    return left


def combined(items: Sequence[Item], places: Sequence[int], facts: Facts, cut: Cut) -> Facts:
    """Where a matter has facts of all counting items, the item without a fact takes their place."""
    parts = [place for place in places if items[place].counts_facts]
    award = next((place for place in places if not items[place].counts_facts), None)
    matters = [{each.matter for each in facts.get(place, ()) if each.matter} for place in parts]
    both = set.intersection(*matters) if matters and award is not None else set()
    left: Facts = {}
    given: dict[str, FactCount] = {}
    for place in parts:
        for each in facts.get(place, ()):
            if each.matter not in both:
                left.setdefault(place, []).append(each)
                continue
            cut.setdefault(place, []).append(_cut(items[place], each, COMBINED_WITH))
            if place == parts[0]:
                given.setdefault(each.matter, each._replace(times=1))
    if award is not None and given:
        left[award] = list(given.values())
    return left


LADDERS = {EACH_FACT: best_rungs, COMBINED: combined}


def _choice(matters: Mapping[str, Sequence[str]], kept: Sequence[str]) -> Choice:
    return frozenset(
        (matter, name)
        for (matter, names), keeps in zip(matters.items(), kept, strict=True)
        for name in names
        if name != keeps
    )


def _cut(item: Item, fact: FactCount, why: str) -> PointLine:
    found = worth(item, fact)
    return PointLine(fact, found.units, found.each, 0, why)
