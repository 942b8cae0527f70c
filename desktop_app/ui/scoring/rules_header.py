"""Above the list of rule sets: how a new one begins."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

HINT = "预置的办法只作参考，须经本会主席会议审定后使用；审定启用以前不计分。"


class RulesHeader(QWidget):
    """One button and what is to be known of references."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.setObjectName("rules_header")
        self.begin_button = button(
            "从参考办法或上一年新建…", "begin_rules_button", context.theme, "copy"
        )
        self.setLayout(row(self.begin_button, label(HINT, "small"), None))
        self.begin_button.clicked.connect(self._begin)

    def _begin(self) -> None:
        from desktop_app.ui.scoring.new_set_dialog import NewSetDialog

        NewSetDialog(self._context, self.window()).open()
