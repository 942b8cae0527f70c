"""The two ends of a range: taken when they can be read, said when they cannot."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.services.registers.column_values import NUMBER
from desktop_app.ui.filters.range_line import RangeLine
from desktop_app.ui.look.theme import Theme


def check(_: str, low: str, high: str) -> str:
    """A sentence for what is no number."""
    wrong = [each for each in (low, high) if each and not each.isdigit()]
    return f"“{wrong[0]}”不是数" if wrong else ""


@pytest.fixture
def line(theme: Theme, qtbot: QtBot) -> RangeLine:
    made = RangeLine(NUMBER, ("3", ""), check)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_shows_the_range_that_holds(line: RangeLine) -> None:
    assert line.ends() == ("3", "")
    assert line.readable
    assert line.problem.isHidden()


def test_an_end_is_taken_when_it_is_left_and_only_once(line: RangeLine, qtbot: QtBot) -> None:
    line.high.setText(" 9 ")
    with qtbot.waitSignal(line.changed):
        line.high.editingFinished.emit()
    assert line.ends() == ("3", "9")
    with qtbot.assertNotEmitted(line.changed):
        line.high.editingFinished.emit()


def test_what_cannot_be_read_is_said_and_not_taken(line: RangeLine, qtbot: QtBot) -> None:
    line.low.setText("三")
    with qtbot.assertNotEmitted(line.changed):
        line.take()
    assert not line.readable
    assert line.problem.isVisible()
    assert line.problem.text() == "“三”不是数"
    line.low.setText("4")
    with qtbot.waitSignal(line.changed):
        line.take()
    assert line.problem.isHidden()


def test_a_range_that_is_set_from_outside_says_nothing(line: RangeLine, qtbot: QtBot) -> None:
    line.low.setText("三")
    line.take()
    with qtbot.assertNotEmitted(line.changed):
        line.set_ends("", "")
        line.take()
    assert line.problem.isHidden()
