"""Shows a print that is ready in the preview."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.services.prints import PreparedPrint
from desktop_app.ui.ui_context import UiContext


def show_prepared(context: UiContext, sheet: PreparedPrint, window: QWidget) -> None:
    """Opens the preview of a print over a window."""
    from desktop_app.ui.prints.print_preview import PrintPreview  # loads the printing of Qt

    def collect(_: Mapping[str, str]) -> Generator[tuple[int, int], None, PreparedPrint]:
        yield 1, 1
        return sheet

    PrintPreview(context, sheet.wanted, (), window, collect=collect).open()
