"""The duties of a year as prints, as a workbook, as a message to one member or group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.duty_matrix import DONE as SIGN
from desktop_app.documents.prints.duty_matrix import NOTHING, DutySheet, matrix_print
from desktop_app.documents.prints.duty_slip import CHILD, PRINT
from desktop_app.errors import UserError
from desktop_app.services.desk import Desk
from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    OVERDUE,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)
from desktop_app.services.duties.shares import by_committee, total
from desktop_app.services.duties.slip_words import missing, slip_words
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import setting_of
from desktop_app.services.safekeeping.destinations import Destination

__all__ = ["PreparedPrint", "matrix_sheet", "slip_of", "slip_sheet", "table_of", "write"]

WHOSE = {"member": ("委员", "人"), "group": ("组", "个组")}


def title_of(matrix: DutyMatrix) -> str:
    """What the matrix of a year is called."""
    return f"{matrix.year}年{WHOSE[matrix.subject][0]}“五个一”完成情况表"


def slip_of(desk: Desk, matrix: DutyMatrix, line: DutyLine) -> str:
    """The message to a line; "" where nothing is asked of it."""
    return slip_words(matrix, line, _signed(desk), desk.today)


def matrix_sheet(desk: Desk, matrix: DutyMatrix, lines: Sequence[DutyLine]) -> PreparedPrint:
    """The print of some lines; `UserError` where there are none."""
    if not lines or not matrix.columns:
        raise UserError("没有可以打印的内容：先定这一年的“五个一”项目，或清除查找和条件。")
    whose, unit = WHOSE[matrix.subject]
    duties = [
        (each.name, rule_words(each), _share(lines, place))
        for place, each in enumerate(matrix.columns)
    ]
    wanted = matrix_print(DutySheet(matrix.year, whose, duties, unit, matrix.subject == "member"))
    shown = tuple(Shown(each.name, _texts(each)) for each in lines)
    return PreparedPrint(wanted, shown, setting_of(desk, wanted, lookup(desk)), {})


def rule_words(duty: DutyColumn) -> str:
    """The rule of a duty with its last day: 立案满 1，12月15日前."""
    day = f"{int(duty.due[5:7])}月{int(duty.due[8:])}日前" if duty.due else ""
    return "，".join(filter(None, (duty.rule, day)))


def slip_sheet(
    desk: Desk, matrix: DutyMatrix, lines: Sequence[DutyLine],
    words: Mapping[int, str] | None = None,
) -> PreparedPrint:  # fmt: skip
    """A slip for each line that lacks something, or for one line; `words` are edited messages."""
    wanted = [each for each in lines if each.asked and (len(lines) == 1 or missing(matrix, each))]
    if not wanted:
        raise UserError("列出来的都已经完成，或者不计“五个一”，没有要发的单子。")
    shown = []
    for each in wanted:
        text = (words or {}).get(each.key) or slip_words(matrix, each, "", desk.today)
        shown.append(_slip(matrix, each, text))
    return PreparedPrint(PRINT, tuple(shown), setting_of(desk, PRINT, lookup(desk)), {})


def _slip(matrix: DutyMatrix, line: DutyLine, words: str) -> Shown:
    whom = line.name if matrix.subject == "group" else f"{line.name} 委员"
    values = {
        "name": line.name, "about": line.about, "year": str(matrix.year), "words": words,
        "whom": "　".join(filter(None, (whom, line.committee))),
        "sum": f"完成 {line.done} / {line.asked}",
    }  # fmt: skip
    rows = [
        {
            "name": column.name, "rule": column.how_to or column.rule,
            "due": _day(column.due, matrix.year),
            "state": _state_words(column, cell),
        }
        for column, cell in zip(matrix.columns, line.cells, strict=True)
        if cell.state != EXEMPT
    ]  # fmt: skip
    return Shown(line.name, values, None, {CHILD: rows})


def _day(due: str, year: int) -> str:
    shown = show_chinese_day(due) if due else ""
    return shown.removeprefix(f"{year}年")


def _state_words(column: DutyColumn, cell: DutyCell) -> str:
    if cell.state == DONE:
        return f"{SIGN} 完成（{cell.done} {column.unit}）"
    if cell.state == TICKED:
        return f"{SIGN} 已认定"
    late = "已过期，" if cell.state == OVERDUE else ""
    waiting = f"，{cell.waiting}" if cell.waiting else ""
    return f"{late}还差 {cell.minimum - cell.done} {column.unit}{waiting}"


def table_of(matrix: DutyMatrix, lines: Sequence[DutyLine] | None = None) -> OutTable:
    """Some lines, or all, as a sheet: numbers as numbers, words where something else is known."""
    chosen = matrix.lines if lines is None else lines
    grouped = matrix.subject == "group"
    columns = [OutColumn("序号", 6, "right"), OutColumn("名称" if grouped else "姓名", 12)]
    if not grouped:
        columns += [OutColumn("专委会", 18), OutColumn("界别", 14)]
    columns += [OutColumn(each.name, 14, "right") for each in matrix.columns]
    columns += [OutColumn("完成", 8, "right"), OutColumn("应完成", 8, "right"),
                OutColumn("差什么", 40), OutColumn("不计的原因", 18)]  # fmt: skip
    rows: list[list[OutCell]] = []
    for number, each in enumerate(chosen, 1):
        who: list[OutCell] = [number, each.name]
        who += [] if grouped else [each.committee, each.sector]
        lacks = "、".join(column.name for column, _ in missing(matrix, each))
        counts: list[OutCell] = [_number(cell) for cell in each.cells]
        ends: list[OutCell] = [each.done, each.asked, lacks] if each.asked else [None, None, ""]
        rows.append([*who, *counts, *ends, each.exempt])
    return OutTable(title_of(matrix), columns, rows)


def shares_table(matrix: DutyMatrix) -> OutTable:
    """How many of each committee did each duty, as a sheet: done, asked of, per cent."""
    columns = [OutColumn("专委会", 18)]
    for each in matrix.columns:
        columns += [OutColumn(f"{each.name}完成", 12, "right"),
                    OutColumn("应完成", 8, "right"), OutColumn("%", 6, "right")]  # fmt: skip
    columns += [OutColumn("全部完成", 8, "right"), OutColumn("一项没有", 8, "right")]
    rows: list[list[OutCell]] = []
    for line in (*by_committee(matrix), total(matrix)):
        counts = [(each.done, each.asked, each.percent) for each in line.shares]
        flat: list[OutCell] = [number for each in counts for number in each]
        rows.append([line.title, *flat, line.whole.done, line.nothing])
    return OutTable("按专委会", columns, rows)


def write_all(matrix: DutyMatrix, lines: Sequence[DutyLine], path: Destination) -> None:
    """Write some lines of a matrix and, of members, the shares of committees to one workbook."""
    tables = [table_of(matrix, lines)]
    tables += [shares_table(matrix)] if matrix.subject == "member" else []
    write_workbook(tables, path)


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write a matrix to a workbook; for a worker thread."""
    write_workbook([table], path, progress)


def _number(cell: DutyCell) -> OutCell:
    if cell.state == EXEMPT:
        return None
    return "认定" if cell.state == TICKED else cell.done


def _texts(line: DutyLine) -> Mapping[str, str]:
    cells = {f"cell{place}": _printed(cell) for place, cell in enumerate(line.cells)}
    whole = f"{line.done}/{line.asked}" if line.asked else "不计"
    return {"name": line.name, "committee": line.committee or NOTHING, "sum": whole, **cells}


def _printed(cell: DutyCell) -> str:
    """√ with the last day, or what there is: 1/2, 待审, –."""
    if cell.state == DONE:
        return f"{SIGN} {cell.last[5:]}" if len(cell.last) > 5 else f"{SIGN} {cell.done}"
    if cell.state == TICKED:
        return "认定"
    if cell.state == EXEMPT:
        return "不计"
    return f"{cell.done}/{cell.minimum}" if cell.done else (cell.waiting or NOTHING)


def _share(lines: Sequence[DutyLine], place: int) -> str:
    asked = [each.cells[place] for each in lines if each.cells[place].state != EXEMPT]
    return f"{sum(each.state in (DONE, TICKED) for each in asked)}/{len(asked)}"


def _signed(desk: Desk) -> str:
    office = lookup(desk).office
    name = str(office.get("print_title") or office.get("name") or "")
    return f"{name}办公室" if name else ""
