"""What a member holds ends when the state says that the member has left, and goes on after undo."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.errors import UserError
from desktop_app.records import Member, Membership, Sector
from desktop_app.records.membership import SLOTS
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.leaving import end_of_left
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import history
from desktop_app.services.registers.bulk import Edit, apply, plan

FIRST = SLOTS[0]


@pytest.fixture
def sectors(desk: Desk) -> tuple[int, int]:
    one, two = (registers.save(desk, Sector, {"name": f"演示界{n}"}).keys[0] for n in (1, 2))
    return one, two


def member(desk: Desk, **typed: object) -> int:
    return registers.save(desk, Member, {"name": "演示甲", **typed}).keys[0]


def save(desk: Desk, key: int, **typed: object) -> None:
    registers.save(desk, Member, typed, opened=registers.draft(desk, Member, key))


def spans(desk: Desk, key: int) -> list[tuple[Any, ...]]:
    rows = memberships.by_member(desk, [key]).get(key, [])
    return [(each["sector"], each["since"], each["until"]) for each in rows if each["sector"]]


def sector_of(desk: Desk, key: int) -> object:
    return registers.draft(desk, Member, key).values["sector"]


def test_what_is_held_ends_with_the_day_before_the_state_changed_and_undo_brings_it_back(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, two = sectors
    key = member(desk, sector=one, cppcc_post="委员")
    memberships.change(desk, [key], FIRST, [two], FromDay("2027-03-01"))
    before = memberships.by_member(desk, [key])
    save(desk, key, state="resigned", state_date="2026-06-01")
    assert spans(desk, key) == [(one, "2022-01", "2026-05-31")]
    rows = memberships.by_member(desk, [key])[key]
    assert {each["until"] for each in rows} == {"2026-05-31"}, "the post too"
    assert sector_of(desk, key) == one, "the list shows what was held last"
    assert history.recent(desk, 1)[0].changes == 4, "one action: the member and three rows"
    later = replace(desk, clock=lambda: datetime.datetime(2027, 4, 1, 9))
    memberships.settle(later)
    assert sector_of(later, key) == one
    history.undo(desk)
    after = memberships.by_member(desk, [key])
    for was, now in zip(before[key], after[key], strict=True):
        assert {**was, "version": 0} == {**now, "version": 0}


def test_a_corrected_day_of_leaving_moves_the_end_and_a_return_opens_it(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, _ = sectors
    key = member(desk, sector=one, state="resigned", state_date="2026-06")
    assert spans(desk, key) == [(one, "2022-01", "2026-05-31")]
    save(desk, key, state_date="2026-08-15")
    assert spans(desk, key) == [(one, "2022-01", "2026-08-14")]
    save(desk, key, state_date="2026-02-01")
    assert spans(desk, key) == [(one, "2022-01", "2026-01-31")]
    save(desk, key, state="serving", state_date=None)
    assert spans(desk, key) == [(one, "2022-01", None)]


def test_leaving_without_a_day_ends_nothing_until_it_is_known(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, _ = sectors
    key = member(desk, sector=one)
    save(desk, key, state="revoked")
    assert spans(desk, key) == [(one, "2022-01", None)]
    save(desk, key, state_date="2026-06-01")
    assert spans(desk, key) == [(one, "2022-01", "2026-05-31")]


def test_a_correction_beside_the_leaving_was_always_so(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, two = sectors
    key = member(desk, sector=one)
    save(desk, key, sector=two, state="deceased", state_date="2026-06-01")
    assert spans(desk, key) == [(two, "2022-01", "2026-05-31")]
    save(desk, key, sector=one)
    assert spans(desk, key) == [(one, "2022-01", "2026-05-31")]


def test_a_bulk_edit_ends_what_each_of_them_holds(desk: Desk, sectors: tuple[int, int]) -> None:
    one, _ = sectors
    keys = [member(desk, name=f"演示{n}", sector=one) for n in range(3)]
    edits = [Edit("state", raw="expired"), Edit("state_date", raw="2027-01-01")]
    apply(desk, plan(desk, Member, keys, edits))
    assert [spans(desk, key) for key in keys] == [[(one, "2022-01", "2026-12-31")]] * 3


def test_a_change_after_the_member_has_left_is_refused(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, two = sectors
    key = member(desk, sector=one, state="resigned", state_date="2026-06-01")
    with pytest.raises(UserError, match="已经不是委员，任职到 2026-05-31 为止"):
        memberships.change(desk, [key], FIRST, [two], FromDay("2026-06-01"))
    memberships.change(desk, [key], FIRST, [two], FromDay("2026-04-01"))
    assert spans(desk, key) == [(one, "2022-01", "2026-03-31"), (two, "2026-04-01", "2026-05-31")]
    assert sector_of(desk, key) == two


def test_one_who_left_before_the_term_began_holds_up_to_then(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, _ = sectors
    key = member(desk, sector=one, state="resigned", state_date="2021-05-01")
    assert spans(desk, key) == [(one, None, "2021-04-30")]


def test_who_left_in_an_older_version_holds_nothing_after_the_next_new_day(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    one, _ = sectors
    key = member(desk, sector=one, state="resigned", state_date="2026-06-01")
    (row,) = registers.draft(desk, Member, key).children[Membership.KEY]
    values = {**row.values, "member": key, "until": None}
    opened = Membership.of(values, row.key, row.version)
    desk.write([opened], action="演示：旧版本的行", cascading=Cascading.NOTHING)
    assert spans(desk, key) == [(one, "2022-01", None)]
    assert end_of_left(desk).action is not None
    assert spans(desk, key) == [(one, "2022-01", "2026-05-31")]
    assert sector_of(desk, key) == one
    assert end_of_left(desk).action is None


def test_a_membership_with_the_id_of_its_member_ends_too(
    desk: Desk, sectors: tuple[int, int]
) -> None:
    key = member(desk)
    held = FIRST.said((sectors[0],), {"member": key, "since": "2022-01", "until": None})
    desk.write([Membership.of(held, key)], action="演示")
    save(desk, key, state="resigned", state_date="2026-06-01")
    assert spans(desk, key) == [(sectors[0], "2022-01", "2026-05-31")]
