"""The tabs of the window: a page is built when first seen and re-reads when it is stale."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from desktop_app.settings import Plain
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.page import Page, Slot


class PageTabs(QTabWidget):
    """`recall` gives the state that a page kept from last time, by its key."""

    def __init__(
        self,
        slots: Sequence[Slot],
        theme: Theme,
        recall: Callable[[str], Mapping[str, Plain]],
    ) -> None:
        super().__init__()
        self.setObjectName("tabs")
        self.setAccessibleName("主要页面")
        self.slots, self._theme, self._recall = tuple(slots), theme, recall
        self.built: dict[str, Page] = {}
        self._stale: dict[str, frozenset[str]] = {}
        self._complete = False
        bar = self.tabBar()
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setUsesScrollButtons(True)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        for slot in self.slots:
            place = QWidget()
            line = QHBoxLayout(place)
            line.setContentsMargins(0, 0, 0, 0)
            self.addTab(place, slot.title)
        self._draw_icons()
        theme.changed.connect(self._draw_icons)
        self.currentChanged.connect(self._look_at)

    @property
    def keys(self) -> list[str]:
        """The keys of all tabs in their order."""
        return [slot.key for slot in self.slots]

    @property
    def key(self) -> str:
        """The key of the tab in front."""
        return self.slots[self.currentIndex()].key

    def page_of(self, key: str) -> Page:
        """The page of a tab, built now if nobody has looked at it yet."""
        if key not in self.built:
            index = self.keys.index(key)
            page = self.slots[index].build()
            self.built[key] = page
            place = self.widget(index).layout()
            if place is not None:
                place.addWidget(page)
            page.recall(self._recall(key))
            if self._complete:
                page.complete()
        return self.built[key]

    def go(self, key: str) -> Page:
        """Brings a tab to the front and gives its page."""
        self.setCurrentIndex(self.keys.index(key))
        return self.page_of(key)

    def turn(self, step: int) -> None:
        """Brings the next or the previous tab to the front."""
        self.setCurrentIndex((self.currentIndex() + step) % self.count())

    def changed(self, records: frozenset[str]) -> None:
        """Lets the page in front re-read now, the others when they are looked at."""
        for key in self.built:
            self._stale[key] = self._stale.get(key, frozenset()) | records
        self._look_at(self.currentIndex())

    def complete(self) -> None:
        """Lets the pages add what the window's first paint did not wait for."""
        self._complete = True
        for page in self.built.values():
            page.complete()

    def _look_at(self, index: int) -> None:
        page = self.page_of(self.slots[index].key)
        stale = self._stale.pop(page.key, frozenset())
        if stale:
            page.refresh(stale)

    def _draw_icons(self) -> None:
        self.setIconSize(QSize(self._theme.sizes.icon, self._theme.sizes.icon))
        for index, slot in enumerate(self.slots):
            self._theme.icons.put_on_tab(self, index, slot.icon)
