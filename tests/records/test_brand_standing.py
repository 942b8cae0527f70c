"""What scores come to: the order does not matter, totals, means, ranks, who is in the quota."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.records.brand_standing import (
    Criterion,
    by_rank,
    full_total,
    mean_of,
    ranks,
    rounded,
    standings,
    total_of,
)

HIGH, OWN, SHARP = (
    Criterion(1, "标准高", 4000), Criterion(2, "有特色", 3000), Criterion(3, "定位准", 3000),
)  # fmt: skip
MEANS = st.lists(st.one_of(st.none(), st.integers(0, 6)), max_size=8)


@st.composite
def rounds(draw: st.DrawFn) -> tuple[list[Criterion], list[list[dict[int, int]]]]:
    """Criteria, with weights or without, and the sheets of every candidate."""
    many = draw(st.integers(1, 4))
    weighted = draw(st.booleans())
    criteria = [
        Criterion(key, str(key), draw(st.integers(1, 10_000)),
                  draw(st.integers(1, 100)) if weighted else None)
        for key in range(many)
    ]  # fmt: skip
    sheet = st.fixed_dictionaries(
        {}, optional={each.key: st.integers(0, each.full) for each in criteria}
    )
    sheets = draw(st.lists(st.lists(sheet, min_size=1, max_size=4), min_size=1, max_size=5))
    return criteria, sheets


@given(rounds(), st.randoms(use_true_random=False))
def test_the_order_of_scores_and_reviewers_does_not_matter(
    found: tuple[list[Criterion], list[list[dict[int, int]]]], chance: Random
) -> None:
    criteria, sheets = found
    turned = [
        chance.sample([dict(chance.sample(list(x.items()), len(x))) for x in own], len(own))
        for own in sheets
    ]
    assert standings(turned, chance.sample(criteria, len(criteria))) == standings(sheets, criteria)


@given(rounds())
def test_no_mean_is_above_the_full_total(
    found: tuple[list[Criterion], list[list[dict[int, int]]]],
) -> None:
    criteria, sheets = found
    for own, standing in zip(sheets, standings(sheets, criteria), strict=True):
        assert (standing.mean is None) is (standing.sheets == 0)
        assert standing.mean is None or 0 <= standing.mean <= rounded(full_total(criteria))
        assert standing.sheets + standing.partial == sum(bool(each) for each in own)


@given(st.lists(st.integers(0, 40_000), min_size=1, max_size=9))
def test_a_mean_is_rounded_half_up_to_hundredths(totals: list[int]) -> None:
    mean = mean_of([Fraction(each) for each in totals])
    assert mean is not None
    assert Fraction(-1, 2) < mean - Fraction(sum(totals), len(totals)) <= Fraction(1, 2)


@given(MEANS)
def test_equal_means_share_a_rank_and_leave_as_many_out(means: list[int | None]) -> None:
    found = ranks(means)
    for mean, rank in zip(means, found, strict=True):
        better = sum(other is not None and mean is not None and other > mean for other in means)
        assert rank == (None if mean is None else better + 1)


@given(MEANS, st.integers(1, 8))
def test_no_more_are_selected_by_rank_than_the_quota(means: list[int | None], quota: int) -> None:
    found = ranks(means)
    said = by_rank(found, quota)
    assert said.count("selected") <= quota
    for result, rank in zip(said, found, strict=True):
        assert (result == "pending") is (rank is None)
        # what is neither selected nor rejected shares its rank with others over the limit
        assert result != "" or said.count("selected") + said.count("") > quota
    assert set(by_rank(found, None)) <= {"", "pending"}


def test_a_sheet_counts_once_it_is_whole() -> None:
    criteria = (HIGH, OWN, SHARP)
    assert total_of({1: 3800, 2: 2800}, criteria) is None
    assert total_of({1: 3800, 2: 2800, 3: 0}, criteria) == 6600
    assert total_of({}, ()) is None
    assert full_total(criteria) == 10_000


@pytest.mark.parametrize(
    ("weight", "points", "counted"),
    [(None, 8001, 8001), (60, 8001, Fraction(48006, 10)), (100, 1, 1), (1, 50, Fraction(1, 2))],
)
def test_a_weight_is_a_share_of_the_points(
    weight: int | None, points: int, counted: Fraction
) -> None:
    assert Criterion(1, "", 10_000, weight).counted(points) == counted


@pytest.mark.parametrize(
    ("means", "found", "quota", "said"),
    [
        ([90, 80, 70], [1, 2, 3], 2, ["selected", "selected", "rejected"]),
        ([90, 80, 80], [1, 2, 2], 2, ["selected", "", ""]),
        ([90, 90, 80], [1, 1, 3], 2, ["selected", "selected", "rejected"]),
        ([90, 90, None], [1, 1, None], 1, ["", "", "pending"]),
        ([90, 80], [1, 2], None, ["", ""]),
        ([90, 80], [1, 2], 5, ["selected", "selected"]),
        ([], [], 1, []),
    ],
)
def test_ranks_and_results_by_hand(
    means: list[int | None], found: list[int | None], quota: int | None, said: list[str]
) -> None:
    assert ranks(means) == found
    assert by_rank(found, quota) == said
