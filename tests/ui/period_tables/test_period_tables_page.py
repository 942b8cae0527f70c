"""The page of the tables of a period: keys, cells that open, copying, as last time, outputs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.services.period_tables import remembered
from desktop_app.services.period_tables.counting import TableCell, TableLine, made
from desktop_app.services.period_tables.crossed_subjects import SUBJECTS
from desktop_app.services.period_tables.remembered import LastSet, TableFoot
from desktop_app.services.period_tables.tables.all_tables import BY_KEY, TABLES
from desktop_app.services.registers import Filter
from desktop_app.services.statistics import periods
from desktop_app.ui.jobs import Jobs
from desktop_app.ui.period_tables.choice_chip import ChoiceChip
from desktop_app.ui.period_tables.crossed_pane import CrossedPane
from desktop_app.ui.period_tables.period_tables_page import PeriodTablesPage
from desktop_app.ui.period_tables.table_models import FIRST_NUMBER, NOTE, PeriodModel
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.period_tables.small_office import small_office
from tests.ui.finding import child

QUARTER = periods.of_quarter(2026, 3)
Opened = list[tuple[str, tuple[Filter, ...]]]


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> Iterator[PeriodTablesPage]:
    """The page of the small office, shown."""
    small_office(context.desk)
    shown = PeriodTablesPage(context)
    qtbot.addWidget(shown)
    shown.resize(1366, 640)
    shown.show()
    yield shown
    shown.hide()


@pytest.fixture
def opened(context: UiContext) -> Opened:
    """What was asked to be opened as a list."""
    found: Opened = []
    context.events.rows_wanted.connect(lambda key, where: found.append((key, where)))
    return found


@pytest.fixture
def said(context: UiContext) -> list[str]:
    """What the status bar said."""
    found: list[str] = []
    context.events.said.connect(lambda notice: found.append(notice.text))
    return found


def titles(pane: CrossedPane) -> tuple[str, ...]:
    """The titles of the columns now."""
    return tuple(pane.rows.titles)


def row_of(page: PeriodTablesPage, title: str) -> int:
    texts = [page.lines.rows.text(row, 0).strip() for row in range(page.lines.rows.count())]
    return texts.index(title)


def test_the_page_opens_with_the_last_whole_quarter_and_all_tables(page: PeriodTablesPage) -> None:
    assert page.period.period == QUARTER
    assert page.tables.chosen() == [each.key for each in TABLES]
    assert page.lines.title.text() == "1. 委员基本情况统计表"
    row = row_of(page, "实有委员")
    assert [page.lines.rows.text(row, column) for column in range(5)] == [
        "实有委员", "人", "3", "3", "3",
    ]  # fmt: skip


def test_arrows_choose_a_table_and_enter_opens_the_records_behind_a_number(
    page: PeriodTablesPage, opened: Opened, qtbot: QtBot
) -> None:
    page.tables.setFocus()
    QTest.keyClick(page.tables, Qt.Key.Key_Down)
    assert page.lines.title.text() == "2. 会议和履职活动统计表"
    page.lines.table.put_cursor(row_of(page, "调研"), FIRST_NUMBER)
    QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    key, where = opened.pop()
    assert key == "activity"
    assert Filter("start_on", "during", QUARTER) in where
    page.lines.table.put_cursor(row_of(page, "调研"), FIRST_NUMBER + 2)
    QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    assert Filter("start_on", "during", periods.of_quarter(2025, 3)) in opened.pop()[1]


def test_a_number_that_is_not_known_opens_nothing_and_says_so(
    page: PeriodTablesPage, opened: Opened, said: list[str], qtbot: QtBot
) -> None:
    page.choose("market_bodies")
    words = "还没有对应这一行的填报指标"
    qtbot.waitUntil(lambda: words in page.lines.notes.text())
    page.lines.table.put_cursor(0, FIRST_NUMBER)
    QTest.keyClick(page.lines.table, Qt.Key.Key_Return)
    assert opened == []
    assert said == ["这一格没有数，背后没有记录"]
    assert page.lines.state.text().startswith("有空格 ")


def test_a_table_that_is_made_for_other_periods_says_so(
    page: PeriodTablesPage, qtbot: QtBot
) -> None:
    assert page.lines.state.text().endswith("这张表一般按半年、年报")
    page.period.show_period(periods.of_half(2026, 1))
    assert "这张表" not in page.lines.state.text()
    page.choose("duty_results")
    qtbot.waitUntil(lambda: page.lines.title.text() == "8. 委员履职和“五个一”统计表")
    assert page.lines.rows.text(0, 0) == "本会委员"


def test_the_list_marks_what_has_gaps(page: PeriodTablesPage, jobs: Jobs, qtbot: QtBot) -> None:
    page.complete()
    texts = [page.tables.item(place) for place in range(10)]
    qtbot.waitUntil(lambda: "有空格" in texts[6].text())
    assert texts[6].text() == "7. 助推市场主体倍增　有空格"
    assert texts[5].text() == "6. “双助推”行动"
    assert texts[1].text() == "2. 会议和履职活动"


def test_a_sum_that_disagrees_is_red_with_the_difference(context: UiContext) -> None:
    small_office(context.desk)
    table = made(context.desk, BY_KEY["basic_members"], QUARTER)
    fault = "本期按党派各项之和 4，比合计 3 多 1"
    lines = [each._replace(fault=fault) if each.key == "present" else each for each in table.lines]
    rows = PeriodModel(context.theme)
    rows.show_table(table._replace(lines=lines))
    assert rows.text(1, NOTE) == fault
    assert rows.colour(1, FIRST_NUMBER) == QColor(context.theme.tokens.bad)
    assert rows.colour(2, 0) is None


def test_control_c_copies_the_table(
    page: PeriodTablesPage, desktop: ScriptedDesktop, qtbot: QtBot
) -> None:
    page.lines.table.setFocus()
    QTest.keyClick(page.lines.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = desktop.clipboard
    assert text.splitlines()[0] == "指标\t单位\t本期\t累计\t上年同期\t备注"
    assert "　女委员\t人\t1\t1\t1\t" in text


def test_the_space_bar_leaves_a_table_out_and_the_rest_is_exported_and_remembered(
    page: PeriodTablesPage, desktop: ScriptedDesktop, context: UiContext, tmp_path: Path,
    qtbot: QtBot,
) -> None:  # fmt: skip
    page.tables.setFocus()
    QTest.keyClick(page.tables, Qt.Key.Key_Space)
    assert page.tables.chosen()[0] == "meetings"
    edit = child(page, QLineEdit, "foot_filler")
    edit.setText("演示填报")
    desktop.answers["export_file"] = tmp_path / "表.xlsx"
    child(page, QPushButton, "export_button").click()
    qtbot.waitUntil(lambda: (tmp_path / "表.xlsx").exists() and not context.jobs.is_blocking)
    qtbot.waitUntil(lambda: len(openpyxl.load_workbook(tmp_path / "表.xlsx").sheetnames) == 9)
    last = remembered.last_set(context.desk)
    assert (len(last.tables), last.period, last.foot.filler) == (9, QUARTER, "演示填报")


def test_as_last_time_takes_tables_period_and_foot(
    page: PeriodTablesPage, context: UiContext, said: list[str]
) -> None:
    kept = LastSet(("results",), periods.of_half(2026, 1), TableFoot(head="演示负责"))
    remembered.remember(context.desk, kept)
    child(page, QPushButton, "as_last_time").click()
    assert page.tables.chosen() == ["results"]
    assert page.period.period == periods.of_half(2026, 1)
    assert child(page, QLineEdit, "foot_head").text() == "演示负责"
    assert said == ["同上次：1 张表，2026年上半年"]


def test_without_a_chosen_table_nothing_is_printed(page: PeriodTablesPage, said: list[str]) -> None:
    page.tables.tick(())
    child(page, QPushButton, "print_button").click()
    assert said == ["还没有选表：在左边的表上按空格勾选，再打印或导出"]
    assert not page.window().findChildren(PrintPreview)


@pytest.mark.parametrize("key", ["basic_members", "committee_work", "member_overview", "crossed"])
def test_what_is_in_front_is_printed(page: PeriodTablesPage, key: str, qtbot: QtBot) -> None:
    page.choose(key)
    if key in ("committee_work", "member_overview"):
        qtbot.waitUntil(lambda: page.wide.rows.count() > 0)
    page.print_now()
    qtbot.waitUntil(lambda: bool(page.window().findChildren(PrintPreview)))


def test_a_line_of_a_member_opens_what_the_member_did(
    page: PeriodTablesPage, opened: Opened, qtbot: QtBot
) -> None:
    page.choose("member_overview")
    qtbot.waitUntil(lambda: page.wide.rows.count() == 4)
    texts = [page.wide.rows.text(row, 0) for row in range(4)]
    assert texts == ["演示乙", "演示丙", "演示甲", "合计"]
    place = page.wide.rows.titles.index("提案：第一提案人")
    page.wide.table.put_cursor(2, place)
    QTest.keyClick(page.wide.table, Qt.Key.Key_Return)
    assert opened.pop()[0] == "proposal"


def test_f6_goes_from_the_list_into_the_table_and_back(
    page: PeriodTablesPage, qtbot: QtBot
) -> None:
    page.tables.setFocus()
    QTest.keyClick(page.tables, Qt.Key.Key_F6)
    assert page.lines.table.hasFocus()
    QTest.keyClick(page.lines.table, Qt.Key.Key_F6)
    assert page.tables.hasFocus()


def test_two_dimensions_are_chosen_swapped_and_opened(
    page: PeriodTablesPage, opened: Opened, qtbot: QtBot
) -> None:
    page.choose("crossed")
    pane = page.crossed
    child(pane, ChoiceChip, "crossed_down").choose("politics")
    child(pane, ChoiceChip, "crossed_across").choose("sex")
    assert titles(pane) == ("政治面貌", "男", "女", "合计", "上年同期")
    assert pane.state.text() == "3 行 × 2 列 · 合计相符"
    child(pane, QPushButton, "crossed_shares").click()
    assert titles(pane)[2] == "男：占本行 %"
    pane.table.put_cursor(0, 3)
    assert pane.cell_title.text() == "这一格　中共党员 · 女　1 人"
    first = pane.behind.item(0, 0)
    assert first is not None
    assert first.text() == "演示甲"
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    key, where = opened.pop()
    assert key == "member"
    assert Filter("politics", "in", ("01",)) in where
    child(pane, QPushButton, "crossed_swap").click()
    assert titles(pane)[0] == "性别"


def test_another_subject_has_its_own_dimensions(page: PeriodTablesPage) -> None:
    page.choose("crossed")
    for subject in reversed(SUBJECTS):
        page.crossed.choices.counted.choose(subject.key)
        assert page.crossed.choices.down.words == [each.title for each in subject.dimensions]
        assert page.crossed.made is not None
        assert page.crossed.made.subject is subject


def test_the_page_remembers_its_table_and_its_dimensions(
    page: PeriodTablesPage, context: UiContext, qtbot: QtBot
) -> None:
    page.choose("crossed")
    page.crossed.choices.counted.choose("proposals")
    page.crossed.choices.down.choose("kind")
    state = page.remember()
    other = PeriodTablesPage(context)
    qtbot.addWidget(other)
    other.recall(state)
    assert other.tables.current == "crossed"
    assert (other.crossed.subject.key, other.crossed.choices.down.key) == ("proposals", "kind")


def test_a_changed_record_is_counted_anew(page: PeriodTablesPage, context: UiContext) -> None:
    from desktop_app.records import Member
    from tests.consulting_office import saved

    saved(context.desk, Member, name="演示戊", since="2022-01-05")
    page.refresh(frozenset({"member"}))
    assert page.lines.rows.text(row_of(page, "实有委员"), FIRST_NUMBER) == "4"


def test_the_commands_are_those_that_the_subject_declares(
    page: PeriodTablesPage, context: UiContext
) -> None:
    (declared,) = (
        each for subject in context.desk.subjects for each in subject.pages
        if each.key == "period_tables"
    )  # fmt: skip
    assert {each.key: each.title for each in page.commands()} == dict(declared.commands)
    for each in page.commands()[2:]:
        each.run()
    assert page.tables.current == "crossed"


def test_a_heading_has_no_numbers(context: UiContext) -> None:
    table = made(context.desk, BY_KEY["basic_members"], QUARTER)
    heading = next(each for each in table.lines if each.kind == "heading")
    assert heading == TableLine("heading", "党派")
    assert heading.cells[0] == TableCell()
    assert heading.text(0) == ""
