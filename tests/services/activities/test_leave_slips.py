"""Granted leave in an attendance sheet: its words, its record; an office without leave has none."""

from __future__ import annotations

from desktop_app.services.activities import mark_sheets
from desktop_app.services.activities.leave_slips import leave_record, leave_slips
from desktop_app.services.desk import Desk
from tests.services.activities import activity_office as office


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
