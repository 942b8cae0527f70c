"""The choice of the term that is looked at, and the strip that says that it is not the present."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label
from desktop_app.ui.window.page import Command

if TYPE_CHECKING:
    from desktop_app.services.terms.term_states import TermState
    from desktop_app.ui.events import Events, WrittenAction
    from desktop_app.ui.window.page_tabs import PageTabs


class TermWays(NamedTuple):
    """Reads the terms of the office; turns to one of them, None for the present one."""

    read: Callable[[], Sequence[TermState]]
    view: Callable[[int | None], None]


NO_TERMS = TermWays(lambda: (), lambda _: None)


class TermSwitch(QPushButton):
    """Shown where the office has more than one term; its menu turns to another.

    `strip` is shown above the pages while another term than the present one is looked at.
    """

    def __init__(self, ways: TermWays, tabs: PageTabs, events: Events, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("term_switch")
        self.setProperty("kind", "quiet")
        self.setProperty("menu", "true")
        self._ways, self._tabs = ways, tabs
        self.found: Sequence[TermState] = ()
        self.setMenu(QMenu(self))
        self.strip = TermStrip(theme)
        self.strip.back.clicked.connect(partial(self.turn, None))
        events.changed.connect(self._on_changed)
        self.hide()

    @property
    def viewed(self) -> TermState | None:
        """The term that is looked at."""
        return next((each for each in self.found if each.is_viewed), None)

    def refresh(self) -> None:
        """Reads the terms again."""
        self.found = self._ways.read()
        now = self.viewed
        self.setVisible(now is not None and len(self.found) > 1)
        self._tabs.row.arrange(anew=True)  # it takes room from the tabs
        if now is None:
            self.strip.hide()
            return
        self.setText(now.name)
        self.setAccessibleName(f"正在看{now.name}，换一届看")
        self.setToolTip("换一届看：名单、统计跟着换；新建的记录总归本届")
        menu = self.menu()
        menu.clear()
        for each in self.found:
            action = menu.addAction(_words(each), partial(self.turn, each.key))
            action.setCheckable(True)
            action.setChecked(each.is_viewed)
        present = next((each for each in self.found if each.is_present), None)
        self.strip.show_terms(now, present)

    def commands(self) -> list[Command]:
        """A command for each term but the one that is looked at."""
        others = (each for each in self.found if not each.is_viewed)
        return [
            Command(f"看{_words(each)}", "", partial(self.turn, each.key), icon="term")
            for each in others
        ]

    def turn(self, key: int | None) -> None:
        """Turns to a term, None for the present one."""
        present = next((each.key for each in self.found if each.is_present), None)
        self._ways.view(None if key == present else key)
        self.refresh()
        self._look()

    def _look(self) -> None:
        self._tabs.looks_back = self.viewed is not None and not self.viewed.is_present
        self._tabs.look_at_term()

    def _on_changed(self, changed: WrittenAction) -> None:
        """A term that was written may be the present one now, or closed, or there no more."""
        if "term" not in changed.records:
            return
        was = self._now()
        self.refresh()
        if was != self._now():
            self._look()

    def _now(self) -> tuple[int | None, bool]:
        return (self.viewed.key if self.viewed else None), len(self.found) > 1


class TermStrip(QFrame):
    """Says which term is looked at, and leads back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("term_strip")
        self.setProperty("role", "notice")
        self.told = label("", "warn")
        self.back = button("", "back_to_present", theme, "back", "link")
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 2, 16, 2)
        line.addWidget(self.told)
        line.addWidget(self.back)
        line.addStretch(1)
        self.hide()

    def show_terms(self, viewed: TermState, present: TermState | None) -> None:
        """Shows the strip where another term than the present one is looked at."""
        other = present is not None and viewed.key != present.key
        self.setVisible(other)
        if present is not None and other:
            self.told.setText(f"正在看：{_words(viewed)}。新建的记录仍归{present.name}。")
            self.back.setText(f"回到{present.name}")
            self.back.setAccessibleName(self.back.text())


def _words(term: TermState) -> str:
    return f"{term.name}（{term.words}）" if term.words else term.name
