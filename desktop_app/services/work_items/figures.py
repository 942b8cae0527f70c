"""The sections of the statistics of tasks: by state, kind and tag, and the priorities of a year."""

from __future__ import annotations

from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.days import InYear, OnDay
from desktop_app.services.statistics.parts import ByCode, HoldingCode, share, total
from desktop_app.services.statistics.sections import Asked, SectionRule, Unclear
from desktop_app.services.work_items.uncovered import SERVED


def _past_due(asked: Asked) -> tuple[Filter, ...]:
    """Tasks whose last day has passed."""
    return (Filter("due", "before", (asked.desk.today.isoformat(),)),)


TASKS = SectionRule(
    key="work_item",
    title="工作任务",
    record=WorkItem,
    where=(WorkItem.COUNTED, OnDay("due")),
    parts=(
        total("工作任务", "项"),
        share("done", "已完成", "项", WorkItem.DONE, rate="完成率"),
        share("open", "没有完成", "项", WorkItem.OPEN),
        share("late", "逾期没有完成", "项", WorkItem.OPEN, _past_due),
        share("extended", "延过期的", "项", WorkItem.EXTENDED),
        share("for_priority", "对应重点工作的", "项", WorkItem.FOR_PRIORITY),
        ByCode("kind", "项"),
        ByCode("state", "项", rare=True, without=("cancelled",)),
        HoldingCode("tags", "tag", "四长三重：", "项"),
    ),
    places={"committee": "committee", "priority": "priority", "kind": "kind", "state": "state"},
    unclear=Unclear("没有完成时限的工作任务", "项", (WorkItem.COUNTED,)),
)
"""Tasks whose last day is in the period, and how far each of them is by today."""

FINISHED = SectionRule(
    key="work_done",
    title="完成的工作任务",
    record=WorkItem,
    where=(WorkItem.DONE, OnDay("done_on")),
    parts=(total("时段内完成的工作任务", "项"),),
    places={"committee": "committee", "priority": "priority"},
    unclear=Unclear("完成日期不明的工作任务", "项", (WorkItem.DONE,)),
)
"""Tasks that were finished in the period, whenever their last day was."""

PRIORITIES = SectionRule(
    key="work_priority",
    title="重点工作",
    record=WorkPriority,
    where=(InYear("year"),),
    parts=(
        total("重点工作", "项"),
        share("served", "有工作任务的", "项", Filter("work_item.priority", "having", SERVED)),
        share("unserved", "没有工作任务的", "项", Filter("work_item.priority", "lacking", SERVED)),
    ),
)
"""The priorities of whole years, and those that no task serves."""
