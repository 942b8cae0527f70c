"""The persons of a roll call in columns by sector, each with the mark that was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QWidget

from desktop_app.services.activities import marks
from desktop_app.services.activities.roll_call import RollCall
from desktop_app.ui.activities.mark_looks import ON_LEAVE, look_of
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.picture_cache import PictureCache

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
COLUMNS, NARROWEST, STATE = 3, 20, 5
"""Columns side by side, the letters that one needs at least, those of the mark in it."""
CENTRE = Qt.AlignmentFlag.AlignVCenter
RIGHT = CENTRE | Qt.AlignmentFlag.AlignRight


class RollLine(NamedTuple):
    """A line of the list: a person by the row of the sheet, or the head of a sector with -1."""

    row: int
    sector: str = ""


class RollModel(QAbstractListModel):
    """The lines of a roll call; `show` says which persons there are."""

    def __init__(self, call: RollCall) -> None:
        super().__init__()
        self.call = call
        self.lines: list[RollLine] = []
        self._places: dict[int, int] = {}
        self._heads: dict[str, list[int]] = {}

    def show(self, rows: Sequence[int]) -> None:
        """Shows these rows of the sheet below the heads of their sectors."""
        self.beginResetModel()
        self.lines, self._places, self._heads = [], {}, self.call.sectors()
        sector = None
        for row in rows:
            own = self.call.sheet.rows[row].sector
            if own != sector:
                self.lines.append(RollLine(-1, own))
                sector = own
            self._places[row] = len(self.lines)
            self.lines.append(RollLine(row))
        self.endResetModel()

    def place_of(self, row: int | None) -> Index:
        """The line of a person, an invalid one where he is not shown."""
        place = self._places.get(-1 if row is None else row)
        return NO_INDEX if place is None else self.index(place)

    def head_words(self, sector: str) -> str:
        """What is marked of a sector."""
        return self.call.group_words(sector, self._heads.get(sector, ()))

    def state(self, row: int) -> str:
        """The word of the mark of a person, 正在点 where he is being called."""
        person, mark = self.call.sheet.rows[row], self.call.sheet.mark(row, self.call.part)
        if mark == marks.BLANK:
            return "正在点" if row == self.call.at else "—"
        if mark in (marks.LEAVE, marks.AWAY) and person.leave:
            return ON_LEAVE
        return look_of(mark).word

    def refresh(self) -> None:
        """The marks are others now, the persons are the same."""
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        person = index.isValid() and self.lines[index.row()].row >= 0
        on = Qt.ItemFlag.ItemIsEnabled
        return on | Qt.ItemFlag.ItemIsSelectable if person else on

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):  # fmt: skip
            return None
        line = self.lines[index.row()]
        if line.row < 0:
            return f"{line.sector}　{self.head_words(line.sector)}"
        person = self.call.sheet.rows[line.row]
        words = (str(line.row + 1), person.name, person.role, person.unit, self.state(line.row))
        told = "　".join(filter(None, words))
        leave = role == Qt.ItemDataRole.ToolTipRole and person.leave
        return f"{told}\n{person.leave}" if leave else told


class RollDelegate(QStyledItemDelegate):
    """Paints number, name, unit and mark of a person; sector and counts of a head."""

    def __init__(self, model: RollModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._theme = model, theme
        self._drawn = PictureCache(theme, self)

    def sizeHint(self, option: Any, index: Index) -> QSize:
        return QSize(10 * self._theme.sizes.text, self._theme.sizes.row - 6)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        tokens, place = self._theme.tokens, QRect(option.rect)
        line = self._model.lines[index.row()]
        painter.save()
        painter.setPen(QColor(tokens.line))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        painter.drawLine(place.topRight(), place.bottomRight())
        if line.row < 0:
            self._paint_head(painter, place, line.sector)
        else:
            self._paint_person(painter, place, line.row)
        painter.restore()

    def _paint_head(self, painter: QPainter, place: QRect, sector: str) -> None:
        tokens, edge = self._theme.tokens, self._theme.sizes.text // 2
        painter.fillRect(place.adjusted(0, 0, -1, -1), QColor(tokens.raised))
        inner = place.adjusted(edge, 0, -edge - 4, 0)
        words = self._model.head_words(sector)
        wide = painter.fontMetrics().horizontalAdvance(words)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(inner, RIGHT, words)
        font = painter.font()
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent))
        _write(painter, inner.adjusted(0, 0, -wide - edge, 0), sector)

    def _paint_person(self, painter: QPainter, place: QRect, row: int) -> None:
        tokens, size = self._theme.tokens, self._theme.sizes.text
        person, now = self._model.call.sheet.rows[row], row == self._model.call.at
        if now:
            painter.fillRect(place.adjusted(0, 0, -1, -1), QColor(tokens.soft))
        left, top, high = place.left(), place.top(), place.height()
        unit = max(0, place.width() - size * (9 + STATE))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(QRect(left, top, size * 5 // 2, high), RIGHT, str(row + 1))
        told = person.unit or person.role
        _write(painter, QRect(left + size * 9, top, unit - size // 2, high), told)
        painter.setPen(QColor(tokens.text))
        _write(painter, QRect(left + size * 3, top, size * 11 // 2, high), person.name)
        state = QRect(place.right() - size * STATE, top, size * STATE, high)
        self._paint_state(painter, state, row)
        if now:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(place.adjusted(1, 1, -2, -2))

    def _paint_state(self, painter: QPainter, place: QRect, row: int) -> None:
        """The mark of a person: icon, word and colour."""
        size, word = self._theme.sizes.text, self._model.state(row)
        look = look_of(self._model.call.sheet.mark(row, self._model.call.part))
        role = "accent" if word == "正在点" else "muted" if word == ON_LEAVE else look.role
        if look.icon:
            picture = self._drawn.picture(look.icon, role, size + 2)
            painter.drawPixmap(
                place.left(), place.top() + (place.height() - size - 2) // 2, picture
            )
            place = place.adjusted(size + 6, 0, 0, 0)
        painter.setPen(QColor(getattr(self._theme.tokens, role)))
        painter.drawText(place, CENTRE, word)


class RollList(QListView):
    """Columns to be read downwards; arrows walk, and every other key goes to `pressed`.

    `pressed` is asked for each key first and says whether it took it; `called` carries the row of
    a person that was gone to.
    """

    called = Signal(int)

    def __init__(
        self, model: RollModel, theme: Theme, pressed: Callable[[QKeyEvent], bool]
    ) -> None:
        super().__init__()
        self._model, self._theme, self._pressed = model, theme, pressed
        self.setObjectName("roll_list")
        self.setAccessibleName("点名的名单，空格到会，2 迟到，3 请假，4 缺席，5 早退，0 先跳过")
        self.setModel(model)
        self.setItemDelegate(RollDelegate(model, theme, self))
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self._fit)

    def show_call(self) -> None:
        """Scrolls to the person being called, with those who come next in sight."""
        place = self._model.place_of(self._model.call.at)
        if place.isValid():
            self.setCurrentIndex(place)
            self.scrollTo(place)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._pressed(event):
            return
        by = {
            Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: self.column_lines(),
            Qt.Key.Key_Left: -self.column_lines(), Qt.Key.Key_PageDown: self.column_lines(),
            Qt.Key.Key_PageUp: -self.column_lines(), Qt.Key.Key_Home: -len(self._model.lines),
            Qt.Key.Key_End: len(self._model.lines),
        }.get(Qt.Key(event.key()))  # fmt: skip
        if by is None:
            event.ignore()
        else:
            self._walk(by)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._model.lines[index.row()].row >= 0:
            self.called.emit(self._model.lines[index.row()].row)
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def column_lines(self) -> int:
        """How many lines one column has."""
        return max(1, self.viewport().height() // max(1, self.gridSize().height()))

    def _walk(self, by: int) -> None:
        """Goes so many lines on, to the next person there."""
        lines = self._model.lines
        if not lines:
            return
        at = self._model.place_of(self._model.call.at)
        place = max(0, min((at.row() if at.isValid() else 0) + by, len(lines) - 1))
        step = 1 if by > 0 else -1
        ways = [*range(place, len(lines) if step > 0 else -1, step),
                *range(place, -1 if step > 0 else len(lines), -step)]  # fmt: skip
        found = next((x for x in ways if lines[x].row >= 0), None)
        if found is not None:
            self.called.emit(lines[found].row)

    def _fit(self) -> None:
        """Sets as many columns side by side as have room, at most three and at least one."""
        wide, size = self.viewport().width(), self._theme.sizes.text
        count = max(1, min(COLUMNS, wide // (NARROWEST * size)))
        self.setGridSize(QSize(wide // count, self._theme.sizes.row - 6))
        self.horizontalScrollBar().setSingleStep(wide // count)


def _write(painter: QPainter, place: QRect, text: str) -> None:
    """A text with … at its end where it is wider than its place."""
    fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, CENTRE, fitted)
