"""Statistics of two chosen dimensions: choosers, the table, a chart, the records of a cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import TableCell
from desktop_app.services.period_tables.crossed import Crossed, CrossedSubject, crossed
from desktop_app.services.period_tables.crossed_subjects import BY_KEY, SUBJECTS
from desktop_app.services.period_tables.rows_behind import MOST, rows_behind
from desktop_app.services.statistics.bars import Bar
from desktop_app.services.statistics.periods import Period
from desktop_app.settings import Plain
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.figures.paired_chart import PairedChart
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row, rule
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.period_tables.table_models import CrossedModel
from desktop_app.ui.tables.small_table import show_rows, small_table

MOST_BARS, LOW = 7, 70
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
        self._build()
        self._lay_out()
        self._offer_dimensions()
        self._connect()

    @property
    def subject(self) -> CrossedSubject:
        """What is counted."""
        return BY_KEY[str(self.counted.currentData())]

    @property
    def shares(self) -> bool:
        """Whether each number's share of its row is shown."""
        return self.share_chip.isChecked()

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
        return {
            "subject": self.subject.key, "down": self.down.currentData(),
            "across": self.across.currentData(), "shares": self.shares, "before": self.before,
        }  # fmt: skip

    def recall(self, state: Mapping[str, Plain]) -> None:
        """Takes up what was remembered."""
        self.blockSignals(True)
        self.counted.setCurrentIndex(max(self.counted.findData(state.get("subject")), 0))
        for box, key in ((self.down, "down"), (self.across, "across")):
            place = box.findData(state.get(key))
            box.setCurrentIndex(place if place >= 0 else box.currentIndex())
        self.share_chip.setChecked(state.get("shares") is True)
        self.before_chip.setChecked(state.get("before") is not False)
        self.blockSignals(False)
        self._read()

    def swap(self) -> None:
        """Exchanges rows and columns."""
        down, across = self.down.currentIndex(), self.across.currentIndex()
        for box, place in ((self.down, across), (self.across, down)):
            box.blockSignals(True)
            box.setCurrentIndex(place)
            box.blockSignals(False)
        self._read()

    def _read(self) -> None:
        if self._period is None:
            return
        down, across = str(self.down.currentData()), str(self.across.currentData())
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
        found = sorted(made.rows, key=lambda each: -each.total)[:MOST_BARS]
        bars = [Bar(each.title, each.total, each.before, made.cell(each, len(made.columns)).where)
                for each in found]  # fmt: skip
        self.chart.show_bars(tuple(bars), made.subject.title, made.subject.unit)
        self.chart_title.setText(f"{made.down.title}（前 {len(bars)}）")

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

    def _on_subject(self) -> None:
        self._offer_dimensions()
        self._read()

    def _offer_dimensions(self) -> None:
        for place, box in enumerate((self.down, self.across)):
            box.blockSignals(True)
            box.clear()
            for each in self.subject.dimensions:
                box.addItem(each.title, each.key)
            box.setCurrentIndex(place)
            box.blockSignals(False)

    def _build(self) -> None:
        self.counted, self.down, self.across = QComboBox(), QComboBox(), QComboBox()
        for box, name, word in (
            (self.counted, "crossed_subject", "统计什么"), (self.down, "crossed_down", "行"),
            (self.across, "crossed_across", "列"),
        ):  # fmt: skip
            box.setObjectName(name)
            box.setAccessibleName(word)
        for each in SUBJECTS:
            self.counted.addItem(each.title, each.key)
        self.swapping = button("行列对调", "crossed_swap", self._theme, "refresh", "quiet")
        self.share_chip = self._chip("占本行 %", "crossed_shares", on=False)
        self.before_chip = self._chip("上年同期", "crossed_before", on=True)
        self.empty_chip = self._chip("空行", "crossed_empty", on=False)
        self.state, self.notes = label("", "small"), label("", "small", wraps=True)
        self.chart = PairedChart(self._theme, across=True)
        self.chart_title, self.cell_title = label("", "title"), label("", "title", wraps=True)
        self.behind = small_table("crossed_rows", ("", "", ""), (10, 6, 6), self._theme)
        self.behind.horizontalHeader().hide()
        self.behind.setMinimumHeight(LOW)
        self.opening = button("打开这些记录", "crossed_open", self._theme, "forward", "link")

    def _chip(self, word: str, name: str, *, on: bool) -> QPushButton:
        found = button(word, name, self._theme, kind="chip")
        found.setCheckable(True)
        found.setChecked(on)
        return found

    def _connect(self) -> None:
        self.counted.currentIndexChanged.connect(self._on_subject)
        for box in (self.down, self.across):
            box.currentIndexChanged.connect(self._read)
        self.swapping.clicked.connect(self.swap)
        for chip in (self.share_chip, self.before_chip, self.empty_chip):
            chip.clicked.connect(self._read)
        self.table.moved.connect(self._show_cell)
        self.table.opened.connect(lambda at, place: self.opened.emit(self.rows.cell(at, place)))
        self.table.copy_asked.connect(self._copy)
        self.opening.clicked.connect(lambda: self.opened.emit(self.cell))
        self.chart.chosen.connect(self._open_bar)

    def _open_bar(self, where: Sequence[object]) -> None:
        self.opened.emit(self.cell._replace(value=1, where=tuple(where)))  # type: ignore[arg-type]

    def _lay_out(self) -> None:
        top = row(
            label("统计", "muted"), self.counted, label("行", "muted"), self.down,
            label("列", "muted"), self.across, self.swapping, None, self.share_chip,
            self.before_chip, self.empty_chip,
        )  # fmt: skip
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
        column.addLayout(top)
        column.addWidget(halves, 1)
        column.addLayout(row(self.state, label(HINT, "small"), None))
        column.addWidget(self.notes)

    def _right(self) -> QWidget:
        found = QWidget()
        column = QVBoxLayout(found)
        column.setContentsMargins(0, 0, 0, 0)
        frame, inner = card()
        inner.addLayout(row(self.chart_title, None, label("灰色为上年同期", "small")))
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
