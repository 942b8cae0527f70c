"""一周工作安排、月工作安排: what happens, day by day and half by half."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import short, valued

FIELDS = ("date", "half", "time", "what", "place", "leader", "host", "vehicles", "span")
TITLES = {
    "date": "日期", "half": "时段", "time": "时间", "what": "活动", "place": "地点",
    "leader": "参加领导", "host": "承办", "vehicles": "车辆",
}  # fmt: skip
LEFT = ("what", "place")
ALWAYS = ("date", "half", "time", "what", "place", "leader", "host")
MERGED = 2
WEEK, MONTH = "一周工作安排", "月工作安排"


def _register(title: str, shown: Sequence[Shown], setting: Setting) -> Register:
    """The lines in their order; vehicles have a column where one is asked for."""
    span = shown[0].values.get("span", "") if shown else ""
    wanted = [*ALWAYS, *(["vehicles"] if any(x.values.get("vehicles") for x in shown) else ())]
    rows = []
    for each in shown:
        values = valued(each, FIELDS)
        values["host"] = short(values["host"], setting)
        rows.append([values[name] for name in wanted])
    columns = [Column(TITLES[x], align="left" if x in LEFT else "center") for x in wanted]
    return Register(
        title=f"{setting.office}{title}",
        note=f"（{span}，共{len(shown)}项）",
        columns=columns,
        groups=[RowGroup("", rows)],
        foot=replace(setting.foot, closing=""),
        name_column=0,
        merged=MERGED,
    )


def week(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The plan of a week."""
    return _register(WEEK, shown, setting)


def month(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """The plan of a month."""
    return _register(MONTH, shown, setting)


WEEK_PRINT = RegisterPrint(key="week_plan", title=WEEK, record="", fields=FIELDS, register=week)
MONTH_PRINT = RegisterPrint(key="month_plan", title=MONTH, record="", fields=FIELDS, register=month)
