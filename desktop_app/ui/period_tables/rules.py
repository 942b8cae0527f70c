"""The tables of a period in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.window.page import Page


def _page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.period_tables.period_tables_page import PeriodTablesPage

    return PeriodTablesPage(context, parent)


WINDOW_PARTS = WindowParts(own_pages={"period_tables": _page})
