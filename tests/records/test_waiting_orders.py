"""The orders that lists open in: their groups are disjoint, and their fields are days."""

from __future__ import annotations

import pytest

from desktop_app.records import ALL, Proposal, ProposalHandling
from desktop_app.records.field_types import Day
from desktop_app.records.proposal_words import AHEAD_STATES, ENDED_STATES, HANDLED_STATES
from desktop_app.records.record import Record
from desktop_app.records.years import Year

ORDERED = [model for model in ALL if model.OPENS_IN is not None]


@pytest.mark.parametrize("model", ORDERED, ids=lambda model: model.KEY)
def test_a_waiting_order_is_made_of_days_of_its_record(model: type[Record]) -> None:
    order = model.OPENS_IN
    assert order is not None
    days = [order.newest, *([order.due] if order.due is not None else [])]
    for each in days:
        assert isinstance(each, Day if order.later is None else Year)
        assert model.field(each.name) is each
    names = {each.name for each in model.declared()}
    assert all(set(group.fields) <= names for group in order.groups)
    assert order.words


@pytest.mark.parametrize("state", [*AHEAD_STATES, "filed", "reassigning"])
def test_the_first_proposals_are_those_that_the_office_has_to_act_on(state: str) -> None:
    assert Proposal.TO_DO.holds({"state": state})


@pytest.mark.parametrize("state", [*ENDED_STATES, "rejected", "withdrawn", "passed", "merged"])
def test_what_has_ended_or_left_waits_for_nothing(state: str) -> None:
    assert Proposal.OPENS_IN is not None
    assert not any(group.holds({"state": state}) for group in Proposal.OPENS_IN.groups)


@pytest.mark.parametrize("state", [each for each in HANDLED_STATES if each != "reassigning"])
def test_what_units_work_on_comes_second(state: str) -> None:
    assert Proposal.OPENS_IN is not None
    first, second = Proposal.OPENS_IN.groups
    assert not first.holds({"state": state})
    assert second.holds({"state": state})


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ({"state": "assigned"}, True), ({"state": "done"}, False), ({"state": "returned"}, False),
        ({"state": "assigned", "stopped_on": "2026-03-01"}, False), ({"state": None}, True),
    ],
)  # fmt: skip
def test_open_sheets_are_the_first_group(values: dict[str, str | None], first: bool) -> None:
    assert ProposalHandling.OPENS_IN is not None
    (group,) = ProposalHandling.OPENS_IN.groups
    assert group.holds(values) is first
