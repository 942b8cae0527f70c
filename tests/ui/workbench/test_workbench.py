"""工作台: the checklist ticks itself, figures open their rows, charts and recent changes."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.records.brand import Brand
from desktop_app.records.member import Member
from desktop_app.records.point import Point
from desktop_app.services import registers, setup
from desktop_app.services.members.workbench import SERVING
from desktop_app.services.registers import Filter, history
from desktop_app.services.safekeeping import backups, upkeep
from desktop_app.services.setup import Answers
from desktop_app.services.statistics.bars import Bar
from desktop_app.stepping import run_to_end
from desktop_app.ui.look.bar_chart import BarChart, lying, upright
from desktop_app.ui.look.figure_card import FigureCard
from desktop_app.ui.look.theme import Theme
from desktop_app.ui.ui_context import UiContext
from desktop_app.ui.workbench.workbench_cards import moment
from desktop_app.ui.workbench.workbench_page import WorkbenchPage
from tests.ui.finding import child, children, tab_order


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> WorkbenchPage:
    shown = WorkbenchPage(context)
    qtbot.addWidget(shown)
    shown.resize(1366, 700)
    shown.show()
    shown.complete()
    return shown


def figure_text(page: WorkbenchPage, key: str) -> str:
    return child(page, FigureCard, f"figure_{key}").accessibleName()


def press(page: WorkbenchPage, name: str) -> None:
    child(page, QPushButton, name).click()


def test_figures_are_read_again_after_a_change(page: WorkbenchPage, context: UiContext) -> None:
    assert figure_text(page, "member") == "在任委员 0，还没有登记"
    registers.save(context.desk, Member, {"name": "演示甲", "sex": "女"})
    page.refresh(frozenset({"member"}))
    assert figure_text(page, "member") == "在任委员 1，女委员 1 人，100.0 %"


def test_the_tab_key_goes_from_what_is_due_to_the_first_steps_and_the_last_changes(
    page: WorkbenchPage,
) -> None:
    due, step = (child(page, QPushButton, f"{name}_button") for name in ("all_due", "first_backup"))
    wanted = (due, step, page.recent.undo_button)
    assert [each for each in tab_order(page) if each in wanted] == [*wanted]


def test_pressing_a_figure_opens_the_rows_behind_it(
    page: WorkbenchPage, context: UiContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.events.rows_wanted) as asked:
        press(page, "figure_member")
    assert asked.args == ["member", (SERVING,)]


def test_each_line_of_the_checklist_leads_to_its_place(
    page: WorkbenchPage, context: UiContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.events.page_wanted) as asked:
        press(page, "first_backup_button")
    assert asked.args == ["settings", "backup"]


def test_the_checklist_goes_when_everything_is_done(
    page: WorkbenchPage, context: UiContext
) -> None:
    assert page.checklist.isVisible()
    setup.set_up(context.desk, Answers("政协演示县委员会", "county", "11"))
    for model in (Member, Point, Brand):
        registers.save(context.desk, model, {"name": "演示"})
    run_to_end(backups.back_up(context.desk))
    page.refresh(frozenset())
    assert not page.checklist.isVisible()


def test_recent_changes_name_the_last_first_and_undo_says_what_it_would_take_back(
    page: WorkbenchPage, context: UiContext, qtbot: QtBot
) -> None:
    registers.save(context.desk, Member, {"name": "演示甲"})
    page.refresh(frozenset())
    assert page.recent.undo_button.toolTip() == "撤销“新增委员：演示甲”"
    with qtbot.waitSignal(context.events.undo_wanted):
        page.recent.undo_button.click()
    history.undo(context.desk)
    page.refresh(frozenset())
    assert page.recent.undo_button.toolTip().startswith("撤销“新增届次")


def test_charts_show_only_where_there_is_something_to_show(
    page: WorkbenchPage, context: UiContext
) -> None:
    drawing = child(page, BarChart, "chart_1")
    assert not drawing.isVisible()
    registers.save(context.desk, Member, {"name": "演示甲", "born": "1980.3"})
    page.refresh(frozenset())
    assert drawing.isVisible()
    assert "46–55岁 1 人" in drawing.accessibleName()


def test_upright_bars_keep_their_proportion_inside_the_drawing() -> None:
    placed = upright([10, 5, 0], 300, 200, 20)
    assert placed[0].bar.height() == pytest.approx(2 * placed[1].bar.height())
    assert placed[2].bar.height() == 0
    assert all(place.value.top() >= 0 and place.label.bottom() <= 200 for place in placed)


def test_lying_bars_keep_room_for_their_numbers() -> None:
    placed = lying([3, 6], 400, 80, 20, labels=100)
    assert placed[1].bar.width() == pytest.approx(2 * placed[0].bar.width())
    assert placed[1].value.right() <= 400


def test_no_bars_are_no_trouble() -> None:
    assert upright([], 300, 200, 20) == []
    assert lying([], 300, 200, 20, 50) == []


def test_a_bar_is_chosen_by_mouse_and_by_keyboard(theme: Theme, qtbot: QtBot) -> None:
    chart = BarChart(theme)
    qtbot.addWidget(chart)
    where = (Filter("committee", "in", (7,)),)
    chart.show_bars((Bar("提案委", 3, where=where), Bar("不知道", 2)), "按专委会", "人")
    chart.resize(300, 200)
    chart.show()
    with qtbot.waitSignal(chart.chosen) as chosen:
        QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(75, 150))
    assert chosen.args == [where]
    with qtbot.waitSignal(chart.chosen):
        QTest.keyClick(chart, Qt.Key.Key_Left)
        QTest.keyClick(chart, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(chart.chosen):
        QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("2026-11-23T09:05:00", "09:05"),
        ("2026-11-22T23:59:00", "昨天"),
        ("2026-11-21T08:00:00", "前天"),
        ("2026-03-01T08:00:00", "03-01"),
        ("2025-11-23T10:00:00", "2025-11-23"),
    ],
)
def test_a_moment_is_told_as_short_as_it_can_be(at: str, shown: str) -> None:
    assert moment(at, datetime.datetime(2026, 11, 23, 10, 0)) == shown


def test_only_a_backup_made_by_hand_ticks_its_line(page: WorkbenchPage, context: UiContext) -> None:
    lead = child(page, QPushButton, "first_backup_button")
    for reason in (each for each in backups.Reason if each is not backups.Reason.MANUAL):
        run_to_end(backups.back_up(context.desk, reason))
        context.events.standing_changed.emit()
        assert not lead.isHidden()
    made = run_to_end(backups.back_up(context.desk))
    context.events.standing_changed.emit()
    assert lead.isHidden()
    made.unlink()  # as thinning out will
    context.events.standing_changed.emit()
    assert lead.isHidden()


def test_a_copy_in_a_second_place_ticks_the_line_of_the_backup(
    page: WorkbenchPage, context: UiContext, tmp_path: Path
) -> None:
    upkeep.choose_second_place(context.desk, tmp_path)
    run_to_end(upkeep.copy_to_second_place(context.desk))
    context.events.standing_changed.emit()
    assert child(page, QPushButton, "first_backup_button").isHidden()


@pytest.mark.parametrize(("width", "rows"), [(2400, 1), (900, 2)])
def test_figures_stand_in_two_rows_where_one_would_cut_them(
    page: WorkbenchPage, qtbot: QtBot, width: int, rows: int
) -> None:
    page.resize(width, 700)
    QApplication.processEvents()
    figures = children(page, FigureCard)
    assert len({each.mapTo(page, QPoint()).y() for each in figures}) == rows
    assert all(each.mapTo(page, QPoint()).x() + each.width() <= width for each in figures)
