"""Texts of data as tool tips: Qt would interpret what looks like mark-up."""

from __future__ import annotations

from PySide6 import QtGui


def tip(text: str) -> str:
    """The tooltip that shows `text` as it was typed."""
    if ("<" not in text and "&" not in text) or not QtGui.Qt.mightBeRichText(text):
        return text
    import html  # a table of two thousand names

    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>")
