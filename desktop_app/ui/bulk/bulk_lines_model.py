"""The lines of a planned bulk edit as a table: record, field, before, after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QColor, QIcon

from desktop_app.services.registers.bulk import BulkLine, BulkPlan, Change, Verdict
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import TextModel

TITLES = ("结果", "名称", "项目", "原来", "改为")
TONES = {
    Verdict.CHANGED: ("info", "edit"),
    Verdict.SAME: ("muted", "check"),
    Verdict.PROBLEM: ("bad", "problem"),
}
EMPTY = "（空）"
SENTENCE = TITLES.index("项目")
Row = tuple[BulkLine, Change | str | None]


class BulkLinesModel(TextModel):
    """One line a change, a problem or a record that stays as it is; of one verdict, or all."""

    def __init__(self, theme: Theme, parent: Any = None) -> None:
        super().__init__(TITLES, parent)
        self._theme = theme
        self._plan: BulkPlan | None = None
        self.rows: list[Row] = []

    def show_plan(self, plan: BulkPlan | None, verdict: Verdict | None = None) -> None:
        """Shows the lines of a plan that have this verdict, None for all."""
        self.beginResetModel()
        self._plan = plan
        lines = plan.lines if plan is not None else []
        self.rows = [
            (line, each)
            for line in lines
            if verdict is None or line.verdict is verdict
            for each in line.problems or line.changes or (None,)
        ]
        self.endResetModel()

    def texts(self, row: int) -> tuple[str, str, str, str, str]:
        """What one line says."""
        line, each = self.rows[row]
        if each is None or self._plan is None:
            return str(line.verdict), line.title, "没有变化", "", ""
        if isinstance(each, str):
            return str(line.verdict), line.title, each, "", ""
        old, new = (" ".join(text.split()) or EMPTY for text in self._plan.shown(each))
        return str(line.verdict), line.title, self._plan.model.field(each.field).label, old, new

    def sentences(self) -> Iterator[int]:
        """The rows that say one sentence from 项目 on instead of a change."""
        return (row for row, (_, each) in enumerate(self.rows) if not isinstance(each, Change))

    def count(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        return self.texts(row)[column]

    def colour(self, row: int, column: int) -> QColor | None:
        """Grey for what stays, the verdict's colour for its word and for a problem."""
        verdict, tokens = self.rows[row][0].verdict, self._theme.tokens
        if verdict is Verdict.SAME:
            return QColor(tokens.muted)
        if column == 0 or (column == SENTENCE and verdict is Verdict.PROBLEM):
            return QColor(getattr(tokens, TONES[verdict][0]))
        return QColor(tokens.muted) if column == 3 else None

    def icon(self, row: int, column: int) -> QIcon | None:
        if column:
            return None
        colour, icon = TONES[self.rows[row][0].verdict]
        return self._theme.icons.icon(icon, colour)
