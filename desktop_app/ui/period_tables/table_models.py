"""The models of the three kinds of tables; each says which records are behind a cell."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor

from desktop_app.services.period_tables.counting import (
    COLUMNS,
    MadeTable,
    TableCell,
)
from desktop_app.services.period_tables.crossed import Crossed
from desktop_app.services.period_tables.wide import WideRow, WideTable
from desktop_app.services.period_tables.wide_outputs import (
    crossed_heads,
    crossed_texts,
    heads_of,
)
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import TextModel

TITLES = ("指标", "单位", *COLUMNS, "备注")
FIRST_NUMBER, NOTE = 2, 2 + len(COLUMNS)
INDENT = "　"


def two_lines(title: str) -> str:
    """A head over a title as two lines."""
    return title.replace("：", "\n", 1)


class PeriodModel(TextModel):
    """The lines of a table of a period."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(TITLES, parent, range(FIRST_NUMBER, NOTE))
        self._theme = theme
        self.made: MadeTable | None = None

    def show_table(self, made: MadeTable) -> None:
        """Shows another table."""
        self.beginResetModel()
        self.made = made
        self.endResetModel()

    def count(self) -> int:
        return len(self.made.lines) if self.made else 0

    def text(self, row: int, column: int) -> str:
        assert self.made is not None
        line = self.made.lines[row]
        if column == 0:
            return INDENT * line.level + line.title
        if column == 1:
            return line.unit
        return line.fault or line.note if column == NOTE else line.text(column - FIRST_NUMBER)

    def colour(self, row: int, column: int) -> QColor | None:
        assert self.made is not None
        line, tokens = self.made.lines[row], self._theme.tokens
        if line.fault and (column in (0, NOTE) or column >= FIRST_NUMBER):
            return QColor(tokens.bad)
        if line.kind == "heading":
            return QColor(tokens.accent)
        faint = column in (1, NOTE) or (column >= FIRST_NUMBER and not self._value(row, column))
        return QColor(tokens.muted) if faint else None

    def ground(self, row: int, column: int) -> QColor | None:
        assert self.made is not None
        heading = self.made.lines[row].kind == "heading"
        return QColor(self._theme.tokens.raised) if heading else None

    def cell(self, row: int, column: int) -> TableCell:
        """The number in a cell with the records behind it."""
        assert self.made is not None
        if not FIRST_NUMBER <= column < NOTE:
            column = FIRST_NUMBER
        return self.made.lines[row].cells[column - FIRST_NUMBER]

    def _value(self, row: int, column: int) -> int | None:
        return self.cell(row, column).value


class WideModel(TextModel):
    """The lines of a table with many columns, the total last."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._theme = theme
        self.made: WideTable | None = None

    def show_table(self, made: WideTable) -> None:
        """Shows another table."""
        self.beginResetModel()
        self.made = made
        self.titles = tuple(heads_of(made)[1:])
        self.right = frozenset(range(1, len(self.titles)))
        self._wrong = {place for place, _ in made.wrong}
        self.endResetModel()

    def title(self, column: int) -> str:
        return two_lines(self.titles[column])

    def count(self) -> int:
        return len(self.made.rows) + 1 if self.made else 0

    def text(self, row: int, column: int) -> str:
        assert self.made is not None
        line = self._line(row)
        return line.title if not column else self.made.text(line, column - 1)

    def colour(self, row: int, column: int) -> QColor | None:
        assert self.made is not None
        tokens, is_total = self._theme.tokens, row == len(self.made.rows)
        if is_total and column and column - 1 in self._wrong:
            return QColor(tokens.bad)
        if column and not self._line(row).values[column - 1]:
            return QColor(tokens.faint)
        return None

    def ground(self, row: int, column: int) -> QColor | None:
        assert self.made is not None
        return QColor(self._theme.tokens.raised) if row == len(self.made.rows) else None

    def cell(self, row: int, column: int) -> TableCell:
        """The number in a cell with the records behind it."""
        assert self.made is not None
        return self.made.cell(self._line(row), max(column - 1, 0))

    def _line(self, row: int) -> WideRow:
        assert self.made is not None
        return self.made.rows[row] if row < len(self.made.rows) else self.made.total


class CrossedModel(TextModel):
    """A table of two dimensions, the total last."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._theme = theme
        self.made: Crossed | None = None
        self.shares = self.before = False
        self._texts: list[list[str]] = []

    def show_table(self, made: Crossed, *, shares: bool, before: bool) -> None:
        """Shows another table, with the shares of each row and last year's sums on request."""
        self.beginResetModel()
        self.made, self.shares, self.before = made, shares, before
        self.titles = tuple(crossed_heads(made, shares=shares, before=before))
        self.right = frozenset(range(1, len(self.titles)))
        rows = (*made.rows, made.total)
        self._texts = [crossed_texts(made, row, shares=shares, before=before) for row in rows]
        self.endResetModel()

    def title(self, column: int) -> str:
        return two_lines(self.titles[column])

    def count(self) -> int:
        return len(self._texts)

    def text(self, row: int, column: int) -> str:
        return self._texts[row][column]

    def colour(self, row: int, column: int) -> QColor | None:
        assert self.made is not None
        tokens, is_total = self._theme.tokens, row == len(self._texts) - 1
        if is_total and column == self._sum and self.made.is_wrong:
            return QColor(tokens.bad)
        text = self._texts[row][column]
        faint = column and (text in ("0", "0.0", "—") or self._is_share(column))
        return QColor(tokens.muted) if faint else None

    def ground(self, row: int, column: int) -> QColor | None:
        is_total = row == len(self._texts) - 1
        return QColor(self._theme.tokens.raised) if is_total else None

    def cell(self, row: int, column: int) -> TableCell:
        """The number in a cell with the records behind it; the sum for the row's title."""
        assert self.made is not None
        rows = (*self.made.rows, self.made.total)
        if not 0 < column < self._sum:
            return self.made.cell(rows[row], len(self.made.columns))
        return self.made.cell(rows[row], (column - 1) // (2 if self.shares else 1))

    def words(self, row: int, column: int) -> str:
        """Which cell it is: 经济界 · 女."""
        assert self.made is not None
        title = self._texts[row][0]
        if not 0 < column < self._sum:
            return title
        return f"{title} · {self.made.columns[(column - 1) // (2 if self.shares else 1)][1]}"

    @property
    def _sum(self) -> int:
        assert self.made is not None
        return 1 + len(self.made.columns) * (2 if self.shares else 1)

    def _is_share(self, column: int) -> bool:
        return self.shares and column < self._sum and column % 2 == 0
