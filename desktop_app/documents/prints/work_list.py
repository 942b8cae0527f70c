"""年度工作任务清单: the tasks of a year by priority, by committee or as they are listed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.ledger_rows import UNGROUPED, ledger_rows
from desktop_app.documents.prints.wording import (
    fulfils,
    joined,
    labels_but,
    valued,
)
from desktop_app.records.work_item import WorkItem

_WITH_YEAR = re.compile(r"（\d{4}）$")
"""How the title of a priority ends."""
UNCOVERED = "uncovered"
"""The value in which the records bring the priorities that no task serves."""
FIELDS = (
    "number", "year", "name", "kind", "priority.name", "tags", "committee", "unit", "partners",
    "leader", "person", "measure", "start", "due", "first_due", "state", "state.stored", "percent",
    "progress", "done_on", "result", "cancel_reason",
)  # fmt: skip
GROUPS = Option(
    "group", "排列",
    (("priority", "按重点工作"), ("committee", "按牵头专委会"), ("kind", "按规定和自选动作"),
     ("none", "按列表顺序")),
)  # fmt: skip
WHICH = Option(
    "which", "范围", (("counted", "不印取消的"), ("every", "全部"), ("open", "没有完成的"))
)
COLUMNS = (
    Column("序号"), Column("重点工作"), Column("工作任务", align="left"), Column("动作"),
    Column("工作措施", align="left"), Column("牵头专委会、责任单位"), Column("配合单位"),
    Column("分管领导"), Column("起止时间"), Column("完成情况", align="left"), Column("状态"),
)  # fmt: skip
COLUMN_OF = {"priority": "重点工作", "committee": "", "kind": "动作"}
FIELD_OF = {"priority": "priority.name", "committee": "committee", "kind": "kind"}
NONE_OF = {
    "priority": "没有对应重点工作", "committee": "没有写牵头专委会", "kind": "没有分规定、自选",
}  # fmt: skip
NAMES = "工作任务"


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The tasks in their groups, with what came of each so far."""
    kept = [each for each in shown if _wanted(each.values, WHICH.of(chosen))]
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        kept, COLUMNS, lambda number, each: _row(number, each.values), group=group, unit="项",
        left_out=COLUMN_OF.get(group, ""),
        order=() if group == UNGROUPED else [*_order(setting, group), NONE_OF[group]],
        key=lambda each: _key(each.values, group),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}{_year(kept)}工作任务清单",
        note=_note(kept),
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=[each.title for each in columns].index(NAMES),
        rules=_rules(shown),
    )


def _wanted(values: Values, which: str) -> bool:
    if which == "open":
        return fulfils(values, WorkItem.OPEN)
    return which == "every" or fulfils(values, WorkItem.COUNTED)


def _key(values: Values, group: str) -> str:
    return values.get(FIELD_OF[group], "") or NONE_OF[group]


def _order(setting: Setting, group: str) -> list[str]:
    """The groups in the office's order."""
    if group == "committee":
        return list(setting.orders.get("committee", ()))
    if group == "kind":
        return list(labels_but(setting, "work_kind", ""))
    titles = (_WITH_YEAR.sub("", each) for each in setting.orders.get("work_priority", ()))
    return list(dict.fromkeys(titles))


def _year(shown: Sequence[Shown]) -> str:
    """The year of all tasks, nothing where they are of several."""
    years = {each.values.get("year", "") for each in shown} - {""}
    return f"{years.pop()}年度" if len(years) == 1 else ""


def _note(shown: Sequence[Shown]) -> str:
    done = sum(fulfils(each.values, WorkItem.DONE) for each in shown)
    return f"（共{len(shown)}项，完成{done}项）"


def _rules(shown: Sequence[Shown]) -> tuple[str, ...]:
    """The priorities that no task serves, where there are any."""
    found = next((each.values[UNCOVERED] for each in shown if each.values.get(UNCOVERED)), "")
    return (f"没有工作任务的重点工作：{found}",) if found else ()


def owner(values: Values) -> str:
    """Who does it: the committee in front, then units and the person in charge."""
    named = joined(values, "committee", "unit", between="、")
    person = values.get("person", "")
    return f"{named}（{person}）" if named and person else named or person


def due_words(values: Values) -> str:
    """The last day, and what it was at first."""
    first = values.get("first_due", "")
    return dotted(values.get("due", "")) + (f"（原{dotted(first)}）" if first else "")


def _row(number: int, values: Values) -> list[str]:
    read = valued(Shown("", values), FIELDS)
    start, due = dotted(read["start"]), due_words(read)
    span = f"{start}—{due}" if start and due else due or start
    done = f"（{dotted(read['done_on'])} 完成）" if read["done_on"] else ""
    told = read["result"] or read["progress"] or read["cancel_reason"]
    percent = "" if done else read["percent"]
    return [
        str(number), read["priority.name"], read["name"], read["kind"], read["measure"],
        owner(read), read["partners"], read["leader"], span,
        "　".join(filter(None, (percent, told))) + done, read["state"],
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="work_list", title="年度工作任务清单", record="work_item", fields=FIELDS,
    register=register, options=(GROUPS, WHICH), ledger=True,
)  # fmt: skip
