"""The invented groups of the demo: their members, the plans of two years, a few activities."""

from __future__ import annotations

from random import Random
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.attendance import Attendance
from desktop_app.records.group import GroupYear, WorkGroup
from desktop_app.records.member import SERVING, Member
from desktop_app.records.membership import GROUP, Membership
from desktop_app.records.office import Committee
from desktop_app.records.record import Record
from desktop_app.services.activities.marks import ABSENT, HERE, LEAVE
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso, working
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.storage.log.keys import new_keys

NAMES = (
    ("第一活动小组（演示）", "activity_group"), ("第二活动小组（演示）", "activity_group"),
    ("第三活动小组（演示）", "activity_group"), ("第四活动小组（演示）", "activity_group"),
    ("演示镇联络组", "liaison_group"), ("演示街道工委", "liaison_group"),
    ("经济界别组（演示）", "sector_group"), ("“农技到田”委员工作室（演示）", "studio"),
)  # fmt: skip
SIZE, FEW = 30, 9
SINCE = "2022-03-01"
POSTS = ("leader", "deputy", "liaison")
MEETINGS = 6


def fill_groups(desk: Desk, chance: Random) -> None:
    """Eight groups: four that divide the members, four that some of them are in besides."""
    committees = list(find(desk, Committee, Query()))
    groups = made(desk, WorkGroup, [
        {"name": name, "kind": kind, "founded": SINCE, "remark": MARK, "place": "演示委员之家",
         "committee": committees[place % len(committees)] if committees else None,
         "duties": "每年一次学习、一次调研、一件提案、一条信息。（演示）"}
        for place, (name, kind) in enumerate(NAMES)
    ])  # fmt: skip
    serving = Query(where=(Filter("state", "in", (SERVING,)),), sort="strokes")
    members = list(find(desk, Member, serving))
    written: list[Record] = list(groups)
    people: list[list[int]] = []
    for place, (group, key) in enumerate(zip(groups, new_keys(len(groups)), strict=True)):
        group.key = key
        is_part = group.values["kind"] == "activity_group"
        own = members[place * SIZE : (place + 1) * SIZE] if is_part else members[place::19][:FEW]
        people.append(own)
        written += made(desk, Membership, [_place(key, each, n) for n, each in enumerate(own)])
        written += made(desk, GroupYear, _years(desk, key, place))
    desk.write(written, action="导入组：演示活动小组名单.xlsx", cascading=Cascading.IMPORTED)
    _hold_meetings(desk, groups, people, chance)


def _place(group: int, member: int, number: int) -> dict[str, Any]:
    post = POSTS[number] if number < len(POSTS) else ""
    return {"kind": GROUP, "group": group, "member": member, "since": SINCE, "group_post": post}


def _years(desk: Desk, group: int, place: int) -> list[dict[str, Any]]:
    """Last year whole; this year planned, but for two groups that are late."""
    year = desk.today.year
    last = {"group": group, "year": year - 1, "plan_on": f"{year - 1}-02-20",
            "plan": "学习两次，调研一次，联系群众一次。（演示）"}  # fmt: skip
    if place != 2:
        last |= {"summary_on": f"{year - 1}-12-18", "summary": "按计划完成。（演示）"}
    if place in (1, 5):
        return [last]
    plan = {"group": group, "year": year, "plan_on": f"{year}-02-{18 + place}",
            "plan": "学习两次，调研一次，为群众办实事一件。（演示）"}  # fmt: skip
    return [last, plan]


def _hold_meetings(
    desk: Desk, groups: list[Record], people: list[list[int]], chance: Random
) -> None:
    """Activities of the groups, with the attendance of their members."""
    drafts = [
        {"name": f"{groups[place].values['name'].removesuffix('（演示）')}走访活动（演示）",
         "kind": "group_meeting", "due_body": "groups", "due_groups": [groups[place].key],
         "start_on": iso(working(desk.today - DAY * (25 + 40 * place))), "place": "演示社区",
         "noticed_on": iso(desk.today - DAY * (32 + 40 * place)), "state": "done",
         "content": "走访群众，收集意见。（演示）", "remark": MARK}
        for place in range(MEETINGS)
    ]  # fmt: skip
    activities = made(desk, Activity, drafts)
    written: list[Record] = list(activities)
    for one, key, own in zip(activities, new_keys(len(activities)), people, strict=False):
        one.key = key
        written += made(desk, Attendance, [
            {"activity": key, "member": each, "marks": chance.choice(HERE * 8 + LEAVE + ABSENT)}
            for each in own
        ])  # fmt: skip
    desk.write(written, action="登记出勤：演示各组活动", cascading=Cascading.IMPORTED)
