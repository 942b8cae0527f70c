"""4 社情民意信息报送采用统计表: received, issued, sent up, adopted by levels, instructed."""

from __future__ import annotations

from desktop_app.services.opinion_reports.report_figures import (
    ADOPTIONS,
    INSTRUCTIONS,
    ISSUED,
    RECEIVED,
    SENT,
)
from desktop_app.services.opinion_reports.statistics import NOTES
from desktop_app.services.period_tables.declared import (
    HALF,
    MONTH,
    QUARTER,
    YEAR,
    HeadLine,
    PartLine,
    RatioLine,
    UnkeptLine,
)
from desktop_app.services.period_tables.declared import PeriodTableRule as Rule
from desktop_app.services.statistics.sections import TOTAL

REPORTS, TIMES, PIECES = "条", "次", "件"
LEVELS = (("county", "县级"), ("prefecture", "州级"), ("province", "省级"), ("national", "国家级"))
FROM_ABOVE = "得分和名次由上级政协评定，程序没有登记"


def _adopted(level: str, word: str, forms: tuple[tuple[str, str], ...]) -> tuple[PartLine, ...]:
    return (
        PartLine(level, f"{word}采用", TIMES, ADOPTIONS, level, 1, "adopted", "按级别"),
        *(
            PartLine(f"{level}_{form}", label, TIMES, ADOPTIONS, f"{level}_{form}", 2)
            for form, label in forms
        ),
    )


SINGLE, COMBINED, FORWARDED = ("single", "单篇"), ("combined", "综合"), ("forwarded", "转送")
RULE = Rule(
    key="opinion_reports",
    number=4,
    title="社情民意信息报送采用统计表",
    kinds=(MONTH, QUARTER, HALF, YEAR),
    lines=(
        PartLine("received", "收到信息", REPORTS, RECEIVED, TOTAL),
        PartLine("issued", "编发", REPORTS, ISSUED, TOTAL),
        PartLine("issued_adopted", "编发的信息已被采用", REPORTS, ISSUED, "adopted", 1),
        RatioLine("采用率", "issued_adopted", "issued"),
        HeadLine("报送"),
        PartLine("to_prefecture", "报州（市）政协", REPORTS, SENT, "channel_prefecture", 1),
        PartLine("to_province", "报省政协", REPORTS, SENT, "channel_province", 1),
        HeadLine("采用"),
        PartLine("adopted", "采用", TIMES, ADOPTIONS, TOTAL),
        *_adopted("county", "县级", ()),
        *_adopted("prefecture", "州（市）级", (SINGLE, COMBINED)),
        *_adopted("province", "省级", (SINGLE, COMBINED)),
        *_adopted("national", "全国", (SINGLE, COMBINED, FORWARDED)),
        HeadLine("批示"),
        PartLine("instructed", "批示", PIECES, INSTRUCTIONS, TOTAL),
        *(
            PartLine(f"instructed_{key}", word, PIECES, INSTRUCTIONS, f"level_{key}", 1)
            for key, word in LEVELS
        ),
        HeadLine("考核"),
        UnkeptLine("得分", "分", FROM_ABOVE, 1),
        UnkeptLine("名次", "", FROM_ABOVE, 1),
    ),
    notes=(*NOTES[:5], *NOTES[7:]),
)
