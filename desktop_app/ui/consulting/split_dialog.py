"""拆分: takes the names of the topics that one is split into, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget

from desktop_app.chinese.enumerations import items
from desktop_app.records.topic import Topic
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.forms.dialog.form_sources import titles_of
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext


class SplitDialog(AskingDialog):
    """One name a line, numbered or not; the parts are shown below."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "split_dialog", "拆分议题", "拆分", parent)
        self._key = key
        title = titles_of(context.desk, Topic, [key]).get(key, "")
        self.heading.setText(f"把“{title}”拆分成几个议题")
        self.names = QPlainTextEdit()
        self.names.setTabChangesFocus(True)
        self.names.setPlaceholderText("每行写一个议题的名称，也可以写 1. 2. 3.")
        self.names.textChanged.connect(self._count)
        self.add("拆分成的议题 *", self.names, "names", 1)
        self.parts = QListWidget()
        self.add("会建立这些议题", self.parts, "parts", 1)
        told = "来源、提出人、协商点、专委会、情况和诉求照原议题填写，状态从“征集”开始。"
        self.column.addWidget(label(told, "small", wraps=True))
        self.reason = ReasonLine(context, "reasons.split")
        self.add("理由 *", self.reason, "reason")
        self.column.addWidget(self.reason.offers())
        self.widen(42, 34)
        self.names.setFocus()
        self._count()

    def act(self) -> tuple[Changed, str]:
        parts = self.written()
        changed = topics.split(self._context.desk, self._key, parts, self.reason.text())
        self.reason.keep(self.reason.text())
        return changed, f"已拆分成 {len(parts)} 个议题"

    def is_written(self) -> bool:
        return bool(self.names.toPlainText().strip())

    def written(self) -> list[str]:
        """The typed names: numbered ones without their numbers, else one a line."""
        text = self.names.toPlainText()
        found = items(text)
        lines = found if len(found) > 1 else text.splitlines()
        return [each.strip().rstrip("；;。") for each in lines if each.strip()]

    def _count(self) -> None:
        self.parts.clear()
        self.parts.addItems(self.written())
        self.say("")
