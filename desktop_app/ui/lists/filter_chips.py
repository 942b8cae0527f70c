"""The row of conditions over a list: one chip a field, the rest behind 条件."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from desktop_app.records.record import Record
from desktop_app.ui.forms.offers import Offer
from desktop_app.ui.lists.filter_popup import FilterPopup
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button

ALWAYS = 3
LONGEST = 32
Offers = Callable[[str], Sequence[Offer]]


class FilterChips(QWidget):
    """Holds the filters of a list; `changed` carries them after each tick."""

    changed = Signal(object)

    def __init__(
        self, model: type[Record], offers: Offers, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._offers, self._theme = model, offers, theme
        self._filters: dict[str, tuple[Any, ...]] = {}
        self._extra = ""
        self._chips: dict[str, QPushButton] = {}
        line = FlowLayout(self)  # on a narrow window the chips go on in a second line
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for name in model.FILTERS:
            line.addWidget(self._chip(name))
        self.more = button("条件", "more_filters", theme, "filter", "chip")
        self.more.clicked.connect(self._show_more)
        self.clear = button("清除", "clear_filters", theme, kind="link")
        self.clear.clicked.connect(self._clear)
        line.addWidget(self.more)
        line.addWidget(self.clear)
        self._show()

    def show_filters(self, filters: Mapping[str, tuple[Any, ...]], extra: str = "") -> None:
        """Shows these filters; `extra` names a condition that no chip stands for."""
        self._filters = {name: values for name, values in filters.items() if values}
        self._extra = extra
        self._show()

    def open(self, name: str) -> FilterPopup:
        """Opens the values of one field."""
        chip = self._chips.get(name, self.more)
        popup = FilterPopup(
            self._model.field(name).label,
            self._offers(name),
            self._filters.get(name, ()),
            self._theme,
            self,
        )
        popup.picked.connect(partial(self._take, name))
        popup.show_under(chip if chip.isVisible() else self.more)
        return popup

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

    def _take(self, name: str, values: tuple[Any, ...]) -> None:
        self._filters.pop(name, None)
        if values:
            self._filters[name] = values
        self._show()
        self.changed.emit(dict(self._filters))

    def _clear(self) -> None:
        self._filters, self._extra = {}, ""
        self._show()
        self.changed.emit({})

    def _show(self) -> None:
        for place, (name, chip) in enumerate(self._chips.items()):
            values = self._filters.get(name, ())
            chip.setText(self._text(name, values))
            chip.setChecked(bool(values))
            chip.setVisible(bool(values) or place < ALWAYS)
        long = len(self._extra) > LONGEST
        self.more.setText(f"{self._extra[:LONGEST]}…" if long else self._extra or "条件")
        self.more.setAccessibleName(self._extra or "条件")
        self.more.setToolTip(tip(self._extra))
        self.more.setVisible(len(self._chips) > ALWAYS or bool(self._extra))
        self.clear.setVisible(bool(self._filters) or bool(self._extra))

    def _text(self, name: str, values: tuple[Any, ...]) -> str:
        label = self._model.field(name).label
        if not values:
            return label
        texts = {each.value: each.text for each in self._offers(name)}
        if len(values) > 1:
            return f"{label} {len(values)} 项"
        text = texts.get(values[0], str(values[0]))
        return text if text not in ("是", "否", "（空）") else f"{label}：{text}"

    def _show_more(self) -> None:
        menu = QMenu(self)
        for name, chip in self._chips.items():
            if chip.isHidden():
                menu.addAction(self._model.field(name).label).triggered.connect(
                    partial(self._open_from_menu, name)
                )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _open_from_menu(self, name: str, _: bool = False) -> None:
        self.open(name)
