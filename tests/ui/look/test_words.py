"""Small widgets of the look: labels, buttons, links and texts that are too long for their place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.elided_label import ElidedLabel
from desktop_app.ui.look.empty_state import EmptyState
from desktop_app.ui.look.link_word import LinkWord
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.look.words import button, card, label, row
from tests.ui.finding import child

LONG = "很长的协商点名称" * 12
MARKED = "<b>张三</b> & 李四"


def test_a_label_shows_mark_up_as_it_was_typed(qtbot: QtBot) -> None:
    shown = label(MARKED, "muted")
    qtbot.addWidget(shown)
    assert shown.text() == MARKED
    assert shown.textFormat() is Qt.TextFormat.PlainText
    assert shown.property("role") == "muted"


def test_a_label_that_wraps_widens_nothing(qtbot: QtBot) -> None:
    wrapping, plain = label("字" * 300, wraps=True), label("字" * 300)
    for each in (wrapping, plain):
        qtbot.addWidget(each)
    assert wrapping.minimumSizeHint().width() < plain.minimumSizeHint().width()
    assert wrapping.minimumWidth() == 1


def test_a_button_is_known_by_its_name_and_read_aloud_by_its_text(
    theme: Theme, qtbot: QtBot
) -> None:
    made = button("打印", "print_button", theme, "print", "primary")
    qtbot.addWidget(made)
    assert (made.objectName(), made.accessibleName()) == ("print_button", "打印")
    assert made.property("kind") == "primary"
    assert not made.icon().isNull()


def test_nothing_in_a_row_takes_the_room_that_is_left(qtbot: QtBot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    first, last = QPushButton("一"), QPushButton("二")
    place.setLayout(row(first, None, last))
    place.resize(600, 40)
    place.show()
    assert first.x() == 0
    assert last.geometry().right() == 599


def test_a_card_has_a_column_of_its_own(qtbot: QtBot) -> None:
    frame, column = card()
    qtbot.addWidget(frame)
    column.addWidget(label("一"))
    assert frame.property("role") == "card"
    assert column.parentWidget() is frame


@pytest.mark.parametrize("text", ["", "短", LONG, MARKED])
def test_a_text_too_long_for_its_line_is_whole_in_its_tool_tip(qtbot: QtBot, text: str) -> None:
    shown = ElidedLabel(text)
    qtbot.addWidget(shown)
    shown.resize(80, 24)
    assert shown.text() == text
    assert ("&lt;b&gt;" if text == MARKED else text) in shown.toolTip()
    assert shown.minimumSizeHint().width() < 100
    shown.grab()  # painted without an error, whatever its width
    shown.resize(1, 24)
    shown.grab()


def test_a_link_says_its_whole_text_only_where_it_is_cut(qtbot: QtBot) -> None:
    word = LinkWord(LONG)
    qtbot.addWidget(word)
    word.resize(120, 24)
    word.show()
    assert word.toolTip() == LONG
    assert word.accessibleName() == LONG
    word.resize(word.sizeHint().width() + 10, 24)
    assert word.toolTip() == ""


def test_an_ampersand_in_a_link_is_no_shortcut(qtbot: QtBot) -> None:
    word = LinkWord("张三&李四")
    qtbot.addWidget(word)
    assert word.text() == "张三&&李四"
    assert word.shortcut().isEmpty()


@pytest.mark.parametrize("narrowed", [True, False])
def test_an_empty_list_says_why_and_offers_only_what_helps(
    theme: Theme, qtbot: QtBot, narrowed: bool
) -> None:
    empty = EmptyState("委员", "member", theme)
    qtbot.addWidget(empty)
    empty.show_reason(narrowed=narrowed)
    offered = {name for name in ("empty_new", "empty_import", "empty_clear")
               if not child(empty, QPushButton, name).isHidden()}  # fmt: skip
    assert offered == ({"empty_clear"} if narrowed else {"empty_new", "empty_import"})
    asked = empty.clear_asked if narrowed else empty.import_asked
    with qtbot.waitSignal(asked):
        child(empty, QPushButton, "empty_clear" if narrowed else "empty_import").click()
