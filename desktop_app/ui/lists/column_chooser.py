"""A small window in which the columns of a list are ticked and put in order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.records.record import Field
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label

NAME = Qt.ItemDataRole.UserRole


class ColumnChooser(QFrame):
    """Ticking shows and hides columns, dragging moves them; both take effect immediately."""

    picked = Signal(object)
    reset = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        shown: Sequence[str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("column_chooser")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(label("打勾显示，拖动换位置", "small"))
        self.list = QListWidget()
        self.list.setAccessibleName("列表的列")
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        for field in _in_order(fields, shown):
            item = QListWidgetItem(field.label, self.list)
            item.setData(NAME, field.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            on = field.name in shown
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            item.setSizeHint(QSize(0, theme.sizes.row - 2))
        self.list.itemChanged.connect(self._say)
        self.list.model().rowsMoved.connect(self._say)
        column.addWidget(self.list)
        back = button("恢复原来的列", "reset_columns", theme, kind="link")
        back.clicked.connect(self._reset)
        column.addWidget(back)
        self.setFixedSize(theme.sizes.text * 16 + 40, 420)

    def columns(self) -> tuple[str, ...]:
        """The names of the columns that are ticked, in their order."""
        items = [self.list.item(place) for place in range(self.list.count())]
        ticked = [each for each in items if each.checkState() == Qt.CheckState.Checked]
        return tuple(str(each.data(NAME)) for each in ticked)

    def show_over(self, widget: QWidget) -> None:
        """Opens above a button at the window's foot."""
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), -self.height() - 4))
        self.move(corner)
        self.show()
        self.list.setFocus()

    def _say(self) -> None:
        columns = self.columns()
        if columns:
            self.picked.emit(columns)

    def _reset(self) -> None:
        self.reset.emit()
        self.close()


def _in_order(fields: Sequence[Field], shown: Sequence[str]) -> list[Field]:
    """The shown fields in their order, then the others as declared."""
    known = {each.name: each for each in fields}
    first = [known[name] for name in shown if name in known]
    return first + [each for each in fields if each.name not in shown]
