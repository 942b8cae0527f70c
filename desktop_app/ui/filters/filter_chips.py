"""The row of conditions over a list: one chip a field, every other field behind 条件."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop_app.records.record import Field, Record
from desktop_app.services.registers.column_values import AGE, EMPTY, ranges_of
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button

if TYPE_CHECKING:
    from desktop_app.ui.filters.column_filter import ColumnFilter

ALWAYS = 3
LONGEST = 32
UNCLEAR = ("是", "否", EMPTY)  # what says nothing without the name of its field


class Columns(Protocol):
    """What the chips need from the list that they narrow."""

    def text(self, name: str, value: Any) -> str:
        """One value of a field as a chip shows it."""

    def offered(self) -> list[Field]:
        """Every field that the list can be narrowed by."""

    def open(self, name: str, under: QWidget) -> ColumnFilter:
        """Opens the window of one field beneath a widget."""


class FilterChips(QWidget):
    """Shows the filters of a list; `changed` carries them when they are cleared."""

    changed = Signal(object)

    def __init__(
        self, model: type[Record], columns: Columns, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._columns, self._theme = model, columns, theme
        self._filters: dict[str, tuple[Any, ...]] = {}
        self._extra = ""
        self._chips: dict[str, QPushButton] = {}
        self._line = FlowLayout(self)  # on a narrow window the chips go on in a second line
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for name in model.FILTERS:
            self._line.addWidget(self._chip(name))
        self.more = button("条件", "more_filters", theme, "filter", "chip")
        self.more.clicked.connect(self._show_more)
        self.clear = button("清除", "clear_filters", theme, kind="link")
        self.clear.clicked.connect(self._clear)
        self._line.addWidget(self.more)
        self._line.addWidget(self.clear)
        self._show()

    def show_filters(self, filters: Mapping[str, tuple[Any, ...]], extra: str = "") -> None:
        """Shows these filters; `extra` names a condition that has no chip."""
        self._filters = {name: values for name, values in filters.items() if values}
        self._extra = extra
        self._show()

    def put_first(self, widget: QWidget) -> None:
        """Puts something else before the chips."""
        self._line.insert(0, widget)

    def open(self, name: str) -> ColumnFilter:
        """Opens the values of one field."""
        chip = self._chips.get(name, self.more)
        return self._columns.open(name, chip if chip.isVisible() else self.more)

    def _chip(self, name: str) -> QPushButton:
        chip = button("", f"filter_{name}", self._theme, kind="chip")
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the arrow stands at the end
        self._theme.icons.put(chip, "down")
        chip.setCheckable(True)
        chip.clicked.connect(partial(self._on_chip, name))
        self._chips[name] = chip
        return chip

    def _on_chip(self, name: str, _: bool = False) -> None:
        self._show()  # the click alone sets no condition
        self.open(name)

    def _clear(self) -> None:
        self._filters, self._extra = {}, ""
        self._show()
        self.changed.emit({})

    def _show(self) -> None:
        self._add_chips()
        for place, (name, chip) in enumerate(self._chips.items()):
            values = self._filters.get(name, ())
            own = name in self._model.FILTERS
            chip.setText(self._text(name, values).replace("&", "&&"))
            chip.setAccessibleName(self._text(name, values))
            chip.setChecked(bool(values))
            chip.setVisible(bool(values) or (own and place < ALWAYS))
        long = len(self._extra) > LONGEST
        self.more.setText(f"{self._extra[:LONGEST]}…" if long else self._extra or "条件")
        self.more.setAccessibleName(self._extra or "条件")
        self.more.setToolTip(tip(self._extra or "按任何一项筛选"))
        self.clear.setVisible(bool(self._filters) or bool(self._extra))

    def _add_chips(self) -> None:
        """Gives a chip to each field that narrows the list from its column's head."""
        for name in self._filters:
            if name not in self._chips:
                place = self._line.indexOf(self.more)
                self._line.insert(place, self._chip(name))

    def _text(self, name: str, values: tuple[Any, ...]) -> str:
        label = self._model.field(name).label
        if not values:
            return label
        if len(values) > 1:
            return f"{label} {len(values)} 项"
        text = self._columns.text(name, values[0])
        text = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        return f"{label}：{text}" if text in UNCLEAR else text

    def _show_more(self) -> None:
        """Offers the record's own conditions that have no chip in sight, then every field."""
        menu = QMenu(self)
        for name in self._model.FILTERS:
            if self._chips[name].isHidden():
                self._add(menu, self._model.field(name))
        if menu.actions():
            menu.addSeparator()
        groups: dict[str, QMenu] = {}
        for field in self._columns.offered():
            group = groups.get(field.group) or groups.setdefault(
                field.group, menu.addMenu(field.group)
            )
            self._add(group, field)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _add(self, menu: QMenu, field: Field) -> None:
        told = f"{field.label}、年龄" if AGE in ranges_of(field) else field.label
        action = menu.addAction(told.replace("&", "&&"))
        action.triggered.connect(partial(self._open_from_menu, field.name))

    def _open_from_menu(self, name: str, _: bool = False) -> None:
        self.open(name)
