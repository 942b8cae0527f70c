"""Asks beneath a member's form what a changed sector, committee or post is: 更正 or 变动."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QRadioButton, QVBoxLayout, QWidget

from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.services.members.change_in_form import Typed, as_change, changed_slots
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Draft, Input
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.forms.dialog.record_form import RecordForm
from desktop_app.ui.look.words import label, row
from desktop_app.ui.ui_context import UiContext


class ChangeStrip:
    """Shown as soon as such a field of a stored member differs; 更正 is chosen at first."""

    def __init__(self, context: UiContext, form: RecordForm) -> None:
        self._context, self._form, self._stored = context, form, False
        self.widget: QWidget = QFrame()
        self.widget.setObjectName("change_strip")
        self.widget.setProperty("role", "card")
        self.words = label("", "section", wraps=True)
        self.correction = self._choice("更正（一直如此）(&G)", "correction")
        self.change = self._choice("变动，自(&B)", "change")
        group = QButtonGroup(self.widget)
        for each in (self.correction, self.change):
            group.addButton(each)
        self.day, self.decided_by, self.document = DayEdit(), LineBox(), LineBox()
        known = form_context(context)
        for name, box in self._boxes().items():
            box.prepare(Membership.field(name), known)
            box.setObjectName(f"change_{name}")
            box.setAccessibleName(Membership.field(name).label)
        column = QVBoxLayout(self.widget)
        column.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self.words)
        column.addLayout(row(self.correction, self.change, self.day, label("起"), None))
        self.decision = QFrame()
        line = row(label("决定的会议"), self.decided_by, label("文号"), self.document)
        self.decision.setLayout(line)
        column.addWidget(self.decision)
        self.change.toggled.connect(self._enable)
        form.edited.connect(lambda _: self.follow())
        self._enable(False)

    def show_for(self, opened: Draft) -> None:
        self._stored = opened.key is not None
        self.correction.setChecked(True)
        self.day.put(self._context.desk.today.isoformat())
        for each in (self.decided_by, self.document):
            each.put("")
        self.follow()

    def adapted(
        self,
        opened: Draft,
        typed: Mapping[str, object],
        children: Mapping[str, Sequence[Input]],
    ) -> tuple[Draft, Mapping[str, object], Mapping[str, Sequence[Input]]]:
        if not self._stored or not self.change.isChecked():
            return opened, typed, children
        told = FromDay(self.day.draft(), self.decided_by.draft(), self.document.draft())
        found = as_change(self._context.desk, opened, Typed(typed, children, opened.children), told)
        drafts = {key: list(each) for key, each in found.opened.items()}
        whole = Draft(opened.model, opened.values, opened.key, opened.version, drafts)
        return whole, found.inputs, found.children

    def follow(self) -> None:
        """Shown where the form differs in a column that memberships say."""
        slots = changed_slots(set(self._form.changed_draft())) if self._stored else []
        labels = "、".join(Member.field(each.columns[0]).label for each in slots)
        self.words.setText(f"改了{labels}，这是：")
        self.widget.setVisible(bool(slots))

    def _choice(self, text: str, name: str) -> QRadioButton:
        choice = QRadioButton(text)
        choice.setObjectName(name)
        return choice

    def _boxes(self) -> dict[str, DayEdit | LineBox]:
        return {"since": self.day, "decided_by": self.decided_by, "document": self.document}

    def _enable(self, on: bool) -> None:
        self.day.setEnabled(on)
        self.decision.setVisible(on)
        if on:
            self.day.setFocus()
            self.day.selectAll()
