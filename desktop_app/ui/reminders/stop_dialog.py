"""The dialog that stops reminders; the reason is kept on the record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop_app.errors import UserError
from desktop_app.services import reminders
from desktop_app.services.reminders import DueItem, stopping
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

AT_ONCE = 200  # more records are stopped in slices, with progress in the status bar
LISTED, LETTERS = 5, 38
REMEMBERED = "stop_reasons"


class StopDialog(QDialog):
    """Takes the reason and stops the reminders; accepted after the commit."""

    def __init__(
        self, context: UiContext, items: Sequence[DueItem], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._waiting = context, list(items)
        self.setObjectName("stop_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("停止提醒")
        self._build()
        self.reason.setFocus()
        self.resize(LETTERS * context.theme.sizes.text, 0)
        self._grow()

    def _build(self) -> None:
        theme = self._context.theme
        self._words = FieldNote(theme, self, wraps=True)
        self.reason = ReasonLine(self._context, REMEMBERED, "停止原因")
        self.reason.setPlaceholderText("写明为什么不再办理，会记在这条记录上")
        self.reason.textChanged.connect(lambda _: self._words.say(""))
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
        column.addWidget(label(self._listed(), wraps=True))
        note = "停止后，这些记录写上停止日期和原因，不再提醒；可以撤销，也可以在记录里改回。"
        column.addWidget(label(note, "muted", wraps=True))
        column.addWidget(label("停止原因 *", "field"))
        column.addWidget(self.reason)
        column.addWidget(self.reason.offers())
        column.addWidget(self._words)
        column.addStretch(1)
        column.addLayout(row(None, self.cancel_button, self.stop_button))

    def _grow(self) -> None:
        """Makes the dialog as high as its texts need at its width; never lower than it is."""
        layout = self.layout()
        assert layout is not None  # built with the dialog
        needed = layout.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

    def _listed(self) -> str:
        """The first reminders that are to be stopped, in words."""
        first = reminders.read(self._context.desk, self._waiting[:LISTED])
        lines = [f"{each.title}：{each.what}" for each in first]
        more = len(self._waiting) - LISTED
        return "\n".join([*lines, *([f"……另有 {more} 项"] if more > 0 else [])])

    def _on_stop(self) -> None:
        context = self._context
        try:
            why = stopping.read_reason(context.desk, self.reason.text())
            self._stop(why)
        except UserError as error:
            self._words.refuse(error.sentence)
            self._grow()
            self.reason.setFocus()
            return
        self.reason.keep(why)
        self.accept()

    def _stop(self, why: str) -> None:
        """Stops few in one step, many in slices after the dialog has closed."""
        context, items = self._context, self._waiting
        text = f"已停止 {len(items)} 项提醒"
        if len(items) <= AT_ONCE:
            context.events.announce(stopping.stop(context.desk, items, why), text)
            return
        steps = stopping.stop_in_steps(context.desk, items, why)
        announce = context.events.announce
        context.jobs.step("停止提醒", steps, lambda changed: announce(changed, text))
