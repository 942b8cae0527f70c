"""The bar at the top of the window: its tabs, the buttons at their right, and what fits into it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from PySide6 import QtCore
from PySide6.QtCore import QObject, QPoint, QSize, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QTabBar, QTabWidget

from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.window.corner import Corner
from desktop_app.ui.window.tabs import HOME, SETTINGS, Tab

if TYPE_CHECKING:
    from desktop_app.ui.window.more_tabs import MoreTabs

NUMBERED = 10
"""Pages that Ctrl+1 … Ctrl+9 and Ctrl+0 reach."""
SETTINGS_KEYS = "Ctrl+,"
SIDE, GAP = 10, 8
"""Pixels of a tab: beside its word, and beside its icon."""
MORE_EDGES = 38
"""Pixels of 更多 beside its word: as much as at a tab, and the arrow."""
ROOMY = 1 << 20
"""Pixels of a bar that has no size yet: everything is in it."""


class BarWidths(NamedTuple):
    """Widths in pixels of the tabs without icons and of everything else in the bar.

    `icon` is added to a tab by its icon, `box` to the corner by the find box.
    """

    words: Sequence[int]
    icon: int
    corner: int
    box: int
    more: int


class BarFit(NamedTuple):
    """What the bar shows: the places of the tabs in the row, and of those under 更多.

    `more` has the tab in front too where it took the last place of the row.
    """

    box: bool
    icons: bool
    row: tuple[int, ...]
    more: tuple[int, ...] = ()


def fit(room: int, widths: BarWidths, front: int | None) -> BarFit:
    """What fits into so many pixels: the find box gives way first, then icons, then last tabs.

    `front` is the place of the tab in front, which stays in the row with its icon; None where a
    page without a tab is in front.
    """
    count = len(widths.words)
    every, free = tuple(range(count)), room - widths.corner
    whole = sum(widths.words)
    if whole + count * widths.icon <= free:
        return BarFit(whole + count * widths.icon + widths.box <= free, True, every)
    icon = widths.icon if front is not None else 0
    if whole + icon <= free:
        return BarFit(False, False, every)
    free -= widths.more + icon
    led = _leading(widths.words, free)
    if front is None or front < led:
        return BarFit(False, False, every[:led], every[led:])
    led = min(front, _leading(widths.words, free - widths.words[front]))
    return BarFit(False, False, (*every[:led], front), every[led:])


def _leading(widths: Sequence[int], room: int) -> int:
    """How many of these, from the first on, fit into a width."""
    return sum(so_far <= room for so_far in accumulate(widths))


class TopBar(QTabBar):
    """The row of tabs.

    `stepped` comes with the number of tabs to go on by, `menu_wanted` with the place of a tab and
    the position of its menu.
    """

    stepped = Signal(int)
    menu_wanted = Signal(int, QPoint)
    resized = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        set_named(self, focusPolicy="TabFocus")

    @property
    def icon_width(self) -> int:
        """The pixels that an icon adds to a tab."""
        return self._theme.sizes.icon + GAP

    def word_width(self, place: int) -> int:
        """The width in pixels of a tab without its icon, also of one that is not in the row."""
        return self.fontMetrics().horizontalAdvance(self.tabText(place)) + 2 * SIDE

    def tabSizeHint(self, place: int) -> QSize:
        """The size of a tab; a style sheet alone leaves twice as much room at an icon."""
        icon = 0 if self.tabIcon(place).isNull() else self.icon_width
        return QSize(self.word_width(place) + icon, self._theme.sizes.control + 9)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End walk all tabs, those under 更多 too."""
        keys = QtCore.Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -self.count(),
                 keys.Key_End: self.count()}  # fmt: skip
        step = steps.get(QtCore.Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turns no tab: the wheel is for what can be scrolled."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu of the tab under the mouse; by the menu key, of the one in front."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        place = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        at = event.globalPos() if by_mouse else self.mapToGlobal(self.tabRect(place).bottomLeft())
        self.menu_wanted.emit(place, at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class TabRow(QObject):
    """Which tabs of a tab widget are in its row: those not hidden, as many as there is room for.

    A hidden tab is in the row from the moment its page comes to the front, until the program ends
    or tabs are hidden anew. 设置 has a button of the corner instead of a tab. `more_made` gives the
    button 更多 when it is needed for the first time.
    """

    more_made = Signal(object)

    def __init__(self, widget: QTabWidget, bar: TopBar, tabs: Sequence[Tab], theme: Theme) -> None:
        super().__init__(widget)
        self._widget, self._bar, self._tabs, self._theme = widget, bar, tabs, theme
        self.hidden: tuple[str, ...] = ()
        self.more: MoreTabs | None = None
        self._back: set[str] = set()
        self._is_sized = False
        self._last: object = None
        bar.resized.connect(self._place_more)

    @property
    def places(self) -> list[int]:
        """The places of the tabs that are not hidden, in the row or under 更多."""
        away = {SETTINGS, *self.hidden} - self._back
        return [place for place, tab in enumerate(self._tabs) if tab.title not in away]

    @property
    def numbered(self) -> list[int]:
        """The places that Ctrl and a number reach: the tabs, and 设置 behind them."""
        last = [place for place, tab in enumerate(self._tabs) if tab.title == SETTINGS]
        return [*self.places, *last][:NUMBERED]

    @property
    def hidden_tabs(self) -> list[str]:
        """The titles of the tabs of this window that are hidden, in their order."""
        return [tab.title for tab in self._tabs if tab.title in self.hidden]

    def keys_of(self, place: int) -> str:
        """The key that brings a tab to the front, '' for one without a number."""
        if self._tabs[place].title == SETTINGS:
            return SETTINGS_KEYS
        numbered = self.numbered
        return f"Ctrl+{(numbered.index(place) + 1) % NUMBERED}" if place in numbered else ""

    def hide(self, titles: Collection[str]) -> None:
        """Hides exactly these tabs from now on, but never the first one."""
        told = tuple(each for each in titles if each not in (HOME, SETTINGS))
        front = self._front.title
        stays = front in self._back and front in told and set(told) != set(self.hidden)
        self.hidden, self._back = told, {front} if stays else set()

    def neighbour(self) -> int | None:
        """The place to turn to where the tab in front is hidden: the next one, or else the last.

        None where it is not hidden.
        """
        place, places = self._widget.currentIndex(), self.places
        if place in places or self._front.title == SETTINGS:
            return None
        return next((each for each in places if each > place), places[-1])

    def beside(self, step: int, *, wrap: bool) -> int:
        """The place of the tab so many steps on; `wrap` goes on at the other end."""
        places, place = self.places, self._widget.currentIndex()
        if place not in places:
            return places[0 if step > 0 else -1]
        wanted = places.index(place) + step
        return places[wanted % len(places) if wrap else max(0, min(len(places) - 1, wanted))]

    def arrange(self, *, sized: bool = False, anew: bool = False) -> None:
        """Puts into the row what fits; `sized` once the widget has its size, `anew` for a look."""
        self._is_sized = self._is_sized or sized
        if self._front.title in self.hidden:
            self._back.add(self._front.title)
        places, front = self.places, self._widget.currentIndex()
        corner = self._widget.cornerWidget()
        if isinstance(corner, Corner):
            corner.mark(settings=self._front.title == SETTINGS)
        room = self._widget.width() if self._is_sized else ROOMY
        in_front = places.index(front) if front in places else None
        found = fit(room, self._widths(places), in_front)
        now = found, places, front, self._is_sized
        if now == self._last and not anew:
            return
        self._last = now
        if isinstance(corner, Corner) and self._is_sized:
            corner.show_box(shown=found.box)
        self._show([places[each] for each in found.row], icons=found.icons)
        self._offer([places[each] for each in found.more])

    @property
    def _front(self) -> Tab:
        return self._tabs[self._widget.currentIndex()]

    def _widths(self, places: Sequence[int]) -> BarWidths:
        corner = self._widget.cornerWidget()
        plain, box = corner.widths() if isinstance(corner, Corner) else (0, 0)
        words = tuple(self._bar.word_width(place) for place in places)
        return BarWidths(words, self._bar.icon_width, plain, box, self._more_width())

    def _more_width(self) -> int:
        return self._bar.fontMetrics().horizontalAdvance("更多") + MORE_EDGES

    def _show(self, row: Sequence[int], *, icons: bool) -> None:
        """Puts exactly these tabs into the row; without `icons` only the one in front has one."""
        front, size = self._widget.currentIndex(), self._theme.sizes.icon
        self._bar.setIconSize(QSize(size, size))
        for place in sorted(range(len(self._tabs)), key=lambda each: each not in row):
            tab, has_icon = self._tabs[place], place in row and (icons or place == front)
            icon = self._theme.icons.icon(tab.icon) if has_icon else QIcon()
            self._widget.setTabIcon(place, icon)
            self._bar.setTabVisible(place, place in row)  # that of the widget turns to it
            keys = self.keys_of(place)
            self._widget.setTabToolTip(place, f"{tab.title}（{keys}）" if keys else tab.title)

    def _offer(self, places: Sequence[int]) -> None:
        """Offers these tabs under 更多, which is there only where there are some."""
        if self.more is None and places:
            from desktop_app.ui.window.more_tabs import MoreTabs

            self.more = MoreTabs(self._theme, self._widget)
            self.more_made.emit(self.more)
        if self.more is None:
            return
        front, tabs = self._widget.currentIndex(), self._tabs
        self.more.offer(
            [(x, tabs[x].title, tabs[x].icon, self.keys_of(x), x == front) for x in places],
            self.hidden_tabs,
        )
        self.more.setVisible(bool(places))
        self._place_more()

    def _place_more(self) -> None:
        """Puts 更多 behind the last tab of the row."""
        if self.more is not None:
            bar = self._bar.geometry()
            self.more.setGeometry(bar.right() + 1, bar.top(), self._more_width(), bar.height())
            self.more.raise_()
