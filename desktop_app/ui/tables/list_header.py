"""The heads of a list's columns: a click on the words sorts, one on the arrow narrows."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache

ARROW = 20
EDGE = 5  # beside a column's border the mouse changes its width


class ListHeader(QHeaderView):
    """Paints an arrow in every head: how the column is sorted, whether it narrows the list."""

    filter_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setObjectName("list_header")
        self._theme = theme
        self._narrowed: frozenset[int] = frozenset()
        self._sorted, self._down = -1, False
        self._pressed = -1
        self.setMouseTracking(True)
        self._pictures = PictureCache(theme, self)
        theme.changed.connect(self._take_look)

    def show_state(self, sorted_by: int, *, descending: bool) -> None:
        """Marks the column that the list is sorted by, -1 for none."""
        marked = {self._sorted, sorted_by}
        self._sorted, self._down = sorted_by, descending
        self._paint_again(marked)

    def show_narrowed(self, columns: frozenset[int]) -> None:
        """Marks the columns that narrow the list."""
        marked = self._narrowed | columns
        self._narrowed = columns
        self._paint_again(marked)

    def narrowed(self) -> frozenset[int]:
        """The columns that are marked as narrowing the list."""
        return self._narrowed

    def arrow_place(self, column: int) -> QRect:
        """The rectangle of a column's arrow in the header, empty for the row numbers."""
        if column <= 0:
            return QRect()
        right = self.sectionViewportPosition(column) + self.sectionSize(column)
        return QRect(right - ARROW - EDGE, 0, ARROW, self.height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paints the words as the style has them, short of the arrow, then the arrow."""
        painter.save()  # the style leaves its own clip behind
        super().paintSection(painter, rect, section)
        painter.restore()
        if section <= 0:
            return
        name, colour = "down", "faint"
        if section in self._narrowed:
            name, colour = "filtered", "accent"
        elif section == self._sorted:
            name, colour = ("sort_down" if self._down else "sort"), "text"
        picture = self._pictures.picture(name, colour, self._theme.sizes.icon - 4)
        size = picture.deviceIndependentSize().toSize()
        left = rect.right() - ARROW - EDGE + (ARROW - size.width()) // 2 + 1
        painter.drawPixmap(left, rect.top() + (rect.height() - size.height()) // 2, picture)

    def sectionSizeFromContents(self, section: int) -> QSize:
        """Room for the words and for the arrow."""
        size = super().sectionSizeFromContents(section)
        return QSize(size.width() + ARROW, size.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on an arrow waits for its release; anything else sorts or changes widths."""
        self._pressed = self._arrow_at(event.position().toPoint())
        if self._pressed < 0 or event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the window of the column whose arrow was clicked."""
        pressed, self._pressed = self._pressed, -1
        if pressed < 0:
            super().mouseReleaseEvent(event)
        elif self._arrow_at(event.position().toPoint()) == pressed:
            self.filter_asked.emit(pressed)

    def viewportEvent(self, event: QEvent) -> bool:
        """Shows the tool tips of arrow and title."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            column = self.logicalIndexAt(event.pos())
            if column > 0:
                arrow = self._arrow_at(event.pos()) == column
                QToolTip.showText(event.globalPos(), self._tip(column, arrow), self)
                return True
        return super().viewportEvent(event)

    def _paint_again(self, columns: Collection[int]) -> None:
        """Paints some heads again; to read the viewport would load every class of widgets."""
        for each in columns:
            if 0 <= each < self.count():
                self.updateSection(each)

    def _take_look(self) -> None:
        self.viewport().update()

    def _tip(self, column: int, arrow: bool) -> str:
        title = self.model().headerData(column, Qt.Orientation.Horizontal)
        return f"筛选{title}（Alt+↓）" if arrow else f"{title}：点一下排序，再点一下倒过来"

    def _arrow_at(self, place: QPoint) -> int:
        column = self.logicalIndexAt(place)
        return column if self.arrow_place(column).contains(place) else -1
