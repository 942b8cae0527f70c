"""What a line of the handover list accepts, and what a term closes."""

from __future__ import annotations

import datetime

import pytest

from desktop_app.records import (
    Activity,
    Assessment,
    HandoverItem,
    Leave,
    Member,
    Proposal,
    ScoreEntry,
    Session,
    Speech,
    Term,
)
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record

SHARED = Lookup(datetime.date(2026, 11, 23))


def test_an_item_needs_its_name_and_a_day_that_is_one() -> None:
    parsed = HandoverItem.parse({"term": 1, "name": "", "done_on": "那天"}, SHARED)
    assert {each.field for each in parsed.problems if each.stops} == {"name", "done_on"}
    fine = HandoverItem.parse(
        {"term": 1, "name": "提案卷宗", "done": "是", "done_on": "2026.11.20", "position": "20"},
        SHARED,
    )  # fmt: skip
    assert not fine.stops
    assert (fine.values["done"], fine.values["done_on"]) == (1, "2026-11-20")


def test_a_term_is_closed_by_its_day() -> None:
    assert Term.CLOSED.holds({"closed_on": "2026-11-23"})
    assert not Term.CLOSED.holds({"closed_on": None})
    assert "closed_on" in Term.FOLLOWS


@pytest.mark.parametrize("model", [Member, Activity, Session, Proposal, Speech])
def test_what_has_a_term_of_its_own_links_it(model: type[Record]) -> None:
    link = model.field(model.IN_TERM)
    assert isinstance(link, Link) and link.linked is Term  # noqa: PT018


@pytest.mark.parametrize("model", [Leave, Assessment, ScoreEntry])
def test_what_is_about_a_member_is_in_the_term_of_the_member(model: type[Record]) -> None:
    link = model.field(model.TERM_OF)
    assert isinstance(link, Link) and link.linked is Member  # noqa: PT018
    assert not model.IN_TERM


@pytest.mark.parametrize(
    ("state", "goes_on"),
    [
        ("submitted", True), ("filed", True), ("handling", True), ("answered", True),
        ("redoing", True), ("closed", False), ("archived", False), ("rejected", False),
        ("withdrawn", False), ("merged", False), ("passed", False),
    ],
)  # fmt: skip
def test_a_proposal_goes_on_after_its_term_until_it_is_ended(state: str, goes_on: bool) -> None:
    assert Proposal.AFTER_TERM.holds({"state": state}) is goes_on
