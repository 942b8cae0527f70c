"""Scores under trial: totals and grades by changed numbers, from what the board has counted.

The rules under trial have the same parts as those of the board and differ in numbers alone. So an
item that changed is counted anew for those who have facts or entries of it, and what changes is
added to what the board has; nothing else is evaluated. `score` evaluates one member whole, and
says the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop_app.services.facts.declared import JOINT
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.evaluation import Evaluator, capped
from desktop_app.services.scoring.rule_set import EACH, GATE, Item, RuleBand, RuleSet
from desktop_app.services.scoring.sandbox_picture import GradedTotal
from desktop_app.services.scoring.score import (
    COUNTED,
    Amount,
    ItemScore,
    Manual,
    Score,
    Unmet,
    rounded,
)
from desktop_app.services.scoring.totals import in_months, limited, unmet_of

Counted = Mapping[int, Amount]
"""What an item or a ladder gives more, or less, than by the rules of the board, by member."""


class _Change(NamedTuple):
    """The difference that changed items make in one category."""

    category: str
    more: Counted


class TrialScores:
    """The scores of everybody by rules that change, over a board that stays."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._concerned = _concerned(board.scores)
        self._counted: dict[tuple[Item, ...], list[_Change]] = {}
        self._whole = {key: each for key, each in board.scores.items() if each.repeats}

    def standings(self, rules: RuleSet) -> dict[int, GradedTotal]:
        """Total and grade of all who are scored, by some rules."""
        base, scores = self.board.rules, self.board.scores
        if not _alike(base, rules):
            return self._evaluated(rules, scores)
        changes = self._changes(rules)
        total = _totals(rules, base, changes)
        grade = _grades(rules, base)
        found = {
            key: GradedTotal(sum_, grade(each, sum_))
            for key, each in scores.items()
            if each.scored
            for sum_ in (total(key, each),)
        }
        if self._whole and rules != base:
            # which register counts for a matter is chosen by the whole: caps of categories too
            found |= self._evaluated(rules, self._whole)
        return found

    def score(self, rules: RuleSet, key: int) -> Score:
        """The whole score of one member by some rules."""
        board = self.board
        return Evaluator(rules).evaluate(
            board.facts.get(key, ()), board.people[key], board.entries.get(key, ())
        )

    def _evaluated(self, rules: RuleSet, keys: Iterable[int]) -> dict[int, GradedTotal]:
        """The same for some members by evaluating all of it."""
        evaluator, board = Evaluator(rules), self.board
        found = {}
        for key in keys:
            score = evaluator.evaluate(
                board.facts.get(key, ()), board.people[key], board.entries.get(key, ())
            )
            if score.scored:
                found[key] = GradedTotal(score.total, score.grade.name if score.grade else "")
        return found

    def _changes(self, rules: RuleSet) -> list[_Change]:
        """What the changed items give more than before; each is counted once for its numbers."""
        pairs = zip(self.board.rules.items, rules.items, strict=True)
        changed = [new for old, new in pairs if old != new and new.mode != GATE]
        ladders = {each.ladder for each in changed if each.ladder}
        units: list[tuple[Item, ...]] = [(each,) for each in changed if not each.ladder]
        units += [tuple(x for x in rules.items if x.ladder == name) for name in sorted(ladders)]
        found: list[_Change] = []
        for unit in units:
            if unit not in self._counted:
                self._counted[unit] = self._count(rules, unit)
            found += self._counted[unit]
        return found

    def _count(self, rules: RuleSet, unit: tuple[Item, ...]) -> list[_Change]:
        """What one item or one ladder gives more, by category."""
        members = {
            key for each in unit for key in self._concerned.get(each.code, ())
            if key not in self._whole
        }  # fmt: skip
        again = self._again(rules, unit)
        found: dict[str, dict[int, Amount]] = {each.category: {} for each in unit}
        codes = {each.code: each for each in unit}
        for key in members:
            parts = [x for x in self.board.scores[key].parts if x.item.code in codes]
            now = _plainly(parts[0], unit[0]) if len(unit) == len(parts) == 1 else None
            counted = [now] if now is not None else again(key, [x.item.code for x in parts])
            for part, amount in zip(parts, counted, strict=True):
                if amount != part.counted:
                    more = found[codes[part.item.code].category]
                    more[key] = more.get(key, 0) + amount - part.counted
        return [_Change(category, more) for category, more in found.items()]

    def _again(
        self, rules: RuleSet, unit: tuple[Item, ...]
    ) -> Callable[[int, Sequence[str]], list[Amount]]:
        """Counts the items of a unit for one member by the evaluator."""
        board, facts = self.board, {each.fact for each in unit}
        evaluator = Evaluator(replace(rules, items=unit, categories=(), bands=()))
        codes = {each.code for each in unit}

        def count(key: int, wanted: Sequence[str]) -> list[Amount]:
            own = [each for each in board.facts.get(key, ()) if each.fact in facts]
            entries = [each for each in board.entries.get(key, ()) if each.code in codes]
            score = evaluator.evaluate(own, board.people[key], entries)
            counted = {each.item.code: each.counted for each in score.parts}
            return [counted.get(code, 0) for code in wanted]

        return count


def _alike(base: RuleSet, rules: RuleSet) -> bool:
    """Whether two sets have the same parts in the same order, and what is no number alike."""
    same = (base.late_joiners, base.no_repeat, base.subject) == (
        rules.late_joiners, rules.no_repeat, rules.subject,
    )  # fmt: skip
    return (
        same
        and [each.name for each in base.categories] == [each.name for each in rules.categories]
        and list(map(_shape, base.items)) == list(map(_shape, rules.items))
    )


def _shape(item: Item) -> tuple[object, ...]:
    """What of an item is no number; a rate without a target counts otherwise than with one."""
    return (
        item.code, item.category, item.fact, item.kinds, item.levels, item.role, item.applies,
        item.mode, item.ladder, item.ladder_scope, item.target is None,
    )  # fmt: skip


def _plainly(part: ItemScore, item: Item) -> Amount | None:
    """What an item gives that counts each fact, by other points; None where that is not all."""
    if item.mode != EACH or item.ladder:
        return None
    points, joint = item.points or 0, item.joint_points
    found: Amount = 0
    for source, times, _, counted, why in part.lines:
        if isinstance(source, Manual):
            found += counted
        elif why != COUNTED:
            return None
        else:
            found += times * (joint if joint is not None and source.role == JOINT else points)
    return capped(found, item.cap)


def _totals(
    rules: RuleSet, base: RuleSet, changes: Sequence[_Change]
) -> Callable[[int, Score], int]:
    """Gives the total of one member."""
    by_category: dict[str, list[Counted]] = {}
    for each in changes:
        by_category.setdefault(each.category, []).append(each.more)
    now = {each.name: each for each in rules.categories}
    pairs = zip(base.categories, rules.categories, strict=True)
    touched = {new.name for old, new in pairs if old != new} | by_category.keys()

    def total(key: int, score: Score) -> int:
        found = score.before - score.start + rules.start
        for name in touched:
            more = sum(each.get(key, 0) for each in by_category.get(name, ()))
            own = next((x for x in score.categories if x.category.name == name), None)
            category = now.get(name)
            if category is None:  # named by an item alone: it has neither floor nor cap
                found += more
                continue
            if own is None:
                continue
            before = own.before - own.category.start + category.start + more
            counted = before
            if category.lowest is not None and before < category.lowest:
                counted = category.lowest
            elif category.cap is not None and before > category.cap:
                counted = category.cap
            found += counted - own.counted
        found = in_months(rules, found, score.person)
        return rounded(found if rules.cap is None else min(found, rules.cap))

    return total


def _grades(rules: RuleSet, base: RuleSet) -> Callable[[Score, int], str]:
    """Gives the grade of one member with a total."""
    bands = rules.ranked_bands
    gates = [each for each in rules.items if each.mode == GATE]
    changed = gates != [each for each in base.items if each.mode == GATE]

    def grade(score: Score, total: int) -> str:
        found: RuleBand | None = None
        for each in bands:
            if (each.low is None or total >= each.low) and (
                each.below is None or total < each.below
            ):
                found = each
                break
        unmet = _unmet(score, gates) if changed else score.unmet
        if unmet:
            found = limited(rules, found, unmet)
        return found.name if found is not None else ""

    return grade


def _unmet(score: Score, gates: Sequence[Item]) -> list[Unmet]:
    done = {each.item.code: each.done for each in score.parts if each.item.mode == GATE}
    return list(unmet_of((each, done[each.code]) for each in gates if each.code in done))


def _concerned(scores: Mapping[int, Score]) -> dict[str, set[int]]:
    """By the code of an item, who has facts or entries of it."""
    found: dict[str, set[int]] = {}
    for key, score in scores.items():
        for part in score.parts:
            if part.lines:
                found.setdefault(part.item.code, set()).add(key)
    return found
