"""Opening, locking and unlocking a year: what is asked, then the work in slices."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.records.assessment import Assessment
from desktop_app.services.assessments import locking
from desktop_app.services.assessments.opening import YearProgress, open_year_in_steps
from desktop_app.services.assessments.year_locks import YearOf
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.states import read_reason
from desktop_app.services.scoring.rule_set import GROUP
from desktop_app.stepping import Steps
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import AskedFields
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

LETTERS = 44
NOTHING = Changed(None)
Written = tuple[Changed, str]
LOCKS = (
    "锁定以后，这一年的积分规则、手工计分、五个一项目和认定、评定的得分和等次都不能再改；"
    "提案、活动等记录照常改，锁定的数字不变。"
)
UNLOCKS = "解锁以后规则和评定都能再改；等次和意见留着，得分按现在的记录重新算，改完要再锁定。"


class OpenDialog(AskingDialog):
    """建立本年评定: how many it makes, and whether for those who are not scored too."""

    def __init__(self, context: UiContext, now: YearProgress, parent: QWidget | None) -> None:
        title = "补建评定" if now.total else "建立本年评定"
        super().__init__(context, "open_year_dialog", title, "建立", parent)
        self._now = now
        unit = "个组" if now.place.subject == GROUP else "人"
        self.heading.setText(f"{title}：{now.place.words}")
        told = f"应评而没有评定的有 {len(now.missing)} {unit}，每{unit[-1]}建一份，从自评开始。"
        self.column.addWidget(label(told, "", wraps=True))
        self.unscored = QCheckBox(f"不计分的 {len(now.unscored)} 人也建，单列、不排名")
        self.unscored.setObjectName("unscored")
        self.unscored.setVisible(bool(now.unscored))
        self.column.addWidget(self.unscored)
        self.column.addStretch(1)
        self.widen(LETTERS)
        self.done_button.setFocus()

    def act(self) -> Written:
        steps = open_year_in_steps(
            self._context.desk, self._now.place, unscored=self.unscored.isChecked()
        )
        _run(self._context, "建立评定", steps, f"已建立{self._now.place.words}的评定")
        return NOTHING, ""


class LockDialog(AskingDialog):
    """锁定本年: the meeting, the day, the document and the reason."""

    def __init__(self, context: UiContext, place: YearOf, parent: QWidget | None) -> None:
        super().__init__(context, "lock_year_dialog", "锁定本年", "锁定", parent)
        self._place = place
        self.heading.setText(f"锁定：{place.words}")
        self.column.addWidget(label(LOCKS, "small", wraps=True))
        self._asked = AskedFields(
            context, Assessment, ("decided_by*", "decided_on*", "document", "remark"),
            {"decided_on": context.desk.today.isoformat()},
            {"decided_by": "决定锁定的会议", "decided_on": "日期", "remark": "理由"},
        )  # fmt: skip
        self.add_fields(self._asked)
        self._began = self._asked.drafts()
        self.column.addStretch(1)
        self.widen(LETTERS)
        (self._asked.first_to_fill() or self.done_button).setFocus()

    def act(self) -> Written:
        self._asked.require()
        given, desk = self._asked.drafts(), self._context.desk
        locking.may_lock(desk, self._place, given)
        steps = locking.lock_in_steps(desk, self._place, given)
        _run(self._context, "锁定评定", steps, f"已锁定{self._place.words}")
        return NOTHING, ""

    def is_written(self) -> bool:
        return self._asked.drafts() != self._began


class UnlockDialog(AskingDialog):
    """解锁本年: the reason, which the history keeps."""

    def __init__(self, context: UiContext, place: YearOf, parent: QWidget | None) -> None:
        super().__init__(context, "unlock_year_dialog", "解锁本年", "解锁", parent)
        self._place = place
        self.heading.setText(f"解锁：{place.words}")
        self.column.addWidget(label(UNLOCKS, "small", wraps=True))
        self._asked = AskedFields(context, Assessment, ("remark*",), {}, {"remark": "理由"})
        self.add_fields(self._asked)
        self.column.addStretch(1)
        self.widen(LETTERS)
        (self._asked.first_to_fill() or self.done_button).setFocus()

    def act(self) -> Written:
        self._asked.require()
        desk = self._context.desk
        reason = read_reason(str(self._asked.drafts()["remark"]), lookup(desk))
        steps = locking.unlock_in_steps(desk, self._place, reason)
        _run(self._context, "解锁评定", steps, f"已解锁{self._place.words}")
        return NOTHING, ""

    def is_written(self) -> bool:
        return bool(str(self._asked.drafts()["remark"]).strip())


def _run(context: UiContext, title: str, steps: Steps[Changed], said: str) -> None:
    """Writes in slices after the dialog has closed; undo takes all of it back."""
    context.jobs.step(title, steps, partial(_announce, context, said))


def _announce(context: UiContext, said: str, changed: Changed) -> None:
    context.events.announce(changed, said)
