"""措施 and 调研 of a campaign on its page: lines to be read, opened in the form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop_app.records.campaign import Campaign, CampaignMeasure, CampaignSurvey
from desktop_app.records.record import Record
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import owned
from desktop_app.ui.look.tones import tone_of
from desktop_app.ui.look.words import label
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.ui_context import UiContext

MEASURES = ("name", "owner_unit", "due", "state", "progress")
SURVEYS = (
    "day",
    "period",
    "place",
    "people",
    "findings",
    "difficulties",
    "suggestions",
    "follow_up",
)
STATE_LIST = "campaign_measure_state"


class LinesPart(RecordPart):
    """The children of one kind in their order."""

    def __init__(
        self, context: UiContext, model: type[Record], fields: Sequence[str], fills: int
    ) -> None:
        super().__init__()
        self._context, self._model, self._fields = context, model, tuple(fields)
        heads = [model.field(each).label for each in fields]
        self.table = LineTable(f"{model.KEY}_lines", model.TITLE, heads, context.theme, fills)
        self.none = label(
            f"还没有{model.TITLE}。按 F2 打开表单，在“{model.TITLE}”里添加。", "muted", wraps=True
        )
        inside = QWidget()
        inside.setProperty("role", "canvas")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.none)
        column.addWidget(self.table)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(area)

    def show_record(self, opened: Opened) -> None:
        found = owned(self._context.desk, self._model, [(Campaign.KEY, opened.key)])
        self.table.show_lines([Line(each.key, self._cells(each)) for each in found])
        self.table.setVisible(bool(found))
        self.none.setVisible(not found)

    def take_focus(self) -> bool:
        self.table.setFocus()
        return self.table.isVisibleTo(self)

    def _cells(self, record: Record) -> list[Cell]:
        shared = lookup(self._context.desk)
        found = []
        for name in self._fields:
            value = record.values[name]
            text = self._model.field(name).show(value, shared).replace("\n", " ")
            role, icon = (tone_of(STATE_LIST, value) if name == "state" else None) or ("", "")
            found.append(Cell(text, role, icon))
        return found


def measures_part(context: UiContext, _host: PageHost) -> LinesPart:
    """The measures of the campaign."""
    return LinesPart(context, CampaignMeasure, MEASURES, 4)


def surveys_part(context: UiContext, _host: PageHost) -> LinesPart:
    """The surveys of the campaign."""
    return LinesPart(context, CampaignSurvey, SURVEYS, 4)
