"""Money as clerks type it, held in 分."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import MOST, Money

FIELD = Money("落实资金（元）")
NAMES = Lookup(datetime.date(2026, 11, 23))


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("35000", 3_500_000),
        ("35,000.50", 3_500_050),
        ("3.5万", 3_500_000),
        ("3.5 万元", 3_500_000),
        ("￥12元", 1_200),
        ("1.2亿", 12_000_000_000),
        (35000, 3_500_000),
        (0.1, 10),
        ("", None),
        (None, None),
    ],
)
def test_an_amount_is_read_in_its_unit(typed: object, cents: int | None) -> None:
    assert FIELD.read(typed, NAMES) == cents


@pytest.mark.parametrize("typed", ["约3万", "-5", "1.234元", "三万", "1e5", "9" * 20])
def test_what_is_no_amount_is_refused_in_words(typed: str) -> None:
    with pytest.raises(Wrong, match="落实资金"):
        FIELD.read(typed, NAMES)


@given(st.integers(0, MOST))
def test_what_is_shown_reads_back_the_same(cents: int) -> None:
    assert FIELD.read(FIELD.show(cents, NAMES), NAMES) == cents
