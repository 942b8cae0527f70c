"""Numerals, terms and sessions are written as documents write them, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import numerals
from desktop_app.errors import Wrong


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "零"),
        (10, "十"),
        (13, "十三"),
        (20, "二十"),
        (101, "一百零一"),
        (110, "一百一十"),
        (205, "二百零五"),
        (1001, "一千零一"),
        (1010, "一千零一十"),
        (10_010, "一万零一十"),
        (100_000, "十万"),
        (12_345_678, "一千二百三十四万五千六百七十八"),
        (10_000_001, "一千万零一"),
    ],
)
def test_a_number_has_its_numeral(number: int, text: str) -> None:
    assert numerals.chinese_number(number) == text
    assert numerals.read_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("13", 13),
        ("１３", 13),
        ("二〇二四", 2024),
        ("两百", 200),
        ("廿三", 23),
        ("卅", 30),
        ("壹佰零伍", 105),
        (" 十 三 ", 13),
    ],
)
def test_other_forms_of_a_number_are_read(text: str, number: int) -> None:
    assert numerals.read_number(text) == number


@pytest.mark.parametrize("text", ["", "abc", "十十", "一百百", "三四十", "万", "1.5", "九" * 50])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Wrong, match="看不懂数字"):
        numerals.read_number(text)


@given(st.integers(0, 99_999_999))
def test_every_numeral_is_read_back(number: int) -> None:
    assert numerals.read_number(numerals.chinese_number(number)) == number


@pytest.mark.parametrize(
    "raw",
    [13, 13.0, "13", "13.0", "十三", "十三届", "第十三届", "第13届", "第１３届", "第 十三 届"],
)
def test_a_term_is_read_in_every_form(raw: object) -> None:
    assert numerals.read_term(raw) == 13


@pytest.mark.parametrize("raw", ["", "届", "第届", "abc", 0, True, None, 13.5, "-3"])
def test_what_is_no_term_is_refused(raw: object) -> None:
    with pytest.raises(Wrong, match="看不懂届次"):
        numerals.read_term(raw)


def test_a_term_has_its_short_name() -> None:
    assert numerals.term_name(13) == "十三届"


@given(st.integers(1, 999))
def test_the_name_of_a_term_is_read_back(number: int) -> None:
    assert numerals.read_term(numerals.term_name(number)) == number
    assert numerals.read_term(f"第{numerals.term_name(number)}") == number


@given(st.one_of(st.text(max_size=12), st.text("第零一二十百千万届0123456789", max_size=10)))
def test_any_text_is_a_term_or_refused(text: str) -> None:
    try:
        number = numerals.read_term(text)
    except Wrong:
        return
    assert number > 0
