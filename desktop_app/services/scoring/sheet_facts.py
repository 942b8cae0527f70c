"""The remarks on a score: rank, last year, distance to the next grade."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from desktop_app.records.member import Member
from desktop_app.records.points import points_text
from desktop_app.records.posts import LEADERS, ORDINARY, STANDING
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.board import Board, period_of, ranking
from desktop_app.services.scoring.explaining import Explanation
from desktop_app.services.scoring.last_year import last_year
from desktop_app.services.scoring.score_list import ScoreLine
from desktop_app.storage.query import lists

CLASS_WORDS = {LEADERS: "主席会议成员", STANDING: "常委", ORDINARY: "委员", "": ""}
Remarks = Generator[tuple[str, str], None, None]
"""Titles with what is said below them."""


def facts_of(
    desk: Desk,
    board: Board,
    line: ScoreLine,
    found: Explanation,
    ranks: Mapping[int, int],
    before: Board | None,
) -> Remarks:
    """Titled remarks; `ranks` are those in committees, `before` is the board of last year."""
    yield from _rank(board, line, ranks)
    yield from _before(desk, board, found, before)
    yield from _grades(found)


def committee_ranks(desk: Desk, board: Board) -> dict[int, int]:
    """By member the rank among those of the same class and committee."""
    if board.groups:
        return {}
    groups: dict[tuple[int, str], list[int]] = {}
    for key, _, committee in lists.rows(desk.office, Member, list(board.scores), ("committee",)):
        if committee:
            groups.setdefault((committee, board.scores[key].person.kind), []).append(key)
    return {
        each.key: each.rank
        for (_, kind), keys in groups.items()
        for each in ranking(board, keys, kind)
    }


def _rank(board: Board, line: ScoreLine, ranks: Mapping[int, int]) -> Remarks:
    """The place among the class and the committee, or among the groups."""
    if not line.rank:
        return
    if board.groups:
        yield "名次", f"{line.of} 个组中第 {line.rank}"
        return
    words = f"{CLASS_WORDS.get(line.score.person.kind, '')} {line.of} 人中第 {line.rank}"
    rank = ranks.get(line.key)
    own = f"{line.committee}第 {rank}" if rank and line.committee else ""
    yield "名次", "，".join(filter(None, (words, own)))


def _before(desk: Desk, board: Board, found: Explanation, before: Board | None) -> Remarks:
    """Last year's total and grade; a year that is not over is not compared with a whole one."""
    score = found.score
    was = last_year(desk, board, score.person.key, before)
    if was is None:
        return
    words = "　".join(filter(None, (points_text(was.total), was.grade)))
    if board.period.last < period_of(board.rules.year).last:
        yield "上一年全年", words
        return
    change = score.total - was.total
    sign = "+" if change > 0 else ""
    yield "上一年", f"{words}　{sign}{points_text(change)}" if score.scored else words


def _grades(found: Explanation) -> Remarks:
    """The distance to the limits of the grade, and why it is another than that of the points."""
    score = found.score
    band = score.grade_by_points
    if score.scored and band is not None:
        parts = [
            f"高出“{band.name}”线 {points_text(score.total - band.low)} 分"
            if band.low is not None else "",
            found.next_grade,
        ]  # fmt: skip
        words = "，".join(filter(None, parts))
        if words:
            yield "离界线", words
    if score.grade is not None and band is not None and score.grade.name != band.name:
        yield "等次", f"按得分是“{band.name}”，基本要求没有达到，定为“{score.grade.name}”"
