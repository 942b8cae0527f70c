"""The commands for the scores of a year: rebuilt, as a ranking, one of them explained."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from desktop_app.chinese.dates import latest, read_day, show_chinese_day
from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.commands.record_lookup import keys_named
from desktop_app.errors import UserError, Wrong
from desktop_app.records.member import Member
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.services.scoring import score_list, score_outputs, score_sheets, score_words
from desktop_app.services.scoring.board import Board, board
from desktop_app.services.scoring.last_year import board_before_in_steps
from desktop_app.stepping import run_to_end

SUFFIXES = (".xlsx", ".pdf")
FIRST, LAST = 1990, 2100
"""The years that rules may have."""
NO_GRADE = "没有等次"


def rebuild(options: argparse.Namespace) -> int:
    """Evaluate a year and print how many reached each grade; nothing is written."""
    with opened_today(options) as desk:
        found = _board(desk, options)
        scored = [each for each in found.scores.values() if each.scored]
        print(f"{_words(found)}：{found.rules.name}，{len(scored)} 人计分")
        grades = Counter(each.grade.name if each.grade else NO_GRADE for each in scored)
        for name in (*(each.name for each in found.rules.ranked_bands), NO_GRADE):
            if grades[name]:
                print(f"{name}\t{grades[name]}")
        apart = Counter(each.person.apart for each in found.scores.values() if not each.scored)
        for name, many in apart.items():
            print(f"{score_words.APART[name]}\t{many}")
    return 0


def show(options: argparse.Namespace) -> int:
    """Write the ranking of a year, the classes apart."""
    path = Path(options.out)
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUsage("积分排名表的文件名要以 .xlsx 或 .pdf 结尾")
    with opened_today(options) as desk:
        found = _board(desk, options)
        lines, words = score_list.lines(desk, found), _words(found)
        wanted = destination(desk, path, SUFFIXES)
        if path.suffix.lower() == ".pdf":
            sheet = score_outputs.ranking_print(desk, found, lines, words)
            for title, characters in sheet.unprintable():
                print(f"字库里没有的字印成〓：{title}（{characters}）")
            prints.save_all(sheet, wanted)
        else:
            score_outputs.write(score_outputs.ranking_table(found, lines, words), wanted)
        print(f"{words}履职积分排名表，{len(lines)} 人：{path}")
    return 0


def explain(options: argparse.Namespace) -> int:
    """Print the score of one member line by line."""
    with opened_today(options) as desk:
        found = _board(desk, options)
        key = _one_of(desk, found, options.member)
        line = next(each for each in score_list.lines(desk, found) if each.key == key)
        before = run_to_end(board_before_in_steps(desk, found))
        sheet = score_sheets.sheet_of(desk, found, line, before=before)
        print(score_sheets.message(sheet, _words(found)))
    return 0


def _one_of(desk: Desk, found: Board, text: str) -> int:
    """The member that a text names; of several of one name the one that the board has."""
    try:
        (key,) = keys_named(desk, Member, [text])
    except UserError:
        named = [
            each.key for each in score_list.lines(desk, found) if each.name == text.strip()
        ]  # fmt: skip
        if len(named) != 1:
            raise
        return named[0]
    if key not in found.scores:
        raise UserError(f"“{text}”不在{_words(found)}的考核范围里，没有得分。请核对姓名和年度。")
    return key


def _board(desk: Desk, options: argparse.Namespace) -> Board:
    year = options.year or desk.today.year
    if not FIRST <= year <= LAST:
        raise WrongUsage(f"--year 写四位年份，如 2026，现在是“{year}”")
    found = board(desk, year, _until(options, year))
    if found is None:
        raise UserError(f"{year}年还没有正式的积分规则。请先在窗口“考核 → 积分规则”里定下来。")
    return found


def _until(options: argparse.Namespace, year: int) -> str | None:
    if not options.until:
        return None
    try:
        day = latest(read_day(options.until))
    except Wrong as wrong:
        raise WrongUsage(f"--until {wrong.reason}") from wrong
    if day[:4] != str(year):
        raise WrongUsage(f"--until 要在 {year} 年里，现在是“{options.until}”")
    return day


def _words(found: Board) -> str:
    """The year, with the day up to which is counted where that is not its last."""
    year = found.rules.year
    if found.period.last == f"{year}-12-31":
        return f"{year}年"
    return f"{year}年截至{show_chinese_day(found.period.last)[5:]}"
