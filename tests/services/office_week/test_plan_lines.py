"""The plan of a week: which half of which day, what is left out, what is held back."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.records import Activity, Committee, Consultation
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.plan_days import (
    PlanPeriod,
    month_of,
    span_words,
    time_in,
    week_of,
    week_words,
)
from desktop_app.services.registers.states import change_state
from tests.services.activities.activity_office import activity, changed, part, saved
from tests.services.office_week.office import MONDAY, WEEK, item, lines, shown


@pytest.mark.parametrize(
    ("time", "half"),
    [("08:00", "morning"), ("11:59", "morning"), ("12:00", "afternoon"), ("17:59", "afternoon"),
     ("18:00", "evening"), ("", "open")],
)  # fmt: skip
def test_the_time_decides_the_half_of_the_day(desk: Desk, time: str, half: str) -> None:
    activity(desk, "演示会", starts_at=time)
    assert shown(desk) == [("09", half, time, "演示会")]


def test_several_days_are_a_line_each(desk: Desk) -> None:
    activity(desk, "演示考察", start_on="2026-02-07", end_on="2026-02-10", starts_at="08:00")
    assert shown(desk) == [
        ("09", "whole", "", "演示考察（第 3 天）"), ("10", "whole", "", "演示考察（第 4 天）"),
    ]  # fmt: skip
    assert shown(desk, week_of(datetime.date(2026, 2, 7))) == [
        ("07", "morning", "08:00", "演示考察（共 4 天）"),
        ("08", "whole", "", "演示考察（第 2 天）"),
    ]  # fmt: skip


def test_parts_say_their_own_days_even_behind_the_last_one(desk: Desk) -> None:
    key = activity(desk, "演示全会", start_on="2026-02-08", starts_at="09:00")
    part(desk, key, 1, day="2026-02-08", half="morning", title="开幕会")
    part(desk, key, 2, day="2026-02-09", half="afternoon", title="分组讨论")
    part(desk, key, 3, day="2026-02-20")
    assert shown(desk) == [("09", "afternoon", "", "演示全会（分组讨论）")]
    assert shown(desk, PlanPeriod(datetime.date(2026, 2, 8), datetime.date(2026, 2, 8))) == [
        ("08", "morning", "09:00", "演示全会（开幕会）")
    ]
    assert shown(desk, week_of(datetime.date(2026, 2, 20))) == [("20", "open", "", "演示全会")]


def test_parts_without_days_leave_the_activity_its_own(desk: Desk) -> None:
    part(desk, activity(desk, "演示会"), 1, title="开幕会")
    assert shown(desk) == [("09", "open", "", "演示会")]


def test_what_is_cancelled_or_stopped_is_left_out(desk: Desk) -> None:
    key = activity(desk, "演示会")
    saved(desk, Consultation, name="演示协商", held_on="2026-02-10")
    other = saved(desk, Consultation, name="演示停办", held_on="2026-02-10")
    assert len(shown(desk)) == 3
    change_state(desk, Activity, [key], "cancelled", "天气", {"cancel_reason": "天气"})
    stop = {"stopped_on": "2026-02-01", "stop_reason": "演示"}
    changed(desk, Consultation, other, **stop)
    assert shown(desk) == [("10", "open", "", "演示协商（协商）")]


def test_the_day_is_in_the_order_of_halves_and_times(desk: Desk) -> None:
    for name, time in (
        ("丁", "19:00"),
        ("乙", "09:30"),
        ("戊", ""),
        ("丙", "15:00"),
        ("甲", "08:00"),
    ):
        activity(desk, name, starts_at=time)
    assert [title for *_, title in shown(desk)] == ["甲", "乙", "丙", "丁", "戊"]


def test_a_line_has_place_leaders_host_and_car(desk: Desk) -> None:
    committee = saved(desk, Committee, name="提案委员会", short_name="提案委")
    activity(desk, "演示会", leader="演示主席", committee=committee, vehicles="中巴 1 辆")
    (line,) = lines(desk)
    assert line.details == [
        "地点：演示会议室", "参加领导：演示主席", "承办：提案委", "车辆：中巴 1 辆",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "found"),
    [("9:00—11:30", ("morning", "09:00")), ("下午3点半", ("afternoon", "15:30")),
     ("下午", ("afternoon", "")), ("晚7:30", ("evening", "19:30")), ("", ("", "")),
     ("25:00", ("", "")), ("中午12点", ("afternoon", "12:00"))],
)  # fmt: skip
def test_the_time_of_a_consultation_is_read_from_its_text(
    typed: str, found: tuple[str, str]
) -> None:
    assert time_in(typed) == found


def test_items_are_counted_at_their_activity_and_make_a_line_without_one(desk: Desk) -> None:
    key = activity(desk, "演示主席会议")
    item(desk, "甲", activity=key)
    item(desk, "乙", activity=key)
    item(desk, "丙", day="2026-02-11")
    item(desk, "丁", day="2026-02-11")
    assert shown(desk) == [
        ("09", "open", "", "演示主席会议（议题 2 项）"),
        ("11", "open", "", "演示党组会议（议题 2 项）"),
    ]  # fmt: skip


def test_an_internal_meeting_is_named_by_its_body_alone(desk: Desk) -> None:
    item(desk, "丙", day="2026-02-11", meeting="演示机密会议", internal="是")
    assert shown(desk) == [("11", "open", "", "党组会议（议题 1 项）")]


def test_a_month_shows_what_is_known_only_by_it(desk: Desk) -> None:
    activity(desk, "演示甲", start_on="2026-02")
    activity(desk, "演示乙", start_on="2026")
    activity(desk, "演示丙", start_on="2026-03-01")
    assert shown(desk) == []
    assert shown(desk, month_of(MONDAY)) == [("", "open", "", "演示甲")]


def test_spans_in_words() -> None:
    assert span_words(WEEK) == "2026年2月9日—15日"
    assert span_words(week_of(datetime.date(2026, 4, 1))) == "2026年3月30日—4月5日"
    assert span_words(week_of(datetime.date(2026, 1, 1))) == "2025年12月29日—2026年1月4日"
    assert week_words(week_of(datetime.date(2026, 1, 1))) == "第一周"
