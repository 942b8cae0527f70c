"""Laws of rounds: the order of scores does not matter, totals and ranks, undo takes all back."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.errors import UserError
from desktop_app.records import Brand, BrandCandidate, BrandReview, BrandScore
from desktop_app.records.brand_standing import (
    Criterion,
    by_rank,
    full_total,
    mean_of,
    ranks,
    rounded,
    standings,
)
from desktop_app.services.brand_reviews import closing, results, review_rounds, scoring
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from tests.services.brand_reviews import review_office as office
from tests.services.proposals.proposal_office import every

STEPS = 40
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


def _step(desk: Desk, made: office.Round, chance: Random) -> None:
    """One random thing that a clerk may do; it may be refused."""
    which = chance.randint(0, 5)
    if which <= 2:
        place = chance.randrange(3), chance.randrange(2)
        points = [chance.choice(("", 0, 10, 20.5, 30)) for _ in made.criteria]
        scoring.write(desk, made.key, office.cells(made, *place, *points))
    elif which == 3:
        said = [chance.choice(("selected", "rejected", "pending")) for _ in range(3)]
        office.decided(desk, made, *said, reason="演示")
    elif which == 4:
        office.closed(desk, made)
    else:
        closing.reopen(desk, [made.key], "演示")


def _state(desk: Desk) -> Sequence[object]:
    kept = {
        BrandReview: ("state",), BrandCandidate: ("total", "rank", "result", "reason"),
        BrandScore: ("points",), Brand: ("review",),
    }  # fmt: skip
    return [
        sorted((str(each["id"]), *(str(each[name]) for name in names)) for each in every(desk, x))
        for x, names in kept.items()
    ]


@pytest.mark.parametrize("seed", range(4))
def test_random_work_keeps_the_rules_and_is_taken_back(desk: Desk, seed: int) -> None:
    made, chance = office.review(desk, quota="2"), Random(seed)
    before, done = _state(desk), [_state(desk)]
    for _ in range(STEPS):
        try:
            _step(desk, made, chance)
        except UserError:
            assert _state(desk) == done[-1]
            continue
        if _state(desk) == done[-1]:
            continue  # closed once more: nothing is written
        done.append(_state(desk))
        found = review_rounds.read(desk, made.key)
        if found.is_closed:
            assert results.against_closing(found) == ""
            assert set(office.of_brands(desk, made)) <= {"selected", "rejected"}
        else:
            assert set(office.of_brands(desk, made)) == {"first"}
    for state in reversed(done[:-1]):
        history.undo(desk)
        assert _state(desk) == state
    assert _state(desk) == before
