"""What the page of duties gives out: prints, workbooks, messages."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from desktop_app.services.duties import outputs
from desktop_app.services.duties.cells import DutyLine, DutyMatrix
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.duties.duty_pane import DutyPane
from desktop_app.ui.prints.page_outputs import export_table, show_print
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command


class GivingPage(Protocol):
    """What is read of the page."""

    matrix: DutyMatrix
    pane: DutyPane

    @property
    def line(self) -> DutyLine | None:
        """The line with the cursor."""

    def shown_lines(self) -> list[DutyLine]:
        """The lines as they are listed."""

    def catch_up(self) -> None:
        """Makes the pane show the cell with the cursor."""

    def window(self) -> QWidget:
        """The window of the page."""


COMMANDS = (
    ("print", "打印“五个一”完成情况表", "print"), ("slips", "打印“差什么”单子", "print"),
    ("export", "导出“五个一”到 Excel", "export"), ("copy_slip", "复制“差什么”短信", "copy"),
)  # fmt: skip


class DutyGivers:
    """The ways out of the page, by their names."""

    def __init__(self, context: UiContext, page: GivingPage) -> None:
        self._context, self._page = context, page
        self._ways: dict[str, Callable[[], None]] = {
            "print": self.print_matrix, "slips": self.print_slips, "slip": self.print_slip,
            "export": self.export, "copy_all": self.copy_all, "copy_slip": self.copy_slip,
        }  # fmt: skip

    def give(self, name: str) -> bool:
        """Takes a way out; whether it is one."""
        run = self._ways.get(name)
        if run is not None:
            run()
        return run is not None

    def commands(self) -> list[Command]:
        """The ways out in the palette."""
        return [Command(title, "", self._ways[key], key, icon) for key, title, icon in COMMANDS]

    def slip_of(self, line: DutyLine) -> str:
        """The message to a line."""
        return outputs.slip_of(self._context.desk, self._page.matrix, line)

    def copy_slip(self) -> None:
        """Copies the message that the pane shows, edited or not."""
        self._page.catch_up()
        line = self._page.line
        if line is None:
            self._context.events.say("没有列出来的人，没有可以复制的短信", role="muted")
            return
        if not line.asked:
            self._context.events.say("这一行不计“五个一”，没有可以复制的短信", role="muted")
            return
        self._context.desktop.copy_text(self._page.pane.slip.toPlainText().strip())
        self._context.events.say(f"已复制给{line.name}的短信，可以粘贴到微信、短信里")

    def copy_all(self) -> None:
        """Copies the listed lines as a table."""
        table = outputs.table_of(self._page.matrix, self._page.shown_lines())
        lines = [[each.title for each in table.columns]]
        lines += [["" if cell is None else str(cell) for cell in cells] for cells in table.rows]
        rows = CopiedRows(lines)
        self._context.desktop.copy_table(rows.text(), rows.html())
        self._context.events.say(f"已复制 {rows.many} 行，可以粘贴到 Excel 或 WPS", role="muted")

    def print_matrix(self) -> None:
        """Opens the preview of the listed lines as a table."""
        self._print(outputs.matrix_sheet)

    def print_slips(self) -> None:
        """Opens the preview of a slip for each listed line that lacks something."""
        self._print(outputs.slip_sheet)

    def print_slip(self) -> None:
        """Opens the preview of the slip of the line with the cursor, its words as edited."""
        self._page.catch_up()
        line = self._page.line
        if line is not None:
            words = self._page.pane.slip.toPlainText().strip()
            desk, matrix = self._context.desk, self._page.matrix
            show_print(
                self._context, self._page.window(),
                lambda: outputs.slip_sheet(desk, matrix, [line], {line.key: words}),
            )  # fmt: skip

    def export(self) -> None:
        """Writes the listed lines to a workbook."""
        page = self._page
        title = outputs.title_of(page.matrix)
        table = outputs.table_of(page.matrix, page.shown_lines())
        export_table(self._context, table, title, outputs.write)

    def _print(self, prepare: Callable[..., outputs.PreparedPrint]) -> None:
        page = self._page
        sheet = partial(prepare, self._context.desk, page.matrix, page.shown_lines())
        show_print(self._context, page.window(), sheet)
