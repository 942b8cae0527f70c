"""Labels, rules and buttons as the style sheet knows them, in one line each."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.look.named_values import set_named
from desktop_app.ui.look.theme import Theme

COLOURS = {"primary": "fill_text", "danger": "bad", "link": "accent", "back": "accent"}
"""Of the icons on buttons of these kinds."""


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """A label that shows plain text in the style of `role`.

    One that wraps is as wide as its place: no long word in it widens a card or a dialog.
    """
    result = QLabel()
    set_named(result, textFormat="PlainText")
    result.setText(text)
    result.setWordWrap(wraps)
    if wraps:
        result.setMinimumWidth(1)
    if role:
        result.setProperty("role", role)
    return result


def button(text: str, name: str, theme: Theme, icon: str = "", kind: str = "") -> QPushButton:
    """A push button with its object name, its icon and its kind (primary, quiet, link …)."""
    result = QPushButton(text)
    result.setObjectName(name)
    result.setAccessibleName(text)
    if kind:
        result.setProperty("kind", kind)
    if icon:
        theme.icons.put(result, icon, COLOURS.get(kind, "muted"))
    return result


def rule() -> QFrame:
    """A thin line across."""
    result = QFrame()
    result.setProperty("role", "line")
    return result


def card(parent: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A white box with round corners and its column layout."""
    frame = QFrame(parent)
    frame.setProperty("role", "card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(8)
    return frame, column


def row(*widgets: QWidget | None, gap: int = 8) -> QHBoxLayout:
    """Widgets side by side; None is an elastic space."""
    result = QHBoxLayout()
    result.setContentsMargins(0, 0, 0, 0)
    result.setSpacing(gap)
    for widget in widgets:
        if widget is None:
            result.addStretch(1)
        else:
            result.addWidget(widget)
    return result
