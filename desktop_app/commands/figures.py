"""The figures command: figures or a table of them, as lines, workbook or PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.errors import Wrong
from desktop_app.services import prints
from desktop_app.services.desk import Desk
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.services.statistics import outputs, periods, tables
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import Period
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.services.subjects import offered
from desktop_app.stepping import run_to_end

SUFFIXES = (".xlsx", ".pdf")


def show(options: argparse.Namespace) -> int:
    """Print the figures of a period, or a table `--by` a field; with OUT, write them there."""
    path = Path(options.out) if options.out else None
    if path is not None and path.suffix.lower() not in SUFFIXES:
        raise WrongUsage("统计的文件名要以 .xlsx 或 .pdf 结尾")
    with opened_today(options) as desk:
        found = statement(desk, _asked(desk, options.name, options.by), _period(desk, options))
        if path is None:
            _say(desk, found, options.by)
        else:
            _write(desk, found, options.by, path)
            print(f"{found.title} {found.period.words}：{path}")
    return 0


def _asked(desk: Desk, name: str, by: str) -> Statistics:
    """The statistics of that name; `WrongUsage` for unknown ones, or for a table they lack."""
    if name not in offered(desk.subjects):
        known = "、".join(f"{each.key} {each.title}" for each in offered(desk.subjects).values())
        raise WrongUsage(f"没有“{name}”这种统计，可用的有：{known}")
    found = statistics_of(desk.subjects, name)
    if by and by not in found.tables.fields:
        fields = ", ".join(f"'{key}'" for key in found.tables.fields)
        raise WrongUsage(f"--by 不能是 '{by}'，可用的有：{fields}")
    return found


def _period(desk: Desk, options: argparse.Namespace) -> Period:
    """From one day to another; this year where neither is given."""
    year = str(desk.today.year)
    try:
        return periods.between(options.first or options.last or year, options.last or year)
    except Wrong as wrong:
        raise WrongUsage(wrong.reason) from wrong


def _say(desk: Desk, found: Statement, by: str) -> None:
    for name, words in found.conditions:
        print(f"{name}：{words}")
    if by:
        table = tables.table(desk, found.statistics, found.period, by)
        rows = outputs.by_table(table)
        print("\t".join(column.title for column in rows.columns))
        for row in rows.rows:
            print("\t".join("" if cell is None else str(cell) for cell in row))
        return
    for group in found.groups:
        print(f"\n{group.title}\t单位\t本期\t上年同期\t增减\t增减率\t比率")
        for line in outputs.lines(group.figures):
            print("\t".join(line).rstrip())
    print()
    for check in found.checks:
        print(f"{check.title}：{check.words}")


def _write(desk: Desk, found: Statement, by: str, wanted_path: Path) -> None:
    path = destination(desk, wanted_path, SUFFIXES)
    if path.suffix.lower() == ".pdf":
        sheet = outputs.sheet_of(desk, found)
        if by:
            table = tables.table(desk, found.statistics, found.period, by)
            sheet = outputs.table_sheet(desk, found, table)
        for _, characters in sheet.unprintable():
            print(f"字库里没有的字印成〓：{characters}")
        prints.save_all(sheet, path)
        return
    wanted = (by,) if by else None
    outputs.write(run_to_end(outputs.sheets_in_steps(desk, found, wanted)), path)
