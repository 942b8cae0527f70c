"""The tabs of the window, declared once: title, icon, order; and the widget of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import row
from desktop_app.ui.window.page import Page, PageSpec

EDGE = 16
"""Pixels at both ends of the row of sections."""
MOST_SECTIONS = 9
"""Sections of one tab: Alt+1 … Alt+9 reach them."""


class TabSpec(NamedTuple):
    """One tab: its title and icon.

    Its sections are the pages that name it, each with its own place. A tab without a page is not
    shown; it keeps its place for the page that will name it.
    """

    title: str
    icon: str


LAST_PLACE = 99
"""The place of a section behind all others of its tab."""
HOME, CONSULTING, FIGURES, SETTINGS = "工作台", "协商在基层", "统计报表", "设置"
FIRST = (
    TabSpec(HOME, "workbench"),
    TabSpec("委员", "member"),
    TabSpec("委员履职", "duties"),
    TabSpec("提案信息", "proposals"),
    TabSpec(CONSULTING, "point"),
    TabSpec("品牌项目", "brand"),
    TabSpec("专项工作", "special_work"),
    TabSpec("文史", "book"),
    TabSpec("考核", "assessment"),
)
LAST = (TabSpec(FIGURES, "figures"), TabSpec("上报", "submission"))
"""Tabs behind those that are declared nowhere, as that of a new record."""
TABS = (*FIRST, *LAST)


def arranged(pages: Sequence[PageSpec]) -> list[PageSpec]:
    """The pages in the order of tabs and of their places; what has none keeps its own order."""
    return sorted(pages, key=_place)


def icon_of(title: str, first: PageSpec) -> str:
    """The icon of a tab; of one that is not declared, that of its first page."""
    return next((each.icon for each in TABS if each.title == title), first.icon)


def grouped(specs: Sequence[PageSpec]) -> list[list[PageSpec]]:
    """The pages of each tab, in the order of their first pages."""
    found: dict[str, list[PageSpec]] = {}
    for spec in specs:
        found.setdefault(spec.tab or spec.title, []).append(spec)
    return list(found.values())


class Tab(QWidget):
    """One tab: its page alone, or a row of sections above the page of the one in front.

    The row is filled when the tab is first seen, so that a start does not wait for the sections
    of the other tabs. Its icons are left out where with them not every section would be in sight.
    `turned` says whether the row had the cursor when another section came to the front.
    """

    turned = Signal(bool)

    def __init__(
        self, specs: Sequence[PageSpec], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
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
        self.pages = QStackedWidget(self)
        self.sections.currentChanged.connect(self._turn)
        self._front, self._is_filled = 0, False
        self._whole, self._has_icons = 0, True
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if len(specs) > 1:
            line = row(self.sections, None)
            line.setContentsMargins(EDGE, 10, EDGE, 0)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def fill(self) -> None:
        """Adds the sections to their row, where that is still to be done."""
        if self._is_filled:
            return
        self.sections.blockSignals(True)
        for number, spec in enumerate(self.specs, 1):
            place = self.sections.addTab(spec.title)
            self.sections.setTabToolTip(place, f"{spec.title}（Alt+{number}）")
            page = QWidget(self.pages)
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

    def place_of(self, key: str) -> QWidget:
        """The widget that holds the page of a section."""
        self.fill()
        return self.pages.widget([spec.key for spec in self.specs].index(key))

    def put(self, key: str, page: Page) -> None:
        """Shows the page of a section, built now."""
        column = self.place_of(key).layout()
        if column is not None:
            column.addWidget(page)
            page.show()  # now, so that it can take the cursor

    def draw_icons(self) -> None:
        """Shows the icons of the sections in the present look."""
        if not self._is_filled:
            return
        size = self._theme.sizes.icon
        self.sections.setIconSize(QSize(size, size))
        self._show_icons(shown=True)
        self._whole = self.sections.sizeHint().width()
        self._fit()

    def _fit(self) -> None:
        """Leaves the icons out where with them not every section would be in sight."""
        fits = self._whole <= self.width() - 2 * EDGE
        if self._is_filled and fits is not self._has_icons:
            self._show_icons(shown=fits)

    def _show_icons(self, *, shown: bool) -> None:
        self._has_icons = shown
        for place, spec in enumerate(self.specs):
            icon = self._theme.icons.icon(spec.icon) if shown else QIcon()
            self.sections.setTabIcon(place, icon)


def _place(page: PageSpec) -> tuple[int, int]:
    title = page.tab or page.title
    tabs = [each.title for each in FIRST], [each.title for each in LAST]
    return _rank(title, *tabs), page.place or LAST_PLACE - 1


def _rank(name: str, first: Sequence[str], last: Sequence[str]) -> int:
    """The place of a name: among the first, behind them, or among the last."""
    if name in first:
        return first.index(name)
    return len(first) + (last.index(name) + 1 if name in last else 0)
