"""社情民意信息报送采用统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee, Sector
from desktop_app.services.opinion_reports.report_figures import (
    ADOPTIONS,
    INSTRUCTIONS,
    ISSUED,
    MEMBERS,
    OUTCOMES,
    RECEIVED,
    SENT,
)
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

TIMES = (
    "采用怎样计",
    "按采用记录，每级每次计一次；一条信息几级都采用的，各级都计；单篇、综合、转送分开计",
)
NOTES = (
    ("收到", "收到日期；约稿还没有交来的不计"),
    ("编发", "签发日期；采用率＝已被采用的÷编发的，以统计截止日期为准"),
    ("报送", "报送日期；一条报几个渠道的，每个渠道各计一条"),
    ("采用", "采用日期；没有采用日期的列在“没有计入”里"),
    ("批示", "批示日期"),
    ("转化", "意见建议的报送日期，没有的按信息的签发日期"),
    ("委员反映", "收到日期在本期的信息，第一反映和共同反映的都算；委员按今天在任的计"),
    ("不外传的信息", "照常计数，标题、姓名和内容不列"),
    TIMES,
)
TABLES = Tables(
    fields={"committee": "专委会", "sector": "界别", "category": "信息类别", "kind": "反映者类型"},
    columns=(
        ColumnRule("收到", "条", "report"),
        ColumnRule("编发", "条", "issued"),
        ColumnRule("报州", "条", "sent", "channel_prefecture"),
        ColumnRule("报省", "条", "sent", "channel_province"),
        ColumnRule("县采用", "次", "adoption", "county"),
        ColumnRule("州单篇", "次", "adoption", "prefecture_single"),
        ColumnRule("州综合", "次", "adoption", "prefecture_combined"),
        ColumnRule("省采用", "次", "adoption", "province"),
        ColumnRule("全国单篇", "次", "adoption", "national_single"),
        ColumnRule("全国综合", "次", "adoption", "national_combined"),
        ColumnRule("全国转送", "次", "adoption", "national_forwarded"),
        ColumnRule("县批示", "件", "report_instruction", "level_county"),
        ColumnRule("州批示", "件", "report_instruction", "level_prefecture"),
        ColumnRule("省批示", "件", "report_instruction", "level_province"),
        ColumnRule("国家批示", "件", "report_instruction", "level_national"),
        ColumnRule("被采用", "条", "issued", "adopted"),
        ColumnRule("没有反映的委员", "人", "reflecting", "silent"),
    ),
    shares=(ShareRule("采用率", 15, 1),),
    rules=(TIMES,),
)

STATISTICS = Statistics(
    key="opinion_report",
    title="社情民意信息报送采用统计",
    sections=(RECEIVED, ISSUED, SENT, ADOPTIONS, INSTRUCTIONS, OUTCOMES, MEMBERS),
    tables=TABLES,
    charts=(
        MonthChart("report_months", "report", "信息收到", "条"),
        MonthChart("adoption_months", "adoption", "信息采用", "次"),
        PartsChart("report", "category", "信息按类别", "条"),
        PartsChart("issued", "best_level", "编发的信息按最高采用级别", "条"),
    ),
    notes=NOTES,
    scopes=(ScopeField("committee", "专委会", Committee), ScopeField("sector", "界别", Sector)),
)
