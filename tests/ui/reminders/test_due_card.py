"""The card 待办 of the workbench: counts by level, the most urgent few, nothing due."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.reminders import LEVELS, Reminder
from desktop_app.services.reminders.reminder_overview import MOST, Overview
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.reminders.due_card import NOTHING, DueCard
from tests.ui.finding import child, children, press


def reminder(number: int, level: str = "late", days: int | None = 3) -> Reminder:
    return Reminder(
        "due", "办结期限", "outcome", number, f"第{number}条建议", "演示协商", "住建局", "提案委",
        "", "2026-11-20" if days is not None else "", days, level,
    )  # fmt: skip


class Opened:
    """Keeps the reminders that were opened and the levels that were asked for."""

    def __init__(self) -> None:
        self.keys: list[int | None] = []
        self.levels: list[str] = []

    def open(self, each: Reminder) -> None:
        self.keys.append(each.key)


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def card(theme: Theme, opened: Opened, qtbot: QtBot) -> DueCard:
    made = DueCard(theme, opened.open, opened.levels.append)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def lines(card: DueCard) -> list[QPushButton]:
    found = children(card, QPushButton)
    return [each for each in found if each.property("kind") == "row" and not each.isHidden()]


def test_nothing_due_is_said_in_calm_words(card: DueCard) -> None:
    card.show_overview(Overview(Counter(), ()))
    assert lines(card) == []
    assert card.all_button.isHidden()
    shown = [each.text() for each in children(card, QLabel) if not each.isHidden()]
    assert NOTHING in shown
    card.show_overview(Overview(Counter(late=1), (reminder(1),)))
    shown = [each.text() for each in children(card, QLabel) if not each.isHidden()]
    assert NOTHING not in shown


def test_each_line_says_its_reminder_and_opens_it(card: DueCard, opened: Opened) -> None:
    first = (reminder(1), reminder(2, "week", -2), reminder(3, "stale", None))
    card.show_overview(Overview(Counter(late=1, week=1, stale=1), first))
    assert [each.accessibleName() for each in lines(card)] == [
        "逾期，超 3 天，办结期限，第1条建议，住建局、提案委",
        "本周，还有 2 天，办结期限，第2条建议，住建局、提案委",
        "久未走动，办结期限，第3条建议，住建局、提案委",
    ]
    lines(card)[1].click()
    press(lines(card)[2], Qt.Key.Key_Space)
    assert opened.keys == [2, 3]


def test_lines_are_used_again_and_hidden_when_fewer_are_due(card: DueCard, opened: Opened) -> None:
    many = tuple(reminder(number) for number in range(MOST))
    card.show_overview(Overview(Counter(late=MOST), many))
    assert len(lines(card)) == MOST
    card.show_overview(Overview(Counter(late=1), (reminder(99),)))
    (line,) = lines(card)
    line.click()
    assert opened.keys == [99]


def test_levels_with_a_count_lead_to_their_rows(card: DueCard, opened: Opened) -> None:
    card.show_overview(Overview(Counter(late=12, week=3), (reminder(1),)))
    links = {level: child(card, QPushButton, f"due_{level}_button") for level in LEVELS}
    assert {level for level, link in links.items() if not link.isHidden()} == {"late", "week"}
    assert links["late"].text() == "逾期 12"
    assert links["late"].accessibleName() == "逾期 12 项"
    links["week"].click()
    card.all_button.click()
    assert opened.levels == ["week", ""]
    assert card.all_button.text() == "全部 15 项"


@pytest.mark.parametrize(("mode", "large"), [(Mode.LIGHT, True), (Mode.DARK, False)])
def test_a_line_keeps_to_one_row_in_every_look(
    card: DueCard, theme: Theme, mode: Mode, large: bool
) -> None:
    long = reminder(1)._replace(what="很长的建议" * 60)
    card.show_overview(Overview(Counter(late=1), (long,)))
    theme.wear(mode, large=large)
    (line,) = lines(card)
    assert line.sizeHint().height() == theme.sizes.row - 4
    assert line.minimumSizeHint() == line.sizeHint()
    card.resize(420, 300)
    assert not card.grab().isNull()


@pytest.mark.parametrize("large", [False, True])
def test_what_each_reminder_is_for_is_seen_whole(card: DueCard, theme: Theme, large: bool) -> None:
    every = [reminder(number) for number in range(3)]
    every[1] = every[1]._replace(title="活动临时党组织撤销")
    card.show_overview(Overview(Counter(late=3), tuple(every)))
    theme.wear(Mode.LIGHT, large=large)
    shown = [each for each in children(card, QLabel) if each.text() in {x.title for x in every}]
    assert len(shown) == len(every)
    assert len({each.width() for each in shown}) == 1
    for each in shown:
        assert each.fontMetrics().horizontalAdvance(each.text()) <= each.contentsRect().width()
    card.show_overview(Overview(Counter(late=1), (every[0],)))
    assert shown[0].width() < 9 * theme.sizes.text
