"""The figures of a campaign's period as a table: places by indicators, the sum row below."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon

from desktop_app.errors import Wrong
from desktop_app.records.figure import figure_text
from desktop_app.services.campaigns.figure_sheet import TOTAL_ROW, Cell, FigureSheet
from desktop_app.services.campaigns.sums import ALL, Gap
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.text_model import DISPLAY, TextModel

Index = QModelIndex | QPersistentModelIndex
EDIT, USABLE = int(Qt.ItemDataRole.EditRole), Qt.ItemFlag.ItemIsEnabled
Refused = dict[Cell, tuple[str, str]]
"""What was typed and why it is no figure, by cell."""
NUMBER_AND_PLACE = 1
"""Columns before the first indicator."""


class FigureModel(TextModel):
    """Shows a sheet; what was typed and cannot be read stays in its cell until it is mended.

    `typed` carries the reason why the last input was refused, '' after one that was taken.
    """

    typed = Signal(str)

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__((), parent)
        self.theme = theme
        self.sheet: FigureSheet | None = None
        self.locked = False
        self.refused: Refused = {}
        self._refused_of: dict[tuple[int, str], tuple[str, Refused]] = {}
        self._gaps: dict[Cell, Gap] = {}

    def show_sheet(self, sheet: FigureSheet) -> None:
        """Shows another sheet, or the same as it is stored now."""
        self.beginResetModel()
        self._keep_refused()
        _, refused = self._refused_of.pop((sheet.key, sheet.period), ("", {}))
        self.refused = {
            at: each for at, each in refused.items()
            if at[1] in (*sheet.places, ALL) and sheet.indicators.takes(*at)
        }  # fmt: skip
        self.sheet = sheet
        self.titles = ("县（市）", *(each.title for each in sheet.indicators.every))
        self.right = frozenset(range(NUMBER_AND_PLACE, len(self.titles)))
        self._note_gaps()
        self.endResetModel()

    def refresh(self) -> None:
        """The figures are others now."""
        self._note_gaps()
        if self.count():
            last = self.index(self.count() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    @property
    def places(self) -> list[str]:
        """The places by row, ALL for the sum row."""
        return [*self.sheet.places, ALL] if self.sheet is not None else []

    def cell_at(self, row: int, column: int) -> Cell | None:
        """The cell that is typed into at a place, None where none is."""
        if self.sheet is None or column < NUMBER_AND_PLACE or row < 0:
            return None
        indicator = self.sheet.indicators.every[column - NUMBER_AND_PLACE]
        place = self.places[row]
        return (indicator.key, place) if self.sheet.takes(indicator, place) else None

    def first_refused(self) -> tuple[int, int]:
        """Row and column of the first cell whose input was refused."""
        keys = [each.key for each in self.sheet.indicators.every] if self.sheet is not None else []
        places = self.places
        return min((places.index(at), keys.index(key) + NUMBER_AND_PLACE)
                   for key, at in self.refused)  # fmt: skip

    def refused_words(self) -> str:
        """The texts that are no figures, of every sheet shown so far, by sheet; '' without any."""
        self._keep_refused()
        texts = (
            f"{title} {'、'.join(f'“{text}”' for text, _ in each.values())}"
            for title, each in self._refused_of.values()
        )
        return "；".join(texts)

    def _keep_refused(self) -> None:
        """Keep the refused texts of the sheet that is shown, for when it is shown again."""
        if self.sheet is None:
            return
        place = self.sheet.key, self.sheet.period
        self._refused_of.pop(place, None)
        if self.refused:
            self._refused_of[place] = self.sheet.title, self.refused

    def take(self, cells: dict[Cell, int | None]) -> int:
        """Take figures as one step; how many changed."""
        if self.sheet is None:
            return 0
        many = self.sheet.put(cells)
        for each in cells:
            self.refused.pop(each, None)
        self.refresh()
        self.typed.emit("")
        return many

    def clear(self, cells: Iterable[Cell]) -> int:
        """Empty some cells as one step."""
        return self.take(dict.fromkeys(cells))

    def gap_at(self, row: int, column: int) -> Gap | None:
        """How the total in a cell differs from its parts, None where it does not."""
        if self.sheet is None or column < NUMBER_AND_PLACE:
            return None
        indicator = self.sheet.indicators.every[column - NUMBER_AND_PLACE]
        return self._gaps.get((indicator.key, self.places[row]))

    def before_text(self, row: int, column: int) -> str:
        """The figure of the period before, for a cell that is empty."""
        cell = self.cell_at(row, column)
        if cell is None or self.sheet is None or self.text(row, column):
            return ""
        figure = self.sheet.before.get(cell)
        return self.sheet.indicators.by_key[cell[0]].text(figure)

    def is_unsaved(self, row: int, column: int) -> bool:
        """Whether what is typed in a cell is not saved yet."""
        cell = self.cell_at(row, column)
        return self.sheet is not None and cell in self.sheet.typed

    def count(self) -> int:
        return len(self.places)

    def text(self, row: int, column: int) -> str:
        if self.sheet is None:
            return ""
        place = self.places[row]
        if column < NUMBER_AND_PLACE:
            return place or TOTAL_ROW
        indicator = self.sheet.indicators.every[column - NUMBER_AND_PLACE]
        refused = self.refused.get((indicator.key, place))
        return refused[0] if refused else self.sheet.table.text(indicator, place)

    def hint(self, row: int, column: int) -> str:
        if self.sheet is None or column < NUMBER_AND_PLACE:
            return self.text(row, column)
        indicator, place = self.sheet.indicators.every[column - NUMBER_AND_PLACE], self.places[row]
        refused = self.refused.get((indicator.key, place))
        gap = self.gap_at(row, column)
        words = [f"{place or TOTAL_ROW} {indicator.name}：{self.text(row, column) or '没有填'}"]
        if refused:
            words.append(refused[1])
        if gap is not None:
            words.append(gap.words)
        if (indicator.key, place) in self.sheet.table.implied and place != ALL:
            words.append("没有填，按分项相加")
        if before := self.before_text(row, column):
            words.append(f"上期 {before}")
        return "\n".join(words)

    def colour(self, row: int, column: int) -> QColor | None:
        tokens = self.theme.tokens
        if self._is_refused(row, column) or self.gap_at(row, column) is not None:
            return QColor(tokens.bad)
        if column >= NUMBER_AND_PLACE and self.cell_at(row, column) is None:
            return QColor(tokens.text if self.places[row] == ALL else tokens.muted)
        if self.sheet is not None and column >= NUMBER_AND_PLACE:
            indicator = self.sheet.indicators.every[column - NUMBER_AND_PLACE]
            if (indicator.key, self.places[row]) in self.sheet.table.implied:
                return QColor(tokens.muted)
        return None

    def icon(self, row: int, column: int) -> QIcon | None:
        if self._is_refused(row, column) or self.gap_at(row, column) is not None:
            return self.theme.icons.icon("problem", "bad")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usable = USABLE | Qt.ItemFlag.ItemIsSelectable
        typed = not self.locked and self.cell_at(index.row(), index.column()) is not None
        return usable | Qt.ItemFlag.ItemIsEditable if typed else usable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        if role == EDIT and index.isValid() and self.sheet is not None:
            cell = self.cell_at(index.row(), index.column())
            if cell is None:
                return ""
            if cell in self.refused:
                return self.refused[cell][0]
            figure = self.sheet.figure(cell)
            return "" if figure is None else figure_text(figure, commas=False)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        cell = self.cell_at(index.row(), index.column())
        if cell is None or role != EDIT or self.sheet is None:
            return False
        try:
            figure = self.sheet.read(cell, str(value))
        except Wrong as wrong:
            self.refused[cell] = (str(value).strip(), wrong.reason)
            self.dataChanged.emit(index, index)
            self.typed.emit(wrong.reason)
            return False
        self.take({cell: figure})
        return True

    def _is_refused(self, row: int, column: int) -> bool:
        cell = self.cell_at(row, column)
        return cell is not None and cell in self.refused

    def _note_gaps(self) -> None:
        gaps = self.sheet.table.gaps if self.sheet is not None else ()
        self._gaps = {(each.indicator.key, each.place): each for each in gaps}
