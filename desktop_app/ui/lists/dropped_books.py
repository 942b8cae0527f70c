"""A workbook that is dragged over a page or a dialog and dropped there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent


def dropped_book(data: QMimeData) -> Path | None:
    """The one workbook or text table that is dragged here, if any."""
    from desktop_app.services import imports

    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    books = [each for each in files if each.suffix.lower() in imports.SUFFIXES]
    return books[0] if len(books) == 1 else None


def accept_book(event: QDragEnterEvent) -> None:
    """Accept a drag that carries one book."""
    if dropped_book(event.mimeData()) is not None:
        event.acceptProposedAction()


def take_book(event: QDropEvent, take: Callable[[Path], object]) -> None:
    """Call `take` with the one book that was dropped; other drops are ignored."""
    book = dropped_book(event.mimeData())
    if book is not None:
        take(book)
        event.acceptProposedAction()
