"""The widget that points at one record of any of several registers."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.records import ALL
from desktop_app.records.any_link import AnyLink, pointing
from desktop_app.records.record import Field
from desktop_app.ui.forms.boxes.offer_box import OfferBox
from desktop_app.ui.forms.boxes.offers import SHOWN, BoxChoice
from desktop_app.ui.forms.dialog.form_context import FormContext


class AnyLinkPicker(OfferBox):
    """One record of several registers, found by any part of its title or pinyin, and opened.

    Its list names the register of each record; the icon in front shows that of the chosen one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of: tuple[str, ...] = ()
        self.kind_action, self.open_action = QAction("类别", self), QAction("打开", self)
        self.addAction(self.kind_action, QLineEdit.ActionPosition.LeadingPosition)
        self.addAction(self.open_action, QLineEdit.ActionPosition.TrailingPosition)
        self.open_action.triggered.connect(self._open)
        self.textChanged.connect(self._show_way)

    def prepare(self, field: Field, field_context: FormContext) -> None:
        """Searches the registers that the field may point at."""
        assert isinstance(field, AnyLink)  # the loader has checked which widget fits which kind
        self._of, self._field, self._context = field.of, field, field_context
        self._titles = {each.key: each.title for each in ALL.specs}
        self.offer(self._find_any, field_context.theme.icons)
        field_context.theme.icons.put(self.open_action, "link")
        self._show_way()

    def put(self, value: Any) -> None:
        """Shows the title of a record."""
        place = self._field.place_of(value)
        self.pick(None if place is None else self._offered(*place))

    def draft(self) -> object:
        """The stored value of the record chosen, or the text typed."""
        found = self.picked()
        return "" if found is None else found

    def put_draft(self, draft: Any) -> None:
        """Shows a record that was chosen, or a text that names none."""
        if self._is_value(draft):
            self.put(draft)
        else:
            self.pick(None)
            self.setText(str(draft))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Open):
            self._open()
            return
        super().keyPressEvent(event)

    def taken(self, offer: BoxChoice) -> BoxChoice:
        """The text of an offer with what distinguishes it from others of the same name."""
        place = self._field.place_of(offer.value)
        assert place is not None  # every offer points at a record
        return self._offered(*place)

    def _find_any(self, typed: str) -> list[BoxChoice]:
        """The offers of all registers, the very names first, each with the name of its register."""
        found = []
        for kind in self._of:
            for each in self._context.find(kind, typed)[: SHOWN // len(self._of)]:
                note = " · ".join(filter(None, (self._titles.get(kind, ""), each.note)))
                found.append(BoxChoice(pointing(kind, each.value), each.text, note))
        return sorted(found, key=lambda each: each.text != typed.strip())

    def _offered(self, kind: str, key: int) -> BoxChoice:
        return BoxChoice(pointing(kind, key), self._context.offer(kind, key).text)

    def _place(self) -> tuple[str, int] | None:
        """Key of the register and id of the chosen record."""
        found = self.picked()
        return self._field.place_of(found) if self._is_value(found) else None

    def _is_value(self, draft: object) -> bool:
        kind, _, key = str(draft or "").partition(":")
        return kind in self._of and key.isdecimal()

    def _open(self) -> None:
        place = self._place()
        if place is not None:
            self._context.open(*place, self)

    def _show_way(self) -> None:
        """Offers to open only what is chosen, and shows the icon of its register."""
        place = self._place()
        for each in (self.kind_action, self.open_action):
            each.setVisible(place is not None)
        if place is not None:
            title = self._titles.get(place[0], "")
            self._context.theme.icons.put(self.kind_action, place[0])
            self.kind_action.setToolTip(title)
            self.open_action.setToolTip(f"打开这个{title}（Ctrl+O）")
