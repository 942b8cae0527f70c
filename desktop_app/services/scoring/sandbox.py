"""The score sandbox: a copy of the rules is changed, who moves is computed, nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.grade_scale import ScaleFault, scale_faults
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.sandbox_changes import Trial
from desktop_app.services.scoring.sandbox_moves import (
    DOWN,
    SAME_GRADE,
    UP,
    Move,
    MoveReason,
    moves_of,
    reasons,
    standings,
    total_reason,
)
from desktop_app.services.scoring.sandbox_picture import (
    GradedTotal,
    GradeLine,
    Histogram,
    Limit,
    Middle,
    grade_lines,
    limits_of,
    middle_of,
    steps_of,
)
from desktop_app.services.scoring.sandbox_scores import TrialScores
from desktop_app.services.scoring.score import ItemScore, Score

Named = Callable[[int, ItemScore], str]


def nothing_named(_key: int, _part: ItemScore) -> str:
    """No record is given."""
    return ""


class TrialAnswer(NamedTuple):
    """What some rules give, compared with others.

    scored, apart: how many members are scored, and how many are not.
    """

    rules: RuleSet
    lines: Sequence[GradeLine]
    steps: Histogram
    limits: Sequence[Limit]
    faults: Sequence[ScaleFault]
    now: Middle
    before: Middle
    moves: Sequence[Move]
    scored: int
    apart: int

    def count(self, way: str) -> int:
        """How many move that way."""
        return sum(each.way == way for each in self.moves)

    @property
    def graded(self) -> int:
        """How many have another grade."""
        return self.count(UP) + self.count(DOWN)

    def only(self, way: str, grade: str = "") -> list[Move]:
        """Those who move that way, `""` for all whose grade changes; of one grade where given."""
        ways = (way,) if way else (UP, DOWN)
        return [
            each for each in self.moves
            if each.way in ways and (not grade or grade in (each.before.grade, each.after.grade))
        ]  # fmt: skip


class Sandbox:
    """One trial: the rules that are changed, those compared with, the scores of both.

    names: what lists show of each member or group, in their order.
    named: returns the one record behind the points of an item of a member, "" for several.
    """

    def __init__(
        self, tried: Board, compared: Board, names: Mapping[int, str],
        trial: Trial | None = None, named: Named = nothing_named,
    ) -> None:  # fmt: skip
        self.trial = trial or Trial(tried.rules)
        self.names, self._named = names, named
        self._tried, self._compared = TrialScores(tried), compared
        self._before = standings(compared.scores)
        self._shown = self.trial.rules

    @property
    def compared(self) -> RuleSet:
        """The rules compared with."""
        return self._compared.rules

    def answer(self, rules: RuleSet | None = None) -> TrialAnswer:
        """What the tried rules give, or `rules` in their place, which are not taken as a step."""
        self._shown = rules or self.trial.rules
        now = self._tried.standings(self._shown)
        apart = len(self._tried.board.scores) - len(now)
        return answer_of(self._shown, self._before, now, self.names, apart)

    def score(self, key: int) -> Score:
        """The whole score of one member by the rules of the last answer."""
        return self._tried.score(self._shown, key)

    def reasons(self, move: Move) -> list[MoveReason]:
        """Why one member moves, the whole difference last."""
        return self._reasons(move, nothing_named)

    def named_reasons(self, move: Move) -> list[MoveReason]:
        """`reasons` with the record where one alone gives the points of an item."""
        return self._reasons(move, self._named)

    def _reasons(self, move: Move, named: Named) -> list[MoveReason]:
        before = self._compared.scores[move.key]
        found = reasons(
            self._compared.rules, before, self._shown, self.score(move.key),
            lambda part: named(move.key, part),
        )  # fmt: skip
        return [*found, total_reason(move, found)]


def answer_of(
    rules: RuleSet,
    before: Mapping[int, GradedTotal],
    now: Mapping[int, GradedTotal],
    names: Mapping[int, str],
    apart: int,
) -> TrialAnswer:
    """Both outcomes side by side."""
    totals = [each.total for each in now.values()]
    others = [each.total for each in before.values()]
    limits = limits_of(rules.bands)
    return TrialAnswer(
        rules=rules,
        lines=grade_lines(rules.bands, now.values(), before.values()),
        steps=steps_of(totals, others, [each.value for each in limits]),
        limits=limits,
        faults=scale_faults(rules.bands),
        now=middle_of(totals),
        before=middle_of(others),
        moves=moves_of(rules, before, now, names),
        scored=len(now),
        apart=apart,
    )


def nobody_words(answer: TrialAnswer, changed: bool) -> str:
    """What an empty list of moves says."""
    if not changed:
        return "还没有改规则。改左边“试算”一列的数，这里马上列出谁的等次会变。"
    if not answer.moves:
        return "没有人因此变动：每个人的分数和等次都和对照的规则一样。"
    return f"没有人的等次变动，只变分 {answer.count(SAME_GRADE)} 人。"
