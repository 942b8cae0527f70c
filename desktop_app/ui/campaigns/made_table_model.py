"""The table of a campaign to be read: places, figures, the sum row; wrong totals are red."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QIcon

from desktop_app.services.campaigns.campaign_table import WRONG, MadeCampaignTable
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW
from desktop_app.services.campaigns.sums import ALL
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import TextModel


class MadeTableModel(TextModel):
    """A row for each place and one for their sum."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__((), parent)
        self._theme = theme
        self.made: MadeCampaignTable | None = None
        self._places: list[str] = []
        self._wrong: dict[tuple[int, str], str] = {}

    def show_table(self, made: MadeCampaignTable) -> None:
        """Shows another table."""
        self.beginResetModel()
        self.made, self._places = made, [*made.table.places, ALL]
        self.titles = ("县（市）", *(each.title for each in made.table.indicators.every))
        self.right = frozenset(range(1, len(self.titles)))
        self._wrong = {(x.indicator.key, x.place): x.words for x in made.table.gaps}
        self.endResetModel()

    def count(self) -> int:
        return len(self._places)

    def text(self, row: int, column: int) -> str:
        if self.made is None:
            return ""
        if column == 0:
            return self._places[row] or TOTAL_ROW
        indicator = self.made.table.indicators.every[column - 1]
        mark = WRONG if self._fault(row, column) else ""
        return self.made.table.text(indicator, self._places[row]) + mark

    def hint(self, row: int, column: int) -> str:
        text = self.text(row, column)
        if self.made is None or column == 0:
            return text
        name = self.made.table.indicators.every[column - 1].name
        words = f"{self._places[row] or TOTAL_ROW} {name}：{text or '没有填'}"
        return "\n".join(filter(None, (words, self._fault(row, column))))

    def colour(self, row: int, column: int) -> QColor | None:
        return QColor(self._theme.tokens.bad) if self._fault(row, column) else None

    def ground(self, row: int, column: int) -> QColor | None:
        is_sum = self._places[row] == ALL
        return QColor(self._theme.tokens.raised) if is_sum else None

    def icon(self, row: int, column: int) -> QIcon | None:
        if self._fault(row, column):
            return self._theme.icons.icon("problem", "bad")
        return None

    def _fault(self, row: int, column: int) -> str:
        if self.made is None or column == 0:
            return ""
        key = self.made.table.indicators.every[column - 1].key
        return self._wrong.get((key, self._places[row]), "")
