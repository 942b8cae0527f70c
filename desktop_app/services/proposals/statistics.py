"""提案工作统计表 and 承办单位办理情况一览表: what they count, by which day and by which rule."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.session import Session
from desktop_app.services.proposals.proposal_figures import (
    ADVICE,
    PROPOSALS_RECEIVED,
    SHEETS,
    SUGGESTIONS,
)
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField

SEVERAL_UNITS = (
    "几个单位办理的提案怎样计",
    (
        "主办和会办的，按主办单位的答复计一件次，会办单位不单独答复，不重复计答复；"
        "分办的，每个单位各答复一次，各计一件次；并案的，按合并后的一件办理，提案者分别答复；"
        "已改办、停止的和只供参阅的不计；满意度按第一提案者的评价"
    ),
)
"""How a proposal that several units handle is counted, as it is printed under the tables."""
RATES = (
    "五率",
    (
        "办结率＝已办结÷承办；反馈率＝提案者已反馈÷已答复；见面率＝面商、座谈等见过面的÷应当答复；"
        "落实率＝答复类别算“解决”的（重新办理的按再次答复，跟踪办成的也算）÷已答复；"
        "满意率＝评价算“满意”的÷已反馈；哪些算解决、满意、见面，在设置的代码表里改"
    ),
)
NOTES = (
    ("收到、立案和并案后办理的提案", "收件日期，没有收件日期的按立案日期；状态以统计截止日期为准"),
    ("立案（并案前）", "已经立案的，和有提案号、后来并入别的提案的；分案的按分成的各件计"),
    ("承办、答复、评价", "交办日期，没有交办日期的按立案日期；情况以统计截止日期为准"),
    ("按期办复", "答复日期不晚于办理期限的，批准延期的按延至的日期；按期办复率＝按期办复÷已经答复"),
    ("答复类别", "重新办理以后再次答复的，按再次答复的类别"),
    (
        "提案建议的采纳",
        (
            "立案的和并入别的提案的，登记的建议每条计一次，日期同提案的收件；几个单位都要答复的，"
            "各单位一致的按这个结果，不一致的算部分采纳；采纳率＝采纳和部分采纳÷建议"
        ),
    ),
    (
        "承办的建议",
        "独办、主办、分办的办理单里逐条登记的，按交办日期；几个单位都要答复的，每个单位各计一条次",
    ),
    SEVERAL_UNITS,
    RATES,
)  # fmt: skip
"""Which day and which rule counts for which figure, as page and prints say it."""

SCOPES = (
    ScopeField("session", "会议", Session),
    ScopeField("committee", "专委会", Committee),
)
CHARTS = (
    PartsChart("proposal", "category", "提案按类别", "件"),
    PartsChart("proposal", "kind", "提案按类型", "件"),
    PartsChart("sheet", "class", "答复按类别", "件次"),
    PartsChart("sheet", "result", "评价按满意度", "件次"),
)

TABLES = Tables(
    fields={
        "kind": "提案类型", "category": "提案类别", "committee": "专委会", "sector": "界别",
        "session": "会议", "period": "提案时段", "system": "承办系统", "reply_class": "答复类别",
    },
    columns=(
        ColumnRule("收到", "件", "proposal"),
        ColumnRule("立案", "件", "proposal", "filed"),
        ColumnRule("并案后", "件", "proposal", "handled"),
        ColumnRule("办复", "件", "proposal", "answered"),
        ColumnRule("办结", "件", "proposal", "ended"),
        ColumnRule("重点", "件", "proposal", "major"),
        ColumnRule("承办", "件次", "sheet"),
        ColumnRule("答复", "件次", "sheet", "replied"),
        ColumnRule("A类", "件次", "sheet", "class_A"),
        ColumnRule("B类", "件次", "sheet", "class_B"),
        ColumnRule("C类", "件次", "sheet", "class_C"),
        ColumnRule("已反馈", "件次", "sheet", "rated"),
        ColumnRule("满意", "件次", "sheet", "content"),
        ColumnRule("建议", "条", "suggestion"),
        ColumnRule("采纳", "条", "suggestion", "adopted"),
        ColumnRule("党政领办", "件", "proposal", "led"),
        ColumnRule("政协督办", "件", "proposal", "supervised"),
        ColumnRule("优秀", "件", "proposal", "excellent"),
        ColumnRule("上级重点", "件", "proposal", "upper"),
    ),
    shares=(
        ShareRule("立案率", 1, 0), ShareRule("办复率", 3, 2), ShareRule("满意率", 12, 11),
        ShareRule("采纳率", 14, 13),
    ),
    rules=(SEVERAL_UNITS,),
)  # fmt: skip

STATISTICS = Statistics(
    key="proposal",
    title="提案工作统计",
    sections=(PROPOSALS_RECEIVED, SHEETS, SUGGESTIONS),
    tables=TABLES,
    charts=CHARTS,
    notes=tuple(each for each in NOTES if each[0] != "承办的建议"),
    scopes=SCOPES,
)

UNIT_TABLES = Tables(
    fields={
        "unit": "承办单位", "system": "承办系统", "channel": "交办渠道", "role": "分工",
        "category": "提案类别", "session": "会议",
    },
    columns=(
        ColumnRule("承办", "件次", "sheet"),
        ColumnRule("应答复", "件次", "sheet", "answers"),
        ColumnRule("会办", "件次", "sheet", "assists"),
        ColumnRule("办结", "件次", "sheet", "done"),
        ColumnRule("答复", "件次", "sheet", "replied"),
        ColumnRule("A类", "件次", "sheet", "class_A"),
        ColumnRule("B类", "件次", "sheet", "class_B"),
        ColumnRule("C类", "件次", "sheet", "class_C"),
        ColumnRule("见面", "件次", "sheet", "met"),
        ColumnRule("落实", "件次", "sheet", "solved"),
        ColumnRule("反馈", "件次", "sheet", "rated"),
        ColumnRule("满意", "件次", "sheet", "content"),
        ColumnRule("逾期", "件次", "sheet", "overdue"),
        ColumnRule("延期", "件次", "sheet", "extended"),
        ColumnRule("重办", "件次", "sheet", "redone"),
    ),
    shares=(
        ShareRule("办结率", 3, 0), ShareRule("反馈率", 10, 4), ShareRule("见面率", 8, 1),
        ShareRule("落实率", 9, 4), ShareRule("满意率", 11, 10),
    ),
    rules=(SEVERAL_UNITS, RATES),
)  # fmt: skip

UNIT_STATISTICS = Statistics(
    key="handling",
    title="承办单位办理情况一览",
    sections=(SHEETS, ADVICE),
    tables=UNIT_TABLES,
    charts=CHARTS[2:],
    notes=tuple(each for each in NOTES[2:] if each[0] != "提案建议的采纳"),
    scopes=(*SCOPES, ScopeField("unit", "承办单位", ProposalHandling, field="unit")),
)
