"""Widgets in lines: a new line where the width ends, each in the middle of its line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.flow_layout import FlowLayout


@pytest.fixture
def place(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def boxes(place: QWidget, *sizes: tuple[int, int]) -> tuple[FlowLayout, list[QWidget]]:
    layout, found = FlowLayout(place, gap=10), []
    for width, height in sizes:
        box = QWidget(place)
        box.setFixedSize(width, height)
        layout.addWidget(box)
        found.append(box)
    return layout, found


@pytest.mark.parametrize(
    ("width", "height"), [(320, 40), (319, 80), (210, 80), (209, 120), (1, 120)]
)
def test_a_narrower_place_needs_more_lines(place: QWidget, width: int, height: int) -> None:
    layout, _ = boxes(place, (100, 40), (100, 30), (100, 30))
    assert layout.heightForWidth(width) == height


def test_a_lower_widget_stands_in_the_middle_of_its_line(place: QWidget) -> None:
    layout, (high, low) = boxes(place, (100, 40), (50, 20))
    layout.setGeometry(QRect(0, 0, 400, 40))
    assert high.geometry() == QRect(0, 0, 100, 40)
    assert low.geometry() == QRect(110, 10, 50, 20)
