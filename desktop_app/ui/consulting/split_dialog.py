"""拆分: takes the names of the topics that one is split into, and the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QWidget

from desktop_app.records.topic import Topic
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Changed
from desktop_app.ui.forms.dialog.form_sources import titles_of
from desktop_app.ui.row_actions.splitting_dialog import SplittingDialog
from desktop_app.ui.ui_context import UiContext


class SplitDialog(SplittingDialog):
    """One name a line, numbered or not; the parts are shown below."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "split_dialog", "拆分议题", "拆分", parent)
        self._key = key
        title = titles_of(context.desk, Topic, [key]).get(key, "")
        self.heading.setText(f"把“{title}”拆分成几个议题")
        self.ask_names("拆分成的议题", "每行写一个议题的名称，也可以写 1. 2. 3.")
        self.parts = QListWidget()
        self.add("会建立这些议题", self.parts, "parts", 1)
        told = "来源、提出人、协商点、专委会、情况和诉求照原议题填写，状态从“征集”开始。"
        self.ask_reason(told, "reasons.split")
        self.widen(42, 34)
        self.names.setFocus()
        self.follow()

    def act(self) -> tuple[Changed, str]:
        parts = self.written()
        changed = topics.split(self._context.desk, self._key, parts, self.reason.text())
        self.reason.keep(self.reason.text())
        return changed, f"已拆分成 {len(parts)} 个议题"

    def follow(self) -> None:
        self.parts.clear()
        self.parts.addItems(self.written())
        super().follow()
