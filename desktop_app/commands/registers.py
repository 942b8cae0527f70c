"""The commands on registers: what there is, import, export, print."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop_app.commands.context import WrongUsage, desk_on, office_path, opened_today, record_of
from desktop_app.commands.parsing import (
    emptied_asked,
    mapping_asked,
    query_asked,
    split_pair,
    takes_asked,
)
from desktop_app.commands.record_lookup import keys_named
from desktop_app.records import ALL
from desktop_app.services import imports, prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.imports import Options, Plan, PlannedLine, Remark, Verdict
from desktop_app.services.imports.import_cells import inner_headings
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.prints import export_sheets
from desktop_app.services.registers import exports
from desktop_app.services.safekeeping.destinations import PDF, WORKBOOK, destination

NAMED = 3
TABLES = (".xlsx", ".csv")
YEARS = "今年和前九年中的一年，如 2026"


def records(_: argparse.Namespace) -> int:
    """Print every record with its fields, then every form that can be printed."""
    for model in (each for each in ALL if not each.RETIRED):
        print(f"{model.KEY}　{model.TITLE}")
        for each in model.declared():
            also = f"（{'、'.join(each.also)}）" if each.also else ""
            print(f"    {each.name}　{each.label}{' *' if each.required else ''}{also}")
        for heading in inner_headings(model):
            print(f"    {heading.key}　导入时可用：{heading.label}")
    print("\n可以打印的表：")
    for wanted in prints.PRINTS:
        print(f"{wanted.key}　{wanted.title}（{wanted.record}）")
        for option in wanted.options:
            choices = "、".join(f"{key} {label}".strip() for key, label in option.choices) or YEARS
            choices += "，或登记过的一个" if option.in_use else ""
            print(f"    --option {option.key}=　{option.label}：{choices}")
    return 0


def bring_in(options: argparse.Namespace) -> int:
    """Import one workbook into one register, or with `--dry-run` only report the result."""
    record_of(options.record)
    book = imports.open_book(Path(options.book))
    if not options.dry_run:
        with opened_today(options, create=True) as desk:
            planned = _planned(desk, options, book)
            imports.apply(desk, planned)
            _report(desk, options, planned)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = office_path(options)
        path = path if path.exists() else Path(folder) / "试算.zwh"
        with desk_on(path, options, create=True) as desk:
            _report(desk, options, _planned(desk, options, book))
    return 0


def _planned(desk: Desk, options: argparse.Namespace, book: imports.Book) -> Plan:
    model = record_of(options.record)
    book = imports.offered(desk, model, book)
    sheet = book.sheets[imports.best_sheet(desk, model, book)]
    proposal = imports.propose(desk, model, sheet)
    mapping = mapping_asked(model, proposal, options.mapping or ())
    told = [
        f"{imports.column_letter(column)} 列 {title}"
        for column, title in enumerate(proposal.header.titles)
        if title and column not in mapping
    ]
    first = proposal.header.body
    print(f"“{sheet.name}”从第 {first + 1} 行起读入，认出 {len(mapping)} 列。")
    if told:
        print(f"没有用到的列：{'、'.join(told)}")
    for notice in sheet.notices:
        print(notice)
    takes = takes_asked(model, options.cells or ())
    emptied = emptied_asked(model, options.leave_empty or ())
    chosen = Options(
        creates=not options.strict, blanks_too=options.blanks_too, takes=takes, emptied=emptied
    )
    source = imports.source(proposal, mapping)
    for notice in (*source.notices, *imports.left_out(source)):
        print(notice)
    return imports.plan(desk, model, source, chosen)


def _report(desk: Desk, options: argparse.Namespace, planned: Plan) -> None:
    titles = {model: model.TITLE for model in ALL}
    for record in planned.created:
        values = record.values
        list_title = values.get("code_list")
        where = _list_title(desk, list_title) if list_title else titles[type(record)]
        print(f"新建{where}：{type(record).title_of(values)}")
    sheet = planned.source.sheet
    for line in planned.lines:
        _tell_inside(planned, line)
        lines = (
            _told(remark, sheet)
            for one in (line, *planned.inner_lines(line))
            for remark in one.remarks
            if remark.stops == (one.verdict is Verdict.PROBLEM)
        )
        print("".join(dict.fromkeys(lines)), end="")
    if options.problems and next(planned.problems(), None):
        path = destination(desk, Path(options.problems), WORKBOOK)
        imports.save_problems(planned, path)
        print(f"问题行另存为 {options.problems}")
    for each in planned.unread:
        print(
            f"“{each.label}”有 {len(each.lines)} 格认不出：{'、'.join(each.texts[:NAMED])}。"
            f"加 --leave-empty {each.label} 可先导入这些行，原文记入备注"
        )
    for told in imports.nested_summaries(planned):
        print(told)
    print(imports.summary(planned))


def _told(remark: Remark, sheet: imports.Sheet) -> str:
    kind = "问题" if remark.stops else "建议改"
    label = f" {remark.label}" if remark.label else ""
    name, line = sheet.origin(remark.line)
    place = replace(remark, line=line).place
    return f"{kind} “{name}”{place}{label}：{remark.text}\n"


def _tell_inside(planned: Plan, line: PlannedLine) -> None:
    """Print what the cells of one line were taken apart into, where any of it comes in."""
    told = [
        f"{each.model.TITLE} {len(found)} {each.model.UNIT}"
        for each in planned.inside
        if (found := each.by_owner.get(line.place))
        and any(one.verdict is not Verdict.SAME for one in found)
    ]
    if told:
        print(f"第 {line.number} 行“{line.title}”拆出{'、'.join(told)}")


def _list_title(desk: Desk, key: object) -> str:
    return lookup(desk).codes["code_lists"].label(str(key))


def take_out(options: argparse.Namespace) -> int:
    """Export a register, or what `--search` and `--where` find in it, to .xlsx, .csv or .pdf."""
    model, path = record_of(options.record), Path(options.out)
    suffix = path.suffix.lower()
    if suffix not in (*TABLES, ".pdf"):
        raise WrongUsage("导出的文件名要以 .xlsx、.csv 或 .pdf 结尾")
    with opened_today(options) as desk:
        query = query_asked(desk, model, options.where or (), options.search, options.sort)
        keys = registers.find(desk, model, query)
        if suffix == ".pdf":
            wanted = prints.list_print(desk, model)
            full = options.full_phones and any(each.key == "phones" for each in wanted.options)
            return _print(desk, wanted, keys, path, {"phones": "full"} if full else {})
        masked = exports.masks(desk, suffix) and not options.full_phones
        export = export_sheets.collect(desk, model, keys, masked=masked)
        export_sheets.write(export, destination(desk, path, TABLES))
        print(f"导出{model.TITLE} {len(keys)} {model.UNIT}：{path}")
    return 0


def print_out(options: argparse.Namespace) -> int:
    """Print a form of the records named by `--id`, of those `--where` finds, or of all."""
    path = Path(options.out)
    if not (options.id or options.all or options.where):
        raise WrongUsage("请用 --id、--where 或 --all 说明打印哪些记录")
    if path.suffix.lower() != ".pdf":
        raise WrongUsage("打印的文件名要以 .pdf 结尾")
    chosen = dict(split_pair(each) for each in options.option or ())
    with opened_today(options) as desk:
        wanted = prints.print_named(desk, options.form)
        model = record_of(wanted.record)
        keys: Sequence[int] = keys_named(desk, model, options.id or ())
        if not keys:
            query = query_asked(desk, model, options.where or (), "", "")
            keys = registers.find(desk, model, query)
        return _print(desk, wanted, keys, path, chosen, options.on)


def _print(
    desk: Desk, wanted: prints.Print, keys: Sequence[int], path: Path, chosen: dict[str, str],
    on: date | None = None,
) -> int:  # fmt: skip
    known = {option.key: {key for key, _ in option.choices} for option in wanted.options}
    for key, value in chosen.items():
        if value not in known.get(key, ()):
            raise WrongUsage(f"{wanted.title}没有 {key}={value} 这种选法，用 records 查看")
    sheet = prints.collect(desk, wanted, keys, {**prints.usual(desk, wanted), **chosen}, on)
    for remark in sheet.remarks:
        print(remark)
    for title, characters in sheet.unprintable():
        print(f"字库里没有的字印成〓：{title}（{characters}）")
    prints.save_all(sheet, destination(desk, path, PDF))
    print(f"{wanted.title} {len(sheet.shown)} 条：{path}")
    return 0
