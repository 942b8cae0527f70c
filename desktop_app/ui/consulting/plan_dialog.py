"""排入计划: takes year and slot for topics; shows what the slots hold already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSpinBox, QWidget

from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.topic import Topic
from desktop_app.services.consulting import topics
from desktop_app.services.desk import Changed
from desktop_app.ui.consulting.plan_strip import PlanStrip
from desktop_app.ui.forms.boxes.code_boxes import CodeCombo
from desktop_app.ui.forms.boxes.field_boxes import LineBox
from desktop_app.ui.forms.dialog.form_sources import form_context, titles_of
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.ui_context import UiContext


class PlanDialog(AskingDialog):
    """Year, slot, platform and host; a slot of the strip is chosen by a press."""

    def __init__(
        self, context: UiContext, keys: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "plan_dialog", "排入协商计划", "排入计划", parent)
        self._keys = list(keys)
        titles = list(titles_of(context.desk, Topic, self._keys).values())
        which = f"“{titles[0]}”" if len(titles) == 1 else f" {len(titles)} 个议题"
        self.heading.setText(f"把{which}排入协商计划")
        self.year = QSpinBox()
        self.year.setRange(1990, 2100)
        self.year.setValue(context.desk.today.year)
        self.strip = PlanStrip(context, context.desk.today.year, across=3)
        self.slot, self.platform, self.host = CodeCombo(), CodeCombo(), LineBox()
        field_context = form_context(context)
        for name, box in (("slot", self.slot), ("platform", self.platform), ("host", self.host)):
            box.prepare(ConsultationPlan.field(name), field_context)
        self.platform.put(ConsultationPlan.field("platform").default)
        self.add("年度", self.year, "year")
        self.add("这一年已排的", self.strip, "plan_strip")
        self.add("安排（月份）", self.slot, "slot")
        self.add("协商平台", self.platform, "platform")
        self.add("主持人", self.host, "host")
        self.column.addStretch(1)
        self.year.valueChanged.connect(self.strip.show_year)
        self.strip.slot_chosen.connect(self._take_slot)
        self.widen(48)
        self.slot.setFocus()

    def act(self) -> tuple[Changed, str]:
        given = {"platform": self.platform.draft(), "host": self.host.draft()}
        slot = self.slot.draft()
        changed = topics.plan(
            self._context.desk, self._keys, self.year.value(), str(slot) or None, given
        )
        return changed, f"已将 {len(self._keys)} 个议题排入 {self.year.value()} 年协商计划"

    def _take_slot(self, _year: int, code: str) -> None:
        self.slot.put(code)
