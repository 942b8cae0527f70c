"""议题汇总表: the topics that a meeting of the chairs decides on, with room for what it says."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.wording import (
    is_one_of,
    joined,
    short,
    valued,
)

SHOWN = Option("shown", "范围", (("waiting", "征集和待审批的"), ("all", "全部议题")))
GROUPS = Option(
    "group", "排列", (("none", "按列表"), ("kind", "按五点分类"), ("committee", "按承办专委会"))
)
WAITING = ("collected", "pending")
FIELDS = (
    "number", "name", "state.stored", "five_points", "source", "raised_by", "raised_on", "point",
    "committee", "content",
)  # fmt: skip
OF_GROUP = {"kind": "five_points", "committee": "committee"}
ORDERS = {"kind": "five_points", "committee": "committee"}
LEFT_OUT = {"kind": "五点分类", "committee": "承办专委会"}
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("议题名称", align="left"),
    Column("五点分类"),
    Column("来源和提出人"),
    Column("征集日期"),
    Column("协商点", align="left"),
    Column("承办专委会"),
    Column("情况和诉求", align="left"),
    Column("审议意见", align="left", least=42),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The topics in the order given, those that wait for a decision unless all are wanted."""
    group = GROUPS.of(chosen)
    every = SHOWN.of(chosen) == "all"
    listed = [each for each in shown if every or is_one_of(each.values, "state", WAITING)]

    columns, groups = ledger_rows(
        listed, COLUMNS, lambda number, each: _row(number, each, setting), group=group, unit="个",
        left_out=LEFT_OUT.get(group, ""), order=setting.orders.get(ORDERS.get(group, ""), ()),
        key=lambda each: each.values.get(OF_GROUP[group]) or "未定",
    )  # fmt: skip
    return Register(
        title=f"{setting.office}协商议题汇总表",
        note=f"（提请主席会议审议，共{len(listed)}个）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=("会议名称：" + "\u3000" * 10, "主持人：" + "\u3000" * 5, "记录人：" + "\u3000" * 5,
                "审议日期：\u3000\u3000年\u3000\u3000月\u3000\u3000日"),
    )  # fmt: skip


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    return [
        str(number),
        values["number"],
        values["name"],
        values["five_points"],
        joined(values, "source", "raised_by", between="\n"),
        dotted(values["raised_on"]),
        values["point"],
        short(values["committee"], setting),
        values["content"],
        "",
    ]


PRINT = RegisterPrint(
    key="topic_summary",
    title="协商议题汇总表",
    record="topic",
    fields=FIELDS,
    register=register,
    options=(SHOWN, GROUPS),
)
