"""The table of a campaign out: a print, a workbook whose sums, shares and checks are live."""

from __future__ import annotations

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.books_out import OutCell, OutColumn, OutTable
from desktop_app.documents.grids import column_letter
from desktop_app.documents.out_tables import Formula
from desktop_app.documents.prints import Shown
from desktop_app.documents.prints.campaign_report import CampaignReport, Progress, report_print
from desktop_app.documents.prints.campaign_table import CampaignFigures, table_print
from desktop_app.errors import UserError
from desktop_app.records.campaign_period import last_day, period_words
from desktop_app.services.campaigns.campaign_table import NOW, MadeCampaignTable
from desktop_app.services.campaigns.figure_books import NUMBERS, number_of
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW
from desktop_app.services.campaigns.indicators import SHARE, TOTAL, Indicator
from desktop_app.services.campaigns.progress import progress_of
from desktop_app.services.campaigns.report_words import report_of
from desktop_app.services.campaigns.sums import ALL
from desktop_app.services.desk import Desk
from desktop_app.services.outward import lookup
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.prints.print_settings import closed_on, setting_of

FIRST_LINE, FIRST_COLUMN = 2, 2
"""The first line below the head of a sheet, and the place of its first column of figures."""
EMPTY = "这一期还没有填报，没有可以打印的内容。先在“填报”里填数。"
NO_INDICATORS = "这项行动还没有填报指标，没有可以打印的内容。"


def table_sheet(desk: Desk, made: MadeCampaignTable) -> PreparedPrint:
    """The print of a table; `UserError` where there is nothing in it."""
    _refuse_empty(made)
    every = made.table.indicators.every
    notes = [f"{each.name}：{each.span_words}。" for each in every if each.span_words]
    figures = CampaignFigures(
        made.name, made.words, [made.head(each) for each in every],
        [(place, made.texts(place, marked=True)) for place in made.table.places],
        made.texts(ALL, marked=True),
        made.faults, [*_bases(made), *(notes if made.span != NOW else ())], made.table.is_checked,
    )  # fmt: skip
    wanted = table_print(figures)
    setting = closed_on(setting_of(desk, wanted, lookup(desk)), _closing(desk, made))
    return PreparedPrint(wanted, (Shown(made.name, {}),), setting, {})


def report_sheet(desk: Desk, made: MadeCampaignTable) -> PreparedPrint:
    """The short report of a period, with its table and the progress of its first indicator."""
    _refuse_empty(made)
    first = made.table.indicators.every[0]
    found = progress_of(desk, made.key, first.key, ALL, made.period)
    bars = Progress(
        f"{first.name}累计进展", first.unit,
        [(period_words(each.period), _float(each.so_far), _target(each.target))
         for each in found.points if each.so_far is not None],
    )  # fmt: skip
    words = report_of(desk, made)
    shown = [made.texts(place, marked=True) for place in made.table.places]
    every = made.table.indicators.every
    report = CampaignReport(
        made.name, made.words, words, [each.title for each in every],
        [*zip(made.table.places, shown, strict=True), (TOTAL_ROW, made.texts(ALL, marked=True))],
        made.faults, bars, made.table.is_checked, _bases(made),
    )  # fmt: skip
    wanted = report_print(report)
    setting = closed_on(setting_of(desk, wanted, lookup(desk)), _closing(desk, made))
    return PreparedPrint(wanted, (Shown(made.name, {}),), setting, {})


def _bases(made: MadeCampaignTable) -> list[str]:
    return [f"核对：{each}。" for each in made.table.lacking_bases]


def table_out(made: MadeCampaignTable) -> OutTable:
    """The table as a sheet: figures are numbers; sums, shares and checks are formulas."""
    every = made.table.indicators.every
    columns = [OutColumn("序号", 5, "center"), OutColumn("县（市）", 10)]
    columns += [OutColumn(each.title, 11, "right", NUMBERS) for each in every]
    last = FIRST_LINE + len(made.table.places) - 1
    rows: list[list[OutCell]] = []
    for number, place in enumerate(made.table.places):
        line = FIRST_LINE + number
        rows.append([number + 1, place, *(_cell(made, each, place, line) for each in every)])
    rows.append([None, TOTAL_ROW, *(_sum(made, each, last) for each in every)])
    if any(each.kind == TOTAL for each in every):
        rows.append([None, "核对（合计－分项）", *(_check(made, each, last + 1) for each in every)])
    below = [made.words, *(f"核对：{each}" for each in made.faults), *_bases(made)]
    rows += ([None, each, *([None] * len(every))] for each in below)
    return OutTable(made.words.replace("/", "-"), columns, rows, 2)


def _refuse_empty(made: MadeCampaignTable) -> None:
    if not made.table.indicators.every:
        raise UserError(NO_INDICATORS)
    if made.is_empty:
        raise UserError(EMPTY)


def _closing(desk: Desk, made: MadeCampaignTable) -> str:
    return show_chinese_day(min(last_day(made.period), desk.today.isoformat()))


def _cell(made: MadeCampaignTable, indicator: Indicator, place: str, line: int) -> OutCell:
    figure = made.table.cell(indicator, place)
    if indicator.kind == SHARE and figure is not None:
        return _share(made, indicator, line, figure)
    if (indicator.key, place) in made.table.implied and figure is not None:
        parts = made.table.indicators.parts[indicator.key]
        letters = ",".join(f"{_letter_of(made, each.name)}{line}" for each in parts)
        return Formula(f"SUM({letters})", number_of(figure) or 0)
    return number_of(figure)


def _share(made: MadeCampaignTable, indicator: Indicator, line: int, figure: int) -> OutCell:
    part, base = (_letter_of(made, name) for name in (indicator.total, indicator.base))
    decimals = 1 if indicator.decimals is None else indicator.decimals
    value = round(number_of(figure) or 0, decimals)
    if not part or not base:
        return value
    return Formula(f'IF({base}{line}=0,"",ROUND({part}{line}*100/{base}{line},{decimals}))', value)


def _sum(made: MadeCampaignTable, indicator: Indicator, last: int) -> OutCell:
    figure = made.table.cell(indicator, ALL)
    if figure is None:
        return None
    if indicator.kind == SHARE:
        return _share(made, indicator, last + 1, figure)
    if indicator.whole:
        return number_of(figure)
    letter = _letter_of(made, indicator.name)
    return Formula(f"SUM({letter}{FIRST_LINE}:{letter}{last})", number_of(figure) or 0)


def _check(made: MadeCampaignTable, indicator: Indicator, line: int) -> OutCell:
    """The total less its parts in the sum row, 0 where it fits."""
    parts = made.table.indicators.parts.get(indicator.key, ())
    figure = made.table.cell(indicator, ALL)
    if not parts or figure is None:
        return None
    letters = [f"{_letter_of(made, each.name)}{line}" for each in parts]
    known = sum(made.table.cell(each, ALL) or 0 for each in parts)
    text = f"{_letter_of(made, indicator.name)}{line}-SUM({','.join(letters)})"
    return Formula(text, number_of(figure - known) or 0)


def _letter_of(made: MadeCampaignTable, name: str) -> str:
    names = [each.name for each in made.table.indicators.every]
    return column_letter(FIRST_COLUMN + names.index(name)) if name in names else ""


def _float(figure: int | None) -> float:
    return float(number_of(figure) or 0)


def _target(figure: int | None) -> float | None:
    return None if figure is None else _float(figure)
