"""The one record behind the points of an item, for the reasons why somebody moves."""

from __future__ import annotations

from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.facts.counting import rows
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.score import ItemScore, Manual

MOST = 16
"""Characters of a title that a reason has room for."""


def record_behind(desk: Desk, board: Board, key: int, part: ItemScore) -> str:
    """Outward day and title of the record that gives a member the points of an item.

    Empty where several records give them, or none.
    """
    if len(part.lines) != 1 or part.lines[0].times != 1:
        return ""
    source = part.lines[0].source
    if isinstance(source, Manual):
        ((day, title),) = outward.texts(desk, ScoreEntry, [source.key], ("day", "reason"))
        return _told(day, title)
    facts = rows(desk, board.period, frozenset((source.fact,)), key, groups=board.groups)
    alike = [each for each in facts if each.counted == source._replace(times=1)]
    return _told(alike[0].day, alike[0].title) if len(alike) == 1 else ""


def _told(day: str, title: str) -> str:
    short = title if len(title) <= MOST else f"{title[:MOST]}…"
    return " ".join(filter(None, (day, short)))
