"""Days of work without a year are those of this year."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.chinese.yearless_days import day_of_this_year

TODAY = datetime.date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("11.20", "2026-11-20"), ("11-20", "2026-11-20"), ("11/20", "2026-11-20"),
        ("3．5", "2026-03-05"), (" 1.2 ", "2026-01-02"), ("12、31", "2026-12-31"),
        ("11.20日", "2026-11-20"), ("11月20日", "2026-11-20"), ("11月20号", "2026-11-20"),
        ("十一月二十日", "2026-11-20"), ("3月", "2026-03"), ("三月份", "2026-03"),
        ("今天", "2026-11-20"), ("昨天", "2026-11-19"), ("前天", "2026-11-18"),
        ("明日", "2026-11-21"), ("后天", "2026-11-22"), ("大前天", "2026-11-17"),
    ],
)  # fmt: skip
def test_the_year_is_this_years(typed: str, iso: str) -> None:
    assert day_of_this_year(typed, TODAY) == iso


@pytest.mark.parametrize(
    "typed",
    ["", "20", "13.40", "2.30", "2.29", "0.5", "2026.3.5", "1975", "75.3.5", "20日", "下周一",
     "3月以前", "11.20上午", "1975年3月", "11.20.5", "二月三十日", "王建国"],
)  # fmt: skip
def test_nothing_else_is_guessed(typed: str) -> None:
    assert day_of_this_year(typed, TODAY) == ""


def test_the_last_of_february_is_there_in_a_leap_year() -> None:
    assert day_of_this_year("2.29", datetime.date(2028, 1, 1)) == "2028-02-29"
