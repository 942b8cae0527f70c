"""民主监督统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.supervision.figures import ITEMS, OPINIONS, SUPERVISORS

NOTES = (
    ("监督事项", "开始日期在时段内，取消的不计；进展以统计截止日期为准"),
    ("监督方式", "一项用了几种方式的，各计一次"),
    ("监督意见", "来源是民主监督的意见建议，按报送日期，没有报送日期的按监督开始日期"),
    ("整改率", "办理状态是已办结、已销号的监督意见÷全部监督意见"),
    ("特约监督员", "现在在聘的，不分时段"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="supervision",
    title="民主监督统计",
    sections=(ITEMS, OPINIONS, SUPERVISORS),
    tables=Tables(
        fields={"committee": "承办专委会"},
        columns=(
            ColumnRule("监督事项", "项", "supervision"),
            ColumnRule("已送意见", "项", "supervision", "sent"),
            ColumnRule("已反馈整改", "项", "supervision", "rectified"),
            ColumnRule("已回头看", "项", "supervision", "visited"),
            ColumnRule("监督意见", "条", "supervision_outcome"),
            ColumnRule("采纳", "条", "supervision_outcome", "adopted"),
            ColumnRule("已整改", "条", "supervision_outcome", "rectified"),
            ColumnRule("特约监督员", "人", "supervisor"),
        ),
        shares=(ShareRule("采纳率", 5, 4), ShareRule("整改率", 6, 4)),
    ),
    charts=(
        MonthChart("supervision_months", "supervision", "各月民主监督", "项"),
        PartsChart("supervision", "state", "民主监督按状态", "项"),
        PartsChart("supervision", "mode", "民主监督按方式", "项"),
    ),
    notes=NOTES,
    scopes=(ScopeField("committee", "承办专委会", Committee),),
)
