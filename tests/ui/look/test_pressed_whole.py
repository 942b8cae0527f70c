"""A button that holds labels is one area for the mouse as soon as the mouse comes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.services.workbench import Headline
from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.figure_card import FigureCard
from desktop_app.ui.look.theme import Theme


def test_the_mouse_that_comes_sees_the_card_alone(theme: Theme, qtbot: QtBot) -> None:
    card = FigureCard()
    qtbot.addWidget(card)
    card.show_figure(Headline("member", "委员", "12", "现任"))
    card.show()
    label: QLabel = next(iter(card.findChildren(QLabel)))
    middle = label.geometry().center()
    point = QPointF(middle)
    QApplication.sendEvent(card, QEnterEvent(point, point, point))
    assert card.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert card.childAt(middle) is None
    with qtbot.waitSignal(card.clicked):
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=middle)


def test_a_text_that_fits_is_painted_as_a_label_paints_it(theme: Theme, qtbot: QtBot) -> None:
    for role in ("", "muted", "small", "good"):
        own, plain = ElidedLabel("保存委员“甲 & 乙”", role), QLabel("保存委员“甲 & 乙”")
        plain.setTextFormat(Qt.TextFormat.PlainText)
        plain.setProperty("role", role)
        for each in (own, plain):
            qtbot.addWidget(each)
            each.resize(400, 30)
            each.show()
        assert own.grab().toImage() == plain.grab().toImage()
