"""How wide the columns of a list are: dragged by hand, or so that nothing short is cut off."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from desktop_app.records.field_types import Code, Codes, Day, Number, PersonName, Phone, YesNo
from desktop_app.records.money import Money
from desktop_app.records.record import Field
from desktop_app.records.special_field_types import IdCard
from desktop_app.ui.look.palette import NORMAL
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.tables.list_delegate import GAP, PADDING
from desktop_app.ui.tables.list_header import ARROW, EDGE
from desktop_app.ui.tables.list_model import ListModel

SAMPLE = 30  # so many rows are looked at: those in sight
WIDEST = 16  # no column grows by itself beyond so many characters
DIGITS = Day | Number | Money | Phone | IdCard
SHORT = DIGITS | Code | PersonName | YesNo
WHOLE_DAY = "2026-09-30"


class ColumnWidths(QObject):
    """Gives a list's columns their widths; those dragged by hand keep to the size of the text."""

    def __init__(self, table: QTableView, rows: ListModel, theme: Theme) -> None:
        super().__init__(table)
        self._table, self._rows, self._theme = table, rows, theme
        self._dragged: dict[str, int] = {}
        self._widest: dict[str, int] = {}
        self._fitting = False
        table.horizontalHeader().sectionResized.connect(self._on_resized)
        rows.modelAboutToBeReset.connect(self._begin)
        theme.changed.connect(self._take_look)

    def take(self, dragged: Mapping[str, int]) -> None:
        """Takes widths that were dragged before, in pixels at the normal size of text."""
        self._dragged |= dragged
        self.fit()

    def dragged(self) -> dict[str, int]:
        """The widths dragged by hand, in pixels at the normal size of text."""
        return dict(self._dragged)

    def fit(self) -> None:
        """Sets every column; one that grew for a long text does not shrink while one types."""
        self._fitting = True
        fields, size = self._rows.fields, self._theme.sizes.text
        last = fields[-1:]
        # a figure that is stretched would stand far from its own line
        self._table.horizontalHeader().setStretchLastSection(not last or last[0].align != "right")
        metrics = self._table.fontMetrics()
        for place, field in enumerate(fields, 1):
            by_hand = self._dragged.get(field.name)
            if by_hand is not None:
                width = round(by_hand * size / NORMAL.text)
            else:
                width = self._fitted(place, field, metrics)
            self._table.setColumnWidth(place, width)
        self._fitting = False

    def _fitted(self, place: int, field: Field, metrics: QFontMetrics) -> int:
        """Room for the title, for the declared characters, and for the short texts in sight."""
        widest = self._widest.get(field.name) or usual_width(field, metrics)
        if self._may_grow(field):
            size = self._theme.sizes.text
            limit = max(widest, WIDEST * size)
            for row in range(min(SAMPLE, len(self._rows.ids))):
                text, _, picture = self._rows.cell(row, place)
                context = 2 * PADDING + 2
                if picture:
                    context += int(picture.deviceIndependentSize().width()) + GAP
                if len(text) * size + context > widest:  # no character is wider than it is high
                    widest = max(widest, min(metrics.horizontalAdvance(text) + context, limit))
        self._widest[field.name] = widest
        return widest

    def _may_grow(self, field: Field) -> bool:
        """Whether a column's texts are short; a plain day has its room already."""
        if isinstance(field, Day):
            return self._rows.has_status_cells
        return isinstance(field, SHORT) and not isinstance(field, Codes)

    def _begin(self) -> None:
        self._fitting = True

    def _on_resized(self, column: int, _: int, width: int) -> None:
        """Keeps what the hand has dragged; the last column only stretches."""
        fields = self._rows.fields
        if not self._fitting and 0 < column < len(fields):
            size = self._theme.sizes.text
            self._dragged[fields[column - 1].name] = round(width * NORMAL.text / size)

    def _take_look(self) -> None:
        self._widest.clear()
        self.fit()


def usual_width(field: Field, metrics: QFontMetrics) -> int:
    """Pixels for a column's declared characters, digits being narrow, and for its title."""
    if isinstance(field, Day):
        shown = metrics.horizontalAdvance(WHOLE_DAY)
    else:
        one = "0" if isinstance(field, DIGITS) else "国"
        shown = metrics.horizontalAdvance(one) * field.width
    title = metrics.horizontalAdvance(field.label) + ARROW + EDGE
    return 2 * PADDING + max(shown, title) + 2
