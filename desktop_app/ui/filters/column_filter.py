"""The small window under a column's head: its order, its values with counts, ranges, blanks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from desktop_app.services.registers.column_values import EMPTY, ColumnValues, Counted
from desktop_app.ui.filters.range_line import RangeLine
from desktop_app.ui.filters.value_popup import ValuePopup
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row, rule

FEW = 8
ROWS, BESIDE_RANGES = 10, 7


class Narrowed(NamedTuple):
    """What one column is narrowed to: ticked values, the ends of its ranges, only filled rows."""

    values: tuple[Any, ...] = ()
    ranges: Mapping[str, tuple[str, str]] = {}
    filled: bool = False


class FilteredColumn(NamedTuple):
    """One column as the filter popup needs it.

    `read` finds its values, of very many those that hold a text; `check` gives a sentence for a
    range that cannot be read; `orders` are the words for both directions, none where it cannot
    be sorted.
    """

    label: str
    unit: str
    read: Callable[[str], ColumnValues]
    text: Callable[[Any], str]
    ranges: Sequence[str] = ()
    check: Callable[[str, str, str], str] = lambda *_: ""
    orders: tuple[str, str] | tuple[()] = ()


class ColumnFilter(ValuePopup):
    """Every choice takes effect immediately; Enter, 确定 or a click outside closes."""

    picked = Signal(object)
    sort_asked = Signal(bool)

    def __init__(
        self,
        column: FilteredColumn,
        narrowed: Narrowed,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("column_filter", column.label, theme, 10, parent)
        self.setAccessibleName(f"筛选{column.label}")
        self._column, self._theme, self._before = column, theme, narrowed
        self._found = column.read("")
        self.search.setObjectName("search_values")
        self.search.setPlaceholderText("查找，回车选中找到的")
        self.search.setAccessibleName(f"在{column.label}里查找")
        self.more = label("", "small", wraps=True)
        self.filled = button(f"非空 {self._found.filled}", "filled_only", theme, kind="chip")
        self.empty = button(f"空白 {self._found.empty}", "empty_only", theme, kind="chip")
        self.ranges = [
            RangeLine(kind, narrowed.ranges.get(kind, ("", "")), column.check)
            for kind in column.ranges
        ]
        self._lay_out()
        self._fill(narrowed.values)
        self._connect()
        self._dress(narrowed)

    def narrowed(self) -> Narrowed:
        """What is chosen now."""
        ranges = {each.kind: each.ends() for each in self.ranges if any(each.ends())}
        return Narrowed(self.list.ticked(), ranges, self.filled.isChecked())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Takes the ends of a range that were typed last, those that can be read."""
        for each in self.ranges:
            each.take()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        column = self.column
        for place, text in enumerate(self._column.orders):
            name = ("sort_up", "sort_down")[place]
            entry = button(text, name, self._theme, ("sort", "sort_down")[place], "entry")
            entry.clicked.connect(lambda _=False, down=bool(place): self._sort(down))
            column.addWidget(entry)
        if self._column.orders:
            column.addWidget(rule())
        column.addWidget(self.search)
        column.addWidget(self.list)
        column.addWidget(self.more)
        for chip in (self.empty, self.filled):
            chip.setCheckable(True)
        column.addLayout(row(self.empty, self.filled, None))
        for line in self.ranges:
            column.addWidget(line)
        self.clear = button("清除", "clear_filter", self._theme)
        self.done = button("确定", "close_filter", self._theme, kind="primary")
        column.addLayout(row(self.clear, None, self.done))

    def _fill(self, ticked: Sequence[Any]) -> None:
        """Shows the values; a ticked one that no row has any more comes first."""
        values = list(self._found.values)
        if self._found.empty:
            values.append(Counted(None, EMPTY, self._found.empty))
        known = {each.value for each in values}
        gone = [Counted(each, self._column.text(each), 0) for each in ticked if each not in known]
        self.list.show_values([*gone, *values], ticked)
        self.search.setVisible(len(values) > FEW or not self._found.whole)
        self.list.show_rows(min(max(self.list.count(), 1), BESIDE_RANGES if self.ranges else ROWS))
        self.setFixedWidth(max(self.list.wanted_width() + 24, self._theme.sizes.text * 19))
        self._tell_more(self._found)

    def _connect(self) -> None:
        self.search.returnPressed.connect(self._take_found)
        self.list.changed.connect(self._on_ticked)
        self.filled.clicked.connect(self._on_filled)
        self.empty.clicked.connect(self._on_empty)
        for each in self.ranges:
            each.changed.connect(self._say)
        self.clear.clicked.connect(self._clear)
        self.done.clicked.connect(self._finish)

    def _narrow(self, typed: str) -> None:
        """Leaves the values that a text or its pinyin is in; of very many they are read anew."""
        if self._found.whole:
            super()._narrow(typed)
            return
        found, ticked = self._column.read(typed.strip()), self.list.ticked()
        kept = [Counted(each, self._column.text(each), 0) for each in ticked
                if each not in {one.value for one in found.values}]  # fmt: skip
        self.list.show_values([*kept, *found.values], ticked)
        self._tell_more(found)

    def _tell_more(self, found: ColumnValues) -> None:
        if found.whole:
            self.more.hide()
            return
        self.more.setText(f"只列出最多的 {len(found.values)} 项，请输入几个字查找其余的")
        self.more.show()

    def _take_found(self) -> None:
        """Enter in the search ticks just what it has found, and closes."""
        if self.search.text().strip():
            self.list.tick_shown()
        self.close()

    def _on_ticked(self) -> None:
        self.filled.setChecked(False)
        self._say()

    def _on_filled(self) -> None:
        self.list.tick(())
        self._say()

    def _on_empty(self) -> None:
        self.filled.setChecked(False)
        self.list.tick((None,) if self.empty.isChecked() else ())
        self._say()

    def _say(self) -> None:
        if not all(each.readable for each in self.ranges):
            return
        now = self.narrowed()
        self._dress(now)
        if now != self._before:
            self._before = now
            self.picked.emit(now)

    def _dress(self, now: Narrowed) -> None:
        """Shows whether only blank or only filled rows are wanted; offers to clear what is set."""
        self.empty.setChecked(now.values == (None,))
        self.filled.setChecked(now.filled)
        self.empty.setEnabled(self._found.empty > 0 or self.empty.isChecked())
        self.clear.setEnabled(now != Narrowed())

    def _sort(self, down: bool) -> None:
        self.sort_asked.emit(down)
        self.close()

    def _clear(self) -> None:
        self.list.tick(())
        self.filled.setChecked(False)
        for each in self.ranges:
            each.set_ends("", "")
        self._say()
        self.close()

    def _finish(self) -> None:
        for each in self.ranges:
            each.take()
        if all(each.readable for each in self.ranges):
            self.close()
