"""The inner tabs of a record's page: built when first seen, read again when seen after a change."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop_app.ui.record_page.declared import InnerTab, Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext


class InnerTabs(QTabWidget):
    """Shows the parts of one record; only the one in front is read."""

    def __init__(self, context: UiContext, tabs: Sequence[InnerTab], host: PageHost) -> None:
        super().__init__()
        self.setObjectName("record_tabs")
        self.setAccessibleName("这一件的各部分")
        self.setDocumentMode(True)
        self._context, self._declared, self._host = context, tuple(tabs), host
        self._opened: Opened | None = None
        self._parts: dict[str, RecordPart] = {}
        self._stale: set[str] = set()
        self._places: dict[str, QVBoxLayout] = {}
        for each in self._declared:
            place = QWidget()
            column = self._places[each.key] = QVBoxLayout(place)
            column.setContentsMargins(0, 0, 0, 0)
            self.addTab(place, "")
        self.currentChanged.connect(self._show_front)

    def show_record(self, opened: Opened) -> None:
        """Shows a record in the tab in front, the other tabs when they are turned to."""
        self._opened = opened
        self._stale = {each.key for each in self._declared}
        for place, each in enumerate(self._declared):
            title = each.title(self._context, opened)
            self.setTabText(place, title)
            self.setTabToolTip(place, f"Alt+{place + 1}")
        self._show_front()

    def turn_to(self, key: str) -> RecordPart:
        """Brings the tab of that key to the front; its part."""
        self.setCurrentIndex([each.key for each in self._declared].index(key))
        self._show_front()
        return self._parts[key]

    def turn_to_number(self, number: int) -> bool:
        """Brings a tab, counted from 0, to the front with the cursor; whether there is one."""
        if not 0 <= number < len(self._declared):
            return False
        self.setCurrentIndex(number)
        self.take_focus()
        return True

    def take_focus(self) -> None:
        """Puts the cursor into the tab in front, on its title where nothing in it takes it."""
        part = self._parts.get(self._declared[self.currentIndex()].key)
        if part is None or not part.take_focus():
            self.tabBar().setFocus()

    def _show_front(self, _: int = 0) -> None:
        if self._opened is None:
            return
        tab = self._declared[self.currentIndex()]
        part = self._parts.get(tab.key)
        if part is None:
            part = self._parts[tab.key] = tab.build(self._context, self._host)
            part.setObjectName(f"{tab.key}_part")
            self._places[tab.key].addWidget(part)
            part.show()  # now: the layout would show it in the next turn, without the cursor
        if tab.key in self._stale:
            part.show_record(self._opened)
            self._stale.discard(tab.key)
