"""Paints the cells of a week and of a month."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QTableView, QWidget

from desktop_app.services.office_week.plan_days import HALVES
from desktop_app.services.office_week.plan_lines import PlanLine
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.office_week.week_model import FIRST, WeekModel

Index = QModelIndex | QPersistentModelIndex
SELECTED, FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
PAD, BAR, MOST_LINES = 8, 3, 3
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
WRAPPED = int(LEFT) | int(Qt.TextFlag.TextWordWrap)
BARS = {"activity": "accent", "consultation": "info"}
"""The colour of the bar at the left by the kind of record; `muted` for any other."""


class DayDelegate(QStyledItemDelegate):
    """What both tables share: colours, the ground of a day, the frame of the cursor."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def colour(self, role: str) -> QColor:
        """A colour of the current look."""
        return QColor(getattr(self.theme.tokens, role))

    def small(self) -> QFont:
        """The font of the smaller lines."""
        font = QFont(self.parent().font())  # type: ignore[attr-defined]
        font.setPixelSize(self.theme.sizes.text - 2)
        return font

    def paint_ground(
        self, painter: QPainter, place: QRect, state: Any, *, today: bool, rest: bool
    ) -> None:
        """The ground, by the kind of day, and lines below and at the right."""
        role = "soft" if today else "raised" if rest else "surface"
        ground = self.colour(role)
        if today:
            ground.setAlpha(90)
        painter.fillRect(place, ground)
        if state & SELECTED:
            tint = self.colour("accent")
            tint.setAlpha(26)
            painter.fillRect(place, tint)
        painter.setPen(self.colour("line"))
        painter.drawLine(place.topRight(), place.bottomRight())

    def paint_cursor(self, painter: QPainter, place: QRect, state: Any) -> None:
        """The frame of the cell with the cursor."""
        if state & FOCUSED and state & SELECTED:
            pen = painter.pen()
            pen.setColor(self.colour("accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place.adjusted(1, 1, -2, -2))
            pen.setWidth(1)
            painter.setPen(pen)


class WeekDelegate(DayDelegate):
    """One line of the plan in a cell: time and matter, then place, leaders and host."""

    def __init__(self, model: WeekModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(theme, parent)
        self._model, self._table = model, parent

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        place, state = QRect(option.rect), option.state
        painter.save()
        if index.column() < FIRST:
            self._paint_half(painter, place, index.row())
        else:
            day = self._model.day(index.column())
            today, rest = day == self._model.today, self._model.is_rest(index.column())
            self.paint_ground(painter, place, state, today=today, rest=rest)
            line = self._model.line(index.row(), index.column())
            if line is not None:
                self._paint_line(painter, place, line)
            self._paint_edge(painter, place, index.row())
            self.paint_cursor(painter, place, state)
        painter.restore()

    def height_of(self, line: PlanLine, width: int) -> int:
        """How high a cell must be for a line, in pixels."""
        room = max(width - 2 * PAD - BAR, 20)
        font = self.parent().font()  # type: ignore[attr-defined]
        metrics, small = QFontMetrics(font), QFontMetrics(self.small())
        head = _head_height(_head(line), metrics, room)
        more = sum(small_lines(each, small, room)[1] for each in _more(line))
        return head + more + 2 * PAD

    def _paint_half(self, painter: QPainter, place: QRect, row: int) -> None:
        painter.fillRect(place, self.colour("raised"))
        painter.setPen(self.colour("text"))
        word = HALVES.get(self._model.half(row), "")
        seen = place.intersected(self._table.viewport().rect())
        painter.drawText(seen, Qt.AlignmentFlag.AlignCenter, "\n".join(word))
        painter.setPen(self.colour("border"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())

    def _paint_edge(self, painter: QPainter, place: QRect, row: int) -> None:
        """A stronger line below the last row of a half-day."""
        ends = any(each.first + each.rows - 1 == row for each in self._model.cells.bands)
        painter.setPen(self.colour("border" if ends else "line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _paint_line(self, painter: QPainter, place: QRect, line: PlanLine) -> None:
        bar = QRect(place.left() + PAD - 4, place.top() + PAD, BAR, place.height() - 2 * PAD)
        painter.fillRect(
            bar, self.colour("border" if line.draft else BARS.get(line.record, "muted"))
        )
        inner = place.adjusted(PAD + BAR, PAD, -PAD, -PAD + 4)
        metrics = painter.fontMetrics()
        painter.setPen(self.colour("text"))
        head = _head(line)
        height = _head_height(head, metrics, inner.width())
        if _wrapped_height(head, metrics, inner.width()) > height:
            head = _cut(head, metrics, inner.width(), height)
        painter.drawText(inner, WRAPPED, head)
        top = inner.top() + height
        painter.setFont(self.small())
        painter.setPen(self.colour("muted"))
        small = painter.fontMetrics()
        for text in _more(line):
            shown, height = small_lines(text, small, inner.width())
            painter.drawText(inner.left(), top, inner.width(), height, WRAPPED, shown)
            top += height


def _head(line: PlanLine) -> str:
    return f"{line.time} {line.title}".strip()


def _more(line: PlanLine) -> list[str]:
    """The smaller lines below: where, who of the leaders, who hosts and which car."""
    who = "　".join(filter(None, (line.leader, line.host)))
    return [each for each in (line.place, who, line.vehicles) if each]


def _wrapped_height(text: str, metrics: QFontMetrics, width: int) -> int:
    return metrics.boundingRect(0, 0, width, 10_000, WRAPPED, text).height()


def _head_height(text: str, metrics: QFontMetrics, width: int) -> int:
    """The height of a wrapped text, of `MOST_LINES` lines at most."""
    most = _wrapped_height("\n".join("国" * MOST_LINES), metrics, width)
    return min(_wrapped_height(text, metrics, width), most)


def small_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, int]:
    """One of the smaller texts as it is shown, in two lines at most, and its height in pixels."""
    most = _wrapped_height("国\n国", metrics, width)
    height = _wrapped_height(text, metrics, width)
    return (text, height) if height <= most else (_cut(text, metrics, width, most), most)


def _cut(text: str, metrics: QFontMetrics, width: int, height: int) -> str:
    """The beginning of a text that fits, with … at its end."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        tried = f"{text[:middle]}…"
        fits = _wrapped_height(tried, metrics, width) <= height
        low, high = (middle, high) if fits else (low, middle - 1)
    return f"{text[:low]}…"
