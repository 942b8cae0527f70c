"""The outputs of a page that is no list: the preview of a print, a workbook."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.safekeeping.destinations import WORKBOOK, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.jobs import Progress
from desktop_app.ui.ui_context import UiContext

BOOK = "Excel 工作簿 (*.xlsx)"
Write = Callable[..., None]
WriteBook = Callable[[Destination, Progress], None]


def show_print(context: UiContext, window: QWidget, prepare: Callable[[], PreparedPrint]) -> None:
    """Open the preview of a print, or show the sentence of the `UserError` of `prepare`."""
    try:
        sheet = prepare()
    except UserError as error:
        context.desktop.tell("nothing_to_print", error.sentence)
        return
    show_prepared(context, sheet, window)


def show_prepared(context: UiContext, sheet: PreparedPrint, window: QWidget) -> None:
    """Open the preview of a print over a window."""
    from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

    def collect(_: Mapping[str, str]) -> Generator[tuple[int, int], None, PreparedPrint]:
        yield 1, 1
        return sheet

    PrintPreview(context, sheet.wanted, (), window, collect=collect).open()


def export_table(context: UiContext, table: Any, title: str, write: Write) -> None:
    """Let the user choose a file, then write a table to it as a workbook in the background."""
    if not table.rows:
        context.desktop.tell("nothing_to_export", f"{title}里还没有内容，没有可以导出的。")
        return

    export_book(context, title, partial(write, table))


def export_book(context: UiContext, title: str, write: WriteBook, name: str = "") -> None:
    """Let the user choose a file, then write a workbook to it in the background.

    The job is called by `title`; the file that is proposed has the same name if `name` is empty.
    """

    def run(path: Destination) -> None:
        context.jobs.run(
            f"导出{title}",
            partial(write, path),
            lambda _: context.events.say(f"已导出{place_words(path)}", path=path),
        )

    question = Question("export_file", f"导出{title}", f"{name or title}.xlsx", BOOK, WORKBOOK)
    ask_destination(context, question, run)
