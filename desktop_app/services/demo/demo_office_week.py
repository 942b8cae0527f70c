"""The invented weeks of the demo: activities of this week and the next, agendas, a chronicle."""

from __future__ import annotations

import datetime
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.office_week import chronicle
from desktop_app.services.office_week.plan_days import PlanPeriod
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.stored import Stored, stored

Draft = dict[str, Any]
ROOM, HALL = "演示县政协二楼会议室", "演示县会议中心"
PLANNED: tuple[tuple[int, int, str, str, str, str, str, str], ...] = (
    (0, 0, "08:30", "chairs", "主席会议（演示）", ROOM, "演示主席", ""),
    (0, 0, "15:00", "party_group", "党组理论学习中心组学习（演示）", ROOM, "演示主席", ""),
    (
        1,
        0,
        "09:00",
        "inspection",
        "古茶树保护情况视察（演示）",
        "演示乡古茶园",
        "演示副主席",
        "中巴车 1 辆",
    ),
    (
        2,
        2,
        "08:00",
        "tour",
        "赴邻县学习考察协商议事（演示）",
        "演示邻县",
        "演示副主席",
        "中巴车 1 辆，早上 8 点从机关出发",
    ),
    (3, 0, "19:30", "reading", "委员读书分享夜（演示）", "演示书院", "演示秘书长", ""),
    (7, 0, "", "directors", "专委会主任会议（演示）", ROOM, "演示秘书长", ""),
    (8, 0, "14:30", "proposal_push", "重点提案促办会（演示）", HALL, "演示副主席", ""),
)
"""Days from this Monday, further days, time, kind, name, place, leader, vehicles."""
AGENDA: tuple[tuple[str, str, str, Draft], ...] = (
    ("传达学习上级政协会议精神（演示）", "演示办公室", "heard", {}),
    (
        "审议年度协商计划（草案）（演示）",
        "演示提案委",
        "passed",
        {
            "resolution": "原则同意，按会议意见修改后报县委审批。",
            "owner_unit": "演示提案委",
            "due": 12,
            "state": "following",
            "progress": "已修改，正在会签。",
        },
    ),
    (
        "研究委员履职管理办法修订事宜（演示）",
        "演示委员联络委",
        "principle",
        {
            "resolution": "请委员联络委再征求一次各界别意见。",
            "owner_unit": "演示委员联络委",
            "due": -3,
            "state": "following",
        },
    ),
    (
        "听取社情民意信息工作情况汇报（演示）",
        "演示研究室",
        "heard",
        {
            "resolution": "按月通报采用情况。",
            "owner_unit": "演示研究室",
            "due": -20,
            "state": "done",
            "done_on": -22,
            "progress": "已建立按月通报。",
        },
    ),
    ("研究机关车辆使用管理事宜（演示）", "演示办公室", "deferred", {"state": "deferred"}),
    (
        "研究委员工作室布点（演示）",
        "演示委员联络委",
        "revise",
        {
            "resolution": "补充乡镇意见后再上会。",
            "state": "decided",
            "owner_unit": "演示委员联络委",
        },
    ),
)
"""Item, who reports, result, further values; days are counted from today."""


def fill_office_week(desk: Desk) -> None:
    """Seven activities of two weeks, a dozen of agenda items, a chronicle of half a year."""
    monday = desk.today - DAY * desk.today.weekday()
    committees = [key for key, _ in lookup(desk).titles["committee"].items()]
    drafts = [_activity(monday, number, *line) for number, line in enumerate(PLANNED)]
    for number, draft in enumerate(drafts):
        draft["committee"] = committees[number % len(committees)] if committees else None
    activities = made(desk, Activity, drafts)
    desk.write(activities, action="导入活动：演示近期工作安排.xlsx", cascading=Cascading.IMPORTED)
    _put_agendas(desk)
    _tick_chronicle(desk)


def _activity(
    monday: datetime.date, number: int, after: int, more: int, time: str, kind: str, name: str,
    place: str, leader: str, vehicles: str,
) -> Draft:  # fmt: skip
    start = monday + DAY * after
    draft: Draft = {
        "name": name, "kind": kind, "start_on": iso(start), "starts_at": time, "place": place,
        "leader": leader, "vehicles": vehicles, "remark": MARK, "due_count": 12,
        "state": "draft" if number % 3 == 2 else "noticed",
    }  # fmt: skip
    if more:
        draft["end_on"] = iso(start + DAY * more)
    if draft["state"] == "noticed":
        draft["noticed_on"] = iso(min(start - DAY * 4, monday))
    return draft


def _put_agendas(desk: Desk) -> None:
    """The agenda of the last chairs' meeting with results, that of the next without."""
    held = _meetings(desk, "done")[-1:]
    ahead = _meetings(desk, "noticed")[:1]
    drafts: list[Draft] = []
    for meeting in held:
        drafts += [_item(desk, meeting, *line) for line in AGENDA]
    for meeting in ahead:
        drafts += [
            {"activity": meeting.key, "name": name, "reporter": reporter, "remark": MARK}
            for name, reporter, _, _ in AGENDA[:4]
        ]
    drafts.append({
        "meeting": "演示机关党组会议", "body": "party_group", "day": iso(desk.today - DAY * 10),
        "name": "研究干部职工考核事宜（演示）", "reporter": "演示办公室", "result": "passed",
        "resolution": "按程序办理。", "owner_unit": "演示办公室",
        "state": "decided", "remark": MARK,
    })  # fmt: skip
    records: list[Record] = made(desk, AgendaItem, drafts)
    desk.write(records, action="导入会议议题：演示议题台账.xlsx", cascading=Cascading.IMPORTED)


def _meetings(desk: Desk, state: str) -> list[Stored]:
    where = (Filter("kind", "in", ("chairs",)), Filter("state", "in", (state,)))
    keys = find(desk, Activity, Query(where=where, sort="start_on"))
    return stored(desk, Activity, list(keys))


def _item(desk: Desk, meeting: Stored, name: str, reporter: str, result: str, more: Draft) -> Draft:
    days: Draft = {
        key: iso(desk.today + DAY * more[key]) for key in ("due", "done_on") if key in more
    }
    return {
        "activity": meeting.key, "name": name, "reporter": reporter, "result": result,
        "state": "none", "remark": MARK, **more, **days,
    }  # fmt: skip


def _tick_chronicle(desk: Desk) -> None:
    """The meetings and surveys of the last half year are in the chronicle, one in other words."""
    span = PlanPeriod(desk.today - DAY * 180, desk.today)
    found = [each for each in chronicle.entries(desk, span) if each.kind != "读书活动"]
    changes = {each.key: chronicle.Wording(True, "") for each in found}
    for each in found[:1]:
        changes[each.key] = chronicle.Wording(True, f"{each.usual}，演示主席出席并讲话")
    if changes:
        chronicle.save(desk, changes)
