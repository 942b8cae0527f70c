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
    assert scale_faults(FOUR) == []


def test_a_gap_and_an_overlap_are_named_with_their_points() -> None:
    gap = [FOUR[0], FOUR[1]._replace(low=7600), *FOUR[2:]]
    assert scale_faults(gap) == ["75 到不满 76 分没有等次"]
    over = [FOUR[0], FOUR[1]._replace(low=7450), *FOUR[2:]]
    assert scale_faults(over) == ["74.5 到不满 75 分同时算“称职”、“基本称职”"]


def test_open_ends_without_a_grade_are_gaps() -> None:
    assert scale_faults(FOUR[:3]) == ["不满 60 分没有等次"]
    assert scale_faults(FOUR[1:]) == ["90 分以上没有等次"]


def test_a_grade_without_room_is_named_and_leaves_a_gap() -> None:
    wrong = [FOUR[0], FOUR[1]._replace(low=9000), *FOUR[2:]]
    assert scale_faults(wrong) == ["“称职”的上限要大于下限", "75 到不满 90 分没有等次"]


def test_one_grade_for_everything() -> None:
    assert scale_faults([BandLimits("合格", None, None)]) == []
    assert scale_parts([]) == []
    assert scale_faults([]) == []


POINTS = st.one_of(st.none(), st.integers(-50, 50))
BANDS = st.lists(st.builds(BandLimits, st.just("等次"), POINTS, POINTS), max_size=6)


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
