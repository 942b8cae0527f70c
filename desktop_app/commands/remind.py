"""The command that lists what is due: one line each, or as a PDF or a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.commands.context import WrongUsage, opened_today
from desktop_app.services import prints, reminders
from desktop_app.services.prints import reminder_prints
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.stepping import run_to_end

SUFFIXES = (".pdf", ".xlsx", ".csv")


def remind(options: argparse.Namespace) -> int:
    """Print what is due on the day, the most urgent first; `--date` decides which day it is."""
    path = Path(options.out) if options.out else None
    if path is not None and path.suffix.lower() not in SUFFIXES:
        raise WrongUsage("督办清单的文件名要以 .pdf、.xlsx 或 .csv 结尾")
    with opened_today(options) as desk:
        found = reminders.find(desk)
        if not found:
            print("没有到期的事项" + ("，没有生成文件。" if path else "。"))
            return 0
        if path is None:
            for each in reminders.read(desk, found):
                print(reminder_prints.line(each))
        elif path.suffix.lower() == ".pdf":
            sheet = reminder_prints.collect(desk, found)
            prints.save_all(sheet, destination(desk, path, SUFFIXES))
        else:
            table = run_to_end(reminder_prints.table_in_steps(desk, found))
            exports.write(table, destination(desk, path, SUFFIXES))
    late = sum(each.level == reminders.LATE for each in found)
    where = f"：{path}" if path else ""
    print(f"共 {len(found)} 项，逾期 {late} 项{where}")
    return 0
