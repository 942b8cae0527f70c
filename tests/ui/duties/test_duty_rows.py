"""Which lines of the matrix are shown, and in which order."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.ui.duties.duty_rows import (
    COMMITTEE,
    FIRST,
    NUMBER,
    ONE_CHIP,
    OPEN_CHIP,
    SOON_CHIP,
    DutyRows,
    LineOrder,
)
from tests.services.duties.duty_matrices import STATES, line, matrix

DAY = datetime.date(2026, 11, 23)
LINES = (
    line(11, "孔桂香", "√√√", "提案委"), line(12, "艾力·库尔班江", "–√半", ""),
    line(13, "龙龑", "×××", "经济委"), line(14, "邓磊", "认–√", "经济委"),
)  # fmt: skip


def rows(day: datetime.date = DAY) -> DutyRows:
    return DutyRows(matrix(*LINES), day)


def test_chips_leave_those_with_something_open_with_one_missing_with_one_soon_due() -> None:
    assert rows().of_chip(OPEN_CHIP) == {1, 3}
    assert rows().of_chip(ONE_CHIP) == {3}
    assert rows().of_chip(SOON_CHIP) == {1, 3}
    assert rows().exempt() == 1
    october = rows(datetime.date(2026, 10, 31))
    assert october.of_chip(SOON_CHIP) == {1}  # only the visits are due within thirty days
    assert rows(datetime.date(2026, 12, 16)).of_chip(SOON_CHIP) == set()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("桂", {0}), ("KGX", {0}), ("al", {1}), ("艾力 库", set()), ("艾力・库", {1}), ("无", set())],
)
def test_names_are_found_by_characters_and_initials(typed: str, found: set[int]) -> None:
    assert rows().find(typed) == found


def test_lines_are_sorted_by_their_number_committee_a_duty_or_the_sum() -> None:
    every = rows()
    assert every.ordered({3, 0, 1, 2}, LineOrder()) == [0, 1, 2, 3]
    assert every.ordered(range(4), LineOrder(COMMITTEE)) == [0, 2, 3, 1]
    assert every.ordered(range(4), LineOrder(FIRST)) == [1, 3, 0, 2]
    assert every.ordered(range(4), LineOrder(FIRST + 3)) == [1, 3, 0, 2]
    assert every.ordered(range(4), LineOrder(FIRST + 3, down=True))[-1] == 1


signs = st.text(alphabet="".join(STATES), min_size=3, max_size=3)


@given(st.lists(signs, max_size=12), st.integers(NUMBER, FIRST + 3), st.booleans())
def test_no_order_loses_a_line(found: list[str], column: int, down: bool) -> None:
    lines = [line(n, f"演示{n}", each) for n, each in enumerate(found)]
    made = DutyRows(matrix(*lines), DAY)
    ordered = made.ordered(range(len(lines)), LineOrder(column, down))
    assert sorted(ordered) == list(range(len(lines)))
    assert made.of_chip(ONE_CHIP) <= made.of_chip(OPEN_CHIP)
    whole = {n for n, each in enumerate(lines) if each.done == each.asked}
    assert made.of_chip(OPEN_CHIP) == set(range(len(lines))) - whole
