"""What a campaign's page writes and reads: forms, tables, reports, workbooks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop_app.services.campaigns import figure_books, outputs
from desktop_app.services.campaigns.campaign_table import MadeCampaignTable
from desktop_app.services.campaigns.figure_sheet import FigureSheet
from desktop_app.ui.prints.page_outputs import export_book, export_table, show_print
from desktop_app.ui.ui_context import UiContext

BOOKS = "表格 (*.xlsx *.xls *.et *.ods *.csv *.docx);;所有文件 (*)"


def ask_book(context: UiContext, take: Callable[[Path], object], *_: object) -> None:
    """Lets the user choose a workbook whose figures are taken."""
    context.desktop.ask_open_file("figure_book", "导入填报数", BOOKS, take)


def export_form(context: UiContext, of: FigureSheet) -> None:
    """Asks where to, then writes the sheet of a period as a form to be filled."""
    table = figure_books.form_table(of)
    title = f"{of.title}填报表"
    export_book(context, "填报表", partial(figure_books.write, table), name=title)


def print_table(context: UiContext, made: MadeCampaignTable, window: QWidget) -> None:
    """Opens the preview of a table."""
    show_print(context, window, lambda: outputs.table_sheet(context.desk, made))


def print_report(context: UiContext, made: MadeCampaignTable, window: QWidget) -> None:
    """Opens the preview of the short report."""
    show_print(context, window, lambda: outputs.report_sheet(context.desk, made))


def export_made(context: UiContext, made: MadeCampaignTable, _: QWidget) -> None:
    """Asks where to, then writes a table as a workbook; says why where nothing is in it."""
    if made.is_empty:
        context.desktop.tell("nothing_to_export", "这一期还没有填报，没有可以导出的。")
        return
    export_table(
        context, outputs.table_out(made), f"{made.name}{made.words}统计表", figure_books.write
    )
