"""The small window of values to tick: few or many values, its search, its place, its keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.registers.column_values import Counted
from desktop_app.ui.filters.counted_list import CountedList
from desktop_app.ui.filters.filter_popup import MANY, FilterPopup
from desktop_app.ui.look.theme import Theme
from tests.ui.finding import child, press, type_text

NAMES = ("提案委", "经济委", "民宗委", "文史委")
Open = Callable[..., FilterPopup]


def counted(*texts: str) -> list[Counted]:
    return [Counted(place, text, place + 1) for place, text in enumerate(texts)]


@pytest.fixture
def show(theme: Theme, qtbot: QtBot) -> Open:
    """Opens a window beneath a button at a place of the screen."""
    buttons: list[QPushButton] = []  # Python would collect a button with the window it owns

    def opened(
        offers: list[Counted], ticked: tuple[int, ...] = (), at: tuple[int, int] = (100, 100)
    ) -> FilterPopup:
        under = QPushButton("专委会")
        buttons.append(under)
        qtbot.addWidget(under)
        under.resize(90, 30)
        under.move(*at)
        under.show()
        popup = FilterPopup("专委会", offers, ticked, theme, under)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        popup.open_under(under)
        return popup

    return opened


def in_sight(shown: CountedList) -> list[str]:
    items = [shown.item(place) for place in range(shown.count())]
    return [each.text() for each in items if not each.isHidden()]


def test_what_is_ticked_is_shown_and_a_key_ticks_more(show: Open, qtbot: QtBot) -> None:
    popup = show(counted(*NAMES), (1,))
    assert popup.values() == (1,)
    with qtbot.waitSignal(popup.picked) as picked:
        press(popup.list, Qt.Key.Key_Space)
    assert picked.args == [(0, 1)]


@pytest.mark.parametrize(("count", "searched"), [(0, False), (MANY, False), (MANY + 1, True)])
def test_a_search_is_there_for_many_values_only(show: Open, count: int, searched: bool) -> None:
    popup = show(counted(*(f"第{n}委" for n in range(count))))
    assert popup.search.isVisible() is searched


@pytest.mark.parametrize(
    ("typed", "left"), [("经济", ["经济委"]), ("jjw", ["经济委"]), ("zz", []), ("", None)]
)
def test_the_search_finds_words_and_initials(
    show: Open, typed: str, left: list[str] | None
) -> None:
    names = [*NAMES, *(f"第{n}组" for n in range(MANY))]
    popup = show(counted(*names))
    type_text(popup.search, "x")
    popup.search.clear()
    popup.search.textEdited.emit(typed)
    assert in_sight(popup.list) == (names if left is None else left)


def test_a_ticked_value_out_of_sight_stays_ticked(show: Open) -> None:
    popup = show(counted(*NAMES, *(f"第{n}组" for n in range(MANY))), (0,))
    popup.search.textEdited.emit("文史")
    assert in_sight(popup.list) == ["文史委"]
    assert popup.values() == (0,)


def test_one_button_takes_every_tick_off_and_closes(show: Open, qtbot: QtBot) -> None:
    popup = show(counted(*NAMES), (1, 2))
    with qtbot.waitSignal(popup.picked) as picked:
        child(popup, QPushButton, "clear_filter").click()
    assert picked.args == [()]
    assert not popup.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_keys_close_it_and_change_nothing(show: Open, qtbot: QtBot, key: Qt.Key) -> None:
    popup = show(counted(*NAMES), (1,))
    with qtbot.assertNotEmitted(popup.picked):
        press(popup, key)
    assert not popup.isVisible()


def test_it_stays_on_the_screen_beneath_a_button_at_the_edge(show: Open) -> None:
    screen = show(counted(*NAMES)).screen().availableGeometry()
    popup = show(counted(*NAMES), at=(screen.right() - 40, screen.bottom() - 20))
    assert screen.contains(popup.geometry())


def test_very_long_values_are_cut_and_told_in_full(show: Open, theme: Theme) -> None:
    long = "很长的专委会名称" * 10
    popup = show(counted(long, "短"))
    assert popup.width() < theme.sizes.text * 40
    assert [popup.list.item(place).toolTip() for place in (0, 1)] == [long, ""]


def test_ticking_what_is_in_sight_takes_those_ticked_by_hand_first(
    theme: Theme, qtbot: QtBot
) -> None:
    shown = CountedList(theme)
    qtbot.addWidget(shown)
    shown.show_values(counted(*NAMES), ())
    shown.show_only(lambda text: text in NAMES[:3])
    shown.tick_shown()
    assert shown.ticked() == (0, 1, 2)
    shown.tick((1,))
    shown.tick_shown()
    assert shown.ticked() == (1,)
