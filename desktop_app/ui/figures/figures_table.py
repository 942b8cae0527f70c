"""The table of figures: groups, the parts of each whole, numbers that open their records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.services.statistics.statements import Group
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.figures.figures_delegate import PADDING, FiguresDelegate
from desktop_app.ui.figures.figures_model import BEFORE, GROWTH, RATE, TITLES, VALUE, FiguresModel
from desktop_app.ui.look.theme import Theme

WIDTHS = (16.4, 2.8, 6.4, 6.4, 6, 5.6, 9)


class FiguresTable(QTableView):
    """Shows figures; a click on a number, or Enter on its line, opens the records behind it."""

    rows_asked = Signal(str, object)
    copy_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.figures = FiguresModel(self)
        self.setObjectName("figures_table")
        self.setAccessibleName("统计数据，按回车打开数字背后的记录")
        self.setModel(self.figures)
        self.setItemDelegate(FiguresDelegate(self.figures, theme, self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(48)
        theme.changed.connect(self._dress)
        self._dress()

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Shows other figures; cursor and scroll position stay."""
        before, scrolled = self.currentIndex(), self.verticalScrollBar().value()
        row, column = before.row(), before.column()
        self.clearSpans()
        self.figures.show_groups(groups)
        self._widen_rates()
        for place, line in enumerate(self.figures.lines):
            if line.kind == "group":
                self.setSpan(place, 0, 1, len(TITLES))
            elif line.kind == "family":
                self.setSpan(place, 0, 1, VALUE)
                self.setSpan(place, VALUE, 1, len(TITLES) - VALUE)
        if 0 <= row < len(self.figures.lines):
            self.setCurrentIndex(self.figures.index(row, column))
        self.verticalScrollBar().setValue(scrolled)

    def open_index(self, index: QModelIndex) -> None:
        """Emits `rows_asked` for the records behind a cell, if there are any."""
        found = self.figures.opens(index) if index.isValid() else None
        if found is not None:
            self.rows_asked.emit(*found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies the table."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_index(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(self.copied())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a number opens its records."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.column() in (VALUE, BEFORE):
            self.open_index(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Shows a hand over the numbers that open."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        can = index.column() in (VALUE, BEFORE) and self.figures.opens(index) is not None
        shape = Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out the growth in percent where the titles would not have room."""
        super().resizeEvent(event)
        self.setColumnHidden(GROWTH, event.size().width() < self._room())

    def copied(self) -> CopiedRows:
        """The whole table as rows that Excel takes."""
        rows = [TITLES, *(line.texts for line in self.figures.lines)]
        return CopiedRows(rows, frozenset(range(VALUE, GROWTH)))

    def _dress(self) -> None:
        size = self._theme.sizes
        self.verticalHeader().setDefaultSectionSize(size.row - 4)
        for column, width in enumerate(WIDTHS[1:], 1):
            self.setColumnWidth(column, int(size.text * width) + 14)
        self._widen_rates()
        self.setMinimumWidth(size.text * 44)

    def _widen_rates(self) -> None:
        """Gives the column of rates room for its longest text, as “党组织覆盖率 100.0 %”."""
        metrics = self.fontMetrics()
        texts = (each.texts[RATE] for each in self.figures.lines if each.kind == "figure")
        longest = max((metrics.horizontalAdvance(each) for each in texts), default=0)
        usual = int(self._theme.sizes.text * WIDTHS[RATE]) + 14
        self.setColumnWidth(RATE, max(usual, longest + 2 * PADDING + 2))

    def sizeHint(self) -> QSize:
        """Room for every column."""
        return QSize(self._room() + 16, super().sizeHint().height())

    def _room(self) -> int:
        return sum(int(self._theme.sizes.text * width) + 14 for width in WIDTHS)
