"""A small table that shows texts and lets rows be chosen, looking like the big lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.tool_tips import tip
from desktop_app.ui.tables.plain_table import dress_plainly


def small_table(
    name: str, titles: Sequence[str], widths: Sequence[float], theme: Theme
) -> QTableWidget:
    """An empty table with these column titles; widths in characters."""
    table = QTableWidget(0, len(titles))
    table.setObjectName(name)
    table.setHorizontalHeaderLabels(list(titles))
    dress_plainly(table, theme)
    table.horizontalHeader().setStretchLastSection(True)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    for place, width in enumerate(widths):
        table.setColumnWidth(place, 24 + int((theme.sizes.text + 1) * width))
    return table


def show_rows(table: QTableWidget, rows: Sequence[Sequence[str]]) -> None:
    """Fills a small table with texts."""
    table.setRowCount(len(rows))
    for line, texts in enumerate(rows):
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(tip(text))
            table.setItem(line, place, item)
