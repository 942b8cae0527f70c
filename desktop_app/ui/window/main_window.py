"""The one main window: tabs built when first seen, the keys that work everywhere, the foot line."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow

from desktop_app.settings import Plain, Settings
from desktop_app.ui.desktop import Desktop
from desktop_app.ui.events import Events
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.corner import Corner, window_action
from desktop_app.ui.window.page import Command, Page, PageSpec
from desktop_app.ui.window.page_tabs import PageTabs
from desktop_app.ui.window.status_bar import Standing, StatusBar
from desktop_app.ui.window.tabs import SETTINGS
from desktop_app.ui.window.term_switch import NO_TERMS, TermSwitch, TermWays
from desktop_app.ui.window.top_bar import SETTINGS_KEYS
from desktop_app.ui.window.undoing import Direction, Undoing
from desktop_app.ui.window.window_size import SMALLEST, keep_within, open_within

if TYPE_CHECKING:
    from desktop_app.services.registers import Filter
    from desktop_app.services.registers.quick_search import Hits
    from desktop_app.ui.help.help_window import HelpWindow


class WindowActions(NamedTuple):
    """The functions behind the window: undo, redo, the file's status, time, search, terms."""

    undo: Direction
    redo: Direction
    standing: Callable[[], Standing]
    now: Callable[[], datetime.datetime]
    find: Callable[[str], Sequence[Hits]] = lambda _: ()
    terms: TermWays = NO_TERMS


class MainWindow(QMainWindow):
    """Holds the tabs; `closing` comes when the window has agreed to close.

    The first paint shows the frame: tabs, buttons, an empty status line. `painted` comes then,
    once; the page in front is built next, and `settled` comes when that has been painted too.
    """

    painted = Signal()
    settled = Signal()
    closing = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        handles: WindowActions,
        *,
        theme: Theme,
        jobs: Jobs,
        events: Events,
        desktop: Desktop,
        settings: Settings,
    ) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setWindowTitle(QApplication.applicationDisplayName())
        self._theme, self._jobs, self._events = theme, jobs, events
        self._desktop, self._settings = desktop, settings
        desktop.icons = theme.icons
        self._help: HelpWindow | None = None
        self.leave_forms: Callable[[Callable[[], object]], bool] = lambda _: True
        self._shortcuts: list[QShortcut] = []
        self._was_painted, self._is_filled = False, False
        self.setMinimumSize(SMALLEST)
        self.status = StatusBar(theme, jobs, desktop, handles.standing, self)
        self.tabs = PageTabs(specs, theme, self._state_of, self)
        self.setStatusBar(self.status)
        self.setCentralWidget(self.tabs)
        self._find, ways = handles.find, (handles.undo, handles.redo)
        self.undoing = Undoing(ways, self.tabs, events, desktop, handles.now)
        self.terms = TermSwitch(handles.terms, self.tabs, events, theme)
        self.setMenuWidget(self.terms.strip)
        self._build_actions()
        self._connect()
        self._restore()

    # pages

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.tabs.page_of(self.tabs.key)

    def page_of(self, key: str) -> Page:
        """The page with that key, built now if nobody has looked at it yet."""
        return self.tabs.page_of(key)

    def go(self, key: str) -> Page:
        """Brings a page to the front and gives it."""
        return self.tabs.go(key)

    def _state_of(self, key: str) -> Mapping[str, Plain]:
        state = self._settings.table("pages").get(key)
        return state if isinstance(state, dict) else {}

    # actions

    def _build_actions(self) -> None:
        act = partial(window_action, self, self._theme)
        self.palette_action = act("查找", "palette_action", "search", "Ctrl+K", self.open_palette)
        self.undo_action = act("撤销", "undo_action", "undo", "Ctrl+Z", self.undo)
        self.redo_action = act("重做", "redo_action", "redo", "Ctrl+Y", self.redo)
        self.settings_action = act(
            SETTINGS, "settings_action", "settings", SETTINGS_KEYS, lambda: self.go("settings")
        )
        self.settings_action.setCheckable(True)
        self.help_action = act("帮助", "help_action", "help", "F1", self.open_help)
        actions = (self.palette_action, self.undo_action, self.redo_action, self.settings_action,
                   self.help_action)  # fmt: skip
        self.tabs.setCornerWidget(
            Corner(actions, partial(self.undoing.arrow, self._theme), self._theme, self.terms)
        )
        self._shortcut("Ctrl+Shift+Z", self.redo)
        self._shortcut("Ctrl+F", lambda: self.page.start_search())
        self._shortcut("Ctrl+N", lambda: self.page.new())
        for keys, run in self.tabs.turning_keys():
            self._shortcut(keys, run)

    def _shortcut(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(self)
        shortcut.setProperty("key", keys)
        shortcut.activated.connect(run)
        self._shortcuts.append(shortcut)

    def undo(self) -> None:
        """Takes back the last action of the office."""
        self.undoing.undo()

    def redo(self) -> None:
        """Does again the action taken back last."""
        self.undoing.redo()

    def open_palette(self) -> None:
        """Finds people, records and commands, those of the page in front first."""
        from desktop_app.ui.palette.command_palette import CommandPalette, Searching

        tabs = self.tabs
        searching = Searching(
            self._find, lambda found: self._on_record_wanted(found.record, found.key),
            self._on_search, lambda found: tabs.record_commands(found.record, found.key),
            tabs.new_named)  # fmt: skip
        CommandPalette(self.commands(), self._theme, self, searching).open()

    def open_help(self) -> None:
        """Shows the manual at the chapter of the page in front."""
        from desktop_app.ui.help.help_window import HelpWindow

        if self._help is None:
            self._help = HelpWindow(self._theme, self)
        self._help.open_chapter(self.page.key)

    def commands(self) -> list[Command]:
        """What the command palette offers now."""
        from desktop_app.ui.window.window_commands import own_commands, window_commands

        own = own_commands(self.undoing, self.terms, self.open_help)
        return window_commands(self.tabs, self.page, own, self.go)

    # what happens

    def _connect(self) -> None:
        self.status.listen(self._events)
        self.status.undo_wanted.connect(self.undo)
        self.status.redo_wanted.connect(self.redo)
        self._events.changed.connect(lambda changed: self.tabs.changed(changed.records))
        self._events.rows_wanted.connect(self._on_rows_wanted)
        self._events.record_wanted.connect(self._on_record_wanted)
        self._events.page_wanted.connect(self._on_page_wanted)
        self._events.undo_wanted.connect(self.undo)
        self._events.tabs_hidden.connect(self._on_tabs_hidden)
        self.tabs.hiding_wanted.connect(self._events.tabs_hidden)
        self.tabs.choice_wanted.connect(lambda: self._events.go("settings", "look"))
        self._jobs.blocking.connect(self._on_blocking)

    def _on_rows_wanted(self, key: str, where: tuple[Filter, ...]) -> None:
        origin, page = self.tabs.key, self.go(key)
        if origin != key:
            page.offer_back(self.tabs.word_of(origin), partial(self.go, origin))
        page.open_where(where)

    def _on_record_wanted(self, key: str, record: int) -> None:
        origin, page = self.tabs.key, self.go(key)
        page.open_record(record)
        if origin != key:
            page.came_from(partial(self.go, origin))

    def _on_search(self, key: str, text: str) -> None:
        self.go(key).search_for(text)

    def _on_page_wanted(self, key: str, place: str) -> None:
        page = self.go(key)
        if place:
            page.show_place(place)

    def _on_tabs_hidden(self, titles: list[str]) -> None:
        self.tabs.hide_tabs(titles)
        self._settings.remember(hidden_tabs=list(titles))

    def _on_blocking(self, blocked: bool) -> None:
        self.tabs.setEnabled(not blocked)
        for action in self.actions():
            action.setEnabled(not blocked)
        for shortcut in self._shortcuts:
            shortcut.setEnabled(not blocked)

    # window

    def _restore(self) -> None:
        geometry, free = self._settings.text("window"), self.screen().availableGeometry()
        open_within(self, free)
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii")))
            keep_within(self, self.screen().availableGeometry())
        for section in self._settings.texts("sections"):
            if section in self.tabs.keys:
                self.tabs.choose_section(section)
        self.tabs.hide_tabs(self._settings.texts("hidden_tabs"))
        key = self._settings.text("tab")
        is_there = key in self.tabs.keys and not self.tabs.is_hidden(key)
        self.tabs.turn_to(key if is_there else self.tabs.keys[0])

    def fill(self) -> None:
        """Builds the page in front and reads the status line, where that is still to be done."""
        if self._is_filled:
            return
        self.terms.refresh()
        self.tabs.go(self.tabs.key)
        self.status.refresh()
        self.page.setFocus()
        self._is_filled = True

    def remember(self) -> None:
        """Keeps the window's place, the tab in front and every page's state for next time."""
        shown: dict[str, Plain] = {x: page.remember() for x, page in self.tabs.built.items()}
        self._settings.remember(
            window=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            tab=self.tabs.key,
            sections=list(self.tabs.fronts),
            pages=self._settings.table("pages") | shown,
        )

    def come_forward(self) -> None:
        """Brings the window, also a minimised one, before all others."""
        if self.isMinimized():
            self.setWindowState(self.windowState() & ~QtCore.Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints; after the first time, once, the window is filled."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self._after_first_paint)

    def _after_first_paint(self) -> None:
        if self._is_closed():
            return  # closed as soon as it was seen; its file is no longer open
        self.painted.emit()
        if self._is_closed():  # what was to be shown could not be read
            return
        self.fill()
        QTimer.singleShot(0, self, self._settle)  # after the page has been painted

    def _settle(self) -> None:
        if not self._is_closed():
            self.tabs.complete()
            self.settled.emit()

    def _is_closed(self) -> bool:
        return self.isHidden() or self._jobs.is_closed

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closes when every page may be left; keeps the window's state and stops the jobs."""
        pages = self.tabs.built.values()
        if not all(page.may_leave() for page in pages) or not self.leave_forms(self.close):
            event.ignore()
            return
        try:
            self._jobs.close()
            self.remember()
        finally:
            self.closing.emit()  # the office file is closed whatever fails before
        event.accept()
