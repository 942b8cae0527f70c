"""请示报告登记簿 and 对口请示汇报登记表: papers sent up, their addressees and replies."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.chinese.dates import latest
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
from desktop_app.documents.prints.wording import (
    fulfils,
    joined,
    short,
    valued,
)
from desktop_app.records.request import Request

GROUPS = Option(
    "group", "排列", (("none", "按列表顺序"), ("kind", "按类型"), ("committee", "按专委会"))
)
WHICH = Option("which", "范围", (("all", "全部"), ("open", "还没有办结的")))
LEFT_OUT = {"kind": "类型", "committee": "专委会"}
UNSAID = {"kind": "未写类型", "committee": "未定专委会"}
LATE = "逾期未批复"
FIELDS = (
    "number", "kind", "name", "addressee", "committee", "document", "sent_on", "reply_due",
    "replied_on", "replied_by", "reply", "reply_document", "closed_on", "state", "state.stored",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("类型"),
    Column("标题", align="left"),
    Column("报送对象", align="left"),
    Column("专委会"),
    Column("文号"),
    Column("报送日期"),
    Column("应复日期"),
    Column("批复日期"),
    Column("批复（答复）意见", align="left"),
    Column("办结日期"),
    Column("状态"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """Requests and reports in the order given, those without a reply on its day marked."""
    kept = [x for x in shown if WHICH.of(chosen) == "all" or fulfils(x.values, Request.OPEN)]
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        kept, COLUMNS, lambda number, each: _row(number, each, setting), group=group, unit="件",
        left_out=LEFT_OUT.get(group, ""),
        order=setting.orders.get({"kind": "request_kind"}.get(group, group), ()),
        key=lambda each: each.values.get(group) or UNSAID[group],
    )  # fmt: skip
    late = sum(is_late(each.values, setting) for each in kept)
    told = f"，其中{LATE}{late}件" if late else ""
    return Register(
        title=f"{setting.office}请示报告登记簿",
        note=f"（共{len(kept)}件{told}）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=3 - (group == "kind"),
    )


def is_late(values: Values, setting: Setting) -> bool:
    """Whether a reply was due before today and is not written down."""
    due = values.get("reply_due", "")
    return bool(due) and fulfils(values, Request.REPLY_DUE) and latest(due) < setting.today


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    reply = joined(values, "replied_by", "reply", between="：")
    return [
        str(number), values["number"], values["kind"], values["name"], values["addressee"],
        short(values["committee"], setting), values["document"], dotted(values["sent_on"]),
        dotted(values["reply_due"]), dotted(values["replied_on"]),
        joined({"reply": reply, "document": values["reply_document"]}, "reply", "document",
               between="\n"),
        dotted(values["closed_on"]), LATE if is_late(values, setting) else values["state"],
    ]  # fmt: skip


ABOVE_FIELDS = (
    "day", "kind", "name", "addressee", "level", "committee", "people", "document", "content",
    "reply", "replied_on", "result",
)  # fmt: skip
ABOVE_COLUMNS = (
    Column("序号"),
    Column("日期"),
    Column("类型"),
    Column("事项", align="left"),
    Column("对口专委会（单位）", align="left"),
    Column("级别"),
    Column("专委会"),
    Column("参加人员", align="left"),
    Column("文号"),
    Column("主要内容", align="left"),
    Column("答复（指导）意见", align="left"),
    Column("落实情况", align="left"),
)


def above(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """Contact with the committees above, in the order given."""
    group = GROUPS.of(chosen)

    def row(number: int, each: Shown) -> list[str]:
        values = valued(each, ABOVE_FIELDS)
        answered = dotted(values["replied_on"])
        reply = {"day": f"（{answered}）" if answered else "", "reply": values["reply"]}
        return [
            str(number), dotted(values["day"]), values["kind"], values["name"],
            values["addressee"], values["level"], short(values["committee"], setting),
            values["people"], values["document"], values["content"],
            joined(reply, "day", "reply"), values["result"],
        ]  # fmt: skip

    columns, groups = ledger_rows(
        shown, ABOVE_COLUMNS, row, group=group, unit="次", left_out=LEFT_OUT.get(group, ""),
        order=setting.orders.get({"kind": "upward_report_kind"}.get(group, group), ()),
        key=lambda each: each.values.get(group) or UNSAID[group],
    )  # fmt: skip
    return Register(
        title=f"{setting.office}对口请示汇报登记表",
        note=f"（共{len(shown)}次）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=3 - (group == "kind"),
    )


PRINT = RegisterPrint(
    key="request_register",
    title="请示报告登记簿",
    record="request",
    fields=FIELDS,
    register=register,
    options=(GROUPS, WHICH),
    ledger=True,
)
ABOVE = RegisterPrint(
    key="upward_report_list",
    title="对口请示汇报登记表",
    record="upward_report",
    fields=ABOVE_FIELDS,
    register=above,
    options=(GROUPS,),
    ledger=True,
)
