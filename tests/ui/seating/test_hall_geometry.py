"""Where the word of the stage is: clear of every seat, from both sides."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from desktop_app.records.hall import Hall
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.seating.hall_geometry import HallGeometry
from desktop_app.ui.seating.hall_painter import HallPainter


@pytest.mark.parametrize("from_stage", [False, True])
@pytest.mark.parametrize("text", [14, 17])
@pytest.mark.parametrize("rostrum", [0, 7])
def test_the_word_of_the_stage_is_clear_of_the_seats(
    rostrum: int, text: int, *, from_stage: bool
) -> None:
    hall = dataclasses.replace(Hall(), blocks=(6, 8, 6), rows=3, rostrum=rostrum)
    at = HallGeometry(hall, 900, text, from_stage=from_stage)
    word = at.stage_word()
    assert word.height() >= text
    assert QRect(0, 0, at.size().width(), at.size().height()).contains(word)
    assert not any(at.box(each).intersects(word) for each in hall.every())


def test_names_of_two_and_three_characters_are_drawn_alike(theme: Theme) -> None:
    painter = HallPainter(theme)
    sizes = [
        painter._font(name, theme.sizes.text, 40).pixelSize()
        for name in ("演甲", "演示甲", "演示甲乙")
    ]
    assert sizes[0] == sizes[1] > sizes[2]
    font = QFont()
    font.setPixelSize(sizes[1])
    assert QFontMetrics(font).horizontalAdvance("演示甲") <= 40
