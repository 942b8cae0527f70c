"""The line of sums below the attendance sheet; a sum that is pressed shows whom it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from desktop_app.ui.activities.matrix_model import AFTER, FIRST, NAME, SECTOR, MatrixModel
from desktop_app.ui.look.theme import Theme

PADDING = 8


class SumPlace(NamedTuple):
    """Where the sum of a column is painted, and what of it is in sight."""

    column: int
    place: QRect
    seen: QRect


class MatrixSums(QWidget):
    """Follows the columns of the tables above it; `asked` carries the column pressed."""

    asked = Signal(int)

    def __init__(self, model: MatrixModel, theme: Theme, tables: Sequence[QTableView]) -> None:
        super().__init__()
        self._model, self._theme, self._tables = model, theme, tuple(tables)
        self.setObjectName("sums")
        self.setMouseTracking(True)
        model.totals_changed.connect(self._tell)
        model.modelReset.connect(self._tell)
        for each in tables:
            each.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        self._tell()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), self._theme.tokens
        painter.fillRect(self.rect(), QColor(tokens.raised))
        painter.setPen(QColor(tokens.border))
        painter.drawLine(0, 0, self.width(), 0)
        font = painter.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        last = self._model.last_part
        for column, place, seen in self._places():
            text = self._model.total(column)
            role = {last + 2: "info", last + 3: "bad", SECTOR: "muted"}.get(column, "text")
            left = column in (NAME, SECTOR, last + len(AFTER))
            flags = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            if FIRST <= column <= last:
                flags = Qt.AlignmentFlag.AlignHCenter
            painter.setClipRect(seen)
            painter.setPen(QColor(getattr(tokens, "muted" if text == "–" else role)))
            inner = place.adjusted(PADDING, 0, -PADDING, 0)
            painter.drawText(inner, flags | Qt.AlignmentFlag.AlignVCenter, text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(event.position().toPoint())
        if column is not None:
            self.asked.emit(column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        column = self._column_at(event.position().toPoint())
        counts = column is not None and self._model.total(column).isdecimal()
        shape = Qt.CursorShape.PointingHandCursor if counts else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self.setToolTip("按下只看这些人，再按一次都显示" if counts else "")

    def place_of(self, column: int) -> QRect:
        """Where the sum of a column is in sight; empty where it is scrolled away."""
        return next((each.seen for each in self._places() if each.column == column), QRect())

    def _column_at(self, point: QPoint) -> int | None:
        found = (each.column for each in self._places() if each.seen.contains(point))
        return next(found, None)

    def _places(self) -> Iterator[SumPlace]:
        high = self.height()
        for table in self._tables:
            head, left = table.horizontalHeader(), table.x() - self.x()
            port = QRect(left, 0, table.viewport().width(), high)
            for column in range(self._model.columnCount()):
                if not table.isColumnHidden(column):
                    at = left + head.sectionViewportPosition(column)
                    place = QRect(at, 0, head.sectionSize(column), high)
                    yield SumPlace(column, place, place.intersected(port))

    def _tell(self) -> None:
        told = [f"{self._model.title(x)} {self._model.total(x)}"
                for x in range(FIRST, self._model.last_part + 1)]  # fmt: skip
        self.setAccessibleName("到会人数合计")
        self.setAccessibleDescription("，".join(told))
        self.update()
