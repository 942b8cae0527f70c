"""排值班: first day, distance, number of shifts; below them the roster that would be written."""

from __future__ import annotations

import datetime

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QSpinBox, QVBoxLayout, QWidget

from desktop_app.errors import UserError, Wrong
from desktop_app.records.point import Point
from desktop_app.records.reception import DutyShift
from desktop_app.services import registers
from desktop_app.services.desk import Changed
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.receptions import duty
from desktop_app.ui.forms.boxes.day_edit import DayEdit
from desktop_app.ui.forms.dialog.form_sources import form_context
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext

USUAL_COUNT, USUAL_EACH, MOST_EACH = 12, 2, 6
NO_DAY = "请把第一班写到某一天。"


class DutyDialog(AskingDialog):
    """The choices of a roster in two lines, its shifts in a list."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "duty_dialog", "排值班", "排值班", parent)
        self._key = key
        title = registers.draft(context.desk, Point, key).title
        self.heading.setText(f"排值班：{title}")
        self.column.addWidget(
            label("驻点委员按名册轮流，接着上一次排到的人；已经排了值班的日子不动。", "small",
                  wraps=True)
        )  # fmt: skip
        self._roster = duty.Roster((), ())
        self._add_choices()
        self.shifts = QListWidget()
        self.shifts.setProperty("role", "texts")
        self.add("排成这样", self.shifts, "shifts", 1)
        self.told = label("", "small", wraps=True)
        self.told.setObjectName("duty_told")
        self.column.addWidget(self.told)
        self.first.textChanged.connect(self._show)
        self.every.currentIndexChanged.connect(self._show)
        self.count.valueChanged.connect(self._show)
        self.each.valueChanged.connect(self._show)
        self._show()
        self.widen(44, 26)
        self.first.setFocus()

    def _add_choices(self) -> None:
        """First day and distance, number of shifts and of members at each."""
        self.first = DayEdit()
        self.first.prepare(DutyShift.field("day"), form_context(self._context))
        self.first.put(self._context.desk.today.isoformat())
        self.every = QComboBox()
        for code, words in duty.EVERY.items():
            self.every.addItem(words, code)
        self.count, self.each = QSpinBox(), QSpinBox()
        self.count.setRange(1, duty.MOST)
        self.count.setValue(USUAL_COUNT)
        self.each.setRange(1, MOST_EACH)
        self.each.setValue(USUAL_EACH)
        self._add_pair(("第一班", self.first, "first"), ("间隔", self.every, "every"))
        self._add_pair(("排几班", self.count, "count"), ("每班几人", self.each, "each"))

    def _add_pair(self, *fields: tuple[str, QWidget, str]) -> None:
        """Two fields side by side, each below its title."""
        line = QHBoxLayout()
        line.setSpacing(12)
        for title, widget, name in fields:
            widget.setObjectName(name)
            widget.setAccessibleName(title)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(label(title, "field"))
            column.addWidget(widget)
            line.addLayout(column, 1)
        self.column.addLayout(line)

    def _show(self) -> None:
        """Shows the roster of the present choices, or why there is none."""
        self.shifts.clear()
        self.say("")
        try:
            self._roster = self._read()
        except (UserError, Wrong) as wrong:
            self._roster = duty.Roster((), ())
            self.told.setText(wrong.sentence if isinstance(wrong, UserError) else str(wrong))
        else:
            members, names = DutyShift.field("members"), lookup(self._context.desk)
            for each in self._roster.shifts:
                self.shifts.addItem(f"{each.day}　{members.show(each.members, names)}")
            left = len(self._roster.known)
            more = f"，另有 {left} 天已经排了" if left else ""
            self.told.setText(f"会排 {len(self._roster.shifts)} 班{more}。")
        self.done_button.setEnabled(bool(self._roster.shifts))

    def _read(self) -> duty.Roster:
        """The roster as it is chosen; `UserError` or `Wrong` where something is to be changed."""
        day = DutyShift.field("day").read(self.first.draft(), lookup(self._context.desk))
        try:
            first = datetime.date.fromisoformat(str(day or ""))
        except ValueError:
            raise UserError(NO_DAY) from None
        return duty.roster(
            self._context.desk, self._key, first, self.count.value(),
            str(self.every.currentData()), self.each.value(),
        )  # fmt: skip

    def act(self) -> tuple[Changed, str]:
        """Writes the roster that is shown."""
        changed = duty.write_roster(self._context.desk, self._key, self._roster)
        return changed, f"已排值班 {len(self._roster.shifts)} 班"
