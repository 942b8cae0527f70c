"""The line of words beneath a field: what must or should be changed, or how a value reads."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from desktop_app.errors import Problem
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label


class FieldNote(QWidget):
    """An icon and a sentence; hidden while there is nothing to say."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said = ("", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 4)
        line.setSpacing(6)
        self._icon = QLabel()
        self._icon.setFixedWidth(theme.sizes.icon)
        self.words = label("", wraps=True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        self.hide()

    def say(self, text: str) -> None:
        """Shows a quiet remark, or nothing."""
        self._show(text, "small", "")

    def warn(self, problem: Problem) -> None:
        """Shows what must (必须改) or should (建议改) be changed."""
        if problem.stops:
            self._show(problem.text, "bad", "problem")
        else:
            self._show(f"建议：{problem.text}", "warn", "advise")

    def _show(self, text: str, role: str, icon: str) -> None:
        if (text, role) == self._said:
            return
        self._said = (text, role)
        self.words.setText(text)
        self.words.setProperty("role", role)
        self._theme.restyle(self.words)
        self._icon.setVisible(bool(icon))
        if icon:
            self._theme.icons.put(self._icon, icon, role)
        self.setVisible(bool(text))


def note_beneath(field: QWidget, theme: Theme) -> FieldNote:
    """A note in the row beneath a field of a grid, as wide as the field; else inside its box."""
    parent, own = field.parentWidget(), field.layout()
    note = FieldNote(theme, parent)
    grid = None if parent is None else _grid_of(parent.layout(), field)
    if grid is not None:
        place = cast("tuple[int, int, int, int]", grid.getItemPosition(grid.indexOf(field)))
        row, column, rows, columns = place
        grid.addWidget(note, row + rows, column, 1, columns)
    elif own is not None:
        own.addWidget(note)
    return note


def _grid_of(layout: QLayout | None, field: QWidget) -> QGridLayout | None:
    """The grid in which a field stands, in a layout or in one inside it."""
    if layout is None:
        return None
    if isinstance(layout, QGridLayout) and layout.indexOf(field) >= 0:
        return layout
    inner = (layout.itemAt(place) for place in range(layout.count()))
    found = (_grid_of(item.layout(), field) for item in inner if item is not None)
    return next((grid for grid in found if grid is not None), None)
