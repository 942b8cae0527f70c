"""The line of words beneath a field: what must or should be changed, or how a value reads."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from desktop_app.errors import Problem
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label

SPACING = 2
"""What stands between a field and the note beneath it."""


class FieldNote(QWidget):
    """An icon and a sentence in one line that always keeps its room: no field ever moves.

    A longer sentence ends in …, the whole of it in the tool tip. One that `wraps` is as high as
    its words need instead, and hidden while there is nothing to say.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._wraps = theme, wraps
        self._said = ("", "small")
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 0, 0, 4 if wraps else 0)
        line.setSpacing(6)
        self._icon = QLabel()
        self._icon.setFixedWidth(theme.sizes.icon)
        self._icon.hide()
        self.words = label("", "small", wraps=True) if wraps else ElidedLabel(role="small")
        # its words never make a column of the form wider
        wide = QSizePolicy.Policy.Expanding if wraps else QSizePolicy.Policy.Ignored
        self.words.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
        top = Qt.AlignmentFlag.AlignTop if wraps else Qt.AlignmentFlag.AlignVCenter
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | top)
        line.addWidget(self._icon, 0, top)
        line.addWidget(self.words, 1)
        if wraps:
            self.hide()
        else:
            self.setFixedHeight(note_height(theme))

    @property
    def is_cut(self) -> bool:
        """Whether there is no room for all of the words."""
        words = self.words
        return words.fontMetrics().horizontalAdvance(words.text()) > words.contentsRect().width()

    def say(self, text: str, icon: str = "") -> None:
        """Shows a quiet remark, or nothing."""
        self._show(text, "small", icon)

    def refuse(self, sentence: str) -> None:
        """Shows why something was refused."""
        self._show(sentence, "bad", "problem")

    def warn(self, problem: Problem) -> None:
        """Shows what must (必须改) or should (建议改) be changed."""
        if problem.stops:
            self.refuse(problem.text)
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
            self._theme.icons.put(self._icon, icon, "muted" if role == "small" else role)
        if self._wraps:
            self.setVisible(bool(text))


def note_height(theme: Theme) -> int:
    """The height that the line beneath a field always has."""
    return theme.sizes.small + 6


def note_beneath(field: QWidget, theme: Theme) -> FieldNote:
    """A note in the row beneath a field of a grid, as wide as the field; else inside its box.

    It takes the place of most of the space between the rows of the grid.
    """
    parent, own = field.parentWidget(), field.layout()
    note = FieldNote(theme, parent)
    grid = None if parent is None else _grid_of(parent.layout(), field)
    if grid is not None:
        place = cast("tuple[int, int, int, int]", grid.getItemPosition(grid.indexOf(field)))
        row, column, rows, columns = place
        grid.addWidget(note, row + rows, column, 1, columns)
        grid.setVerticalSpacing(SPACING)
    elif own is not None:
        own.addWidget(note)
    return note


def _grid_of(layout: QLayout | None, field: QWidget) -> QGridLayout | None:
    """The grid that contains a field, in a layout or in one nested in it."""
    if layout is None:
        return None
    if isinstance(layout, QGridLayout) and layout.indexOf(field) >= 0:
        return layout
    inner = (layout.itemAt(place) for place in range(layout.count()))
    found = (_grid_of(item.layout(), field) for item in inner if item is not None)
    return next((grid for grid in found if grid is not None), None)
