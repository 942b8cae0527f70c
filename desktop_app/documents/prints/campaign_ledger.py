"""专项行动台账: the campaigns with committees, days, measures and how far they are."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register, RowGroup
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import Chosen, RegisterPrint, Setting, Shown
from desktop_app.documents.prints.wording import answered_for, short, valued

FIELDS = (
    "name", "year", "state", "committee", "partners", "leader", "document", "since", "until",
    "step", "aim", "result", "faults",
)  # fmt: skip
CHILDREN = {
    "campaign_measure": ("name", "state.stored"), "campaign_indicator": ("name",),
}  # fmt: skip
DONE = "done"
"""The code of a measure that is done."""
COLUMNS = (
    Column("序号"),
    Column("行动名称", align="left"),
    Column("年度"),
    Column("牵头专委会"),
    Column("配合专委会", align="left"),
    Column("分管领导"),
    Column("起止日期"),
    Column("填报周期"),
    Column("指标"),
    Column("措施（完成/全部）"),
    Column("目标", align="left"),
    Column("成效", align="left"),
    Column("状态"),
)


def register(shown: Sequence[Shown], setting: Setting, _: Chosen) -> Register:
    """A row for each campaign, in the order given."""
    rows = [_row(number, each, setting) for number, each in enumerate(shown, 1)]
    wrong = [each.title for each in shown if each.values.get("faults")]
    rules = [f"合计与分项不符，还没有改的：{'、'.join(wrong)}。"] if wrong else []
    return Register(
        title=f"{setting.office}专项行动台账",
        note=f"（共{len(shown)}项）",
        columns=COLUMNS,
        groups=[RowGroup("", rows)],
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=rules,
    )


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values, measures = valued(each, FIELDS), each.children.get("campaign_measure", ())
    done = sum(one.get("state.stored") == DONE for one in measures)
    partners = "、".join(short(x, setting) for x in values["partners"].split("、") if x)
    days = "—".join(filter(None, (dotted(values["since"]), dotted(values["until"]))))
    return [
        str(number), values["name"], values["year"], short(values["committee"], setting), partners,
        values["leader"], days, values["step"],
        str(len(each.children.get("campaign_indicator", ()))),
        f"{done}/{len(measures)}" if measures else "", values["aim"], values["result"],
        values["state"],
    ]  # fmt: skip


PRINT = RegisterPrint(
    key="campaign_ledger",
    title="专项行动台账",
    record="campaign",
    fields=FIELDS,
    register=register,
    children=CHILDREN,
    ledger=True,
)
