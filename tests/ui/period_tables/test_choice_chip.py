"""A chip that shows a choice: its menu, its keys, what it announces."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.period_tables.choice_chip import ChoiceChip

ITEMS = [("sector", "界别"), ("sex", "性别"), ("age", "年龄")]


@pytest.fixture
def chip(qtbot: QtBot) -> ChoiceChip:
    made = ChoiceChip("down", "行")
    qtbot.addWidget(made)
    made.offer(ITEMS)
    return made


@pytest.fixture
def chosen(chip: ChoiceChip) -> list[str]:
    """The keys at each time that something else was chosen."""
    found: list[str] = []
    chip.chosen.connect(lambda: found.append(chip.key))
    return found


def test_it_shows_and_says_what_is_chosen(chip: ChoiceChip) -> None:
    assert (chip.key, chip.text(), chip.accessibleName()) == ("sector", "界别", "行：界别")
    assert chip.words == ["界别", "性别", "年龄"]


@pytest.mark.parametrize(
    ("keys", "found"),
    [
        ([Qt.Key.Key_Down], ["sex"]),
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down], ["sex", "age"]),
        ([Qt.Key.Key_Up], []),
        ([Qt.Key.Key_Down, Qt.Key.Key_Up], ["sex", "sector"]),
    ],
)
def test_arrows_choose_and_stop_at_both_ends(
    chip: ChoiceChip, chosen: list[str], keys: list[Qt.Key], found: list[str]
) -> None:
    for key in keys:
        QTest.keyClick(chip, key)
    assert chosen == found


def test_the_menu_ticks_what_is_chosen_and_chooses(chip: ChoiceChip, chosen: list[str]) -> None:
    actions = chip.menu().actions()
    assert [each.text() for each in actions if each.isChecked()] == ["界别"]
    actions[2].trigger()
    assert chosen == ["age"]
    assert [each.text() for each in chip.menu().actions() if each.isChecked()] == ["年龄"]


def test_what_is_taken_up_again_announces_nothing(chip: ChoiceChip, chosen: list[str]) -> None:
    chip.take("sex")
    assert (chip.key, chosen) == ("sex", [])
    chip.take("unknown")
    chip.take(None)
    assert (chip.key, chosen) == ("sex", [])
    chip.choose("sex")
    assert chosen == []


def test_other_words_begin_with_the_named_or_the_first_one(chip: ChoiceChip) -> None:
    chip.offer([("a", "甲"), ("b", "乙")], "b")
    assert chip.text() == "乙"
    chip.offer(ITEMS)
    assert chip.text() == "界别"
    chip.offer([])
    assert (chip.key, chip.text()) == ("", "")


def test_it_stays_marked_when_it_is_clicked(chip: ChoiceChip) -> None:
    chip.nextCheckState()
    assert chip.isChecked()
