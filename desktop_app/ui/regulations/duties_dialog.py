"""职责已落实: ticks the duties of one regulation that were done, with the day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop_app.records.regulation import Regulation, RegulationDuty
from desktop_app.services.desk import Changed
from desktop_app.services.regulations.steps import OfferedDuty, duties_done, duties_of
from desktop_app.ui.forms.dialog.form_sources import titles_of
from desktop_app.ui.look.words import label
from desktop_app.ui.row_actions.asked_fields import AskedFields
from desktop_app.ui.row_actions.asking_dialog import AskingDialog
from desktop_app.ui.tables.ticked_table import TickLine, TickModel, TickTable
from desktop_app.ui.ui_context import UiContext

FIELDS = ("last_done*", "note")
TITLES = ("职责事项", "责任人", "上次落实", "下次应落实")
WIDTHS = (17, 8, 7)
LETTERS, LINES = 56, 30
HINT = "勾选落实了的职责，下次应落实的日期按“多久一次”自动算。职责在制度的表单里增加、修改。"
NONE = "这项制度还没有登记职责。请打开制度，在“制度职责”页里增加。"


class DutiesDialog(AskingDialog):
    """The duties of a regulation, those that are due ticked at first."""

    def __init__(self, context: UiContext, key: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "regulation_duties", "职责已落实", "登记落实", parent)
        title = titles_of(context.desk, Regulation, [key]).get(key, "")
        self.heading.setText(f"职责已落实：“{title}”")
        offered = duties_of(context.desk, key)
        self.column.addWidget(label(HINT if offered else NONE, "small", wraps=True))
        self.model = TickModel(TITLES, context.theme, self)
        self.model.ticked = {each.key for each in offered if each.is_due}
        self.model.show_lines(_line(each) for each in offered)
        self.table = TickTable("duties", "职责", self.model, context.theme)
        self.table.widen(WIDTHS, context.theme)
        self.column.addWidget(self.table, 1)
        known = {"last_done": context.desk.today.isoformat()}
        self._asked = AskedFields(context, RegulationDuty, FIELDS, known, {"last_done": "落实日期"})
        self.add_fields(self._asked)
        self._began = self._written()
        self.done_button.setEnabled(bool(offered))
        self.widen(LETTERS, LINES)
        self.table.setFocus()
        if offered:
            self.table.selectRow(0)

    def act(self) -> tuple[Changed, str]:
        self._asked.require()
        ticked = [each.key for each in self.model.lines if each.key in self.model.ticked]
        changed = duties_done(self._context.desk, ticked, self._asked.drafts())
        return changed, f"已登记 {len(ticked)} 项职责的落实"

    def is_written(self) -> bool:
        return self._written() != self._began

    def _written(self) -> object:
        return self.model.ticked, self._asked.drafts()


def _line(duty: OfferedDuty) -> TickLine:
    return TickLine(duty.key, (duty.name, duty.who, duty.last_done, duty.next_due))
