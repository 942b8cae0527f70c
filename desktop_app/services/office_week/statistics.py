"""会议议题统计: items by body and result, and how far what was resolved has been carried out."""

from __future__ import annotations

from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.office import Committee
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import OnDay
from desktop_app.services.statistics.declared import (
    ColumnRule,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.parts import ByCode, share, total
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear

NOTES = (
    ("会议议题", "会议日期在时段内；情况以统计截止日期为准"),
    ("有议定事项", "已议定、落实中和已落实的；落实率＝已落实÷有议定事项"),
    ("逾期未落实", "完成期限已过，还没有登记落实"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""


def _past_due(asked: Asked) -> tuple[Filter, ...]:
    """Items whose last day has passed."""
    return (Filter("due", "before", (asked.desk.today.isoformat(),)),)


ITEMS = SectionRule(
    key="agenda",
    title="会议议题和议定事项",
    record=AgendaItem,
    where=(OnDay("day"),),
    parts=(
        total("会议议题", "项"),
        ByCode("body", "项"),
        ByCode("result", "项", rare=True),
        share("resolved", "有议定事项", "项", AgendaItem.RESOLUTION),
        share("done", "已落实", "项", AgendaItem.DONE, rate="落实率", of="resolved"),
        share("open", "正在落实", "项", AgendaItem.FOLLOWED, of="resolved"),
        share("overdue", "逾期未落实", "项", AgendaItem.FOLLOWED, _past_due, of="resolved"),
        share("deferred", "暂缓", "项", AgendaItem.DEFERRED),
    ),
    places={"body": "body", "committee": "activity.committee"},
    unclear=Unclear("会议日期不明的议题", "项"),
)
"""Items of the meetings in the period, and what became of each of them by today."""

STATISTICS = Statistics(
    key="agenda",
    title="会议议题统计",
    sections=(ITEMS,),
    tables=Tables(
        fields={"body": "会议类别", "committee": "主办专委会"},
        columns=(
            ColumnRule("议题", "项", "agenda"),
            ColumnRule("有议定事项", "项", "agenda", "resolved"),
            ColumnRule("已落实", "项", "agenda", "done"),
            ColumnRule("正在落实", "项", "agenda", "open"),
            ColumnRule("逾期未落实", "项", "agenda", "overdue"),
            ColumnRule("暂缓", "项", "agenda", "deferred"),
        ),
        shares=(ShareRule("落实率", 2, 1),),
    ),
    charts=(
        PartsChart("agenda", "body", "议题按会议类别", "项"),
        PartsChart("agenda", "result", "议题按审议结果", "项"),
    ),
    notes=NOTES,
    scopes=(ScopeField("committee", "主办专委会", Committee),),
)
