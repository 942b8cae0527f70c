"""The table, the short report and the progress of a campaign: texts, marks, empty and wide ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.documents.out_tables import Formula
from desktop_app.errors import UserError
from desktop_app.records import CampaignIndicator, CampaignMeasure, CampaignSurvey
from desktop_app.records.figure import SCALE
from desktop_app.services import prints, registers
from desktop_app.services.campaigns import outputs
from desktop_app.services.campaigns.campaign_table import NOW, SO_FAR, WHOLE, campaign_table
from desktop_app.services.campaigns.figure_sheet import save, sheet
from desktop_app.services.campaigns.progress import progress_of
from desktop_app.services.campaigns.report_words import report_of
from desktop_app.services.campaigns.sums import ALL
from desktop_app.services.desk import Desk
from desktop_app.services.prints import PreparedPrint
from desktop_app.services.safekeeping.destinations import destination
from tests.documents.pdf_reading import poppler_text
from tests.services.activities.activity_office import changed, saved
from tests.services.campaigns.campaign_office import PLACES, campaign, cells_of, filled


def text_of(desk: Desk, prepared: PreparedPrint, folder: Path) -> str:
    path = folder / "演示.pdf"
    path.unlink(missing_ok=True)
    prints.save_all(prepared, destination(desk, path, (".pdf",)))
    return "".join(poppler_text(path, "-layout").split())


def indicator(desk: Desk, key: int, name: str) -> int:
    found = sheet(desk, key).indicators.named(name)
    assert found is not None
    return found.key


def test_the_printed_table_has_places_sums_shares_and_the_check(desk: Desk, tmp_path: Path) -> None:
    key = campaign(desk)
    filled(desk, key)
    text = text_of(desk, outputs.table_sheet(desk, campaign_table(desk, key)), tmp_path)
    assert "市场主体倍增统计表（2026年第三季度）" in text
    assert "演示甲县2,406355" in text
    assert "合计4,8066554,0975451,1289.4" in text
    assert "核对：各项合计与分项相加一致。" in text
    assert "统计截止日期：2026年9月30日" in text


def test_a_wrong_sum_is_marked_on_paper_with_the_difference(desk: Desk, tmp_path: Path) -> None:
    key = campaign(desk)
    filled(desk, key, 个体工商户=(2021, 1568, 490))
    made = campaign_table(desk, key)
    text = text_of(desk, outputs.table_sheet(desk, made), tmp_path)
    assert "1,800※" in text
    assert "合计与分项不符1处" in text
    assert "填的是1,800，分项相加是1,782，多18。" in text
    report = text_of(desk, outputs.report_sheet(desk, made), tmp_path)
    assert "多18，请核对" in report


def test_more_columns_than_a_page_holds_become_rows(desk: Desk, tmp_path: Path) -> None:
    key = campaign(desk)
    for number in range(20):
        saved(desk, CampaignIndicator, campaign=key, name=f"演示指标{number}", position=20 + number)
    filled(desk, key)
    made = campaign_table(desk, key)
    text = text_of(desk, outputs.table_sheet(desk, made), tmp_path)
    assert "序号指标演示甲县演示乙县演示丙市合计" in text
    assert "新增市场主体（户）：企业355200100655" in text
    assert "演示指标19" in text
    assert "演示指标19" in text_of(desk, outputs.report_sheet(desk, made), tmp_path)


@pytest.mark.parametrize("with_indicators", [True, False])
def test_nothing_is_printed_of_nothing(desk: Desk, with_indicators: bool) -> None:
    key = campaign(desk)
    if not with_indicators:
        for each in sheet(desk, key).indicators.every:
            registers.remove(desk, CampaignIndicator, [each.key])
    words = "还没有填报，没有可以打印" if with_indicators else "还没有填报指标"
    for make in (outputs.table_sheet, outputs.report_sheet):
        with pytest.raises(UserError, match=words):
            make(desk, campaign_table(desk, key))


def test_the_report_tells_figures_measures_and_what_the_period_found(
    desk: Desk, tmp_path: Path
) -> None:
    key = campaign(desk, "市场主体倍增", aim="助推市场主体倍增")
    filled(desk, key)
    changed(desk, CampaignIndicator, indicator(desk, key, "新增市场主体"), target="6000")
    saved(
        desk, CampaignMeasure, campaign=key, name="建立台账", state="推进中", progress="已建 3 本"
    )
    for period, words in (("2026Q3", "租金偏高"), ("2026Q2", "上一季度的困难")):
        saved(desk, CampaignSurvey, campaign=key, place="演示甲县", period=period,
              difficulties=words)  # fmt: skip
    text = text_of(desk, outputs.report_sheet(desk, campaign_table(desk, key)), tmp_path)
    assert "新增市场主体4,806户，其中企业655户、个体工商户4,097户、合作社54户" in text
    assert "占全州新增的9.4%" in text
    assert "全年目标6,000户，完成80.1%" in text
    assert "建立台账（推进中）：已建3本。" in text
    assert "演示甲县：租金偏高" in text
    assert "上一季度的困难" not in text


def test_a_survey_without_a_period_belongs_to_its_day(desk: Desk) -> None:
    """A quarter's report has its own surveys, that of the year so far all of them till then."""
    key = campaign(desk)
    filled(desk, key)
    known = {
        "二月的困难": {"day": "2026-02-10"}, "八月的困难": {"day": "2026-08-10"},
        "九月的困难": {"period": "2026年9月"}, "下半年的困难": {"period": "2026年下半年"},
        "不知何时的困难": {},
    }  # fmt: skip
    for words, typed in known.items():
        saved(desk, CampaignSurvey, campaign=key, place="演示甲县", difficulties=words, **typed)
    told = {
        span: [each.partition("：")[2] for each in report_of(
            desk, campaign_table(desk, key, "2026Q3", span)).difficulties]
        for span in (NOW, SO_FAR)
    }  # fmt: skip
    assert sorted(told[NOW]) == ["九月的困难", "八月的困难"]
    assert sorted(told[SO_FAR]) == ["九月的困难", "二月的困难", "八月的困难"]


def test_a_report_names_every_place_however_many_there_are(desk: Desk, tmp_path: Path) -> None:
    places = [f"演示{n}县" for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    key = campaign(desk, places="\n".join(places))
    for number in range(10):
        saved(desk, CampaignIndicator, campaign=key, name=f"演示指标{number}", position=20 + number)
    of = sheet(desk, key, "2026Q3")
    found = of.indicators.named("企业")
    assert found is not None
    of.put({(found.key, each): n * SCALE for n, each in enumerate(places, 1)})
    save(desk, of)
    text = text_of(desk, outputs.report_sheet(desk, campaign_table(desk, key, "2026Q3")), tmp_path)
    assert not [each for each in places if each not in text]
    assert "210" in text
    for number in range(6):  # too wide for one page across
        saved(desk, CampaignIndicator, campaign=key, name=f"演示加{number}", position=40 + number)
    wide = text_of(desk, outputs.table_sheet(desk, campaign_table(desk, key, "2026Q3")), tmp_path)
    assert not [each for each in places if each not in wide]
    assert "（户）：企业" in wide
    assert "核对：各项合计与分项相加一致。" not in wide


def test_many_wrong_totals_are_counted_in_a_sentence(desk: Desk) -> None:
    places = [f"演示{n}县" for n in "甲乙丙丁戊"]
    key = campaign(desk, places="\n".join(places))
    of = sheet(desk, key, "2026Q3")
    total, part, *_ = of.indicators.every
    of.put({(each.key, x): n * SCALE for n, each in enumerate((total, part)) for x in places})
    save(desk, of)
    made = campaign_table(desk, key, "2026Q3")
    assert [each.partition("“")[0] for each in made.faults] == places
    (sentence,) = report_of(desk, made).figures
    assert sentence.count("少 1") == 3
    assert "等 5 处，请核对" in sentence


def test_wrong_totals_that_make_each_other_good_are_said_of_the_sum(
    desk: Desk, tmp_path: Path
) -> None:
    key = campaign(desk)
    for period, typed in (("2026Q2", 15), ("2026Q3", 5)):  # each place has 10 of the part
        of = sheet(desk, key, period)
        total, part, *_ = of.indicators.every
        of.put({(each.key, PLACES[0]): n * SCALE for each, n in ((total, typed), (part, 10))})
        save(desk, of)
    assert len(campaign_table(desk, key, "2026Q3").faults) == 1
    made = campaign_table(desk, key, "2026Q3", SO_FAR)
    assert not made.table.gaps
    said = "演示甲县“新增市场主体”2026年第{}季度比分项相加{}，累计里与别的时段抵消"
    assert made.faults == [said.format("二", "多 5"), said.format("三", "少 5")]
    text = text_of(desk, outputs.table_sheet(desk, made), tmp_path)
    assert "累计里与别的时段抵消" in text
    assert "合计与分项相加一致" not in text
    assert campaign_table(desk, key, "2026Q3", WHOLE).cancelled == made.cancelled


def test_a_base_that_lacks_is_said_on_paper(desk: Desk, tmp_path: Path) -> None:
    key = campaign(desk)
    of = sheet(desk, key, "2026Q3")
    of.put(cells_of(of, whole=None))
    save(desk, of)
    made = campaign_table(desk, key, "2026Q3")
    for make in (outputs.table_sheet, outputs.report_sheet):
        text = text_of(desk, make(desk, made), tmp_path)
        assert "核对：“占全州新增”的基数“全州新增”没有数。" in text


def test_a_total_that_nobody_typed_is_a_live_sum(desk: Desk) -> None:
    key = campaign(desk)
    of = sheet(desk, key, "2026Q3")
    of.put({at: x for at, x in cells_of(of).items() if at[0] != of.indicators.every[0].key})
    save(desk, of)
    table = outputs.table_out(campaign_table(desk, key, "2026Q3"))
    assert table.rows[0][2] == Formula("SUM(D2,E2,F2)", 2406)


def test_a_table_of_the_year_so_far_adds_the_periods_up(desk: Desk) -> None:
    key = campaign(desk, since="2025-07", until="2026-12", year="2025")
    for period in ("2025Q4", "2026Q1", "2026Q3"):
        filled(desk, key, period)
    words = {
        span: campaign_table(desk, key, "2026Q3", span) for span in (NOW, SO_FAR, WHOLE)
    }  # fmt: skip
    total = words[NOW].table.indicators.every[0]
    assert [each.table.text(total, ALL) for each in words.values()] == ["4,806", "9,612", "14,418"]
    assert [each.words for each in words.values()] == [
        "2026年第三季度", "2026年1月至9月累计", "2025年7月至2026年9月累计",
    ]  # fmt: skip


def test_progress_begins_anew_each_year_and_names_the_target(desk: Desk) -> None:
    key = campaign(desk, since="2025-10", until="2026-12", year="2025")
    changed(desk, CampaignIndicator, indicator(desk, key, "新增市场主体"), target="9000")
    for period in ("2025Q4", "2026Q1", "2026Q2"):
        filled(desk, key, period)
    line = progress_of(desk, key, indicator(desk, key, "新增市场主体"), ALL)
    figures = [(each.period, each.so_far) for each in line.points if each.so_far is not None]
    assert [so_far // 10_000 for _, so_far in figures] == [4806, 4806, 9612]
    assert line.reached
    assert line.words == "本年累计 9,612 户，全年目标 9,000 户，完成 106.8 %"
    share = progress_of(desk, key, indicator(desk, key, "占全州新增"), ALL)
    assert share.words == "最近一期 9.4 %"
    place = progress_of(desk, key, indicator(desk, key, "企业"), PLACES[0])
    assert place.points[0].target is None
    assert place.words == "本年累计 710 户"


def test_fewer_is_better_where_the_direction_says_so(desk: Desk) -> None:
    key = campaign(desk)
    changed(
        desk, CampaignIndicator, indicator(desk, key, "企业"), target="600", direction="越少越好"
    )
    filled(desk, key)
    line = progress_of(desk, key, indicator(desk, key, "企业"), ALL)
    assert line.words == "本年累计 655 户，全年目标 600 户，超过目标"
    assert line.reached is False
    nothing = progress_of(desk, key, indicator(desk, key, "企业"), "没有的县")
    assert nothing.words == "还没有填报"
