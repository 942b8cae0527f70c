"""成效: the figures of a brand in a period, each number with the records behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.services.brands.brand_page import effect
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.figures.figures_table import FiguresTable
from desktop_app.ui.figures.period_chooser import PeriodChooser
from desktop_app.ui.look.words import label, row
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

TOLD = "按计入的记录自动统计；点数字看记录"


class EffectPart(RecordPart):
    """The period is chosen above; a click on a number, or Enter, opens its records."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        self._key: int | None = None
        self.period = PeriodChooser(context.theme, context.desk.today)
        self.table = FiguresTable(context.theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addLayout(row(self.period, None, label(TOLD, "small")))
        column.addWidget(self.table, 1)
        self.period.changed.connect(self._read)
        self.table.rows_asked.connect(context.events.open_rows)
        self.table.copy_asked.connect(self._copy)

    def show_record(self, opened: Opened) -> None:
        self._key = opened.key
        self._read()

    def take_focus(self) -> bool:
        self.table.setFocus()
        return True

    def _read(self) -> None:
        if self._key is not None:
            found = effect(self._context.desk, self._key, self.period.period)
            self.table.show_groups(found.groups)

    def _copy(self, rows: CopiedRows) -> None:
        self._context.desktop.copy_table(rows.text(), rows.html())
        self._context.events.say("已复制成效数据，可以粘贴到 Excel 或 WPS", role="muted")
