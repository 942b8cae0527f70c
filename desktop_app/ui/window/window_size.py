"""How large the window opens: with its frame inside what the screen leaves free."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget

SMALLEST = QSize(1024, 640)
FIRST_SIZE = QSize(1366, 768)
FRAME = QSize(16, 40)  # a title bar and its borders, before the system has drawn them


def first_size(free: QRect) -> QSize | None:
    """The size of the first window on a screen with so much room; None where it fills it.

    A screen too small for the smallest window, as one that nobody looks at, has no say.
    """
    if free.width() < SMALLEST.width() or free.height() < SMALLEST.height():
        return FIRST_SIZE
    whole = FIRST_SIZE + FRAME
    fits = whole.width() <= free.width() and whole.height() <= free.height()
    return FIRST_SIZE if fits else None


def open_within(window: QWidget, free: QRect) -> None:
    """Gives a window that was never placed its first size, or the whole of the free screen."""
    size = first_size(free)
    window.resize(size or SMALLEST)
    if size is None:
        window.setWindowState(window.windowState() | QtCore.Qt.WindowState.WindowMaximized)


def keep_within(window: QWidget, free: QRect) -> None:
    """Brings a window that was placed on a larger screen back into this one."""
    known = free.width() >= SMALLEST.width() and free.height() >= SMALLEST.height()
    if window.isMaximized() or window.isFullScreen() or not known:
        return
    place = QRect(window.pos(), window.size() + FRAME)
    if not free.contains(place):
        width = min(place.width(), free.width()) - FRAME.width()
        height = min(place.height(), free.height()) - FRAME.height()
        window.resize(max(width, SMALLEST.width()), max(height, SMALLEST.height()))
        left = max(free.left(), min(place.left(), free.right() - window.width() - FRAME.width()))
        top = max(free.top(), min(place.top(), free.bottom() - window.height() - FRAME.height()))
        window.move(left, top)
