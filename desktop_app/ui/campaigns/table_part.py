"""统计表: the figures of a period, of its year so far or of all periods, by place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.campaigns.campaign_table import (
    SPANS,
    MadeCampaignTable,
    campaign_table,
)
from desktop_app.services.campaigns.figure_sheet import periods_between, span_of
from desktop_app.services.campaigns.reading_figures import periods_of
from desktop_app.ui.campaigns.figure_checks import first_of
from desktop_app.ui.campaigns.figure_outputs import export_made, print_report, print_table
from desktop_app.ui.campaigns.made_table_model import MadeTableModel
from desktop_app.ui.campaigns.period_chips import PeriodChips
from desktop_app.ui.forms.boxes.field_note import FieldNote
from desktop_app.ui.look.words import button, row
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.period_tables.choice_chip import ChoiceChip
from desktop_app.ui.record_page.declared import Opened, PageHost, RecordPart
from desktop_app.ui.ui_context import UiContext

LEAST, MOST, PLACE = 7, 15, 9


class TablePart(RecordPart):
    """Read-only; Enter on a figure does nothing, Ctrl+C copies the table."""

    def __init__(self, context: UiContext, _host: PageHost) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self._opened: Opened | None = None
        self._period = ""
        self.made: MadeCampaignTable | None = None
        self.rows = MadeTableModel(theme, self)
        self.table = CellTable("campaign_table", "统计表", theme)
        self.table.show_model(self.rows)
        self.periods = PeriodChips("table", theme)
        self.span = ChoiceChip("table_span", "哪些时段")
        self.span.offer(SPANS)
        self.print_button = button("打印统计表", "print_table", theme, "print")
        self.report_button = button("情况简报", "print_report", theme, "file")
        self.export_button = button("导出 Excel", "export_table", theme, "excel")
        self.check = FieldNote(theme, self, wraps=True)
        self._build()
        self.periods.chosen.connect(self.show_period)
        self.span.chosen.connect(self._show)
        self.table.copy_asked.connect(self._copy)
        self.print_button.clicked.connect(lambda: self._give(print_table))
        self.report_button.clicked.connect(lambda: self._give(print_report))
        self.export_button.clicked.connect(lambda: self._give(export_made))
        theme.changed.connect(self._fit)

    def show_record(self, opened: Opened) -> None:
        if self._opened is None or self._opened.key != opened.key:
            self._period = ""
        self._opened = opened
        self._show()

    def show_period(self, period: str) -> None:
        """Shows another period."""
        self._period = period
        self._show()

    def take_focus(self) -> bool:
        self.table.setFocus()
        return True

    def _show(self) -> None:
        opened, desk = self._opened, self._context.desk
        if opened is None:
            return
        self.made = found = campaign_table(desk, opened.key, self._period, self.span.key)
        first, last = span_of(desk, opened.values)
        counts = periods_of(desk, opened.key)
        self.periods.offer(periods_between(first, last), counts, found.period)
        at = self.table.currentIndex()
        self.rows.show_table(found)
        self._fit()
        self.table.put_cursor(max(at.row(), 0), max(at.column(), 1))
        bases = found.table.lacking_bases
        more = f"{'；'.join(bases)}。" if bases else ""
        if found.faults:
            self.check.refuse(f"合计与分项不符：{first_of(found.faults)}。{more}")
        elif found.is_empty:
            self.check.say("这一期还没有填报。")
        else:
            checked = found.table.is_checked
            fits = f"{found.words}：各项合计与分项相加一致。" if checked else ""
            self.check.say(fits + more, "advise" if more else "done" if fits else "")

    def _give(self, give: Callable[[UiContext, MadeCampaignTable, QWidget], None]) -> None:
        if self.made is not None:
            give(self._context, self.made, self.window())

    def _copy(self) -> None:
        model = self.rows
        columns = range(model.columnCount())
        lines = ["\t".join(map(model.title, columns))]
        lines += ["\t".join(model.text(x, y) for y in columns) for x in range(model.count())]
        self._context.desktop.copy_text("\n".join(lines))
        self._context.events.say(f"已复制统计表 {model.count()} 行，带表头")

    def _fit(self) -> None:
        size, metrics = self._context.theme.sizes.text, self.fontMetrics()
        for column in range(self.rows.columnCount()):
            head = metrics.horizontalAdvance(self.rows.title(column)) + 28
            least = size * (PLACE if column == 0 else LEAST)
            self.table.setColumnWidth(column, min(max(head, least), size * MOST))
        self.table.place_front()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        column.addLayout(
            row(self.periods, self.span, None, self.print_button, self.report_button,
                self.export_button)
        )  # fmt: skip
        column.addWidget(self.table, 1)
        column.addWidget(self.check)
