"""The command that writes the matrix of the duties of a year as a workbook or PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.errors import UserError
from desktop_app.services import prints
from desktop_app.services.duties import outputs, progress
from desktop_app.services.duties.slip_words import missing
from desktop_app.services.safekeeping.destinations import destination

SUFFIXES = (".xlsx", ".pdf")
FIRST, LAST = 1990, 2100
"""The years that a duty may have."""


def matrix(options: argparse.Namespace) -> int:
    """Write the duties of a year by member or group, and print how many did each of them."""
    path = Path(options.out)
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUsage("完成情况表的文件名要以 .xlsx 或 .pdf 结尾")
    if options.year is not None and not FIRST <= options.year <= LAST:
        raise WrongUsage(f"--year 写四位年份，如 2026，现在是“{options.year}”")
    with opened_today(options) as desk:
        year = options.year or desk.today.year
        found = progress.matrix(desk, year, "group" if options.groups else "member")
        if not found.columns:
            raise UserError(f"{year}年还没有“五个一”项目。请先在窗口“考核 → 五个一”里定下来。")
        lines = [x for x in found.lines if not options.missing or missing(found, x)]
        wanted = destination(desk, path, SUFFIXES)
        if path.suffix.lower() == ".pdf":
            sheet = outputs.matrix_sheet(desk, found, lines)
            for title, characters in sheet.unprintable():
                print(f"字库里没有的字印成〓：{title}（{characters}）")
            prints.save_all(sheet, wanted)
        else:
            outputs.write_all(found, lines, wanted)
        for each in found.columns:
            print(f"{each.name}：{each.done}/{each.asked}")
        print(f"{outputs.title_of(found)}：{path}")
    return 0
