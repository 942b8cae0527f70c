"""Amounts with units and words, and the units that headings and titles name."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.chinese import amounts
from desktop_app.chinese.amounts import AREA, PEOPLE, WORKING_DAYS, YUAN, Units


@pytest.mark.parametrize(
    ("text", "units", "value", "whole"),
    [
        ("500余人", PEOPLE, 500, False),
        ("120人", PEOPLE, 120, True),
        ("1.2万人", PEOPLE, 12_000, True),
        ("1,200人次", PEOPLE, 1200, True),
        ("3000多名", PEOPLE, 3000, False),
        ("共300人", PEOPLE, 300, True),
        ("近1.5万人", PEOPLE, 15_000, False),
        ("二十人", PEOPLE, 20, True),
        ("约300", PEOPLE, 300, False),
        ("覆盖3个村500人", PEOPLE, 500, False),
        ("120户", PEOPLE, None, False),
        ("300—500人", PEOPLE, None, False),
        ("男12人、女8人", PEOPLE, None, False),
        ("约30万元", YUAN, 300_000, False),
        ("30余万元", YUAN, 300_000, False),
        ("30万余元", YUAN, 300_000, False),
        ("30万元左右", YUAN, 300_000, False),
        ("三十万元", YUAN, 300_000, True),
        ("人民币12.5万元整", YUAN, 125_000, True),
        ("投入资金30万元，其中县级20万元", YUAN, None, False),
        ("争取到上级资金50万元", YUAN, 500_000, False),
        ("1.5万", YUAN, 15_000, True),
        ("2亿元", YUAN, 200_000_000, True),
        ("3亩", AREA, 2000, True),
        ("1.5公顷", AREA, 15_000, True),
        ("120㎡", AREA, 120, True),
        ("占地约200平方米", AREA, 200, False),
        ("15个工作日", WORKING_DAYS, 15, True),
        ("十五个工作日内", WORKING_DAYS, 15, False),
        ("15天", WORKING_DAYS, None, False),
    ],
)
def test_an_amount_is_read_with_its_unit(
    text: str, units: Units, value: int | None, whole: bool
) -> None:
    assert amounts.read_amount(text, units) == (value, whole)


@pytest.mark.parametrize("text", ["全村群众", "若干", "", "数百人"])
def test_words_without_a_number_tell_no_amount(text: str) -> None:
    assert amounts.read_amount(text, PEOPLE) is None


@pytest.mark.parametrize(
    ("title", "units", "factor"),
    [
        ("落实资金（万元）", YUAN, ("万元", 10_000)),
        ("落实资金(元)", YUAN, ("元", 1)),
        ("资金/万元", YUAN, ("万元", 10_000)),
        ("金额（单位：千元）", YUAN, ("千元", 1000)),
        ("资金 单位：百万元", YUAN, ("百万元", 1_000_000)),
        ("受益人数（万人）", PEOPLE, ("万人", 10_000)),
        ("面积（亩）", AREA, ("亩", Fraction(2000, 3))),
        ("场地面积（万平方米）", AREA, ("万平方米", 10_000)),
        ("落实资金（附证明）", YUAN, None),
        ("落实资金", YUAN, None),
        ("受益人数（户）", PEOPLE, None),
    ],
)
def test_a_heading_names_its_unit(
    title: str, units: Units, factor: tuple[str, Fraction] | None
) -> None:
    assert amounts.heading_factor(title, units) == factor


@pytest.mark.parametrize(
    ("line", "factor"),
    [
        ("单位：万元", ("万元", 10_000)), ("（金额单位：万元）", ("万元", 10_000)),
        ("填表单位：县政协  单位：人、千元", ("千元", 1000)), ("单位：县农科所", None),
        ("填报单位：县财政局", None),
    ],
)  # fmt: skip
def test_a_line_above_the_table_names_the_unit(
    line: str, factor: tuple[str, Fraction] | None
) -> None:
    assert amounts.factor_above([line], YUAN) == factor


@given(st.text("0123456789.,万千百余约人元亩至-—三十 ", max_size=16))
def test_an_amount_is_never_negative(text: str) -> None:
    told = amounts.read_amount(text, PEOPLE)
    assert told is None or told.value is None or told.value >= 0
