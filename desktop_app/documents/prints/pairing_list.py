"""“双联系”结对表: who links whom, how often a year, and how far each pair is."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.wording import answered_for, grouped, joined, ungrouped, valued

ORDER = Option("group", "排列", (("level", "按联系层次"), ("none", "按名册")))
FIELDS = (
    "level", "linker_name", "linker.unit", "linker.post", "linker.cppcc_post", "target_name",
    "target_member.unit", "target_member.post", "target_member.sector",
    "target_member.politics", "times", "done", "last_on", "since", "until", "document",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("联系人"),
    Column("单位及职务", align="left"),
    Column("联系对象"),
    Column("单位及职务", align="left"),
    Column("界别"),
    Column("政治面貌"),
    Column("每年\n（次）"),
    Column("今年联系\n（次）"),
    Column("最近联系"),
    Column("起止日期"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The pairs, by their levels or in the order given, with what is done this year."""
    if ORDER.of(chosen) == "none":
        groups = ungrouped(shown, _row)
    else:
        order = setting.orders.get("pairing_level", ())
        groups = grouped(
            shown, lambda each: [each.values.get("level") or "未填"], order, "对", _row
        )
    return Register(
        title=f"{setting.office}“双联系”结对表",
        note=f"（共{len(shown)}对）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


def _row(number: int, each: Shown) -> list[str]:
    values = valued(each, FIELDS)
    since, until = dotted(values["since"]), dotted(values["until"])
    span = f"{since}起" if since and not until else "—".join(filter(None, (since, until)))
    return [
        str(number), values["linker_name"], joined(values, "linker.unit", "linker.post"),
        values["target_name"], joined(values, "target_member.unit", "target_member.post"),
        values["target_member.sector"], values["target_member.politics"], values["times"],
        values["done"] or "0", dotted(values["last_on"]), span,
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="pairing_register",
    title="“双联系”结对表",
    record="pairing",
    fields=FIELDS,
    register=register,
    options=(ORDER,),
)
