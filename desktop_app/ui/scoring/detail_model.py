"""The rows of one member's score as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from desktop_app.services.scoring.score_sheet import LINE, ScoreSheetRow
from desktop_app.ui.tables.text_model import TextModel

TITLES = ("日期", "事项", "规则", "得分", "计入", "说明")
DAY, WHAT, RULE, POINTS, COUNTED, TAG = range(6)


class DetailModel(TextModel):
    """Shows sheet rows; a category has its name in the first column over two."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(TITLES, parent, (POINTS, COUNTED))
        self.rows: list[ScoreSheetRow] = []

    def show_rows(self, rows: Sequence[ScoreSheetRow]) -> None:
        """Takes other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def count(self) -> int:
        return len(self.rows)

    def text(self, row: int, column: int) -> str:
        each = self.rows[row]
        if each.kind != LINE:
            words = " ".join(filter(None, (each.what, each.note, each.over)))
            return (words, "", "", each.points, each.counted, "")[column]
        return (each.day, each.what, each.rule, each.points, each.counted, each.tag)[column]

    def hint(self, row: int, column: int) -> str:
        each = self.rows[row]
        return each.why if column in (COUNTED, TAG) and each.why else self.text(row, column)
