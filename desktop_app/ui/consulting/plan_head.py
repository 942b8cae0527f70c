"""The year's slots above the list of plans: full ones open their rows, empty ones a form."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.services import registers
from desktop_app.services.consulting import topics
from desktop_app.services.registers import Filter
from desktop_app.ui.consulting.new_drafts import open_draft
from desktop_app.ui.consulting.plan_strip import PlanStrip
from desktop_app.ui.events import WrittenAction
from desktop_app.ui.look.words import button, label, row
from desktop_app.ui.ui_context import UiContext


class PlanHead(QWidget):
    """A year, turned by two buttons, and its slots."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setObjectName("plan_head")
        self.strip = PlanStrip(context, context.desk.today.year, self)
        self._year = label("", "section")
        self.before_button = button("", "year_before", context.theme, "back", "quiet")
        self.after_button = button("", "year_after", context.theme, "forward", "quiet")
        self.before_button.setAccessibleName("上一年")
        self.after_button.setAccessibleName("下一年")
        self.before_button.clicked.connect(lambda: self._turn(-1))
        self.after_button.clicked.connect(lambda: self._turn(1))
        line = row(self.before_button, self._year, self.after_button, self.strip)
        line.setStretchFactor(self.strip, 1)
        self.setLayout(line)
        self.strip.slot_chosen.connect(self._on_slot)
        context.events.changed.connect(self._on_changed)
        self._turn(0)

    def _turn(self, by: int) -> None:
        self.strip.show_year(self.strip.year + by)
        self._year.setText(f"{self.strip.year} 年")

    def _on_changed(self, changed: WrittenAction) -> None:
        if ConsultationPlan.KEY in changed.records or not changed.records:
            self.strip.show_year(self.strip.year)

    def _on_slot(self, year: int, code: str) -> None:
        if topics.slots(self._context.desk, year).get(code):
            where = (Filter("year", "in", (year,)), Filter("slot", "in", (code,)))
            self._context.events.open_rows(ConsultationPlan.KEY, where)
            return
        desk = self._context.desk
        open_draft(
            self._context,
            lambda: registers.blank(desk, ConsultationPlan, year=year, slot=code),
            self.window(),
        )
