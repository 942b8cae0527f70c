"""The widgets for code lists: one entry by search, or several by ticks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.records.field_types import Code
from desktop_app.records.lookup import Choice, Lookup
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice, among
from desktop_app.ui.forms.dialog.form_context import FormContext
from desktop_app.ui.look.flow_layout import FlowLayout


def offered(field: Code, lookup: Lookup) -> tuple[Choice, ...]:
    """The entries of a code list that a form offers for a field."""
    choices = lookup.codes[field.codes]
    order, own = choices.order(), lookup.office.get(field.above)
    before = order[: order.index(own)] if isinstance(own, str) and own in order else order
    return tuple(each for each in choices.offered() if each.code in before)


class CodeCombo(OfferBox):
    """One entry of a code list, found by character, pinyin or initials."""

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Offers the entries in use."""
        assert isinstance(field, Code)  # the loader has checked which widget fits which kind
        self._choices = field_context.lookup.codes[field.codes]
        offers = [BoxChoice(each.code, each.label) for each in offered(field, field_context.lookup)]
        self.offer(among(offers), field_context.theme.icons)

    def put(self, value: Any) -> None:
        """Shows the label of a code; a retired one too."""
        self.pick(None if value is None else BoxChoice(value, self._choices.label(value)))

    def draft(self) -> object:
        """The code chosen, or the text typed."""
        return self.picked() or ""

    def put_draft(self, draft: Any) -> None:
        """Shows a code that was chosen, or a text that names none."""
        if draft in self._choices.order():
            self.put(draft)
        else:
            self.pick(None)
            self.setText(str(draft))


class CodeTicks(QWidget):
    """Several entries of a short code list, each with a box to tick."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lines = FlowLayout(self)
        self._ticks: dict[str, QCheckBox] = {}

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Makes one box for each entry in use."""
        assert isinstance(field, Code)  # the loader has checked which widget fits which kind
        self._choices = field_context.lookup.codes[field.codes]
        self._label = field.label
        for each in offered(field, field_context.lookup):
            self._add(each)

    def put(self, value: Any) -> None:
        """Ticks the codes of a stored value; a retired one gets a box of its own."""
        wanted = (value or "").split()
        for each in self._choices.entries:
            if each.code in wanted and each.code not in self._ticks:
                self._add(each)
        for code, tick in self._ticks.items():
            tick.setChecked(code in wanted)

    def draft(self) -> object:
        """The codes ticked."""
        return [code for code, tick in self._ticks.items() if tick.isChecked()]

    def put_draft(self, draft: Any) -> None:
        """Ticks the codes that were ticked."""
        self.put(" ".join(draft))

    def _add(self, choice: Choice) -> None:
        tick = QCheckBox(choice.label, self)
        tick.setObjectName(f"tick_{choice.code}")
        tick.setAccessibleName(f"{self._label}：{choice.label}")
        tick.clicked.connect(self.edited)
        # made after the form was read: the Tab key would come here last of all
        QWidget.setTabOrder([self, *self._ticks.values()][-1], tick)
        self._ticks[choice.code] = tick
        self._lines.addWidget(tick)
        if len(self._ticks) == 1:
            self.setFocusProxy(tick)
