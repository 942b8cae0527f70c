"""统计报表: a period's figures with last year's, charts, each number with its records."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop_app.services.lookup.viewed_term import looks_back, span_of, viewed_term
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.registers import Filter
from desktop_app.services.safekeeping.destinations import WORKBOOK, Destination
from desktop_app.services.statistics import outputs, periods
from desktop_app.services.statistics.bars import Chart
from desktop_app.services.statistics.charts import charts
from desktop_app.services.statistics.declared import Statistics
from desktop_app.services.statistics.statements import Statement, statement
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.destination_chooser import Question, ask_destination, place_words
from desktop_app.ui.figures.figures_notes import FiguresNotes
from desktop_app.ui.figures.figures_table import FiguresTable
from desktop_app.ui.figures.paired_chart import PairedChart
from desktop_app.ui.figures.period_chooser import PeriodChooser
from desktop_app.ui.figures.scope_chooser import ScopeChooser
from desktop_app.ui.look.flow_layout import FlowLayout
from desktop_app.ui.look.words import button, card, label, row, rule
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window.page import Command, Page

BOOK = "Excel 工作簿 (*.xlsx)"
KEY, WORD = "figures", "统计报表"


class FiguresPage(Page):
    """One declared page of statistics: choosers above, table left, charts and notes right."""

    def __init__(
        self, context: UiContext, statistics: Statistics, key: str = KEY, word: str = WORD,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(key, parent)
        self._context, self._statistics, self._word = context, statistics, word
        self.period = PeriodChooser(context.theme, context.desk.today)
        self.scope = ScopeChooser(context, statistics.scopes)
        self.table = FiguresTable(context.theme)
        self.notes = FiguresNotes()
        self._charts: dict[str, tuple[QFrame, PairedChart, str]] = {}
        self._lay_out()
        self.period.changed.connect(self._read)
        self.scope.changed.connect(self._read)
        self.table.rows_asked.connect(context.events.open_rows)
        self.table.copy_asked.connect(self._copy)
        self.shown: Statement
        self._read()

    def refresh(self, records: frozenset[str]) -> None:
        """Reads everything again."""
        self.scope.offer()
        self._read()

    def look_at_term(self) -> None:
        """The whole of another term than the present one, this year where that is back."""
        desk = self._context.desk
        term = viewed_term(desk)
        first, last = span_of(desk, term) if term is not None and looks_back(desk) else ("", "")
        days = {"kind": "days", "first": first, "last": last}
        year = periods.of_year(desk.today.year)
        self.period.recall(days if first else {"kind": "year", **year._asdict()})

    def commands(self) -> list[Command]:
        """Printing and exporting, and every total with its records."""
        whole = (each for group in self.shown.groups for each in group.figures if not each.level)
        return [
            Command(f"打印{self._word}", "", self.print_now, "print", "print"),
            Command(f"导出{self._word}到 Excel", "", self.export, "export", "export"),
            *(Command(f"查看 {each.title}", "",
                      partial(self._context.events.open_rows, each.record, each.where))
              for each in whole),
        ]  # fmt: skip

    def remember(self) -> dict[str, Plain]:
        """The period, the part of the work and the widths of both halves."""
        sizes: list[Plain] = list(self._halves.sizes())
        period = {} if looks_back(self._context.desk) else self.period.remember()
        return {**period, "scope": self.scope.remember(), "sizes": sizes}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        scope, sizes = state.get("scope"), state.get("sizes")
        self.period.recall(state)
        if isinstance(scope, dict):
            self.scope.recall(scope)
        if isinstance(sizes, list) and len(sizes) == 2:
            self._halves.setSizes([each for each in sizes if isinstance(each, int)])

    def start_search(self) -> None:
        """Puts the cursor where a part of the work is searched."""
        self.scope.start_search()

    def export(self) -> None:
        """Asks where to, then writes the page and its tables as a workbook."""
        name = f"{self.shown.title}{self.shown.period.words}.xlsx"
        question = Question("export_file", f"导出{self._word}", name, BOOK, WORKBOOK)
        ask_destination(self._context, question, self._collect)

    def print_now(self) -> None:
        """Opens the preview of just what the page shows."""
        from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

        sheet = outputs.sheet_of(self._context.desk, self.shown)

        def collect(_: Mapping[str, str]) -> Generator[tuple[int, int], None, PreparedPrint]:
            yield 1, 1
            return sheet

        context = self._context
        PrintPreview(context, sheet.wanted, (), self.window(), collect=collect).open()

    def _collect(self, path: Destination) -> None:
        steps = outputs.sheets_in_steps(self._context.desk, self.shown)
        self._context.jobs.step("读取数据", steps, partial(self._write, path))

    def _write(self, path: Destination, tables: list[outputs.OutTable]) -> None:
        self._context.jobs.run(
            f"导出{self._word}",
            lambda progress: outputs.write(tables, path, progress),
            lambda _: self._context.events.say(f"已导出{place_words(path)}", path=path),
        )

    def _copy(self, rows: CopiedRows) -> None:
        self._context.desktop.copy_table(rows.text(), rows.html())
        self._context.events.say("已复制统计表，可以粘贴到 Excel 或 WPS", role="muted")

    def _read(self) -> None:
        desk = self._context.desk
        self.shown = statement(desk, self._statistics, self.period.period, self.scope.scope)
        self.table.show_groups(self.shown.groups)
        self.notes.show_statement(self.shown)
        found = charts(desk, self.shown)
        for each in found:
            self._show_chart(each)
        keys = {each.key for each in found}
        for key, (frame, _, _) in self._charts.items():
            frame.setVisible(key in keys)
        self._empty.setVisible(bool(self._statistics.charts) and not found)
        self._words.setText("　".join(f"{name}：{words}" for name, words in self.shown.conditions))

    def _show_chart(self, chart: Chart) -> None:
        if chart.key not in self._charts:
            self._add_chart(chart)
        frame, drawing, record = self._charts[chart.key]
        drawing.show_bars(chart.bars, chart.title, chart.unit)
        self._charts[chart.key] = (frame, drawing, chart.record or record)

    def _add_chart(self, chart: Chart) -> None:
        frame, column = card()
        drawing = PairedChart(self._context.theme, across=chart.across)
        drawing.setObjectName(f"chart_{chart.key}")
        drawing.chosen.connect(partial(self._open_bar, chart.key))
        told = label(f"{chart.unit}，灰色为上年同期", "small")
        column.addLayout(row(label(chart.title, "title"), None, told))
        column.addWidget(rule())
        column.addWidget(drawing, 1)
        self._charts[chart.key] = (frame, drawing, chart.record)
        self._drawings.insertWidget(len(self._charts), frame)

    def _open_bar(self, key: str, where: tuple[Filter, ...]) -> None:
        self._context.events.open_rows(self._charts[key][2], where)

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._words = label("", "muted", wraps=True)
        printing = button("打印", "print_button", theme, "print")
        giving = button("导出", "export_button", theme, "export")
        printing.clicked.connect(self.print_now)
        giving.clicked.connect(self.export)
        top = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        top.setSizePolicy(policy)
        line = FlowLayout(top)
        for part in (self.period, self.scope, printing, giving):
            line.addWidget(part)
        self._halves = QSplitter(Qt.Orientation.Horizontal)
        self._halves.setChildrenCollapsible(False)
        self._halves.addWidget(self.table)
        self._halves.addWidget(self._right())
        self._halves.setStretchFactor(0, 0)
        self._halves.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addWidget(top)
        column.addWidget(self._words)
        column.addWidget(self._halves, 1)

    def _right(self) -> QScrollArea:
        """The charts, one under the other, and the notes below them."""
        canvas = QWidget()
        canvas.setProperty("role", "canvas")
        self._drawings = QVBoxLayout(canvas)
        self._drawings.setContentsMargins(0, 0, 0, 0)
        self._drawings.setSpacing(12)
        self._empty, column = card()
        column.addWidget(label("这个时段还没有可以画图的数据", "title", wraps=True))
        hint = "登记以后，这里按月份、类别和状态画图。"
        column.addWidget(label(hint, "muted", wraps=True))
        self._drawings.addWidget(self._empty)
        self._drawings.addWidget(self.notes)
        self._drawings.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(canvas)
        self._context.theme.changed.connect(self._dress)
        self._beside = area
        self._dress()
        return area

    def _dress(self) -> None:
        self._beside.setMinimumWidth(self._context.theme.sizes.text * 26)
