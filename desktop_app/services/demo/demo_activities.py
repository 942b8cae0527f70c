"""The invented activities of the demo: about forty over two years, a plenary of eight half-days."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.activity_kinds import PLENARY, rules_of
from desktop_app.records.any_link import pointing
from desktop_app.records.attendance import Attendance
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.services.activities import due
from desktop_app.services.activities.marks import ABSENT, AWAY, HERE, LATE, LEAVE, LEFT, ONE
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso, working
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
FEW = 15
"""How many members go on a survey or an inspection."""
USUAL = HERE * 22 + LATE + LEFT + LEAVE * 2 + AWAY + ABSENT
"""One mark at random of these: how a body usually comes."""
PARTS = (("morning", "开幕会"), ("afternoon", "分组讨论"), ("morning", "分组讨论"),
         ("afternoon", "联组讨论"), ("morning", "大会发言"), ("afternoon", "分组讨论"),
         ("morning", "分组讨论"), ("afternoon", "闭幕会"))  # fmt: skip


class Series(NamedTuple):
    """A kind of activity: its name with a place for the matter, its purpose, days between two."""

    kind: str
    name: str
    purpose: str
    every: int
    many: int


LINES = (
    Series("standing", "第{}次常委会会议（演示）", "advice", 90, 8),
    Series("chairs", "第{}次主席会议（演示）", "advice", 85, 6),
    Series("survey", "{}专题调研（演示）", "advice", 75, 8),
    Series("inspection", "{}视察（演示）", "supervision", 95, 6),
    Series("consultation", "{}专题协商会（演示）", "consensus", 120, 4),
    Series("reading", "委员读书分享会第{}期（演示）", "study", 105, 4),
    Series("training", "委员履职能力培训班第{}期（演示）", "study", 290, 2),
    Series("outer_tour", "党外委员学习考察第{}次（演示）", "unity", 350, 1),
)
MATTERS = ("农村供水", "县城停车", "中小学食堂", "集镇污水", "乡村旅游", "养老服务", "冬季农业",
           "古茶树保护")  # fmt: skip


def fill_activities(desk: Desk, chance: Random) -> None:
    """Meetings and activities of two years with who was due and who came, some still ahead."""
    sessions = find(desk, Session, Query(sort="opens"))
    held = [each for each in stored(desk, Session, list(sessions))
            if each.values["opens"] and each.values["opens"] <= desk.today.isoformat()]  # fmt: skip
    drafts = [each for line in LINES for each in _drafts(desk, line)]
    activities = made(desk, Activity, drafts)
    written: list[Record] = list(activities)
    committees = [key for key, _ in lookup(desk).titles["committee"].items()]
    for key, one in zip(new_keys(len(activities)), activities, strict=True):
        one.key = key
        one.values["committee"] = chance.choice(committees) if committees else None
        written += _rows(desk, one, _due(desk, one, chance), ONE, chance)
    written += _outcomes(desk, activities)
    desk.write(written, action="导入活动：演示活动台账.xlsx", cascading=Cascading.IMPORTED)
    for session in held[-1:]:
        _put_plenary(desk, session, chance)


def _drafts(desk: Desk, line: Series) -> list[Draft]:
    """The activities of one line, the first one ahead of today, the others behind it."""
    found = []
    has_next = line.kind in ("standing", "survey", "inspection", "reading")
    for place in range(line.many):
        ahead = has_next and place == 0
        back = line.every * (place if has_next else place + 1) - 4
        start = working(desk.today + DAY * (9 if ahead else -back))
        what = MATTERS[(place + len(line.kind)) % len(MATTERS)]
        by_matter = line.kind in ("survey", "inspection", "consultation")
        number = what if by_matter else line.many - place
        found.append(_draft(line, line.name.format(number), start, ahead=ahead))
    return found


def _draft(line: Series, name: str, start: datetime.date, *, ahead: bool) -> Draft:
    draft: Draft = {
        "name": name, "kind": line.kind, "purposes": line.purpose, "start_on": iso(start),
        "starts_at": "09:00", "place": "演示县政协二楼会议室", "leader": "演示带队领导",
        "due_body": rules_of(line.kind).due_body, "state": "draft" if ahead else "done",
        "contact": "演示联系人", "remark": MARK,
    }  # fmt: skip
    if ahead:
        return draft
    draft |= {"noticed_on": iso(start - DAY * 6), "end_on": iso(start),
              "chronicle": "是" if line.kind in ("standing", "consultation") else ""}  # fmt: skip
    if line.kind in ("survey", "inspection"):
        draft |= {"place": "演示三个乡镇", "vehicles": "中巴 1 辆（演示）", "funds": "3200",
                  "levels": "prefecture" if line.kind == "survey" else "",
                  "end_on": iso(start + DAY), "reached": "120",
                  "problems": "底数不清，投入不稳定，管护跟不上。（演示）",
                  "causes": "部门之间会商少，管护没有经费来源。（演示）",
                  "advice": "一、按季度会商。二、管护经费列入预算。（演示）",
                  "effect": "提出的建议被采纳 2 条。（演示）", "effect_number": "2",
                  "effect_unit": "条"}  # fmt: skip
    return draft


def _due(desk: Desk, one: Record, chance: Random) -> list[int]:
    """Who is due: the body of the kind, or some members that are named."""
    values = one.values
    if values["due_body"] not in due.CHOSEN:
        return due.members_due(desk, values)
    every = list(find(desk, Member, Query(sort="strokes")))
    return due.members_due(desk, values, chance.sample(every, min(FEW, len(every))))


def _rows(
    desk: Desk, one: Record, members: Sequence[int], places: Sequence[int], chance: Random
) -> list[Record]:
    """Their attendance, marked where the activity was held; an expert goes along on surveys."""
    held = one.values["state"] == "done"
    drafts: list[Draft] = [
        {"activity": one.key, "member": each, "marks": _marks(chance, len(places)) if held else "",
         "spoke": "是" if held and chance.random() < 0.08 else ""}
        for each in members
    ]  # fmt: skip
    if held and one.values["kind"] == "survey":
        drafts.append({"activity": one.key, "name": "演示专家", "role": "expert",
                       "unit": "演示大学", "marks": HERE * len(places)})  # fmt: skip
    return made(desk, Attendance, drafts)


def _marks(chance: Random, count: int) -> str:
    """Mostly there; who is away for the whole of it is so at every part."""
    first = chance.choice(USUAL)
    if first in (LEAVE, AWAY) and chance.random() < 0.6:
        return first * count
    return first + "".join(chance.choice(USUAL) for _ in range(count - 1))


def _put_plenary(desk: Desk, session: Stored, chance: Random) -> None:
    """The plenary session of four days, morning and afternoon, all members due."""
    opens = datetime.date.fromisoformat(session.values["opens"])
    days = len(PARTS) // 2
    plenary = made(desk, Activity, [{
        "name": f"政协演示县{session.values['name']}", "kind": PLENARY, "session": session.key,
        "start_on": iso(opens), "end_on": iso(opens + DAY * (days - 1)), "starts_at": "09:00",
        "place": "演示县会堂", "due_body": "all", "noticed_on": iso(opens - DAY * 12),
        "state": "done", "purposes": "advice consensus", "chronicle": "是", "remark": MARK,
    }])[0]  # fmt: skip
    plenary.key = new_keys(1)[0]
    parts = made(desk, ActivityPart, [
        {"activity": plenary.key, "position": place + 1, "day": iso(opens + DAY * (place // 2)),
         "half": half, "title": title}
        for place, (half, title) in enumerate(PARTS)
    ])  # fmt: skip
    members = due.members_due(desk, plenary.values)
    rows = _rows(desk, plenary, members, range(1, len(PARTS) + 1), chance)
    desk.write([plenary, *parts, *rows], action="登记出勤：演示全体会议",
               cascading=Cascading.IMPORTED)  # fmt: skip


def _outcomes(desk: Desk, activities: Sequence[Record]) -> list[Record]:
    """Two opinions of the last survey as outcomes with it as their source."""
    surveys = [each for each in activities
               if each.values["kind"] == "survey" and each.values["state"] == "done"]  # fmt: skip
    texts = ("由牵头部门按季度会商（演示）", "管护经费列入年度预算（演示）")
    numbers = next_numbers(desk, Outcome, len(texts)) or [""] * len(texts)
    return made(desk, Outcome, [
        {"source": pointing(Activity.KEY, each.key), "content": text, "number": number,
         "addressee": "演示县人民政府", "sent_on": iso(desk.today - DAY * 40), "remark": MARK}
        for each in surveys[:1]
        for text, number in zip(texts, numbers, strict=True)
    ])  # fmt: skip
