"""文史和读书统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.services.culture.figures import (
    ADOPTED,
    COLLECTED,
    ITEMS,
    NOTES,
    PUBLISHED,
    SESSIONS,
)
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

EXPLAINED = (
    ("征集", "收稿日期在时段内的稿件；线索、约稿还没有收稿的不计；去向以统计截止日期为准"),
    ("采用、出版", "采用日期、出版日期在时段内的，和哪年收稿无关；没有写采用日期的按出版日期"),
    ("三亲", "亲历、亲见、亲闻，一篇占几样的各计一次"),
    ("稿费", "时段内出版的稿件登记的稿费之和"),
    ("馆藏", "入藏日期在时段内的，登记一条算一件"),
    ("读书活动", "日期在时段内的；人次是登记的参加人次之和"),
    ("读书心得", "提交日期在时段内的，没有写提交日期的按读书活动的日期"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="manuscript",
    title="文史和读书统计",
    sections=(COLLECTED, ADOPTED, PUBLISHED, ITEMS, SESSIONS, NOTES),
    tables=Tables(
        fields={"committee": "专委会"},
        columns=(
            ColumnRule("征集稿件", "篇", "manuscript"),
            ColumnRule("采用", "篇", "manuscript_adopted"),
            ColumnRule("出版", "篇", "manuscript_published"),
            ColumnRule("读书活动", "期", "reading"),
            ColumnRule("参加人次", "人次", "reading", "people"),
            ColumnRule("读书心得", "篇", "reading_note"),
        ),
    ),
    charts=(
        MonthChart("manuscript_months", "manuscript", "各月征集的稿件", "篇"),
        PartsChart("manuscript", "firsthand", "征集的稿件按三亲", "篇"),
        PartsChart("manuscript", "state", "征集的稿件去向", "篇"),
        MonthChart("reading_months", "reading", "各月读书活动", "期"),
    ),
    notes=EXPLAINED,
    scopes=(ScopeField("committee", "专委会", Committee),),
)
