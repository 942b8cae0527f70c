"""The tabs of the window and their sections: a page is built when seen, and read when stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QTabWidget, QVBoxLayout, QWidget

from desktop_app.settings import Plain
from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import row
from desktop_app.ui.window.page import Command, Page, PageSpec
from desktop_app.ui.window.tabs import icon_of

EVERYTHING: frozenset[str] = frozenset()


class Tab(QWidget):
    """One tab: its page alone, or a row of sections above the page of the one in front.

    The row is filled when the tab is first seen, so that a start does not wait for the sections
    of the other tabs. `turned` says whether the row had the cursor when another section came to
    the front.
    """

    turned = Signal(bool)

    def __init__(self, specs: Sequence[PageSpec], theme: Theme) -> None:
        super().__init__()
        self.specs, self._theme = tuple(specs), theme
        self.title = specs[0].tab or specs[0].title
        self.icon = icon_of(self.title, specs[0])
        self.sections = QTabBar(self)
        self.sections.setHidden(len(specs) < 2)
        self.sections.setObjectName("section_bar")
        self.sections.setAccessibleName(f"{self.title}的分页")
        self.sections.setDrawBase(False)
        self.sections.setExpanding(False)
        set_named(self.sections, focusPolicy="TabFocus")
        self.pages = QStackedWidget()
        self.sections.currentChanged.connect(self._turn)
        self._front, self._is_filled = 0, False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if len(specs) > 1:
            line = row(self.sections, None)
            line.setContentsMargins(16, 10, 16, 0)
            column.addLayout(line)
        column.addWidget(self.pages, 1)

    @property
    def key(self) -> str:
        """The key of the section in front."""
        return self.specs[self.front].key

    @property
    def front(self) -> int:
        """The place of the section in front."""
        return max(0, self.sections.currentIndex()) if self._is_filled else self._front

    def showEvent(self, event: QShowEvent) -> None:
        self.fill()
        super().showEvent(event)

    def fill(self) -> None:
        """Adds the sections to their row, where that is still to be done."""
        if self._is_filled:
            return
        self.sections.blockSignals(True)
        for number, spec in enumerate(self.specs, 1):
            place = self.sections.addTab(spec.title)
            self.sections.setTabToolTip(place, f"{spec.title}（Alt+{number}）")
            page = QWidget()
            QVBoxLayout(page).setContentsMargins(0, 0, 0, 0)
            self.pages.addWidget(page)
        self._is_filled = True
        self.show_section(self.specs[self._front].key)
        self.sections.blockSignals(False)
        self.draw_icons()

    def show_section(self, key: str) -> None:
        """Brings a section to the front."""
        self._front = [spec.key for spec in self.specs].index(key)
        if self._is_filled:
            self.sections.setCurrentIndex(self._front)
            self.pages.setCurrentIndex(self._front)

    def _turn(self, place: int) -> None:
        by_arrows = self.sections.hasFocus()
        self.pages.setCurrentIndex(place)
        self.turned.emit(by_arrows)

    def put(self, key: str, page: Page) -> None:
        """Shows the page of a section, built now."""
        self.fill()
        place = self.pages.widget([spec.key for spec in self.specs].index(key)).layout()
        if place is not None:
            place.addWidget(page)
            page.show()  # now, so that it can take the cursor

    def draw_icons(self) -> None:
        """Shows the icons of the sections in the present look."""
        if not self._is_filled:
            return
        size = self._theme.sizes.icon
        self.sections.setIconSize(QSize(size, size))
        for place, spec in enumerate(self.specs):
            self.sections.setTabIcon(place, self._theme.icons.icon(spec.icon))


class PageTabs(QTabWidget):
    """`recall` gives the state that a page kept from last time, by its key."""

    def __init__(
        self,
        specs: Sequence[PageSpec],
        theme: Theme,
        recall: Callable[[str], Mapping[str, Plain]],
    ) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setAccessibleName("主要页面")
        self._theme, self._recall = theme, recall
        self.tabs = tuple(Tab(group, theme) for group in grouped(specs))
        self._tab_of = {spec.key: tab for tab in self.tabs for spec in tab.specs}
        self._spec_of = {spec.key: spec for spec in specs}
        self.built: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._complete = False
        bar = self.tabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setUsesScrollButtons(True)
        set_named(bar, focusPolicy="TabFocus")
        for tab in self.tabs:
            self.addTab(tab, tab.title)
            tab.turned.connect(self._on_section)
            tab.sections.tabBarClicked.connect(partial(self._on_click, tab))
        bar.tabBarClicked.connect(self._on_tab_click)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)
        self.currentChanged.connect(self._on_tab)

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
        """The word of a page itself: that of its section where its tab has several."""
        return self._spec_of[key].title

    def commands_of(self, key: str) -> list[Command]:
        """The commands of a page, which is built for them only if its spec has none."""
        commands = self._spec_of[key].commands
        if key in self.built or commands is None:
            return self.page_of(key).commands()
        return commands(partial(self.page_of, key))

    def page_of(self, key: str) -> Page:
        """The page with that key, built now if nobody has looked at it yet."""
        if key not in self.built:
            page = self._spec_of[key].build()
            self._tab_of[key].put(key, page)
            self.built[key] = page
            self._stale[key] = EVERYTHING  # read anew when next looked at, unless all goes well
            page.recall(self._recall(key))
            if self._complete:
                page.complete()
            del self._stale[key]
        return self.built[key]

    def go(self, key: str) -> Page:
        """Brings a page to the front, its tab and its section, and gives it."""
        self.choose_section(key)
        self.setCurrentWidget(self._tab_of[key])
        self._look_at_front()
        return self.page_of(key)

    def turn_to(self, key: str) -> None:
        """Brings the place of a page to the front, without building the page."""
        self.choose_section(key)
        self.blockSignals(True)
        self.setCurrentWidget(self._tab_of[key])
        self.blockSignals(False)

    def choose_section(self, key: str) -> None:
        """Makes a page the one that its tab shows when it is looked at."""
        tab = self._tab_of[key]
        tab.sections.blockSignals(True)  # the caller looks at the page, or nobody does
        tab.show_section(key)
        tab.sections.blockSignals(False)

    def turn(self, step: int) -> None:
        """Brings the next or the previous tab to the front."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def turn_section(self, number: int) -> None:
        """Brings the section with this number, counted from 0, of the tab in front to the front."""
        if number < len(self.tab.specs):
            self.tab.sections.setCurrentIndex(number)

    def changed(self, records: frozenset[str]) -> None:
        """Lets the page in front re-read now, the others when they are looked at."""
        for key in self.built:
            known = self._stale.get(key, records)
            self._stale[key] = known | records if known and records else EVERYTHING
        self._look_at_front()

    def complete(self) -> None:
        """Lets the pages add what the window's first paint did not wait for."""
        self._complete = True
        for page in self.built.values():
            page.complete()

    def _on_tab(self) -> None:
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

    def _draw_icons(self) -> None:
        self.setIconSize(QSize(self._theme.sizes.icon, self._theme.sizes.icon))
        for index, tab in enumerate(self.tabs):
            self._theme.icons.put_on_tab(self, index, tab.icon)
            tab.draw_icons()


def grouped(specs: Sequence[PageSpec]) -> list[list[PageSpec]]:
    """The pages of each tab, in the order of their first pages."""
    found: dict[str, list[PageSpec]] = {}
    for spec in specs:
        found.setdefault(spec.tab or spec.title, []).append(spec)
    return list(found.values())
