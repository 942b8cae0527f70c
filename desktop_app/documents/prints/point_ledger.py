"""协商点台账: the ledger of consultation points."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.wording import (
    PHONES,
    answered_for,
    phone,
    short,
)

GROUPS = Option(
    "group", "排列", (("none", "按编号"), ("kind", "按类型"), ("township", "按乡镇（街道）"))
)
FIELDS = (
    "number", "name", "kind", "township", "address", "founded", "committees", "convenor",
    "liaison", "phone", "members", "planned", "state",
)  # fmt: skip
LEFT_OUT = {"kind": "类型", "township": "乡镇（街道）"}
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("名称", align="left"),
    Column("类型"),
    Column("乡镇（街道）"),
    Column("设立日期"),
    Column("联系专委会"),
    Column("召集人"),
    Column("联络员"),
    Column("联络电话"),
    Column("驻点委员（人）"),
    Column("年计划协商（次）"),
    Column("状态"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The ledger of points in the order given."""
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        shown, COLUMNS, lambda number, each: _row(number, each, setting, chosen),
        group=group, unit="个", left_out=LEFT_OUT.get(group, ""),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}协商点台账",
        note=f"（共{len(shown)}个）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
        signed=answered_for(setting.office),
    )


def _row(number: int, each: Shown, setting: Setting, chosen: Chosen) -> list[str]:
    values = {name: each.values.get(name, "") for name in FIELDS}
    members = values["members"]
    return [
        str(number),
        values["number"],
        values["name"],
        values["kind"],
        values["township"],
        dotted(values["founded"]),
        short(values["committees"], setting),
        values["convenor"],
        values["liaison"],
        phone(values["phone"], chosen),
        str(len(members.split("、"))) if members else "",
        values["planned"],
        values["state"],
    ]


PRINT = RegisterPrint(
    key="point_ledger",
    title="协商点台账",
    record="point",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS, PHONES),
)
