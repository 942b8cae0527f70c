"""结束一届 and 重新打开: what is still open before, the last day, the reason."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.office import Term
from desktop_app.services.desk import Changed
from desktop_app.services.registers.stored import stored
from desktop_app.services.term_change import before_closing, closing
from desktop_app.services.term_change.before_closing import LOCKED
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.reason_line import ReasonLine
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

Then = Callable[[Changed], object]


class CloseDialog(AskingDialog):
    """Names what can be done no more afterwards; the closing itself is a job with progress."""

    def __init__(self, context: UiContext, term: int, then: Then, parent: QWidget) -> None:
        found = stored(context.desk, Term, [term])[0].values
        self._term, self._then, self._name = term, then, Term.title_of(found)
        super().__init__(context, "close_term_dialog", f"结束{self._name}", "结束归档", parent)
        told = (
            f"结束以后{self._name}的记录只能查看：委员、活动和出勤、请假、届次会议、提案、发言、考核。"
            "没有办完的提案接着办；不分届的记录照旧。动手前先自动备份，可以撤销，也可以以后写明理由重新打开。"
        )
        self.column.addWidget(label(told, "small", wraps=True))
        every = before_closing.checks(context.desk, term)
        for each in (x for x in every if x.weight == LOCKED):
            text = f"{each.number} {each.words}，{each.becomes}。"
            self.column.addWidget(label(text, "warn", wraps=True))
        serving = len(closing.serving(context.desk, term))
        self.column.addWidget(label(f"在任的 {serving} 位委员改为届满。", "", wraps=True))
        self.ends = DayEdit()
        self.ends.setText(self._first_day(found))
        self.add("届满日期（最后一天） *", self.ends, "ends")
        self.remark = QPlainTextEdit()
        self.remark.setPlaceholderText("可不填，如决定换届的文件和会议")
        self.remark.setMaximumHeight(context.theme.sizes.text * 6)
        self.add("备注", self.remark, "remark")
        self._began = self._inputs()
        self.column.addStretch(1)
        self.widen(46, 26)
        self.ends.setFocus()

    def act(self) -> tuple[Changed, str]:
        """Checks the last day and begins the job."""
        said = closing.Closing(*self._inputs())
        closing.read_last_day(self._context.desk, self._term, said.ends)
        steps = closing.close_in_steps(self._context.desk, self._term, said)
        self._context.jobs.step(f"结束{self._name}", steps, self._then)
        return Changed(None), ""

    def is_written(self) -> bool:
        return self._inputs() != self._began

    def _first_day(self, values: dict[str, object]) -> str:
        ends, today = str(values.get("ends") or ""), self._context.desk.today.isoformat()
        return show_chinese_day(ends) if ends and ends <= today else show_chinese_day(today)

    def _inputs(self) -> tuple[str, str]:
        return self.ends.text(), self.remark.toPlainText()


class ReopenDialog(AskingDialog):
    """The reason, which the log keeps."""

    def __init__(self, context: UiContext, term: int, parent: QWidget) -> None:
        self._term = term
        name = Term.title_of(stored(context.desk, Term, [term])[0].values)
        super().__init__(context, "reopen_term_dialog", f"重新打开{name}", "重新打开", parent)
        told = f"打开以后{name}的记录又可以改；委员仍是届满。改完请再结束归档。"
        self.column.addWidget(label(told, "small", wraps=True))
        self.reason = ReasonLine(context, "reopen_reasons")
        self.add("理由 *", self.reason, "reason")
        self.column.addStretch(1)
        self.widen(40)
        self.reason.setFocus()

    def act(self) -> tuple[Changed, str]:
        changed = closing.reopen(self._context.desk, self._term, self.reason.text())
        return changed, "已重新打开，可以改了；改完请再结束归档"

    def is_written(self) -> bool:
        return bool(self.reason.text().strip())
