"""The year's scores as a list: who has how many points, the grade, the rank among whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector
from desktop_app.records.posts import CLASSES
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.registers.column_values import Counted
from desktop_app.services.scoring.board import Board, rankings
from desktop_app.services.scoring.rule_set import RuleSet
from desktop_app.services.scoring.score import (
    COUNTED,
    JOINED_LATE,
    LEFT,
    NO_SCORE,
    Manual,
    Score,
    rounded,
)
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Query

APART = {NO_SCORE: "不计分", JOINED_LATE: "当年不评定", LEFT: "已离任"}
"""Why somebody has no total, in words."""
NOT_SCORED = "apart"
"""In the place of a class: those who are not scored."""
CAPPED, BY_HAND, NOTHING, UNMET = MARKS = ("capped", "manual", "nothing", "unmet")
"""What a score can be looked for by."""
NO_GRADE = ""
_FIELDS = ("name", "sector", "committee")


class ScoreLine(NamedTuple):
    """One member or group with the score; the texts are those that may leave the program.

    rank: among the members of the class or the groups, 0 where nothing is ranked.
    of: how many of the class are ranked.
    marks: what is special about the score, as `marks_of` gives it.
    """

    key: int
    score: Score
    name: str
    sector: str
    committee: str
    rank: int = 0
    of: int = 0
    marks: frozenset[str] = frozenset()

    @property
    def grade(self) -> str:
        """The name of the grade, '' for none."""
        return self.score.grade.name if self.score.grade else NO_GRADE

    @property
    def kind(self) -> str:
        """The class that the member is ranked in, or that there is no score."""
        return self.score.person.kind if self.score.scored else NOT_SCORED


class ScoresWanted(NamedTuple):
    """Which lines are asked for; an empty condition leaves all."""

    kind: str = ""
    grades: tuple[str, ...] = ()
    committees: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    search: str = ""


def model_of(board: Board) -> type[Record]:
    """The record that the lines of a board are about."""
    return WorkGroup if board.groups else Member


def lines(desk: Desk, board: Board, before: Iterable[ScoreLine] = ()) -> list[ScoreLine]:
    """A line for each member or group of a board in its order, ranked within the classes.

    `before` are the lines of an earlier board: scores that stayed the same are not looked at again.
    """
    known = {each.key: each for each in before}
    shared = outward.lookup(desk)
    ranked = rankings(board)
    ranks = {each.key: each.rank for own in ranked.values() for each in own}
    sectors, shorts = shared.titles[Sector.KEY], _short_names(desk)
    found = []
    keys, model = list(board.scores), model_of(board)
    for key, _, name, sector, committee in outward.rows(desk, model, keys, _FIELDS):
        score, old = board.scores[key], known.get(key)
        marks = old.marks if old is not None and old.score is score else marks_of(score)
        found.append(ScoreLine(
            key, score, str(name or ""), sectors.title(sector) if sector else "",
            shorts.get(committee, ""), ranks.get(key, 0),
            len(ranked.get(score.person.kind, ())), marks,
        ))  # fmt: skip
    return found


def _short_names(desk: Desk) -> dict[int, str]:
    """The short names of committees by id, the whole name where there is none."""
    keys = lists.find(desk.office, Committee, Query())
    read = outward.rows(desk, Committee, list(keys), ("name", "short_name"))
    return {key: str(short or name or "") for key, _, name, short in read}


def by_points(found: Iterable[ScoreLine]) -> list[ScoreLine]:
    """Lines by class, in each from the most points; who is not scored comes last."""
    order = {kind: place for place, kind in enumerate((*CLASSES, "", NOT_SCORED))}
    return sorted(
        found,
        key=lambda each: (
            order.get(each.kind, len(order)), -each.score.total if each.score.scored else 0,
        ),
    )  # fmt: skip


def wanted_lines(
    found: Sequence[ScoreLine], wanted: ScoresWanted, matching: frozenset[int] | None = None
) -> list[ScoreLine]:
    """The lines that fulfil all conditions, in their order; `matching` are the ids searched for."""
    return [
        each for each in found
        if (not wanted.kind or each.kind == wanted.kind)
        and (not wanted.grades or (each.score.scored and each.grade in wanted.grades))
        and (not wanted.committees or each.committee in wanted.committees)
        and (not wanted.sectors or each.sector in wanted.sectors)
        and all(mark in each.marks for mark in wanted.marks)
        and (matching is None or each.key in matching)
    ]  # fmt: skip


def marks_of(score: Score) -> frozenset[str]:
    """What is special about a score: a cap was reached, entries by hand, nothing counted."""
    found = set()
    if cut_by(score):
        found.add(CAPPED)
    sources = [line.source for part in score.parts for line in part.lines]
    sources += [line.source for line in score.others]
    if any(isinstance(each, Manual) for each in sources):
        found.add(BY_HAND)
    if not sources:
        found.add(NOTHING)
    if score.unmet:
        found.add(UNMET)
    return frozenset(found)


def cut_by(score: Score) -> list[str]:
    """The names of items and categories whose cap left points out, and of the total."""
    found = [
        each.item.name
        for each in score.parts
        if each.item.cap is not None and each.why == COUNTED and each.counted != each.before
    ]
    found += [
        each.category.name
        for each in score.categories
        if each.category.cap is not None and each.before > each.counted
    ]
    return [*found, "总分"] if score.exact < score.by_months else found


def grade_counts(found: Iterable[ScoreLine], rules: RuleSet | None) -> dict[str, int]:
    """How many lines have each grade, from the best; lines without a grade are left out."""
    counts = {each.name: 0 for each in rules.ranked_bands} if rules else {}
    for each in found:
        if each.score.scored and each.grade in counts:
            counts[each.grade] += 1
    return counts


def offers(found: Iterable[ScoreLine], name: str) -> list[Counted]:
    """The values of a text column with how many lines have each, in the order of the lines."""
    counts: dict[str, int] = {}
    for each in found:
        text = getattr(each, name)
        counts[text] = counts.get(text, 0) + 1
    return [Counted(text, text or "（空白）", count) for text, count in counts.items()]


def category_points(score: Score) -> dict[str, int]:
    """By category the points that count, rounded."""
    return {each.category.name: rounded(each.counted) for each in score.categories}
