"""The characters of the icon font, drawn without the code of the package that brings it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from desktop_app.ui.look import glyphs
from desktop_app.ui.look.glyphs import FONT, NAMES, PART, Glyphs
from desktop_app.ui.look.icons import ICONS

SIZE, COLOUR = 24, "#336699"


def drawn(font: QFont, character: str) -> QPixmap:
    picture = QPixmap(SIZE, SIZE)
    picture.fill(Qt.GlobalColor.transparent)
    font.setPixelSize(round(SIZE * PART))
    painter = QPainter(picture)
    painter.setFont(font)
    painter.setPen(QColor(COLOUR))
    painter.drawText(QRect(0, 0, SIZE, SIZE), Qt.AlignmentFlag.AlignCenter, character)
    painter.end()
    return picture


def test_the_characters_are_those_of_qtawesome(qtbot: QtBot) -> None:
    from qtawesome.iconic_font import IconicFont

    theirs, ours = IconicFont(("ri", FONT, NAMES)), Glyphs.load()
    assert ours is not None
    for name in set(ICONS.values()):
        wanted = drawn(theirs.font("ri", 16), theirs.charmap["ri"][name])
        assert ours.pixmap(name, COLOUR, SIZE).toImage() == wanted.toImage(), name


def test_there_are_none_where_the_system_takes_no_font(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(glyphs, "_folder", lambda: tmp_path)
    assert Glyphs.load() is None


def test_no_code_of_qtawesome_is_loaded_for_them() -> None:
    code = (
        "import sys\n"
        "from PySide6.QtWidgets import QApplication\n"
        "application = QApplication([])\n"
        "from desktop_app.ui.look.glyphs import Glyphs\n"
        "print(Glyphs.load() is not None, *{'qtawesome', 'qtpy'} & {*sys.modules})\n"
    )
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["True"]
