"""出勤统计表: each member due at some activities, how often there, on leave and missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints import attendance_rows
from desktop_app.documents.prints.attendance_rows import GROUPS
from desktop_app.documents.prints.days import between_days
from desktop_app.documents.prints.declared import (
    Chosen,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import answered_for, fulfils
from desktop_app.records.attendance import Attendance

FIELDS = ("name", "start_on", "state.stored")
CHILDREN = {attendance_rows.CHILD: (*attendance_rows.FIELDS, "spoke.stored")}
COLUMNS = (
    Column("序号"),
    Column("姓名"),
    Column("单位及职务", align="left"),
    Column("应到", align="right"),
    Column("到会", align="right"),
    Column("迟到早退", align="right"),
    Column("请假", align="right"),
    Column("公假", align="right"),
    Column("缺席", align="right"),
    Column("未点", align="right"),
    Column("出席率", align="right"),
    Column("发言", align="right"),
)
LONGEST = 40
RULES = (
    "应到、到会等按次数，一次会议或活动计一次；列席、特邀的不计。",
    "出席率＝到会÷应到（不含公假）；迟到早退计到会，不足三分之二的计缺席。",
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The members due at these activities, in groups with a sum each."""
    rows = [row for each in shown for row in each.children.get(attendance_rows.CHILD, ())]
    due = [row for row in rows if attendance_rows.is_due(row)]
    group = GROUPS.of(chosen)
    groups = [
        RowGroup(f"{title}（{len(_people(own))}人）" if title else "", _rows(own, bool(title)))
        for title, own in attendance_rows.in_groups(due, group, setting.orders.get(group, ()))
    ]
    groups.append(RowGroup("", [_summed("合计", due)]))
    return Register(
        title=f"{setting.office}出勤统计表",
        note=_note(shown, len(_people(due))),
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=RULES,
    )


def _note(shown: Sequence[Shown], people: int) -> str:
    """Which activities are counted: the only one by its name, several by number and days."""
    days = sorted(filter(None, (each.values.get("start_on", "") for each in shown)))
    span = between_days(days[0], days[-1]) if days else ""
    what = (
        _short(shown[0].values.get("name", ""))
        if len(shown) == 1
        else (f"会议和活动{len(shown)}次")
    )
    return f"（{'，'.join(filter(None, (what, span, f'委员{people}人')))}）"


def _short(name: str) -> str:
    """A name that fits into the line below the title, with … at its end where it is longer."""
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _people(rows: Iterable[Values]) -> dict[str, list[Values]]:
    """The rows of each member, in the order in which they first stand."""
    found: dict[str, list[Values]] = {}
    for row in rows:
        found.setdefault(row.get("member.stored", ""), []).append(row)
    return found


def _rows(rows: Sequence[Values], with_sum: bool) -> list[list[str]]:
    people = _people(rows).values()
    lines = [
        [str(number), attendance_rows.named(own[0]), attendance_rows.placed(own[0]), *_counts(own)]
        for number, own in enumerate(people, 1)
    ]
    return [*lines, _summed("小计", rows)] if with_sum else lines


def _summed(title: str, rows: Sequence[Values]) -> list[str]:
    return ["", title, "", *_counts(rows)]


def _counts(rows: Sequence[Values]) -> list[str]:
    """Due, there, late, on leave, away, missing, not marked; the rate; how often spoken."""
    there = sum(map(attendance_rows.came, rows))
    away = _number(rows, "away")
    counted = len(rows) - away
    rate = f"{there * 100 / counted:.1f}%" if counted else "–"
    missing = sum(fulfils(row, Attendance.MISSING) for row in rows)
    opened = sum(fulfils(row, Attendance.OPEN) for row in rows)
    spoke = sum(row.get("spoke.stored") == "1" for row in rows)
    numbers = (len(rows), there, _number(rows, "partly"), _number(rows, "leave"), away, missing,
               opened)  # fmt: skip
    return [*map(str, numbers), rate, str(spoke)]


def _number(rows: Iterable[Values], result: str) -> int:
    return sum(row.get("result.stored") == result for row in rows)


def unlisted(shown: Shown, _: Setting) -> str:
    """Why an activity is in no count: cancelled, or nobody is due at it."""
    if shown.values.get("state.stored") == "cancelled":
        return "已取消，没有计入"
    rows = shown.children.get(attendance_rows.CHILD, ())
    return "" if any(map(attendance_rows.is_due, rows)) else "没有应到名单，没有计入"


PRINT = RegisterPrint(
    key="attendance_table",
    title="出勤统计表",
    record="activity",
    fields=FIELDS,
    register=register,
    options=(GROUPS,),
    children=CHILDREN,
    refuses=unlisted,
)
