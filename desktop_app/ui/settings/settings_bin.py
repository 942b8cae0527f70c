"""设置 · 回收站: removed records, searched, and brought back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTableView

from desktop_app.services.registers import history
from desktop_app.services.registers.history import BroughtBack
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.settings.bin_model import BinModel
from desktop_app.ui.settings.settings_panel import Panel
from desktop_app.ui.tables.plain_table import plain_table
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command

WIDTHS = (12, 8, 20, 8, 20)
HINT = (
    "删除的记录一直留在这里，可以原样找回；随它一起删除的，和它要用到的，会一起找回。"
    "找回也是一次操作，可以撤销。"
)


class BinPanel(Panel):
    """Lists removed records, the last first; those removed with their owner follow it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__("bin", "回收站", HINT, context)
        self.search = QLineEdit(clearButtonEnabled=True)
        self.search.setObjectName("bin_search")
        self.search.setPlaceholderText("搜索名称、拼音、编号")
        self.search.setAccessibleName("搜索回收站")
        self.taken_back = QCheckBox("包括撤销掉的新增")
        self.taken_back.setObjectName("bin_taken_back")
        self.rows = BinModel(partial(history.read_removed, context.desk), self)
        self.table = self._table()
        self.count = label("", "muted")
        self.back_button = button(
            "找回所选", "bring_back_button", context.theme, "restore", "primary"
        )
        self.column.addLayout(row(self.search, None, self.taken_back))
        self.column.addWidget(self.table, 1)
        self.column.addLayout(row(self.count, None, self.back_button))
        self.search.textChanged.connect(self._find)
        self.taken_back.toggled.connect(self._find)
        self.back_button.clicked.connect(self.bring_back)
        self.table.selectionModel().selectionChanged.connect(self._on_selection)
        self.refresh(frozenset())

    def refresh(self, records: frozenset[str]) -> None:
        """Reads the bin again."""
        self._find()

    def bring_back(self) -> None:
        """Puts the selected records back as they were."""
        places = [self.rows.places[index.row()] for index in self._selected()]
        items = history.read_removed(self.context.desk, places)
        if items:
            steps = history.bring_back_in_steps(self.context.desk, items)
            self.context.jobs.step("找回", steps, self._brought_back)

    def commands(self) -> list[Command]:
        """No commands: the button is enough."""
        return []

    def _table(self) -> QTableView:
        theme = self.context.theme
        widths = [24 + int((theme.sizes.text + 1) * width) for width in WIDTHS]
        table = plain_table("bin_table", "回收站", self.rows, theme, widths)
        table.horizontalHeader().setStretchLastSection(True)
        return table

    def _find(self) -> None:
        text, taken_back = self.search.text(), self.taken_back.isChecked()
        self.rows.show(history.find_removed(self.context.desk, text, taken_back=taken_back))
        count = len(self.rows.places)
        nothing = "没有找到。" if text.strip() else "回收站是空的。"
        self.count.setText(f"共 {count} 条" if count else nothing)
        self._on_selection()

    def _selected(self) -> list[QModelIndex]:
        return self.table.selectionModel().selectedRows()

    def _brought_back(self, done: BroughtBack) -> None:
        self.context.events.announce(done.changed, done.sentence)

    def _on_selection(self) -> None:
        self.back_button.setEnabled(self.table.selectionModel().hasSelection())
