"""The invented look-backs and cases of the demo, in every grade and state."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from desktop_app.chinese.dates import months_after
from desktop_app.services.demo.demo_consultations import MARK
from desktop_app.services.demo.demo_episodes import DAY, Episode, iso, working

Draft = dict[str, Any]
MONTHS = 6
PEOPLE = "驻点委员、专委会干部、群众代表"
FINDINGS = {
    "落实到位": "现场查看，措施已经落实，群众反映良好。",
    "基本落实": "主要措施已经落实，个别点位还要完善。",
    "进展缓慢": "方案已定，进度落后于计划，要求承办单位倒排工期。",
}
STATES = ("已报送", "入选", "可以报送", "撰写中")


def look_back_drafts(fate: str, draft: Draft, today: datetime.date) -> list[Draft]:
    """The look-backs on one suggestion, made and planned, without the suggestion itself."""
    if fate not in ("closed", "checked", "due", "slow", "reopen", "answered", "turned"):
        return []
    planned = months_after(draft["finished_on"], MONTHS)
    if fate in ("due", "reopen", "answered", "turned"):
        return [{"planned_on": planned, "remark": MARK}]
    made = working(datetime.date.fromisoformat(planned) + DAY * 2)
    level = "进展缓慢" if fate == "slow" else _level(draft)
    first = {
        "planned_on": planned, "done_on": iso(made), "people": PEOPLE, "place": "项目现场",
        "finding": FINDINGS[level], "level": level, "remark": MARK,
    }  # fmt: skip
    if fate != "slow":
        return [first]
    again = iso(working(today + DAY * 21))
    more = {"advice": "请承办单位一个月内完成，再回头看一次。", "next_on": again}
    return [first | more, {"planned_on": again, "remark": MARK}]


def _level(draft: Draft) -> str:
    return "基本落实" if draft["number"][-1] in "37" else "落实到位"


def case_drafts(
    episodes: Sequence[Episode], outcomes: Sequence[tuple[Episode, str, Draft]]
) -> list[Draft]:
    """Four cases: two drawn from closed consultations and submitted, two being written.

    `outcomes` are the suggestions, so that the figures of a case are those of its consultations.
    """
    closed = [each for each in episodes if each.state in ("归档", "已销号")][:5]
    sources = [closed[0:1], closed[1:2], closed[2:4], closed[4:5]]
    return [
        _case(number, state, of, [timeline for each, _, timeline in outcomes if each in of])
        for number, (state, of) in enumerate(zip(STATES, sources, strict=True), 1)
    ]


def _case(number: int, state: str, of: Sequence[Episode], outcomes: Sequence[Draft]) -> Draft:
    first = of[0]
    draft = {
        "number": f"AL-{number:02}", "name": f"{first.subject['title']}协商实践",
        "consultations": "、".join(each.number for each in of), "state": state,
        "point": first.point.get("name", ""), "committee": first.committee,
        "year": str(first.day.year), "background": first.subject["situation"], "remark": MARK,
    }  # fmt: skip
    if state == "撰写中":
        return draft
    draft |= {
        "process": f"县政协在{first.township}组织调研和协商，形成意见建议并跟踪办理。",
        "result": "；".join(text for text, _ in first.subject["suggestions"]) + "。",
        "effect": "群众反映的问题得到解决，协商点成为群众说事的好去处。",
        "insight": "选题要小、调研要深、办理要实、反馈要快。",
        "figures": _figures(outcomes),
    }
    if state in ("已报送", "入选"):
        day = iso(working(first.day + DAY * 345))
        draft |= {"level": "州级", "submitted_to": "政协演示州委员会", "submitted_on": day}
    if state == "入选":
        draft |= {"award": "全州“协商在基层”优秀案例",
                  "awarded_on": iso(working(first.day + DAY * 420))}  # fmt: skip
    return draft


def _figures(outcomes: Sequence[Draft]) -> str:
    """How many suggestions there were, how many of them were adopted and carried out."""
    adopted = sum(each.get("adoption") in ("采纳", "部分采纳") for each in outcomes)
    ended = sum(each.get("handling") in ("已完成", "已销号") for each in outcomes)
    return f"形成意见建议{len(outcomes)}条，采纳{adopted}条，办结{ended}条。"
