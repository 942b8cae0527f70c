"""The sheet of a period as a workbook: a form to be filled by others, and one that was filled."""

from __future__ import annotations

from pathlib import Path

from desktop_app.documents.books_in import read_book
from desktop_app.documents.books_out import (
    OutCell,
    OutColumn,
    OutTable,
    Progress,
    no_progress,
    write_workbook,
)
from desktop_app.records.campaign_period import period_words
from desktop_app.records.figure import SCALE
from desktop_app.services.campaigns.figure_blocks import FigureBlock, block_of_book
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW, FigureSheet
from desktop_app.services.campaigns.sums import ALL
from desktop_app.services.safekeeping.destinations import Destination

PLACE_WIDTH, FIGURE_WIDTH = 10, 11
NUMBERS = "#,##0.####"


def read(of: FigureSheet, path: Path) -> FigureBlock:
    """The figures that a workbook has for a sheet; `UserError` where it has none."""
    return block_of_book(of, read_book(path))


def form_table(of: FigureSheet) -> OutTable:
    """A sheet to be filled: what is typed already is in it, shares and sums are left out.

    The sum row is there only where an indicator is typed for all places together.
    """
    typed = of.indicators.typed
    columns = [OutColumn("县（市）", PLACE_WIDTH)]
    columns += [OutColumn(each.title, FIGURE_WIDTH, "right", NUMBERS) for each in typed]
    places = [*of.places, *([ALL] if any(each.whole for each in typed) else [])]
    rows: list[list[OutCell]] = [
        [place or TOTAL_ROW, *(number_of(of.figure((each.key, place))) for each in typed)]
        for place in places
    ]
    return OutTable(f"{period_words(of.period)}填报表", columns, rows, 1)


def number_of(figure: int | None) -> int | float | None:
    """A figure as a spreadsheet holds it."""
    if figure is None:
        return None
    whole, rest = divmod(figure, SCALE)
    return whole if not rest else figure / SCALE


def write(table: OutTable, path: Destination, progress: Progress = no_progress) -> None:
    """Write one sheet to a workbook; for a worker thread."""
    write_workbook([table], path, progress)
