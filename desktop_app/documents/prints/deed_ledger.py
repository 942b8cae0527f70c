"""实事台账: deeds with their progress and effect apart, sums of people and money at the foot."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.deed_words import (
    course_of,
    further_sums,
    people_of,
    place_of,
    sum_of,
    text_of,
)
from desktop_app.documents.prints.wording import (
    answered_for,
    grouped,
    is_one_of,
    short,
    termed,
    ungrouped,
    valued,
    without,
)

GROUPS = Option(
    "group",
    "排列",
    (
        ("none", "按编号"), ("line", "按工作线"), ("aid", "按五项助推"), ("committee", "按专委会"),
        ("township", "按乡镇（街道）"), ("state", "按状态"),
    ),
)  # fmt: skip
ORDERS = {"line": "deed_line", "aid": "deed_aid", "committee": "committee", "state": "deed_state"}
FIELDS = (
    "number", "name", "state", "line", "aid", "top_ten.stored", "doer", "partners",
    "partner_names", "committee", "county", "township", "village", "start_on", "end_on", "done_on",
    "progress_state", "progress", "effect_state", "effect", "beneficiaries", "money.stored",
    "employed", "students", "student_money.stored", "projects", "project_money.stored",
    "sales.stored", "state.stored", "result",
)  # fmt: skip
COLUMNS = (
    Column("序号", least=11), Column("编号", least=16), Column("实事", align="left", least=28),
    Column("工作线"),
    Column("五项助推"), Column("实施人", align="left"), Column("专委会"),
    Column("地点", align="left", least=16), Column("起止日期", least=20),
    Column("推进情况", align="left", least=31), Column("见效情况", align="left", least=31),
    Column("受益\n（人）", align="right", least=13),
    Column("资金\n（万元）", align="right", least=16), Column("状态", least=14),
)  # fmt: skip
LEFT_OUT = {"line": "工作线", "aid": "五项助推", "committee": "专委会", "state": "状态"}
PEOPLE, MONEY = 11, 12
"""The places of the two sums among all columns."""
UNKNOWN = "没有写明"


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The ledger of deeds in the order given or in groups; each group has its sums."""
    group = GROUPS.of(chosen)
    columns, kept = without(COLUMNS, LEFT_OUT.get(group, ""))

    def row(number: int, each: Shown) -> list[str]:
        texts = _row(number, each, setting)
        return [texts[place] for place in kept]

    def sums(title: str, some: Sequence[Shown]) -> list[str]:
        texts = [""] * len(COLUMNS)
        texts[2] = title
        texts[PEOPLE], texts[MONEY] = sum_of(some, "beneficiaries"), sum_of(some, "money")
        return [texts[place] for place in kept]

    if group == "none":
        groups = ungrouped(shown, row)
    else:
        order = setting.orders.get(ORDERS.get(group, ""), ())
        groups = grouped(shown, lambda each: [_key(each, group)], order, "件", row)
        groups = _with_sums(groups, shown, group, sums)
    if shown:
        groups.append(RowGroup("" if group == "none" else "全部", [sums("合计", shown)]))
    done = sum(is_one_of(each.values, "state", ("done",)) for each in shown)
    return Register(
        title=f"{termed(setting.office, setting.term)}实事台账",
        note=f"（共{len(shown)}件，已完成{done}件）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
        signed=answered_for(setting.office),
        rules=further_sums(shown),
    )


def _key(each: Shown, group: str) -> str:
    return each.values.get(group) or UNKNOWN


def _with_sums(
    groups: Sequence[RowGroup], shown: Sequence[Shown], group: str,
    sums: Callable[[str, Sequence[Shown]], list[str]],
) -> list[RowGroup]:  # fmt: skip
    """The groups, each with a row of its sums behind its deeds."""
    found: dict[str, list[Shown]] = {}
    for each in shown:
        found.setdefault(_key(each, group), []).append(each)
    return [
        RowGroup(each.title, [*each.rows, sums("小计", found[each.title.rpartition("（")[0]])])
        for each in groups
    ]


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    mark = "（10件实事）" if values["top_ten.stored"] == "1" else ""
    until = values["done_on"] or values["end_on"]
    days = "\n".join(filter(None, (dotted(values["start_on"]), dotted(until))))
    effect = course_of(values, "effect", "effect_state")
    return [
        str(number), values["number"], f"{values['name']}{mark}", values["line"], values["aid"],
        people_of(values), short(values["committee"], setting), place_of(values), days,
        course_of(values, "progress", "progress_state"),
        "\n".join(filter(None, (effect, values["result"]))),
        text_of(values, "beneficiaries"), text_of(values, "money"), values["state"],
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="deed_ledger",
    title="实事台账",
    record="deed",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS,),
)
