"""Bars of several parts: where they are, which part the mouse and the arrows mean, the legend."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.period_tables.stacked_bars import (
    TINTS,
    BarPart,
    LegendLine,
    StackedBar,
    StackedBars,
    placed,
)

ROWS = (
    StackedBar("演示经济界", (BarPart(0, 6, "a"), BarPart(1, 2, "b")), 8),
    StackedBar("演示教育界", (BarPart(1, 3, "c"), BarPart(5, 1, "d")), 4),
)
LEGEND = ("中共党员", "民盟盟员", "民建会员", "九三学社社员", "无党派人士", "其他")
VALUES = st.lists(st.lists(st.integers(0, 10**6), min_size=1, max_size=6), max_size=7)


@given(VALUES)
def test_parts_follow_each_other_inside_the_picture_and_are_as_long_as_their_values(
    values: list[list[int]],
) -> None:
    bars = [
        StackedBar("", tuple(BarPart(at, each, None) for at, each in enumerate(row)), sum(row))
        for row in values
    ]
    found = placed(bars, 400.0, 200.0, 90.0, 16.0)
    longest = max((each.value for each in bars), default=0)
    for bar, place in zip(bars, found, strict=True):
        assert place.parts[0].left() == pytest.approx(98)
        for one, other in zip(place.parts, place.parts[1:], strict=False):
            assert one.right() == pytest.approx(other.left())
        whole = place.parts[-1].right() - place.parts[0].left()
        assert whole == pytest.approx(246 * bar.value / max(longest, 1))
        assert place.value.right() <= 400.001
        assert 0 <= place.label.top() < place.label.bottom() <= 200.001


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> StackedBars:
    made = StackedBars(theme)
    qtbot.addWidget(made)
    made.resize(400, 120)
    made.show_bars(ROWS, LEGEND, "界别 × 政治面貌")
    made.show()
    return made


@pytest.fixture
def opened(chart: StackedBars) -> list[str]:
    found: list[str] = []
    chart.chosen.connect(found.append)
    return found


def test_arrows_go_from_part_to_part_and_enter_opens_it(
    chart: StackedBars, opened: list[str]
) -> None:
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened == []
    for _ in range(3):
        QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    QTest.keyClick(chart, Qt.Key.Key_Left)
    QTest.keyClick(chart, Qt.Key.Key_Enter)
    assert opened == ["c", "b"]
    assert "演示经济界 · 民盟盟员　2" in chart.toolTip()


def test_a_click_opens_the_part_that_is_hit_and_beside_it_nothing(
    chart: StackedBars, opened: list[str]
) -> None:
    places = chart.wholes()
    for each in (places[3], places[0]):
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=each.center().toPoint())
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    QTest.mouseClick(chart, Qt.MouseButton.RightButton, pos=places[0].center().toPoint())
    assert opened == ["d", "a"]


def test_each_part_has_its_colour_and_the_rest_is_grey(chart: StackedBars, theme: Theme) -> None:
    colours = [chart.colour(place).name() for place in range(len(TINTS) + 1)]
    assert colours[0] == QColor(theme.tokens.bar).name()
    assert colours[-1] == QColor(theme.tokens.bar_before).name()
    assert len(set(colours)) == len(TINTS) + 1
    picture = chart.grab().toImage()
    ratio = picture.devicePixelRatio()
    parts = [part for bar in ROWS for part in bar.parts]
    for part, place in zip(parts, chart.wholes(), strict=True):
        at = place.center() * ratio
        seen = picture.pixelColor(int(at.x()), int(at.y())).name()
        assert seen == chart.colour(part.place).name()


def test_the_dark_look_has_other_colours(chart: StackedBars, theme: Theme) -> None:
    light = [chart.colour(place) for place in range(6)]
    theme.wear(Mode.DARK, large=False)
    assert all(one != chart.colour(place) for place, one in enumerate(light))


def test_screen_readers_hear_every_row(chart: StackedBars) -> None:
    assert chart.accessibleName() == "界别 × 政治面貌：演示经济界 8，演示教育界 4"


def test_without_bars_nothing_is_drawn_and_nothing_opens(
    chart: StackedBars, opened: list[str]
) -> None:
    chart.show_bars((), (), "空")
    assert not chart.grab().isNull()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert (chart.wholes(), opened) == ([], [])


def test_the_legend_goes_on_in_the_next_line(
    chart: StackedBars, theme: Theme, qtbot: QtBot
) -> None:
    legend = LegendLine(chart, theme)
    qtbot.addWidget(legend)
    legend.resize(900, 24)
    assert {each.top() for each in legend.places()} == {0}
    legend.resize(240, 24)
    places = legend.places()
    assert len({each.top() for each in places}) > 1
    assert all(each.right() <= 240 for each in places)
    assert legend.sizeHint().height() >= places[-1].bottom()
    assert not legend.grab().isNull()


def test_a_low_picture_leaves_the_last_bars_out(chart: StackedBars) -> None:
    line = chart.fontMetrics().height() + 1
    chart.resize(400, line)
    assert [each.label for each in chart.fitting] == ["演示经济界"]
    assert len(chart.wholes()) == 2
    chart.resize(400, 2 * line)
    assert len(chart.fitting) == 2
    assert not chart.grab().isNull()
