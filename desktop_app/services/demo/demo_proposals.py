"""The invented proposals of two sessions, with handling sheets as far as they have come."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from random import Random
from typing import Any

from desktop_app.records.handling_records import (
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
)
from desktop_app.records.member import Member
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.progress import state_of
from desktop_app.services.registers import Query, find, rows
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
MARK, FIRST_YEAR, EACH_YEAR = "演示数据", 2021, 36
DAY = datetime.timedelta(days=1)
PLACES = ("山区村寨", "县城老旧小区", "边境乡镇", "梯田核心区", "易地搬迁点", "县工业园区")
MATTERS = (
    ("稳定供水", "县水务局", "社会建设"), ("道路安全", "县交通运输局", "社会建设"),
    ("养老服务", "县民政局", "社会建设"), ("垃圾分类", "县住房城乡建设局", "生态文明建设"),
    ("师资力量", "县教育体育局", "文化建设"), ("特色农产品销售", "县农业农村局", "经济建设"),
)  # fmt: skip
WORDS = ("推进", "加强", "改善")
HELPERS = ("县财政局", "县发展和改革局", "龙潭乡人民政府（演示）")
NOT_FILED = {4: "rejected", 11: "passed", 17: "withdrawn"}
AHEAD = {33: "submitted", 34: "reviewed", 35: "returned"}


def fill_proposals(desk: Desk, chance: Random) -> None:
    """Two sessions, 36 proposals each; those of the last year are all handled to the end."""
    last = desk.today.year if desk.today.month > 3 else desk.today.year - 1
    people = _people(desk)
    for year in (last - 1, last):
        _put_session(desk, year, people, chance, is_last=year == last)


def _people(desk: Desk) -> list[tuple[int, str, str]]:
    """Id, name and unit of members of the demo."""
    keys = find(desk, Member, Query(sort="strokes"))[20:110]
    return [(row[0], row[2], row[3] or "") for row in rows(desk, Member, keys, ("name", "unit"))]


def _put_session(
    desk: Desk, year: int, people: Sequence[tuple[int, str, str]], chance: Random, *, is_last: bool
) -> None:
    number = year - FIRST_YEAR
    session = made(desk, Session, [{
        "term": lookup(desk).term, "number": number, "opens": f"{year}-02-08",
        "closes": f"{year}-02-11", "collection_ends": f"{year}-02-10", "collection_time": "18:00",
        "reply_by": f"{year}-06-30", "remark": MARK,
    }])[0]  # fmt: skip
    session.key = new_keys(1)[0]
    proposals = made(
        desk, Proposal,
        [_proposal(year, place, people, chance) for place in range(EACH_YEAR)],
    )  # fmt: skip
    more: list[Record] = []
    for place, (one, key) in enumerate(zip(proposals, new_keys(EACH_YEAR), strict=True)):
        one.key = key
        one.values.update({"session": session.key})
        more += _signers(desk, one, people, place)
    more += _decide(desk, proposals, year, chance, is_last=is_last)
    action = f"导入提案：演示{year}年提案台账.xlsx"
    desk.write([session, *proposals, *more], action=action, cascading=Cascading.NOTHING)


def _proposal(
    year: int, place: int, people: Sequence[tuple[int, str, str]], chance: Random
) -> Draft:
    key, name, unit = people[(place * 7 + year) % len(people)]
    matter, suggested, category = MATTERS[place % len(MATTERS)]
    where = PLACES[(place // len(MATTERS) + place) % len(PLACES)]
    received = datetime.date(year, 2, 1) + DAY * (place % 9 if place < 30 else 20 + place)
    return {
        "serial": f"{year}-{place + 1:03}", "name": f"关于{WORDS[place % 3]}{where}{matter}的提案",
        "state": "submitted", "kind": "joint" if place % 4 == 1 else "member", "member": key,
        "mover": name, "unit": unit, "category": category, "suggested_units": suggested,
        "period": "plenary" if place < 30 else "between", "received_on": received.isoformat(),
        "problem": f"{where}的{matter}还有差距，群众反映较多。（演示）",
        "analysis": "投入不足，部门之间衔接不够。（演示）",
        "advice": "一、把这件事列入年度计划。二、明确责任单位和时限。（演示）",
        "researched": chance.choice(("是", "否")), "self_written": "是", "may_publish": "是",
        "remark": MARK,
    }  # fmt: skip


def _signers(
    desk: Desk, one: Record, people: Sequence[tuple[int, str, str]], place: int
) -> Iterable[Record]:
    if one.values["kind"] != "joint":
        return []
    chosen = [people[(place * 11 + step) % len(people)] for step in (3, 5)]
    return made(desk, ProposalSigner, [
        {"proposal": one.key, "member": key, "position": str(number), "name": name, "unit": unit}
        for number, (key, name, unit) in enumerate(chosen, 1)
        if name != one.values["mover"]
    ])  # fmt: skip


def _decide(
    desk: Desk, proposals: Sequence[Record], year: int, chance: Random, *, is_last: bool
) -> list[Record]:
    """The decision on each proposal, and the sheets of those that are filed."""
    found: list[Record] = []
    number = 0
    for place, one in enumerate(proposals):
        received = datetime.date.fromisoformat(one.values["received_on"])
        reviewed = {"first_reviewer": "演示审查人", "first_on": _iso(received + DAY * 4),
                    "first_opinion": "file"}  # fmt: skip
        if is_last and place in AHEAD:
            one.values.update({"state": AHEAD[place]})
            one.values.update(reviewed if AHEAD[place] == "reviewed" else {})
            one.values.update(
                {"returned_note": "请补充具体建议（演示）"} if place == max(AHEAD) else {}
            )
            continue
        one.values.update(reviewed)
        if place in NOT_FILED:
            one.values.update(_left(NOT_FILED[place], received + DAY * 10))
            continue
        number += 1
        filed = received + DAY * 16
        one.values.update({"state": "filed", "filed_on": _iso(filed), "number": f"{number:04}"})
        if place == 7:
            one.values.update({"state": "merged", "merged_into": proposals[1].key})
        else:
            found += _handled(desk, one, place, filed, chance, is_last=is_last)
    proposals[0].values.update(major=1, major_on=f"{year}-04-10")
    return found


def _left(state: str, day: datetime.date) -> Draft:
    more = {
        "rejected": {"reject_reason": "empty", "told_on": _iso(day)},
        "passed": {"passed_to": "opinion", "passed_on": _iso(day)},
        "withdrawn": {"withdrawn_on": _iso(day), "withdraw_reason": "另行协商（演示）"},
    }
    return {"state": state, **more[state]}


def _handled(
    desk: Desk, one: Record, place: int, filed: datetime.date, chance: Random, *, is_last: bool
) -> list[Record]:
    """The sheets of a filed proposal, as far as today has let them come, and what they gathered."""
    today, assigned = desk.today, filed + DAY * 8
    if assigned > today:
        return []
    helps = place % 3 == 0
    drafts = [_sheet(one, place, assigned, today, chance, helps=helps, is_last=is_last)]
    if helps:
        drafts.append(_assisting(one, HELPERS[place % len(HELPERS)], assigned, today))
    sheets = made(desk, ProposalHandling, drafts)
    more: list[Record] = []
    for sheet, key in zip(sheets, new_keys(len(sheets)), strict=True):
        sheet.key = key
    more += _gathered(desk, one, sheets[0], place)
    state = state_of([each.values for each in sheets]) or "filed"
    one.values["state"] = state
    if state == "closed":
        one.values["closed_on"] = max(each.values["closed_on"] for each in sheets)
    return [*sheets, *more]


def _sheet(
    one: Record, place: int, assigned: datetime.date, today: datetime.date, chance: Random, *,
    helps: bool, is_last: bool,
) -> Draft:  # fmt: skip
    """The sheet of the unit that replies."""
    slow = is_last and place % 8 == 5
    replied = assigned + DAY * (chance.randint(50, 110) if not slow else 290)
    steps = (
        ("signed", assigned + DAY * 3, ("signed_on",)), ("replied", replied, ("reply_on",)),
        ("checked", replied + DAY * 3, ("checked_on",)),
        ("polled", replied + DAY * 15, ("polled_on",)),
        ("done", replied + DAY * 20, ("closed_on",)),
    )  # fmt: skip
    draft: Draft = {
        "proposal": one.key, "unit": MATTERS[place % len(MATTERS)][1],
        "role": "main" if helps else "sole", "state": "assigned", "system": "government",
        "channel": "government", "meeting_on": _iso(assigned), "assigned_on": _iso(assigned),
        "due": _iso(assigned + DAY * 100), "contact": "演示联系人", "remark": MARK,
    }  # fmt: skip
    for state, day, names in steps:
        if day > today:
            break
        draft |= {"state": state, **dict.fromkeys(names, _iso(day))}
    if "reply_on" in draft:
        draft |= {"reply_doc": f"演函〔{replied.year}〕{place + 1}号", "reply_signer": "演示局长",
                  "reply_class": ("A", "A", "B", "A", "C", "A")[place % 6]}  # fmt: skip
    if draft.get("reply_class") == "B":
        promised = datetime.date(replied.year, 12, 20)
        draft["promised_on"] = _iso(promised)
        if promised <= today:
            draft |= {"followed_on": _iso(promised), "follow_class": "A"}
    if "checked_on" in draft:
        draft["check_result"] = "through"
    if "polled_on" in draft:
        draft |= {"work": "satisfied", "result": "fairly" if place % 6 == 4 else "satisfied"}
    return draft


def _assisting(
    one: Record, unit: str, assigned: datetime.date, today: datetime.date
) -> Draft:  # fmt: skip
    draft: Draft = {
        "proposal": one.key, "unit": unit, "role": "assist", "state": "assigned",
        "system": "government", "channel": "government", "assigned_on": _iso(assigned),
        "due": _iso(assigned + DAY * 30), "remark": MARK,
    }  # fmt: skip
    given = assigned + DAY * 24
    if given <= today:
        draft |= {
            "state": "done", "signed_on": _iso(assigned + DAY * 2), "opinion_on": _iso(given),
            "opinion": "同意配合主办单位办理。（演示）", "closed_on": _iso(given),
        }  # fmt: skip
    return draft


def _gathered(desk: Desk, one: Record, sheet: Record, place: int) -> list[Record]:
    """Meetings, an extension, and what each mover said of the reply."""
    values = sheet.values
    found: list[Record] = []
    if values.get("signed_on"):
        found += made(desk, HandlingMeeting, [{
            "handling": sheet.key, "day": values["signed_on"], "stage": "before",
            "mode": "phone" if place % 2 else "face", "content": "与提案者商量办理办法。（演示）",
        }])  # fmt: skip
    if place % 9 == 5 and values.get("signed_on"):
        asked = values["signed_on"]
        found += made(desk, HandlingExtension, [{
            "handling": sheet.key, "asked_on": asked, "reason": "需要现场勘测。（演示）",
            "decision": "approved", "until": values["due"], "decided_on": asked,
        }])  # fmt: skip
    if values.get("polled_on"):
        found += made(desk, HandlingFeedback, [{
            "handling": sheet.key, "mover": one.values["mover"], "member": one.values["member"],
            "work": values["work"], "result": values["result"],
            "answered_on": values["polled_on"],
        }])  # fmt: skip
    return found


def _iso(day: datetime.date) -> str:
    return day.isoformat()
