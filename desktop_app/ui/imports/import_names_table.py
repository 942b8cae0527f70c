"""The table of names that the office lacks: each is created, mapped, left empty or refused."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.imports import Answer, Key, UnknownName, Way
from desktop_app.ui.look.small_table import small_table
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

LIMIT = 200


class NamesTable(QWidget):
    """Keeps the answer for each unknown name; `changed` comes after each choice."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.answers: dict[Key, Answer] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = small_table(
            "unknown_names", ("名称", "属于", "行数", "怎么办"), (8, 6, 3), theme
        )
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.table)

    def show_names(self, unknown: tuple[UnknownName, ...]) -> None:
        """Shows the names of a plan with what becomes of them."""
        shown = unknown[:LIMIT]
        self.table.setRowCount(len(shown))
        for line, each in enumerate(shown):
            for column, text in enumerate((each.key.text, each.title, str(len(each.lines)))):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.table.setItem(line, column, item)
            self.table.setCellWidget(line, 3, self._choice(each))
            self.table.setRowHeight(line, self._theme.sizes.control + 4)
        rows = min(len(shown), 4)
        self.setFixedHeight((rows + 1) * (self._theme.sizes.control + 4) + 6)

    def _choice(self, unknown: UnknownName) -> QComboBox:
        choice = QComboBox()
        choice.setAccessibleName(f"{unknown.key.text}怎么办")
        if unknown.may_create:
            choice.addItem("新建", Answer(Way.CREATE))
        near = [key for key, _ in unknown.near]
        rest = [each for each in unknown.choices if each[0] not in near]
        for target, text in (*unknown.near, *rest[:LIMIT]):
            choice.addItem(f"就是“{text}”", Answer(Way.USE, target))
        choice.addItem("留空", Answer(Way.EMPTY))
        choice.addItem("算作问题，不导入", Answer(Way.REFUSE))
        for place in range(choice.count()):
            if choice.itemData(place) == unknown.answer:
                choice.setCurrentIndex(place)
        choice.activated.connect(partial(self._on_choice, unknown.key, choice))
        return choice

    def _on_choice(self, key: Key, choice: QComboBox, _: int = 0) -> None:
        self.answers[key] = choice.currentData()
        self.changed.emit()
