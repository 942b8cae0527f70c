"""The head of the matrix of duties: name, rule and day, and how many did it, of each duty."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.services.duties.cells import DutyColumn
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_rows import COMMITTEE, NUMBER, LineOrder
from desktop_app.ui.look.theme import Theme

PADDING, BAR = 12, 5
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class DutyHead(QHeaderView):
    """Paints the columns of one part of the table; a click sorts by the column."""

    def __init__(self, model: DutyModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model, self._theme = model, theme
        self.order = LineOrder()
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def sizeHint(self) -> QSize:
        sizes = self._theme.sizes
        return QSize(0, sizes.text + 2 * sizes.small + 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), self._theme.tokens
        painter.fillRect(self.viewport().rect(), QColor(tokens.raised))
        high = self.height()
        for column in range(self.count()):
            if self.isSectionHidden(column):
                continue
            place = QRect(
                self.sectionViewportPosition(column), 0, self.sectionSize(column), high - 1
            )
            duty = self._model.duty(column)
            if duty is None:
                self._paint_title(painter, place, column)
            else:
                self._paint_duty(painter, place, duty, column)
            if column >= COMMITTEE and column != self._model.last:
                painter.setPen(QColor(tokens.border if column == COMMITTEE else tokens.line))
                painter.drawLine(place.topRight(), place.bottomRight())
        painter.setPen(QColor(tokens.border))
        painter.drawLine(0, high - 1, self.viewport().width(), high - 1)

    def _paint_title(self, painter: QPainter, place: QRect, column: int) -> None:
        right = column in (NUMBER, self._model.last)
        painter.setPen(QColor(self._theme.tokens.muted))
        inner = place.adjusted(PADDING, 0, -PADDING // 2, 0)
        text = f"{self._model.title(column)}{self._arrow(column)}"
        painter.drawText(inner, RIGHT if right else LEFT, text)

    def _paint_duty(self, painter: QPainter, place: QRect, duty: DutyColumn, column: int) -> None:
        sizes, tokens = self._theme.sizes, self._theme.tokens
        usual = QFont(painter.font())
        inner = place.adjusted(PADDING - 2, 6, -4, -6)
        bold, small = QFont(usual), QFont(usual)
        bold.setWeight(QFont.Weight.DemiBold)
        small.setPixelSize(sizes.small)
        first = QRect(inner.left(), inner.top(), inner.width(), sizes.text + 4)
        second = QRect(inner.left(), first.bottom() + 2, inner.width(), sizes.small + 4)
        third = QRect(inner.left(), second.bottom() + 2, inner.width(), sizes.small + 4)
        painter.setFont(bold)
        painter.setPen(QColor(tokens.text))
        self._write(painter, first, f"{duty.name}{self._arrow(column)}")
        painter.setFont(small)
        painter.setPen(QColor(tokens.muted))
        self._write(painter, second, rule_words(duty))
        share = f"{duty.done}/{duty.asked}"
        if self._model.before is not None:
            before = self._model.share_before(duty.name)
            painter.drawText(third, LEFT, share)
            painter.drawText(third, RIGHT, f"上年 {before}" if before else "上年没有")
            painter.setFont(usual)
            return
        painter.drawText(third, RIGHT, share)
        wide = third.width() - painter.fontMetrics().horizontalAdvance(share) - 8
        bar = QRect(third.left(), third.center().y() - BAR // 2, max(0, wide), BAR)
        painter.fillRect(bar, QColor(tokens.bar_before))
        part = bar.width() * duty.done // duty.asked if duty.asked else 0
        painter.fillRect(QRect(bar.left(), bar.top(), part, BAR), QColor(tokens.good))
        painter.setFont(usual)

    def _arrow(self, column: int) -> str:
        if column != self.order.column or column == NUMBER:
            return ""
        return " ↓" if self.order.down else " ↑"

    def _write(self, painter: QPainter, place: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, LEFT, shown)


def rule_words(duty: DutyColumn) -> str:
    """The rule of a duty with its day: 立案满 1·12-15前."""
    return "·".join(filter(None, (duty.rule, f"{duty.due[5:]}前" if duty.due else "")))
