"""Marks of an activity written in one action: what a roll call or a matrix hands over."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.stored import stored

NOTED = ("marks", "spoke", "remark", "role")
"""The fields of a row that are noted at the door."""


def record(desk: Desk, key: int, given: Mapping[int, Mapping[str, object]]) -> Changed:
    """Write what was noted in rows of an activity, as one action: 点名.

    `given` has by id of a row the new values of some of `NOTED`, as they are stored. Rows whose
    values are those already are left alone. `UserError` where no row changes, a row belongs to
    another activity or is gone.
    """
    rows = stored(desk, Attendance, list(given))
    if len(rows) < len(given) or any(each.values["activity"] != key for each in rows):
        raise UserError("有人已经不在应到名单里（可能在另一个窗口删掉了），请重新打开点名。")
    put = []
    for each in rows:
        new = {name: value for name, value in given[each.key].items() if name in NOTED}
        if any(each.values.get(name) != value for name, value in new.items()):
            put.append(Attendance.of({**each.values, **new}, each.key, each.version))
    if not put:
        raise UserError("没有新的登记。")
    found = stored(desk, Activity, [key])
    name = Activity.title_of(found[0].values) if found else Activity.TITLE
    return desk.write(put, action=f"登记出勤：“{name}”{len(put)} 人")
