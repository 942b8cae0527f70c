"""The invented requests, contact with the committee above, regulations and staff of the demo."""

from __future__ import annotations

from typing import Any

from desktop_app.records.office import Committee
from desktop_app.records.regulation import Regulation, RegulationDuty
from desktop_app.records.request import Request
from desktop_app.records.staff import Staff, StaffPost
from desktop_app.records.upward_report import UpwardReport
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made, put
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.storage.log.keys import new_keys

_REQUESTS = (
    ("关于召开年度协商议事工作推进会的请示", "ask", "closed", -210, 15),
    ("关于上半年工作情况的报告", "report", "closed", -150, 0),
    ("关于组织委员外出学习考察的请示", "ask", "approved", -60, 15),
    ("关于调整界别活动小组的请示", "ask", "returned", -45, 15),
    ("关于协商议事室建设经费的请示", "ask", "sent", -40, 20),
    ("关于联合开展专题视察的请示", "ask", "pending", -12, 16),
    ("关于三季度重点工作的专题汇报", "briefing", "sent", -8, 0),
    ("关于召开委员座谈会的请示", "ask", "draft", 0, 0),
)
"""Title, kind, state, on which day from today it was sent, in how many days a reply is due."""
_SENT = ("sent", "pending", "approved", "returned", "closed")
_ABOVE = (
    ("汇报提案办理协商情况", "report", -170, "演示州政协提案委员会"),
    ("请示界别协商议题安排", "ask", -120, "演示州政协社会法制委员会"),
    ("上级专委会到县指导协商议事工作", "guided", -90, "演示州政协经济委员会"),
    ("汇报品牌创建情况", "report", -40, "演示州政协文史委员会"),
    ("请示联合调研事项", "ask", -15, "演示省政协提案委员会"),
    ("上级专委会指导文史资料征编", "guided", -6, "演示州政协文史委员会"),
)
_REGULATIONS = (
    ("专门委员会工作通则（演示）", "in_force", -900),
    ("委员联系界别群众办法（演示）", "in_force", -600),
    ("协商议事室管理办法（演示）", "in_force", -300),
    ("专题协商工作规程（演示）", "in_force", -120),
    ("专委会工作规则（演示，旧）", "revised", -1800),
    ("会议考勤办法（演示，旧）", "abolished", -2000),
)
_DUTIES = (
    ("召开专委会全体会议", "专委会主任", "half", -150),
    ("向党组汇报专委会工作", "专委会主任", "year", -340),
    ("走访界别委员", "联系委员的副主任", "quarter", -100),
    ("更新协商议事室台账", "专委会办公室", "month", -20),
)
_POSTS = (("主任", 1), ("副主任", 1), ("科员", 2))
_PEOPLE = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
_POLITICS = ("中共党员", "中共党员", "群众", "共青团员")


def fill_registers(desk: Desk) -> None:
    """Requests in every state, contact with committees above, regulations, staff and posts."""
    committees = [*find(desk, Committee, Query())]
    requests = made(desk, Request, [_request(desk, n, committees) for n in range(len(_REQUESTS))])
    action = "导入请示报告：演示请示报告登记簿.xlsx"
    desk.write(requests, action=action, cascading=Cascading.IMPORTED)
    above = [_above(desk, n, committees) for n in range(len(_ABOVE))]
    put(desk, UpwardReport, above, "导入对口请示汇报：演示登记表.xlsx")
    _fill_regulations(desk, committees)
    posts = [
        {"committee": committee, "post": post, "planned": str(count)}
        for committee in committees for post, count in _POSTS
    ]  # fmt: skip
    put(desk, StaffPost, posts, "登记职数")
    staff = [_person(desk, n, committees) for n in range(len(_PEOPLE))]
    put(desk, Staff, staff, "导入机关干部：演示干部名册.xlsx")


def _request(desk: Desk, number: int, committees: list[int]) -> dict[str, Any]:
    name, kind, state, ahead, due = _REQUESTS[number]
    day = desk.today + ahead * DAY
    draft: dict[str, Any] = {
        "name": name, "kind": kind, "state": state, "addressee": "演示县政协党组",
        "committee": committees[number % len(committees)], "year": str(day.year), "remark": MARK,
        "content": "写明事由、依据和请求事项。（演示）",
    }  # fmt: skip
    if state in _SENT:
        draft |= {"sent_on": iso(day), "document": f"演示协专请〔{day.year}〕{number + 1}号"}
        draft |= {"reply_due": iso(day + due * DAY)} if due else {}
    if state in ("approved", "returned") or (state == "closed" and kind == "ask"):
        draft |= {
            "replied_on": iso(day + 9 * DAY), "replied_by": "演示领导",
            "reply": "请补充预算后再报（演示）" if state == "returned" else "同意（演示）",
        }  # fmt: skip
    if state == "closed":
        draft |= {"closed_on": iso(day + 30 * DAY), "result": "已按批复办理（演示）"}
    return draft


def _above(desk: Desk, number: int, committees: list[int]) -> dict[str, Any]:
    name, kind, ahead, addressee = _ABOVE[number]
    day = desk.today + ahead * DAY
    return {
        "name": name, "kind": kind, "day": iso(day), "addressee": addressee,
        "level": "province" if "省" in addressee else "prefecture",
        "committee": committees[number % len(committees)], "people": "演示主任、演示干部",
        "content": "（演示）", "reply": "按要求抓好落实（演示）" if number % 2 == 0 else "",
        "replied_on": iso(day + 5 * DAY) if number % 2 == 0 else "", "remark": MARK,
    }  # fmt: skip


def _fill_regulations(desk: Desk, committees: list[int]) -> None:
    """The new rules before the old one that names one of them; duties of those in force."""
    drafts = []
    for number, (name, state, ahead) in enumerate(_REGULATIONS):
        day = desk.today + ahead * DAY
        drafts.append({
            "name": name, "state": state, "issuer": "演示县政协办公室", "issued_on": iso(day),
            "effective_on": iso(day), "document": f"演示协办〔{day.year}〕{number + 1}号",
            "committee": committees[number % len(committees)], "remark": MARK,
            "ended_on": iso(day + 900 * DAY) if state != "in_force" else "",
        })  # fmt: skip
    records = made(desk, Regulation, drafts)
    for key, each in zip(new_keys(len(records)), records, strict=True):
        each.key = key
    for each in records:
        if each.values["state"] == "revised":
            each.values["replaced_by"] = records[0].key
    desk.write(records, action="导入制度：演示制度目录.xlsx", cascading=Cascading.NOTHING)
    duties = [
        {
            "regulation": records[n % 2].key,
            "name": name,
            "who": who,
            "cycle": cycle,
            "last_done": iso(desk.today + ahead * DAY),
            "note": MARK,
        }
        for n, (name, who, cycle, ahead) in enumerate(_DUTIES)
    ]
    put(desk, RegulationDuty, duties, "登记制度职责")


def _person(desk: Desk, number: int, committees: list[int]) -> dict[str, Any]:
    place = number % (len(committees) + 1)
    born = desk.today.year - 27 - number * 2
    state = {13: "retired", 14: "seconded", 15: "moved"}.get(number, "present")
    draft: dict[str, Any] = {
        "name": f"演示干部{_PEOPLE[number]}", "sex": "女" if number % 3 == 1 else "男",
        "nation": "汉族" if number % 4 else "哈尼族", "born": f"{born}-0{1 + number % 9}",
        "politics": _POLITICS[number % len(_POLITICS)], "education": "本科",
        "post": _POSTS[number // len(committees) % len(_POSTS)][0], "rank": "四级主任科员",
        "since": iso(desk.today - (200 + 90 * number) * DAY), "state": state,
        "phone": f"1380000{number:04}", "remark": MARK,
    }  # fmt: skip
    draft |= {"committee": committees[place]} if place < len(committees) else {"section": "办公室"}
    return draft | ({"left_on": iso(desk.today - 40 * DAY)} if state != "present" else {})
