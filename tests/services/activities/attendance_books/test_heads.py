"""Heads of columns and titles: days, halves and names as sheets write them."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.services.activities.attendance_books.heads import (
    Years,
    group_in,
    head_of,
    sector_in,
    title_of,
    year_in,
)

NONE = Years(0, datetime.date(2026, 11, 23))


@pytest.mark.parametrize(("cells", "day", "half", "name"), [
    (("2月9日", "上午"), "2026-02-09", "morning", ""),
    (("2026年2月9日（星期一）下午",), "2026-02-09", "afternoon", ""),
    (("十届三次全会", "2.9上午"), "2026-02-09", "morning", "十届三次全会"),
    ((datetime.date(2025, 2, 9), "晚上"), "2025-02-09", "evening", ""),
    (("3月20日\n常委会",), "2026-03-20", "", "常委会"),
    (("3月常委会",), "2026-03", "", "常委会"),
    (("12月5日",), "2025-12-05", "", ""), (("二〇二六年三月五日",), "2026-03-05", "", ""),
    (("20260305",), "2026-03-05", "", ""), (("2月30日",), "", "", "2月30日"),
    (("第十五次常委会",), "", "", "第十五次常委会"), (("上午签到",), "", "morning", ""),
    (("出席情况",), "", "", ""),
])  # fmt: skip
def test_a_head(cells: tuple[object, ...], day: str, half: str, name: str) -> None:
    found = head_of(cells, NONE)  # type: ignore[arg-type]
    assert (found.day, found.half, found.name) == (day, half, name)


def test_a_day_without_a_year_says_that_its_year_was_guessed() -> None:
    assert head_of(("2月9日",), NONE).guessed
    assert not head_of(("2月9日",), Years(2024, NONE.today)).guessed
    assert head_of(("2月9日",), Years(2024, NONE.today)).day == "2024-02-09"
    assert not head_of(("2025-02-09",), NONE).guessed


@pytest.mark.parametrize(("lines", "name", "day"), [
    (("政协演示县十届三次会议委员签到表",), "政协演示县十届三次会议", ""),
    (("政协演示县第十届委员会常务委员会第十五次会议", "签 到 册",
      "时间：2026年3月5日上午　地点：会议室"),
     "政协演示县第十届委员会常务委员会第十五次会议", "2026-03-05"),
    (("会议名称：演示读书会　时间：2026年4月23日 9:00",), "演示读书会", "2026-04-23"),
    (("2026年委员出席会议情况统计表",), "", ""), (("第一组签到表",), "", ""), (("Sheet1",), "", ""),
    (("2026年2月9日至11日全会出勤登记表",), "全会", "2026-02-09"),
])  # fmt: skip
def test_a_title(lines: tuple[str, ...], name: str, day: str) -> None:
    found = title_of(lines, Years(year_in(lines), NONE.today))
    assert (found.name, found.day) == (name, day)


def test_a_stretch_has_its_last_day() -> None:
    assert title_of(["2026年2月9日至11日全会出勤登记表"], NONE).last == "2026-02-11"
    assert head_of(("5月30日-6月2日",), NONE).last == "2026-06-02"


@pytest.mark.parametrize(("text", "group", "sector"), [
    ("第一组", "第一组", ""), ("第一组签到表", "第一组", ""),
    ("第三活动小组（12人）", "第三活动小组", ""),
    ("教育界：", "", "教育界"), ("农业和农村界（共 7 人）", "", "农业和农村界"), ("刀志坚", "", ""),
    ("演示读书会", "", ""),
])  # fmt: skip
def test_sections_name_groups_and_sectors(text: str, group: str, sector: str) -> None:
    assert (group_in(text), sector_in(text)) == (group, sector)


def test_years_and_months_over_the_columns_complete_their_days() -> None:
    over = Years(2026, NONE.today, 2)
    assert head_of(("9日上午",), over)[2:5] == ("2026-02-09", "", "morning")
    assert head_of(("9日上午",), NONE).day == ""
    found = head_of(("2025年", "1月15日（第十五次）"), NONE)
    assert (found.day, found.name, found.guessed) == ("2025-01-15", "第十五次", False)
    assert head_of(("出席情况", "会议名称", "1月15日"), over).name == ""


@pytest.mark.parametrize("text", ["2月30日上午", "2026年2月30日上午"])
def test_a_day_that_does_not_exist_names_no_month(text: str) -> None:
    """Else a new meeting called 30日 would be made in February."""
    found = head_of((text,), NONE)
    assert (found.day, found.half) == ("", "morning")
    assert head_of(("2月份例会",), NONE).day == "2026-02"
