"""Buttons that hold labels: the mouse sees the button alone."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6 import QtCore
from PySide6.QtWidgets import QWidget


def take_mouse(button: QWidget, parts: Iterable[QWidget]) -> None:
    """Gives a button a hand for its pointer, and lets the mouse through its labels.

    Called when the mouse first comes, not when the button is built: a start needs none of it, and
    the values of `Qt` take 30 ms to make.
    """
    button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
    for part in parts:
        part.setAttribute(QtCore.Qt.WidgetAttribute.WA_TransparentForMouseEvents)
