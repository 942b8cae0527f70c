"""A bulk edit in the list's place: fields chosen, every record seen before and after, then done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.registers import bulk
from desktop_app.services.registers.bulk import BulkPlan, Verdict
from desktop_app.services.registers.naming import numbered, spaced
from desktop_app.ui.bulk.bulk_check import BEFORE, BulkCheck
from desktop_app.ui.bulk.bulk_choice import BulkChoice
from desktop_app.ui.bulk.bulk_strip import add_bulk_strips
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext

AGAIN = "填写的内容改过了，请重新核对。"
ELSEWHERE = "数据有了变化，请重新核对。"


class BulkPage(QWidget):
    """Plans what was typed, shows the plan, and applies it as one action that can be undone."""

    left = Signal()

    def __init__(
        self,
        context: UiContext,
        model: type[Record],
        chosen: Sequence[int],
        listed: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._plan: BulkPlan | None = None
        self._asked = 0
        self._looked = False
        self.setObjectName(f"{model.KEY}_bulk")
        self.choice = BulkChoice(context, model, chosen, listed)
        self.check = BulkCheck(context.theme)
        self._build()
        self.choice.changed.connect(self._on_typed)
        self._context.events.changed.connect(self._on_elsewhere)
        self._enable()

    @property
    def plan(self) -> BulkPlan | None:
        """The plan that is shown, None while there is none."""
        return self._plan

    def look(self) -> None:
        """Works out what would change; a value that cannot be read is marked at its field."""
        self.look_button.setFocus()  # a field that is left takes what was typed into it
        edits = self.choice.edits()
        if not edits:
            self._drop("请先添加要修改的字段。")
            self.choice.picker.setFocus()
            return
        try:
            steps = bulk.plan_in_steps(self._context.desk, self._model, self.choice.keys(), edits)
        except registers.Refused as refused:
            self.choice.mark(refused.problems)
            self._drop(refused.sentence)
            return
        self.choice.mark(())
        self._looked = True
        self._asked += 1
        self._context.jobs.step("核对", steps, partial(self._on_planned, self._asked))

    def apply(self) -> None:
        """Writes what the plan changes, in slices, as one action."""
        plan = self._plan
        if plan is None or not plan.count(Verdict.CHANGED):
            return
        adapts = [each.adapting() for each in self.strips]
        steps = bulk.apply_in_steps(self._context.desk, plan, [x for x in adapts if x is not None])
        self._context.jobs.step(f"批量修改{self._model.TITLE}", steps, self._on_applied)

    def _build(self) -> None:
        theme = self._context.theme
        self.back_button = button("返回", "back_button", theme, "back", "quiet")
        self.back_button.setAccessibleName("返回列表")
        self.cancel_button = button("取消", "cancel_button", theme)
        self.look_button = button("核对", "look_button", theme, "check")
        self.look_button.setToolTip("Ctrl+Enter")
        self.apply_button = button("确认修改", "apply_button", theme, "edit", "primary")
        self._words = label("", "muted")
        halves = row(self.choice, self.check, gap=16)
        halves.setStretch(0, 2)
        halves.setStretch(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(12)
        title = label(f"批量修改{self._model.TITLE}", "title")
        column.addLayout(row(self.back_button, title, None))
        column.addLayout(halves, 1)
        self.strips = add_bulk_strips(self._context, self._model, column)
        column.addLayout(
            row(self._words, None, self.cancel_button, self.look_button, self.apply_button)
        )
        self.back_button.clicked.connect(self.left)
        self.cancel_button.clicked.connect(self.left)
        self.look_button.clicked.connect(self.look)
        self.apply_button.clicked.connect(self.apply)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            wide = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, self.look, context=wide)

    def _on_planned(self, asked: int, plan: BulkPlan) -> None:
        """Ignores all answers but the last: the user may have typed another value since."""
        if asked != self._asked:
            return
        self._plan = plan
        self.check.show_plan(plan)
        self.check.table.setFocus()
        self._enable()

    def _on_applied(self, changed: Changed) -> None:
        self._plan = None
        what = numbered(self._context.desk, self._model, changed.keys)
        self.left.emit()
        self._context.events.announce(changed, f"已批量修改{spaced(what)}")

    def _drop(self, why: str) -> None:
        """The last check no longer matches the choices."""
        self._asked += 1
        self._plan = None
        self.check.show_plan(None, why if self.choice.fields else BEFORE)
        self._enable()

    def _on_typed(self) -> None:
        """Asks to check again only where something was checked before."""
        for each in self.strips:
            each.follow([field.field.name for field in self.choice.fields])
        self._drop(AGAIN if self._looked else BEFORE)

    def _on_elsewhere(self, _: object) -> None:
        if self._plan is not None:
            self._drop(ELSEWHERE)

    def _enable(self) -> None:
        plan, unit = self._plan, self._model.UNIT
        coming = plan.count(Verdict.CHANGED) if plan else 0
        wrong = plan.count(Verdict.PROBLEM) if plan else 0
        self.apply_button.setText(f"修改 {coming} {unit}" if coming else "确认修改")
        self.apply_button.setEnabled(coming > 0)
        self._words.setText(f"有问题的 {wrong} {unit}不会修改。" if wrong else "")
