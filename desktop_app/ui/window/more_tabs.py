"""更多: the tabs that the bar has no room for; and the menu by which tabs are hidden and shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.tabs import HOME

OPENS = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
CHOOSE = "收起哪些页…"


TabEntry = tuple[int, str, str, str, bool]
"""A tab in a menu: its place, its word, its icon, its key, whether it is in front."""


class MoreTabs(QPushButton):
    """The button behind the last tab; its menu has the rest of them, and those that are hidden.

    `turned` gives the place of the chosen tab; `hiding_wanted` the titles of all tabs that are to
    be hidden from now on; `choice_wanted` comes when the user wants to
    choose on a page.
    """

    turned = Signal(int)
    hiding_wanted = Signal(object)
    choice_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__("更多", parent)
        self.setObjectName("more_tabs")
        self.setAccessibleName("更多页")
        self.setToolTip("放不下的页")
        self.setProperty("kind", "more")
        self._theme = theme
        self._entries: Sequence[TabEntry] = ()
        self._hidden: Sequence[str] = ()
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def offer(self, entries: Sequence[TabEntry], hidden: Sequence[str]) -> None:
        """Takes the tabs for its menu, and the titles of the hidden ones."""
        self._entries, self._hidden = tuple(entries), tuple(hidden)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Enter open the menu, as the space bar does."""
        if event.key() in OPENS:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        for place, title, icon, keys, in_front in self._entries:
            action = menu.addAction(f"{title}\t{keys}", partial(self.turned.emit, place))
            action.setCheckable(in_front)
            action.setChecked(in_front)
            if not in_front:
                self._theme.icons.put(action, icon)
        add_choices(menu, self._hidden, self.hiding_wanted.emit, self.choice_wanted.emit)


class TabMenu(QMenu):
    """What the right button offers on a tab: to hide it, and to show hidden ones again.

    A hidden one that is shown for this time may be hidden again. `hiding_wanted` gives the titles
    of all tabs that are to be hidden from now on.
    """

    hiding_wanted = Signal(object)
    choice_wanted = Signal()

    def __init__(self, title: str, hidden: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tab_menu")
        if title:
            hide = self.addAction(f"收起“{title}”")
            wanted = list(dict.fromkeys([*hidden, title]))
            hide.triggered.connect(lambda: self.hiding_wanted.emit(wanted))
            hide.setEnabled(title != HOME)
        add_choices(self, hidden, self.hiding_wanted.emit, self.choice_wanted.emit)
        self.aboutToHide.connect(self.deleteLater)


def add_choices(
    menu: QMenu,
    hidden: Sequence[str],
    hide: Callable[[object], object],
    choose: Callable[[], object],
) -> None:
    """Adds to a menu: each hidden tab to be shown again, and where that is chosen for all."""
    menu.addSeparator()
    for title in hidden:
        left = [each for each in hidden if each != title]
        menu.addAction(f"放回“{title}”", partial(hide, left))
    if len(hidden) > 1:
        menu.addAction("全部放回", partial(hide, []))
    menu.addSeparator()
    menu.addAction(CHOOSE, choose)
