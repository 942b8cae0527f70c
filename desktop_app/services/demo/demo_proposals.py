"""The invented proposals of two sessions, with handling sheets as far as they have come."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any, NamedTuple

from desktop_app.records.member import Member
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.records.session import Session
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK, MATTERS, MOST, handled
from desktop_app.services.demo.demo_suggestions import suggested
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Query, find, rows
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
FIRST_YEAR = 2021


class Collected(NamedTuple):
    """The proposals of one session by their places: how many, and what becomes of some of them."""

    total: int
    plenary: int
    joint: int
    left: Mapping[int, str]
    ahead: Mapping[int, str]


BEFORE = Collected(32, 27, 5, {4: "rejected", 9: "rejected", 17: "withdrawn"}, {})
LAST = Collected(
    38, 31, 4, {4: "rejected", 11: "passed", 17: "withdrawn", 23: "passed"},
    {35: "submitted", 36: "reviewed", 37: "returned"},
)  # fmt: skip
"""`joint`: every such place is a proposal of several. `left` were not filed or taken back, `ahead`
are not decided on yet."""
PLACES = ("山区村寨", "县城老旧小区", "边境乡镇", "梯田核心区", "易地搬迁点", "县工业园区")
WORDS = (("推进", "加强", "改善"), ("完善", "提升", "解决好"))
"""What the proposals of even and odd years want, so that no two have the same name."""
BODIES = ("农业和农村界（演示）", "经济委员会（演示）")
MERGED, MERGED_INTO = 7, 1
"""The places of a proposal that is merged, and of the one it is merged into."""


def fill_proposals(desk: Desk, chance: Random) -> None:
    """Two sessions, more proposals in the last; those of the first are handled to the end."""
    last = desk.today.year if desk.today.month > 3 else desk.today.year - 1
    people = _people(desk)
    for year in (last - 1, last):
        _put_session(desk, year, people, chance, is_last=year == last)


class DemoMover(NamedTuple):
    """A member who moves proposals: id, name and unit, then the ids of sector and committee."""

    key: int
    name: str
    unit: str
    sector: int | None
    committee: int | None


def _people(desk: Desk) -> list[DemoMover]:
    """Members of the demo."""
    keys = find(desk, Member, Query(sort="strokes"))[20:110]
    found = rows(desk, Member, keys, ("name", "unit", "sector", "committee"))
    return [DemoMover(key, name, unit or "", *more) for key, _, name, unit, *more in found]


def _put_session(
    desk: Desk, year: int, people: Sequence[DemoMover], chance: Random, *, is_last: bool
) -> None:
    number, of = year - FIRST_YEAR, LAST if is_last else BEFORE
    session = made(desk, Session, [{
        "term": lookup(desk).term, "number": number, "opens": f"{year}-02-08",
        "closes": f"{year}-02-11", "collection_ends": f"{year}-02-10", "collection_time": "18:00",
        "reply_by": f"{year}-06-30", "remark": MARK,
    }])[0]  # fmt: skip
    session.key = new_keys(1)[0]
    proposals = made(
        desk, Proposal,
        [_proposal(year, place, people, chance, of) for place in range(of.total)],
    )  # fmt: skip
    signers: list[list[Record]] = []
    for place, (one, key) in enumerate(zip(proposals, new_keys(of.total), strict=True)):
        one.key = key
        one.values.update({"session": session.key})
        signers.append(_signers(desk, one, people, place))
    more = [each for own in signers for each in own]
    more += _decide(desk, proposals, signers, chance, is_last=is_last)
    more += suggested(desk, proposals, more)
    action = f"导入提案：演示{year}年提案台账.xlsx"
    desk.write([session, *proposals, *more], action=action, cascading=Cascading.NOTHING)


def _proposal(
    year: int, place: int, people: Sequence[DemoMover], chance: Random, of: Collected
) -> Draft:
    one = people[(place * 7 + year) % len(people)]
    matter, suggested, category = MATTERS[place % len(MATTERS)]
    where = PLACES[(place // len(MATTERS) + place % len(MATTERS)) % len(PLACES)]
    in_plenary = place < of.plenary
    received = datetime.date(year, 2, 1) + DAY * (place % 9 if in_plenary else 20 + place)
    draft = {
        "serial": f"{year}-{place + 1:03}",
        "name": f"关于{WORDS[year % 2][place % 3]}{where}{matter}的提案",
        "state": "submitted", "kind": "joint" if place % of.joint == 1 else "member",
        "member": one.key, "mover": one.name, "unit": one.unit, "sector": one.sector,
        "committee": one.committee, "category": category, "suggested_units": suggested,
        "period": "plenary" if in_plenary else "between", "received_on": received.isoformat(),
        "problem": f"{where}的{matter}还有差距，群众反映较多。（演示）",
        "analysis": "投入不足，部门之间衔接不够。（演示）",
        "advice": "一、把这件事列入年度计划。二、明确责任单位和时限（演示）。",
        "researched": chance.choice(("是", "否")), "self_written": "是", "may_publish": "是",
        "remark": MARK,
    }  # fmt: skip
    if place % 18 == 10:
        body = BODIES[place // 18]
        draft |= {"kind": "committee" if "委员会" in body else "sector", "mover": body,
                  "signed": "是", "unit": "", "contact": "演示联系人"}  # fmt: skip
        del draft["member"]
    return draft


def _signers(desk: Desk, one: Record, people: Sequence[DemoMover], place: int) -> list[Record]:
    if one.values["kind"] != "joint":
        return []
    chosen = [people[(place * 11 + step) % len(people)] for step in (3, 5)]
    return made(desk, ProposalSigner, [
        {"proposal": one.key, "member": each.key, "position": str(number), "name": each.name,
         "unit": each.unit}
        for number, each in enumerate(chosen, 1)
        if each.name != one.values["mover"]
    ])  # fmt: skip


def _decide(
    desk: Desk, proposals: Sequence[Record], signers: Sequence[Sequence[Record]], chance: Random,
    *, is_last: bool,
) -> list[Record]:  # fmt: skip
    """The decision on each proposal, and the sheets of those that are filed."""
    found: list[Record] = []
    number, of = 0, LAST if is_last else BEFORE
    keys = iter(new_keys(MOST * len(proposals)))
    for place, one in enumerate(proposals):
        received = datetime.date.fromisoformat(one.values["received_on"])
        reviewed = {"first_reviewer": "演示审查人", "first_on": iso(received + DAY * 4),
                    "first_opinion": "file"}  # fmt: skip
        if place in of.ahead:
            one.values.update({"state": of.ahead[place]})
            one.values.update(reviewed if of.ahead[place] == "reviewed" else {})
            said = {"returned_note": "请补充具体建议（演示）"}
            one.values.update(said if of.ahead[place] == "returned" else {})
            continue
        one.values.update(reviewed)
        if place in of.left:
            one.values.update(_left(of.left[place], received + DAY * 10))
            continue
        number += 1
        filed = received + DAY * 16
        one.values.update({"state": "filed", "filed_on": iso(filed), "number": f"{number:04}"})
        if place == MERGED:
            into = proposals[MERGED_INTO].key
            one.values.update({"state": "merged", "merged_into": into})
            continue
        asked = [*signers[place], *([proposals[MERGED]] if place == MERGED_INTO else [])]
        found += handled(desk, one, (place, filed), asked, chance, keys, is_last=is_last)
    return found


def _left(state: str, day: datetime.date) -> Draft:
    more = {
        "rejected": {"reject_reason": "empty", "told_on": iso(day)},
        "passed": {"passed_to": "opinion", "passed_on": iso(day)},
        "withdrawn": {"withdrawn_on": iso(day), "withdraw_reason": "另行协商（演示）"},
    }
    return {"state": state, **more[state]}
