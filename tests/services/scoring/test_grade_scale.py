"""The scale of the grades: gaps and overlaps are found wherever they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.services.scoring.grade_scale import (
    BAND,
    GAP,
    OVERLAP,
    BandLimits,
    part_words,
    scale_faults,
    scale_parts,
)

POINTS = st.one_of(st.none(), st.integers(-50, 50))
BANDS = st.lists(st.builds(BandLimits, st.just("等次"), POINTS, POINTS), max_size=6)


def fault_words(bands: list[BandLimits]) -> list[str]:
    """The sentences about a scale."""
    return [each.words for each in scale_faults(bands)]


FOUR = [
    BandLimits("优秀", 9000, None),
    BandLimits("称职", 7500, 9000),
    BandLimits("基本称职", 6000, 7500),
    BandLimits("不称职", None, 6000, passing=False),
]


def test_four_grades_without_gap_cover_the_scale() -> None:
    parts = scale_parts(FOUR)
    assert [each.kind for each in parts] == [BAND] * 4
    assert [each.places for each in parts] == [(3,), (2,), (1,), (0,)]
    assert [part_words(each) for each in parts] == [
        "不满 60 分", "60 到不满 75 分", "75 到不满 90 分", "90 分以上",
    ]  # fmt: skip
    assert fault_words(FOUR) == []


def test_a_gap_and_an_overlap_are_named_with_their_points() -> None:
    gap = [FOUR[0], FOUR[1]._replace(low=7600), *FOUR[2:]]
    assert fault_words(gap) == ["75 到不满 76 分没有等次"]
    over = [FOUR[0], FOUR[1]._replace(low=7450), *FOUR[2:]]
    assert fault_words(over) == ["74.5 到不满 75 分同时算“称职”、“基本称职”"]


def test_open_ends_without_a_grade_are_gaps() -> None:
    assert fault_words(FOUR[:3]) == ["不满 60 分没有等次"]
    assert fault_words(FOUR[1:]) == ["90 分以上没有等次"]


def test_a_grade_without_room_is_named_and_leaves_a_gap() -> None:
    wrong = [FOUR[0], FOUR[1]._replace(low=9000), *FOUR[2:]]
    assert fault_words(wrong) == ["“称职”的上限要大于下限", "75 到不满 90 分没有等次"]


def test_one_grade_for_everything() -> None:
    assert fault_words([BandLimits("合格", None, None)]) == []
    assert scale_parts([]) == []
    assert fault_words([]) == []


def test_a_fault_is_shown_at_the_grade_beside_it() -> None:
    gap = [FOUR[0], FOUR[1]._replace(low=7600), *FOUR[2:]]
    (fault,) = scale_faults(gap)
    assert (fault.kind, fault.low, fault.high, fault.place) == (GAP, 7500, 7600, 1)
    (open_end,) = scale_faults(FOUR[1:])
    assert (open_end.kind, open_end.high, open_end.place) == (GAP, None, 0)
    over = [FOUR[0], FOUR[1]._replace(low=7450), *FOUR[2:]]
    (both,) = scale_faults(over)
    assert (both.overlaps, both.place) == (True, 2)


@given(BANDS)
def test_every_fault_names_a_grade_that_is_there(bands: list[BandLimits]) -> None:
    for each in scale_faults(bands):
        assert 0 <= each.place < len(bands)


@given(BANDS)
def test_there_is_no_fault_just_where_every_total_has_one_grade(bands: list[BandLimits]) -> None:
    held = [
        sum((g.low is None or g.low <= t) and (g.below is None or t < g.below) for g in bands)
        for t in range(-60, 61)
    ]
    empty = any(
        g.low is not None and g.below is not None and g.low >= g.below for g in bands
    )  # fmt: skip
    fine = not bands or (not empty and all(each == 1 for each in held))
    assert (not scale_faults(bands)) == fine


@given(BANDS, st.integers(-60, 60))
def test_every_point_is_in_the_part_that_says_its_grades(
    bands: list[BandLimits], point: int
) -> None:
    """The law: the part around a point names exactly the grades that hold it."""
    holds = tuple(
        place for place, each in enumerate(bands)
        if (each.low is None or each.low <= point) and (each.below is None or point < each.below)
        and (each.low is None or each.below is None or each.low < each.below)
    )  # fmt: skip
    parts = scale_parts(bands)
    around = [
        each for each in parts
        if (each.low is None or each.low <= point) and (each.high is None or point < each.high)
    ]  # fmt: skip
    if not parts:
        assert holds == ()
        return
    assert [each.places for each in around] == [holds]
    kind = GAP if not holds else OVERLAP if len(holds) > 1 else BAND
    assert around[0].kind == kind
