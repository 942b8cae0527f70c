"""Random work on a round keeps its rules, and undo takes all of it back."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Brand, BrandCandidate, BrandReview, BrandScore
from desktop_app.services.brand_reviews import closing, results, review_rounds, scoring
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from tests.services.brand_reviews import review_office as office
from tests.services.proposals.proposal_office import every

STEPS = 40


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
