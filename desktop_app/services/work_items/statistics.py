"""工作任务统计: tasks by state, kind, priority, committee and tag."""

from __future__ import annotations

from desktop_app.records.office import Committee
from desktop_app.records.work_priority import WorkPriority
from desktop_app.services.statistics.declared import (
    ColumnRule,
    MonthChart,
    PartsChart,
    ShareRule,
    Statistics,
    Tables,
)
from desktop_app.services.statistics.scopes import ScopeField
from desktop_app.services.work_items.figures import FINISHED, PRIORITIES, TASKS

NOTES = (
    ("工作任务", "完成时限在时段内的，取消的不计；没有时限的单列；进展以统计截止日期为准"),
    ("逾期没有完成", "完成时限已过，还没有完成或取消"),
    ("时段内完成的", "完成日期在时段内的，不论时限在什么时候"),
    ("重点工作", "整年的时段才统计；有没有工作任务，取消的任务不算"),
    ("四长三重", "一项任务有几个标签的，各计一次"),
)
"""Which day and which rule counts for which figure, as page and prints say it."""

STATISTICS = Statistics(
    key="work_item",
    title="工作任务统计",
    sections=(TASKS, FINISHED, PRIORITIES),
    tables=Tables(
        fields={
            "priority": "重点工作", "committee": "牵头专委会", "kind": "动作", "state": "状态",
        },
        columns=(
            ColumnRule("工作任务", "项", "work_item"),
            ColumnRule("规定动作", "项", "work_item", "kind_required"),
            ColumnRule("自选动作", "项", "work_item", "kind_chosen"),
            ColumnRule("已完成", "项", "work_item", "done"),
            ColumnRule("逾期", "项", "work_item", "late"),
            ColumnRule("延过期", "项", "work_item", "extended"),
        ),
        shares=(
            ShareRule("规定动作占", 1, 0), ShareRule("自选动作占", 2, 0), ShareRule("完成率", 3, 0),
        ),
    ),
    charts=(
        MonthChart("work_months", "work_item", "各月到期的工作任务", "项"),
        PartsChart("work_item", "state", "工作任务按状态", "项"),
        PartsChart("work_item", "kind", "规定动作和自选动作", "项"),
        PartsChart("work_item", "tag", "工作任务按四长三重", "项"),
    ),
    notes=NOTES,
    scopes=(
        ScopeField("committee", "牵头专委会", Committee),
        ScopeField("priority", "重点工作", WorkPriority),
    ),
)  # fmt: skip
