"""Reminders, statistics, presets, the command, table 7 of a period, and what the demo has."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.errors import UserError
from desktop_app.records import (
    Campaign,
    CampaignIndicator,
    CampaignMeasure,
    CampaignSurvey,
    Committee,
)
from desktop_app.services import registers, reminders
from desktop_app.services.campaigns import figure_books
from desktop_app.services.campaigns.command import run
from desktop_app.services.campaigns.figure_sheet import sheet
from desktop_app.services.campaigns.presets import (
    add_indicators,
    campaign_presets,
    copy_to_year,
    start_from_preset,
)
from desktop_app.services.campaigns.statistics import STATISTICS
from desktop_app.services.demo.demo_campaigns import fill_campaigns
from desktop_app.services.desk import Desk
from desktop_app.services.period_tables.counting import MadeTable, made
from desktop_app.services.period_tables.tables.market_bodies import NO_INDICATOR, RULE
from desktop_app.services.registers import Query, history
from desktop_app.services.safekeeping.destinations import destination
from desktop_app.services.statistics import periods
from desktop_app.services.statistics.statements import statement
from tests.services.activities.activity_office import changed, saved
from tests.services.campaigns.campaign_office import campaign, filled, values

KINDS = ("campaign_report", "campaign_gap", "campaign_measure")


def due(desk: Desk, day: str = "2026-11-23") -> set[tuple[str, str]]:
    """What is reminded of on a day: the rule and the last day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    desk = replace(desk, clock=lambda: moment)
    return {(x.kind, x.due) for x in reminders.due(desk) if x.kind.startswith(KINDS)}


def test_a_period_that_is_over_without_figures_is_reminded_of(desk: Desk) -> None:
    key = campaign(desk)
    assert due(desk) == {("campaign_report_quarter", "2026-10-10")}
    filled(desk, key)
    assert due(desk) == set()
    assert due(desk, "2027-01-05") == {("campaign_report_quarter", "2027-01-10")}


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"step": "按月"}, "campaign_report_month"), ({"step": "按年"}, ""),
        ({"state": "筹备"}, ""), ({"until": "2026-06-30"}, ""), ({"since": "2026-11"}, ""),
        ({"until": "2026"}, "campaign_report_quarter"), ({"until": ""}, "campaign_report_quarter"),
        ({"since": "", "year": "2026"}, "campaign_report_quarter"),
        ({"since": "", "until": "", "year": "2025"}, ""),
    ],
)  # fmt: skip
def test_only_a_campaign_that_goes_on_is_asked_for_figures(
    desk: Desk, typed: dict[str, object], kind: str
) -> None:
    campaign(desk, "演示行动", **typed)
    found = due(desk)
    if typed == {"since": "2026-11"}:  # its year says that it goes on
        found = {each for each in found if each[0] != "campaign_report_quarter"}
    assert {each for each, _ in found} == ({kind} if kind else set())


def test_a_campaign_without_indicators_is_not_asked_for_figures(desk: Desk) -> None:
    saved(desk, Campaign, name="演示空白", year=2026, since="2026-01-01", step="按季度")
    assert due(desk) == set()


def test_a_wrong_total_is_reminded_of_until_it_is_mended(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 企业=(1, 200, 100))
    assert due(desk) == {("campaign_gap", "2026-11-23")}
    history.undo(desk)
    filled(desk, key)
    assert due(desk) == set()


def test_the_first_measure_that_is_not_done_is_reminded_of(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key)
    saved(desk, CampaignMeasure, campaign=key, name="演示措施一", due="2026-11-25")
    late = saved(desk, CampaignMeasure, campaign=key, name="演示措施二", due="2026-11-01")
    assert due(desk) == {("campaign_measure", "2026-11-01")}
    changed(desk, CampaignMeasure, late, state="已完成")
    assert due(desk) == {("campaign_measure", "2026-11-25")}


def test_figures_are_the_rows_behind_them(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 企业=(1, 200, 100))
    saved(desk, CampaignMeasure, campaign=key, name="演示措施", state="已完成")
    saved(desk, CampaignSurvey, campaign=key, place="演示县", day="2026-08-01",
          suggestions="演示建议")  # fmt: skip
    found = statement(desk, STATISTICS, periods.of_year(2026))
    texts = {each.title: each.value for group in found.groups for each in group.figures}
    assert texts["专项行动"] == texts["措施"] == texts["调研"] == 1
    assert texts["填报数"] == 13


def test_a_campaign_begins_from_a_preset_as_one_action(desk: Desk) -> None:
    changed = start_from_preset(desk, "market", " 演示倍增 ", 2026, "甲县\n乙县")
    key = changed.keys[0]
    assert values(desk, Campaign, key)["name"] == "演示倍增"
    of = sheet(desk, key)
    assert of.places == ["甲县", "乙县"]
    assert not of.indicators.faults
    with pytest.raises(UserError, match="2026 年已经有“演示倍增”"):
        start_from_preset(desk, "market", "演示倍增", 2026)
    with pytest.raises(UserError, match="请填写行动名称"):
        start_from_preset(desk, "blank", "  ", 2026)
    history.undo(desk)
    assert not registers.find(desk, Campaign, Query())


@pytest.mark.parametrize("preset", campaign_presets(), ids=lambda each: each.key)
def test_every_preset_is_what_a_clerk_could_have_typed(desk: Desk, preset: object) -> None:
    key = start_from_preset(desk, preset.key, "演示", 2026).keys[0]  # type: ignore[attr-defined]
    assert not sheet(desk, key).indicators.faults
    draft = registers.draft(desk, Campaign, key)
    assert not registers.check(desk, Campaign, {"name": "演示"}, key, stored=draft.values).stops


def test_a_campaign_is_copied_without_its_figures(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 企业=(1, 2, 3))
    saved(desk, CampaignMeasure, campaign=key, name="演示措施", state="已完成", progress="做完")
    other = copy_to_year(desk, key, "市场主体倍增", 2027).keys[0]
    copied = values(desk, Campaign, other)
    assert (copied["year"], copied["faults"], copied["since"]) == (2027, None, None)
    of = sheet(desk, other)
    assert [each.name for each in of.indicators.every] == [
        each.name for each in sheet(desk, key).indicators.every
    ]
    assert not of.stored
    measure = registers.find(desk, CampaignMeasure, Query(
        where=(registers.Filter("campaign", "in", (other,)),)
    ))[0]  # fmt: skip
    assert values(desk, CampaignMeasure, measure)["progress"] is None


def test_the_indicators_of_a_preset_are_added_once(desk: Desk) -> None:
    key = start_from_preset(desk, "blank", "演示", 2026).keys[0]
    add_indicators(desk, key, "double_help")
    assert len(sheet(desk, key).indicators.every) == 8
    with pytest.raises(UserError, match="都已经有了"):
        add_indicators(desk, key, "double_help")


def test_the_command_lists_checks_writes_and_takes(desk: Desk, tmp_path: Path) -> None:
    key = campaign(desk)
    filled(desk, key, 个体工商户=(2021, 1568, 490))
    assert list(run(desk, {"action": "list"})) == ["2026 市场主体倍增，合计不符 1 处"]
    told = list(run(desk, {"action": "check", "name": "市场"}))
    assert told[0] == "新增市场主体（户）：4,806"
    assert told[-1].startswith("合计不符：演示乙县“新增市场主体”")
    out = tmp_path / "统计表.xlsx"
    asked = {"action": "table", "name": "市场主体倍增", "book": str(out), "period": "2026年三季度"}
    first, *_ = run(desk, asked)
    assert first.startswith("市场主体倍增 2026年第三季度：")
    cells = load_workbook(out).active
    assert cells is not None
    texts = {str(cell.value) for line in cells.iter_rows() for cell in line}
    assert {"=SUM(C2:C4)", "=C5-SUM(D5,E5,F5)"} <= texts
    assert any("ROUND(C5*100/G5,1)" in each for each in texts)
    form = tmp_path / "填报表.xlsx"
    figure_books.write(figure_books.form_table(sheet(desk, key, "2026Q3")),
                       destination(desk, form, (".xlsx",)))  # fmt: skip
    take = {"action": "take", "name": "市场", "book": str(form), "period": "2026Q2"}
    assert list(run(desk, {**take, "dry_run": True}))[-1].startswith("试算，没有写入：")
    assert not sheet(desk, key, "2026Q2").stored
    list(run(desk, take))
    assert sheet(desk, key, "2026Q2").stored == sheet(desk, key, "2026Q3").stored


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"action": "draw"}, "没有“draw”"),
        ({"action": "check", "name": "别的"}, "没有找到"),
        ({"action": "check", "name": "市场", "period": "前天"}, "请写成"),
        ({"action": "table", "name": "市场"}, "写文件名"),
    ],
)
def test_the_command_says_what_is_wrong(desk: Desk, given: dict[str, object], words: str) -> None:
    campaign(desk)
    with pytest.raises(UserError, match=words):
        list(run(desk, given))


def texts_of(table: MadeTable) -> dict[str, str]:
    return {each.title: each.text(0) for each in table.lines}


def test_table_7_of_a_period_is_the_figures_of_the_source(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key)
    table = made(desk, RULE, periods.of_quarter(2026, 3))
    assert texts_of(table) == {
        "助推新增市场主体": "4,806", "企业": "655", "个体工商户": "4,097", "农民专业合作社": "54",
        "与全县比": "", "全县新增市场主体": "51,128", "助推的占全县": "9.4", "走访服务": "",
        "走访企业": "—", "帮助解决问题": "—", "专题协商": "—",
    }  # fmt: skip
    assert not table.faults
    base = sheet(desk, key).indicators.named("全州新增")
    assert base is not None
    changed(desk, CampaignIndicator, base.key, line="")
    found = texts_of(made(desk, RULE, periods.of_quarter(2026, 3)))
    assert (found["全县新增市场主体"], found["助推的占全县"]) == ("—", "—")
    cell = made(desk, RULE, periods.of_year(2026)).lines[0].cells[0]
    assert (cell.record, cell.where[0].values) == (Campaign.KEY, (key,))
    assert texts_of(made(desk, RULE, periods.of_quarter(2026, 2)))["企业"] == "—"


def test_table_7_of_a_month_has_no_quarter(desk: Desk) -> None:
    """The figures of a campaign by quarters are no figures of September."""
    filled(desk, campaign(desk))
    lines = made(desk, RULE, periods.of_months(2026, 9, 9)).lines
    assert [each.text(0) for each in lines[:2]] == ["—", "—"]
    assert [each.text(1) for each in lines[:2]] == ["4,806", "655"]


def test_table_7_adds_campaigns_up_but_not_their_area(desk: Desk) -> None:
    for name in ("演示一", "演示二"):
        filled(desk, campaign(desk, name))
    found = texts_of(made(desk, RULE, periods.of_quarter(2026, 3)))
    assert (found["助推新增市场主体"], found["全县新增市场主体"], found["助推的占全县"]) == (
        "9,612", "51,128", "18.8",
    )  # fmt: skip


def test_table_7_marks_a_sum_that_is_wrong(desk: Desk) -> None:
    filled(desk, campaign(desk), 个体工商户=(2021, 1568, 490))
    ((title, words),) = made(desk, RULE, periods.of_quarter(2026, 3)).faults
    assert title == "助推新增市场主体"
    assert "18" in words


def test_table_7_without_campaigns_says_what_is_missing(desk: Desk) -> None:
    table = made(desk, RULE, periods.of_quarter(2026, 3))
    assert {each.note for each in table.lines if each.kind == "unkept"} == {NO_INDICATOR}


def test_the_demo_has_a_wrong_sum_and_no_broken_definition(desk: Desk) -> None:
    saved(desk, Committee, name="演示委员会")
    fill_campaigns(desk)
    keys = registers.find(desk, Campaign, Query())
    assert sum(values(desk, Campaign, key)["faults"] or 0 for key in keys) == 1
    assert all("演示数据" in values(desk, Campaign, key)["remark"] for key in keys)
    assert not any(sheet(desk, key).indicators.faults for key in keys)
