"""The scores of a year as prints and as a workbook with live sums."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.out_tables import Formula
from desktop_app.documents.prints import Print, Shown
from desktop_app.documents.prints.score_ranking import RANKING
from desktop_app.documents.prints.score_rules_table import RULES_TABLE
from desktop_app.documents.prints.score_sheets import SHEET
from desktop_app.errors import UserError
from desktop_app.records.lookup import Lookup
from desktop_app.records.points import HUNDREDTHS, points_text
from desktop_app.records.posts import CLASSES
from desktop_app.records.score_rules import ScoreRule
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.scoring.board import Board
from desktop_app.services.scoring.rule_rows import sheet
from desktop_app.services.scoring.rule_set_page import notice
from desktop_app.services.scoring.rule_words import (
    counted_what,
    counting_words,
    points_words,
)
from desktop_app.services.scoring.score import rounded
from desktop_app.services.scoring.score_list import (
    APART,
    NOT_SCORED,
    ScoreLine,
    by_points,
    model_of,
)
from desktop_app.services.scoring.score_sheet import LINE, ScoreSheet

CLASS_WORDS = dict(
    zip(CLASSES, ("主席会议成员", "常务委员", "委员"), strict=True)
) | {NOT_SCORED: "不计分的委员", "": "组"}  # fmt: skip
TITLE = "履职积分排名表"
FIRST_PART, LETTERS = 5, 26
"""The place of the first category in a sheet; letters that name columns."""


def sheet_declared() -> Print:
    """The print of members' sheets, before they are read."""
    return SHEET


def sheets_print(desk: Desk, sheets: Sequence[ScoreSheet], words: str) -> PreparedPrint:
    """履职积分明细表 of some members, a page or more each; `words` name year and cut-off day."""
    shown = tuple(
        Shown(each.name, {
            "name": each.name, "post": each.post, "words": words, "total": each.total,
            "grade": each.apart or each.grade, "titled": "组名" if each.group else "",
            "unmet": "；".join(each.unmet),
            **{f"fact_{place}": f"{title}：{told}" for place, (title, told) in
               enumerate(each.facts)},
        }, children={"row": tuple(
            {
                "kind": row.kind, "day": row.day, "what": row.what, "rule": row.rule,
                "points": row.points, "counted": row.counted, "tag": row.tag,
                "note": "，".join(filter(None, (row.note, row.over))),
                "document": row.document if row.kind == LINE else "",
            }
            for row in each.rows
        )})
        for each in sheets
    )  # fmt: skip
    return _prepared(desk, SHEET, shown)


def ranking_print(
    desk: Desk, board: Board, lines: Iterable[ScoreLine], words: str
) -> PreparedPrint:
    """履职积分排名表: the classes apart, in each by points; who is not scored comes last."""
    found = by_points(lines)
    if not found:
        raise UserError(f"没有要打印的{model_of(board).TITLE}。请先清除查找和条件。")
    names = [each.name for each in board.rules.categories]
    rows = tuple(
        {
            "kind": _class_words(board, each), "rank": str(each.rank) if each.rank else "—",
            "name": each.name, "committee": each.committee, "sector": each.sector,
            "total": points_text(each.score.total) if each.score.scored else "—",
            "grade": each.grade or APART.get(each.score.person.apart, "—"),
            **{f"part_{place}": _part(each, name) for place, name in enumerate(names)},
        }
        for each in found
    )  # fmt: skip
    values = {
        "words": words,
        "of": model_of(board).TITLE,
        "rules": board.rules.name,
        "cap": points_text(board.rules.cap or 0),
        "parts": "\n".join(names),
    }
    return _prepared(desk, RANKING, (Shown(TITLE, values, children={"row": rows}),))


def rules_print(desk: Desk, key: int) -> PreparedPrint:
    """积分规则表: categories with their caps, items with points and how they count, grades."""
    found = sheet(desk, key)
    names = lookup(desk)
    rows, category = list[dict[str, str]](), ""
    for each in found.rows:
        if each.is_category:
            cap = each.values.get("cap")
            words = f"\n（封顶 {points_text(cap)}）" if cap is not None else ""
            category = f"{each.values['name']}{words}"
        else:
            rows.append({"category": category, **_rule_texts(each.values, names)})
    bands = "；".join(f"{each.values['name']}：{_band_words(each.values)}" for each in found.bands)
    values = {
        "title": str(found.values["name"]),
        "year": str(found.values["year"]),
        "start": points_text(found.values["start"] or 0),
        "cap": points_text(found.values["cap"]) if found.values["cap"] is not None else "",
        "bands": bands,
        "notice": notice(found.values),
        "approved": str(found.values["approved_by"] or ""),
        "document": str(found.values["document"] or ""),
    }
    shown = Shown(values["title"], values, children={"row": tuple(rows)})
    return _prepared(desk, RULES_TABLE, (shown,))


def ranking_table(board: Board, lines: Iterable[ScoreLine], words: str) -> OutTable:
    """The ranking as a sheet: the total is a formula of the categories where that is the sum."""
    names = [each.name for each in board.rules.categories]
    columns = (
        OutColumn("类别", 12), OutColumn("名次", 8, "right"),
        OutColumn("组名" if board.groups else "姓名", 10),
        OutColumn("专委会", 14), OutColumn("界别", 14),
        *(OutColumn(name, 10, "right") for name in names),
        OutColumn("起始和其他", 10, "right"), OutColumn("折算和封顶", 10, "right"),
        OutColumn("得分", 10, "right"), OutColumn("等次", 10),
    )  # fmt: skip
    rows = [
        _out_row(each, names, place, _class_words(board, each))
        for place, each in enumerate(by_points(lines), 2)
    ]
    return OutTable(f"{words}{TITLE}", columns, rows)


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write a ranking to a workbook; for a worker thread."""
    write_workbook([table], path, progress)


def _out_row(each: ScoreLine, names: Sequence[str], line: int, kind: str) -> list[OutCell]:
    """One row: categories as numbers, points outside of them, the total as the sum of both."""
    score = each.score
    parts = {x.category.name: rounded(x.counted) for x in score.categories}
    own = [parts.get(name, 0) for name in names]
    rest = rounded(score.before) - sum(own)
    after = score.total - rounded(score.before)
    total: OutCell = None
    if score.scored:
        first, last = _letter(FIRST_PART), _letter(FIRST_PART + len(names) + 1)
        total = Formula(f"SUM({first}{line}:{last}{line})", score.total / HUNDREDTHS)
    return [
        kind, each.rank or None, each.name, each.committee, each.sector,
        *(points / HUNDREDTHS for points in own), rest / HUNDREDTHS, after / HUNDREDTHS,
        total, each.grade or APART.get(score.person.apart, ""),
    ]  # fmt: skip


def _class_words(board: Board, each: ScoreLine) -> str:
    """The heading under which a ranking shows a line."""
    if board.groups and each.kind == NOT_SCORED:
        return "不计分的组"
    return CLASS_WORDS.get(each.kind, "")


def _letter(column: int) -> str:
    """The letters of a column of a spreadsheet, counted from 0."""
    found = ""
    while column >= 0:
        column, rest = divmod(column, LETTERS)
        found, column = chr(ord("A") + rest) + found, column - 1
    return found


def _part(line: ScoreLine, name: str) -> str:
    found = {each.category.name: each.counted for each in line.score.categories}
    return points_text(rounded(found.get(name, 0)))


def _rule_texts(values: Mapping[str, Any], names: Lookup) -> dict[str, str]:
    """One item as the table of rules prints it."""
    known = values
    joint, cap = known.get("joint_points"), known.get("cap")
    return {
        "name": str(known.get("name") or ""), "fact": counted_what(known, names),
        "points": points_words(known),
        "joint": points_text(joint) if isinstance(joint, int) else "",
        "unit": str(known.get("unit") or ""), "mode": counting_words(known, names),
        "cap": points_text(cap) if isinstance(cap, int) else "",
        "applies": ScoreRule.field("applies").show(known.get("applies"), names) or "全体",
    }  # fmt: skip


def _band_words(values: Mapping[str, Any]) -> str:
    known = values
    low, below = known.get("low"), known.get("below")
    parts = [
        f"{points_text(low)} 分以上（含）" if isinstance(low, int) else "",
        f"不满 {points_text(below)} 分" if isinstance(below, int) else "",
    ]
    return "，".join(filter(None, parts)) or "不限"


def _prepared(desk: Desk, wanted: Print, shown: tuple[Shown, ...]) -> PreparedPrint:
    return PreparedPrint(wanted, shown, setting_of(desk, wanted, lookup(desk)), {})
