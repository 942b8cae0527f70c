"""Days are read from every form that clerks write, and never guessed."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import dates
from desktop_app.errors import Wrong

DAYS = st.dates(datetime.date(1800, 1, 1), datetime.date(2199, 12, 31))
PRECISE = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from((4, 7, 10)))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1975.3", "1975-03"),
        ("1975.03", "1975-03"),
        ("1975.10", "1975-10"),
        ("1975.1", "1975-01"),
        ("1975年3月5日", "1975-03-05"),
        ("1975 年 3 月 5 号", "1975-03-05"),
        ("1975年3月份", "1975-03"),
        ("1975年", "1975"),
        ("75-3-5", "1975-03-05"),
        ("75.3", "1975-03"),
        ("05年3月", "2005-03"),
        ("39-1-1", "2039-01-01"),
        ("40-1-1", "1940-01-01"),
        ("20240305", "2024-03-05"),
        ("197503", "1975-03"),
        ("750305", "1975-03-05"),
        ("1975", "1975"),
        ("1975/3/5", "1975-03-05"),
        ("1975-03-05 00:00:00", "1975-03-05"),
        ("1975-03-05T08:30", "1975-03-05"),
        ("1975。3。5", "1975-03-05"),
        ("1975、3、5", "1975-03-05"),
        ("1975.03生", "1975-03"),
        ("1975年3月出生", "1975-03"),
        ("（1975.03）", "1975-03"),
        ("1975.0305", "1975-03-05"),
        ("１９７５．０３", "1975-03"),
        ("　1975－3－5　", "1975-03-05"),
        ("一九七五年三月", "1975-03"),
        ("二〇二四年十二月二十五日", "2024-12-25"),
        ("二零二四年十月廿一日", "2024-10-21"),
        ("二〇二四", "2024"),
        ("1975年元月", "1975-01"),
        ("1975年\n3月5日", "1975-03-05"),
        ("1975.\n03", "1975-03"),
        ("1975-03\n-05", "1975-03-05"),
        ("1975-00-00", "1975"),
        ("1975-03-00", "1975-03"),
        ("19750300", "1975-03"),
        ("27463", "1975-03-10"),
        ("27463.0", "1975-03-10"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_every_form_that_clerks_type_is_read(written: str, day: str) -> None:
    assert dates.read_day(written) == day


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (1975.03, "1975-03"),
        (1975.3, "1975-03"),
        (1975.12, "1975-12"),
        (1975.0305, "1975-03-05"),
        (1975, "1975"),
        (1975.0, "1975"),
        (197503, "1975-03"),
        (197503.0, "1975-03"),
        (20240305.0, "2024-03-05"),
        (27463, "1975-03-10"),
        (27463.0, "1975-03-10"),
        (27463.75, "1975-03-10"),
        (datetime.date(1975, 3, 5), "1975-03-05"),
        (datetime.datetime(1975, 3, 5, 23, 59), "1975-03-05"),
    ],
)
def test_every_cell_of_a_sheet_is_read(cell: object, day: str) -> None:
    assert dates.read_day(cell) == day


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("1975-02-30", "1975 年 2 月没有 30 日"),
        ("2023-02-29", "没有 29 日"),
        ("1975-13", "没有 13 月"),
        ("1975.13", "没有 13 月"),
        (1975.13, "没有 13 月"),
        (1975.1, "分不清是 1 月还是 10 月"),
        ("12.5", "看不出是哪一年"),
        ("3月5日", "看不懂日期"),
        ("75", "看不懂日期"),
        ("3/5/1975", "看不懂日期"),
        ("2026年3-5月", "看不懂日期"),
        ("1975.3-1980.4", "看不懂日期"),
        ("不详", "看不懂日期“不详”"),
        ("农历三月初五", "看不懂日期"),
        ("一十十年", "看不懂日期"),
        ("9999-01-01", "年份应在 1800 到 2199 之间"),
        ("", "请填写日期"),
        (None, "看不懂日期"),
        (True, "看不懂日期"),
        ([1975], "看不懂日期"),
        (float("nan"), "不是日期"),
        (float("inf"), "不是日期"),
        (-1, "不是日期"),
        (3.5, "看不懂日期"),
        (1975.035, "看不懂日期"),
        ("٢٠٢٤", "看不懂日期"),
        ("9" * 5000, "看不懂日期"),
    ],
)
def test_what_is_no_day_is_refused_with_its_reason(raw: object, reason: str) -> None:
    with pytest.raises(Wrong, match=reason):
        dates.read_day(raw)


def test_a_reason_never_repeats_a_whole_page_of_text() -> None:
    with pytest.raises(Wrong) as caught:
        dates.read_day("字" * 5000)
    assert len(caught.value.reason) < 80


def test_the_lost_zero_of_october_is_settled_by_a_column_of_two_digit_months() -> None:
    column = [1975.03, 1975.1, "1980.1", 1980.12, "不详", None, 27463]
    settled = [1975.03, "1975-10", "1980-10", 1980.12, "不详", None, 27463]
    assert dates.settle_months(column) == settled


@pytest.mark.parametrize("column", [[1975.3, 1975.1], [1975.1], [1975.03, 1976.4, 1975.1], []])
def test_a_column_that_does_not_tell_is_left_alone(column: list[object]) -> None:
    assert dates.settle_months(column) == column


def test_days_are_shown_for_documents() -> None:
    assert dates.show_chinese_day("2026-03-05") == "2026年3月5日"
    assert dates.show_chinese_day("1975-03") == "1975年3月"
    assert dates.show_chinese_day("1975") == "1975年"
    assert dates.show_chinese_day("") == ""


@given(PRECISE)
def test_what_is_shown_is_read_back_the_same(day: str) -> None:
    assert dates.read_day(day) == day
    assert dates.read_day(dates.show_chinese_day(day)) == day


@given(DAYS)
def test_the_forms_of_one_day_agree(day: datetime.date) -> None:
    forms = [day, f"{day:%Y%m%d}", int(f"{day:%Y%m%d}"), f"{day.year}.{day.month}.{day.day}"]
    assert {dates.read_day(form) for form in forms} == {day.isoformat()}


@given(DAYS, st.sampled_from((2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)))
def test_a_month_in_a_number_cell_is_read(day: datetime.date, month: int) -> None:
    if month != 10:
        assert dates.read_day(day.year + month / 100) == f"{day.year}-{month:02d}"
    if month < 10:
        assert dates.read_day(day.year + month / 10) == f"{day.year}-{month:02d}"


@given(PRECISE)
def test_a_day_lies_between_its_earliest_and_its_latest(day: str) -> None:
    first, last = dates.earliest(day), dates.latest(day)
    assert dates.read_day(first) == first
    assert dates.read_day(last) == last
    assert first <= last
    assert first.startswith(day)
    assert last.startswith(day)


@given(PRECISE, PRECISE)
def test_surely_before_holds_in_one_direction_at_most(one: str, other: str) -> None:
    assert not (dates.surely_before(one, other) and dates.surely_before(other, one))
    assert not dates.surely_before(one, one)


def test_days_are_compared_by_what_is_known() -> None:
    assert dates.surely_before("1975", "1976-01")
    assert dates.surely_before("1975-02", "1975-03-01")
    assert not dates.surely_before("1975", "1975-12-31")
    assert not dates.surely_before("1975-03", "1975")
    assert dates.latest("1976-02") == "1976-02-29"


@given(
    st.one_of(
        st.text(max_size=30),
        st.text("0123456789年月日.-/〇一二十 ", max_size=12),
        st.floats(),
        st.integers(),
        st.none(),
    )
)
def test_any_input_gives_a_day_or_a_reason(raw: object) -> None:
    try:
        day = dates.read_day(raw)
    except Wrong:
        return
    assert dates.read_day(day) == day


@pytest.mark.parametrize(
    "text",
    [
        "2025年3月5日上午9:00", "2025年3月5日（星期三）下午2:30—5:00", "2025.3.5 9时30分",
        "二〇二五年三月五日上午九时", "2025.3.5(上午)", "2025年3月5日 周三", "2025-03-05 09:00:00",
    ],
)  # fmt: skip
def test_the_day_of_a_meeting_is_read_without_its_time(text: str) -> None:
    assert dates.read_day(text) == "2025-03-05"
