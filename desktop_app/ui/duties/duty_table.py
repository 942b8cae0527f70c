"""The matrix of duties: names frozen at the left, the sum at the right, the cursor in between."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QScrollBar,
    QTableView,
)

from desktop_app.services.duties.cells import OPEN
from desktop_app.ui.duties.duty_delegate import DutyDelegate
from desktop_app.ui.duties.duty_head import DutyHead
from desktop_app.ui.duties.duty_model import DutyModel
from desktop_app.ui.duties.duty_rows import COMMITTEE, FIRST, NAME, NUMBER, LineOrder
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tied_tables import dress, keep_aside, tie

LETTERS: dict[int, float] = {NUMBER: 3.6, NAME: 6.4, COMMITTEE: 6.6}
WIDER = {NAME: 8, COMMITTEE: 5}
DUTY, WIDEST, SUM = 8.6, 14.0, 4.4
GROUP, GROUP_NAME = "group", 11.5
"""Widths in letters; duties are wider where there is room, then the names and committees."""
KEYS = {Qt.Key.Key_T: "tick", Qt.Key.Key_C: "copy", Qt.Key.Key_F8: "next"}
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class DutyCells(QTableView):
    """The cells; keys with a meaning of their own are announced, letters look for nothing."""

    pressed_key = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        plain = not held & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in ENTER:
            self.pressed_key.emit("open")
        elif plain and key in KEYS:
            self.pressed_key.emit(KEYS[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Takes T and C before a shortcut of the window would."""
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if override and self._is_own(event):
            event.accept()
            return True
        return super().event(event)

    def _is_own(self, event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)  # what its kind says
        return event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in KEYS

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table look for nothing."""


class DutyTable(QFrame):
    """Three tables that scroll as one; the one in the middle has the cursor.

    `moved` comes when the cursor goes to another cell, `sort_asked` carries a column.
    """

    moved = Signal()
    sort_asked = Signal(int)

    def __init__(self, model: DutyModel, theme: Theme) -> None:
        super().__init__()
        self.model, self._theme = model, theme
        self.setProperty("role", "card")
        self.body = DutyCells()
        self.body.setObjectName("duty_cells")
        self.body.setAccessibleName("五个一，T 手工认定，C 复制短信，Enter 打开")
        self.names, self.ends = QTableView(), QTableView()
        self.tables = (self.names, self.body, self.ends)
        self._delegate = DutyDelegate(model, theme, self)
        grid = QGridLayout(self)
        grid.setContentsMargins(1, 1, 1, 1)
        grid.setSpacing(0)
        self.heads: list[DutyHead] = []
        self._hidden: frozenset[str] = frozenset()
        for place, each in enumerate(self.tables):
            self._dress(each, place)
            grid.addWidget(each, 0, place)
        self.across = QScrollBar(Qt.Orientation.Horizontal)
        self.across.hide()
        grid.addWidget(self.across, 1, 1)
        grid.setColumnStretch(1, 1)
        self._tie()
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self._fit)
        self._show_columns()

    def hide_names(self, names: frozenset[str]) -> None:
        """Hides the columns of these titles; the cursor goes to the nearest one that is seen."""
        self._hidden = names
        self._show_columns()
        self.go(*self.at)

    def seen(self) -> list[int]:
        """The columns of duties that are seen: all where every one is hidden."""
        duties, title = self._columns_of(1), self.model.title
        return [each for each in duties if title(each) not in self._hidden] or list(duties)

    def go(self, row: int, column: int) -> None:
        """Puts the cursor into a cell of a duty that is seen, by the row as shown."""
        if not self.model.rows or not self.model.matrix.columns:
            self._on_moved()
            return
        row = max(0, min(row, self.model.rowCount() - 1))
        column = min(self.seen(), key=lambda each: abs(each - column))
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.body.selectionModel().setCurrentIndex(self.model.index(row, column), only)
        self.body.scrollTo(self.model.index(row, column))

    def go_on(self) -> None:
        """Puts the cursor into the next cell that is not done, line by line; first after last."""
        seen = self.seen()
        places = [
            (row, column)
            for row in range(self.model.rowCount())
            for column in seen
            if self.model.cell(row, column).state in OPEN
        ]
        if places:
            self.go(*next((each for each in places if each > self.at), places[0]))

    @property
    def at(self) -> tuple[int, int]:
        """Row as shown and column of the cursor, -1 where there is none."""
        index = self.body.currentIndex()
        return index.row(), index.column()

    def show_order(self, order: LineOrder) -> None:
        """Marks the column that the lines are sorted by."""
        for each in self.heads:
            each.order = order
            each.viewport().update()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _dress(self, table: QTableView, place: int) -> None:
        head = DutyHead(self.model, self._theme, table)
        self.heads.append(head)
        table.setHorizontalHeader(head)
        head.sectionClicked.connect(self.sort_asked)
        dress(table)
        table.setItemDelegate(self._delegate)
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        if place != 1:
            keep_aside(
                table, ("duty_names", "", "duty_sums")[place], ("姓名", "", "完成件数")[place]
            )

    def _tie(self) -> None:
        """Lets the three tables scroll as one."""
        tie(self.tables, self.body, self.across)
        self.body.horizontalScrollBar().rangeChanged.connect(self._show_across)
        for table in (self.names, self.ends):
            table.clicked.connect(self._on_beside)
        self.body.selectionModel().currentChanged.connect(self._on_moved)

    def _on_beside(self, index: QModelIndex) -> None:
        """A click on a name or a sum goes to the duties of that line."""
        self.go(index.row(), max(FIRST, self.body.currentIndex().column()))
        self.body.setFocus()

    def _on_moved(self) -> None:
        """Paints the lines that the cursor left and entered, then emits `moved`."""
        before, self._delegate.at = self._delegate.at, self.at
        rows = {before[0], self.at[0]}
        for table in self.tables:
            for row in rows:
                top = table.rowViewportPosition(row)
                table.viewport().update(0, top, table.viewport().width(), table.rowHeight(row))
        self.moved.emit()

    def _on_reset(self) -> None:
        self._delegate.at = (-1, -1)
        self._show_columns()

    def _show_across(self, least: int, most: int) -> None:
        """A bar of its own, so that the three tables stay of one height."""
        self.across.setRange(least, most)
        self.across.setPageStep(self.body.viewport().width())
        self.across.setVisible(most > least)

    def _columns_of(self, place: int) -> range:
        last = self.model.last
        return (range(FIRST), range(FIRST, last), range(last, last + 1))[place]

    def _show_columns(self) -> None:
        shown = {*self.seen(), *(x for x in self._columns_of(0) if self._is_seen(x))}
        for place, each in enumerate(self.tables):
            own = shown.intersection(self._columns_of(place)) if place < 2 else self._columns_of(2)
            for column in range(self.model.columnCount()):
                if each.isColumnHidden(column) != (column not in own):
                    each.setColumnHidden(column, column not in own)
        self._fit()

    def _is_seen(self, column: int) -> bool:
        return column != COMMITTEE or self.model.title(column) not in self._hidden

    def _fit(self) -> None:
        """Gives columns and rows the sizes of the present look and the room there is."""
        high, widths = self._theme.sizes.row - 4, self._widths()
        left = sum(widths[x] for x in self._columns_of(0) if self._is_seen(x))
        right = widths[self.model.last]
        self.names.setFixedWidth(left)
        self.ends.setFixedWidth(right + self._bar())
        for place, each in enumerate(self.tables):
            if each.verticalHeader().defaultSectionSize() != high:
                each.verticalHeader().setDefaultSectionSize(high)
            for column in self._columns_of(place):
                if column in widths and each.columnWidth(column) != widths[column]:
                    each.setColumnWidth(column, widths[column])

    def _widths(self) -> dict[int, int]:
        size, duties = self._theme.sizes.text, self.seen()
        widths = {x: round(n * size) for x, n in LETTERS.items() if self._is_seen(x)}
        widths[self.model.last] = round(SUM * size)
        if self.model.matrix.subject == GROUP:
            widths[NAME] = round(GROUP_NAME * size)
        room = self.width() - 4 - sum(widths.values()) - self._bar()
        each = max(round(DUTY * size), min(round(WIDEST * size), room // max(1, len(duties))))
        left = max(0, room - each * len(duties))
        for column in filter(self._is_seen, WIDER):  # what the duties leave over
            letters = WIDER[column]
            more = min(left, letters * size)
            widths[column] += more
            left -= more
        return widths | dict.fromkeys(duties, each + left // max(1, len(duties)))

    def _bar(self) -> int:
        return self.ends.verticalScrollBar().sizeHint().width()
