"""The tables of a period out: one print with bookmarks, one workbook whose sums are live."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from typing import TypeAlias

from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.out_tables import Formula
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.period_table import FAULT, LEGEND, LINE, NOTE, PRINT
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.period_tables.counting import (
    COLUMNS,
    MadeTable,
    TableLine,
    made_in_steps,
    number_of,
)
from desktop_app.services.period_tables.declared import PeriodTableRule
from desktop_app.services.period_tables.remembered import TableFoot
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import closed_on, setting_of
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.services.statistics.periods import Period

INDENT = "\u3000"
FIRST_LINE, FIRST_NUMBER = 2, "D"
"""The first line below the head of a sheet, and the column of the first numbers."""
Steps: TypeAlias = Generator[tuple[int, int], None, PreparedPrint]


def words_of(made: MadeTable) -> str:
    """Period, closing day and last year's period, as they are printed under the title."""
    return (
        f"统计时段：{made.period.words}\u3000上年同期：{made.earlier.words}\n"
        f"统计截止日期：{made.closing}"
    )


def prepared(desk: Desk, tables: Sequence[MadeTable], foot: TableFoot) -> PreparedPrint:
    """The print of some tables of one period, ready for a worker thread."""
    shown = tuple(_shown(each, foot) for each in tables)
    setting = setting_of(desk, PRINT, lookup(desk))
    if tables:
        setting = closed_on(setting, tables[0].closing)
    return PreparedPrint(PRINT, shown, setting, {})


def prepared_in_steps(
    desk: Desk, rules: Sequence[PeriodTableRule], period: Period, foot: TableFoot
) -> Steps:
    """Count some tables and make their print: yields (tables made, all)."""
    tables = yield from made_in_steps(desk, rules, period)
    return prepared(desk, tables, foot)


def _shown(made: MadeTable, foot: TableFoot) -> Shown:
    values = {
        "title": made.rule.title, "name": made.rule.name, "note": words_of(made),
        "closing": made.closing, **foot._asdict(),
    }  # fmt: skip
    lines = tuple(
        {
            "kind": each.kind, "title": INDENT * each.level + each.title, "unit": each.unit,
            "now": each.text(0), "so_far": each.text(1), "earlier": each.text(2),
        }
        for each in made.lines
    )  # fmt: skip
    faults = tuple({"title": title, "words": words} for title, words in made.faults)
    notes = tuple({"title": title, "words": words} for title, words in notes_of(made))
    return Shown(made.rule.title, values, children={LINE: lines, FAULT: faults, NOTE: notes})


def notes_of(made: MadeTable) -> list[tuple[str, str]]:
    """Which day counts for which line, and what is missing."""
    return [*made.rule.notes, *made.missing]


def sheets(desk: Desk, tables: Sequence[MadeTable], foot: TableFoot) -> list[OutTable]:
    """A sheet for each table: numbers are numbers, sums and shares are formulas."""
    office = setting_of(desk, PRINT, lookup(desk)).office
    return [_sheet(each, foot, office) for each in tables]


def sheets_in_steps(
    desk: Desk, rules: Sequence[PeriodTableRule], period: Period, foot: TableFoot
) -> Generator[tuple[int, int], None, list[OutTable]]:
    """Count some tables and make their sheets: yields (tables made, all)."""
    tables = yield from made_in_steps(desk, rules, period)
    return sheets(desk, tables, foot)


def write(tables: Sequence[OutTable], path: Destination, progress: Progress = no_progress) -> None:
    """Write the sheets of a workbook; for a worker thread."""
    write_workbook(tables, path, progress)


def _sheet(made: MadeTable, foot: TableFoot, office: str) -> OutTable:
    columns = [
        OutColumn("序号", 4, "center"), OutColumn("指标", 17), OutColumn("单位", 4, "center"),
        *(OutColumn(word, 9, "right") for word in COLUMNS), OutColumn("备注", 17),
    ]  # fmt: skip
    places = {each.key: at for at, each in enumerate(made.lines, FIRST_LINE)
              if each.kind == "counted"}  # fmt: skip
    rows: list[list[OutCell]] = []
    number = 0
    for each in made.lines:
        number += each.kind != "heading"
        cells = [_cell(made, each, place, places) for place in range(len(COLUMNS))]
        title = INDENT * each.level + each.title
        counted = number if each.kind != "heading" else None
        rows.append([counted, title, each.unit, *cells, each.fault or each.note])
    rows += ([None, text, None, None, None, None, None] for text in _below(made, foot, office))
    return OutTable(made.rule.name.replace(" ", ""), columns, rows, 2)


def _cell(made: MadeTable, line: TableLine, place: int, places: dict[str, int]) -> OutCell:
    """A number, or the formula that makes it: a whole of parts that agree, a share."""
    if line.kind == "heading":
        return None
    value = number_of(line.cells[place].value, line.unit)
    if value is None:
        return line.text(place)
    letter = chr(ord(FIRST_NUMBER) + place)
    if line.kind == "ratio":
        part, whole = (f"{letter}{places[key]}" for key in (line.key, line.whole))
        return Formula(f'IF({whole}=0,"",ROUND({part}*100/{whole},1))', value)
    parts = [f"{letter}{places[each.key]}" for each in _parts(made, line)]
    if parts and not line.fault:
        return Formula(f"SUM({','.join(parts)})", value)
    return value


def _parts(made: MadeTable, line: TableLine) -> list[TableLine]:
    """The lines of the first family that makes up a line."""
    own = [each for each in made.lines if each.of and each.of == line.key]
    return [each for each in own if each.family == own[0].family]


def _below(made: MadeTable, foot: TableFoot, office: str) -> Iterator[str]:
    yield from words_of(made).split("\n")
    yield f"填报单位（盖章）：{office}"
    for word, text in zip(("填报人", "审核人", "负责人", "电话"), foot, strict=True):
        yield f"{word}：{text}"
    yield "填报日期："
    yield LEGEND
    for title, words in notes_of(made):
        yield f"{title}：{words}"
