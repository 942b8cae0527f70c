"""The change of a term in the window: its page and icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.window.page import Page


def _page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.term_change.term_page import TermPage

    return TermPage(context, parent)


WINDOW_PARTS = WindowParts(
    own_pages={"term_change": _page},
    icons={"handover_item": "list-ordered"},
)
