"""The demo: an invented office with its sample workbooks, every print, a picture of every tab."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from random import Random

from desktop_app.commands.context import clock_of, desk_on
from desktop_app.errors import UserError
from desktop_app.records import ALL
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.services import demo, imports, prints, registers, reminders, setup, timeline
from desktop_app.services.demo.demo_books import write_sample_books
from desktop_app.services.desk import Desk
from desktop_app.services.prints import export_sheets, reminder_prints, timeline_prints
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping import backups
from desktop_app.services.safekeeping.destinations import ANY, destination
from desktop_app.services.statistics import outputs
from desktop_app.services.statistics.offered import statistics_of
from desktop_app.services.statistics.periods import of_year
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.services.subjects import offered
from desktop_app.settings import Settings
from desktop_app.stepping import run_to_end
from desktop_app.storage.query.lists import Query

FILE = "演示县.zwh"
BOOKS, PRINTS, TABLES, PICTURES = "样表", "打印", "导出", "画面"
SAMPLES: tuple[tuple[str, type[Record]], ...] = (
    ("委员名单（原表）.xlsx", Member),
    ("协商台账（原表）.xlsx", Consultation),
)
DAYS = 16
OTHERS = 3
"""How many other choices of each option are printed beside the usual one."""


def make(options: argparse.Namespace) -> int:
    """Make the demo in a folder, over an older demo there; prints what it made."""
    folder = Path(options.folder)
    path = folder / FILE
    _make_room(folder, path, options)
    with desk_on(path, options, create=True, clerk=demo.CLERK) as desk:
        _fill(desk, folder)
        for line in (*_tables(desk, folder / TABLES), *_prints(desk, folder / PRINTS)):
            print(line)
        run_to_end(backups.back_up(desk))
    for picture in _pictures(path, folder / PICTURES, options):
        print(f"画面：{picture}")
    print(f"演示文件：{path}（{demo.OFFICE}，演示数据）")
    return 0


def _make_room(folder: Path, path: Path, options: argparse.Namespace) -> None:
    """Remove an older demo office, unless somebody has it open or it is another office's."""
    try:
        for name in ("", BOOKS, PRINTS, TABLES, PICTURES):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"不能在“{folder}”里建文件夹。请换一个位置。") from error
    if not path.exists():
        return
    with desk_on(path, options) as desk:
        if setup.is_set_up(desk) and not demo.is_demo(desk):
            raise UserError(f"“{path}”不是演示文件，没有改动。请换一个文件夹。")
    for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        part.unlink(missing_ok=True)


def _fill(desk: Desk, folder: Path) -> None:
    start = datetime.datetime.combine(desk.today, datetime.time(9, 12))
    usual = desk.office.clock
    begun = start - datetime.timedelta(days=DAYS)
    desk.office.clock = demo.OfficeHours(begun, until=usual())
    setup.set_up(desk, demo.ANSWERS)
    data = demo.fill(desk)
    books = write_sample_books(folder / BOOKS, data, Random(demo.SEED))
    for path in books:
        print(f"样表：{path}")
    demo.attach_samples(desk, books[:2])
    desk.office.clock = usual
    for name, model in SAMPLES:
        book = imports.open_book(folder / BOOKS / name)
        sheet = book.sheets[imports.best_sheet(desk, model, book)]
        planned = imports.plan(desk, model, imports.source(imports.propose(desk, model, sheet)))
        print("；".join([f"试导入 {name}：{imports.summary(planned)}",
                         *imports.nested_summaries(planned)]))  # fmt: skip
        problems = folder / BOOKS / name.replace("原表", "问题行")
        imports.save_problems(planned, destination(desk, problems, ANY))


def _tables(desk: Desk, folder: Path) -> list[str]:
    told = []
    for model in (each for each in ALL if each.TAB):
        path = folder / f"{model.TITLE}.xlsx"
        keys = registers.find(desk, model, Query())
        masked = exports.masks(desk, ".xlsx")
        export = export_sheets.collect(desk, model, keys, masked=masked)
        export_sheets.write(export, destination(desk, path, ANY))
        told.append(f"导出：{path}（{len(keys)} {model.UNIT}）")
    for found in _figures(desk):
        path = folder / f"{found.title}.xlsx"
        tables = run_to_end(outputs.sheets_in_steps(desk, found))
        outputs.write(tables, destination(desk, path, ANY))
        told.append(f"导出：{path}（{found.period.words}）")
    return [*told, _due(desk, folder)]


def _due(desk: Desk, folder: Path) -> str:
    waiting = reminders.find(desk)
    path = folder / f"{reminder_prints.PRINT.title}.xlsx"
    table = run_to_end(reminder_prints.table_in_steps(desk, waiting))
    exports.write(table, destination(desk, path, ANY))
    return f"导出：{path}（{len(waiting)} 项）"


def _figures(desk: Desk) -> list[Statement]:
    """Every page of statistics for this year."""
    year = of_year(desk.today.year)
    return [
        statement(desk, statistics_of(desk.subjects, key), year) for key in offered(desk.subjects)
    ]


def _prints(desk: Desk, folder: Path) -> list[str]:
    """Every print of every page: forms of all records, registers in each of their groupings."""
    told = []
    for model in (each for each in ALL if each.TAB):
        keys = registers.find(desk, model, Query())
        for wanted in prints.prints_of(desk, model):
            told += _print(desk, wanted, keys, folder)
    for case in registers.first(desk, Case, Query(), 1):
        whole = timeline.timeline(desk, Case, case)
        told.append(_save(desk, timeline_prints.collect(desk, whole), folder))
    told += [_save(desk, outputs.sheet_of(desk, each), folder) for each in _figures(desk)]
    told += _chosen(desk, reminder_prints.collect(desk, reminders.find(desk)), folder)
    one = registers.first(desk, Member, Query(), 1)
    return [*told, _save(desk, prints.collect(desk, prints.PRINTS[0], one), folder, "一人")]


def _print(desk: Desk, wanted: prints.Print, keys: Sequence[int], folder: Path) -> list[str]:
    """One print as it usually is, and once more, read anew, for other choices of its options."""
    usual = prints.usual(desk, wanted)
    told: list[str] = []
    for name, extra in _choices(wanted, usual):
        try:
            sheet = prints.collect(desk, wanted, keys, {**usual, **extra})
        except UserError as error:  # as where on this day nobody has to be urged
            return [*told, f"没有打印 {wanted.title}：{error.sentence}"]
        told.append(_save(desk, sheet, folder, name))
    return told


def _choices(wanted: prints.Print, usual: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """What is chosen and how the file is then called; first what is usual, under no name."""
    chosen: list[tuple[str, dict[str, str]]] = [("", {})]
    for option in wanted.options:
        other = [(key, label) for key, label in option.choices if key != option.of(usual)]
        chosen += [(_named(option, label), {option.key: key}) for key, label in other[:OTHERS]]
    return chosen


def _chosen(desk: Desk, sheet: prints.PreparedPrint, folder: Path) -> list[str]:
    """A sheet as it usually is, and once more for other choices of its options."""
    return [
        _save(desk, replace(sheet, chosen={**sheet.chosen, **extra}), folder, name)
        for name, extra in _choices(sheet.wanted, sheet.chosen)
    ]


def _named(option: prints.Option, label: str) -> str:
    return label if label.startswith("按") else f"{option.label}{label}"


def _save(desk: Desk, sheet: prints.PreparedPrint, folder: Path, note: str = "") -> str:
    path = folder / f"{sheet.wanted.title}{f'（{note}）' if note else ''}.pdf"
    prints.save_all(sheet, destination(desk, path, ANY))
    return f"打印：{path}（{len(sheet.shown)} 条）"


def _pictures(path: Path, folder: Path, options: argparse.Namespace) -> list[Path]:
    """A picture of every tab, light and dark; the window itself is never shown."""
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from desktop_app import app
    from desktop_app.ui.pictures import take
    from desktop_app.ui.scripted_desktop import ScriptedDesktop

    with tempfile.TemporaryDirectory() as profile:
        program = app.build(
            path, ScriptedDesktop(), settings=Settings(Path(profile)), clerk=demo.CLERK,
            clock=clock_of(options.date),
        )  # fmt: skip
        try:
            return take(program.window, program.context.theme, folder)
        finally:
            program.close()
