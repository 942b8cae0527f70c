"""里程碑: the steps of a brand in the order of their days."""

from __future__ import annotations

from desktop_app.ui.look.words import label
from desktop_app.ui.record_page.declared import Opened, PageHost
from desktop_app.ui.record_page.line_table import Cell, Line, LineTable
from desktop_app.ui.record_page.scrolled_part import ScrolledPart
from desktop_app.ui.ui_context import UiContext

HEADS = ("日期", "事项", "说明")
NONE = "还没有里程碑。按 F2 打开表单登记；改阶段时会自动记一条。"


class MilestonesPart(ScrolledPart):
    """Enter opens the form of the brand, where they are written."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self.table = LineTable("milestones", "里程碑", HEADS, context.theme, fills=1)
        self._none = label(NONE, "muted", wraps=True)
        self.column.addWidget(self.table)
        self.column.addWidget(self._none)
        self.column.addStretch(1)
        self.begins = self.table

    def show_record(self, opened: Opened) -> None:
        found = opened.more.milestones
        self.table.show_lines([
            Line(place, (Cell(day, "muted"), Cell(event), Cell(note, "muted")))
            for place, (day, event, note) in enumerate(found)
        ])  # fmt: skip
        self.table.setVisible(bool(found))
        self._none.setVisible(not found)
