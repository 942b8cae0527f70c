"""Tasks on the workbench: how many are not done this year, and how many are late."""

from __future__ import annotations

from desktop_app.records.work_item import WorkItem
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.parts import One, share, total
from desktop_app.services.statistics.sections import TOTAL, Asked, SectionRule
from desktop_app.services.workbench import HeadlineRule, WorkbenchCount


def _of_this_year(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("year", "in", (asked.desk.today.year,)),)


def _past_due(asked: Asked) -> tuple[Filter, ...]:
    return (Filter("due", "before", (asked.desk.today.isoformat(),)),)


THIS_YEAR = SectionRule(
    key="work_item",
    title="工作任务",
    record=WorkItem,
    where=(WorkItem.COUNTED, _of_this_year),
    parts=(
        total("今年的工作任务", "项"),
        share("done", "已完成", "项", WorkItem.DONE),
        One("late", "逾期", "项", (WorkItem.OPEN, _past_due)),
    ),
)
WORKBENCH = {
    "work_item": HeadlineRule(
        (WorkbenchCount(THIS_YEAR, (TOTAL, "done", "late")),),
        lambda _, done, late: f"完成 {done} 项，逾期 {late} 项",
    ),
}  # fmt: skip
