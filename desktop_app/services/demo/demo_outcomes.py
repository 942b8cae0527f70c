"""The invented suggestions of the demo: 160 in every state, late ones and reopened ones too."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from random import Random
from typing import Any

from desktop_app.services.demo.demo_consultations import MARK, reported
from desktop_app.services.demo.demo_episodes import DAY, Episode, iso, outcomes, working

Draft = dict[str, Any]
FATES = {
    "归档": ("closed", "closed", "closed", "closed", "rejected", "closed", "closed"),
    "已销号": ("closed", "closed", "closed", "stopped", "closed", "closed", "rejected", "closed"),
    "回头看": ("checked", "due", "slow", "reopen", "due"),
    "已反馈": ("answered", "answered", "lasting", "answered", "turned"),
    "办理中": ("overdue", "week", "later", "done", "progressing", "pending", "blocked", "assigned",
             "partly", "lasting", "overdue", "rejected", "week"),
    "已报送": ("pending", "assigned", "pending", "instructed"),
    "已协商": ("unsent",),
}  # fmt: skip
"""What becomes of the suggestions of the consultations in one state, one after the other."""
FINISHED = ("closed", "checked", "due", "slow", "reopen", "answered", "turned", "done")
INSTRUCTED = "instructed"
"""Holds the day of the instruction on a suggestion; no field of it."""
PROGRESS = "已现场踏勘并制定实施方案，正在推进。"
LIMITS = (30, 45, 60)


def outcome_drafts(
    episodes: Sequence[Episode], today: datetime.date, chance: Random
) -> list[tuple[Episode, str, Draft]]:
    """Every suggestion with its consultation and what becomes of it, as drafts by field name."""
    seen: dict[str, int] = {}
    found = []
    for number, (each, text, unit) in enumerate(outcomes(episodes), 1):
        place = seen[each.state] = seen.get(each.state, -1) + 1
        fate = FATES[each.state][place % len(FATES[each.state])]
        draft = {"number": f"JY-{number:03}", "content": text + "。", "topic": each.topic,
                 "remark": MARK}  # fmt: skip
        draft |= _timeline(each, fate, unit, today, chance)
        found.append((each, fate, draft))
    return found


def instruction_draft(draft: Draft) -> Draft | None:
    """The instruction on a suggestion, taken out of its draft."""
    day = draft.pop(INSTRUCTED, None)
    if day is None:
        return None
    return {
        "level": "县级", "instructor": "演示县领导", "day": day,
        "text": "请承办单位认真研究，按时办结并反馈。", "handed_to": draft.get("unit", ""),
        "remark": MARK,
    }  # fmt: skip


def _timeline(each: Episode, fate: str, unit: str, today: datetime.date, chance: Random) -> Draft:
    if fate == "unsent":
        return {}
    sent = reported(each)
    told: Draft = {
        "addressee": "县委、县政府",
        "sent_on": iso(sent),
        "sent_doc": each.letter,
    }
    if fate == "pending":
        return told
    if fate == "rejected":
        note = "现行政策暂不支持，已向协商点群众说明。"
        return told | {
            "adoption": "未采纳", "adoption_note": note,
            "adopted_on": iso(min(today, working(sent + DAY * 12))),
        }  # fmt: skip
    told |= {"adoption": "部分采纳" if fate == "partly" else "采纳",
             "adopted_on": iso(min(today, working(sent + DAY * 6)))}  # fmt: skip
    if fate == "instructed" or chance.random() < 0.15:
        told[INSTRUCTED] = told["adopted_on"]
    if fate == "instructed":
        return told
    return told | _handled(each, fate, unit, min(today, working(sent + DAY * 8)), today, chance)


def _handled(
    each: Episode, fate: str, unit: str, assigned: datetime.date, today: datetime.date,
    chance: Random,
) -> Draft:  # fmt: skip
    told: Draft = {"unit": unit, "assigned_on": iso(assigned), "assigned_by": "县委、县政府办公室"}
    told |= _limit(fate, assigned, today, chance)
    if fate in FINISHED:
        return told | _finished(each, fate, unit, assigned, today, chance)
    states = {"assigned": "已交办", "stopped": "推进中", "lasting": "长期推进", "blocked": "受阻"}
    told["handling"] = states.get(fate, "推进中")
    if fate == "blocked":
        told["progress"] = "用地手续尚未批复，需协调自然资源部门后推进。"
    elif fate != "assigned":
        told["progress"] = PROGRESS
    if fate == "stopped":
        day = iso(assigned + DAY * 60)
        told |= {"stopped_on": day, "stop_reason": "上级统一实施，不再单独办理"}
    return told


def _limit(fate: str, assigned: datetime.date, today: datetime.date, chance: Random) -> Draft:
    """The day by which it is to be done: a limit in working days, or a day of its own."""
    if fate == "overdue":
        return {"due": iso(max(assigned + DAY * 5, today - DAY * chance.randint(2, 24)))}
    if fate == "week":
        return {"due": iso(today + DAY * chance.randint(0, 6))}
    if fate in ("later", "progressing", "assigned", "partly", "blocked", "lasting", "done"):
        return {"due": iso(today + DAY * chance.randint(15, 80))}
    limit = chance.choice(LIMITS)
    return {"working_days": str(limit), "due": iso(assigned + DAY * (limit * 7 // 5))}


def _finished(
    each: Episode, fate: str, unit: str, assigned: datetime.date, today: datetime.date,
    chance: Random,
) -> Draft:  # fmt: skip
    early = 45 if fate in ("checked", "slow") else chance.randint(56, 68)
    finished = working(each.day + DAY * early)
    if fate == "done":
        finished = max(assigned, min(finished, working(today - DAY * chance.randint(2, 9))))
    told: Draft = {
        "handling": "已销号" if fate in ("closed", "checked") else "已完成",
        "finished_on": iso(finished), "result": f"{unit}已按要求办结，现场核验符合要求。",
    }  # fmt: skip
    if fate == "done":
        return told
    told |= {
        "answered_on": iso(working(finished + DAY * 8)),
        "answer_mode": chance.choice(("书面", "会议", "上门", "公示")),
        "satisfaction": chance.choice(("满意", "满意", "满意", "基本满意")),
        "money": f"{chance.randint(2, 90)}万", "beneficiaries": str(chance.randint(40, 3200)),
    }  # fmt: skip
    if fate == "turned":
        told |= {"ways": "提案", "way_no": f"{each.day.year}年第{each.issue + 20}号提案"}
    if fate in ("closed", "checked"):
        told["closed_on"] = iso(working(each.day + DAY * (240 if fate == "checked" else 318)))
    return told
