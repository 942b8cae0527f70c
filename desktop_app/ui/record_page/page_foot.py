"""The line under a record's page: what its keys do, and the timeline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services.timeline import has_timeline
from desktop_app.ui.look.words import button, label
from desktop_app.ui.row_actions.row_actions import TIMELINE
from desktop_app.ui.ui_context import UiContext


class PageFoot(QWidget):
    """Shows the keys of the page; 脉络 where the record has one."""

    def __init__(
        self, context: UiContext, model: type[Record], tabs: int, *, has_side: bool
    ) -> None:
        super().__init__()
        self._context, self._model, self._key = context, model, 0
        one = "位" if model.PERSON else model.UNIT
        hints = [("Alt+↑ ↓", f"上一{one}、下一{one}"), (f"Alt+1…{tabs}", "换分页")]
        hints += [("F6", "到右边")] if has_side else []
        hints += [("Alt+←", "刚才那页"), ("Esc", f"回{model.TITLE}列表，停在这一{one}")]
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        for keys, words in hints:
            line.addWidget(label(keys, "key"), 0, Qt.AlignmentFlag.AlignVCenter)
            line.addWidget(label(words, "small"))
            line.addSpacing(8)
        line.addStretch(1)
        self.timeline = button("脉络", "page_thread_button", context.theme, TIMELINE.icon, "quiet")
        self.timeline.setToolTip(f"从头到尾看这{model.UNIT}{model.TITLE}的来龙去脉")
        self.timeline.setVisible(has_timeline(context.desk, model))
        self.timeline.clicked.connect(self._show_timeline)
        line.addWidget(self.timeline)

    def show_record(self, key: int) -> None:
        """Takes another record."""
        self._key = key

    def _show_timeline(self) -> None:
        TIMELINE.run(self._context, self._model, [self._key], self.window())
