"""The invented press of the demo: pieces on activities, and one that a member wrote."""

from __future__ import annotations

from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.member import Member
from desktop_app.records.press import Press
from desktop_app.services.cascading import Cascading
from desktop_app.services.demo.demo_handling import MARK
from desktop_app.services.demo.demo_writing import made
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query, find
from desktop_app.services.registers.stored import Stored, stored

MOST = 12
OUTLETS = (
    ("演示县融媒体中心", "county", "video", ""),
    ("演示州日报", "prefecture", "news", "第2版"),
    ("演示省政协网", "province", "feature", "https://example.invalid/news/{number}"),
    ("演示县政协网", "county", "picture", "https://example.invalid/photo/{number}"),
    ("演示省政协报", "province", "news", "第3版"),
    ("演示全国政协报", "national", "theory", "第5版"),
)
"""Outlet, level, kind and place of each invented piece in turn."""
AUTHORS = ("演示通讯员甲", "演示通讯员甲、演示通讯员乙", "演示县政协办公室")
UNCLEAR = 7
"""One piece of so many has neither level nor day: a ledger that was not kept well."""


def fill_press(desk: Desk) -> None:
    """A piece on each of the last dozen activities that are over, and one that a member wrote."""
    query = Query(where=(Filter("state", "in", ("done",)),), sort="start_on", descending=True)
    held = stored(desk, Activity, list(find(desk, Activity, query))[:MOST])
    drafts = [_draft(number, each) for number, each in enumerate(held, 1)]
    first = list(find(desk, Member, Query(sort="pinyin")))[:1]
    drafts += [
        {
            "name": "让院坝里的话有回音", "outlet": "演示州日报", "level": "prefecture",
            "kind": "theory", "day": desk.today.replace(day=1).isoformat(), "location": "第3版",
            "author": member.values["name"], "member": member.key,
            "committee": member.values["committee"], "remark": MARK,
        }
        for member in stored(desk, Member, first)
    ]  # fmt: skip
    if drafts:
        records = made(desk, Press, drafts)
        desk.write(
            records, action="导入宣传稿件：演示宣传稿件台账.xlsx", cascading=Cascading.IMPORTED
        )


def _draft(number: int, activity: Stored) -> dict[str, Any]:
    outlet, level, kind, place = OUTLETS[number % len(OUTLETS)]
    unclear = number % UNCLEAR == 0
    return {
        "name": f"{activity.values['name']}侧记", "outlet": outlet,
        "level": None if unclear else level, "kind": kind,
        "day": None if unclear else (activity.values["end_on"] or activity.values["start_on"]),
        "author": AUTHORS[number % len(AUTHORS)],
        "location": place.format(number=number) or None,
        "activity": activity.key, "remark": MARK,
    }  # fmt: skip
