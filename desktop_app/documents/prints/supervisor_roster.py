"""特约监督员名册: who supervises which unit until when, by units or in the order given."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, Option, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import (
    PHONES,
    answered_for,
    grouped,
    phone,
    termed,
    ungrouped,
    valued,
)

ORDER = Option("group", "排列", (("none", "按名册"), ("unit", "按受聘单位")))
FIELDS = (
    "name", "post", "unit", "since", "until", "document", "times", "phone", "state",
    "member.sector",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("姓名"),
    Column("工作单位及职务", align="left"),
    Column("界别"),
    Column("受聘单位", align="left"),
    Column("聘任日期"),
    Column("聘期至"),
    Column("聘书（文件）号"),
    Column("监督（次）"),
    Column("联系电话"),
    Column("状态"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The supervisors with the terms of their appointments."""

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, FIELDS)
        return [
            str(number), values["name"], values["post"], values["member.sector"], values["unit"],
            dotted(values["since"]), dotted(values["until"]), values["document"],
            values["times"], phone(values["phone"], chosen), values["state"],
        ]  # fmt: skip

    if ORDER.of(chosen) == "none":
        groups = ungrouped(shown, row)
    else:
        units = sorted({each.values.get("unit", "") for each in shown})
        groups = grouped(shown, lambda each: [each.values.get("unit", "")], units, "人", row)
    return Register(
        title=f"{termed(setting.office, setting.term)}特约监督员名册",
        note=f"（共{len(shown)}人）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


PRINT = RegisterPrint(
    key="supervisor_roster",
    title="特约监督员名册",
    record="supervisor",
    fields=FIELDS,
    register=register,
    options=(ORDER, PHONES),
)
