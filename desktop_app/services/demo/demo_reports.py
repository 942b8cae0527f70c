"""The invented opinion reports of the demo: two years of them, as far as each has come."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from desktop_app.records.instruction import Instruction
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.opinion_reports.lineage import reports_from_proposals
from desktop_app.services.registers import Filter, Query, find, rows
from desktop_app.storage.log.keys import new_keys

Draft = dict[str, Any]
REPORTS, APART = 58, 12
"""How many reports there are besides those of proposals, and the days between two of them."""
MATTERS = (
    ("集中供水点冬季水压不足", "society"), ("村级卫生室常用药品短缺", "society"),
    ("留守老人就餐不便", "society"), ("学校周边上下学时段拥堵", "culture"),
    ("梯田灌溉沟渠年久失修", "economy"), ("农产品冷链运输成本偏高", "economy"),
    ("非遗传习场所缺少经费", "culture"), ("小区充电设施布局不均", "society"),
    ("河道沿线垃圾清运不及时", "ecology"), ("快递进村最后一段路不通畅", "economy"),
    ("政务服务窗口午间无人值守", "politics"), ("古树名木保护责任不明", "ecology"),
)  # fmt: skip
PLACES = ("山区村寨", "县城老旧小区", "边境乡镇", "梯田核心区", "易地搬迁点")
LADDERS: tuple[tuple[tuple[str, str, int], ...], ...] = (
    (("county", "single", 12),),
    (),
    (("county", "single", 9), ("prefecture", "combined", 34)),
    (("county", "combined", 15),),
    (("county", "single", 10), ("prefecture", "single", 30), ("province", "single", 62)),
    (),
    (("prefecture", "combined", 26),),
    (("county", "single", 8), ("prefecture", "single", 25), ("province", "single", 58),
     ("national", "combined", 95)),
    (("county", "single", 11), ("prefecture", "single", 29)),
    (),
    (("county", "single", 13), ("prefecture", "single", 31), ("national", "forwarded", 88)),
)  # fmt: skip
"""What became of one report after the other: level, form and how many days after its sending."""
PUBLICATIONS = {
    "county": "演示县社情民意", "prefecture": "演示州社情民意", "province": "演示省信息",
    "national": "演示信息专报",
}  # fmt: skip
REASONS = ("known", "vague", "single_case")
EDITED, CHECKED, ISSUED, SENT = 3, 5, 6, 8
"""Days after the receipt on which the steps are taken."""
RECENT, DONE = 45, "已列入整改清单。（演示）"


class _Reflector(NamedTuple):
    key: int
    name: str
    unit: str
    sector: int | None
    committee: int | None


def fill_reports(desk: Desk, chance: Random) -> None:
    """About sixty reports of two years, two asked for, two from proposals, some internal."""
    people = _people(desk)
    ages = [2, 4, 7, *(9 + APART * place for place in range(REPORTS - 3))]
    drafts = [
        _report(desk.today - DAY * age, place, people, chance) for place, age in enumerate(ages)
    ]
    reports = made(desk, OpinionReport, [*_asked(desk, people), *drafts])
    reports += _of_proposals(desk)
    for each, key in zip(reports, new_keys(len(reports)), strict=True):
        each.key = key
    more: list[Record] = []
    for place, each in enumerate(reports):
        if each.values["state"] != "asked":
            more += _course(desk, each, place)
    _number(reports)
    action = "导入社情民意：演示社情民意台账.xlsx"
    desk.write([*reports, *more], action=action, cascading=Cascading.NOTHING)


def _people(desk: Desk) -> list[_Reflector]:
    keys = find(desk, Member, Query(sort="strokes"))[5:125]
    found = rows(desk, Member, keys, ("name", "unit", "sector", "committee"))
    return [_Reflector(row[0], row[2], row[3] or "", row[4], row[5]) for row in found]


def _asked(desk: Desk, people: Sequence[_Reflector]) -> list[Draft]:
    """Two texts that a higher office has asked for and that are still to come."""
    topics = ("边境乡镇义务教育控辍保学情况", "高原特色农业发展中的新情况")
    return [
        {"name": topic, "state": "asked", "commissioned": "是", "asked_by": "州政协（演示）",
         "asked_topic": topic, "asked_due": iso(desk.today + DAY * due), "received_on": "",
         **_by(people[place * 9]), "remark": MARK}
        for place, (topic, due) in enumerate(zip(topics, (3, 20), strict=True))
    ]  # fmt: skip


def _by(person: _Reflector) -> Draft:
    return {"member": person.key, "reflector": person.name, "unit": person.unit,
            "sector": person.sector, "committee": person.committee, "kind": "member"}  # fmt: skip


def _report(
    received: datetime.date, place: int, people: Sequence[_Reflector], chance: Random
) -> Draft:
    matter, category = MATTERS[place % len(MATTERS)]
    where = PLACES[(place // len(MATTERS) + place) % len(PLACES)]
    text = (
        f"{where}的群众反映，{matter}，影响日常生产生活。（演示）\n"
        f"原因主要有两条：投入不足；责任单位之间衔接不够。（演示）\n"
        "建议：一、列入年度计划，明确责任单位。二、半年内整改到位并公布结果。（演示）"
    )
    draft: Draft = {
        "name": f"{where}{matter}", "category": category, "state": "received",
        "received_on": iso(received), "content": text, "remark": MARK,
        "internal": "是" if place % 15 == 8 else "",
        **_by(people[(place * 13) % len(people)]),
    }  # fmt: skip
    if place % 7 == 3:
        other = people[(place * 13 + 5) % len(people)]
        draft["partners"] = [other.key]
    if place % 11 == 6:
        draft |= {"member": None, "reflector": "演示界别小组", "kind": "group", "unit": ""}
    if chance.random() < 0.1:
        draft |= {"commissioned": "是", "asked_by": "州政协（演示）"}
    return draft


def _of_proposals(desk: Desk) -> list[Record]:
    """The reports that the demo's proposals became which were passed on as such."""
    where = (Filter("passed_to", "in", ("opinion",)),)
    keys = list(find(desk, Proposal, Query(where=where)))
    found: list[Record] = []
    for key, _, day in rows(desk, Proposal, keys, ("passed_on",)):
        found += reports_from_proposals(desk, [key], day)
    for each in found:
        each.values["remark"] = MARK
    return found


def _course(desk: Desk, report: Record, place: int) -> list[Record]:
    """Take a report as far as today lets it come; its adoptions and instructions."""
    values, today = report.values, desk.today
    received = datetime.date.fromisoformat(values["received_on"])
    if place % 19 == 12:
        values.update(state="unused", reasons="unverified")
        return []
    steps = (
        ("editing", EDITED, {"editor": "演示编辑", "edited_on": EDITED}),
        ("checked", CHECKED, {"checker": "演示审核人", "checked_on": CHECKED}),
        ("issued", ISSUED, {"issuer": "演示主席", "issued_on": ISSUED}),
        ("sent", SENT, {"channels": "county prefecture", "sent_on": SENT}),
    )
    for state, after, given in steps:
        if received + DAY * after > today:
            break
        days = {name: iso(received + DAY * x) if isinstance(x, int) else x
                for name, x in given.items()}  # fmt: skip
        values.update(state=state, **days)
    if values.get("edited_on"):
        values["issued_text"] = _edited(values.get("content") or "")
    if not values.get("sent_on"):
        return []
    if place % 3 == 0:
        values.update(channels="county prefecture province", addressee="县委、县政府（演示）")
    values["sent_no"] = f"YS{received.year}{place + 1:03}"
    return _adopted(desk, report, place)


def _edited(text: str) -> str:
    """The text after editing: shorter where it only repeats, more definite where it asks."""
    return text.replace("，影响日常生产生活", "").replace(
        "半年内整改到位并公布结果", "在半年内整改到位，结果向群众公布"
    )


def _adopted(desk: Desk, report: Record, place: int) -> list[Record]:
    values = report.values
    sent = datetime.date.fromisoformat(values["sent_on"])
    ladder = LADDERS[place % len(LADDERS)]
    drafts = [
        {"report": report.key, "level": level, "form": form, "day": iso(sent + DAY * after),
         "publication": PUBLICATIONS[level], "number": str(place + 3)}
        for level, form, after in ladder if sent + DAY * after <= desk.today
    ]  # fmt: skip
    if drafts and place % 3 == 1 and _is_new(desk, sent + DAY * ladder[len(drafts) - 1][2]):
        drafts[-1]["number"] = ""
    found: list[Record] = list(made(desk, ReportAdoption, drafts))
    if drafts:
        values["state"] = "adopted"
    elif sent + DAY * 60 < desk.today:
        values.update(state="unadopted", reasons=REASONS[place % len(REASONS)])
    if len(drafts) > 1 and place % 2:
        found += made(desk, Instruction, [{
            "subject": f"opinion_report:{report.key}",
            "level": "州级" if len(drafts) > 2 else "县级", "instructor": "演示领导",
            "day": drafts[1]["day"], "text": "请有关部门核实并提出办法。（演示）",
            "handed_to": "县政府办公室", "internal": values.get("internal"), "remark": MARK,
            "progress": "" if _is_new(desk, sent + DAY * ladder[1][2]) else DONE,
        }])  # fmt: skip
    if drafts and place % 6 == 5 and sent + DAY * 150 < desk.today:
        values.update(state="closed", closed_on=iso(sent + DAY * 140), became="department")
    return found


def _is_new(desk: Desk, day: datetime.date) -> bool:
    """Whether something is so new that the clerk has not got round to the rest of it."""
    return day > desk.today - DAY * RECENT


def _number(reports: Sequence[Record]) -> None:
    """Number the issued reports of each year in the order of their issue."""
    issued = sorted(
        (each for each in reports if each.values.get("issued_on")),
        key=lambda each: (each.values["issued_on"], each.key),
    )
    last: Counter[int] = Counter()
    for each in issued:
        year = int(each.values["issued_on"][:4])
        last[year] += 1
        each.values.update(year=year, number=str(last[year]))
