"""The dialog that stops reminders: what, and why; the reason is kept on the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.records.look_back import LookBack
from desktop_app.services import reminders, stopping
from desktop_app.services.reminders import Waiting
from desktop_app.settings import Plain
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.surroundings import Surroundings

AT_ONCE = 200  # more records are stopped in slices, with progress in the status bar
TOLD, KEPT, OFFERED, SHORT = 5, 12, 4, 18
REMEMBERED = "stop_reasons"


class StopDialog(QDialog):
    """Asks why and stops; accepted after the commit."""

    def __init__(
        self, around: Surroundings, waiting: Sequence[Waiting], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._around, self._waiting = around, list(waiting)
        self.setObjectName("stop_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("停止提醒")
        self._build()
        self.reason.setFocus()
        self.resize(38 * around.theme.sizes.text, self.sizeHint().height())

    def _build(self) -> None:
        theme = self._around.theme
        self._words = label("", "bad", wraps=True)
        self._words.hide()
        self.reason = QLineEdit()
        self.reason.setObjectName("reason")
        self.reason.setAccessibleName("停止原因")
        field = LookBack.field("stop_reason")
        self.reason.setMaxLength(getattr(field, "longest", 200))
        self.reason.setPlaceholderText("写明为什么不再办理，会记在这条记录上")
        self.reason.textChanged.connect(lambda _: self._words.hide())
        self.reason.returnPressed.connect(self._on_stop)
        self.cancel_button = button("取消", "cancel_button", theme)
        self.stop_button = button("停止提醒", "stop_now_button", theme, kind="primary")
        for each in (self.cancel_button, self.stop_button):
            each.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        self.stop_button.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addWidget(label(f"停止 {len(self._waiting)} 项提醒", "heading"))
        column.addWidget(label(self._told(), wraps=True))
        note = "停止后，这些记录写上停止日期和原因，不再提醒；可以撤销，也可以在记录里改回。"
        column.addWidget(label(note, "muted", wraps=True))
        column.addWidget(label("停止原因 *", "section"))
        column.addWidget(self.reason)
        column.addWidget(self._recent())
        column.addWidget(self._words)
        column.addStretch(1)
        column.addLayout(row(None, self.cancel_button, self.stop_button))

    def _told(self) -> str:
        """The first of what is stopped."""
        first = reminders.read(self._around.desk, self._waiting[:TOLD])
        told = [f"{each.title}：{each.what}" for each in first]
        more = len(self._waiting) - TOLD
        return "\n".join([*told, *([f"……另有 {more} 项"] if more > 0 else [])])

    def _recent(self) -> QWidget:
        """The reasons given before, to be taken by a click."""
        shelf = QWidget()
        flow = FlowLayout(shelf)
        recent = self._around.settings.texts(REMEMBERED)
        for text in recent[:OFFERED]:
            flow.addWidget(self._chip(text))
        shelf.setVisible(bool(recent))
        return shelf

    def _chip(self, text: str) -> QPushButton:
        short = text if len(text) <= SHORT else text[: SHORT - 1] + "…"
        chip = button(short, "recent_reason", self._around.theme, kind="chip")
        chip.setAccessibleName(f"用过的原因：{text}")
        chip.setToolTip(tip(text))
        chip.setAutoDefault(False)
        chip.clicked.connect(partial(self._take, text))
        return chip

    def _take(self, text: str, _: bool = False) -> None:
        self.reason.setText(text)
        self.reason.setFocus()

    def _on_stop(self) -> None:
        around = self._around
        try:
            why = stopping.read_reason(around.desk, self.reason.text())
            self._stop(why)
        except UserError as error:
            self._words.setText(error.sentence)
            self._words.show()
            self.reason.setFocus()
            return
        kept: list[Plain] = [each for each in around.settings.texts(REMEMBERED) if each != why]
        around.settings.remember(**{REMEMBERED: [why, *kept][:KEPT]})
        self.accept()

    def _stop(self, why: str) -> None:
        """Stops few at once, many in slices after the dialog has closed."""
        around, waiting = self._around, self._waiting
        text = f"已停止 {len(waiting)} 项提醒"
        if len(waiting) <= AT_ONCE:
            around.events.announce(stopping.stop(around.desk, waiting, why), text)
            return
        steps = stopping.stop_in_steps(around.desk, waiting, why)
        announce = around.events.announce
        around.jobs.step("停止提醒", steps, lambda changed: announce(changed, text))
