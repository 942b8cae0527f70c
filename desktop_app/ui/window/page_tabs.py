"""The tabs of the window and their sections: a page is built when seen, and read when stale."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QWidget

from desktop_app.settings import Plain
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.page import Command, Page, PageSpec
from desktop_app.ui.window.tabs import FIGURES, MOST_SECTIONS, Tab, grouped
from desktop_app.ui.window.top_bar import NUMBERED, TabRow, TopBar

if TYPE_CHECKING:
    from desktop_app.ui.window.more_tabs import MoreTabs, TabMenu

EVERYTHING: frozenset[str] = frozenset()
SETTINGS_PAGE = "settings"


class PageTabs(QTabWidget):
    """`recall` gives the state that a page kept from last time, by its key.

    `hiding_wanted` gives the titles of all tabs that the user wants hidden from now on,
    `choice_wanted` comes when the user wants to choose on a page.
    """

    hiding_wanted = Signal(object)
    choice_wanted = Signal()

    def __init__(
        self,
        specs: Sequence[PageSpec],
        theme: Theme,
        recall: Callable[[str], Mapping[str, Plain]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setAccessibleName("主要页面")
        self._recall = recall
        bar = TopBar(theme)
        self.setTabBar(bar)  # first, so that the Tab key goes from it to the sections
        inside = self.findChild(QStackedWidget)  # where `addTab` puts them
        self.tabs = tuple(Tab(group, theme, inside) for group in grouped(specs))
        self._tab_of = {spec.key: tab for tab in self.tabs for spec in tab.specs}
        self._spec_of = {spec.key: spec for spec in specs}
        self.built: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._complete = False
        self.looks_back = False  # whether another term than the present one is looked at
        for tab in self.tabs:
            self.addTab(tab, tab.title)
            tab.turned.connect(self._on_section)
            tab.sections.tabBarClicked.connect(partial(self._on_click, tab))
        self.row = TabRow(self, bar, self.tabs, theme)
        self.row.more_made.connect(self._on_more)
        bar.tabBarClicked.connect(self._on_tab_click)
        bar.stepped.connect(self._on_step)
        bar.menu_wanted.connect(self._on_menu)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)
        self.currentChanged.connect(self._on_tab)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.row.arrange(sized=True)  # first, so that the bar is laid out once
        super().resizeEvent(event)

    @property
    def keys(self) -> list[str]:
        """The keys of all pages, tab by tab, in their order."""
        return list(self._tab_of)

    @property
    def tab(self) -> Tab:
        """The tab in front."""
        return self.tabs[self.currentIndex()]

    @property
    def key(self) -> str:
        """The key of the page in front."""
        return self.tab.key

    @property
    def fronts(self) -> list[str]:
        """The key of the section in front of every tab."""
        return [tab.key for tab in self.tabs]

    def title_of(self, key: str) -> str:
        """What a page is called: the word of its tab, and of its section where there are more."""
        tab = self._tab_of[key]
        return tab.title if len(tab.specs) == 1 else f"{tab.title}·{self._spec_of[key].title}"

    def word_of(self, key: str) -> str:
        """The word of a page itself: that of its section where its tab has several.

        A section of the figures is called after the records it counts: its tab names it better.
        """
        spec = self._spec_of[key]
        return FIGURES if spec.tab == FIGURES else spec.title

    def commands_of(self, key: str) -> list[Command]:
        """The commands of a page, which is built for them only if its spec has none."""
        commands = self._spec_of[key].commands
        if key in self.built or commands is None:
            return self.page_of(key).commands()
        return commands(partial(self.page_of, key))

    def record_commands(self, key: str, record: int) -> list[Command]:
        """What can be done with one record of a page, run on that page."""
        given = self._spec_of[key].record_commands
        return given(partial(self.go, key), record) if given else []

    def new_named(self, text: str) -> list[Command]:
        """Begins a new record of that name, for every page that has such; that in front first."""
        specs = sorted(self._spec_of.values(), key=lambda each: each.key != self.key)
        return [
            command
            for spec in specs
            if spec.new_named
            for command in spec.new_named(partial(self.go, spec.key), text)
        ]

    def page_of(self, key: str) -> Page:
        """The page with that key, built now if nobody has looked at it yet."""
        if key not in self.built:
            tab = self._tab_of[key]
            page = self._build(key, tab.place_of(key))
            tab.put(key, page)
            self.built[key] = page
            self._stale[key] = EVERYTHING  # read anew when next looked at, unless all goes well
            page.recall(self._recall(key))
            if self.looks_back:
                page.look_at_term()
            if self._complete:
                page.complete()
            del self._stale[key]
        return self.built[key]

    def _build(self, key: str, place: QWidget) -> Page:
        """A new page in its place; what is left there of one that could not be made is removed."""
        try:
            return self._spec_of[key].build(place)
        except Exception:
            for left in (each for each in place.children() if isinstance(each, Page)):
                left.setParent(None)
                left.deleteLater()
            raise

    def go(self, key: str) -> Page:
        """Brings a page to the front, its tab and its section, and gives it.

        A register without a page of its own is a section of the settings.
        """
        if key not in self._tab_of:
            page = self.go(SETTINGS_PAGE)
            page.show_place(key)
            return page
        self.choose_section(key)
        self.setCurrentWidget(self._tab_of[key])
        self.row.arrange()
        self._look_at_front()
        return self.page_of(key)

    def turn_to(self, key: str) -> None:
        """Brings the place of a page to the front, without building the page."""
        self.choose_section(key)
        self.blockSignals(True)
        self.setCurrentWidget(self._tab_of[key])
        self.blockSignals(False)
        self.row.arrange()

    def choose_section(self, key: str) -> None:
        """Makes a page the one that its tab shows when it is looked at."""
        tab = self._tab_of[key]
        tab.sections.blockSignals(True)  # the caller looks at the page, or nobody does
        tab.show_section(key)
        tab.sections.blockSignals(False)

    def turn(self, step: int) -> None:
        """Brings the next or the previous tab that is not hidden to the front."""
        self.setCurrentIndex(self.row.beside(step, wrap=True))

    def turn_to_number(self, number: int) -> None:
        """Brings the tab with this number, counted from 0, to the front; 设置 behind the last."""
        places = self.row.numbered
        if number < len(places):
            self.setCurrentIndex(places[number])

    def turning_keys(self) -> Iterator[tuple[str, Callable[[], object]]]:
        """The keys that turn tabs and sections, and what each does."""
        yield "Ctrl+Tab", partial(self.turn, 1)
        yield "Ctrl+Shift+Tab", partial(self.turn, -1)
        for number in range(NUMBERED):
            yield f"Ctrl+{(number + 1) % NUMBERED}", partial(self.turn_to_number, number)
        for number in range(MOST_SECTIONS):
            yield f"Alt+{number + 1}", partial(self.turn_section, number)

    def is_hidden(self, key: str) -> bool:
        """Whether the tab of a page is one of those that are hidden."""
        return self._tab_of[key].title in self.row.hidden

    def hide_tabs(self, titles: Collection[str]) -> None:
        """Hides exactly the tabs with these titles; one in front gives way to its neighbour."""
        self.row.hide(titles)
        place = self.row.neighbour()
        if place is not None:
            self.setCurrentIndex(place)
        self.row.arrange(anew=True)

    def turn_section(self, number: int) -> None:
        """Brings the inner tab with this number, counted from 0, of the page in front to the front.

        Where the page has none, the section of the tab.
        """
        if self.page_of(self.key).turn_part(number):
            return
        if number < len(self.tab.specs):
            self.tab.sections.setCurrentIndex(number)

    def changed(self, records: frozenset[str]) -> None:
        """Lets the page in front re-read now, the others when they are looked at."""
        for key in self.built:
            known = self._stale.get(key, records)
            self._stale[key] = known | records if known and records else EVERYTHING
        self._look_at_front()

    def look_at_term(self) -> None:
        """Lets every page show the term that is looked at from now on."""
        for page in self.built.values():
            page.look_at_term()
        self.changed(EVERYTHING)

    def complete(self) -> None:
        """Lets the pages add what the window's first paint did not wait for."""
        self._complete = True
        for page in self.built.values():
            page.complete()

    def _on_tab(self) -> None:
        self.row.arrange()
        self._on_section(self.tabBar().hasFocus())

    def _on_section(self, by_arrows: bool) -> None:
        self._look_at_front()
        if not by_arrows:  # else the next arrow key turns on
            self.page_of(self.key).setFocus()

    def _on_tab_click(self, place: int) -> None:
        tab = self.tabs[place] if 0 <= place < len(self.tabs) else None
        if tab is not None:
            self._on_click(tab, tab.front)

    def _on_click(self, tab: Tab, place: int) -> None:
        """Notifies a page that its tab was clicked, whether or not it is in front already."""
        page = self.built.get(tab.specs[max(0, place)].key)
        if page is not None:
            page.tab_clicked()

    def _look_at_front(self) -> None:
        page = self.page_of(self.key)
        if page.key in self._stale:
            page.refresh(self._stale[page.key])
            del self._stale[page.key]  # what fails is tried again when it is next looked at

    def _on_step(self, step: int) -> None:
        self.setCurrentIndex(self.row.beside(step, wrap=False))

    def _on_menu(self, place: int, at: QPoint) -> None:
        from desktop_app.ui.window.more_tabs import TabMenu

        title = self.tabs[place].title if self.isTabVisible(place) else ""
        menu = TabMenu(title, self.row.hidden_tabs, self)
        self._follow(menu)
        menu.popup(at)

    def _on_more(self, more: MoreTabs) -> None:
        more.turned.connect(self.setCurrentIndex)
        self._follow(more)
        QWidget.setTabOrder(self.tabBar(), more)

    def _follow(self, menu: MoreTabs | TabMenu) -> None:
        menu.hiding_wanted.connect(self.hiding_wanted)
        menu.choice_wanted.connect(self.choice_wanted)

    def _draw_icons(self) -> None:
        self.row.arrange(anew=True)
        for tab in self.tabs:
            tab.draw_icons()
