"""成果办理跟踪表: every suggestion with what became of it, late ones marked."""

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
    answered_for,
    is_rejected,
    is_settled,
    valued,
)

GROUPS = Option(
    "group",
    "排列",
    (
        ("none", "按编号"),
        ("unit", "按承办单位"),
        ("consultation", "按来源"),
        ("state", "按办理状态"),
    ),
)
FIELDS = (
    "number", "content", "source", "addressee", "sent_on", "adoption", "unit", "partners",
    "due", "handling", "progress", "finished_on", "result", "answered_on", "answer_mode",
    "satisfaction", "stopped_on", "stop_reason", "adoption.stored", "handling.stored",
)  # fmt: skip
OF_GROUP = {"unit": "unit", "consultation": "source", "state": "handling"}
LEFT_OUT = {"unit": "承办单位", "consultation": "来源", "state": "状态"}
NONE = {"unit": "未定承办单位", "consultation": "未写明来源", "state": "未填状态"}
COLUMNS = (
    Column("序号"),
    Column("编号"),
    Column("意见建议", align="left"),
    Column("来源", align="left"),
    Column("报送情况"),
    Column("采纳情况"),
    Column("承办单位"),
    Column("办结期限"),
    Column("状态"),
    Column("办理结果", align="left"),
    Column("反馈"),
    Column("满意度"),
)


def register(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The suggestions in the order given."""
    group = GROUPS.of(chosen)
    late = sum(is_late(each.values, setting.today) for each in shown)
    name, none = OF_GROUP.get(group, ""), NONE.get(group, "")
    named = setting.orders.get("outcome_handling", ()) if group == "state" else ()
    columns, groups = ledger_rows(
        shown, COLUMNS, lambda number, each: _row(number, each, setting.today), group=group,
        unit="条", left_out=LEFT_OUT.get(group, ""),
        order=[*named, *filter(None, (each.values.get(name) for each in shown))],
        key=lambda each: each.values.get(name) or none,
    )  # fmt: skip
    return Register(
        title=f"{setting.office}成果办理跟踪表",
        note=f"（共{len(shown)}条{f'，逾期{late}条' if late else ''}）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office),
    )


def is_late(values: Values, today: str) -> bool:
    """Whether a suggestion that somebody waits for is past its last day."""
    due = values.get("due", "")
    settled = is_settled(values) or is_rejected(values)
    return bool(due and today) and not settled and latest(due) < today


def _row(number: int, each: Shown, today: str) -> list[str]:
    values = valued(each, FIELDS)
    partners = f"（{values['partners']}）" if values["partners"] else ""
    due = dotted(values["due"]) + ("\n（逾期）" if is_late(values, today) else "")
    return [
        str(number),
        values["number"],
        values["content"],
        values["source"],
        "\n".join(filter(None, (values["addressee"], dotted(values["sent_on"])))),
        values["adoption"],
        values["unit"] + partners,
        due,
        "已停止" if values["stopped_on"] else values["handling"],
        _result(values),
        "\n".join(filter(None, (dotted(values["answered_on"]), values["answer_mode"]))),
        values["satisfaction"] if values["answered_on"] else "",
    ]


def _result(values: Values) -> str:
    """Why it was stopped, if it was; what came of it, or how far it is before it is finished."""
    stopped = f"{dotted(values['stopped_on'])} 停止：{values['stop_reason']}"
    far = values["progress"] or values["result"]
    if values["finished_on"]:
        far = " ".join(filter(None, (dotted(values["finished_on"]), values["result"])))
    return "\n".join(filter(None, (stopped if values["stopped_on"] else "", far)))


PRINT = RegisterPrint(
    key="outcome_tracking",
    title="成果办理跟踪表",
    record="outcome",
    fields=FIELDS,
    register=register,
    ledger=True,
    options=(GROUPS,),
)
