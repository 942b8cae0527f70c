"""The widgets that point at other records: one of a register, or several."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.records.links import Link, Links
from desktop_app.records.record import Field
from desktop_app.ui.forms.form_context import FormContext
from desktop_app.ui.forms.offer_box import OfferBox
from desktop_app.ui.forms.offers import Offer
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.tool_tips import tip


class LinkPicker(OfferBox):
    """One record of another register, found by any part of its title or pinyin, and opened."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open_action = QAction("打开", self)
        self.addAction(self.open_action, QLineEdit.ActionPosition.TrailingPosition)
        self.open_action.triggered.connect(self._open)
        self.textChanged.connect(self._show_way)

    def prepare(self, field: Field, context: FormContext) -> None:
        """Searches the register that the field points at."""
        assert isinstance(field, Link)  # the loader has checked which widget fits which kind
        self._key, self._title = field.linked.KEY, context.title
        self._open_record = context.open
        self.offer(partial(context.find, self._key), context.theme.icons)
        self.open_action.setToolTip(f"打开这个{field.linked.TITLE}（Ctrl+O）")
        context.theme.icons.put(self.open_action, "link")
        self._show_way()

    def put(self, value: Any) -> None:
        """Shows the title of a record."""
        self.pick(None if value is None else Offer(value, self._title(self._key, value)))

    def draft(self) -> object:
        """The id chosen, or the text typed."""
        found = self.picked()
        return "" if found is None else found

    def put_draft(self, draft: Any) -> None:
        """Shows a record that was chosen, or a text that names none."""
        if isinstance(draft, int):
            self.put(draft)
        else:
            self.pick(None)
            self.setText(str(draft))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Open):
            self._open()
            return
        super().keyPressEvent(event)

    def _open(self) -> None:
        found = self.picked()
        if isinstance(found, int):
            self._open_record(self._key, found, self)

    def _show_way(self) -> None:
        """Offers to open only what is chosen."""
        self.open_action.setVisible(isinstance(self.picked(), int))


class LinksPicker(QWidget):
    """Several records of another register: a word for each, and a line that adds one."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.line = OfferBox(self)
        column.addWidget(self.line)
        self._shelf = QWidget(self)
        self._words = FlowLayout(self._shelf)
        column.addWidget(self._shelf)
        self._chosen: dict[int, QPushButton] = {}
        self.setFocusProxy(self.line)
        self.line.chosen.connect(self._add_chosen)
        self.line.edited.connect(self.edited)

    def prepare(self, field: Field, context: FormContext) -> None:
        """Searches the register that the field points at."""
        assert isinstance(field, Links)  # the loader has checked which widget fits which kind
        self._key, self._title = field.linked.KEY, context.title
        self._icons = context.theme.icons
        self.line.setPlaceholderText(f"输入{field.linked.TITLE}的名称或拼音来添加")
        self.line.setAccessibleName(f"添加{field.label}")
        self.line.offer(partial(context.find, self._key), self._icons)

    def put(self, value: Any) -> None:
        """Shows the records of a stored value."""
        for key in list(self._chosen):
            self._drop(key)
        for key in value or ():
            self._add(Offer(key, self._title(self._key, key)))
        self._shelf.setVisible(bool(self._chosen))

    def draft(self) -> object:
        """The ids chosen, and the text that is still in the line."""
        rest = self.line.text().strip()
        return [*self._chosen, *([rest] if rest else [])]

    def put_draft(self, draft: Any) -> None:
        """Shows the records that were chosen, and the text that was still in the line."""
        self.put([each for each in draft if isinstance(each, int)])
        self.line.pick(None)
        self.line.setText("".join(each for each in draft if isinstance(each, str)))

    def _add_chosen(self, offer: Offer | None) -> None:
        if offer is not None:
            self._add(offer)
            self._shelf.setVisible(True)
        self.line.pick(None)
        self.edited.emit()

    def _add(self, offer: Offer) -> None:
        key, title = int(offer.value), offer.text
        if key in self._chosen:
            return
        word = QPushButton(title, self._shelf)
        word.setProperty("kind", "chip")
        word.setAutoDefault(False)
        word.setToolTip(tip(f"去掉“{title}”"))
        word.setAccessibleName(f"去掉{title}")
        self._icons.put(word, "cancel")
        word.clicked.connect(partial(self._remove, key))
        QWidget.setTabOrder([self.line, *self._chosen.values()][-1], word)
        self._chosen[key] = word
        self._words.addWidget(word)

    def _remove(self, key: int, _: bool = False) -> None:
        self._drop(key)
        self._shelf.setVisible(bool(self._chosen))
        self.edited.emit()

    def _drop(self, key: int) -> None:
        word = self._chosen.pop(key)
        self._words.removeWidget(word)
        word.deleteLater()
