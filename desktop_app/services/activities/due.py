"""Who is due at an activity: the members of a body as they were on its day, and the rows of it.

A body is that of the day on which the activity begins: sector, committee and post of each member
are those of the memberships that hold then, and only who was in office then is due. The list that
results is the rows of attendance. It may be made anew at any time: rows that say something (a
mark, a speech, a remark) and people who are no members stay whatever the body says.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest
from desktop_app.errors import UserError
from desktop_app.records.activity import Activity
from desktop_app.records.activity_kinds import NON_PARTY_KINDS, rules_of
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.records.posts import ORDINARY, class_of, is_chair
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.groups.holding import members_on
from desktop_app.services.members.past_days import as_of
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Values = Mapping[str, Any]
IN_PARTY = ("01", "02")
"""Codes of `politics` of Party members, probationary ones too; everybody else is 党外."""
CHOSEN = ("named", "view", "groups")
"""Bodies whose members the caller names: nobody is due by such a code alone."""
_SAYS = ("marks", "spoke", "remark", "role")
_ROW = ("member", "name", *_SAYS)


class DueChange(NamedTuple):
    """What a new list of who is due means for the rows of an activity.

    added: members who get a row. removed: ids of rows that say nothing and go. kept: ids of rows
    of members who are not due by the list, which stay because of what they say. same: members who
    have a row and keep it.
    """

    added: tuple[int, ...]
    removed: tuple[int, ...]
    kept: tuple[int, ...]
    same: tuple[int, ...]

    @property
    def changes(self) -> bool:
        """Whether there is anything to write."""
        return bool(self.added or self.removed)


def day_of(desk: Desk, activity: Values) -> datetime.date:
    """The day that decides who is due: the first of the activity, today where it is unknown."""
    start = activity.get("start_on")
    return datetime.date.fromisoformat(earliest(start)) if start else desk.today


def members_due(desk: Desk, activity: Values, chosen: Collection[int] = ()) -> list[int]:
    """The ids of the members who are due by the body of an activity, in the order of strokes.

    Of the activity's groups those are due who were in one of them then, unless some are `chosen`.
    `chosen` are those of a saved view, of groups or of a list of names, for a body that is one of
    `CHOSEN`; those of them who were not in office on the day are left out. `UserError` where
    no sector, no committee or nobody is chosen.
    """
    body = activity.get("due_body") or rules_of(activity.get("kind")).due_body
    if body == "groups" and not chosen:
        chosen = members_on(desk, activity.get("due_groups") or (), day_of(desk, activity))
    _refuse_incomplete(body, activity, chosen)
    order = lists.find(desk.office, Member, Query(sort="strokes"))
    wanted = set(chosen)
    asked = [key for key in order if key in wanted] if body in CHOSEN else order
    held = as_of(desk, asked, day_of(desk, activity))
    is_due = _BODIES.get(body, _everyone)
    found = [key for key, values in held.items() if is_due(values, activity)]
    return _outside_party(desk, found) if activity.get("kind") in NON_PARTY_KINDS else found


def due_change(desk: Desk, key: int, wanted: Sequence[int]) -> DueChange:
    """What it would mean for the rows of an activity if these members were due."""
    rows = _rows(desk, key)
    have = {each["member"]: each for each in rows if each["member"]}
    due = dict.fromkeys(wanted)
    beyond = [each for each in have.values() if each["member"] not in due]
    says = [any(each[name] not in (None, "", 0) for name in _SAYS) for each in beyond]
    return DueChange(
        added=tuple(one for one in due if one not in have),
        removed=tuple(each["id"] for each, told in zip(beyond, says, strict=True) if not told),
        kept=tuple(each["id"] for each, told in zip(beyond, says, strict=True) if told),
        same=tuple(one for one in due if one in have),
    )


def write_due(
    desk: Desk, key: int, wanted: Sequence[int], body: str = "", view: str = ""
) -> Changed:
    """Make the rows of an activity those of these members, as one action.

    Rows that say something stay, see `due_change`. `body` is noted as the activity's own,
    with the name of the view that chose them; '' leaves that as it is. `UserError` where nothing
    would change or the activity is gone.
    """
    activity = _activity(desk, key)
    change = due_change(desk, key, wanted)
    if not change.changes:
        raise UserError("应到名单没有变化。")
    put = [Attendance.of({"activity": key, "member": one}) for one in change.added]
    gone = [Attendance.of(each.values, each.key, each.version)
            for each in stored(desk, Attendance, change.removed)]  # fmt: skip
    told = "，".join(
        f"{word} {len(found)} 人" for word, found in (("加入", put), ("去掉", gone)) if found
    )
    now = activity.values["due_body"], activity.values["due_view"] or ""
    own = [] if not body or (body, view) == now else [
        Activity.of(
            {**activity.values, "due_body": body, "due_view": view or None}, key, activity.version
        )
    ]  # fmt: skip
    name = activity.values["name"]
    return desk.write([*own, *put], gone, action=f"生成应到名单：“{name}”{told}")


def _activity(desk: Desk, key: int) -> Stored:
    found = stored(desk, Activity, [key])
    if not found:
        raise UserError("这次活动已经不在了，可能被删除，请刷新列表。")
    return found[0]


def _rows(desk: Desk, key: int) -> list[dict[str, Any]]:
    keys = list(lists.ids_where(desk.office, Attendance, (Filter("activity", "in", (key,)),)))
    return [
        {"id": row[0], **dict(zip(_ROW, row[2:], strict=True))}
        for row in lists.rows(desk.office, Attendance, keys, _ROW)
    ]


def _refuse_incomplete(body: str, activity: Values, chosen: Collection[int]) -> None:
    if body == "sectors" and not activity.get("due_sectors"):
        raise UserError("请先在活动里选“应到界别”。")
    if body == "committees" and not _committees(activity):
        raise UserError("请先在活动里选“应到专委会”或“主办专委会”。")
    if body in CHOSEN and not chosen:
        raise UserError("请选出应到的委员，或者粘贴名单。")


def _everyone(_held: Values, _activity: Values) -> bool:
    return True


def _in_standing_body(held: Values, _activity: Values) -> bool:
    return class_of(held.get("cppcc_post"), standing=bool(held.get("standing"))) != ORDINARY


def _in_chairs(held: Values, _activity: Values) -> bool:
    return is_chair(held.get("cppcc_post"))


def _in_sectors(held: Values, activity: Values) -> bool:
    return held.get("sector") in (activity.get("due_sectors") or ())


def _in_committees(held: Values, activity: Values) -> bool:
    wanted = _committees(activity)
    return held.get("committee") in wanted or held.get("committee2") in wanted


def _committees(activity: Values) -> tuple[int, ...]:
    named = tuple(activity.get("due_committees") or ())
    host = activity.get("committee")
    return named or ((host,) if host else ())


_BODIES: Mapping[str, Callable[[Values, Values], bool]] = {
    "standing": _in_standing_body, "chairs": _in_chairs, "sectors": _in_sectors,
    "committees": _in_committees,
}  # fmt: skip


def _outside_party(desk: Desk, keys: Sequence[int]) -> list[int]:
    """Those of some members who are in no branch of the Communist Party."""
    rows = lists.rows(desk.office, Member, keys, ("politics", "politics2"))
    return [key for key, _, *parties in rows if not set(parties) & set(IN_PARTY)]
