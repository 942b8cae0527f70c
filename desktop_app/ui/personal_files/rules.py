"""Personal files in the window: their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.window_parts import WindowParts

if TYPE_CHECKING:
    from desktop_app.ui.window.page import Page


def _page(context: UiContext, parent: QWidget | None) -> Page:
    from desktop_app.ui.personal_files.files_page import FilesPage

    return FilesPage(context, parent)


WINDOW_PARTS = WindowParts(own_pages={"personal_files": _page})
