"""The priorities of a year that no task serves; a task for one of them is begun from here."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.work_item import WorkItem
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.work_items.uncovered import uncovered
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.tables.small_table import show_rows, small_table
from desktop_app.ui.ui_context import UiContext

SHOWN = 10
LETTERS = 40


class LackingDialog(AskingDialog):
    """A line for each priority without a task; the button begins a task for the chosen one."""

    def __init__(self, context: UiContext, year: int, parent: QWidget) -> None:
        title = f"{year} 年没有任务的重点工作"
        super().__init__(context, "lacking_dialog", title, "为它新建任务", parent)
        self._year, self._front = year, parent
        self.priorities = uncovered(context.desk, year)
        self.heading.setText(f"{title}：{len(self.priorities)} 项")
        hint = "取消了的任务不算。选一项，为它新建任务；重点工作的清单在“设置”的“重点工作”里改。"
        self.column.addWidget(label(hint, "small", wraps=True))
        self.table = small_table("lacking_priorities", ("重点工作",), (36.0,), context.theme)
        show_rows(self.table, [[name] for _, name in self.priorities])
        self.table.setAccessibleName("没有任务的重点工作")
        self.table.doubleClicked.connect(lambda _: self.done_button.click())
        self.column.addWidget(self.table, 1)
        lines = min(len(self.priorities), SHOWN) + 2
        self.table.setMinimumHeight(lines * context.theme.sizes.row)
        self.done_button.setEnabled(bool(self.priorities))
        self.widen(LETTERS)
        self.table.setFocus()
        if self.priorities:
            self.table.setCurrentCell(0, 0)

    def act(self) -> tuple[Changed, str]:
        key = self.priorities[max(self.table.currentRow(), 0)][0]
        draft = registers.blank(self._context.desk, WorkItem, year=self._year, priority=key)
        self._context.open_form(self._context, draft, self._front)
        return Changed(None), ""
