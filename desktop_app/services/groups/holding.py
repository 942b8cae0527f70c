"""Who is in a group on a day, what groups a member is in, and how they join and leave."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem, UserError
from desktop_app.records.group import WorkGroup
from desktop_app.records.member import Member
from desktop_app.records.membership import GROUP, Membership, holds_on
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.members.time_in_office import day_before, last_day
from desktop_app.services.registers import Refused
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

Given = Mapping[str, object]
ISO_DAY = len("2026-01-01")


def members_on(desk: Desk, groups: Iterable[int], day: datetime.date) -> list[int]:
    """The members who are in any of some groups on a day, in the order of strokes, each once."""
    iso = day.isoformat()
    rows = memberships(desk, (Filter("group", "in", tuple(groups)),))
    wanted = {each.values["member"] for each in rows if holds_on(each.values, iso)}
    return [key for key in lists.find(desk.office, Member, Query(sort="strokes")) if key in wanted]


def memberships(desk: Desk, where: Sequence[Filter]) -> list[Record]:
    """The memberships of groups that fulfil some conditions, in the order in which they begin."""
    query = Query(where=(Filter("kind", "in", (GROUP,)), *where))
    return records_by_key(desk.office, Membership, lists.find(desk.office, Membership, query))


def put_in(desk: Desk, members: Sequence[int], given: Given) -> Changed:
    """From a day on these members are in a group, as one action.

    `given` are the inputs of a membership's `group`, `group_post`, `since` and `document`. Who is
    in the group already keeps the membership; another post begins a new one. `Refused` names
    what is wrong, `UserError` a member who had left by then or comes in later.
    """
    values = _read(desk, given)
    day, group = str(values["since"]), int(values["group"])
    put: list[Record] = []
    rows = memberships(
        desk, (Filter("group", "in", (group,)), Filter("member", "in", tuple(members)))
    )
    for member in stored(desk, Member, members):
        own = [each for each in rows if each.values["member"] == member.key]
        title, left = Member.title_of(member.values), last_day(member.values)
        if left and left < day:
            raise UserError(f"“{title}”在这一天已经不是委员，任职到 {left} 为止，不能编入。")
        if any((each.values.get("since") or "") > day for each in own):
            raise UserError(f"“{title}”以后已经编入这个组，请打开这位委员的“任职情况”来改。")
        now = next((each for each in own if holds_on(each.values, day)), None)
        if now is not None and now.values.get("group_post") == values.get("group_post"):
            continue
        if now is not None and now.values.get("since") == day:
            now.values["group_post"] = values.get("group_post")
            put.append(now)
            continue
        if now is not None:
            now.values["until"] = day_before(day)
            put.append(now)
        put.append(Membership.of({**values, "kind": GROUP, "place": 1, "member": member.key}))
    if not put:
        raise UserError("选中的委员都已经在这个组里，职务也一样。")
    name = lookup(desk).titles[WorkGroup.KEY].title(group)
    count = len({each.values["member"] for each in put})
    return desk.write(put, action=f"编入组：“{name}”{count} 人，自 {day} 起")


def take_out(desk: Desk, members: Sequence[int], given: Given) -> Changed:
    """From a day on these members are not in a group any more, as one action.

    `given` are the inputs of `group` and `since`, the first day on which they are out. `UserError`
    where none of them is in it then.
    """
    values = _read(desk, given)
    day, group = str(values["since"]), int(values["group"])
    rows = memberships(
        desk, (Filter("group", "in", (group,)), Filter("member", "in", tuple(members)))
    )
    put = [each for each in rows if holds_on(each.values, day)]
    name = lookup(desk).titles[WorkGroup.KEY].title(group)
    if not put:
        raise UserError(f"选中的委员在 {day} 都不在“{name}”里。")
    gone = [each for each in put if each.values.get("since") == day]
    for each in put:
        each.values["until"] = day_before(day)
    kept = [each for each in put if each not in gone]
    return desk.write(kept, gone, action=f"退出组：“{name}”{len(put)} 人，自 {day} 起")


def words_on(
    desk: Desk, rows: Iterable[Mapping[str, Any]], day: str, titles: Mapping[int, str]
) -> tuple[str | None, str | None]:
    """What a member's 活动小组 and 小组职务 say on a day (ISO text), None for each without words.

    `rows` are memberships, `titles` the names of groups. Names are joined by 、 in the order in
    which the memberships begin; posts have the group's name before them where it is not the only
    one.
    """
    held = [each for each in rows if each.get("kind") == GROUP and holds_on(each, day)]
    held.sort(key=lambda each: (each.get("since") or "", each.get("group") or 0))
    shared, codes = lookup(desk, Membership), Membership.field("group_post")
    names = [titles.get(each["group"], "") for each in held]
    posts = [codes.show(each.get("group_post"), shared) for each in held]
    if len(held) > 1:
        posts = [f"{name}{post}" if post else "" for name, post in zip(names, posts, strict=True)]
    return "、".join(filter(None, names)) or None, "、".join(filter(None, posts)) or None


def titles_of_groups(desk: Desk) -> dict[int, str]:
    """The names of all groups by their ids."""
    keys = lists.find(desk.office, WorkGroup, Query())
    return {row[0]: str(row[2]) for row in lists.rows(desk.office, WorkGroup, keys, ("name",))}


def _read(desk: Desk, given: Given) -> dict[str, Any]:
    parsed = Membership.parse({**given, "kind": GROUP}, lookup(desk, Membership))
    wrong = [each for each in parsed.problems if each.stops and each.field in given]
    if not wrong and not parsed.values.get("group"):
        wrong = [Problem("group", "组", "请选组")]
    day = parsed.values.get("since")
    if not wrong and len(day or "") < ISO_DAY:
        wrong = [Problem("since", "起始日期", "请写明从哪一天起，写到日，例如 2026-03-05")]
    if wrong:
        raise Refused(wrong)
    return parsed.values
