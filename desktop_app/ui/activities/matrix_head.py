"""The head of the attendance sheet: days over their half-days, two lines for each part."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.services.activities.mark_sheets import day_words
from desktop_app.ui.activities.matrix_model import FIRST, NUMBER, SECTOR, MatrixModel
from desktop_app.ui.look.theme import Theme

CENTRE = Qt.AlignmentFlag.AlignCenter
PADDING = 8


class MatrixHead(QHeaderView):
    """Paints a day across the parts of it, below it half-day and title of each."""

    def __init__(self, model: MatrixModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, theme
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        return QSize(0, 4 * self._theme.sizes.text + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), self._theme.tokens
        painter.fillRect(self.viewport().rect(), QColor(tokens.raised))
        high, parts = self.height(), self._model.sheet.parts
        above = self._theme.sizes.text + 10
        font = painter.font()
        font.setPixelSize(self._theme.sizes.small)
        painter.setFont(font)
        for column in range(self.count()):
            if self.isSectionHidden(column):
                continue
            left, wide = self.sectionViewportPosition(column), self.sectionSize(column)
            if not FIRST <= column <= self._model.last_part:
                self._write_beside(painter, QRect(left, 0, wide, high), column)
                continue
            part = parts[column - FIRST]
            below = QRect(left, above, wide, high - above)
            words = [each for each in (part.half, part.title) if each]
            self._write(painter, below, "\n".join(words) or "出勤", plain=True)
            painter.setPen(QColor(tokens.line))
            painter.drawLine(below.topRight(), below.bottomRight())
        self._paint_days(painter, above)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(0, high - 1, self.viewport().width(), high - 1)

    def _paint_days(self, painter: QPainter, above: int) -> None:
        parts, first = self._model.sheet.parts, 0
        tokens = self._theme.tokens
        while first < len(parts):
            last = first
            while last + 1 < len(parts) and parts[last + 1].day == parts[first].day:
                last += 1
            left = self.sectionViewportPosition(FIRST + first)
            end = self.sectionViewportPosition(FIRST + last) + self.sectionSize(FIRST + last)
            self._write(painter, QRect(left, 0, end - left, above), day_words(parts[first].day))
            painter.setPen(QColor(tokens.line))
            painter.drawLine(left, above, end, above)
            painter.setPen(QColor(tokens.border))
            painter.drawLine(end - 1, 0, end - 1, self.height())
            first = last + 1

    def _write_beside(self, painter: QPainter, place: QRect, column: int) -> None:
        """The title of a column that is no part, at the side of its values."""
        number = column == NUMBER or self._model.last_part < column <= self._model.last_part + 3
        across = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
        painter.setPen(QColor(self._theme.tokens.muted))
        inner = place.adjusted(PADDING, 0, -PADDING, 0)
        painter.drawText(inner, across | Qt.AlignmentFlag.AlignVCenter, self._model.title(column))
        if column == SECTOR:
            painter.setPen(QColor(self._theme.tokens.border))
            painter.drawLine(place.topRight(), place.bottomRight())

    def _write(self, painter: QPainter, place: QRect, text: str, *, plain: bool = False) -> None:
        painter.setPen(QColor(self._theme.tokens.text if plain else self._theme.tokens.muted))
        lines = [
            painter.fontMetrics().elidedText(each, Qt.TextElideMode.ElideRight, place.width() - 6)
            for each in text.split("\n")
        ]
        painter.drawText(place, CENTRE, "\n".join(lines))
