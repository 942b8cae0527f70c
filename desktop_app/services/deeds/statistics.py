"""实事统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.services.deeds.figures import BEGUN, DONE, EFFECTIVE, MEMBERS, PUSHED
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
    ("办成实事、投入资金、受益群众", "状态是“已完成”，完成日期在时段内的"),
    ("开展实事", "开始日期在时段内的；状态以统计截止日期为准"),
    (
        "推进的实事",
        "推进程度是进展缓慢、按计划推进、推进到位，推进日期在时段内的，没有写的按开始日期",
    ),
    ("见效的实事", "初步见效或者明显见效，见效日期在时段内的，没有写的按完成日期"),
    ("参与委员", "时段内开始、推进或者办成的实事的委员，牵头的和一起办的都算，一人只计一次"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="deed",
    title="实事统计",
    sections=(DONE, BEGUN, PUSHED, EFFECTIVE, MEMBERS),
    tables=Tables(
        fields={
            "committee": "专委会", "line": "工作线", "aid": "五项助推", "county": "县（市）",
            "township": "乡镇（街道）",
        },
        columns=(
            ColumnRule("开展", "件", "deed_begun"),
            ColumnRule("推进", "件", "deed_pushed"),
            ColumnRule("见效", "件", "deed_effective"),
            ColumnRule("办成", "件", "deed"),
            ColumnRule("投入资金", "万元", "deed", "money"),
            ColumnRule("受益群众", "人", "deed", "beneficiaries"),
        ),
        shares=(ShareRule("见效率", 2, 1),),
    ),
    charts=(
        MonthChart("deed_months", "deed", "各月办成的实事", "件"),
        PartsChart("deed", "aid", "办成的实事按五项助推", "件"),
    ),
    notes=NOTES,
    scopes=(ScopeField("committee", "专委会", Committee),),
)  # fmt: skip
