"""Duties in the window: the page 五个一, icons, the colours of states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.window.page import Page


def _matrix(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.duties.duty_page import DutyPage

    return DutyPage(context, parent)


WINDOW_PARTS = WindowParts(
    own_pages={"duty_matrix": _matrix},
    icons={"duty": "list-settings-line", "duty_tick": "edit-circle-line"},
)
