"""The people without a seat: chosen by keys or dragged onto a seat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from desktop_app.services.seating.seat_person import SeatPerson
from desktop_app.ui.seating.hall_view import PERSON

KEY = Qt.ItemDataRole.UserRole


class UnseatedList(QListWidget):
    """One line a person: name, group, post."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("unseated_list")
        self.setAccessibleName("还没有座位的人")
        self.setDragEnabled(True)
        self.setDragDropMode(QListWidget.DragDropMode.DragOnly)

    def show_people(self, people: Sequence[SeatPerson]) -> None:
        """Shows these people; who was chosen stays chosen."""
        chosen = self.chosen()
        self.clear()
        for each in people:
            words = " · ".join(filter(None, (each.group, each.post or each.placed)))
            leave = "（已准假）" if each.on_leave else ""
            item = QListWidgetItem(f"{each.name}{leave}　{words}")
            item.setData(KEY, each.key)
            item.setToolTip(each.placed)
            self.addItem(item)
            if each.key == chosen:
                self.setCurrentItem(item)

    def chosen(self) -> str | None:
        """The key of the chosen person, None where nobody is."""
        rows = self.selectedItems()
        return str(rows[0].data(KEY)) if rows else None

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        data = QMimeData()
        if items:
            data.setData(PERSON, str(items[0].data(KEY)).encode())
        return data
