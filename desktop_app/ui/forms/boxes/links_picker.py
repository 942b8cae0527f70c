"""The widget that points at several records of a register: a chip for each, and a line to add."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop_app.records.links import Links
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.link_chip import LinkChip
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import BoxChoice
from desktop_app.ui.forms.dialog.form_context import FormContext
from desktop_app.ui.look.flow_layout import FlowLayout


class AddingLine(OfferBox):
    """A line that is cleared after each choice; its list is as wide as the enclosing box."""

    def pick(self, offer: BoxChoice | None) -> None:
        super().pick(None)

    def list_place(self) -> QRect:
        context = self.parentWidget()
        if context is None:
            return super().list_place()
        return QRect(self.mapFrom(context, QPoint(0, 0)).x(), 0, context.width(), self.height())


class LinksPicker(QFrame):
    """Several linked records of another register, shown as chips.

    The name in a chip opens its record; its ×, or Backspace in the empty line, removes it.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, gap=4, last_fills=True)
        self._flow.setContentsMargins(4, 3, 4, 3)
        self.line = AddingLine(self)
        self.line.setProperty("role", "adding")
        self._flow.addWidget(self.line)
        self._chips: dict[int, LinkChip] = {}
        self.setFocusProxy(self.line)
        self.line.chosen.connect(self._add_chosen)
        self.line.edited.connect(self.edited)
        self.line.installEventFilter(self)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Searches the register that the field points at."""
        assert isinstance(field, Links)  # the loader has checked which widget fits which kind
        self._key, self._field_context = field.linked.KEY, field_context
        self._hint = f"输入{field.linked.TITLE}的名称或拼音来添加"
        self.line.setPlaceholderText(self._hint)
        self.line.setAccessibleName(f"添加{field.label}")
        self.line.offer(partial(field_context.find, self._key), field_context.theme.icons)

    def put(self, value: Any) -> None:
        """Shows the records of a stored value."""
        for key in list(self._chips):
            self._drop(key)
        for key in value or ():
            self._add(key)

    def draft(self) -> object:
        """The ids chosen, and the text that is still in the line."""
        rest = self.line.text().strip()
        return [*self._chips, *([rest] if rest else [])]

    def put_draft(self, draft: Any) -> None:
        """Shows the records that were chosen, and the text that was still in the line."""
        self.put([each for each in draft if isinstance(each, int)])
        self.line.setText("".join(each for each in draft if isinstance(each, str)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Backspace in the empty line takes the last chip off; the box shows the line's focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("focused", self.line.hasFocus())
            self._field_context.theme.restyle(self)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            empty = event.key() == Qt.Key.Key_Backspace and not self.line.text()
            if empty and self._chips and not event.isAutoRepeat():
                self._remove(next(reversed(self._chips)))
                return True
        return super().eventFilter(watched, event)

    def _add_chosen(self, offer: BoxChoice) -> None:
        self._add(int(offer.value))
        self.edited.emit()

    def _add(self, key: int) -> None:
        if key in self._chips:
            return
        offer, theme = self._field_context.offer(self._key, key), self._field_context.theme
        chip = LinkChip(offer.text, theme, self, internal=offer.internal)
        chip.name.clicked.connect(partial(self._open, key))
        chip.off.clicked.connect(partial(self._remove, key))
        chip.opening.connect(partial(self._open, key))
        QWidget.setTabOrder([self.line, *(each.off for each in self._chips.values())][-1], chip.off)
        self._flow.insert(len(self._chips), chip)
        chip.show()
        self._chips[key] = chip
        self._hint_again()

    def _open(self, key: int, _: bool = False) -> None:
        self._field_context.open(self._key, key, self)

    def _remove(self, key: int, _: bool = False) -> None:
        self._drop(key)
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, key: int) -> None:
        chip = self._chips.pop(key)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self._hint_again()

    def _hint_again(self) -> None:
        """Shows the placeholder in an empty box only; chips leave no room for it."""
        self.line.setPlaceholderText("" if self._chips else self._hint)
