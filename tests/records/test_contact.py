"""Contacts, pairings and branches as records: what they demand, and what follows of itself."""

from __future__ import annotations

from typing import Any

import pytest

from desktop_app.records import Branch, BranchMember, Contact, Member, Pairing
from desktop_app.records.branch import by_posts, lacking_full
from desktop_app.records.office import is_visited
from desktop_app.records.pairing import holds_on
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from tests.services.contacts.contact_office import people, saved


def problems(desk: Desk, model: Any, **typed: object) -> list[tuple[str, bool]]:
    """Field and weight of what is found in a draft."""
    found = model.parse(typed, lookup(desk, model)).problems
    return [(each.field, each.stops) for each in found]


def test_a_contact_with_oneself_is_refused_and_one_without_visitor_remarked(desk: Desk) -> None:
    own = people(desk)
    found = problems(desk, Contact, member=own.party, visitor_member=own.party, day="2026-03-05")
    assert ("visitor_member", True) in found
    assert problems(desk, Contact, person="演示", day="2026-03-05", visitor="") == [
        ("visitor", False)
    ]


def test_a_contact_of_tomorrow_and_an_answer_before_it_are_found(desk: Desk) -> None:
    typed = {"person": "演示", "visitor": "演示丁"}
    assert problems(desk, Contact, day="2026-11-24", **typed) == [("day", False)]
    found = problems(desk, Contact, day="2026-03-05", answered_on="2026-03-01", **typed)
    assert found == [("answered_on", True)]


def test_a_name_is_the_members_who_alone_has_it(desk: Desk) -> None:
    own = people(desk)
    draft = {"person": "演示丙", "visitor": "演示甲", "day": "2026-03-05"}
    found = Contact.parse(draft, lookup(desk, Contact)).values
    assert (found["member"], found["visitor_member"]) == (own.outside, own.party)
    saved(desk, Member, name="演示丙", cert_no="YS2")
    found = Contact.parse(draft, lookup(desk, Contact)).values
    assert "member" not in found, "two members are called so"


@pytest.mark.parametrize(
    ("state", "lacking"), [("open", "handed_to"), ("answered", "answer"), ("none", "")]
)
def test_a_state_of_a_contact_needs_its_fields(state: str, lacking: str) -> None:
    problem = Contact.gate({}, state)
    assert (problem.field if problem else "") == lacking
    whole = {"handed_to": "演示局", "answer": "演示", "answered_on": "2026-03-05"}
    assert Contact.gate(whole, state) is None


@pytest.mark.parametrize(("level", "times"), [("a", 2), ("b", 3)])
def test_a_pair_is_in_touch_as_often_as_its_level_says(level: str, times: int) -> None:
    assert Pairing.computed({"level": level}, None)["times"] == times  # type: ignore[arg-type]
    assert "times" not in Pairing.computed({"level": level, "times": 5}, None)  # type: ignore[arg-type]


def test_a_pairing_takes_one_target_and_its_name(desk: Desk) -> None:
    own = people(desk)
    typed = {"level": "a", "linker_name": "演示主席", "target_name": "少数民族界"}
    found = Pairing.parse(typed, lookup(desk, Pairing)).values
    assert (found["target_sector"], found.get("target_member")) == (own.sector, None)
    both = {"target_sector": own.sector, "target_member": own.outside}
    assert ("target_sector", True) in problems(desk, Pairing, **typed, **both)
    himself = {"level": "b", "linker": own.party, "target_member": own.party}
    assert ("target_member", True) in problems(desk, Pairing, **himself)


def test_members_of_the_party_link_members_and_no_sector(desk: Desk) -> None:
    own = people(desk)
    typed = {"level": "b", "linker": own.party, "target_sector": own.sector}
    assert problems(desk, Pairing, **typed) == [("level", False)]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [(None, None, True), ("2026-03-05", "2026-03-05", True), ("2026-03-06", None, False),
     (None, "2026-03-04", False), ("2026", "2026-12-31", True)],
)  # fmt: skip
def test_both_days_belong_to_a_pairing(since: str, until: str, *, holds: bool) -> None:
    assert holds_on({"since": since, "until": until}, "2026-03-05") is holds


@pytest.mark.parametrize(
    ("form", "whole", "full", "says"),
    [("branch", 3, 3, False), ("branch", 5, 2, True), ("branch", 2, 2, True),
     ("group", 2, 2, False), ("branch", None, None, False), ("committee", 9, 0, True)],
)  # fmt: skip
def test_a_branch_needs_three_full_members_and_a_group_none(
    form: str, whole: int, full: int, *, says: bool
) -> None:
    told = lacking_full({"form": form, "member_count": whole, "full_count": full})
    assert bool(told) is says
    assert ("预备党员" in told) is (says and whole != full)


def test_too_few_full_members_do_not_stop_a_branch(desk: Desk) -> None:
    typed = {"name": "演示支部", "form": "branch", "member_count": "2", "full_count": "1"}
    assert problems(desk, Branch, **typed) == [("form", False)]


def test_a_branch_asks_for_what_it_rests_on(desk: Desk) -> None:
    assert problems(desk, Branch, name="演示", kind="activity", activity="") == [
        ("activity", False)
    ]
    assert problems(desk, Branch, name="演示", kind="committee", committee="") == [
        ("committee", False)
    ]
    assert Branch.gate({}, "dissolved") is not None


@pytest.mark.parametrize(
    ("item", "found"),
    [("演示甲", {"name": "演示甲"}),
     ("书记：演示甲", {"name": "演示甲", "post": "secretary"}),
     ("演示甲（副书记）", {"name": "演示甲", "post": "deputy"}),
     ("预备党员：演示甲", {"name": "演示甲", "standing": "probationary"}),
     ("演示甲（预备）", {"name": "演示甲", "standing": "probationary"}),
     ("演示甲（演示局）", {"name": "演示甲", "unit": "演示局"})],
)  # fmt: skip
def test_a_name_in_a_cell_says_post_and_probation(
    desk: Desk, item: str, found: dict[str, str]
) -> None:
    assert BranchMember.item_draft(item, lookup(desk, BranchMember)) == found


@pytest.mark.parametrize(
    ("cell", "items"),
    [("书记：演示甲，组织委员：演示乙", ("书记：演示甲", "组织委员：演示乙")),
     ("书记：演示甲、演示乙、演示丙（预备）", ("书记：演示甲", "演示乙", "演示丙（预备）")),
     ("演示甲、演示乙", ("演示甲", "演示乙")),
     ("书记：演示甲；委员：演示乙、演示丙", ("书记：演示甲", "委员：演示乙", "委员：演示丙"))],
)  # fmt: skip
def test_no_name_of_a_cell_is_lost_and_one_person_has_a_post(
    cell: str, items: tuple[str, ...]
) -> None:
    assert by_posts(cell).items == items


@pytest.mark.parametrize(
    ("name", "visited"), [("少数民族界", True), ("宗教界", True), ("经济界", False)]
)
def test_sectors_of_ethnic_groups_and_religions_are_visited(name: str, *, visited: bool) -> None:
    assert is_visited(name) is visited
