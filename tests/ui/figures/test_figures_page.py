"""统计报表: periods, places, numbers that open their rows, charts, print and workbook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.services import registers
from desktop_app.services.consulting.statistics import STATISTICS
from desktop_app.services.members.statistics import STATISTICS as MEMBERS
from desktop_app.services.registers import Filter, Query
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.bars import Bar
from desktop_app.services.statistics.scopes import Scope
from desktop_app.services.statistics.statements import statement
from desktop_app.ui.figures.figures_model import BEFORE, GROWTH, VALUE
from desktop_app.ui.figures.figures_notes import FiguresNotes
from desktop_app.ui.figures.figures_page import FiguresPage
from desktop_app.ui.figures.paired_chart import PairedChart, resting, standing
from desktop_app.ui.figures.period_chooser import PeriodChooser
from desktop_app.ui.look.theme import Mode, Theme
from desktop_app.ui.prints.print_preview import PrintPreview
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.ui.finding import child, children


@pytest.fixture
def page(context: UiContext, qtbot: QtBot) -> FiguresPage:
    """The page of an office with a session in March and one the year before, two suggestions."""
    desk = context.desk
    committee = registers.save(desk, Committee, {"name": "演示委员会"}).keys[0]
    point = registers.save(desk, Point, {"name": "演示点", "county": "演示县"}).keys[0]
    for name, day in (("演示新", "2026-03-05"), ("演示旧", "2025-03-06")):
        inputs = {"name": name, "held_on": day, "state": "已协商", "committee": committee}
        session = registers.save(desk, Consultation, {**inputs, "point": point}).keys[0]
        registers.save(desk, Participant, {"consultation": session, "name": "演示甲"})
    for number, content in enumerate(("装路灯", "修路")):
        registers.save(desk, Outcome, {
            "source": f"consultation:{session}", "content": content,
            "sent_on": f"2026-0{number + 4}-01",
        })  # fmt: skip
    shown = FiguresPage(context, STATISTICS)
    qtbot.addWidget(shown)
    shown.resize(1366, 640)
    shown.show()
    return shown


def line_of(page: FiguresPage, title: str) -> int:
    titles = [line.texts[0].strip() for line in page.table.figures.lines]
    return max(place for place, each in enumerate(titles) if each == title)


def text(page: FiguresPage, title: str, column: int = VALUE) -> str:
    return page.table.figures.lines[line_of(page, title)].texts[column]


def choose(box: QComboBox, word: str) -> None:
    box.setCurrentIndex(box.findText(word))


def test_this_year_is_shown_beside_the_last(page: FiguresPage) -> None:
    assert text(page, "协商场次") == "1"
    assert text(page, "协商场次", BEFORE) == "1"
    assert text(page, "意见建议") == "2"
    words = "".join(each.text() for each in children(page, QLabel))
    assert "统计时段：2026年" in words
    assert "上年同期：2025年1月1日至11月23日" in words


def test_a_click_on_a_number_opens_its_rows(
    page: FiguresPage, context: UiContext, qtbot: QtBot
) -> None:
    for column, name in ((VALUE, "演示新"), (BEFORE, "演示旧")):
        index = page.table.figures.index(line_of(page, "协商场次"), column)
        page.table.scrollTo(index)
        place = page.table.visualRect(index).center()
        with qtbot.waitSignal(context.events.rows_wanted) as asked:
            QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        key, where = asked.args
        found = registers.find(context.desk, Consultation, Query(where=where))
        rows = registers.rows(context.desk, Consultation, found, ["name"])
        assert (key, [row[2] for row in rows]) == ("consultation", [name])


def test_enter_opens_the_rows_behind_a_line_and_nothing_behind_a_title(
    page: FiguresPage, context: UiContext, qtbot: QtBot
) -> None:
    table = page.table
    table.setCurrentIndex(table.figures.index(line_of(page, "意见建议"), 0))
    with qtbot.waitSignal(context.events.rows_wanted) as asked:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert asked.args[0] == "outcome"
    table.setCurrentIndex(table.figures.index(0, 0))
    with qtbot.assertNotEmitted(context.events.rows_wanted):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_what_nobody_can_know_of_last_year_opens_nothing(
    page: FiguresPage, context: UiContext, qtbot: QtBot
) -> None:
    assert text(page, "运行", BEFORE) == "–"
    table = page.table
    table.setCurrentIndex(table.figures.index(line_of(page, "运行"), BEFORE))
    with qtbot.assertNotEmitted(context.events.rows_wanted):
        QTest.keyClick(table, Qt.Key.Key_Return)


def test_periods_are_chosen_by_kind_part_and_arrows(page: FiguresPage) -> None:
    chooser = page.period
    choose(chooser.kind, "季度")
    assert page.shown.period == periods.of_quarter(2026, 1)
    child(page, QPushButton, "period_back").click()
    assert page.shown.period == periods.of_quarter(2025, 4)
    child(page, QPushButton, "period_forward").click()
    choose(chooser.part, "第二季度")
    assert text(page, "协商场次") == "0"
    assert text(page, "意见建议") == "2"
    child(page, QSpinBox, "period_year").setValue(2025)
    assert page.shown.period == periods.of_quarter(2025, 2)


def test_two_days_make_a_period_and_a_wrong_day_is_told(page: FiguresPage) -> None:
    choose(page.period.kind, "自定")
    last = child(page, QLineEdit, "period_last")
    last.setText("2026.4.15")
    last.editingFinished.emit()
    assert page.shown.period == periods.between("2026-01-01", "2026-04-15")
    assert text(page, "意见建议") == "1"
    last.setText("前天")
    last.editingFinished.emit()
    told = [each for each in children(page.period, QLabel) if each.property("role") == "bad"]
    assert "看不懂日期" in told[0].text()
    assert page.shown.period.last == "2026-04-15"


def test_a_committee_or_a_point_narrows_everything(page: FiguresPage, context: UiContext) -> None:
    point = registers.save(context.desk, Point, {"name": "别处"}).keys[0]
    page.refresh(frozenset({"point"}))
    choose(child(page, QComboBox, "scope_committee"), "演示委员会")
    assert text(page, "协商场次") == "1"
    page.scope.choose(Scope(point=point))
    assert text(page, "协商场次") == "0"
    assert page.shown.scope_words == "别处"


def test_what_was_chosen_is_there_again_after_a_restart(
    page: FiguresPage, context: UiContext, qtbot: QtBot
) -> None:
    choose(page.period.kind, "月")
    choose(page.period.part, "3月")
    choose(child(page, QComboBox, "scope_committee"), "演示委员会")
    again = FiguresPage(context, STATISTICS)
    qtbot.addWidget(again)
    again.recall(page.remember())
    assert again.shown.period == page.shown.period == periods.of_months(2026, 3, 3)
    assert again.shown.scope == page.shown.scope
    again.recall({"kind": "month", "first": "x", "last": 3, "scope": {"committee": "x"}})
    assert again.shown.period == periods.of_months(2026, 3, 3)


def test_a_change_is_read_again(page: FiguresPage, context: UiContext) -> None:
    registers.save(context.desk, Consultation, {"name": "演示三", "held_on": "2026-05",
                                               "state": "已协商"})  # fmt: skip
    page.refresh(frozenset({"consultation"}))
    assert text(page, "协商场次") == "2"


def test_charts_open_the_rows_behind_a_bar(
    page: FiguresPage, context: UiContext, qtbot: QtBot
) -> None:
    chart = child(page, PairedChart, "chart_month")
    assert "3月 1 场，上年同期 1" in chart.accessibleName()
    with qtbot.waitSignal(context.events.rows_wanted) as asked:
        for _ in range(3):
            QTest.keyClick(chart, Qt.Key.Key_Right)
        QTest.keyClick(chart, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    found = registers.find(context.desk, Consultation, Query(where=asked.args[1]))
    assert [row[2] for row in registers.rows(context.desk, Consultation, found, ["name"])] == [
        "演示旧"
    ]


def test_the_print_is_previewed_and_the_workbook_written(
    page: FiguresPage, desktop: ScriptedDesktop, qtbot: QtBot, tmp_path: Path
) -> None:
    page.print_now()
    preview = child(page, PrintPreview)
    qtbot.waitUntil(lambda: preview.pdf.startswith(b"%PDF"))
    preview.reject()
    path = tmp_path / "统计.xlsx"
    desktop.answers["export_file"] = path
    page.export()
    qtbot.waitUntil(path.exists)
    assert openpyxl.load_workbook(path).sheetnames[0] == "协商工作统计"


def test_the_table_is_copied_for_a_spreadsheet(page: FiguresPage, desktop: ScriptedDesktop) -> None:
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = desktop.clipboard.splitlines()
    assert lines[0].split("\t")[:3] == ["指标", "单位", "本期"]
    assert "协商场次\t场\t1\t1" in desktop.clipboard


def test_the_palette_leads_to_every_whole_figure(page: FiguresPage) -> None:
    titles = [each.title for each in page.commands()]
    assert titles[:2] == ["打印统计报表", "导出统计报表到 Excel"]
    assert "查看 落实资金" in titles


def test_large_letters_keep_the_titles_and_leave_out_the_growth(
    page: FiguresPage, theme: Theme
) -> None:
    assert not page.table.isColumnHidden(GROWTH)
    theme.wear(Mode.DARK, large=True)
    page.table.resize(800, 500)
    assert page.table.isColumnHidden(GROWTH)


def test_an_empty_office_says_how_charts_come_about(context: UiContext, qtbot: QtBot) -> None:
    page = FiguresPage(context, STATISTICS)
    qtbot.addWidget(page)
    page.show()
    words = [each.text() for each in children(page, QLabel) if each.isVisible()]
    assert "这个时段还没有可以画图的数据" in words
    assert text(page, "协商场次") == "0"


def test_a_page_without_charts_asks_for_nothing_to_draw(context: UiContext, qtbot: QtBot) -> None:
    page = FiguresPage(context, replace(MEMBERS, charts=()))
    qtbot.addWidget(page)
    page.show()
    words = [each.text() for each in children(page, QLabel) if each.isVisible()]
    assert "这个时段还没有可以画图的数据" not in words
    assert "哪一天" in words


def test_a_chooser_does_not_leave_the_years_it_knows(theme: Theme, context: UiContext) -> None:
    chooser = PeriodChooser(theme, context.desk.today.replace(year=1990))
    chooser.step(-1)
    assert chooser.period == periods.of_year(1990)


def test_pairs_stay_inside_their_drawing_and_keep_their_proportion() -> None:
    pairs = standing([(10, 5), (0, 20)], 300, 200, 20)
    assert pairs[1].before.height() == pytest.approx(2 * pairs[0].now.height())
    assert all(each.value.top() >= 0 and each.label.bottom() <= 200 for each in pairs)
    lying = resting([(10, 5), (0, 20)], 400, 80, 20, 100)
    assert lying[1].before.width() == pytest.approx(2 * lying[0].now.width())
    assert all(each.value.right() <= 400 for each in lying)
    assert standing([], 300, 200, 20) == resting([], 400, 80, 20, 50) == []


def test_a_click_tells_last_year_s_bar_from_this_year_s(theme: Theme, qtbot: QtBot) -> None:
    chart = PairedChart(theme, across=True)
    qtbot.addWidget(chart)
    now, before = (Filter("state", "in", (each,)) for each in ("held", "closed"))
    chart.show_bars((Bar("三月", 10, 8, (now,), (before,)),), "按月", "场")
    chart.resize(300, 60)
    chart.show()
    for place, where in ((chart.placed()[0].now, now), (chart.placed()[0].before, before)):
        with qtbot.waitSignal(chart.chosen) as chosen:
            spot = QPoint(int(place.center().x()), int(place.center().y()))
            QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=spot)
        assert chosen.args == [(where,)]


def test_the_names_beside_the_days_stand_in_lines_of_several_characters(
    context: UiContext, qtbot: QtBot
) -> None:
    notes = FiguresNotes()
    qtbot.addWidget(notes)
    notes.resize(430, 700)
    notes.show()
    notes.show_statement(statement(context.desk, STATISTICS, periods.of_year(2026)))
    names = [each[0] for each in statement(context.desk, STATISTICS, periods.of_year(2026)).notes]
    labels = [each for each in children(notes, QLabel) if each.text() in names]
    assert len(labels) == len(names)
    room = notes.fontMetrics().horizontalAdvance("统计口径统计口径")
    assert all(each.minimumWidth() >= room for each in labels)
