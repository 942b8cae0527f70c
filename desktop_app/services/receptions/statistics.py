"""接待统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.point import Point
from desktop_app.services.receptions.figures import RECEPTIONS, SHIFTS, STUDIOS
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

NOTES = (
    ("接待", "接待日期在时段内；进展以统计截止日期为准"),
    ("来访", "登记了人数的接待的人数之和"),
    ("告知率", "已告知来访人的接待÷全部接待"),
    ("转化率", "转成提案、社情民意、协商议题的接待÷全部接待"),
    ("值班", "值班日期在时段内；到岗率＝已到岗÷排定的值班"),
    ("运行中的", "现在运行的协商议事会议、场所和工作室，不分时段"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="reception",
    title="接待统计",
    sections=(RECEPTIONS, SHIFTS, STUDIOS),
    tables=Tables(
        fields={"point": "协商点", "county": "县市"},
        columns=(
            ColumnRule("接待", "件", "reception"),
            ColumnRule("已告知", "件", "reception", "told"),
            ColumnRule("转办中", "件", "reception", "passed"),
            ColumnRule("待答复", "件", "reception", "open"),
            ColumnRule("转化", "件", "reception", "carried"),
            ColumnRule("值班", "班", "duty_shift"),
            ColumnRule("到岗", "班", "duty_shift", "done"),
            ColumnRule("协商点", "个", "reception_point"),
        ),
        shares=(ShareRule("告知率", 1, 0), ShareRule("到岗率", 6, 5)),
    ),
    charts=(
        MonthChart("reception_months", "reception", "各月接待", "件"),
        PartsChart("reception", "way", "接待按答复方式", "件"),
    ),
    notes=NOTES,
    scopes=(ScopeField("point", "协商点", Point, searched=True),),
)
