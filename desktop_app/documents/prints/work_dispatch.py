"""调度表: each task in one month, from where to where, and whether it keeps up with its time."""

from __future__ import annotations

import calendar
import datetime
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import fulfils, grouped, joined, ungrouped, valued
from desktop_app.documents.prints.work_list import due_words, owner
from desktop_app.records.held_back import is_held_back
from desktop_app.records.work_item import WorkItem

WHOLE, MONTHS = 100, 12
LAG = 10
"""Percent that a task may be behind the share of its time that has passed."""
FIELDS = (
    "number", "name", "priority.name", "committee", "unit", "person", "leader", "start", "due",
    "first_due", "state", "state.stored", "percent", "done_on", "result",
)  # fmt: skip
NOTES = {"work_progress": ("day", "percent", "content")}
MONTH = Option(
    "month", "月份",
    (("this", "本月"), ("last", "上月"), *((str(n), f"{n}月") for n in range(1, MONTHS + 1))),
)  # fmt: skip
GROUPS = Option(
    "group", "排列",
    (("committee", "按牵头专委会"), ("priority", "按重点工作"), ("none", "按列表顺序")),
)  # fmt: skip
WHICH = Option(
    "which", "范围", (("running", "没有完成的和本月完成的"), ("late", "只印逾期、滞后的"))
)
DONE, LATE, BEHIND, SILENT, FINE, AHEAD = (
    "√ 完成", "× 逾期", "▲ 滞后", "○ 无进展", "● 正常", "－ 未到开始时间",
)  # fmt: skip
"""Each by a sign and a word: a print in black and white says the same."""
COLUMNS = (
    Column("序号"), Column("工作任务", align="left"), Column("责任单位（责任人）"),
    Column("分管领导"), Column("完成时限"), Column("上月底"), Column("本月底"), Column("增加"),
    Column("时间进度"), Column("本月进展", align="left"), Column("调度情况"),
)  # fmt: skip
FIELD_OF = {"committee": "committee", "priority": "priority.name"}
NONE_OF = {"committee": "没有写牵头专委会", "priority": "没有对应重点工作"}
RULES = (
    f"滞后：进度比时间进度少{LAG}个百分点以上。无进展：本月没有进展记录。",
    "时间进度＝开始到月底（本月到今天）的天数÷开始到完成时限的天数。",
)


class Dispatched(NamedTuple):
    """One task in the month.

    Percent at the end of the month before and of this one, its share of time, what was noted, and
    how it does.
    """

    before: int | None
    now: int | None
    time: int | None
    told: str
    sign: str


class Month(NamedTuple):
    """The first and last day of a month, up to today where it is running."""

    first: str
    last: str

    @property
    def words(self) -> str:
        """The month as the title says it: 2026年11月."""
        return f"{self.first[:4]}年{int(self.first[5:7])}月"


def month_of(today: str, chosen: Chosen) -> Month:
    """The month that was chosen: a numbered one is the latest of that number, up to this month."""
    day, asked = datetime.date.fromisoformat(today), MONTH.of(chosen)
    year, month = day.year, day.month
    if asked == "last":
        year, month = (year, month - 1) if month > 1 else (year - 1, MONTHS)
    elif asked.isdecimal():
        year, month = (year - 1 if int(asked) > month else year), int(asked)
    last = datetime.date(year, month, calendar.monthrange(year, month)[1]).isoformat()
    return Month(f"{year:04}-{month:02}-01", min(last, today))


def dispatched(each: Shown, month: Month) -> Dispatched:
    """How one task does in a month."""
    values = _told(each.values)
    rows = map(_told, each.children.get("work_progress", ()))
    notes = sorted((row for row in rows if row.get("day")), key=lambda row: latest(row["day"]))
    done_on = values.get("done_on", "")
    is_done = fulfils(values, WorkItem.DONE) and (not done_on or latest(done_on) <= month.last)
    before = _percent(notes, _day_before(month.first))
    now = WHOLE if is_done else _percent(notes, month.last)
    own = [row for row in notes if month.first <= latest(row["day"]) <= month.last]
    told = [row["content"] for row in own if row.get("content")]
    if is_done and values.get("result"):
        told.append(values["result"])
    time = _time_share(values, month.last)
    return Dispatched(before, now, time, "\n".join(told),
                      DONE if is_done else _sign(values, month, now, time, bool(own)))  # fmt: skip


def _told(values: Values) -> Values:
    """The values without those that are held back: nothing is reckoned from them."""
    return {name: text for name, text in values.items() if not is_held_back(text)}


def _sign(
    values: Values, month: Month, now: int | None, time: int | None, is_noted: bool
) -> str:  # fmt: skip
    due, start = values.get("due", ""), values.get("start", "")
    if due and latest(due) < month.last:
        return LATE
    if time is not None and time - (now or 0) >= LAG:
        return BEHIND
    if start and earliest(start) > month.last:
        return AHEAD
    return FINE if is_noted else SILENT


def _percent(notes: Sequence[Values], until: str) -> int | None:
    """The percent of the last note up to a day that says one."""
    said = [row["percent"] for row in notes if row.get("percent") and latest(row["day"]) <= until]
    return int(said[-1].rstrip("%")) if said else None


def _time_share(values: Values, until: str) -> int | None:
    """The percent of a task's time that has passed by a day; None without both its days."""
    start, due = values.get("start", ""), values.get("due", "")
    if not (start and due):
        return None
    first, last = _day(earliest(start)), _day(latest(due))
    whole = (last - first).days + 1
    passed = (_day(until) - first).days + 1
    return max(0, min(WHOLE, passed * WHOLE // max(whole, 1)))


def _day(iso: str) -> datetime.date:
    return datetime.date.fromisoformat(iso)


def _day_before(iso: str) -> str:
    return (_day(iso) - datetime.timedelta(days=1)).isoformat()


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The tasks that were open in the month, those that do badly counted above."""
    month = month_of(setting.today, chosen)
    found = [(each, dispatched(each, month)) for each in shown if _is_dispatched(each, month)]
    if WHICH.of(chosen) == "late":
        found = [pair for pair in found if pair[1].sign in (LATE, BEHIND)]
    told = {id(each): how for each, how in found}

    def row(number: int, each: Shown) -> list[str]:
        return _row(number, each.values, told[id(each)])

    group, kept = GROUPS.of(chosen), [each for each, _ in found]
    if group == "none":
        groups = ungrouped(kept, row)
    else:
        none, field = NONE_OF[group], FIELD_OF[group]
        named = dict.fromkeys(filter(None, (x.values.get(field, "") for x in kept)))
        order = [*setting.orders.get(group, named), none]
        groups = grouped(kept, lambda x: [x.values.get(field, "") or none], order, "项", row)
    return Register(
        title=f"{setting.office}工作任务调度表",
        note=f"（{month.words}，共{len(found)}项{_counts(how.sign for _, how in found)}）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        rules=RULES,
    )


def _is_dispatched(each: Shown, month: Month) -> bool:
    """Neither cancelled, nor done before the month began."""
    if fulfils(each.values, WorkItem.CANCELLED):
        return False
    values = _told(each.values)
    done_on, is_done = values.get("done_on", ""), fulfils(values, WorkItem.DONE)
    return not (is_done and (not done_on or latest(done_on) < month.first))


def _counts(signs: object) -> str:
    """How many do how: ，完成1项、逾期2项."""
    counted = Counter(signs)  # type: ignore[call-overload]
    words = [f"{sign.split()[-1]}{counted[sign]}项"
             for sign in (DONE, LATE, BEHIND, SILENT, FINE, AHEAD) if counted[sign]]  # fmt: skip
    return f"：{'、'.join(words)}" if words else ""


def _row(number: int, values: Values, how: Dispatched) -> list[str]:
    read = valued(Shown("", values), FIELDS)
    more = "" if how.now is None else f"{how.now - (how.before or 0):+d}"
    return [
        str(number), joined(read, "number", "name", between=" "), owner(read), read["leader"],
        due_words(read), _shown(how.before), _shown(how.now), more if more != "+0" else "0",
        _shown(how.time), how.told, how.sign,
    ]  # fmt: skip


def _shown(percent: int | None) -> str:
    return "" if percent is None else f"{percent}%"


PRINT = RegisterPrint(
    key="work_dispatch", title="工作任务调度表", record="work_item", fields=FIELDS,
    register=register, children=NOTES, options=(MONTH, GROUPS, WHICH),
)  # fmt: skip
