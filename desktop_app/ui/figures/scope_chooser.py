"""Chooses what statistics are about: one committee, one county, one point, or everything."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from desktop_app.records.office import Committee
from desktop_app.records.point import Point
from desktop_app.services import registers
from desktop_app.services.desk import full_titles
from desktop_app.services.statistics.scopes import Scope
from desktop_app.settings import Plain
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import Offer
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.ui_context import UiContext


class ScopeChooser(QWidget):
    """Two lists and a line to search a point in; `changed` after each choice."""

    changed = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.scope = Scope()
        self.committee = _box("scope_committee", "专委会")
        self.county = _box("scope_county", "县（市）")
        self.point = OfferBox()
        self.point.setObjectName("scope_point")
        self.point.setAccessibleName("协商点")
        self.point.setPlaceholderText("全部协商点，可输入名称")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        parts: tuple[QWidget, ...] = (self.committee, self.county, self.point)
        for part in parts:
            line.addWidget(part)
        self.offer()
        self.committee.currentIndexChanged.connect(self._on_choice)
        self.county.currentIndexChanged.connect(self._on_choice)
        self.point.chosen.connect(self._on_choice)
        self.point.editingFinished.connect(self._on_choice)
        context.theme.changed.connect(self._dress)
        self._dress()

    def offer(self) -> None:
        """Offers what the office has now; what was chosen stays chosen where it is still there."""
        desk = self._context.desk
        committees = full_titles(desk, Committee).items()
        counties = registers.values_in_use(desk, Point, "county")
        _fill(self.committee, "全部专委会", committees, self.scope.committee)
        _fill(self.county, "全部县（市）", [(each, each) for each in counties], self.scope.county)
        self.county.setVisible(len(counties) > 1 or bool(self.scope.county))
        field_context = form_context(self._context)
        self.point.offer(partial(field_context.find, Point.KEY), self._context.theme.icons)

    def remember(self) -> dict[str, Plain]:
        """What is chosen."""
        return dict(self.scope._asdict())

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered, as far as it is still there."""
        committee, county, point = (state.get(each) for each in Scope._fields)
        self.choose(Scope(
            committee if isinstance(committee, int) else None,
            county if isinstance(county, str) else "",
            point if isinstance(point, int) else None,
        ))  # fmt: skip

    def choose(self, scope: Scope) -> None:
        """Shows a choice and takes it."""
        before, self.scope = self.scope, scope
        self.blockSignals(True)
        self.offer()
        found = registers.rows(self._context.desk, Point, [scope.point or 0], (Point.NAME,))
        self.point.pick(Offer(found[0][0], found[0][2]) if found else None)
        self.blockSignals(False)
        self.scope = self._chosen() or Scope()
        if self.scope != before:
            self.changed.emit()

    def _chosen(self) -> Scope | None:
        """What the widgets show; None while the text of a point names none."""
        point = self.point.picked()
        if isinstance(point, str):
            return None
        return Scope(self.committee.currentData(), self.county.currentData() or "", point)

    def _on_choice(self, _: object = None) -> None:
        if self.signalsBlocked():
            return
        found = self._chosen()
        if found is not None and found != self.scope:
            self.scope = found
            self.changed.emit()

    def _dress(self) -> None:
        self.point.setFixedWidth(self._context.theme.sizes.text * 15)
        for box in (self.committee, self.county):
            box.setMaximumWidth(self._context.theme.sizes.text * 14)


def _box(name: str, word: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(word)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, every: str, offers: Any, chosen: Any) -> None:
    box.blockSignals(True)
    box.clear()
    box.addItem(every, None)
    for value, text in offers:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(chosen)) if chosen else 0)
    box.blockSignals(False)
