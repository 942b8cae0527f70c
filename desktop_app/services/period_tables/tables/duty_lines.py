"""The lines of table 8 that follow from duties and scores: who did all, mean, grades."""

from __future__ import annotations

from collections.abc import Collection, Generator, Mapping, Sequence
from typing import Any, TypeAlias

from desktop_app.records.member import Member
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.duties.progress import matrix
from desktop_app.services.period_tables.counting import (
    PERCENT,
    POINTS,
    TableCell,
    TableLine,
    share_of,
)
from desktop_app.services.registers import Filter
from desktop_app.services.scoring.board import Board, board_in_steps
from desktop_app.services.scoring.outward_names import outward_names
from desktop_app.services.statistics.periods import Period

PEOPLE = "人"
Steps: TypeAlias = Generator[Any, None, list[TableLine]]
NO_DUTIES = "这一年的“五个一”还没有设定（考核 → 五个一项目）"
NO_SCORES = "这一年的积分规则还没有审定（考核 → 积分规则）"
NOT_LAST = "上一年没有积分规则，不能比较"
YEARLY = "“五个一”和积分按全年计，与本期、累计一致，不与上年同期比"


def duty_lines(desk: Desk, period: Period, only: Collection[int] | None) -> Steps:
    """Who was asked, did each duty and all of them, of some members or of all."""
    yield
    found = matrix(desk, int(period.last[:4]))
    lines = [x for x in found.lines if x.asked and (only is None or x.key in only)]
    if not found.columns:
        return [
            TableLine("unkept", title, PEOPLE, 1, note=NO_DUTIES)
            for title in ("应当完成“五个一”", "“五个一”全部完成")
        ]
    made = [_line("应当完成“五个一”", [x.key for x in lines])]
    for place, column in enumerate(found.columns):
        done = [x.key for x in lines if x.cells[place].state in ("done", "ticked")]
        asked = [x.key for x in lines if x.cells[place].state != "exempt"]
        made.append(_line(f"完成“{column.name}”", done, 2))
        made.append(_rate(done, asked, 3))
    whole = [x.key for x in lines if x.done == x.asked]
    made.append(_line("“五个一”全部完成", whole))
    made.append(_rate(whole, [x.key for x in lines], 2))
    return made


def score_lines(desk: Desk, period: Period, only: Collection[int] | None) -> Steps:
    """The mean of the points, who has which grade, who has the lowest for the second year."""
    year = int(period.last[:4])
    now = yield from board_in_steps(desk, year, min(period.last, desk.today.isoformat()))
    if now is None:
        return [
            TableLine("unkept", "平均分", POINTS, 1, note=NO_SCORES),
            TableLine("unkept", "等次", PEOPLE, 1, note=NO_SCORES),
            TableLine("unkept", "连续两年末档", PEOPLE, 1, note=NO_SCORES),
        ]
    scored = {
        key: each for key, each in now.scores.items()
        if each.scored and (only is None or key in only)
    }  # fmt: skip
    mean = round(sum(each.total for each in scored.values()) / len(scored)) if scored else None
    cells = [_cell(mean, list(scored)), _cell(mean, list(scored)), TableCell()]
    made = [TableLine("derived", "平均分", POINTS, 1, cells)]
    names = outward_names(desk, now.rules)
    for band in now.rules.ranked_bands:
        held = [key for key, each in scored.items() if each.grade and each.grade.name == band.name]
        made.append(_line(f"等次：{names.band(band)}", held))
    before = yield from board_in_steps(desk, year - 1)
    rows = outward.rows(desk, Member, list(scored), ("previous",))
    return [*made, twice_lowest(now, before, {key: earlier for key, _, earlier in rows})]


def twice_lowest(now: Board, before: Board | None, people: Mapping[int, int | None]) -> TableLine:
    """The line of those with the lowest grade in two years running.

    `people` are the members by id, each with the id of the same person in the term before.
    """
    if before is None or not now.rules.bands or not before.rules.bands:
        return TableLine("unkept", "连续两年末档", PEOPLE, 1, note=NOT_LAST)
    low = [
        key for key, earlier in people.items()
        if _has_lowest(now, key) and (_has_lowest(before, key) or _has_lowest(before, earlier))
    ]  # fmt: skip
    return _line("连续两年末档", low)


def _has_lowest(found: Board, key: int | None) -> bool:
    score = found.scores.get(key) if key is not None else None
    grade = score.grade if score is not None else None
    return grade is not None and grade.name == found.rules.ranked_bands[-1].name


def _line(title: str, keys: Sequence[int], level: int = 1) -> TableLine:
    """A line that opens the members it counts."""
    cell = _cell(len(keys), keys)
    return TableLine("derived", title, PEOPLE, level, (cell, cell, TableCell()))


def _rate(part: Sequence[int], whole: Sequence[int], level: int) -> TableLine:
    cell = _cell(share_of(len(part), len(whole)), part)
    return TableLine("derived", "占", PERCENT, level, (cell, cell, TableCell()))


def _cell(value: int | None, keys: Sequence[int]) -> TableCell:
    return TableCell(value, Member.KEY, (Filter("id", "in", tuple(keys)),))
