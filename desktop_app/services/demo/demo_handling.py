"""The invented handling sheets of the demo's proposals, and what they gathered."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from desktop_app.records.handling_records import (
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
)
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.progress import state_of

Draft = dict[str, Any]
MARK, REDONE = "演示数据", 8
"""`REDONE` is the place of the proposal that is handled again."""
MATTERS = (
    ("稳定供水", "县水务局", "社会建设"), ("道路安全", "县交通运输局", "社会建设"),
    ("养老服务", "县民政局", "社会建设"), ("垃圾分类", "县住房城乡建设局", "生态文明建设"),
    ("师资力量", "县教育体育局", "文化建设"), ("特色农产品销售", "县农业农村局", "经济建设"),
    ("党群服务阵地", "县委组织部", "政治建设"),
)  # fmt: skip
CLASSES = {False: ("A", "B", "B", "A", "C", "A"), True: ("A", "A", "B", "A", "C", "A")}
FAIRLY = {False: (1, 4), True: (4,)}
"""The classes of replies and the places of movers fairly satisfied, in the last year and before."""
MOST = 2
"""So many sheets a proposal has at most."""
HELPERS = ("县财政局", "县发展和改革局", "龙潭乡人民政府（演示）")


def handled(
    desk: Desk, one: Record, at: tuple[int, datetime.date], asked: Sequence[Record],
    chance: Random, keys: Iterator[int], *, is_last: bool,
) -> list[Record]:  # fmt: skip
    """The sheets of a filed proposal, as far as today has let them come, and what they gathered.

    `asked` are the records of those who move it besides the first. At most MOST of the `keys` are
    taken for its sheets.
    """
    place, filed = at
    today, assigned = desk.today, filed + DAY * 8
    if assigned > today:
        return []
    helps = place % 3 == 0
    drafts = [_sheet(one, place, assigned, today, chance, helps=helps, is_last=is_last)]
    if helps:
        drafts.append(_assisting(one, HELPERS[place % len(HELPERS)], assigned, today))
    sheets = made(desk, ProposalHandling, drafts)
    more: list[Record] = []
    for sheet in sheets:
        sheet.key = next(keys)
    if place == REDONE and not is_last:
        _handle_again(sheets[0])
    more += _gathered(desk, one, sheets[0], place, asked)
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
        "role": "main" if helps else "sole", "state": "assigned", **_system(place),
        "meeting_on": iso(assigned), "assigned_on": iso(assigned),
        "due": iso(assigned + DAY * 100), "contact": "演示联系人", "remark": MARK,
    }  # fmt: skip
    for state, day, names in steps:
        if day > today:
            break
        draft |= {"state": state, **dict.fromkeys(names, iso(day))}
    if "reply_on" in draft:
        draft |= {"reply_doc": f"演函〔{replied.year}〕{place + 1}号", "reply_signer": "演示局长",
                  "reply": "已会同有关单位到现场核实，列出措施和时限，正在按计划办理。（演示）",
                  "reply_class": CLASSES[is_last][place % 6]}  # fmt: skip
    if draft.get("reply_class") == "B":
        promised = datetime.date(replied.year, 12, 20)
        draft["promised_on"] = iso(promised)
        if promised <= today:
            draft |= {"followed_on": iso(promised), "follow_class": "A"}
    if "checked_on" in draft:
        draft["check_result"] = "through"
    if "polled_on" in draft:
        draft |= {
            "work": "satisfied",
            "result": "fairly" if place % 6 in FAIRLY[is_last] else "satisfied",
        }
    return draft


def _system(place: int) -> Draft:
    """Through which system and which office a unit is reached."""
    of_party = MATTERS[place % len(MATTERS)][1].startswith("县委")
    system = "party" if of_party else "government"
    return {"system": system, "channel": system}


def _handle_again(sheet: Record) -> None:
    """The mover was dissatisfied; the unit did it again, and the second reply was good."""
    polled = datetime.date.fromisoformat(sheet.values["polled_on"])
    sheet.values.update({
        "redo_on": iso(polled + DAY * 5), "redo_reason": "提案者不满意，退回重新办理。（演示）",
        "redo_due": iso(polled + DAY * 95), "redo_reply_on": iso(polled + DAY * 45),
        "redo_doc": f"演函〔{polled.year}〕{REDONE + 101}号", "redo_class": "A", "redone": 1,
        "redo_reply": "已经办成，请提案者到现场看过。（演示）", "closed_on": iso(polled + DAY * 65),
    })  # fmt: skip


def _assisting(
    one: Record, unit: str, assigned: datetime.date, today: datetime.date
) -> Draft:  # fmt: skip
    draft: Draft = {
        "proposal": one.key, "unit": unit, "role": "assist", "state": "assigned",
        "system": "government", "channel": "government", "assigned_on": iso(assigned),
        "due": iso(assigned + DAY * 30), "remark": MARK,
    }  # fmt: skip
    given = assigned + DAY * 24
    if given <= today:
        draft |= {
            "state": "done", "signed_on": iso(assigned + DAY * 2), "opinion_on": iso(given),
            "opinion": "同意配合主办单位办理。（演示）", "closed_on": iso(given),
        }  # fmt: skip
    return draft


def _gathered(
    desk: Desk, one: Record, sheet: Record, place: int, asked: Sequence[Record]
) -> list[Record]:
    """Meetings, an extension, and what each mover said of the reply."""
    values = sheet.values
    found: list[Record] = []
    if values.get("signed_on"):
        found += made(desk, HandlingMeeting, [{
            "handling": sheet.key, "day": values["signed_on"], "stage": "before",
            "mode": "phone" if place % 2 else "face", "content": "与提案者商量办理办法。（演示）",
        }])  # fmt: skip
    if place % 9 == 5 and values.get("signed_on"):
        day = values["signed_on"]
        found += made(desk, HandlingExtension, [{
            "handling": sheet.key, "asked_on": day, "reason": "需要现场勘测。（演示）",
            "decision": "approved", "until": values["due"], "decided_on": day,
        }])  # fmt: skip
    if values.get("polled_on"):
        found += made(desk, HandlingFeedback, _feedback(one, sheet, asked))
    return found


def _feedback(one: Record, sheet: Record, asked: Sequence[Record]) -> list[Draft]:
    """What each mover said of the reply, and of the second one where the first was not enough."""
    values = sheet.values
    said = {"handling": sheet.key, "work": values["work"], "result": values["result"],
            "answered_on": values["polled_on"], "attempt": 1}  # fmt: skip
    drafts = [said | {"mover": one.values["mover"], "member": one.values.get("member")}]
    for each in asked:
        merged = isinstance(each, Proposal)
        name = each.values["mover"] if merged else each.values["name"]
        own = {"proposal": each.key} if merged else {}
        drafts.append(said | own | {"mover": name, "member": each.values.get("member")})
    if not values.get("redo_on"):
        return drafts
    again = {"attempt": 2, "answered_on": values["closed_on"]}
    first = {"result": "dissatisfied", "opinion": "措施还不具体。（演示）"}
    return [*(each | first for each in drafts), *(each | again for each in drafts)]
