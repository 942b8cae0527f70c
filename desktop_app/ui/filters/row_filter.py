"""A chip that narrows the rows of a table by what they belong to: sector, group, committee …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop_app.services.registers.column_values import Counted
from desktop_app.ui.filters.value_popup import ValuePopup, place_of
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip

SHOWN, ROWS = 2, 10
Row = TypeVar("Row")


class RowFilter(QPushButton, Generic[Row]):
    """A click opens the values with their counts; `changed` comes when others are ticked.

    It hides where the rows have none or one of these values.
    """

    changed = Signal()

    def __init__(self, name: str, title: str, value: Callable[[Row], str], theme: Theme) -> None:
        super().__init__()
        self._title, self._value, self._theme = title, value, theme
        self._counts: Counter[str] = Counter()
        self.chosen: tuple[str, ...] = ()
        self.setObjectName(name)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the end
        theme.icons.put(self, "down")
        self.clicked.connect(self.open_values)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Takes the rows there are; values that are gone are no longer chosen."""
        self._counts = Counter(filter(None, map(self._value, rows)))
        self.chosen = tuple(each for each in self.chosen if each in self._counts)
        self.setVisible(len(self._counts) > 1)
        self._tell()

    def holds(self, row: Row) -> bool:
        """Whether a row has a chosen value; every one has where none is chosen."""
        return not self.chosen or self._value(row) in self.chosen

    def choose(self, values: Sequence[str]) -> None:
        """Chooses these values, all rows for none."""
        self.chosen = tuple(values)
        self._tell()
        self.changed.emit()

    def open_values(self) -> ValuePopup:
        """Opens the values under the chip."""
        self._tell()  # the click alone chooses nothing
        popup = ValuePopup("row_filter", self._title, self._theme, 10, self)
        popup.search.setObjectName("search_values")
        popup.search.setPlaceholderText("查找")
        popup.search.setAccessibleName(f"在{self._title}里查找")
        found = [Counted(each, each, count) for each, count in self._counts.items()]
        popup.list.show_values(found, self.chosen)
        popup.list.show_rows(min(ROWS, len(found)))
        popup.list.setMinimumWidth(popup.list.wanted_width())
        popup.column.addWidget(popup.search)
        popup.column.addWidget(popup.list)
        popup.list.changed.connect(lambda: self.choose(popup.list.ticked()))
        popup.show_under(place_of(self))
        return popup

    def _tell(self) -> None:
        more = f" {len(self.chosen)} 项" if len(self.chosen) > SHOWN else ""
        shown = more or "：" + ("、".join(self.chosen) or "全部")
        self.setText(f"{self._title}{shown}".replace("&", "&&"))
        self.setAccessibleName(f"{self._title}：{'、'.join(self.chosen) or '全部'}")
        self.setToolTip(tip("、".join(self.chosen)))
        self.setChecked(bool(self.chosen))
