"""Tables with many columns out: a register as PDF, a sheet whose total and shares are formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.documents.books_out import OutCell, OutColumn, OutTable
from desktop_app.documents.grids import column_letter
from desktop_app.documents.out_tables import Formula
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.period_table import WideShown, wide_print
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.period_tables.counting import PERCENT, cell_text, number_of
from desktop_app.services.period_tables.crossed import Crossed, CrossedRow
from desktop_app.services.period_tables.remembered import TableFoot
from desktop_app.services.period_tables.wide import WideShare, WideTable
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import closed_on, setting_of

NUMBER, TITLE = "序号", {"committee": "专委会", "member": "姓名"}
SUM, BEFORE, SHARE = "合计", "上年同期", "占本行 %"
FIRST_LINE, FIRST_COLUMN = 2, 2
BLANK = "\u3000" * 4


def wide_title(table: WideTable) -> str:
    """The title with its period and what it is narrowed to."""
    words = "，".join(filter(None, (table.period.words, table.scope_words)))
    return f"{table.rule.title}（{words}）"


def heads_of(table: WideTable) -> list[str]:
    """The titles of all columns in one line, as a sheet and the clipboard have them."""
    heads = [f"{each.over}：{each.title}" if each.over else each.title
             for each in table.rule.columns]  # fmt: skip
    return [NUMBER, TITLE[table.rule.by], *heads]


def wide_sheet(desk: Desk, table: WideTable, foot: TableFoot) -> PreparedPrint:
    """The print of a table with a line for each committee or member."""
    columns = [
        (NUMBER, "", True), (TITLE[table.rule.by], "", False),
        *((each.title, each.over, True) for each in table.rule.columns),
    ]  # fmt: skip
    places = range(len(table.rule.columns))
    rows = [
        [str(number), row.title, *(table.text(row, place) for place in places)]
        for number, row in enumerate(table.rows, 1)
    ]
    rows.append(["", SUM, *(table.text(table.total, place) for place in places)])
    scope = f"统计范围：{table.scope_words}\u3000" if table.scope_words else ""
    note = f"（统计时段：{table.period.words}\u3000{scope}统计截止日期：{table.closing}）"
    rules = [f"{name}：{words}。" for name, words in table.rule.notes]
    rules += [f"合计不符：{words}。" for words in wrong_words(table)]
    shown = WideShown(table.rule.title, note, columns, rows, rules, signed(foot))
    return _prepared(desk, shown, table.closing)


def wrong_words(table: WideTable) -> list[str]:
    """The columns whose lines do not add up to the total, in words."""
    return [
        f"{table.rule.columns[place].title}各行之和比合计{'多' if less > 0 else '少'} {abs(less)}"
        for place, less in table.wrong
    ]


def signed(foot: TableFoot) -> list[str]:
    """Who answers for a table."""
    words = ("填报人", "审核人", "负责人", "电话")
    return [f"{word}：{text or BLANK}" for word, text in zip(words, foot, strict=True)]


def wide_out(table: WideTable) -> OutTable:
    """The table as a sheet: the total is a live sum, shares are divisions."""
    columns = [OutColumn(NUMBER, 4, "center"), OutColumn(TITLE[table.rule.by], 12)]
    columns += [OutColumn(head, 7, "right") for head in heads_of(table)[FIRST_COLUMN:]]
    wrong = {place for place, _ in table.wrong}
    rows: list[list[OutCell]] = []
    last = FIRST_LINE + len(table.rows) - 1
    for line, row in enumerate((*table.rows, table.total), FIRST_LINE):
        cells: list[OutCell] = []
        for place, value in enumerate(row.values):
            column = table.rule.columns[place]
            number = number_of(value, column.unit)
            letter = column_letter(place + FIRST_COLUMN)
            if isinstance(column, WideShare):
                ends = (column.part, column.whole)
                part, whole = (f"{column_letter(each + FIRST_COLUMN)}{line}" for each in ends)
                text = f'IF({whole}=0,"",ROUND({part}*100/{whole},1))'
                cells.append(None if number is None else Formula(text, number))
            elif line > last and table.rows and place not in wrong and number is not None:
                cells.append(Formula(f"SUM({letter}{FIRST_LINE}:{letter}{last})", number))
            else:
                cells.append(number)
        place = line - FIRST_LINE + 1
        rows.append([place if line <= last else None, row.title, *cells])
    return OutTable(table.rule.title, columns, rows, FIRST_COLUMN)


def crossed_title(table: Crossed) -> str:
    """委员结构（界别 × 政治面貌）."""
    return f"{table.subject.title}统计表（{table.title}）"


def crossed_sheet(
    desk: Desk, table: Crossed, foot: TableFoot, *, shares: bool, before: bool
) -> PreparedPrint:
    """The print of a table of two dimensions, as the page shows it."""
    columns = [(table.down.title, "", False)]
    for _, title in table.columns:
        columns.append((table.subject.unit, title, True) if shares else (title, "", True))
        columns += [(SHARE, title, True)] if shares else []
    columns.append((SUM, "", True))
    columns += [(BEFORE, "", True)] if before else []
    rows = [
        crossed_texts(table, row, shares=shares, before=before)
        for row in (*table.rows, table.total)
    ]
    note = f"（统计时段：{table.asked.period.words}\u3000统计截止日期：{table.closing}）"
    rules = [f"{name}：{words}。" for name, words in table.subject.notes]
    if table.is_wrong:
        rules.append(f"合计不符：{table.agreement}。")
    shown = WideShown(crossed_title(table), note, columns, rows, rules, signed(foot))
    return _prepared(desk, shown, table.closing)


def crossed_texts(table: Crossed, row: CrossedRow, *, shares: bool, before: bool) -> list[str]:
    """A row as texts: each number with its share of the row, the sum, last year's."""
    found = [row.title]
    for place, value in enumerate(row.values):
        found.append(f"{value:,}")
        found += [cell_text(table.share(row, place), PERCENT)] if shares else []
    found.append(f"{row.total:,}")
    return [*found, *([cell_text(row.before, "")] if before else [])]


def crossed_heads(table: Crossed, *, shares: bool, before: bool) -> list[str]:
    """The titles of all columns in one line."""
    found = [table.down.title]
    for _, title in table.columns:
        found += [title, f"{title}：{SHARE}"] if shares else [title]
    return [*found, SUM, *([BEFORE] if before else [])]


def crossed_out(table: Crossed, *, shares: bool, before: bool) -> OutTable:
    """The table as a sheet: sums of rows that agree are live, shares are divisions."""
    heads = crossed_heads(table, shares=shares, before=before)
    columns = [OutColumn(heads[0], 14), *(OutColumn(each, 7, "right") for each in heads[1:])]
    step, last = 1 + shares, FIRST_LINE + len(table.rows) - 1
    at_sum = column_letter(1 + step * len(table.columns))
    lives = sum(row.total for row in table.rows) == table.total.total
    rows: list[list[OutCell]] = []
    for line, row in enumerate((*table.rows, table.total), FIRST_LINE):
        cells: list[OutCell] = [row.title]
        numbers = [*row.values, row.total]
        for place, value in enumerate(numbers):
            letter = column_letter(1 + step * place)
            formula = f"SUM({letter}{FIRST_LINE}:{letter}{last})"
            live = line > last and lives and bool(table.rows)
            cells.append(Formula(formula, value) if live else value)
            if shares and place < len(row.values):
                share = number_of(table.share(row, place), PERCENT)
                text = f'IF({at_sum}{line}=0,"",ROUND({letter}{line}*100/{at_sum}{line},1))'
                cells.append(None if share is None else Formula(text, share))
        rows.append([*cells, *([row.before] if before else [])])
    return OutTable(crossed_title(table), columns, rows, 1)


def _prepared(desk: Desk, content: WideShown, closing: str) -> PreparedPrint:
    wanted = wide_print(content)
    texts: Mapping[str, str] = {"titles": _texts(content.rows)}
    setting = closed_on(setting_of(desk, wanted, lookup(desk)), closing)
    return PreparedPrint(wanted, (Shown(content.title, texts),), setting, {})


def _texts(rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(row[0] + row[1] for row in rows)
