"""Dated memberships: the member's columns say today's, corrections and changes differ, undo."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from desktop_app.documents.prints.declared import RegisterPrint
from desktop_app.errors import UserError
from desktop_app.records import Committee, Member, Membership, Sector, Term
from desktop_app.records.membership import COMMITTEE, POST, SECTOR, SLOTS, Slot
from desktop_app.services import prints, registers
from desktop_app.services.desk import Desk
from desktop_app.services.members import memberships
from desktop_app.services.members.change_in_form import Typed, as_change
from desktop_app.services.members.memberships import FromDay
from desktop_app.services.registers import Input, Query, Refused, history
from desktop_app.services.registers.bulk import Edit, apply, plan
from desktop_app.storage.log.log_check import chain_faults

SECTORS, COMMITTEES = ("演示经济界", "演示农业界"), ("演示提案委", "演示文史委")
FIRST, SECOND, THIRD, POSTS = SLOTS


@pytest.fixture
def office_desk(desk: Desk) -> Desk:
    """A desk with two sectors and two committees."""
    for name in SECTORS:
        registers.save(desk, Sector, {"name": name})
    for name in COMMITTEES:
        registers.save(desk, Committee, {"name": name})
    return desk


def on(desk: Desk, day: str) -> Desk:
    """The same office on another day."""
    moment = datetime.datetime.fromisoformat(f"{day}T09:00")
    return replace(desk, clock=lambda: moment)


def member(desk: Desk, **typed: object) -> int:
    return registers.save(desk, Member, {"name": "演示甲", **typed}).keys[0]


def columns(desk: Desk, key: int) -> dict[str, Any]:
    return registers.draft(desk, Member, key).values


def save(desk: Desk, key: int, **typed: object) -> None:
    registers.save(desk, Member, typed, opened=registers.draft(desk, Member, key))


def spans(desk: Desk, key: int, slot: Slot = FIRST) -> list[tuple[Any, ...]]:
    """What is held in a slot from when to when, in time."""
    rows = memberships.by_member(desk, [key]).get(key, [])
    return [
        (*slot.held(each), each["since"], each["until"]) for each in rows
        if (each["kind"], each["place"]) == slot.key
    ]  # fmt: skip


def ids(desk: Desk) -> tuple[int, int]:
    first, second = sorted(registers.find(desk, Sector, Query()))
    return first, second


def test_a_new_member_holds_from_its_own_first_day_or_its_term_s(office_desk: Desk) -> None:
    one, _ = ids(office_desk)
    dated = member(office_desk, sector=one, since="2023-05")
    assert spans(office_desk, dated) == [(one, "2023-05", None)]
    term = member(office_desk, name="演示乙", sector=one)
    assert spans(office_desk, term) == [(one, "2022-01", None)]
    outside = member(office_desk, name="演示丙", sector=one, term=None)
    assert spans(office_desk, outside) == [(one, None, None)]


def test_a_time_that_begins_in_a_month_shows_what_begins_on_its_first_day(
    office_desk: Desk,
) -> None:
    one, _ = ids(office_desk)
    key = member(office_desk, sector=one, since="2027-05")
    (row,) = registers.draft(office_desk, Member, key).children[Membership.KEY]
    registers.save(
        office_desk, Membership, {"since": "2027-05-01"}, key=row.key, version=row.version
    )
    assert spans(office_desk, key) == [(one, "2027-05-01", None)]
    assert columns(office_desk, key)["sector"] == one


def test_a_change_on_the_first_day_of_the_month_in_which_it_began_is_refused(
    office_desk: Desk,
) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one, since="2026-03")
    with pytest.raises(UserError, match="在这一天或以后已经有一段任职"):
        memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-03-01"))
    assert spans(office_desk, key) == [(one, "2026-03", None)]
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-03-02"))
    assert spans(office_desk, key) == [(one, "2026-03", "2026-03-01"), (two, "2026-03-02", None)]


def test_a_changed_column_was_always_so(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    save(office_desk, key, sector=two)
    assert spans(office_desk, key) == [(two, "2022-01", None)]
    save(office_desk, key, sector=None)
    assert spans(office_desk, key) == []
    assert columns(office_desk, key)["sector"] is None


def test_a_save_that_leaves_the_columns_asks_the_file_nothing_more(office_desk: Desk) -> None:
    key = member(office_desk, sector=ids(office_desk)[0])
    draft = registers.draft(office_desk, Member, key)
    asked: list[str] = []
    connection = office_desk.office.connection

    def note(_cursor: object, sql: str, _bound: object) -> bool:
        asked.append(sql)
        return True

    connection.exec_trace = note
    try:
        registers.save(office_desk, Member, {"remark": "演示"}, opened=draft)
    finally:
        connection.exec_trace = None
    assert not [sql for sql in asked if '"membership"' in sql]
    whole = [sql for sql in asked if sql.startswith("SELECT id,version,owner") and "member" in sql]
    assert len(whole) == 2, "to merge, and by the door"


def test_a_change_ends_what_was_the_day_before(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    told = FromDay("2026-11-01", "演示常委会第八次会议", "演政协〔2026〕8号")
    memberships.change(office_desk, [key], FIRST, [two], told)
    assert spans(office_desk, key) == [(one, "2022-01", "2026-10-31"), (two, "2026-11-01", None)]
    assert columns(office_desk, key)["sector"] == two
    assert "演示常委会第八次会议" in history.recent(office_desk, 1)[0].name
    assert memberships.on_day(office_desk, [key], datetime.date(2026, 3, 5))[key]["sector"] == one


def test_a_change_to_come_shows_when_its_day_has_come(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-12-01"))
    assert columns(office_desk, key)["sector"] == one
    before = history.recent(office_desk, 1)[0].no
    assert memberships.settle(on(office_desk, "2026-11-30")).action is None
    assert history.recent(office_desk, 1)[0].no == before
    later = on(office_desk, "2026-12-01")
    memberships.settle(later)
    assert columns(later, key)["sector"] == two
    (last,) = history.recent(later, 1)
    assert (last.name, last.actor, last.changes) == (memberships.ACTION, "程序", 1)
    assert list(chain_faults(later.office.connection)) == []
    assert memberships.settle(later).action is None
    assert memberships.settle(on(office_desk, "2026-12-02")).action is None


def test_undo_passes_over_what_the_new_day_wrote(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-12-01"))
    later = on(office_desk, "2026-12-01")
    memberships.settle(later)
    history.undo(later)
    assert columns(later, key)["sector"] == one
    assert spans(later, key) == [(one, "2022-01", None)]
    history.redo(later)
    assert columns(later, key)["sector"] == two
    assert spans(later, key) == [(one, "2022-01", "2026-11-30"), (two, "2026-12-01", None)]


def test_what_is_left_in_a_members_table_sets_the_columns(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    opened = registers.draft(office_desk, Member, key)
    (row,) = opened.children[Membership.KEY]
    ended = Input({**row.values, "until": "2026-06"}, row.key)
    begun = Input({"kind": SECTOR, "sector": two, "since": "2026-07"})
    registers.save(
        office_desk, Member, {}, opened=opened, children={Membership.KEY: [ended, begun]}
    )
    assert spans(office_desk, key) == [(one, "2022-01", "2026-06-30"), (two, "2026-07", None)]
    assert columns(office_desk, key)["sector"] == two
    opened = registers.draft(office_desk, Member, key)
    registers.save(office_desk, Member, {}, opened=opened, children={Membership.KEY: []})
    assert columns(office_desk, key)["sector"] is None
    history.undo(office_desk)
    assert columns(office_desk, key)["sector"] == two


def test_memberships_that_overlap_are_refused(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    opened = registers.draft(office_desk, Member, key)
    (row,) = opened.children[Membership.KEY]
    more = [Input(row.values, row.key), Input({"kind": SECTOR, "sector": two, "since": "2026"})]
    with pytest.raises(Refused, match="时间重叠"):
        registers.save(office_desk, Member, {}, opened=opened, children={Membership.KEY: more})
    assert spans(office_desk, key) == [(one, "2022-01", None)]


def test_a_column_that_contradicts_the_table_is_refused(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    given = {Membership.KEY: [Input({"kind": SECTOR, "sector": two, "since": "2022-01"})]}
    typed = {"name": "演示丁", "sector": one}
    with pytest.raises(Refused, match="请改成一致"):
        registers.save(office_desk, Member, typed, children=given)
    key = registers.save(office_desk, Member, {"name": "演示丁"}, children=given).keys[0]
    assert columns(office_desk, key)["sector"] == two


def test_committees_and_posts_each_have_their_slot(office_desk: Desk) -> None:
    first, second = sorted(registers.find(office_desk, Committee, Query()))
    key = member(
        office_desk, committee=first, committee_post="deputy", committee2=second, standing="是"
    )
    assert spans(office_desk, key, SECOND) == [(first, "deputy", "2022-01", None)]
    assert spans(office_desk, key, THIRD) == [(second, None, "2022-01", None)]
    assert spans(office_desk, key, POSTS) == [("standing", "2022-01", None)]
    memberships.change(office_desk, [key], POSTS, [""], FromDay("2026-11-23"))
    assert (columns(office_desk, key)["cppcc_post"], columns(office_desk, key)["standing"]) == (
        None, 0,
    )  # fmt: skip
    with pytest.raises(UserError, match="两个专委会会相同"):
        memberships.change(office_desk, [key], THIRD, [first, ""], FromDay("2026-11-23"))


def test_a_bulk_edit_corrects_in_one_action_and_is_undone_whole(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    keys = [member(office_desk, name=f"演示{n}", sector=one) for n in range(3)]
    apply(office_desk, plan(office_desk, Member, keys, [Edit("sector", raw=two)]))
    assert [spans(office_desk, key) for key in keys] == [[(two, "2022-01", None)]] * 3
    assert history.recent(office_desk, 1)[0].changes == 6
    history.undo(office_desk)
    assert [spans(office_desk, key) for key in keys] == [[(one, "2022-01", None)]] * 3
    assert [columns(office_desk, key)["sector"] for key in keys] == [one] * 3


def test_a_first_day_that_moves_takes_along_what_began_on_it(office_desk: Desk) -> None:
    one, _ = ids(office_desk)
    key = member(office_desk, sector=one, since="2027-01-10")
    assert columns(office_desk, key)["sector"] == one
    save(office_desk, key, since="2022-01-10")
    assert spans(office_desk, key) == [(one, "2022-01-10", None)]
    assert columns(office_desk, key)["sector"] == one


def test_a_removed_member_comes_back_with_its_memberships(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-12-01"))
    registers.remove(office_desk, Member, [key])
    later = on(office_desk, "2026-12-05")
    history.bring_back_one(later, Member, key)
    assert columns(later, key)["sector"] == two
    assert len(spans(later, key)) == 2


def held(desk: Desk, sector: int, day: str) -> list[int]:
    where = memberships.held_on([FIRST], "sector", [sector], datetime.date.fromisoformat(day))
    return list(registers.find(desk, Member, Query(where=(where,))))


def test_a_past_day_has_that_days_members(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-06-01"))
    for day, first, second in (("2026-05-31", [key], []), ("2026-06-01", [], [key])):
        assert held(office_desk, one, day) == first
        assert held(office_desk, two, day) == second


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (FromDay(""), "从哪一天起"),
        (FromDay("2026-12"), "从哪一天起"),
        (FromDay("2021-01-01"), "已经有一段任职"),
    ],
)
def test_a_change_needs_a_day_that_follows_what_is_there(
    office_desk: Desk, told: FromDay, why: str
) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one)
    with pytest.raises(UserError, match=why):
        memberships.change(office_desk, [key], FIRST, [two], told)


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"kind": SECTOR}, "请填写界别"),
        ({"kind": SECTOR, "sector": 1, "committee": 1}, "请另填一行"),
        ({"kind": COMMITTEE, "committee": 1, "cppcc_post": "standing"}, "请另填一行"),
        ({"kind": POST, "cppcc_post": "standing", "place": 2}, "只有专委会"),
        ({"kind": SECTOR, "sector": 1, "since": "2026", "until": "2025"}, "不能早于"),
    ],
)
def test_a_membership_says_just_what_its_kind_holds(row: Mapping[str, Any], why: str) -> None:
    whole = {"sector": None, "committee": None, "post": None, "cppcc_post": None, **row}
    problems = Membership.checks(whole, None)  # type: ignore[arg-type]
    assert [each for each in problems if why in each.text]


def test_a_roster_of_a_past_day_shows_who_was_there_and_what_they_held(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    kept = member(office_desk, name="演示甲", sector=one)
    left = member(office_desk, name="演示乙", sector=one, state="resigned", state_date="2026-04")
    late = member(office_desk, name="演示丙", sector=two, since="2026-05-06")
    memberships.change(office_desk, [kept], FIRST, [two], FromDay("2026-06-01"))
    wanted = prints.print_named(office_desk, "member_roster")
    assert isinstance(wanted, RegisterPrint)
    sheet = prints.collect(office_desk, wanted, [kept, left, late], on=datetime.date(2026, 3, 5))
    then = {each.title: each.values["sector"] for each in sheet.shown}
    assert then == {"演示甲": SECTORS[0], "演示乙": SECTORS[0]}
    assert "截至2026年3月5日" in wanted.register(sheet.shown, sheet.setting, {}).note
    after = prints.collect(office_desk, wanted, [kept, left, late], on=datetime.date(2026, 5, 7))
    assert {each.title for each in after.shown} == {"演示甲", "演示丙"}
    today = prints.collect(office_desk, wanted, [kept, late])
    assert {each.values["sector"] for each in today.shown} == {SECTORS[1]}
    listed = prints.list_print(office_desk, Sector)
    with pytest.raises(UserError, match="不能按过去的一天打印"):
        prints.collect(office_desk, listed, [one], on=datetime.date(2026, 3, 5))


def test_a_term_that_begins_on_another_day_takes_along_what_began_with_it(
    office_desk: Desk,
) -> None:
    one, two = ids(office_desk)
    key, own = member(office_desk, sector=one), member(office_desk, sector=one, since="2023-05")
    memberships.change(office_desk, [key], FIRST, [two], FromDay("2026-06-01"))
    (term,) = registers.find(office_desk, Term, Query())
    draft = registers.draft(office_desk, Term, term)
    registers.save(office_desk, Term, {"starts": "2022-02-16"}, opened=draft)
    first, second = spans(office_desk, key)
    assert (first, second) == ((one, "2022-02-16", "2026-05-31"), (two, "2026-06-01", None))
    assert spans(office_desk, own) == [(one, "2023-05", None)]
    history.undo(office_desk)
    assert spans(office_desk, key)[0] == (one, "2022-01", "2026-05-31")


def change_in_form(desk: Desk, key: int, typed: Mapping[str, object], day: str) -> None:
    """Save a form with these fields typed into as a change from a day on."""
    opened = registers.draft(desk, Member, key)
    told = FromDay(day, "演示常委会第八次会议")
    found = as_change(desk, opened, Typed(typed, {}, {}), told)
    whole = replace(opened, children={name: list(each) for name, each in found.opened.items()})
    registers.save(desk, Member, found.inputs, opened=whole, children=found.children)


def test_a_change_in_the_form_keeps_the_post_and_saves_the_rest(office_desk: Desk) -> None:
    first, second = sorted(registers.find(office_desk, Committee, Query()))
    key = member(office_desk, committee=first, committee_post="deputy")
    change_in_form(office_desk, key, {"committee": second, "remark": "演示"}, "2026-11-01")
    assert spans(office_desk, key, SECOND) == [
        (first, "deputy", "2022-01", "2026-10-31"), (second, "deputy", "2026-11-01", None),
    ]  # fmt: skip
    values = columns(office_desk, key)
    assert (values["committee"], values["remark"]) == (second, "演示")
    assert history.recent(office_desk, 1)[0].changes == 3, "one action: the member and two rows"
    history.undo(office_desk)
    assert spans(office_desk, key, SECOND) == [(first, "deputy", "2022-01", None)]


def test_a_change_to_come_in_the_form_leaves_the_column_until_its_day(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    key = member(office_desk, sector=one, cppcc_post="委员")
    change_in_form(office_desk, key, {"sector": two, "cppcc_post": ["standing"]}, "2026-12-01")
    assert columns(office_desk, key)["sector"] == one
    assert columns(office_desk, key)["standing"] in (0, None)
    later = on(office_desk, "2026-12-01")
    memberships.settle(later)
    assert columns(later, key)["sector"] == two
    assert spans(later, key, POSTS)[1][0] == "standing"
    change_in_form(later, key, {"sector": None}, "2026-12-05")
    assert spans(later, key) == [
        (one, "2022-01", "2026-11-30"), (two, "2026-12-01", "2026-12-04"),
    ]  # fmt: skip


def test_members_of_another_office_get_no_rows_from_us(office_desk: Desk) -> None:
    one, two = ids(office_desk)
    foreign = Member.of({"name": "演示外", "sector": one, "owner_office": 7})
    office_desk.write([foreign], action="收下")
    foreign.values["sector"] = two
    office_desk.write([foreign], action="收下")
    sql = "SELECT count(*) FROM membership"
    assert office_desk.office.connection.execute(sql).fetchone() == (0,)


def test_a_new_member_begins_with_the_first_day_that_its_term_has_by_now(
    office_desk: Desk,
) -> None:
    one, _ = ids(office_desk)
    term = registers.save(office_desk, Term, {"number": "11", "starts": "2022-01"}).keys[0]
    assert spans(office_desk, member(office_desk, term=term, sector=one)) == [
        (one, "2022-01", None)
    ]
    opened = registers.draft(office_desk, Term, term)
    registers.save(office_desk, Term, {"starts": "2023-02"}, opened=opened)
    later = member(office_desk, name="演示乙", term=term, sector=one)
    assert spans(office_desk, later) == [(one, "2023-02", None)]
