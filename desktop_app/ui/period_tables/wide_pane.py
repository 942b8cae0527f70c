"""A table with a line for each committee or member."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.services.period_tables.wide import WideTable
from desktop_app.services.period_tables.wide_outputs import wide_title, wrong_words
from desktop_app.ui.copied_rows import CopiedRows
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import label, row
from desktop_app.ui.period_tables.cell_table import CellTable
from desktop_app.ui.period_tables.table_models import WideModel

NAME, NUMBER, PADDING = 12.0, 3.0, 22
MOST = 99
"""More columns than any table has."""


class WidePane(QWidget):
    """Shows a made table; a number opens its records."""

    opened = Signal(object)
    copied = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.rows = WideModel(theme, self)
        self.table = CellTable(
            "wide_table", "一行一个的统计表，按回车打开数字背后的记录", theme, range(1, MOST)
        )
        self.table.show_model(self.rows)
        self.title, self.state = label("", "title"), label("", "small")
        self.notes = label("", "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row(self.title, self.state, None))
        column.addWidget(self.table, 1)
        column.addWidget(self.notes)
        self.table.opened.connect(lambda at, place: self.opened.emit(self.rows.cell(at, place)))
        self.table.copy_asked.connect(self._copy)
        theme.changed.connect(self._dress)

    def show_table(self, made: WideTable) -> None:
        """Shows another table; the cursor stays at its place."""
        index = self.table.currentIndex()
        self.rows.show_table(made)
        wrong = wrong_words(made)
        self.title.setText(wide_title(made))
        agreed = "；".join(wrong) if wrong else "合计相符"
        self.state.setText(f"{len(made.rows)} 行　{agreed}　统计截止 {made.closing}")
        self.notes.setText("　·　".join(f"{name}：{words}" for name, words in made.rule.notes))
        self._dress()
        self.table.show_heads(two_lines=True)
        self.table.put_cursor(index.row(), max(index.column(), 1))

    def _copy(self) -> None:
        width = self.rows.columnCount()
        lines = [self.rows.titles, *([self.rows.text(at, place) for place in range(width)]
                                     for at in range(self.rows.count()))]  # fmt: skip
        self.copied.emit(CopiedRows(lines, frozenset(range(1, width))))

    def _dress(self) -> None:
        size, metrics = self._theme.sizes.text, self.table.fontMetrics()
        for place in range(self.rows.columnCount()):
            least = int(size * (NUMBER if place else NAME))
            words = self.rows.title(place).split("\n")
            longest = max(map(metrics.horizontalAdvance, words))
            self.table.setColumnWidth(place, max(least, longest) + PADDING)
        self.table.place_front()
