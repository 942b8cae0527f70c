"""Which columns of the matrix of duties are seen; prints and exports keep all of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.services.duties.cells import DutyColumn
from desktop_app.ui.look.theme import Theme

COMMITTEE_NAME = "专委会"
SWITCHES = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TickMenu(QMenu):
    """A menu that stays open while its entries are ticked; Esc or a click outside closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switches(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in SWITCHES or not self._switches(self.activeAction()):
            super().keyPressEvent(event)

    def _switches(self, action: QAction | None) -> bool:
        """Ticks or unticks an entry that can be ticked; whether it is one."""
        if action is None or not action.isCheckable():
            return False
        if action.isEnabled():
            action.trigger()
        return True


class ColumnsButton(QPushButton):
    """Opens the columns to be ticked; `changed` comes when others are seen.

    hidden: the names of duties, and 专委会, that are not seen. Names are good for every year.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("列")
        self.setObjectName("duty_columns")
        self.setAccessibleName("列：选看哪几项")
        self.setToolTip("选看哪几项；打印和导出照样是全部")
        self.setProperty("kind", "quiet")
        self.setProperty("menu", "true")
        theme.icons.put(self, "columns")
        self.hidden: frozenset[str] = frozenset()
        self._duties: list[str] = []
        self.setMenu(TickMenu(self))
        self.menu().setToolTipsVisible(True)
        self.menu().triggered.connect(self._on_triggered)

    def offer(self, duties: Iterable[DutyColumn]) -> None:
        """Offers the duties of a year."""
        self._duties = [each.name for each in duties]
        self._fill()

    def hide_names(self, names: Iterable[str]) -> None:
        """Hides the columns of these names and shows the others."""
        self.hidden = frozenset(names)
        self._fill()
        self.changed.emit()

    def seen(self) -> list[str]:
        """The duties that are seen: never none of them."""
        return [each for each in self._duties if each not in self.hidden] or self._duties

    def _on_triggered(self, action: QAction) -> None:
        if action.isCheckable():
            own = frozenset((action.text(),))
            self.hide_names(self.hidden - own if action.isChecked() else self.hidden | own)
        else:
            self.hide_names(())

    def _fill(self) -> None:
        menu, seen = self.menu(), self.seen()
        names = [COMMITTEE_NAME, *self._duties]
        if [each.text() for each in menu.actions()][: len(names)] != names:
            menu.clear()
            for name in names:
                menu.addAction(name).setCheckable(True)
            menu.addSeparator()
            menu.addAction("全部显示")
        for action, name in zip(menu.actions(), names, strict=False):
            on = name in seen or (name == COMMITTEE_NAME and name not in self.hidden)
            action.setChecked(on)
            last = seen == [name]
            action.setEnabled(not last)
            action.setToolTip("至少留一项" if last else "")
