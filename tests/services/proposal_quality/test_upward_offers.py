"""Offered upward: from the round of a year to a number above, and what the proposal says of it."""

from __future__ import annotations

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Proposal, UpwardOffer
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import history
from desktop_app.services.registers.states import NotAllowed, change_state
from tests.services.proposal_quality import quality_office as quality
from tests.services.proposals import proposal_office as office

ABOVE = {"upper_session": "演示州十三届五次会议", "upper_number": "0123"}
SELECTED = {"selected_as": "重点提案", "selected_on": "2027-04-01"}


def test_a_proposal_goes_upward_to_a_number_and_is_selected(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    (offer,) = quality.offered(desk, key)
    submitted = {"submitted_on": "2027-01-12", "mover": "演示委员"}
    change_state(desk, UpwardOffer, [offer], "submitted", "", submitted)
    change_state(desk, UpwardOffer, [offer], "filed", "", ABOVE)
    change_state(desk, UpwardOffer, [offer], "selected", "", SELECTED)
    expected = ["演示委员", ABOVE["upper_session"], "0123", 1]
    assert quality.of_proposal(desk, key, quality.UPPER) == expected
    history.undo(desk)
    assert quality.of_proposal(desk, key, quality.UPPER) == [*expected[:3], None]


def test_each_step_asks_for_what_it_says(desk: Desk) -> None:
    (offer,) = quality.offered(desk, *quality.filed(desk), mover="")
    with pytest.raises(NotAllowed, match="提交人"):
        change_state(desk, UpwardOffer, [offer], "submitted", "", {"submitted_on": "2027-01-12"})
    with pytest.raises(NotAllowed, match="上级案号"):
        change_state(desk, UpwardOffer, [offer], "filed", "", {"mover": "演示委员"})
    with pytest.raises(NotAllowed, match="入选日期"):
        change_state(
            desk, UpwardOffer, [offer], "selected", "", {**ABOVE, "mover": "演示委员"}
        )  # fmt: skip


def test_it_is_offered_once_a_year_to_each_level(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    quality.offered(desk, key)
    with pytest.raises(UserError, match="今年已经推荐过"):
        quality.offered(desk, key)
    quality.offered(desk, key, level="省级")
    quality.offered(desk, key, year="2027")


def test_one_that_is_not_filed_is_not_offered(desk: Desk) -> None:
    with pytest.raises(UserError, match="不能向上推荐"):
        quality.offered(desk, office.proposal(desk))


def test_the_furthest_offer_speaks_for_the_proposal(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    first, second = (
        *quality.offered(desk, key), *quality.offered(desk, key, level="省级", mover="演示省委员"),
    )  # fmt: skip
    change_state(desk, UpwardOffer, [second], "filed", "", ABOVE)
    declined = {"closed_on": "2027-03-01"}
    change_state(desk, UpwardOffer, [first], "declined", "上级未采用", declined)
    assert quality.of_proposal(desk, key, quality.UPPER)[0] == "演示省委员"
    registers.remove(desk, UpwardOffer, [first, second])
    assert quality.of_proposal(desk, key, quality.UPPER) == [None, None, None, None]


def test_an_offer_of_the_first_months_belongs_to_the_round_before(desk: Desk) -> None:
    blank = registers.blank(desk, UpwardOffer).values
    assert blank["year"] == (2025 if desk.today.month <= 2 else 2026)


def test_a_proposal_that_is_offered_is_not_removed(desk: Desk) -> None:
    (key,) = quality.filed(desk)
    quality.offered(desk, key)
    with pytest.raises(UserError, match="向上推荐"):
        registers.remove(desk, Proposal, [key])
