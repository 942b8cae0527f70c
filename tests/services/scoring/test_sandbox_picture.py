"""Grades and steps of the sandbox: counts, limits, gaps and overlaps."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.scoring.sandbox_picture import (
    NO_GRADE,
    GradedTotal,
    grade_lines,
    limit_words,
    limits_of,
    middle_of,
    steps_of,
)


class Grade(NamedTuple):
    key: int
    name: str
    low: int | None
    below: int | None


GRADES = [
    Grade(1, "优秀", 9000, None), Grade(2, "称职", 7500, 9000),
    Grade(3, "基本称职", 6000, 7500), Grade(4, "不称职", None, 6000),
]  # fmt: skip
totals = st.lists(st.integers(-5_000, 400_000), max_size=40)


def test_grades_are_counted_from_the_highest_and_those_without_one_last() -> None:
    now = [GradedTotal(9100, "优秀"), GradedTotal(7600, "称职"), GradedTotal(-5, "")]
    before = [GradedTotal(9100, "优秀"), GradedTotal(9000, "优秀"), GradedTotal(1, "旧等次")]
    lines = grade_lines(GRADES, now, before)
    assert [(each.name, each.now, each.before) for each in lines] == [
        ("优秀", 1, 2), ("称职", 1, 0), ("基本称职", 0, 0), ("不称职", 0, 0),
        ("旧等次", 0, 1), (NO_GRADE, 1, 0),
    ]  # fmt: skip
    assert lines[0].change == -1


@pytest.mark.parametrize(
    ("low", "below", "words"),
    [(9000, None, "≥ 90"), (7500, 9000, "75–89"), (None, 6000, "< 60"), (None, None, "不限"),
     (7550, 9000, "75.5 到不满 90"), (7500, 7600, "75 到不满 76")],
)  # fmt: skip
def test_limits_are_said_as_offices_write_them(
    low: int | None, below: int | None, words: str
) -> None:
    assert limit_words(Grade(1, "甲", low, below)) == words


@given(totals, totals, st.lists(st.integers(0, 20_000), max_size=4))
def test_every_total_is_in_one_step_and_every_limit_among_them(
    now: list[int], before: list[int], limits: list[int]
) -> None:
    found = steps_of(now, before, limits)
    assert (sum(found.now), sum(found.before)) == (len(now), len(before))
    assert all(found.first <= each < found.last for each in (*now, *before, *limits))
    assert len(found.now) <= 26


def test_steps_are_of_five_points_where_scores_are_up_to_a_hundred() -> None:
    found = steps_of([4000, 4499, 4500, 12000], [], [6000])
    assert (found.first, found.width, found.now[:2], found.last) == (4000, 500, (2, 1), 12500)


def test_mean_and_median_are_rounded_half_up() -> None:
    assert middle_of([1, 2]) == (2, 2, 1)
    assert middle_of([100, 200, 600]) == (300, 200, 100)
    assert middle_of([-1, -2]) == (-1, -1, -2)
    assert middle_of([]) == (None, None, None)


def test_a_limit_where_two_grades_meet_moves_both() -> None:
    low, middle, high = limits_of(GRADES)
    assert low == (6000, (("基本称职", "low"), ("不称职", "below")), None, 7499)
    assert (middle.value, middle.least, middle.most) == (7500, 6001, 8999)
    assert high.places == (("优秀", "low"), ("称职", "below"))
    assert high.most is None
