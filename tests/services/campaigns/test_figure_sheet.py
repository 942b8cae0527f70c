"""The sheet of a period: saving as one action, checks that follow, undo, spans of periods."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.errors import UserError, Wrong
from desktop_app.records import Campaign, CampaignIndicator, CampaignValue
from desktop_app.records.campaign_period import moved
from desktop_app.records.figure import SCALE
from desktop_app.services import registers
from desktop_app.services.campaigns.figure_sheet import (
    periods_between,
    save,
    sheet,
    span_of,
    write_figures,
)
from desktop_app.services.campaigns.reading_figures import (
    figures_of,
    periods_of,
    series_of,
    spanned,
)
from desktop_app.services.campaigns.sums import ALL, table_of
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.storage.log.position import last_number
from tests.services.activities.activity_office import changed, saved
from tests.services.campaigns.campaign_office import PLACES, campaign, cells_of, filled, values


def test_a_sheet_is_saved_as_one_action_and_undone_whole(desk: Desk) -> None:
    key = campaign(desk)
    before = last_number(desk.office)
    filled(desk, key)
    assert last_number(desk.office) == before + 1
    of = sheet(desk, key, "2026Q3")
    total = of.indicators.named("新增市场主体")
    share = of.indicators.named("占全州新增")
    assert total is not None
    assert share is not None
    assert of.table.text(total, ALL) == "4,806"
    assert of.table.text(share, ALL) == "9.4"
    assert values(desk, Campaign, key)["faults"] is None
    history.undo(desk)
    assert not figures_of(desk, key, "2026Q3")


def test_a_wrong_sum_is_kept_flagged_until_it_is_mended(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 个体工商户=(2021, 1568, 490))
    of = sheet(desk, key, "2026Q3")
    assert [each.words_of("合计") for each in of.table.gaps] == [
        "演示乙县“新增市场主体”填的是 1,800，分项相加是 1,782，多 18"
    ]
    assert values(desk, Campaign, key)["faults"] == 1
    household = of.indicators.named("个体工商户")
    assert household is not None
    of.put({(household.key, PLACES[1]): 1586 * SCALE})
    save(desk, of)
    assert values(desk, Campaign, key)["faults"] is None
    history.undo(desk)
    assert values(desk, Campaign, key)["faults"] == 1
    assert len(sheet(desk, key, "2026Q3").table.gaps) == 1


def test_an_emptied_cell_removes_its_figure(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key)
    of = sheet(desk, key, "2026Q3")
    of.put(dict.fromkeys(cells_of(of)))
    save(desk, of)
    assert not figures_of(desk, key, "2026Q3")
    assert periods_of(desk, key) == {}


def test_steps_that_are_not_saved_are_taken_back_one_by_one(desk: Desk) -> None:
    of = sheet(desk, campaign(desk), "2026Q3")
    cell = next(iter(cells_of(of)))
    assert of.put({cell: 5}) == 1
    assert of.put({cell: 5}) == 0
    assert of.put({cell: 7}) == 1
    assert of.take_back()
    assert of.figure(cell) == 5
    assert of.take_back()
    assert of.figure(cell) is None
    assert not of.typed
    assert not of.take_back()


def test_what_is_no_figure_is_refused_with_the_name_of_its_indicator(desk: Desk) -> None:
    of = sheet(desk, campaign(desk), "2026Q3")
    enterprise = of.indicators.named("企业")
    assert enterprise is not None
    with pytest.raises(Wrong, match="企业应为数字"):
        of.read((enterprise.key, PLACES[0]), "若干")


def test_only_the_sum_row_takes_an_indicator_of_all_places(desk: Desk) -> None:
    of = sheet(desk, campaign(desk), "2026Q3")
    base, share = of.indicators.named("全州新增"), of.indicators.named("占全州新增")
    assert base is not None
    assert share is not None
    assert of.takes(base, ALL)
    assert not of.takes(base, PLACES[0])
    assert not of.takes(share, ALL)


def test_a_removed_indicator_takes_its_figures_along(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key)
    of = sheet(desk, key, "2026Q3")
    household = of.indicators.named("个体工商户")
    assert household is not None
    registers.remove(desk, CampaignIndicator, [household.key])
    assert values(desk, Campaign, key)["faults"] == len(PLACES)
    assert household.key not in {at for at, _ in figures_of(desk, key, "2026Q3")}
    history.undo(desk)
    assert values(desk, Campaign, key)["faults"] is None
    assert household.key in {at for at, _ in figures_of(desk, key, "2026Q3")}


def test_a_removed_campaign_takes_everything_along_and_comes_back_whole(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 企业=(1, 2, 3))
    before = figures_of(desk, key, "2026Q3")
    registers.remove(desk, Campaign, [key])
    assert not registers.find(desk, CampaignValue, registers.Query())
    with pytest.raises(UserError, match="已被删除"):
        sheet(desk, key)
    history.undo(desk)
    assert figures_of(desk, key, "2026Q3") == before
    assert values(desk, Campaign, key)["faults"] == len(PLACES)


def test_an_indicator_that_becomes_a_total_is_checked_at_once(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, 新增市场主体=(1, 1, 1))
    total = sheet(desk, key).indicators.named("新增市场主体")
    assert total is not None
    assert values(desk, Campaign, key)["faults"] == 3
    changed(desk, CampaignIndicator, total.key, kind="普通")
    assert values(desk, Campaign, key)["faults"] is None
    changed(desk, CampaignIndicator, total.key, kind="合计")
    assert values(desk, Campaign, key)["faults"] == 3


def test_a_place_that_the_campaign_no_longer_names_keeps_its_figures(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key)
    changed(desk, Campaign, key, places=PLACES[1])
    assert sheet(desk, key, "2026Q3").places == [PLACES[1], PLACES[2], PLACES[0]]
    assert sheet(desk, key, "2026Q2").places == [PLACES[1]]


def test_an_office_without_places_has_one_row_of_its_own(desk: Desk) -> None:
    assert sheet(desk, campaign(desk, places="")).places == ["本单位"]


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ({}, "2026Q3"),  # today is 23 November: the last quarter that is over
        ({"step": "按月"}, "2026-10"), ({"until": "2026-04-30"}, "2026Q2"),
        ({"since": "2026-12-01", "until": ""}, "2026Q4"), ({"step": "按年"}, "2026"),
        ({"step": "按半年"}, "2026H1"), ({"since": "", "until": "", "year": "2024"}, "2024Q4"),
    ],
)  # fmt: skip
def test_a_sheet_opens_at_the_period_to_be_reported(
    desk: Desk, typed: dict[str, object], period: str
) -> None:
    assert sheet(desk, campaign(desk, "演示行动", **typed)).period == period


def test_a_campaign_of_two_years_has_eight_quarters(desk: Desk) -> None:
    key = campaign(desk, until="2027")
    first, last = span_of(desk, values(desk, Campaign, key))
    assert periods_between(first, last) == [
        "2026Q1", "2026Q2", "2026Q3", "2026Q4", "2027Q1", "2027Q2", "2027Q3", "2027Q4",
    ]  # fmt: skip


def test_periods_together_are_added_up_or_end_with_the_last(desk: Desk) -> None:
    key = campaign(desk)
    saved(desk, CampaignIndicator, campaign=key, name="在册", unit="户", span="取最后一期",
          position=9)  # fmt: skip
    for number, period in enumerate(("2026Q1", "2026Q2"), 1):
        filled(desk, key, period)
        held = sheet(desk, key, period).indicators.named("在册")
        assert held is not None
        write_figures(desk, key, "演示", period, {(held.key, PLACES[0]): number * 100 * SCALE})
    indicators = sheet(desk, key).indicators
    figures, gaps = spanned(desk, key, indicators, "2026-01-01", "2026-06-30")
    table = table_of(indicators, figures, PLACES)
    texts = [table.text(each, ALL) for each in indicators.every]
    assert texts == ["9,612", "1,310", "8,194", "108", "102,256", "9.4", "200"]
    assert not gaps
    series = series_of(desk, key, indicators, [indicators.every[0].key])
    assert list(series) == ["2026Q1", "2026Q2"]


def test_a_total_typed_in_some_periods_only_is_whole_over_all_of_them(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, "2026Q1")
    of = sheet(desk, key, "2026Q2")
    of.put({at: each for at, each in cells_of(of).items() if at[0] != of.indicators.every[0].key})
    save(desk, of)
    figures, gaps = spanned(desk, key, of.indicators, "2026-01-01", "2026-12-31")
    assert table_of(of.indicators, figures, PLACES).text(of.indicators.every[0], ALL) == "9,612"
    assert not gaps


def test_a_quarter_is_no_part_of_one_of_its_months(desk: Desk) -> None:
    key = campaign(desk)
    filled(desk, key, "2026Q3")
    indicators = sheet(desk, key).indicators
    assert not spanned(desk, key, indicators, "2026-09-01", "2026-09-30").figures
    assert spanned(desk, key, indicators, "2026-01-01", "2026-09-30").figures


def test_a_total_that_becomes_one_of_all_places_is_wrong_nowhere(desk: Desk) -> None:
    """Its figures of places could not be mended any more; they come back with the old kind."""
    key = campaign(desk)
    filled(desk, key, 企业=(1, 2, 3))
    total = sheet(desk, key).indicators.every[0].key
    assert values(desk, Campaign, key)["faults"] == 3
    changed(desk, CampaignIndicator, total, whole="是")
    assert values(desk, Campaign, key)["faults"] is None
    assert not sheet(desk, key, "2026Q3").table.gaps
    history.undo(desk)
    assert values(desk, Campaign, key)["faults"] == 3


def test_an_indicator_that_is_renamed_keeps_its_parts_and_shares(desk: Desk) -> None:
    key, other = campaign(desk), campaign(desk, "演示另一项")
    filled(desk, key)
    total, base = (sheet(desk, key).indicators.every[n].key for n in (0, 4))
    changed(desk, CampaignIndicator, total, name="助推新增")
    changed(desk, CampaignIndicator, base, name="全县新增")
    of = sheet(desk, key, "2026Q3")
    assert not of.indicators.faults
    assert len(of.indicators.parts[total]) == 3
    assert of.table.text(of.indicators.every[5], ALL) == "9.4"
    assert not sheet(desk, other).indicators.faults
    history.undo(desk)
    history.undo(desk)
    assert [each.total for each in sheet(desk, key).indicators.every[1:4]] == ["新增市场主体"] * 3


def test_what_was_typed_stays_where_its_indicator_is_still_there(desk: Desk) -> None:
    key = campaign(desk)
    before = sheet(desk, key, "2026Q2")
    before.put(cells_of(before))
    gone = before.indicators.named("企业")
    assert gone is not None
    registers.remove(desk, CampaignIndicator, [gone.key])
    of = sheet(desk, key, "2026Q2")
    of.carry_over(before)
    assert len(of.typed) == len(before.typed) - len(PLACES)
    save(desk, of)
    assert len(figures_of(desk, key, "2026Q2")) == len(before.typed) - len(PLACES)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(st.data())
def test_what_is_counted_follows_the_figures_whatever_was_typed_in_which_order(
    desk: Desk, data: st.DataObject
) -> None:
    """After any saves and undos the count is that of a recount, and undo takes every step back."""
    key = campaign(desk, f"演示{datetime.datetime.now().timestamp()}")
    seen = [dict(figures_of(desk, key, "2026Q1"))]
    for _ in range(data.draw(st.integers(1, 4))):
        of = sheet(desk, key, "2026Q1")
        cells = sorted(cells_of(of))
        picked = data.draw(st.lists(st.sampled_from(cells), min_size=1, max_size=6))
        typed = {at: data.draw(st.none() | st.integers(0, 3)) for at in picked}
        if of.put(typed):
            save(desk, of)
            seen.append(dict(figures_of(desk, key, "2026Q1")))
        count = len(sheet(desk, key, "2026Q1").table.gaps)
        assert (values(desk, Campaign, key)["faults"] or 0) == count
    for figures in reversed(seen[:-1]):
        history.undo(desk)
        assert figures_of(desk, key, "2026Q1") == figures
    assert moved("2026Q1", 4) == "2027Q1"
