"""Campaigns as records: figures, periods, places, what indicators ask for."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records import Campaign, CampaignIndicator, CampaignSurvey, CampaignValue
from desktop_app.records import campaign_period as periods
from desktop_app.records.campaign import places_of
from desktop_app.records.figure import PLACES, SCALE, figure_text, read_figure
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

figures = st.integers(-(10**12), 10**12)
kinds = st.sampled_from([periods.MONTH, periods.QUARTER, periods.HALF, periods.YEAR])
days = st.dates(datetime.date(1990, 1, 1), datetime.date(2150, 12, 31))


@given(figures, st.booleans())
def test_a_figure_is_read_as_it_is_shown(figure: int, commas: bool) -> None:
    assert read_figure(figure_text(figure, commas=commas)) == figure


@pytest.mark.parametrize(
    ("text", "figure"),
    [("4,806", 4806 * SCALE), (" 12.5 ", 125_000), ("−3", -3 * SCALE), ("", None), ("0", 0),
     ("1，024", 1024 * SCALE), ("0.0001", 1)],
)  # fmt: skip
def test_figures_as_clerks_type_them(text: str, figure: int | None) -> None:
    assert read_figure(text) == figure


@pytest.mark.parametrize("text", ["六百", "1.23456", "12户", "1.2.3", "9" * 30])
def test_what_is_no_figure_is_refused_in_words(text: str) -> None:
    for many in (1, 99):
        with pytest.raises(Wrong, match="企业") as wrong:
            read_figure(text * many, "企业")
        assert len(str(wrong.value.reason)) < 60


@pytest.mark.parametrize(
    ("figure", "decimals", "text"),
    [(93_983, 1, "9.4"), (94_500, 0, "9"), (95_000, 0, "10"), (-4_000, 0, "0"), (0, 2, "0.00"),
     (-15_000, 1, "−1.5")],
)  # fmt: skip
def test_a_figure_is_rounded_half_up(figure: int, decimals: int, text: str) -> None:
    assert figure_text(figure, decimals) == text
    assert decimals <= PLACES


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2026年3月", "2026-03"), ("2026-03", "2026-03"), ("2026.3", "2026-03"),
        ("2026Q1", "2026Q1"), ("2026年第一季度", "2026Q1"), ("2026年二季度", "2026Q2"),
        ("2026年 第3季度", "2026Q3"), ("2026年度4季度", "2026Q4"), ("2026年上半年", "2026H1"),
        ("2026H2", "2026H2"), ("2026年", "2026"), ("2026", "2026"), ("２０２６Q1", "2026Q1"),
    ],
)  # fmt: skip
def test_periods_as_clerks_write_them(text: str, period: str) -> None:
    assert periods.read_period(text) == period
    assert periods.read_period(periods.period_words(period)) == period


@pytest.mark.parametrize("text", ["2026年3月5日", "三月", "2026Q5", "2026H3", "去年"])
def test_what_is_no_period_is_refused_in_words(text: str) -> None:
    with pytest.raises(Wrong, match="时段请写成"):
        periods.read_period(text, "时段")


def test_places_are_read_line_by_line_or_with_separators() -> None:
    assert places_of("演示县\n 演示市、演示区，演示镇\n\n") == [
        "演示县",
        "演示市",
        "演示区",
        "演示镇",
    ]
    assert places_of(None) == []


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        ({"kind": "分项"}, "total"), ({"kind": "占比", "total": "合计"}, "base"),
        ({"kind": "分项", "total": "企业"}, "total"), ({"kind": "普通"}, ""),
        ({"kind": "占比", "total": "合计", "base": "全州新增"}, ""),
    ],
)  # fmt: skip
def test_an_indicator_names_what_it_belongs_to(
    desk: Desk, draft: dict[str, Any], field: str
) -> None:
    base = {"campaign": 1, "name": "企业", "total": "", "base": ""}
    problems = CampaignIndicator.parse({**base, **draft}, lookup(desk)).problems
    found = [each.field for each in problems if each.stops and each.field != "campaign"]
    assert found == ([field] if field else [])


@pytest.mark.parametrize(("places", "stops"), [("甲县\n乙县", False), ("甲县、甲县", True),
                                              ("很" * 21, True)])  # fmt: skip
def test_places_are_named_once_and_short(desk: Desk, places: str, stops: bool) -> None:
    found = Campaign.parse({"name": "演示行动", "places": places}, lookup(desk)).problems
    assert any(each.stops for each in found) is stops


@pytest.mark.parametrize(
    ("state", "values", "asked"),
    [
        ("planned", {}, ""), ("underway", {}, ""), ("done", {}, "result"),
        ("done", {"result": "演示成效"}, ""), ("stopped", {}, "result"),
    ],
)  # fmt: skip
def test_a_campaign_ends_with_words_on_what_came_of_it(
    state: str, values: dict[str, Any], asked: str
) -> None:
    found = Campaign.gate(values, state)
    assert (found.field if found else "") == asked


@pytest.mark.parametrize(
    ("values", "state"),
    [({}, ""), ({"since": "2026-01-01"}, ""), ({"since": "2099-01-01"}, "planned")],
)
def test_a_line_of_a_ledger_implies_a_state(desk: Desk, values: dict[str, Any], state: str) -> None:
    assert Campaign.likely_state(values, lookup(desk)) == state


@pytest.mark.parametrize(
    ("values", "year"),
    [({}, 2026), ({"since": "2024-03"}, 2024), ({"since": "2024-03", "year": 2025}, 2025)],
)
def test_the_year_follows_from_the_first_day(desk: Desk, values: dict[str, Any], year: int) -> None:
    found = {"year": None, **values, **Campaign.computed(values, lookup(desk))}
    assert found["year"] == year


def test_a_figure_knows_the_last_day_of_its_period(desk: Desk) -> None:
    found = CampaignValue.computed({"period": "2026Q1"}, lookup(desk))
    assert found == {"ends_on": "2026-03-31"}
    assert CampaignValue.computed({}, lookup(desk)) == {"ends_on": None}


@pytest.mark.parametrize(
    ("model", "first", "last"),
    [(Campaign, "since", "until"), (CampaignSurvey, "day", "followed_on")],
)
def test_days_come_in_their_order(desk: Desk, model: Any, first: str, last: str) -> None:
    names = {"name": "演示"} if model is Campaign else {"campaign": 1, "place": "演示县"}
    draft = {**names, first: "2026-03-05", last: "2026-03-01"}
    assert last in {each.field for each in model.parse(draft, lookup(desk)).problems}


def test_fields_that_a_kind_does_not_need_are_not_asked_for() -> None:
    for field, (by, codes) in {**CampaignIndicator.ONLY_WITH, **CampaignIndicator.NOT_WITH}.items():
        assert by == "kind"
        assert set(codes) <= {"part", "share"}
        assert CampaignIndicator.field(field).label


@given(days, st.integers(0, 1200), kinds, days)
def test_a_period_lies_within_two_days_with_both_its_ends(
    first: datetime.date, long: int, kind: str, day: datetime.date
) -> None:
    begins, ends = first.isoformat(), (first + datetime.timedelta(days=long)).isoformat()
    period = periods.period_at(kind, day)
    wanted = begins <= periods.first_day(period) and periods.last_day(period) <= ends
    assert (period in periods.within(begins, ends)) == wanted
    ended = begins <= periods.last_day(period) <= ends
    assert (period in periods.crossing(begins, ends)) == (ended and not wanted)


@pytest.mark.parametrize(
    ("period", "day", "belongs"),
    [
        ("2026Q3", None, True), ("2026-07", None, True), ("2026H2", None, False),
        ("2026Q2", "2026-08-01", False), (None, "2026-08-01", True), (None, "2026-09", True),
        (None, "2026", False), (None, None, False),
    ],
)  # fmt: skip
def test_a_survey_belongs_to_its_period_else_to_its_day(
    period: str | None, day: str | None, belongs: bool
) -> None:
    assert periods.is_of_days(period, day, ("2026-07-01", "2026-09-30")) == belongs


def test_no_place_is_called_as_the_sum_row(desk: Desk) -> None:
    (found,) = Campaign.checks({"places": "演示甲县\n合计"}, lookup(desk))
    assert found.stops
    assert "合计行是自动算的" in found.text


def test_a_survey_without_any_day_is_warned_of(desk: Desk) -> None:
    (found,) = CampaignSurvey.checks({"period": None, "day": None}, lookup(desk))
    assert not found.stops
    assert not CampaignSurvey.checks({"period": None, "day": "2026-08-01"}, lookup(desk))
