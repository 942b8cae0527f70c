"""大会发言统计表: what it counts, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.records.session import Session
from desktop_app.services.speeches.speech_figures import (
    INSTRUCTIONS,
    MEMBERS,
    OUTCOMES_MADE,
    PROPOSALS_MADE,
    SPEECHES,
)
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

NOTES = (
    (
        "大会发言",
        "会议的开幕日期，没有写会议或开幕日期的按报送日期；情况以统计截止日期为准",
    ),
    ("选定", "已经选定的，和后来发言的、收入汇编的；选用率＝选定÷已报送稿"),
    ("转化", "按发言所属的会议；一篇发言转成几件、提出几条的，各计一次"),
    ("委员", "在任委员本人的发言；专委会、党派等集体的发言不计到个人"),
)  # fmt: skip
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="speech",
    title="大会发言统计",
    sections=(SPEECHES, PROPOSALS_MADE, OUTCOMES_MADE, INSTRUCTIONS, MEMBERS),
    tables=Tables(
        fields={
            "session": "会议", "kind": "发言形式", "author_kind": "发言主体",
            "committee": "专委会", "sector": "界别", "party": "政治面貌",
        },
        columns=(
            ColumnRule("征集", "篇", "speech"),
            ColumnRule("报送", "篇", "speech", "handed"),
            ColumnRule("选定", "篇", "speech", "chosen"),
            ColumnRule("已发言", "篇", "speech", "given"),
            ColumnRule("汇编", "篇", "speech", "volume"),
            ColumnRule("未采用", "篇", "speech", "unused"),
            ColumnRule("提案", "件", "speech_proposal"),
            ColumnRule("建议", "条", "speech_outcome"),
            ColumnRule("批示", "件", "speech_instruction"),
        ),
        shares=(ShareRule("报送率", 1, 0), ShareRule("选用率", 2, 1), ShareRule("收入率", 4, 1)),
    ),
    charts=(
        PartsChart("speech", "author_kind", "发言按主体", "篇"),
        PartsChart("speech", "kind", "发言按形式", "篇"),
    ),
    notes=NOTES,
    scopes=(
        ScopeField("session", "会议", Session),
        ScopeField("committee", "专委会", Committee),
    ),
)  # fmt: skip
