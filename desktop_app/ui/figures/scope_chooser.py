"""Chooses which part of the work statistics are about, such as one committee or one point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.services import registers
from desktop_app.services.lookup.cache import full_titles
from desktop_app.services.statistics.scopes import Scope, ScopeField
from desktop_app.settings import Plain
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.ui_context import UiContext


class ScopeChooser(QWidget):
    """A list for each scope, or a line to search a long register; `changed` after each choice."""

    changed = Signal()

    def __init__(self, context: UiContext, fields: Sequence[ScopeField]) -> None:
        super().__init__()
        self._context, self._fields = context, fields
        self.scope = Scope()
        self.boxes: dict[str, QComboBox | OfferBox] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for field in fields:
            self.boxes[field.key] = box = _search_box(field) if field.searched else _list_box(field)
            line.addWidget(box)
        self.offer()
        for box in self.boxes.values():
            if isinstance(box, OfferBox):
                box.chosen.connect(self._on_choice)
                box.editingFinished.connect(self._on_choice)
            else:
                box.currentIndexChanged.connect(self._on_choice)
        context.theme.changed.connect(self._dress)
        self._dress()

    def offer(self) -> None:
        """Offers what the office has now; a choice stays while it is still among it."""
        for field in self._fields:
            box, chosen = self.boxes[field.key], self.scope.get(field.key)
            if isinstance(box, OfferBox):
                find = partial(form_context(self._context).find, field.record.KEY)
                box.offer(find, self._context.theme.icons)
            elif field.field:
                values = registers.values_in_use(self._context.desk, field.record, field.field)
                _fill(box, field, [(each, each) for each in values], chosen)
                box.setVisible(len(values) > 1 or bool(chosen))
            else:
                _fill(box, field, full_titles(self._context.desk, field.record).items(), chosen)

    def start_search(self) -> None:
        """Puts the cursor into the first line to search in."""
        for box in self.boxes.values():
            if isinstance(box, OfferBox):
                box.setFocus()
                box.selectAll()
                return

    def remember(self) -> dict[str, Plain]:
        """The choices by the keys of the scopes, None where nothing is chosen."""
        return {each.key: self.scope.get(each.key) for each in self._fields}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered, as far as it is still there."""
        known = ((each.key, state.get(each.key), str if each.field else int)
                 for each in self._fields)  # fmt: skip
        self.choose(Scope(**{key: each for key, each, kind in known if isinstance(each, kind)}))

    def choose(self, scope: Scope) -> None:
        """Shows a choice and takes it."""
        before, self.scope = self.scope, scope
        self.blockSignals(True)
        self.offer()
        for field in self._fields:
            box = self.boxes[field.key]
            if isinstance(box, OfferBox):
                keys = [scope.get(field.key, 0)]
                found = registers.rows(self._context.desk, field.record, keys, (field.record.NAME,))
                box.pick(BoxChoice(found[0][0], found[0][2]) if found else None)
        self.blockSignals(False)
        self.scope = self._chosen() or Scope()
        if self.scope != before:
            self.changed.emit()

    def _chosen(self) -> Scope | None:
        """What the widgets show; None while the text of a search line names no record."""
        found: dict[str, Any] = {}
        for key, box in self.boxes.items():
            if not isinstance(box, OfferBox):
                found[key] = box.currentData()
            elif isinstance(picked := box.picked(), str):
                return None
            else:
                found[key] = picked
        return Scope(**found)

    def _on_choice(self, _: object = None) -> None:
        if self.signalsBlocked():
            return
        found = self._chosen()
        if found is not None and found != self.scope:
            self.scope = found
            self.changed.emit()

    def _dress(self) -> None:
        size = self._context.theme.sizes.text
        for box in self.boxes.values():
            if isinstance(box, OfferBox):
                box.setFixedWidth(size * 15)
            else:
                box.setMaximumWidth(size * 14)


def _search_box(field: ScopeField) -> OfferBox:
    box = OfferBox()
    box.setObjectName(f"scope_{field.key}")
    box.setAccessibleName(field.title)
    box.setPlaceholderText(f"全部{field.title}，可输入名称")
    return box


def _list_box(field: ScopeField) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"scope_{field.key}")
    box.setAccessibleName(field.title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, field: ScopeField, offers: Any, chosen: Any) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItem(f"全部{field.title}", None)
    for value, text in offers:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
    box.blockSignals(False)
