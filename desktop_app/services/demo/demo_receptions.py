"""The invented receptions of the demo: every state and way, with days of duty of two points."""

from __future__ import annotations

from typing import Any

from desktop_app.records.any_link import pointing
from desktop_app.records.member import Member
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.point import Point
from desktop_app.records.proposal import Proposal
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made, put
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find, first
from desktop_app.services.registers.stored import stored

_MATTERS = (
    ("村口到学校的路晚上没有灯，孩子放学不安全。", "spot", 92),
    ("集镇停车难，赶街天堵得厉害。", "topic", 75),
    ("灌溉水渠渗漏，下游的田放不到水。", "unit", 61),
    ("老年人办理医保报销要跑几趟，希望下沉到村。", "report", 50),
    ("快递进村只到乡镇，取件要走十多里。", "proposal", 44),
    ("安置小区电梯经常停运，老人下不了楼。", "unit", 39),
    ("广场舞音响太晚，影响休息。", "spot", 30),
    ("果树技术培训希望安排在农闲的时候。", "spot", 21),
    ("垃圾清运不及时，夏天气味大。", "", 18),
    ("村卫生室缺常用药。", "unit", 9),
    ("希望恢复到县城的早班车。", "", 3),
    ("邻里宅基地边界有争议，请帮忙调解。", "", 1),
)
"""What was asked for, how it was answered, how many days ago."""
_CARRIED: dict[str, type[Record]] = {
    "topic": Topic, "report": OpinionReport, "proposal": Proposal,
}  # fmt: skip
"""What those that went on became, a record that the demo had before."""
_VISITORS = ("演示村民甲", "演示村民乙", "演示居民丙", "演示商户丁")


def fill_receptions(desk: Desk) -> None:
    """Twelve receptions at three points, three of them carried on; duty of the first two points."""
    points = stored(desk, Point, list(find(desk, Point, Query(sort="number")))[:3])
    members = stored(desk, Member, list(find(desk, Member, Query(sort="strokes")))[:12])
    drafts = [_draft(desk, number, points, members) for number in range(len(_MATTERS))]
    desk.write(made(desk, Reception, drafts), action="导入接待：演示接待登记.xlsx")
    put(desk, DutyShift, _shifts(desk, points[:2], members), "登记值班安排")


def _draft(desk: Desk, number: int, points: Any, members: Any) -> dict[str, Any]:
    matter, way, ago = _MATTERS[number]
    day = desk.today - ago * DAY
    draft: dict[str, Any] = {
        "matter": f"{matter}（演示）", "day": iso(day), "point": points[number % 3].key,
        "members": [members[number].key], "visitor": _VISITORS[number % 4],
        "visitor_unit": f"演示村{number % 3 + 1}组", "people": str(1 + number % 3),
        "phone": f"1380000{number:04}", "remark": MARK,
    }  # fmt: skip
    if way == "spot":
        draft |= {"way": way, "state": "told", "told_on": iso(day),
                  "answer": "当场说明政策和办理渠道，来访人表示理解。（演示）"}  # fmt: skip
    elif way in _CARRIED:
        model = _CARRIED[way]
        became = first(desk, model, Query(sort="name"), 1)[0]
        draft |= {"way": way, "became": pointing(model.KEY, became), "state": "passed"}
    elif way == "unit":
        draft |= {"way": way, "passed_to": "演示有关部门", "state": "passed"}
        if ago > 60:
            draft |= {"state": "told", "told_on": iso(day + 20 * DAY),
                      "answer": "已修好渗漏段，电话告知。（演示）"}  # fmt: skip
    return draft


def _shifts(desk: Desk, points: Any, members: Any) -> list[dict[str, Any]]:
    """Duty on four days of each point, two that are over and two ahead."""
    return [
        {"point": point.key, "day": iso(desk.today + (30 * turn - 45) * DAY),
         "members": [members[(n * 4 + turn) % len(members)].key,
                     members[(n * 4 + turn + 1) % len(members)].key],
         "done": ("是" if turn == 0 else "否") if turn < 2 else ""}
        for n, point in enumerate(points) for turn in range(4)
    ]  # fmt: skip
