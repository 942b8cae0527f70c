"""Below the form of a new member: who it likely was in the term before, linked by one click."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from desktop_app.services.members.earlier_terms import Likely, likely_earlier
from desktop_app.ui.forms.dialog.form_context import FieldBox
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.words import button, label
from desktop_app.ui.ui_context import UiContext

PAUSE_MILLISECONDS = 250
LOOKED_AT = ("name", "born", "id_card", "term", "previous")


class EarlierStrip(QFrame):
    """One line with a button; hidden where nobody is likely, or the record is linked already."""

    def __init__(self, context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> None:
        super().__init__(form)
        self._context, self._form, self._key = context, form, key
        self.setObjectName("earlier_strip")
        self.setAccessibleName("上一届的记录")
        self.words = label("", "small", wraps=True)
        self.link_button = button(
            "关联上一届的记录(&Y)", "link_button", context.theme, "link", "link"
        )
        self.link_button.setAccessibleName("关联上一届的记录")
        self.link_button.setAutoDefault(False)
        self.link_button.clicked.connect(self._link)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 4, 24, 4)
        line.addWidget(self.words, 1)
        line.addWidget(self.link_button)
        self.likely: Likely | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self.look)
        form.edited.connect(self._on_edited)
        form.shown.connect(self._pause.start)
        self.hide()

    def look(self) -> None:
        """Shows who in the term before is the person typed, of a new member without a link."""
        if self._context.desk.office.is_closed:
            return
        typed = {name: cast("FieldBox", self._form.boxes[name]).draft() for name in LOOKED_AT}
        asks = self._key() is None and not typed["previous"]
        self.likely = likely_earlier(self._context.desk, typed) if asks else None
        if self.likely is not None:
            self.words.setText(f"上一届有同一个人的记录：{typed['name']}（{self.likely.words}）")
        self.setVisible(self.likely is not None)

    def _on_edited(self, name: str) -> None:
        if name in LOOKED_AT:
            self._pause.start()

    def _link(self) -> None:
        if self.likely is not None:
            self._form.type_in({"previous": self.likely.key})
            self.look()


def earlier_strip(context: UiContext, form: RecordForm, key: Callable[[], int | None]) -> QWidget:
    """The strip below the form of one member."""
    return EarlierStrip(context, form, key)
