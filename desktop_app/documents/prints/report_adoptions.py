"""采用情况统计表: opinion reports as a list, with what each level took up and who wrote on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from desktop_app.documents.printables import Column, Register
from desktop_app.documents.prints.days import dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    Option,
    RegisterPrint,
    Setting,
    Shown,
    Values,
)
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.report_slip import published
from desktop_app.documents.prints.wording import answered_for, valued

GROUPS = Option(
    "group",
    "排列",
    (
        ("none", "按列表顺序"), ("committee", "按专委会"), ("sector", "按界别"),
        ("category", "按信息类别"), ("best_level", "按最高采用级别"),
    ),
)  # fmt: skip
FIELDS = (
    "year", "number", "name", "reflector", "committee", "sector", "category", "state",
    "received_on", "issued_on", "channels", "sent_on", "best_level",
)  # fmt: skip
CHILDREN = {
    "report_adoption": ("level", "form", "day", "publication", "number", "level.stored"),
    "instruction": ("level", "instructor", "day", "level.stored"),
}  # fmt: skip
ORDERS = {"committee": "committee", "sector": "sector", "category": "proposal_category",
          "best_level": "level"}  # fmt: skip
LEFT_OUT = {"committee": "专委会"}
UNSAID = {"committee": "未写专委会", "sector": "未写界别", "category": "未分类别",
          "best_level": "没有采用"}  # fmt: skip
LEVELS = (("county", "县"), ("prefecture", "州"), ("province", "省"), ("national", "全国"))
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("标题", align="left"),
    Column("反映者"),
    Column("专委会", align="left"),
    Column("签发日期"),
    Column("报送", align="left"),
    Column("县采用", align="left"),
    Column("州采用", align="left"),
    Column("省采用", align="left"),
    Column("全国采用", align="left"),
    Column("批示", align="left"),
    Column("状态"),
)
RULES = ("采用：按采用记录，每级每次计一次；不外传的只计数。",)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The reports in the order given, and how many were taken up at each level."""
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        shown, COLUMNS, _row, group=group, unit="条", left_out=LEFT_OUT.get(group, ""),
        order=setting.orders.get(ORDERS.get(group, ""), ()),
        key=lambda each: each.values.get(group) or UNSAID[group],
    )  # fmt: skip
    return Register(
        title=f"{setting.office}社情民意信息采用情况统计表",
        note=_note(shown),
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
        rules=RULES,
    )


def _note(shown: Sequence[Shown]) -> str:
    """How many reports, and how many adoptions at each level."""
    found = Counter(
        row.get("level.stored", "") for each in shown
        for row in each.children.get("report_adoption", ())
    )  # fmt: skip
    taken = sum(bool(each.children.get("report_adoption")) for each in shown)
    told = "、".join(f"{word}{found[code]}次" for code, word in LEVELS if found[code])
    return f"（共{len(shown)}条，被采用{taken}条{f'：{told}' if told else ''}）"


def _row(number: int, each: Shown) -> list[str]:
    values = valued(each, FIELDS)
    adoptions = each.children.get("report_adoption", ())
    sent = "\n".join(filter(None, (values["channels"], dotted(values["sent_on"]))))
    return [
        str(number),
        f"{values['year']}-{values['number']}" if values["number"] else "",
        values["name"], values["reflector"], values["committee"], dotted(values["issued_on"]),
        sent, *(_taken(adoptions, code) for code, _ in LEVELS), _instructed(each),
        values["state"],
    ]  # fmt: skip


def _taken(rows: Sequence[Values], level: str) -> str:
    """The adoptions of one level, a line each: 单篇 2026.03.05 《社情民意》第5期."""
    own = [row for row in rows if row.get("level.stored") == level]
    return "\n".join(
        " ".join(filter(None, (row.get("form") or "采用", dotted(row.get("day", "")),
                               published(row))))
        for row in own
    )  # fmt: skip


def _instructed(each: Shown) -> str:
    """Who wrote on it at which level and when, never what."""
    return "\n".join(
        " ".join(filter(None, (row.get("level", ""), row.get("instructor", ""),
                               dotted(row.get("day", "")))))
        for row in each.children.get("instruction", ())
    )  # fmt: skip


PRINT = RegisterPrint(
    key="report_adoptions",
    title="采用情况统计表",
    record="opinion_report",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS,),
    children=CHILDREN,
)
