"""The sections of the statistics of receptions: how many came, how they were answered, duty."""

from __future__ import annotations

from desktop_app.records.point import Point
from desktop_app.records.reception import DutyShift, Reception
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.parts import ByCode, One, share, total
from desktop_app.services.statistics.sections import SectionRule, Unclear

BY_DAY = OnDay("day")
RECEPTIONS = SectionRule(
    key="reception",
    title="接待群众",
    record=Reception,
    where=(BY_DAY,),
    parts=(
        total("接待", "件"),
        One("people", "来访", "人", (Filter("people", "filled"),), "people"),
        share("told", "已告知来访人", "件", Reception.TOLD, rate="告知率"),
        share("passed", "转办中", "件", Reception.PASSED),
        share("open", "待答复", "件", Reception.UNANSWERED),
        ByCode("way", "件"),
        share("carried", "转成提案、社情民意、议题", "件", Reception.CARRIED_ON, rate="转化率"),
    ),
    places={"point": "point", "group": "group", "county": "point.county"},
    unclear=Unclear("接待日期不明的接待", "件"),
)
"""Receptions of the period, and how far each of them is by today."""

SHIFTS = SectionRule(
    key="duty_shift",
    title="值班",
    record=DutyShift,
    where=(BY_DAY,),
    parts=(
        total("排定的值班", "班"),
        share("done", "已到岗", "班", Filter("done", "in", (1,)), rate="到岗率"),
    ),
    places={"point": "point", "county": "point.county"},
)
"""Days of duty in the period."""

STUDIOS = SectionRule(
    key="reception_point",
    title="协商议事会议和场所",
    record=Point,
    where=(Point.RUNNING,),
    parts=(
        total("运行中的", "个"),
        ByCode("kind", "个"),
    ),
    places={"point": "id", "county": "county"},
)
"""Bodies, places and studios that are running today, by their kinds."""
