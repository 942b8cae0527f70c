"""The invented supervision of the demo: an item in every state, and a few supervisors."""

from __future__ import annotations

import datetime
from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.member import Member
from desktop_app.records.office import Committee
from desktop_app.records.outcome import Outcome
from desktop_app.records.supervision import SupervisionItem, Supervisor
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys

_ITEMS = (
    ("食品小作坊整治", "special inspection", "演示市场监管局", "closed", -250),
    ("农村垃圾收集转运", "inspection", "演示住建局、演示乡镇", "closed", -210),
    ("小学课后服务", "appraisal", "演示教育局", "rectified", -150),
    ("河道采砂整治", "special", "演示水务局", "rectified", -60),
    ("窗口服务作风", "appraisal", "演示政务服务局", "sent", -55),
    ("重点提案办理", "proposal", "演示交通局", "sent", -20),
    ("高标准农田管护", "inspection", "演示农业农村局", "underway", -6),
    ("村卫生室药品供应", "special", "演示卫生健康局", "planned", 4),
    ("养老机构消防安全", "meeting inspection", "演示民政局", "planned", 40),
    ("校外培训收费", "special", "演示教育局", "cancelled", -120),
)
"""Topic, modes, supervised unit, state, and on which day from today it begins."""
_OPINIONS = ("建立问题台账，逐项整改销号（演示）", "公开办事流程和投诉电话（演示）",
             "每季度通报一次整改进度（演示）")  # fmt: skip
_STATES = ("planned", "underway", "sent", "rectified", "closed")
_UNITS = ("演示法院", "演示检察院", "演示公安局", "演示税务局", "演示教育局", "演示医保局")


def fill_supervision(desk: Desk) -> None:
    """Ten items with the opinions of those that were sent, six supervisors."""
    committees = stored(desk, Committee, list(registers.find(desk, Committee, registers.Query())))
    members = list(registers.first(desk, Member, registers.Query(sort="strokes"), 40))
    people = stored(desk, Member, members)
    drafts = [_item(desk, number, committees, people) for number in range(len(_ITEMS))]
    items = made(desk, SupervisionItem, drafts)
    for key, each in zip(new_keys(len(items)), items, strict=True):
        each.key = key
    action = "导入民主监督：演示民主监督计划.xlsx"
    desk.write(items, action=action, cascading=Cascading.IMPORTED)
    number = 900
    opinions: list[dict[str, Any]] = []
    for place, each in enumerate(items):
        if SupervisionItem.SENT.holds(each.values):
            for text in _OPINIONS[: 2 + place % 2]:
                number += 1
                opinions.append(_opinion(each.values, each.key, text, number))
    desk.write(made(desk, Outcome, opinions), action="登记监督意见", cascading=Cascading.NOTHING)
    supervisors = [_supervisor(desk, n, people[n * 3].values, people[n * 3].key)
                   for n in range(len(_UNITS))]  # fmt: skip
    desk.write(made(desk, Supervisor, supervisors), action="登记特约监督员")


def _item(desk: Desk, number: int, committees: Any, people: Any) -> dict[str, Any]:
    name, modes, unit, state, ahead = _ITEMS[number]
    start = desk.today + ahead * DAY
    far = _STATES.index(state) if state in _STATES else 0
    draft: dict[str, Any] = {
        "name": f"对{name}开展民主监督", "modes": modes.split(), "unit": unit, "state": state,
        "committee": committees[number % len(committees)].key, "start_on": iso(start),
        "year": str(start.year), "plan_document": "演示协商监督计划〔2026〕1号",
        "leader": "演示副主席", "remark": MARK,
        "people": [people[(number * 3 + n) % len(people)].key for n in range(4)],
    }  # fmt: skip
    if far >= 1 or number % 2:
        draft["scheme"] = "实地查看、走访群众、听取汇报，形成监督意见。（演示）"
    if far >= 2:
        draft |= {"end_on": iso(start + 2 * DAY), "sent_on": iso(start + 8 * DAY),
                  "findings": "一、台账不全；二、公示不及时；三、复查不到位。（演示）",
                  "document": f"演示协专报〔2026〕{number + 1}号"}  # fmt: skip
        draft |= {"reply_due": iso(start + 38 * DAY)} if number % 2 == 0 else {}
    if far >= 3:
        draft |= {"replied_on": iso(start + 35 * DAY), "rectification": "已逐项整改。（演示）"}
    if far >= 4:
        draft |= {"looked_on": iso(start + 120 * DAY), "closed_on": iso(start + 125 * DAY),
                  "looked": "整改到位，群众认可。（演示）"}  # fmt: skip
    if state == "cancelled":
        draft["cancel_reason"] = "与上级督查重复，主席会议同意取消（演示）"
    return draft


def _opinion(item: Any, key: int, text: str, number: int) -> dict[str, Any]:
    draft: dict[str, Any] = {
        "number": f"JY-{number}", "content": text, "source": pointing(SupervisionItem.KEY, key),
        "sent_on": item["sent_on"], "sent_doc": item.get("document"),
        "unit": str(item["unit"]).split("、")[0], "addressee": str(item["unit"]).split("、")[0],
        "remark": MARK,
    }  # fmt: skip
    if item.get("replied_on"):
        day = item["replied_on"]
        draft |= {"adoption": "adopted", "adopted_on": day, "assigned_on": item["sent_on"],
                  "finished_on": day, "result": "已整改（演示）", "handling": "done"}  # fmt: skip
    return draft


def _supervisor(desk: Desk, number: int, member: Any, key: int) -> dict[str, Any]:
    until = desk.today + datetime.timedelta(days=(-200, 12, 90, 400, 700, 700)[number])
    return {
        "member": key, "name": member["name"], "post": member["unit"], "phone": member["mobile"],
        "unit": _UNITS[number], "since": iso(until - 1095 * DAY), "until": iso(until),
        "state": "ended" if number == 0 else "serving", "times": str(2 + number),
        "document": f"演示聘字〔2024〕{number + 1}号", "remark": MARK,
    }  # fmt: skip
