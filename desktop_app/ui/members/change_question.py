"""The question what a changed sector, committee or post is: 更正 or 变动, from which day on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.records.membership import Membership, Slot
from desktop_app.services.members.memberships import FromDay
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label, row
from desktop_app.ui.ui_context import UiContext


class ChangeQuestion(QFrame):
    """Two choices; 更正 is the one at first. Hidden until there is something to ask about."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("change_strip")
        self.setProperty("role", "card")
        self.words = label("", "section", wraps=True)
        self.correction = self._choice("更正（一直如此）(&G)", "correction")
        self.change = self._choice("变动，自(&B)", "change")
        group = QButtonGroup(self)
        for each in (self.correction, self.change):
            group.addButton(each)
        self.day, self.decided_by, self.document = DayEdit(), LineBox(), LineBox()
        known = form_context(context)
        boxes: dict[str, DayEdit | LineBox] = {
            "since": self.day,
            "decided_by": self.decided_by,
            "document": self.document,
        }
        for name, box in boxes.items():
            box.prepare(Membership.field(name), known)
            box.setObjectName(f"change_{name}")
            box.setAccessibleName(Membership.field(name).label)
        self.decision = QFrame()
        self.decision.setLayout(
            row(label("决定的会议"), self.decided_by, label("文号"), self.document)
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.words)
        column.addLayout(row(self.correction, self.change, self.day, label("起"), None))
        column.addWidget(self.decision)
        self.change.toggled.connect(self._enable)
        self.begin()

    def begin(self) -> None:
        """Goes back to 更正 and today."""
        self.correction.setChecked(True)
        self.day.put(self._context.desk.today.isoformat())
        for each in (self.decided_by, self.document):
            each.put("")
        self._enable(False)

    def ask_about(self, slots: Sequence[Slot]) -> None:
        """Shows the question where some of these differ, else hides it."""
        labels = "、".join(Member.field(each.columns[0]).label for each in slots)
        self.words.setText(f"改了{labels}，这是：")
        self.setVisible(bool(slots))

    def told(self) -> FromDay | None:
        """From which day on, as typed; None where it is a correction."""
        if not self.change.isChecked():
            return None
        return FromDay(self.day.draft(), self.decided_by.draft(), self.document.draft())

    def _choice(self, text: str, name: str) -> QRadioButton:
        choice = QRadioButton(text)
        choice.setObjectName(name)
        return choice

    def _enable(self, on: bool) -> None:
        self.day.setEnabled(on)
        self.decision.setVisible(on)
        if on:
            self.day.setFocus()
            self.day.selectAll()
