"""Statistics of two chosen dimensions: chips, the table, a chart, the records of a cell."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import TableCell
from desktop_app.services.period_tables.crossed import (
    Crossed,
    CrossedRow,
    CrossedSubject,
    crossed,
)
from desktop_app.services.period_tables.rows_behind import MOST, rows_behind
from desktop_app.services.statistics.periods import Period
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row, rule
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.period_tables.crossed_choices import CrossedChoices, toggle
from desktop_app.ui.period_tables.stacked_bars import BarPart, LegendLine, StackedBar, StackedBars
from desktop_app.ui.period_tables.table_models import CrossedModel
from desktop_app.ui.tables.small_table import show_rows, small_table

MOST_BARS, MOST_PARTS, LOW = 7, 5, 70
OTHERS_WORD = "其他"
FIRST, OTHERS, PADDING = 9.0, 3.6, 26
HALVES = [640, 420]
HINT = "方向键 走格　·　Enter 打开　·　Alt+← 回到这里　·　Ctrl+C 复制成表格"


class CrossedPane(QWidget):
    """Reads and shows a table whenever something else is chosen."""

    opened = Signal(object)
    copied = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._desk, self._theme = desk, theme
        self._period: Period | None = None
        self.made: Crossed | None = None
        self.cell = TableCell()
        self.rows = CrossedModel(theme, self)
        self.table = CellTable("crossed_table", "交叉统计，按回车打开数字背后的记录", theme)
        self.table.show_model(self.rows)
        self.choices = CrossedChoices(theme)
        self._build()
        self._lay_out()
        self._connect()

    @property
    def subject(self) -> CrossedSubject:
        """What is counted."""
        return self.choices.subject

    @property
    def shares(self) -> bool:
        """Whether each number's share of its row is shown."""
        return self.choices.shares

    @property
    def before(self) -> bool:
        """Whether last year's sums are shown."""
        return self.before_chip.isChecked()

    def show_period(self, period: Period) -> None:
        """Reads the table of a period."""
        self._period = period
        self._read()

    def remember(self) -> dict[str, Plain]:
        """What is chosen."""
        chips = {"before": self.before, "empty": self.empty_chip.isChecked()}
        return {**self.choices.remember(), **chips}

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        self.choices.recall(state)
        self.before_chip.setChecked(state.get("before") is not False)
        self.empty_chip.setChecked(state.get("empty") is True)
        self._read()

    def swap(self) -> None:
        """Exchanges rows and columns."""
        self.choices.swap()

    def _read(self) -> None:
        if self._period is None:
            return
        down, across = self.choices.down.key, self.choices.across.key
        self.made = crossed(self._desk, self.subject, down, across, self._period,
                            all_rows=self.empty_chip.isChecked())  # fmt: skip
        index = self.table.currentIndex()
        self.rows.show_table(self.made, shares=self.shares, before=self.before)
        self._widen()
        self.table.show_heads(two_lines=self.shares)
        many = f"{len(self.made.rows)} 行 × {len(self.made.columns)} 列"
        self.state.setText(f"{many} · {self.made.agreement}")
        notes = "　·　".join(f"{name}：{words}" for name, words in self.made.subject.notes)
        self.notes.setText(notes)
        self._draw(self.made)
        self.table.put_cursor(index.row(), max(index.column(), 1))
        if not self.made.rows:
            self._show_cell(0, 0)
        self.changed.emit()

    def _draw(self, made: Crossed) -> None:
        """The largest rows as bars, each divided by the largest columns and the rest of them."""
        sums = [(value, place) for place, value in enumerate(made.total.values)]
        largest = sorted(place for _, place in sorted(sums, key=lambda x: -x[0])[:MOST_PARTS])
        legend = [made.columns[place][1] for place in largest]
        legend += [OTHERS_WORD] if len(largest) < len(made.columns) else []
        found = sorted(made.rows, key=lambda each: -each.total)[:MOST_BARS]
        bars = (_bar(made, each, largest) for each in found)
        title = f"{made.down.title} × {made.across.title}"
        self.chart.show_bars(tuple(bars), tuple(legend), title)
        self.chart_title.setText(f"{title}（从多到少）")
        self.legend.updateGeometry()
        self.legend.update()

    def _show_cell(self, at: int, place: int) -> None:
        """The first records behind the cell with the cursor."""
        if self.made is None or not self.rows.count():
            return
        self.cell = self.rows.cell(at, place)
        found = rows_behind(self._desk, self.cell)
        rows = found.rows if found else []
        show_rows(self.behind, rows)
        many = found.many if found else 0
        unit = found.unit if found else ""
        more = f"，先列 {MOST} {unit}" if many > MOST else ""
        self.cell_title.setText(f"这一格　{self.rows.words(at, place)}　{many} {unit}{more}")

    def _copy(self) -> None:
        width = self.rows.columnCount()
        lines = [self.rows.titles, *([self.rows.text(at, place) for place in range(width)]
                                     for at in range(self.rows.count()))]  # fmt: skip
        self.copied.emit(CopiedRows(lines, frozenset(range(1, width))))

    def _build(self) -> None:
        theme = self._theme
        self.before_chip = toggle("上年同期", "crossed_before", theme, on=True)
        self.empty_chip = toggle("空行", "crossed_empty", theme, on=False)
        self.state, self.notes = label("", "small"), label("", "small", wraps=True)
        self.chart = StackedBars(theme)
        self.chart.setObjectName("crossed_chart")
        self.legend = LegendLine(self.chart, theme)
        self.chart_title, self.cell_title = label("", "title"), label("", "title", wraps=True)
        self.behind = small_table("crossed_rows", ("", "", ""), (10, 6, 6), self._theme)
        self.behind.horizontalHeader().hide()
        self.behind.setMinimumHeight(LOW)
        self.opening = button("打开这些记录", "crossed_open", self._theme, "forward", "link")

    def _connect(self) -> None:
        self.choices.changed.connect(self._read)
        for chip in (self.before_chip, self.empty_chip):
            chip.clicked.connect(self._read)
        self.table.moved.connect(self._show_cell)
        self.table.opened.connect(lambda at, place: self.opened.emit(self.rows.cell(at, place)))
        self.table.copy_asked.connect(self._copy)
        self.opening.clicked.connect(lambda: self.opened.emit(self.cell))
        self.chart.chosen.connect(self.opened)

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self._right())
        halves.setSizes(HALVES)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choices)
        column.addWidget(halves, 1)
        column.addLayout(row(self.state, label(HINT, "small"), None, self.before_chip,
                             self.empty_chip))  # fmt: skip
        column.addWidget(self.notes)

    def _right(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        inner.addWidget(self.chart_title)
        inner.addWidget(self.legend)
        inner.addWidget(rule())
        inner.addWidget(self.chart, 1)
        column.addWidget(frame, 1)
        frame, inner = card()
        inner.addWidget(self.cell_title)
        inner.addWidget(self.behind, 1)
        inner.addLayout(row(self.opening, None))
        column.addWidget(frame, 1)
        return found

    def _widen(self) -> None:
        size, metrics = self._theme.sizes.text, self.table.fontMetrics()
        for place in range(self.rows.columnCount()):
            least = int(size * (OTHERS if place else FIRST))
            words = self.rows.title(place).split("\n")
            longest = max(map(metrics.horizontalAdvance, words))
            self.table.setColumnWidth(place, max(least, longest) + PADDING)
        self.table.place_front()


def _bar(made: Crossed, row: CrossedRow, largest: list[int]) -> StackedBar:
    """A row as a bar; the columns that are not among the largest are one part at its end."""
    parts = [
        BarPart(at, row.values[place], made.cell(row, place))
        for at, place in enumerate(largest) if row.values[place]
    ]  # fmt: skip
    rest = sum(value for place, value in enumerate(row.values) if place not in largest)
    if rest:
        whole = made.cell(row, len(made.columns))
        parts.append(BarPart(MOST_PARTS, rest, whole))
    return StackedBar(row.title, tuple(parts), row.total)
