"""The top bar: what fits into it, the find box, 更多, and that the tab in front is always seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.jobs import Jobs
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.palette.command_palette import CommandPalette
from desktop_app.ui.window.main_window import MainWindow
from desktop_app.ui.window.top_bar import SIDE, BarFit, BarWidths, TopBar, fit
from tests.ui.finding import child
from tests.ui.window.ten_tabs import TITLES, build_window, in_row

WIDTHS = BarWidths(words=(60, 50, 80, 70, 40), icon=20, corner=100, box=150, more=30)
WHOLE = 300
LEAST_SIDE, LEAST_GAP = 8, 5
CONTROL = Qt.KeyboardModifier.ControlModifier
LAST = str(len(TITLES) - 1)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, jobs: Jobs, tmp_path: Path) -> MainWindow:
    return build_window(qtbot, theme, jobs, tmp_path)


@pytest.mark.parametrize(
    ("room", "front", "found"),
    [
        (WHOLE + 100 + 100 + 150, 0, BarFit(True, True, (0, 1, 2, 3, 4))),
        (WHOLE + 100 + 100 + 149, 0, BarFit(False, True, (0, 1, 2, 3, 4))),
        (WHOLE + 100 + 100, 4, BarFit(False, True, (0, 1, 2, 3, 4))),
        (WHOLE + 100 + 99, 4, BarFit(False, False, (0, 1, 2, 3, 4))),
        (WHOLE + 100 + 20, 4, BarFit(False, False, (0, 1, 2, 3, 4))),
        (WHOLE + 100, None, BarFit(False, False, (0, 1, 2, 3, 4))),
        (WHOLE + 100 + 19, 0, BarFit(False, False, (0, 1, 2, 3), (4,))),
        (100 + 30 + 20 + 190, 1, BarFit(False, False, (0, 1, 2), (3, 4))),
        (100 + 30 + 20 + 190, 4, BarFit(False, False, (0, 1, 4), (2, 3, 4))),
        (100 + 30 + 190, None, BarFit(False, False, (0, 1, 2), (3, 4))),
        (0, 3, BarFit(False, False, (3,), (0, 1, 2, 3, 4))),
        (0, None, BarFit(False, False, (), (0, 1, 2, 3, 4))),
    ],
)
def test_box_then_icons_then_the_last_tabs_give_way(
    room: int, front: int | None, found: BarFit
) -> None:
    assert fit(room, WIDTHS, front) == found


@pytest.mark.parametrize("front", [None, 0, 2, 4])
def test_what_is_shown_fits_and_every_tab_is_in_the_row_or_under_more(front: int | None) -> None:
    for room in range(700):
        found = fit(room, WIDTHS, front)
        assert {*found.row, *found.more} == set(range(5))
        assert front is None or front in found.row
        words = sum(WIDTHS.words[each] for each in found.row)
        icons = WIDTHS.icon * (5 if found.icons else front is not None)
        beside = WIDTHS.box * found.box + WIDTHS.more * bool(found.more) + WIDTHS.corner
        least = front is not None and found.row == (front,)
        assert words + icons + beside <= room or least or not found.row


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("width", [700, 1000, 1366, 1920])
def test_the_bar_is_as_wide_as_was_reckoned_and_ends_before_the_corner(
    window: MainWindow, theme: Theme, qtbot: QtBot, width: int, large: bool
) -> None:
    theme.wear(Mode.LIGHT, large=large)
    window.resize(width, 300)
    tabs, bar = window.tabs, window.tabs.tabBar()
    for key in ("0", "9", "5", "settings"):
        window.go(key)
        qtbot.wait(1)
        end = bar.geometry().right() + 1
        assert end == sum(bar.tabRect(place).width() for place in range(bar.count()))
        if tabs.row.more is not None and tabs.row.more.isVisible():
            assert tabs.row.more.geometry().left() == end
            end = tabs.row.more.geometry().right() + 1
        assert end <= tabs.cornerWidget().geometry().left()
        assert bar.isTabVisible(tabs.currentIndex()) is (key != "settings")


@pytest.mark.parametrize("large", [False, True])
def test_words_and_icons_are_painted_whole_with_room_around_them(
    window: MainWindow, theme: Theme, qtbot: QtBot, large: bool
) -> None:
    """No ink at the sides of a tab; between its icon and its word a gap of some pixels."""
    theme.wear(Mode.LIGHT, large=large)
    window.resize(1920, 300)
    qtbot.wait(1)
    bar = window.tabs.tabBar()
    painted = bar.grab().toImage()
    for place in range(1, bar.count() - 1):  # neither under the mouse nor in front
        room = bar.tabRect(place)
        ground = painted.pixelColor(room.left(), 2)
        inked = [
            any(painted.pixelColor(x, y) != ground for y in range(2, room.height() - 4))
            for x in range(room.left(), room.right() + 1)
        ]
        first, last = inked.index(True), len(inked) - 1 - inked[::-1].index(True)
        assert min(first, len(inked) - 1 - last) >= LEAST_SIDE, bar.tabText(place)
        gap = inked[SIDE + theme.sizes.icon :].index(True)
        assert LEAST_GAP <= gap <= 2 * LEAST_GAP, bar.tabText(place)


def test_a_narrow_window_loses_the_box_then_icons_then_tabs(
    window: MainWindow, theme: Theme
) -> None:
    box = child(window, QPushButton, "find_box")
    bar = window.tabs.tabBar()
    window.resize(1440, 300)
    icons = [not bar.tabIcon(place).isNull() for place in range(len(TITLES))]
    assert (box.isVisible(), icons, in_row(window)) == (True, [True] * len(TITLES), TITLES)
    window.resize(1280, 300)
    icons = [not bar.tabIcon(place).isNull() for place in range(len(TITLES))]
    assert (box.isVisible(), icons, in_row(window)) == (False, [True] * len(TITLES), TITLES)
    window.resize(1000, 300)
    icons = [not bar.tabIcon(place).isNull() for place in range(len(TITLES))]
    assert (icons, in_row(window)) == ([True, *[False] * (len(TITLES) - 1)], TITLES)
    theme.wear(Mode.DARK, large=True)
    row = in_row(window)
    assert row == TITLES[: len(row)]
    assert 5 < len(row) < len(TITLES)
    more = window.tabs.row.more
    assert more is not None
    assert (more.isVisible(), more.accessibleName()) == (True, "更多页")
    theme.wear(Mode.LIGHT, large=False)
    window.resize(1440, 300)
    assert (box.isVisible(), in_row(window), more.isVisible()) == (True, TITLES, False)


def test_the_tab_chosen_under_more_takes_the_last_place_and_is_marked_there(
    window: MainWindow,
) -> None:
    window.resize(760, 300)
    row, more = in_row(window), window.tabs.row.more
    assert more is not None
    assert row == TITLES[: len(row)]
    more.menu().aboutToShow.emit()
    entries = {each.text().split("\t")[0]: each for each in more.menu().actions()}
    assert [each for each in entries if each in TITLES] == TITLES[len(row) :]
    entries["上报"].trigger()
    assert window.page.key == LAST
    assert in_row(window)[-1] == "上报"
    assert in_row(window)[:-1] == TITLES[: len(in_row(window)) - 1]
    more.menu().aboutToShow.emit()
    marked = [each.text() for each in more.menu().actions() if each.isChecked()]
    assert marked == ["上报\t"]  # the eleventh tab has no number


def test_more_is_opened_by_keys(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(760, 300)
    more = window.tabs.row.more
    assert more is not None
    window.tabs.tabBar().setFocus()
    QTest.keyClick(window.tabs.tabBar(), Qt.Key.Key_Tab)
    assert more.hasFocus()
    seen: list[bool] = []
    more.menu().aboutToShow.connect(lambda: seen.append(True))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTimer.singleShot(0, more.menu(), more.menu().close)
        QTest.keyClick(more, key)
    assert seen == [True] * 3


@pytest.mark.parametrize("width", [1366, 760])
def test_keys_walk_every_tab_also_those_under_more(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    window.resize(width, 300)
    seen = []
    for _ in range(len(TITLES) + 1):
        seen.append(window.page.key)
        QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert seen == [*(str(each) for each in range(len(TITLES))), "0"]
    for number in range(10):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_0.value + (number + 1) % 10), CONTROL)
        assert window.page.key == str(number)


def test_arrows_on_the_bar_walk_the_tabs_and_stop_at_the_ends(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(760, 300)
    bar = window.tabs.tabBar()
    bar.setFocus()
    for _ in range(len(TITLES) + 2):
        QTest.keyClick(bar, Qt.Key.Key_Right)
    assert (window.page.key, bar.hasFocus()) == (LAST, True)
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert window.page.key == str(len(TITLES) - 2)
    QTest.keyClick(bar, Qt.Key.Key_Home)
    assert window.page.key == "0"
    QTest.keyClick(bar, Qt.Key.Key_End)
    assert window.page.key == LAST


def test_settings_is_a_button_that_stays_pressed_while_its_page_is_in_front(
    window: MainWindow,
) -> None:
    gear = child(window, QToolButton, "settings_action_tool")
    assert gear.accessibleName() == "设置"
    gear.click()
    assert (window.page.key, gear.isChecked()) == ("settings", True)
    gear.click()
    assert (window.page.key, gear.isChecked()) == ("settings", True)
    assert "设置" not in in_row(window)
    QTest.keyClick(window, Qt.Key.Key_Tab, CONTROL)
    assert (window.page.key, gear.isChecked()) == ("0", False)
    QTest.keyClick(window, Qt.Key.Key_Comma, CONTROL)
    assert (window.page.key, gear.isChecked()) == ("settings", True)


def test_the_find_box_opens_the_palette(window: MainWindow, jobs: Jobs) -> None:
    box = child(window, QPushButton, "find_box")
    box.click()
    child(window, CommandPalette).close()
    jobs.blocking.emit(True)
    assert not box.isEnabled()
    jobs.blocking.emit(False)
    assert box.isEnabled()


def test_the_wheel_turns_no_tab(window: MainWindow, qtbot: QtBot) -> None:
    bar = window.tabs.tabBar()
    assert isinstance(bar, TopBar)
    place = QPointF(bar.tabRect(1).center())
    event = QWheelEvent(
        place, place, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(bar, event)
    assert window.page.key == "0"
