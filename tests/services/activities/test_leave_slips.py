"""Granted leave in an attendance sheet: its words, its record; an office without leave has none."""

from __future__ import annotations

from desktop_app.services.activities import mark_sheets
from desktop_app.services.activities.leave_slips import leave_record, leave_slips
from desktop_app.services.desk import Desk
from tests.services.activities import activity_office as office
from tests.services.leaves import leave_office


def test_granted_leave_is_in_the_sheet_and_a_pending_one_is_not(desk: Desk) -> None:
    model = leave_record(desk)
    assert model is not None
    key = office.activity(desk, kind="standing")
    people = [office.member(desk, name) for name in ("演示甲", "演示乙", "演示丙", "演示丁")]
    for each in people:
        office.attendance(desk, key, member=each)
    usual = {"kind": "business", "asked_on": "2026-02-01", "approver": "演示主席",
             "decided_on": "2026-02-02", "state": "granted"}  # fmt: skip
    named = office.saved(desk, model, member=people[0], activity=key, **usual)
    office.saved(desk, model, member=people[1], activity=key, reason="演示")
    later = {"activity": "", **usual}
    during = office.saved(desk, model, member=people[2], since="2026-02-01", until="2026-02-20",
                          **later)  # fmt: skip
    office.saved(desk, model, member=people[3], since="2026-03-01", until="2026-03-02", **later)
    rows = {each.member: each for each in mark_sheets.read(desk, key).sheet.rows}
    assert [rows[each].leave_key for each in people] == [named, None, during, None]
    assert "2026-02-01 提出，演示主席批准" in rows[people[0]].leave
    assert leave_slips(desk, key, {}, ()) == {}


def test_a_mark_is_by_leave_where_the_leave_set_it(desk: Desk) -> None:
    key = office.activity(desk, kind="plenary", end_on="2026-02-10")
    for n, day in enumerate(("2026-02-09", "2026-02-10"), 1):
        office.part(desk, key, n, day=day)
    member = office.member(desk, "演示甲")
    office.attendance(desk, key, member=member, marks="·假")
    other = office.member(desk, "演示乙")
    office.attendance(desk, key, member=other, marks="假假")
    for each in (member, other):
        leave_office.granted(desk, each, since="2026-02-09", until="2026-02-09")
    rows = {each.member: each for each in mark_sheets.read(desk, key).sheet.rows}
    assert rows[member].marks == "假假"
    assert [rows[member].is_by_leave(n) for n in (1, 2)] == [True, False]
    assert [rows[other].is_by_leave(n) for n in (1, 2)] == [True, True]


def test_two_leaves_of_a_member_are_both_behind_their_marks(desk: Desk) -> None:
    key = office.activity(desk, kind="plenary", end_on="2026-02-11")
    for n, day in enumerate(("2026-02-09", "2026-02-10", "2026-02-11"), 1):
        office.part(desk, key, n, day=day)
    member = office.member(desk, "演示甲")
    office.attendance(desk, key, member=member)
    for day in ("2026-02-09", "2026-02-11"):
        leave_office.granted(desk, member, since=day, until=day)
    (row,) = mark_sheets.read(desk, key).sheet.rows
    assert (row.marks, row.leave_parts) == ("假·假", frozenset((1, 3)))
