"""The table in which each column of a sheet is given its field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from desktop_app.services.imports import Heading, Proposal, cell_text, column_letter
from desktop_app.ui.look.small_table import small_table
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

SAMPLES = 20


class ColumnsTable(QWidget):
    """One line a column: its letter and title, a value from beneath it, the field to choose."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._choices: dict[int, _Choice] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = small_table("columns", ("列", "表头", "例如", "对应字段"), (2, 6, 5), theme)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.table)

    def show_proposal(self, proposal: Proposal, headings: tuple[Heading, ...]) -> None:
        """Shows the columns of a sheet with the fields that are guessed for them."""
        titled = [(n, title) for n, title in enumerate(proposal.header.titles) if title]
        self._choices = {}
        self.table.setRowCount(len(titled))
        for line, (place, title) in enumerate(titled):
            texts = (column_letter(place), title.replace("/", " / "), _sample(proposal, place))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(tip(text))
                self.table.setItem(line, column, item)
            choice = _Choice(headings, proposal.mapping.get(place, ""))
            choice.setObjectName(f"field_{column_letter(place)}")
            choice.setAccessibleName(f"{title}对应的字段")
            choice.activated.connect(partial(self._on_choice, place))
            self._choices[place] = choice
            self.table.setCellWidget(line, 3, choice)
            self.table.setRowHeight(line, self._theme.sizes.control + 4)

    def mapping(self) -> dict[int, str]:
        """The field chosen for each column, '' where it is left out."""
        return {place: str(choice.currentData()) for place, choice in self._choices.items()}

    def _on_choice(self, place: int, _: int = 0) -> None:
        """A field belongs to one column: another that had it lets it go."""
        taken = self._choices[place].currentData()
        for other, choice in self._choices.items():
            if other != place and taken and choice.currentData() == taken:
                choice.setCurrentIndex(0)
        self.changed.emit()


class _Choice(QComboBox):
    """The fields to choose from; the wheel scrolls the table, not the choice."""

    def __init__(self, headings: tuple[Heading, ...], chosen: str) -> None:
        super().__init__()
        self.addItem("（不导入）", "")
        for place, each in enumerate(headings):
            if place and inner(each) and not inner(headings[place - 1]):
                self.insertSeparator(self.count())
            self.addItem(each.label, each.key)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def inner(heading: Heading) -> bool:
    """Whether a heading means records in a cell of the line, not a field of its own record."""
    return "." in heading.key


def _sample(proposal: Proposal, column: int) -> str:
    """The first value that stands beneath a title."""
    first = proposal.header.body
    for row in proposal.sheet.rows[first : first + SAMPLES]:
        if column < len(row) and cell_text(row[column]):
            return cell_text(row[column])
    return ""
