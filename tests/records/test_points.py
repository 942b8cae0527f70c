"""Points of a score: read as offices write them, kept exactly, shown without needless zeros."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import Wrong
from desktop_app.records.points import MOST, Points, points_text
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

SIGNED, PLAIN = Points("分值", signed=True), Points("封顶")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("12", 1200), ("12分", 1200), ("2.5", 250), ("+3", 300), ("＋3", 300), ("-5", -500),
        ("－5", -500), ("−0.25分", -25), ("–1", -100), (" 7 ", 700), ("0", 0), ("-0", 0),
        ("", None), (None, None), (15, 1500), (2.5, 250),
    ],
)  # fmt: skip
def test_points_are_read_as_offices_write_them(desk: Desk, typed: object, kept: int | None) -> None:
    assert SIGNED.read(typed, lookup(desk)) == kept


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("十分", "应为分数"), ("12.5.1", "应为分数"), ("1.234", "最多两位小数"),
        ("9999999", "太大"), ("3/4", "应为分数"),
    ],
)  # fmt: skip
def test_what_is_no_number_of_points_is_refused_in_words(desk: Desk, typed: str, said: str) -> None:
    with pytest.raises(Wrong, match=said) as refused:
        SIGNED.read(typed, lookup(desk))
    assert typed in refused.value.reason


def test_a_cap_is_never_negative(desk: Desk) -> None:
    with pytest.raises(Wrong, match="封顶不能是负数"):
        PLAIN.read("-5", lookup(desk))
    assert PLAIN.read("-0", lookup(desk)) == 0


@pytest.mark.parametrize(
    ("kept", "shown"),
    [(1200, "12"), (250, "2.5"), (-300, "−3"), (5, "0.05"), (0, "0"), (7163, "71.63")],
)
def test_points_are_shown_without_needless_zeros(kept: int, shown: str) -> None:
    assert points_text(kept) == shown


@given(st.integers(-MOST, MOST))
def test_what_is_shown_is_read_again(kept: int) -> None:
    assert SIGNED.read(points_text(kept), None) == kept  # type: ignore[arg-type]


def test_an_empty_cell_shows_nothing(desk: Desk) -> None:
    assert PLAIN.show(None, lookup(desk)) == ""
    assert PLAIN.show(0, lookup(desk)) == "0"
