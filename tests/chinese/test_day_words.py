"""Days that ledgers and rosters tell in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese.dates import read_day
from desktop_app.chinese.day_words import NO_DAY, NO_YEAR, read_words

AGE = "年龄没有录入"
FIRST, LAST = "按开始的时间录入", "按最后的时间录入"


@pytest.mark.parametrize(
    ("text", "iso", "why", "whole"),
    [
        ("1975.03（51岁）", "1975-03", AGE, True),
        ("1980.11\n（46岁）", "1980-11", AGE, True),
        ("1969年5月(57岁)", "1969-05", AGE, True),
        ("1988.02 38岁", "1988-02", AGE, True),
        ("一九七五年三月，现年51岁", "1975-03", AGE, True),
        ("75.3（51周岁）", "1975-03", AGE, True),
        ("19750315（51岁）", "1975-03-15", AGE, True),
        ("1975.03（51）", "1975-03", "括号里的年龄没有录入", True),
        ("2026.03（51）", "2026-03", "", False),  # no age: the number of a document perhaps
        ("2003.06.01（预备）", "2003-06-01", "", False),
        ("1998.07（入民盟）", "1998-07", "", False),
        ("2026年3月12日至13日", "2026-03-12", FIRST, False),
        ("2026年3月12日—4月2日", "2026-03-12", FIRST, False),
        ("2026.3.12-13", "2026-03-12", FIRST, False),
        ("2026-03-12至2026-03-15", "2026-03-12", FIRST, False),
        ("2026年3月至5月", "2026-03", FIRST, False),
        ("1998.07-2003.09", "1998-07", FIRST, False),
        ("2025年11月—2026年1月", "2025-11", FIRST, False),
        ("2026年5月上旬", "2026-05", "", False),
        ("二〇二六年五月中旬", "2026-05", "", False),
        ("2026年第一季度", "2026", "", False),
        ("2026年3月5日召开", "2026-03-05", "", False),
        ("2026.3.5、2026.4.2", "2026-03-05", "有几个日期，按第一个录入", False),
        ("于2026年春节期间", "2026", "", False),
        ("3月12日至13日", "", NO_YEAR, False),
        ("5月上旬", "", NO_YEAR, False),
        ("不详", "", NO_DAY, False),
        ("无", "", NO_DAY, True),
    ],
)
def test_what_is_told_of_a_day_is_read(text: str, iso: str, why: str, whole: bool) -> None:
    assert read_words(text, now=2026) == (iso, why, whole)


@pytest.mark.parametrize(
    ("text", "iso", "whole"),
    [
        ("2026年12月底前", "2026-12", True),
        ("2026年12月前完成", "2026-12", True),
        ("2026年底", "2026", True),
        ("2026年年底前", "2026", True),
        ("二〇二六年底前", "2026", True),
        ("2026年6月30日前", "2026-06-30", True),
        ("截至2026-06-30", "2026-06-30", True),
        ("2026.6.30之前办结", "2026-06-30", True),
        ("2026年6月底前整改到位", "2026-06", True),
        ("2026年上半年", "2026-06", True),
        ("2026年第三季度", "2026-09", True),
        ("2026年5月上旬", "2026-05-10", True),
        ("2026年5月中旬前", "2026-05-20", True),
        ("2026年度", "2026", True),
        ("2026年初", "2026", False),
        ("2026年3月12日至4月2日", "2026-04-02", False),
        ("2026年3-5月", "2026-05", False),
        ("2026年3月5日、2026年6月1日", "2026-06-01", False),
        ("年底", "", False),
        ("12月底前", "", False),
        ("长期坚持", "", False),
        ("立行立改", "", False),
        ("持续推进，常态长效", "", False),
        ("无", "", True),
    ],
)
def test_of_a_limit_the_last_day_counts(text: str, iso: str, whole: bool) -> None:
    told = read_words(text, last=True)
    assert told is not None
    assert (told.iso, told.whole) == (iso, whole)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("年底", "2026"), ("12月底前", "2026-12"), ("5月上旬", "2026-05-10"),
        ("3月12日至13日", "2026-03-13"), ("6月30日", "2026-06-30"), ("上半年", "2026-06"),
        ("2027年底", "2027"), ("9月", "2026-09"),
    ],
)  # fmt: skip
def test_a_year_that_is_left_out_may_be_told_by_another_place(text: str, iso: str) -> None:
    told = read_words(text, last=True, year=2026)
    assert told is not None
    assert told.iso == iso


@pytest.mark.parametrize(
    "text",
    ["2026.13.45", "2026年2月30日", "abc", "1", "30号文", "昨天", "农历三月初五", "", "13月5日x"],
)
def test_what_tells_no_day_for_sure_is_left(text: str) -> None:
    told = read_words(text)
    assert told is None or not told.iso


@given(st.text("0123456789年月日.-/至底前上旬岁（） ", max_size=20), st.booleans(), st.booleans())
def test_whatever_is_told_is_a_day(text: str, last: bool, hint: bool) -> None:
    told = read_words(text, last=last, year=2026 if hint else 0, now=2026)
    assert told is None or told.iso == (read_day(told.iso) if told.iso else "")
