"""Scores under trial: after a change only what it touches is evaluated again.

An item that changed is evaluated anew for those who have facts or entries of it; after a change of
a category, a cap or a grade everybody's parts are added up anew. Everything else is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.evaluation import Evaluator
from desktop_app.services.scoring.rule_set import GATE, RuleSet
from desktop_app.services.scoring.score import Score
from desktop_app.services.scoring.totals import grade_of, limited


class TrialScores:
    """The scores of all members by rules that change; `scores` belongs to `rules`."""

    def __init__(self, board: Board) -> None:
        self.board, self.rules, self.scores = board, board.rules, dict(board.scores)
        self._evaluator = board.evaluator
        self._concerned = _concerned(board.scores)

    def take(self, rules: RuleSet) -> None:
        """Makes the scores those of other rules."""
        old, self.rules = self.rules, rules
        if rules == old:
            return
        if _without_bands(rules) == _without_bands(old):
            self.scores = {key: _graded(rules, each) for key, each in self.scores.items()}
            self._evaluator = Evaluator(rules, self._evaluator)
            return
        evaluator = Evaluator(rules, self._evaluator)
        wanted = self._touched(old, rules)
        found = dict(self.scores)
        facts, entries, people = self.board.facts, self.board.entries, self.board.people
        for key in wanted:
            found[key] = evaluator.evaluate(
                facts.get(key, ()), people[key], entries.get(key, ()), self.scores[key]
            )
        self.scores, self._evaluator = found, evaluator

    def _touched(self, old: RuleSet, rules: RuleSet) -> Iterable[int]:
        """Whose score may change; everybody where it is not only some items that did."""
        codes = [each.code for each in rules.items]
        same_rest = replace(old, items=()) == replace(rules, items=())
        if not same_rest or codes != [each.code for each in old.items]:
            return self.board.people
        pairs = zip(old.items, rules.items, strict=True)
        changed = [new for before, new in pairs if before != new]
        if any(each.mode == GATE for each in changed):
            return self.board.people
        ladders = {each.ladder for each in changed if each.ladder}
        wanted = {x.code for x in rules.items if x.ladder in ladders} | {x.code for x in changed}
        found: set[int] = set()
        for code in wanted:
            found.update(self._concerned.get(code, ()))
        return found


def _concerned(scores: Mapping[int, Score]) -> dict[str, set[int]]:
    """By the code of an item, who has facts or entries of it.

    Facts stay with their members whatever an item gives for them, so this is made once.
    """
    found: dict[str, set[int]] = {}
    for key, score in scores.items():
        for part in score.parts:
            if part.lines:
                found.setdefault(part.item.code, set()).add(key)
    return found


def _without_bands(rules: RuleSet) -> RuleSet:
    return replace(rules, bands=())


def _graded(rules: RuleSet, score: Score) -> Score:
    """The same score with the grade that other limits give."""
    if not score.scored:
        return score
    by_points = grade_of(rules, score.total)
    grade = limited(rules, by_points, score.unmet)
    if (by_points, grade) == (score.grade_by_points, score.grade):
        return score
    return replace(score, grade=grade, grade_by_points=by_points)
