"""A table of lines to tick: by the box, by Space on the chosen lines, all that are in sight."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.plain_table import dress_plainly
from desktop_app.ui.tables.text_model import DISPLAY, Index, TextModel

CHECK = int(Qt.ItemDataRole.CheckStateRole)


class TickLine(NamedTuple):
    """One line: what its tick is kept by, its texts, and whether they are shown paler."""

    key: Any
    texts: tuple[str, ...]
    pale: bool = False


class TickModel(TextModel):
    """Lines of which those in `ticked` are ticked; the ticks outlast a narrowing of the lines."""

    turned = Signal()

    def __init__(self, titles: Sequence[str], theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(titles, parent)
        self._theme = theme
        self.lines: list[TickLine] = []
        self.ticked: set[Any] = set()

    def show_lines(self, lines: Iterable[TickLine]) -> None:
        """Shows other lines; the ticks stay."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def turn(self, rows: Collection[int]) -> None:
        """Ticks these lines, or unticks them where all of them are ticked."""
        keys = {self.lines[row].key for row in rows}
        self.put(keys, ticked=not keys <= self.ticked)

    def put(self, keys: Collection[Any], *, ticked: bool) -> None:
        """Ticks or unticks lines by their keys."""
        self.ticked = self.ticked | set(keys) if ticked else self.ticked - set(keys)
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, 0))
        self.turned.emit()

    def count(self) -> int:
        return len(self.lines)

    def text(self, row: int, column: int) -> str:
        return self.lines[row].texts[column]

    def colour(self, row: int, column: int) -> QColor | None:
        return QColor(self._theme.tokens.muted) if self.lines[row].pale else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else usual

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == CHECK and index.isValid() and index.column() == 0:
            ticked = self.lines[index.row()].key in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = DISPLAY) -> bool:
        if role != CHECK or index.column() != 0:
            return False
        key = self.lines[index.row()].key
        self.put({key}, ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class TickTable(QTableView):
    """Shows a `TickModel`; Space turns the chosen lines, Ctrl+A chooses all."""

    def __init__(self, name: str, title: str, model: TickModel, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._lines = model
        self.setModel(model)
        dress_plainly(self, theme)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.horizontalHeader().setStretchLastSection(True)

    def widen(self, widths: Sequence[float], theme: Theme) -> None:
        """Sets the widths of the first columns, in characters."""
        for place, width in enumerate(widths):
            self.setColumnWidth(place, 24 + int((theme.sizes.text + 1) * width))

    def chosen_rows(self) -> list[int]:
        """The chosen lines, ascending."""
        return sorted(each.row() for each in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space turns the chosen lines."""
        if event.key() == Qt.Key.Key_Space and self.chosen_rows():
            self._lines.turn(self.chosen_rows())
            return
        super().keyPressEvent(event)
