"""The invented topics of the demo in every state, and the plan of the year."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random
from typing import Any

from desktop_app.services.demo.demo_episodes import DAY, Episode, iso, slots
from desktop_app.services.demo.demo_names import read_demo

Draft = dict[str, Any]
MARK = "演示数据"
SOURCES = (
    "群众反映",
    "委员提出",
    "界别提出",
    "协商点收集",
    "部门建议",
    "党委政府点题",
    "专委会提出",
)
MEETING = "县政协主席会议"
MORE_STATES = (
    "征集", "征集", "征集", "征集", "征集", "待审批", "待审批", "待审批", "已批准", "已批准",
    "未采用", "未采用", "已列计划", "已并入", "已拆分",
)  # fmt: skip


def topic_drafts(
    episodes: Sequence[Episode], people: Sequence[str], today: datetime.date, chance: Random
) -> list[Draft]:
    """60 topics: one a consultation, and fifteen that have not come to one."""
    drafts = [_of_episode(each, people, today, chance) for each in episodes]
    for place, row in enumerate(read_demo("subjects")["more"]):
        drafts.append(_waiting(place, row, len(episodes), people, today))
    drafts[-2]["merged_into"] = drafts[-1]["number"]
    drafts[-3]["split_from"] = drafts[-1]["number"]
    return drafts


def _of_episode(
    each: Episode, people: Sequence[str], today: datetime.date, chance: Random
) -> Draft:
    raised = min(each.day, today) - DAY * chance.randint(75, 130)
    decided = each.state in ("归档", "已销号", "回头看", "已反馈", "办理中", "已报送", "已协商")
    draft = {
        "number": each.topic, "name": each.subject["title"], "five_points": each.subject["kind"],
        "source": chance.choice(SOURCES), "raised_by": people[each.place % len(people)],
        "raised_on": iso(raised), "point": each.point.get("name", ""),
        "committee": each.committee, "content": each.subject["situation"],
        "state": "已协商" if decided else "已列计划", "remark": MARK,
    }  # fmt: skip
    return draft | _approved(raised + DAY * chance.randint(12, 25))


def _approved(submitted: datetime.date) -> Draft:
    return {
        "submitted_on": iso(submitted), "approver": MEETING, "approval": "同意",
        "approved_on": iso(submitted + DAY * 9), "approval_note": "同意列入协商议题。",
    }  # fmt: skip


def _waiting(
    place: int, row: Sequence[str], before: int, people: Sequence[str], today: datetime.date
) -> Draft:
    """A topic on its way; those waiting for approval wait the longer the further down."""
    name, kind, situation = row
    state, raised = MORE_STATES[place], today - DAY * (6 + 7 * place)
    draft = {
        "number": f"YT-{before + place + 1:03}", "name": name, "five_points": kind,
        "source": SOURCES[place % len(SOURCES)], "raised_by": people[-1 - place % len(people)],
        "raised_on": iso(raised), "content": situation, "state": state, "remark": MARK,
    }  # fmt: skip
    if state == "待审批":
        draft["submitted_on"] = iso(raised + DAY * 8)
    elif state in ("已批准", "已列计划", "已拆分"):
        draft |= _approved(raised + DAY * 10)
    elif state == "未采用":
        draft |= _approved(raised + DAY * 10) | {
            "approval": "不同意", "approval_note": "已有部门专项方案，暂不列入协商。",
        }  # fmt: skip
    return draft


def plan_drafts(episodes: Sequence[Episode], today: datetime.date) -> list[Draft]:
    """The six slots of this year's double-month consultations."""
    double = {each.day: each for each in episodes if each.platform == "双月协商"}
    return [_slot(double[day], day) for day in slots(today) if day in double]


def _slot(each: Episode, day: datetime.date) -> Draft:
    return {
        "year": str(day.year), "slot": f"{day.month}月", "name": each.subject["title"],
        "topic": each.topic, "platform": "双月协商", "committee": each.committee,
        "host": "演示主席", "survey_from": iso(day - DAY * 42), "survey_to": iso(day - DAY * 30),
        "planned_on": iso(day), "result": "形成协商专报报送县委、县政府。", "remark": MARK,
    }  # fmt: skip
