"""Data in tooltips is shown as typed."""

from __future__ import annotations

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QTextDocument

from desktop_app.ui.look.tool_tips import tip


@pytest.mark.parametrize("text", ["张三", "3 < 5", "1 & 2", ""])
def test_plain_texts_stay_as_they_are(text: str) -> None:
    assert tip(text) == text
    assert not QtGui.Qt.mightBeRichText(text)


@pytest.mark.parametrize(
    "text", ["a < b > c", "<b>粗</b>", "<img src=x>", "一<br/>&amp;\n二", "<b>“'</b>"]
)
def test_mark_up_is_shown_and_not_obeyed(text: str) -> None:
    assert QtGui.Qt.mightBeRichText(text)
    page = QTextDocument()
    page.setHtml(tip(text))
    assert page.toPlainText() == text
