"""三项反馈核对表: which consultation lacks which of report, talk and answer."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.wording import (
    answered_for,
    fulfils,
    grouped,
    short,
    ungrouped,
    valued,
    without,
)
from desktop_app.records.consultation import FEEDBACKS, Consultation

GROUPS = Option(
    "group",
    "排列",
    (("none", "按列表"), ("committee", "按牵头专委会"), ("platform", "按协商平台")),
)
SHOWN = Option("shown", "范围", (("all", "全部协商"), ("lacking", "只列缺项的")))
UNDONE = {"reported": "未报送", "talked": "未沟通", "answered": "未反馈"}
NO_DOCUMENT = {"reported": "缺文件", "talked": "缺材料", "answered": "缺文件"}
FIELDS = (
    "number", "name", "platform", "committee", "held_on", "reported_on", "reported_doc",
    "talked_on", "talked_doc", "answered_on", "answered_doc", "state", "state.stored",
)  # fmt: skip
LEFT_OUT = {"committee": "牵头专委会"}
ORDERS = {"committee": "committee", "platform": "consultation_platform"}
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("协商主题", align="left"),
    Column("协商日期"),
    Column("牵头专委会"),
    Column("日期", over="信息报送跟踪"),
    Column("文件", align="left", over="信息报送跟踪"),
    Column("日期", over="建议情况沟通"),
    Column("材料", align="left", over="建议情况沟通"),
    Column("日期", over="落实情况反馈"),
    Column("文件", align="left", over="落实情况反馈"),
    Column("缺项"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The consultations in the order given, and how many of those held have each of the three."""
    group = GROUPS.of(chosen)
    columns, kept = without(COLUMNS, LEFT_OUT.get(group, ""))
    held = [each for each in shown if was_held(each.values)]
    lacks = [each for each in held if lacking(each.values)]
    listed = lacks if SHOWN.of(chosen) == "lacking" else shown

    def row(number: int, each: Shown) -> list[str]:
        texts = _row(number, each, setting)
        return [texts[place] for place in kept]

    if group == "none":
        groups = ungrouped(listed, row)
    else:
        order = setting.orders.get(ORDERS[group], ())
        groups = grouped(listed, lambda each: [each.values.get(group) or "未填"], order, "场", row)
    totals = _totals(held)
    whole = len(held) - len(lacks)
    return Register(
        title=f"{setting.office}三项反馈核对表",
        note=f"（已召开{len(held)}场，其中三项齐全{whole}场，有缺项{len(lacks)}场）",
        columns=columns,
        groups=[*groups, RowGroup("", [[totals[place] for place in kept]])],
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


def was_held(values: Values) -> bool:
    """Whether a consultation was held: before that nothing is due."""
    return fulfils(values, Consultation.HELD)


def has_light(values: Values, day: str, document: str) -> bool:
    """Whether one of the three is done: its day and its document are known."""
    return bool(values.get(day) and values.get(document))


def lacking(values: Values) -> list[str]:
    """The names of those of the three that a consultation lacks."""
    return [title for _, title, *fields in FEEDBACKS if not has_light(values, *fields)]


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    held = was_held(values)
    texts = [str(number), values["number"], values["name"], dotted(values["held_on"])]
    texts.append(short(values["committee"], setting))
    for key, _, day, document in FEEDBACKS:
        undone = UNDONE[key] if held else ""
        lacks = NO_DOCUMENT[key] if held and values[day] else ""
        texts += [dotted(values[day]) or undone, values[document] or lacks]
    missing = "、".join(UNDONE[key][1:] for key, _, *fields in FEEDBACKS
                       if not has_light(values, *fields))  # fmt: skip
    return [*texts, missing if held else values["state"]]


def _totals(held: Sequence[Shown]) -> list[str]:
    """The line of sums: how many of those held have each of the three, and how many lack it."""
    texts = ["合计", "", f"已召开{len(held)}场", "", ""]
    for key, _, day, document in FEEDBACKS:
        count = sum(has_light(each.values, day, document) for each in held)
        undone = UNDONE[key]
        texts += [f"已{undone[1:]}{count}", f"{undone}{len(held) - count}"]
    return [*texts, ""]


PRINT = RegisterPrint(
    key="lights_table",
    title="三项反馈核对表",
    record="consultation",
    fields=FIELDS,
    register=register,
    options=(GROUPS, SHOWN),
)
