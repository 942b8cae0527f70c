"""交流表彰登记簿: what was commended or shared, at which level, of whom."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.wording import (
    answered_for,
    short,
    valued,
)

GROUPS = Option(
    "group",
    "排列",
    (("none", "按日期"), ("level", "按级别"), ("kind", "按种类"), ("committee", "按专委会")),
)
ORDERS = {"level": "level", "kind": "recognition_kind", "committee": "committee"}
LEFT_OUT = {"level": "级别", "kind": "种类", "committee": "专委会"}
FIELDS = (
    "day", "name", "level", "kind", "occasion", "giver", "document", "members", "people",
    "committee", "brand", "group", "remark",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("日期"),
    Column("名称", align="left"),
    Column("级别"),
    Column("种类"),
    Column("场合", align="left"),
    Column("授予单位", align="left"),
    Column("文号"),
    Column("委员、获得者", align="left"),
    Column("专委会"),
    Column("品牌项目、组", align="left"),
    Column("备注", align="left"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The recognitions in the order given, or in groups."""
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        shown, COLUMNS, lambda number, each: _row(number, each, setting), group=group, unit="项",
        left_out=LEFT_OUT.get(group, ""), order=setting.orders.get(ORDERS.get(group, ""), ()),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}交流表彰登记簿",
        note=f"（共{len(shown)}项）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
        signed=answered_for(setting.office),
    )


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    people = filter(None, (values["members"], values["people"]))
    about = filter(None, (values["brand"], values["group"]))
    return [
        str(number), dotted(values["day"]), values["name"], values["level"], values["kind"],
        values["occasion"], values["giver"], values["document"], "、".join(people),
        short(values["committee"], setting), "、".join(about), values["remark"],
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="recognition_ledger",
    title="交流表彰登记簿",
    record="recognition",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS,),
)
