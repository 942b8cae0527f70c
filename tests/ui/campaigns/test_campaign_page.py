"""The page of a campaign: head, table, progress, lines, outputs; how a new one begins."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.records import Campaign, CampaignIndicator, CampaignMeasure, CampaignSurvey
from desktop_app.services import registers
from desktop_app.services.campaigns.figure_sheet import sheet
from desktop_app.ui.campaigns.campaigns_header import CampaignsHeader
from desktop_app.ui.campaigns.filling_part import FillingPart
from desktop_app.ui.campaigns.lines_part import LinesPart
from desktop_app.ui.campaigns.new_campaign_dialog import NewCampaignDialog
from desktop_app.ui.scripted_desktop import ScriptedDesktop
from desktop_app.ui.ui_context import UiContext
from tests.services.activities.activity_office import changed, saved
from tests.services.campaigns.campaign_office import PLACES, campaign, filled, values
from tests.ui.campaigns.campaign_pages import page_of, progress_part, table_part


@pytest.fixture
def key(context: UiContext) -> int:
    """A campaign with a quarter that agrees and one that does not."""
    key = campaign(context.desk)
    filled(context.desk, key, "2026Q2")
    filled(context.desk, key, 个体工商户=(2021, 1568, 490))
    return key


def test_the_table_shows_a_period_or_the_year_so_far(
    context: UiContext, qtbot: QtBot, key: int
) -> None:
    part = table_part(page_of(context, qtbot, key))
    last = len(PLACES)
    assert part.rows.text(last, 0) == "合计"
    assert part.rows.text(last, 1) == "4,806"
    assert part.rows.text(last, 6) == "9.4"
    assert part.rows.icon(1, 1) is not None
    assert "多 18" in part.check.words.text()
    part.span.choose("so_far")
    assert part.rows.text(last, 1) == "9,612"
    part.span.choose("now")
    part.periods.back.click()
    assert part.made is not None
    assert part.made.words == "2026年第二季度"
    assert "相加一致" in part.check.words.text()
    part.show_period("2026Q1")
    assert part.check.words.text() == "这一期还没有填报。"


def test_the_table_goes_out_as_print_report_workbook_and_copy(
    context: UiContext, qtbot: QtBot, key: int, desktop: ScriptedDesktop, tmp_path: Path
) -> None:
    part = table_part(page_of(context, qtbot, key))
    out = tmp_path / "统计表.xlsx"
    desktop.answers["export_file"] = out
    assert part.rows.text(1, 1) == "1,800※"
    part.export_button.click()
    qtbot.waitUntil(out.exists)
    book = load_workbook(out).active
    assert book is not None
    assert book["C5"].value == "=SUM(C2:C4)"
    QTest.keyClick(part.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert desktop.clipboard.split("\n")[-1].startswith("合计\t4,806")
    for button in (part.print_button, part.report_button):
        button.click()
        preview = cast("QDialog", part.window().findChild(QDialog, "print_preview"))
        preview.close()
        preview.setParent(None)
    part.show_period("2026Q1")
    part.print_button.click()
    assert "还没有填报" in desktop.asked[-1][1]
    part.export_button.click()
    assert "没有可以导出的" in desktop.asked[-1][1]


def test_the_progress_says_how_far_and_opens_a_period(
    context: UiContext, qtbot: QtBot, key: int
) -> None:
    total = sheet(context.desk, key).indicators.every[0]
    changed(context.desk, CampaignIndicator, total.key, target="12000")
    page = page_of(context, qtbot, key)
    part = progress_part(page)
    assert part.words.text() == ("新增市场主体：本年累计 9,612 户，全年目标 12,000 户，完成 80.1 %")
    part.chart.resize(900, 300)
    assert part.chart.words_of(1) == "2026年第二季度：4,806，累计 4,806"
    assert part.chart.words_of(0) == "2026年第一季度：没有填"
    assert part.chart.high(0) > part.chart.high(100_000) > part.chart.high(12_000 * 10_000)
    part.place.choose(PLACES[0])
    assert part.words.text().startswith("演示甲县 新增市场主体：本年累计 4,812 户")
    part.chart.setFocus()
    QTest.keyClick(part.chart, Qt.Key.Key_Right)
    QTest.keyClick(part.chart, Qt.Key.Key_Right)
    QTest.keyClick(part.chart, Qt.Key.Key_Return)
    front = page.tabs.turn_to("filling")
    assert isinstance(front, FillingPart)
    assert front.sheet is not None
    assert front.sheet.period == "2026Q2"
    other = next(each for each in sheet(context.desk, key).indicators.every if each.kind == "share")
    progress_part(page).indicator.choose(str(other.key))
    assert part.words.text() == "演示甲县 占全州新增：还没有填报"
    part.place.choose("")
    assert part.words.text() == "占全州新增：最近一期 9.4 %"


def test_measures_and_surveys_are_lines(context: UiContext, qtbot: QtBot, key: int) -> None:
    page = page_of(context, qtbot, key)
    part = page.tabs.turn_to("measures")
    assert isinstance(part, LinesPart)
    assert part.none.isVisibleTo(part)
    saved(context.desk, CampaignMeasure, campaign=key, name="演示措施", state="已完成")
    saved(context.desk, CampaignSurvey, campaign=key, place="演示县", period="2026Q3")
    page.show_record(key)
    assert [cell.text for cell in part.table.lines[0].cells][:4] == ["演示措施", "", "", "已完成"]
    assert page.tabs.tabText(3) == "措施 1 条"
    surveys = page.tabs.turn_to("surveys")
    assert isinstance(surveys, LinesPart)
    assert surveys.table.lines[0].cells[1].text == "2026年第三季度"


def test_the_head_says_what_is_wrong_first(context: UiContext, qtbot: QtBot, key: int) -> None:
    from desktop_app.ui.campaigns.campaign_record_page import PAGE

    page = page_of(context, qtbot, key)

    def deadline() -> str:
        assert page.opened is not None
        found = PAGE.deadline(context, page.opened)
        return found.text if found is not None else ""

    assert deadline() == "合计与分项不符 1 处"
    filled(context.desk, key)
    page.show_record(key)
    assert deadline() == "2026年第三季度已填报"
    other = campaign(context.desk, "演示另一项")
    page.show_record(other)
    assert deadline() == "2026年第三季度还没有填报"
    broken = sheet(context.desk, other).indicators.every[1]
    changed(context.desk, CampaignIndicator, broken.key, total="没有的")
    page.show_record(other)
    assert deadline() == "填报指标没有设好"


def test_a_new_campaign_begins_from_a_preset(context: UiContext, qtbot: QtBot) -> None:
    opened: list[tuple[str, int]] = []
    context.events.record_wanted.connect(lambda key, record: opened.append((key, record)))
    header = CampaignsHeader(context)
    qtbot.addWidget(header)
    header.begin_button.click()
    dialog = cast("NewCampaignDialog", header.window().findChild(NewCampaignDialog))
    assert dialog.name.text() == "市场主体倍增“5+5”行动"
    dialog.source.setCurrentIndex(1)
    assert dialog.name.text() == "“双助推”行动"
    dialog.places.setPlainText("甲县\n乙县")
    dialog.done_button.click()
    ((record, made),) = opened
    assert record == Campaign.KEY
    assert sheet(context.desk, made).places == ["甲县", "乙县"]
    again = NewCampaignDialog(context, header, made)
    assert again.year.value() == 2026
    again.done_button.click()  # there is one of that name and year
    assert len(registers.find(context.desk, Campaign, registers.Query())) == 1
    again.year.setValue(2027)
    again.done_button.click()
    assert values(context.desk, Campaign, opened[-1][1])["year"] == 2027
