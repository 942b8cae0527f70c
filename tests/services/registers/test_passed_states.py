"""The states of a record in a line, from its history and from what its fields say."""

from __future__ import annotations

from desktop_app.records import Proposal
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.history import history_of
from desktop_app.services.registers.passed_states import (
    LATER,
    NEXT,
    PAST,
    PRESENT,
    StateLine,
    StatePoint,
    line_of,
    state_points,
)
from desktop_app.services.registers.states import change_state
from tests.services.proposals import proposal_office as office

LINE = StateLine(
    ("submitted", "reviewed", "filed", "assigned", "closed"), ("withdrawn", "rejected", "merged")
)
WITHDRAWN = {"withdrawn_on": "2026-03-03", "withdraw_reason": "提案者要求"}


def points(desk: Desk, key: int, line: StateLine = LINE, **days: str) -> list[StatePoint]:
    values = registers.draft(desk, Proposal, key).values
    history = history_of(desk, Proposal, key)
    return state_points(Proposal, values, history, days, line, lookup(desk))


def places(found: list[StatePoint]) -> list[tuple[str, str]]:
    return [(each.code, each.place) for each in found]


def test_what_was_passed_what_is_and_what_comes(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    found = points(desk, key, submitted="2026-02-11", filed="2026-03-01", closed="2027-01-01")
    assert places(found) == [
        ("submitted", PAST), ("reviewed", PAST), ("filed", PRESENT), ("assigned", NEXT),
        ("closed", LATER),
    ]  # fmt: skip
    assert [each.day for each in found] == ["2026-02-11", "", "2026-03-01", "", ""]
    assert [each.label for each in found][:3] == ["已收件", "已审查", "立案"]


def test_a_state_comes_with_the_change_that_gave_it(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    found = points(desk, key)
    newest, first = history_of(desk, Proposal, key)
    versions = {each.code: each.version for each in found}
    assert versions == {
        "submitted": first, "reviewed": None, "filed": newest, "assigned": None, "closed": None,
    }  # fmt: skip
    assert found[2].day == newest.action.at[:10]


def test_after_an_end_nothing_comes_and_only_what_was_is_shown(desk: Desk) -> None:
    key = office.proposal(desk)
    change_state(desk, Proposal, [key], "withdrawn", "提案者要求", WITHDRAWN)
    assert places(points(desk, key)) == [("submitted", PAST), ("withdrawn", PRESENT)]


def test_a_detour_stands_where_the_record_left_its_way(desk: Desk) -> None:
    key = office.proposal(desk)
    change_state(desk, Proposal, [key], "returned", "请补正", {"returned_note": "请补正"})
    assert places(points(desk, key))[:3] == [
        ("submitted", PAST), ("returned", PRESENT), ("reviewed", NEXT),
    ]  # fmt: skip
    change_state(desk, Proposal, [key], "submitted", "补正了")
    assert ("returned", PAST) not in places(points(desk, key))


def test_states_that_are_unusual_are_shown_once_a_record_had_them(desk: Desk) -> None:
    key = office.proposal(desk, state="draft")
    change_state(desk, Proposal, [key], "submitted", "")
    assert places(points(desk, key))[0] == ("draft", PAST)
    assert places(points(desk, office.proposal(desk, "演示二")))[0] == ("submitted", PRESENT)


def test_a_record_put_back_has_not_passed_what_it_left(desk: Desk) -> None:
    key = office.proposal(desk)
    office.filed(desk, key)
    change_state(desk, Proposal, [key], "submitted", "登记错了")
    assert places(points(desk, key))[:2] == [("submitted", PRESENT), ("reviewed", NEXT)]


def test_without_a_declaration_every_state_onward_is_in_the_line(desk: Desk) -> None:
    key = office.proposal(desk)
    found = points(desk, key, line_of(Proposal))
    assert [each.code for each in found] == list(Proposal.ONWARD)
