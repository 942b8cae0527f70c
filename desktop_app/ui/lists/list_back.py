"""The way back from the rows behind a figure; their condition is gone once it was taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from desktop_app.ui.lists.list_parts import ListParts
from desktop_app.ui.lists.list_state import ListState, same_rows, with_rows_of
from desktop_app.ui.look.words import button
from desktop_app.ui.ui_context import UiContext


class ListBack(QObject):
    """Offers to go back where a list was opened from, and keeps what it showed before."""

    def __init__(self, context: UiContext, page: ListParts) -> None:
        super().__init__(page.widget)
        self._page = page
        self._before: ListState | None = None
        self._opened: ListState | None = None
        self._run: Callable[[], object] | None = None
        self.button = button("", "go_back_button", context.theme, "go_back", "back")
        self.button.setToolTip("Alt+←")
        self.button.clicked.connect(self.go)
        self.button.hide()
        page.frame.chips.put_first(self.button)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self._keys = QShortcut(QKeySequence("Alt+Left"), page.frame, self.go, context=within)

    def offer(self, title: str, run: Callable[[], object]) -> None:
        """Offers the way back to a page, before the list shows other rows for it."""
        if self._before is None:
            self._before = replace(self._page.state)
        self._opened, self._run = None, run
        self.button.setText(f"回到{title}")
        self.button.setAccessibleName(f"回到{title}")
        self.button.show()

    def follow(self) -> None:
        """Keeps to what the list shows: the first rows are those that were asked for."""
        if self._before is None:
            return
        if not self._page.state.narrowed and self._opened is not None:
            self._forget()  # whoever clears the condition goes on from here
        elif self._opened is None:
            self._opened = replace(self._page.state)

    def go(self) -> None:
        """Shows what the list showed before, and goes back."""
        before, run = self._before, self._run
        if before is None or run is None:
            return
        self._forget()
        self._page.state = with_rows_of(self._page.state, before)
        self._page.read_anew()
        run()

    def kept(self, state: ListState) -> ListState:
        """What is remembered of a list: not the condition of a figure, unless it was changed."""
        if self._before is None or self._opened is None or not same_rows(state, self._opened):
            return state
        return with_rows_of(state, self._before)

    def _forget(self) -> None:
        self._before = self._opened = self._run = None
        self.button.hide()
