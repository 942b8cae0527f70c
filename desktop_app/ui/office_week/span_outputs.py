"""What a page of a span gives out: the preview of a print, a workbook, a text to be pasted."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.errors import UserError
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.safekeeping.destinations import WORKBOOK, Destination
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.ui_context import UiContext

BOOK = "Excel 工作簿 (*.xlsx)"
Write = Callable[..., None]


def show_print(context: UiContext, window: QWidget, prepare: Callable[[], PreparedPrint]) -> None:
    """Opens the preview of a print; says why there is none."""
    from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

    try:
        sheet = prepare()
    except UserError as error:
        context.desktop.tell("nothing_to_print", error.sentence)
        return

    def collect(_: Mapping[str, str]) -> Generator[tuple[int, int], None, PreparedPrint]:
        yield 1, 1
        return sheet

    PrintPreview(context, sheet.wanted, (), window, collect=collect).open()


def export_table(context: UiContext, table: Any, title: str, write: Write) -> None:
    """Asks where to, then writes a table to a workbook in the background."""
    if not table.rows:
        context.desktop.tell("nothing_to_export", f"{title}里还没有内容，没有可以导出的。")
        return

    def run(path: Destination) -> None:
        context.jobs.run(
            f"导出{title}",
            lambda progress: write(table, path, progress),
            lambda _: context.events.say(f"已导出{place_words(path)}", path=path),
        )

    ask_destination(context, Question("export_file", f"导出{title}", f"{title}.xlsx", BOOK,
                                      WORKBOOK), run)  # fmt: skip
