"""The invented speeches of two sessions: the last one is over, the next one is being prepared."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.instruction import Instruction
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.records.speech import Speech
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK, MATTERS
from desktop_app.services.demo.demo_proposals import PLACES
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, find, rows
from desktop_app.services.registers.numbering import next_numbers
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.services.speeches.clock import clock_times
from desktop_app.services.speeches.lineage import known_of_proposal
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
LAST, NEXT = 14, 10
SPOKEN = 8
BODIES = (
    ("经济委员会（演示）", "committee"), ("农业和农村界（演示）", "sector"),
    ("演示民主党派总支", "party"), ("第二活动小组（演示）", "group"),
)  # fmt: skip
NEXT_STATES = ("invited", "invited", "invited", "submitted", "submitted", "submitted",
               "returned", "checked", "checked", "unused")  # fmt: skip
OPENINGS = (
    "过去一年，各乡镇和部门做了不少工作，群众看得见变化。",
    "这件事关系千家万户，委员走访时听到的反映也最多。",
    "调研组走了六个乡镇，开了九次座谈会，看了二十多个点。",
)
PARTS = ("一、基本情况", "二、存在的问题", "三、几点建议")
SENTENCES = (
    "底数还不够清，有的数据部门之间对不上，安排项目时心里没有底。",
    "投入主要靠上级项目，县级配套不稳定，建成以后管护跟不上。",
    "基层人手少、事情多，一个人管几条线，常常顾得了头顾不了尾。",
    "群众参与的办法不多，好事办了，知道的人却不多。",
    "建议由牵头部门每季度会商一次，把责任、时限和资金一并列出来。",
    "建议把管护经费列入预算，按实际里程和户数安排，年底公开。",
    "建议先在两个乡镇试行，半年后看效果，再定推开的步骤。",
)


def fill_speeches(desk: Desk) -> None:
    """Fourteen speeches of the last session, all decided on, and ten for the next one."""
    sessions = find(desk, Session, Query(sort="opens"))
    if not sessions:
        return
    last = stored(desk, Session, [sessions[-1]])[0]
    people = _people(desk)
    _put_last(desk, last, people)
    _put_next(desk, last, people)


def _people(desk: Desk) -> list[Stored]:
    keys = find(desk, Member, Query(sort="strokes"))[30:100]
    names = ("name", "unit", "sector", "committee", "mobile")
    return [
        Stored(row[0], row[1], dict(zip(names, row[2:], strict=True)))
        for row in rows(desk, Member, keys, names)
    ]


def _put_last(desk: Desk, session: Stored, people: Sequence[Stored]) -> None:
    """A session that is over: eight spoken in order, the others written; one is not used."""
    opens = datetime.date.fromisoformat(session.values["opens"])
    speeches = made(desk, Speech, [
        _draft(session.key, opens, place, people) for place in range(LAST)
    ])  # fmt: skip
    days = {"invited_on": iso(opens - DAY * 45), "handed_on": iso(opens - DAY * 25),
            "checker": "演示审稿人", "checked_on": iso(opens - DAY * 20),
            "check_result": "through", "chosen_on": iso(opens - DAY * 12),
            "chosen_by": "第十二次主席会议（演示）"}  # fmt: skip
    times = clock_times("09:00", [8] * SPOKEN)
    for place, (one, key) in enumerate(zip(speeches, new_keys(LAST), strict=True)):
        one.key = key
        values = one.values
        values.update(days)
        if place == LAST - 1:
            values.update(state="unused", chosen_on=None, chosen_by=None, check_result="refuse",
                          unused_reason="与另一篇内容重复（演示）")  # fmt: skip
            continue
        values.update(state="collected", in_volume=1, volume_place=place + 1)
        values["kind"] = "oral" if place < SPOKEN else "written"
        if place < SPOKEN:
            day = iso(opens + DAY)
            values.update(planned_on=day, given_on=day, position=place + 1, minutes=8,
                          starts_at=times[place])  # fmt: skip
    ends = Session.of(
        {**session.values, "speeches_by": iso(opens - DAY * 24)}, session.key, session.version
    )
    more = _results(desk, speeches)
    action = "导入大会发言：演示大会发言台账.xlsx"
    desk.write([ends, *speeches, *more], action=action, cascading=Cascading.NOTHING)
    _become_proposal(desk, speeches[1].key)


def _put_next(desk: Desk, last: Stored, people: Sequence[Stored]) -> None:
    """A session that is ahead, its speeches as far as they have come."""
    year = int(last.values["opens"][:4]) + 1
    opens = datetime.date(year, 2, 8)
    session = made(desk, Session, [{
        "term": lookup(desk).term, "number": (last.values["number"] or 0) + 1,
        "opens": iso(opens), "closes": iso(opens + DAY * 3),
        "collection_ends": iso(opens + DAY * 2), "collection_time": "18:00",
        "speeches_by": iso(desk.today + DAY * 5), "remark": MARK,
    }])[0]  # fmt: skip
    session.key = new_keys(1)[0]
    drafts = [_draft(session.key, opens, LAST + place, people) for place in range(NEXT)]
    speeches = made(desk, Speech, drafts)
    for one, state in zip(speeches, NEXT_STATES, strict=True):
        one.values.update(state=state, invited_on=iso(desk.today - DAY * 30))
        if state == "invited":
            one.values.update(text=None, words=None)
            continue
        one.values["handed_on"] = iso(desk.today - DAY * 12)
        if state != "submitted":
            result = {"returned": "back", "unused": "refuse"}.get(state, "through")
            one.values.update(
                checker="演示审稿人", checked_on=iso(desk.today - DAY * 4), check_result=result
            )
        if state == "returned":
            one.values["check_note"] = "请补充近两年的数据，压缩到 1500 字以内。（演示）"
        if state == "unused":
            one.values["unused_reason"] = "题目与协商议题重复，转作书面意见。（演示）"
    desk.write(
        [session, *speeches], action="征集大会发言：演示下次会议", cascading=Cascading.NOTHING
    )


def _draft(session: int, opens: datetime.date, place: int, people: Sequence[Stored]) -> Draft:
    """A speech with its author: every fourth is a body's, read by one of its members."""
    matter = f"{PLACES[place // len(MATTERS) % len(PLACES)]}{MATTERS[place % len(MATTERS)][0]}"
    person = people[(place * 5 + opens.year) % len(people)]
    draft = {
        "name": f"做实{matter}，让群众得实惠" if place % 2 else f"关于{matter}的几点思考",
        "session": session, "kind": "written" if place % 5 == 4 else "oral",
        "author_kind": "member", "member": person.key, "author": person.values["name"],
        "unit": person.values["unit"] or "", "sector": person.values["sector"],
        "committee": person.values["committee"], "phone": person.values["mobile"] or "",
        "text": _text(matter, place), "minutes": "8", "remark": MARK,
    }  # fmt: skip
    if place % 4 == 2:
        body, kind = BODIES[place // 4 % len(BODIES)]
        draft |= {"author_kind": kind, "author": body, "unit": "", "phone": "",
                  "speaker": person.values["name"], "writer": "演示执笔人"}  # fmt: skip
        del draft["member"]
    return draft


def _text(matter: str, place: int) -> str:
    """A speech of about 1,500 characters, invented as a whole."""
    lines = [
        "各位委员、同志们：",
        OPENINGS[place % len(OPENINGS)] + f"现就{matter}谈几点想法。（演示）",
    ]
    for number, part in enumerate(PARTS):
        lines.append(part)
        for step in range(4):
            start = place + number * 2 + step
            picked = [SENTENCES[(start + more) % len(SENTENCES)] for more in range(4)]
            lines.append(f"（{'一二三四'[step]}）" + "".join(picked))
    return "\n".join([*lines, "以上发言，不妥之处请批评指正。谢谢大家！"])


def _results(desk: Desk, speeches: Sequence[Record]) -> list[Record]:
    """Outcomes with a speech as their source, and an instruction on another."""
    texts = ("由牵头部门每季度会商一次（演示）", "管护经费列入预算并公开（演示）")
    numbers = next_numbers(desk, Outcome, len(texts)) or [""] * len(texts)
    outcomes = made(desk, Outcome, [
        {"source": pointing(Speech.KEY, speeches[0].key), "content": text, "number": number,
         "addressee": "中共演示县委", "sent_on": iso(desk.today - DAY * 60),
         "sent_doc": "演政协专报〔演示〕3号", "remark": MARK}
        for text, number in zip(texts, numbers, strict=True)
    ])  # fmt: skip
    written = made(desk, Instruction, [{
        "subject": pointing(Speech.KEY, speeches[2].key), "level": "county",
        "instructor": "演示县领导", "day": iso(desk.today - DAY * 40), "remark": MARK,
    }])  # fmt: skip
    return [*outcomes, *written]


def _become_proposal(desk: Desk, key: int) -> None:
    """One speech becomes a proposal."""
    known = known_of_proposal(desk, key)
    serial = (next_numbers(desk, Proposal, 1) or [""])[0]
    values = {
        **Proposal.defaults(lookup(desk)), **known, "serial": serial or None,
        "origin": pointing(Speech.KEY, key), "state": "submitted", "period": "between",
        "category": "society",
        "advice": "一、按季度会商。二、管护经费列入预算。（演示）", "remark": MARK,
    }  # fmt: skip
    desk.write([Proposal.of(values)], action="转为提案：演示发言", cascading=Cascading.NOTHING)
