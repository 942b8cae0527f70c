"""The foot of an import: what stays out, and the buttons that end it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.imports import Plan
from desktop_app.ui.imports.import_words import coming
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row


class ImportFoot(QWidget):
    """Goes when the import is done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel = button("取消", "cancel_button", theme)
        self.problems = button("保存问题行…", "problems_button", theme, "excel")
        self.apply = button("导入", "apply_button", theme, "import", "primary")
        self.apply.setToolTip("Ctrl+Enter")
        self._words = label("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row(self._words, None, self.cancel, self.problems, self.apply))

    def show_plan(self, plan: Plan | None) -> None:
        """Says how much a plan brings and how much of it stays out."""
        wrong = 0 if plan is None else len(plan.with_problems())
        self.apply.setText(f"导入 {coming(plan)}".rstrip())
        self.apply.setEnabled(plan is not None and not plan.changes_nothing)
        self.problems.setEnabled(wrong > 0)
        told = f"{wrong} 行里有问题的不会导入，可以在右边改好，或保存成表格改好后再导入。"
        self._words.setText(told if wrong else "")
