"""The end of an import: what came in, and the way to take it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services.imports import Plan, Verdict
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, label, row

SHOWN = 6


class ImportDone(QWidget):
    """Says the counts; offers the list, 撤销, and the lines left out."""

    left = Signal()
    undo_asked = Signal()
    problems_asked = Signal()

    def __init__(self, model: type[Record], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        column = QVBoxLayout(self)
        column.setSpacing(12)
        mark = QLabel()
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setPixmap(theme.icons.pixmap("done", "good", 56))
        self._heading, self._words = label("", "heading"), label("", "muted", wraps=True)
        for each in (self._heading, self._words):
            each.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list_button = button(f"查看{model.TITLE}", "list_button", theme, "table", "primary")
        self.undo_button = button("撤销这次导入", "undo_button", theme, "undo")
        self.problems_button = button("保存问题行…", "save_problems", theme, "excel")
        column.addStretch(2)
        for part in (mark, self._heading, self._words):
            column.addWidget(part)
        column.addSpacing(12)
        column.addLayout(row(None, self.undo_button, self.problems_button, self.list_button, None))
        column.addStretch(3)
        self.list_button.clicked.connect(self.left)
        self.undo_button.clicked.connect(self.undo_asked)
        self.problems_button.clicked.connect(self.problems_asked)

    def show_result(self, plan: Plan, unread: Sequence[str] = ()) -> None:
        """Shows what an applied plan brought, and which sheets of its file were not read."""
        new, changed = plan.count(Verdict.NEW), plan.count(Verdict.CHANGED)
        unit, wrong = self._model.UNIT, len(plan.with_problems())
        self._heading.setText(f"导入完成：新增 {new} {unit}，修改 {changed} {unit}")
        words = [f"相同的 {plan.count(Verdict.SAME)} {unit}没有改动。"]
        for each in plan.inside:
            more = each.count(Verdict.NEW), each.count(Verdict.CHANGED)
            told = f"新增 {more[0]} {each.model.UNIT}，修改 {more[1]} {each.model.UNIT}"
            words.append(f"{each.model.TITLE}{told}。")
        if plan.created:
            words.append(f"同时新建了 {len(plan.created)} 个名称。")
        if wrong:
            words.append(f"{wrong} 行里有问题的没有导入。")
        if unread:
            names = "、".join(f"“{name}”" for name in unread[:SHOWN])
            others = f"等 {len(unread)} 张" if len(unread) > SHOWN else ""
            words.append(f"没有读入的工作表：{names}{others}。")
        self._words.setText("".join(words))
        self.problems_button.setVisible(wrong > 0)
