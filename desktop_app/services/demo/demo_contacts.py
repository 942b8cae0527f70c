"""The invented contacts of the demo: pairs of both levels, visits, temporary branches."""

from __future__ import annotations

from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.branch import Branch, BranchEvent, BranchMember
from desktop_app.records.contact import Contact
from desktop_app.records.member import SERVING, Member
from desktop_app.records.office import Committee, Sector
from desktop_app.records.pairing import LEADERS, MEMBERS, Pairing
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso, working
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.storage.log.keys import new_keys

PARTY = ("01", "02")
SINCE = "2022-03-01"
LEADER_PAIRS, MEMBER_PAIRS, VISITS = 4, 6, 8
KINDS = ("visit", "talk", "phone", "meeting", "wechat", "home")
SAID = (
    ("平时在企业任职，今年参加调研两次。（演示）", "建议会议通知再早几天。（演示）"),
    ("到村里驻点两次，正在写一件提案。（演示）", "建议多组织到外县学习。（演示）"),
    ("负责学校教学，参加了读书活动。（演示）", "希望协商结果早些反馈。（演示）"),
)  # fmt: skip
DEMANDS = ("村里到集镇的路灯不亮。（演示）", "", "农产品运出去费用高。（演示）", "")


def fill_contacts(desk: Desk) -> None:
    """Ten pairs, a dozen contacts in every state, two branches of committees and one activity."""
    party, outside = _people(desk, PARTY), _people(desk, ())
    pairs = _pairs(desk, party, outside)
    desk.write(pairs, action="导入结对联系：演示双联系结对表.xlsx", cascading=Cascading.IMPORTED)
    contacts = _of_pairs(desk, pairs) + _visits(desk, outside)
    desk.write(made(desk, Contact, contacts), action="导入走访联系：演示走访台账.xlsx",
               cascading=Cascading.IMPORTED)  # fmt: skip
    branches = _branches(desk, party)
    desk.write(branches, action="导入临时党支部：演示临时党支部.xlsx",
               cascading=Cascading.IMPORTED)  # fmt: skip


def _people(desk: Desk, politics: tuple[str, ...]) -> list[int]:
    """The members in office with one of these affiliations; without any, those outside."""
    serving = Filter("state", "in", (SERVING,))
    inside = list(find(desk, Member, Query(
        where=(serving, Filter("politics", "in", politics or PARTY)), sort="strokes"
    )))  # fmt: skip
    if politics:
        return inside
    own = set(inside)
    every = find(desk, Member, Query(where=(serving,), sort="strokes"))
    return [each for each in every if each not in own]


def _pairs(desk: Desk, party: list[int], outside: list[int]) -> list[Record]:
    """Leaders with sectors, Party members with members outside; one pair is over."""
    sectors = list(find(desk, Sector, Query()))[-LEADER_PAIRS:]
    year = desk.today.year
    shared = {"since": SINCE, "document": f"演示政协党组〔{year - 4}〕6 号", "remark": MARK}
    drafts: list[dict[str, Any]] = [
        {**shared, "level": LEADERS, "linker": linker, "target_sector": sector}
        for linker, sector in zip(party, sectors, strict=False)
    ]
    drafts += [
        {**shared, "level": MEMBERS, "linker": linker, "target_member": target}
        for linker, target in zip(
            party[LEADER_PAIRS : LEADER_PAIRS + MEMBER_PAIRS], outside, strict=False
        )
    ]
    if drafts:
        drafts[-1]["until"] = f"{year - 1}-12-31"
    records = made(desk, Pairing, drafts)
    for each, key in zip(records, new_keys(len(records)), strict=True):
        each.key = key
    return records


def _of_pairs(desk: Desk, pairs: list[Record]) -> list[dict[str, Any]]:
    """One or two contacts of most pairs this year; two pairs have none yet."""
    found = []
    for place, pair in enumerate(pairs[:-1]):
        for back in range((0, 1, 2)[place % 3]):
            values = pair.values
            day = working(desk.today - DAY * (9 + 31 * back + 3 * place))
            found.append({
                "day": iso(day), "kind": KINDS[place % len(KINDS)], "pairing": pair.key,
                "visitor_member": values.get("linker"), "member": values.get("target_member"),
                "person": None if values.get("target_member") else values["target_name"],
                "work": SAID[place % len(SAID)][0], "on_cppcc": SAID[place % len(SAID)][1],
                "remark": MARK,
            })  # fmt: skip
    return found


def _visits(desk: Desk, outside: list[int]) -> list[dict[str, Any]]:
    """Visits by the office: some said what they need, one was answered, one is internal."""
    states = ("open", "answered", "none", "open")
    found = []
    for place, member in enumerate(outside[-VISITS:]):
        state, day = states[place % 4], working(desk.today - DAY * (5 + 12 * place))
        draft: dict[str, Any] = {
            "day": iso(day), "kind": KINDS[place % len(KINDS)], "member": member,
            "visitor": "演示主任、演示秘书长", "place": "演示委员之家", "state": state,
            "work": SAID[place % len(SAID)][0], "remark": MARK,
        }  # fmt: skip
        if state != "none":
            draft |= {"demands": DEMANDS[place % len(DEMANDS)] or "看病路远。（演示）",
                      "handed_to": "演示县民政局"}  # fmt: skip
        if state == "answered":
            draft |= {"answer": "已列入明年计划。（演示）", "answered_on": iso(desk.today - DAY)}
        if place == VISITS - 1:
            draft["internal"] = "是"
        found.append(draft)
    return found


def _of(desk: Desk, party: list[int], committee: object) -> list[int]:
    """The Party members of a committee, all of them where none is meant."""
    if not committee:
        return party
    where = (Filter("committee", "in", (committee,)),)
    own = set(find(desk, Member, Query(where=where)))
    return [each for each in party if each in own]


def _branches(desk: Desk, party: list[int]) -> list[Record]:
    """Two of committees, the second with too few full members, and one of an activity."""
    committees = list(find(desk, Committee, Query()))[:2]
    held = Query(where=(Filter("kind", "in", ("survey", "plenary")),
                        Filter("state", "in", ("done",))), sort="start_on")  # fmt: skip
    activities = list(find(desk, Activity, held))[-1:]
    shared = {"approved_by": "演示县直机关工委", "remark": MARK}
    drafts: list[dict[str, Any]] = [
        {**shared, "name": f"第{'一二'[place]}履职临时党支部（演示）", "committee": committee,
         "since": SINCE, "approved_on": SINCE, "document": "演示直工复〔2022〕3 号"}
        for place, committee in enumerate(committees)
    ]  # fmt: skip
    drafts += [
        {**shared, "name": "调研活动临时党支部（演示）", "kind": "activity", "activity": each,
         "since": iso(desk.today - DAY * 40)} for each in activities
    ]  # fmt: skip
    records = made(desk, Branch, drafts)
    written: list[Record] = list(records)
    sizes = (9, 2, 5)
    for place, (branch, key) in enumerate(zip(records, new_keys(len(records)), strict=True)):
        branch.key = key
        own = _of(desk, party, branch.values.get("committee"))[: sizes[place]]
        posts = ("secretary", "organisation", "publicity")
        written += made(desk, BranchMember, [
            {"branch": key, "member": each, "post": posts[n] if n < len(posts) else ""}
            for n, each in enumerate(own)
        ])  # fmt: skip
        written += made(desk, BranchEvent, [
            {"branch": key, "day": iso(working(desk.today - DAY * (20 + 45 * n))),
             "content": f"主题党日：{what}（演示）", "people": str(sizes[place])}
            for n, what in enumerate(("重温入党誓词", "联系界别群众")) if place < 2
        ])  # fmt: skip
    return written
