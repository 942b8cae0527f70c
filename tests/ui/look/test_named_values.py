"""Values of Qt set by their names are those of Qt's namespace."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.named_values import set_named


def test_a_value_is_set_by_its_name(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    set_named(label, textFormat="PlainText", alignment="AlignRight|AlignVCenter")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.alignment() == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@pytest.mark.parametrize("wrong", [{"textFormat": "Plain"}, {"textFromat": "PlainText"}])
def test_a_name_that_qt_does_not_know_is_an_error(qtbot: QtBot, wrong: dict[str, str]) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    with pytest.raises(ValueError, match="QLabel has no"):
        set_named(label, **wrong)
