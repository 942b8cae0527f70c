"""What a contact takes from its members and its pair; counts of pairs and branches; undo."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.records import Branch, BranchMember, Contact, Membership, Pairing, WorkGroup
from desktop_app.services import registers
from desktop_app.services.contacts import new_day
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Input, Query, history
from tests.services.contacts.contact_office import (
    changed,
    contact,
    every,
    on,
    pair,
    people,
    saved,
    values,
)
from tests.services.contacts.fresh import fresh_desk


def done(desk: Desk, key: int) -> tuple[Any, Any]:
    """How often a pair was in touch this year, and when last."""
    found = values(desk, Pairing, key)
    return found["done"], found["last_on"]


def test_contacts_are_numbered_within_their_year(desk: Desk) -> None:
    own = people(desk)
    keys = [contact(desk, own, day) for day in ("2026-03-05", "2025-12-30", "2026-04-01")]
    found = [values(desk, Contact, key) for key in keys]
    assert [(each["year"], each["number"]) for each in found] == [
        (2026, "ZF-001"), (2025, "ZF-001"), (2026, "ZF-002"),
    ]  # fmt: skip


def test_a_contact_takes_what_the_members_say_and_leaves_what_was_typed(desk: Desk) -> None:
    own = people(desk)
    found = values(desk, Contact, contact(desk, own))
    assert (found["unit"], found["sector"], found["committee"]) == (
        "演示丙单位", own.sector, own.committee,
    )  # fmt: skip
    found = values(desk, Contact, contact(desk, own, unit="演示乡"))
    assert found["unit"] == "演示乡"


@pytest.mark.parametrize(
    ("typed", "belongs"),
    [({}, True), ({"visitor_member": None, "visitor": "演示甲、演示丁"}, True),
     ({"visitor_member": None, "visitor": "演示丁"}, False), ({"day": "2025-12-31"}, False),
     ({"member": None, "person": "演示代表"}, False)],
)  # fmt: skip
def test_a_contact_belongs_to_the_pair_that_was_in_touch(
    desk: Desk, typed: dict[str, Any], *, belongs: bool
) -> None:
    own = people(desk)
    key = pair(desk, own, since="2026-01-10")
    found = values(desk, Contact, contact(desk, own, **typed))
    assert found["pairing"] == (key if belongs else None)


def test_the_pair_with_the_member_is_nearer_than_that_with_the_sector(desk: Desk) -> None:
    own = people(desk)
    sector = saved(desk, Pairing, level="a", linker=own.party, target_sector=own.sector)
    first = contact(desk, own)
    assert values(desk, Contact, first)["pairing"] == sector
    member = pair(desk, own)
    assert values(desk, Contact, contact(desk, own))["pairing"] == member


def test_a_contact_with_a_member_of_a_linked_group_belongs_to_that_pair(desk: Desk) -> None:
    own = people(desk)
    group = saved(desk, WorkGroup, name="演示小组")
    saved(desk, Membership, member=own.outside, kind="group", group=group, since="2026-03-01")
    key = saved(desk, Pairing, level="a", linker=own.party, target_group=group)
    assert values(desk, Contact, contact(desk, own, "2026-02-01"))["pairing"] is None
    assert values(desk, Contact, contact(desk, own, "2026-04-01"))["pairing"] == key


def test_two_pairs_that_fit_leave_the_choice_to_the_clerk(desk: Desk) -> None:
    own = people(desk)
    for _ in range(2):
        pair(desk, own)
    assert values(desk, Contact, contact(desk, own))["pairing"] is None


def test_a_pair_counts_its_contacts_of_this_year_through_every_change(desk: Desk) -> None:
    own = people(desk)
    key = pair(desk, own)
    assert done(desk, key) == (0, None)
    contact(desk, own, "2025-06-01")
    first = contact(desk, own, "2026-03-05")
    assert done(desk, key) == (1, "2026-03-05")
    other = pair(desk, own, target_member=own.candidate, level="a")
    changed(desk, Contact, first, pairing=other)
    assert (done(desk, key), done(desk, other)) == ((0, "2025-06-01"), (1, "2026-03-05"))
    history.undo(desk)
    assert (done(desk, key), done(desk, other)) == ((1, "2026-03-05"), (0, None))
    registers.remove(desk, Contact, [first])
    assert done(desk, key) == (0, "2025-06-01")
    history.undo(desk)
    assert done(desk, key) == (1, "2026-03-05")


def test_a_new_year_begins_the_count_anew(desk: Desk) -> None:
    own = people(desk)
    key = pair(desk, own)
    contact(desk, own, "2026-03-05")
    assert new_day.settle(desk).action is None
    later = on(desk, "2027-01-04")
    assert new_day.settle(later).action is not None
    assert done(later, key) == (0, "2026-03-05")
    assert new_day.settle(later).action is None
    contact(later, own, "2027-01-04")
    assert done(later, key) == (1, "2027-01-04")


def test_branch_members_are_full_or_probationary_as_registered(desk: Desk) -> None:
    own = people(desk)
    rows = [Input({"member": own.party, "post": "secretary"}), Input({"member": own.candidate}),
            Input({"name": "演示丁", "standing": "full"})]  # fmt: skip
    key = registers.save(
        desk, Branch, {"name": "演示支部", "committee": own.committee},
        children={"branch_member": rows},
    ).keys[0]  # fmt: skip
    found = {each["name"]: each["standing"] for each in every(desk, BranchMember)}
    assert found == {"演示甲": "full", "演示乙": "probationary", "演示丁": "full"}
    branch = values(desk, Branch, key)
    assert (branch["member_count"], branch["full_count"], branch["secretary"]) == (3, 2, "演示甲")
    members = registers.find(desk, BranchMember, Query())
    registers.remove(desk, BranchMember, list(members))
    assert (values(desk, Branch, key)["member_count"], values(desk, Branch, key)["full_count"]) == (
        0, 0,
    )  # fmt: skip
    history.undo(desk)
    assert values(desk, Branch, key) == branch


def test_a_branch_of_an_old_list_keeps_its_number(desk: Desk) -> None:
    key = saved(desk, Branch, name="演示支部", member_count="12", secretary="演示书记")
    changed(desk, Branch, key, remark="演示")
    found = values(desk, Branch, key)
    assert (found["member_count"], found["secretary"]) == (12, "演示书记")


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("add", "move", "remove", "undo", "redo")),
        st.integers(0, 5), st.sampled_from(("2025-12-30", "2026-01-02", "2026-11-20")),
    ),
    max_size=12,
)  # fmt: skip


@settings(max_examples=12)
@given(acts=ACTS)
def test_counts_of_pairs_are_those_of_their_contacts_whatever_is_done(acts: Any) -> None:
    with fresh_desk() as desk:
        own = people(desk)
        pairs = [pair(desk, own), pair(desk, own, target_member=own.candidate, level="a")]
        for act, place, day in acts:
            keys = list(registers.find(desk, Contact, Query()))
            if act == "add":
                contact(desk, own, day, pairing=pairs[place % 2])
            elif act in ("move", "remove") and keys:
                key = keys[place % len(keys)]
                if act == "move":
                    changed(desk, Contact, key, pairing=pairs[place % 2], day=day)
                else:
                    registers.remove(desk, Contact, [key])
            elif act == "undo" and "走访联系" in getattr(history.next_undo(desk), "name", ""):
                history.undo(desk)
            elif act == "redo" and history.next_redo(desk):
                history.redo(desk)
        rows = every(desk, Contact)
        for key in pairs:
            days = [each["day"] for each in rows if each["pairing"] == key]
            this_year = sum(day.startswith("2026") for day in days)
            assert done(desk, key) == (this_year, max(days, default=None))


def test_a_contact_with_others_belongs_to_their_pair(desk: Desk) -> None:
    own = people(desk)
    one, other = pair(desk, own), pair(desk, own, target_member=own.candidate, level="a")
    key = contact(desk, own)
    changed(desk, Contact, key, member=own.candidate)
    assert values(desk, Contact, key)["pairing"] == other
    assert (done(desk, one), done(desk, other)) == ((0, None), (1, "2026-03-05"))
    changed(desk, Contact, key, member=None, person="演示代表")
    assert values(desk, Contact, key)["pairing"] is None
    assert done(desk, other) == (0, None)
    chosen = contact(desk, own, member=None, person="演示代表", pairing=one)
    changed(desk, Contact, chosen, day="2026-04-01")
    assert values(desk, Contact, chosen)["pairing"] == one


def test_contacts_of_one_import_belong_to_the_group_of_their_own_day(desk: Desk) -> None:
    own = people(desk)
    group = saved(desk, WorkGroup, name="演示小组")
    saved(desk, Membership, member=own.outside, kind="group", group=group,
          since="2026-03-01", until="2026-03-31")  # fmt: skip
    key = saved(desk, Pairing, level="a", linker=own.party, target_group=group)
    usual = {"person": "演示丙", "member": own.outside, "visitor_member": own.party,
             "visitor": "演示甲"}  # fmt: skip
    days = ("2026-03-05", "2026-04-05")
    desk.write([Contact.of({**usual, "day": day, "year": 2026}) for day in days], action="演示")
    assert {each["day"]: each["pairing"] for each in every(desk, Contact)} == {
        "2026-03-05": key, "2026-04-05": None,
    }  # fmt: skip


def test_a_branch_without_its_secretary_names_nobody(desk: Desk) -> None:
    own = people(desk)
    rows = [Input({"member": own.party, "post": "secretary"}), Input({"member": own.candidate})]
    key = registers.save(
        desk, Branch, {"name": "演示支部", "committee": own.committee},
        children={"branch_member": rows},
    ).keys[0]  # fmt: skip
    (head,) = [each for each in registers.find(desk, BranchMember, Query())
               if values(desk, BranchMember, each)["post"]]  # fmt: skip
    changed(desk, BranchMember, head, post=None)
    assert values(desk, Branch, key)["secretary"] is None
    history.undo(desk)
    registers.remove(desk, BranchMember, [head])
    assert values(desk, Branch, key)["secretary"] is None
    history.undo(desk)
    assert values(desk, Branch, key)["secretary"] == "演示甲"


def test_a_secretary_who_is_no_member_stays_when_members_leave(desk: Desk) -> None:
    own = people(desk)
    rows = [Input({"member": own.party}), Input({"member": own.candidate})]
    key = registers.save(
        desk,
        Branch,
        {"name": "演示支部", "secretary": "演示书记"},
        children={"branch_member": rows},
    ).keys[0]
    for left in (1, 0):
        first = next(iter(registers.find(desk, BranchMember, Query())))
        registers.remove(desk, BranchMember, [first])
        found = values(desk, Branch, key)
        assert (found["secretary"], found["member_count"]) == ("演示书记", left)
