"""The invented recognitions of the demo: experience shared, commendations of members and brands."""

from __future__ import annotations

from typing import Any

from desktop_app.records.brand import Brand
from desktop_app.records.member import Member
from desktop_app.records.recognition import Recognition
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_episodes import DAY, iso
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Query, find
from desktop_app.services.registers.stored import stored

ROWS = (
    ("院坝协商工作经验", "province", "speech", "演示省政协工作经验交流会", "演示省政协", 40),
    ("履职优秀委员", "county", "award", "演示县政协年度总结会", "政协演示县委员会", 75),
    (
        "专委会工作书面交流",
        "prefecture",
        "written",
        "演示州政协专委会工作座谈会",
        "演示州政协",
        110,
    ),
    ("优秀提案者", "prefecture", "award", "演示州政协全体会议", "演示州政协", 150),
    ("协商议事做法被转发推广", "prefecture", "spread", "演示州政协简报", "演示州政协", 190),
    ("界别活动小组经验", "county", "speech", "演示县政协常委会会议", "政协演示县委员会", 230),
    ("民族团结进步模范个人", "national", "award", "演示表彰大会", "演示全国机关", 300),
    ("品牌故事在报纸专版介绍", "province", "media", "演示省政协报", "演示省政协报社", 420),
    ("先进专委会", "county", "award", "演示县政协年度总结会", "政协演示县委员会", 440),
)
"""Name, level, kind, occasion, giver and how many days ago."""


def fill_recognitions(desk: Desk) -> None:
    """Each of some members or a brand, in turn; one has no level, as an old ledger left it."""
    people = list(find(desk, Member, Query(sort="strokes")))
    brands = stored(desk, Brand, list(find(desk, Brand, Query(sort="number"))))
    drafts: list[dict[str, Any]] = []
    for place, (name, level, kind, occasion, giver, ago) in enumerate(ROWS):
        draft: dict[str, Any] = {
            "name": f"{name}（演示）", "level": level, "kind": kind, "occasion": occasion,
            "giver": giver, "day": iso(desk.today - DAY * ago), "remark": MARK,
            "document": f"演政协〔{(desk.today - DAY * ago).year}〕{place + 11}号",
        }  # fmt: skip
        if place % 3 == 0 and brands:
            draft["brand"] = brands[place % len(brands)].key
            draft["committee"] = brands[place % len(brands)].values["committee"]
        if place % 2 and people:
            draft["members"] = people[place * 3 : place * 3 + 2]
        drafts.append(draft)
    drafts.append({"name": "上一届留下的表彰（演示）", "people": "演示县政协机关", "day": None,
                   "remark": MARK})  # fmt: skip
    desk.write(
        made(desk, Recognition, drafts), action="导入交流表彰：演示交流表彰登记簿.xlsx",
        cascading=Cascading.IMPORTED,
    )  # fmt: skip
