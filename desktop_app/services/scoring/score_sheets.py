"""Makes the sheet of one member's score from its explanation, caps dealt out to the lines."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.points import points_text
from desktop_app.records.score_entry import ScoreEntry
from desktop_app.services.desk import Desk
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.explaining import (
    ExplainedCategory,
    ExplainedLine,
    ExplainedPart,
    Explanation,
    explanation,
)
from desktop_app.services.scoring.last_year import board_before_in_steps
from desktop_app.services.scoring.outward_explanation import outward_explanation
from desktop_app.services.scoring.score import Amount, rounded
from desktop_app.services.scoring.score_list import ScoreLine
from desktop_app.services.scoring.score_sheet import (
    CATEGORY,
    LINE,
    TOTAL,
    CategoryBar,
    ScoreSheet,
    ScoreSheetRow,
)
from desktop_app.services.scoring.score_words import CAPPED, FLOORED, amount_text
from desktop_app.services.scoring.sheet_facts import CLASS_WORDS, committee_ranks, facts_of

OTHERS = "不属于任何项目"
LOCKED = "这一年已经锁定，明细和得分不再变动。要改请先在“履职评定”里解锁，写明理由。"
MONTH_DAY = 5
"""Characters of an ISO day before month and day."""


class _Dealt(NamedTuple):
    """A line with what is left of it after all caps, and why."""

    line: ExplainedLine
    counted: Amount
    tag: str
    why: str


def sheet_of(
    desk: Desk,
    board: Board,
    line: ScoreLine,
    ranks: Mapping[int, int] | None = None,
    before: Board | None = None,
) -> ScoreSheet:
    """The sheet of one member or group of a board.

    `ranks` are those in committees where they are known, `before` the board of last year.
    """
    ranks = committee_ranks(desk, board) if ranks is None else ranks
    found = explanation(desk, board, line.key)
    assert found is not None  # the line is of this board
    found = outward_explanation(desk, found)
    score, rules = found.score, board.rules
    best = bool(rules.bands) and score.grade is not None and (
        rules.ranked_bands[0].name == score.grade.name
    )  # fmt: skip
    return ScoreSheet(
        key=line.key,
        name=line.name,
        post=" · ".join(filter(None, (line.committee, line.sector,
                                      CLASS_WORDS.get(score.person.kind, "")))),
        rows=_rows(board, found),
        bars=[CategoryBar(each.category.name, rounded(each.counted), each.category.cap)
              for each in score.categories],
        total=points_text(score.total) if score.scored else "",
        grade=score.grade.name if score.grade else "",
        passing=score.grade is None or score.grade.passing,
        best=best,
        apart=found.apart,
        facts=list(facts_of(desk, board, line, found, ranks, before)),
        unmet=[each.removeprefix("基本要求未达到：") for each in found.unmet],
        locked=LOCKED if rules.locked else "",
        rules=rules.key,
        group=board.groups,
    )  # fmt: skip


def _rows(board: Board, found: Explanation) -> list[ScoreSheetRow]:
    """Categories with their lines, entries of no item, the total."""
    rows: list[ScoreSheetRow] = []
    for each in found.categories:
        if each.parts or each.score.counted:
            rows += _category_rows(each)
    return [*rows, *_other_rows(found.others), _total_row(board, found)]


def sheets_in_steps(
    desk: Desk, board: Board, lines: Sequence[ScoreLine]
) -> Generator[tuple[int, int], None, list[ScoreSheet]]:
    """The sheets of several members, one a slice: yields (done, all)."""
    before = yield from board_before_in_steps(desk, board)
    ranks, found = committee_ranks(desk, board), []
    for done, line in enumerate(lines, 1):
        found.append(sheet_of(desk, board, line, ranks, before))
        yield done, len(lines)
    return found


def message(sheet: ScoreSheet, words: str) -> str:
    """The sheet as a text to be pasted into a message, line by line."""
    head = f"{sheet.name}：{words}履职积分 {sheet.total or '不计总分'}"
    grade = sheet.apart or sheet.grade
    told = [f"{head} 分，{grade}" if sheet.total else f"{head}（{grade}）"]
    for row in sheet.rows:
        if row.kind == CATEGORY:
            note = "，".join(filter(None, (row.note, row.over)))
            told.append(f"【{row.what}】{row.counted} 分" + (f"（{note}）" if note else ""))
        elif row.kind == LINE:
            why = f"（{row.why}）" if row.cut and row.why else ""
            day = f"{row.day} " if row.day else ""
            told.append(f"　{day}{row.what}，{row.rule}：{row.counted} 分{why}")
        else:
            note = "，".join(filter(None, (row.note, row.over)))
            points = f"{row.counted} 分" if sheet.total else f"{row.counted}总分"
            told.append(f"【合计】{points}" + (f"（{note}）" if note else ""))
    told += [f"基本要求未达到：{each}" for each in sheet.unmet]
    told += [f"{title}：{words}" for title, words in sheet.facts]
    return "\n".join(told)


def _category_rows(each: ExplainedCategory) -> list[ScoreSheetRow]:
    score, category = each.score, each.score.category
    over = score.before - score.counted
    said = ""
    if over > 0:
        said = f"超出 {amount_text(over)} 分不计"
    elif over < 0:
        said = f"扣到最低 {points_text(category.lowest or 0)} 分为止"
    notes = [
        f"起始 {points_text(category.start)}" if category.start else "",
        f"封顶 {points_text(category.cap)}" if category.cap is not None else "",
    ]
    head = ScoreSheetRow(
        CATEGORY, category.name, points=amount_text(score.before),
        counted=amount_text(score.counted), why=each.why, note="，".join(filter(None, notes)),
        over=said,
    )  # fmt: skip
    return [head, *map(_row, _dealt(each))]


def _dealt(each: ExplainedCategory) -> list[_Dealt]:
    """The lines of a category by their days, caps taken from the last ones."""
    found = [one for part in each.parts for one in _part_dealt(part)]
    found.sort(key=lambda one: one.line.day or "9")
    over = each.score.before - each.score.counted
    tag = CAPPED if over > 0 else FLOORED
    kept: list[_Dealt] = []
    for one in reversed(found):
        cut = min(one.counted, over) if over > 0 else max(one.counted, over) if over < 0 else 0
        if cut and (one.counted > 0) is (over > 0):
            over -= cut
            left = one.counted - cut
            why = f"{each.why}。{_left_words(one.counted, left)}"
            kept.append(_Dealt(one.line, left, tag, why))
        else:
            kept.append(one)
    return kept[::-1]


def _part_dealt(part: ExplainedPart) -> list[_Dealt]:
    """The lines of an item, its cap taken from the last ones."""
    left = part.part.counted
    found = []
    for line in sorted(part.lines, key=lambda one: one.day or "9"):
        counted = line.counted
        if part.tag:
            counted = min(line.counted, left) if left >= 0 else max(line.counted, left)
            left -= counted
        if counted == line.counted:
            found.append(_Dealt(line, counted, line.tag, line.why))
        else:
            why = f"{part.why}。{_left_words(line.counted, counted)}"
            found.append(_Dealt(line, counted, part.tag, why))
    return found


def _left_words(before: Amount, left: Amount) -> str:
    if not left:
        return f"前面的已经计满，这一条 {amount_text(before)} 分照实列出，不计入总分"
    return (
        f"前面的已经占去一部分，这一条 {amount_text(before)} 分只放得下 {amount_text(left)} 分，"
        "其余照实列出，不计入总分"
    )


def _row(dealt: _Dealt) -> ScoreSheetRow:
    line = dealt.line
    entry, rows = line.entry, line.rows
    opens = (rows[0].opens, rows[0].opens_key) if rows else None
    if entry is not None:
        opens = (ScoreEntry.KEY, entry.key)
    rule = line.item.name if line.how in ("", amount_text(line.points)) else (
        f"{line.item.name}，{line.how}"
    )  # fmt: skip
    tag = dealt.tag or ("手工" if entry is not None else "")
    return ScoreSheetRow(
        LINE, line.what, line.day[MONTH_DAY:] if len(line.day) > MONTH_DAY else line.day, rule,
        amount_text(line.points), amount_text(dealt.counted), tag,
        dealt.why or f"{line.item.category}：{line.item.name}，{amount_text(dealt.counted)} 分",
        document=entry.document if entry is not None else "", opens=opens,
        by_hand=entry is not None,
    )  # fmt: skip


def _other_rows(others: Sequence[ExplainedLine]) -> list[ScoreSheetRow]:
    if not others:
        return []
    points, counted = sum(x.points for x in others), sum(x.counted for x in others)
    head = ScoreSheetRow(
        CATEGORY, OTHERS, points=amount_text(points), counted=amount_text(counted),
        why="这些分不在任何类别里，直接计入总分",
    )  # fmt: skip
    return [head, *(_row(_Dealt(each, each.counted, each.tag, each.why)) for each in others)]


def _total_row(board: Board, found: Explanation) -> ScoreSheetRow:
    score, rules = found.score, board.rules
    before = rules.start + sum(each.before for each in score.categories)
    before += sum(each.counted for each in score.others)
    notes = [
        f"起始 {points_text(rules.start)}" if rules.start else "",
        f"封顶 {points_text(rules.cap)}" if rules.cap is not None else "",
    ]
    why = "；".join(found.words)
    return ScoreSheetRow(
        TOTAL, "合计", points=amount_text(before),
        counted=points_text(score.total) if score.scored else "不计",
        why=f"{why}。" if why else "", note="，".join(filter(None, notes)),
        over=found.apart or "；".join(found.words),
    )  # fmt: skip
