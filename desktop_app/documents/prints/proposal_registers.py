"""提案目录 and 提案办理台账: proposals as lists, the second with what each unit has done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
from desktop_app.documents.prints.proposal_wording import (
    ASSISTING,
    MAIN,
    class_mark,
    last_class,
    listed,
    units_of,
    works,
)
from desktop_app.documents.prints.wording import (
    answered_for,
    grouped,
    is_one_of,
    ungrouped,
    valued,
    without,
)

GROUPS = Option(
    "group",
    "排列",
    (
        ("none", "按编号"), ("category", "按提案类别"), ("kind", "按提案类型"),
        ("committee", "按专委会"), ("session", "按会议"), ("unit", "按主办单位"),
        ("state", "按状态"),
    ),
)  # fmt: skip
FIELDS = (
    "number", "serial", "name", "mover", "kind", "category", "committee", "state", "session",
    "filed_on",
)  # fmt: skip
CHILDREN = {
    "proposal_handling": (
        "unit", "role", "assigned_on", "signed_on", "due", "opinion_on", "reply_on", "reply_class",
        "redo_reply_on", "redo_class", "result", "stopped_on", "role.stored", "state.stored",
    ),
}  # fmt: skip
LISTED = {
    "category": "proposal_category", "kind": "proposal_kind", "committee": "committee",
    "state": "proposal_state", "session": "session",
}  # fmt: skip
TITLES = {
    "category": "类别",
    "kind": "类型",
    "committee": "专委会",
    "unit": "主办单位",
    "state": "状态",
}
UNSAID = {
    "category": "未分类别", "kind": "未写类型", "committee": "未写专委会",
    "unit": "未定主办单位",
    "state": "未填状态", "session": "未写会议",
}  # fmt: skip
CATALOGUE = (
    Column("序号"),
    Column("提案号"),
    Column("案由", align="left"),
    Column("提案者", align="left"),
    Column("类型"),
    Column("类别"),
    Column("主办单位", align="left"),
    Column("会办单位", align="left"),
)
LEDGER = (
    Column("序号"),
    Column("提案号"),
    Column("案由", align="left"),
    Column("提案者", align="left"),
    Column("类别"),
    Column("主办单位", align="left"),
    Column("会办单位", align="left"),
    Column("交办日期"),
    Column("答复期限"),
    Column("答复日期"),
    Column("答复\n类别"),
    Column("满意度"),
    Column("状态"),
)


def catalogue(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The proposals in the order given, with the units that handle them."""
    return _register(shown, setting, chosen, CATALOGUE, "提案目录", _catalogue_row)


def ledger(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The proposals in the order given, a line in each cell for every unit that replies."""
    return _register(shown, setting, chosen, LEDGER, "提案办理台账", _ledger_row)


def _register(
    shown: Sequence[Shown], setting: Setting, chosen: Chosen, columns: Sequence[Column],
    title: str, texts_of: Callable[[int, Shown, Setting], list[str]],
) -> Register:  # fmt: skip
    sessions = dict.fromkeys(filter(None, (each.values.get("session", "") for each in shown)))
    group = GROUPS.of(chosen)
    if group == "none" and len(sessions) > 1:
        group = "session"  # each session numbers its proposals anew
    kept_columns, kept = without(columns, TITLES.get(group, ""))

    def row(number: int, each: Shown) -> list[str]:
        texts = texts_of(number, each, setting)
        return [texts[place] for place in kept]

    if group == "none":
        groups = ungrouped(shown, row)
    else:
        order = [*setting.orders.get(LISTED.get(group, ""), ())]
        names = {id(each): _group_names(each, group) for each in shown}
        groups = grouped(shown, lambda each: names[id(each)], order, "件", row)
    named = next(iter(sessions)) if len(sessions) == 1 else ""
    return Register(
        title=f"{setting.office}{named}{title}",
        note=f"（共{len(shown)}件）",
        columns=kept_columns,
        groups=groups,
        foot=setting.foot,
        name_column=1,
        signed=answered_for(setting.office) if columns is LEDGER else (),
    )


def _group_names(each: Shown, group: str) -> list[str]:
    """The groups that a proposal is in: one for each main unit where these are asked for."""
    if group == "unit":
        return units_of(listed(each, "proposal_handling"), MAIN) or [UNSAID[group]]
    return [each.values.get(group) or UNSAID[group]]


def _catalogue_row(number: int, each: Shown, _: Setting) -> list[str]:
    values = valued(each, FIELDS)
    sheets = listed(each, "proposal_handling")
    return [
        str(number), _number(values), values["name"], values["mover"], values["kind"],
        values["category"], "、".join(units_of(sheets, MAIN)),
        "、".join(units_of(sheets, ASSISTING)),
    ]  # fmt: skip


def _ledger_row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    sheets = [row for row in listed(each, "proposal_handling") if works(row)]
    main = [row for row in sheets if is_one_of(row, "role", MAIN)]
    return [
        str(number), _number(values), values["name"], values["mover"], values["category"],
        _lines(main, lambda row: row.get("unit", "")),
        "、".join(units_of(sheets, ASSISTING)),
        _lines(main, lambda row: dotted(row.get("assigned_on", ""))),
        _lines(main, lambda row: _limit(row, setting.today)),
        _lines(main, lambda row: dotted(row.get("redo_reply_on") or row.get("reply_on", ""))),
        _lines(main, lambda row: class_mark(last_class(row))),
        _lines(main, lambda row: row.get("result", "")), values["state"],
    ]  # fmt: skip


def _lines(rows: Sequence[Values], text: Callable[[Values], str]) -> str:
    """A line for each of some sheets; nothing where none has anything."""
    found = [text(row) for row in rows]
    return "\n".join(each or "—" for each in found) if any(found) else ""


def _limit(row: Values, today: str) -> str:
    due = row.get("due", "")
    late = due and today and not row.get("reply_on") and due < today
    return f"{dotted(due)}（逾期）" if late else dotted(due)


def _number(values: Values) -> str:
    return values["number"] or values["serial"]


PRINTED_CATALOGUE = RegisterPrint(
    key="proposal_catalogue",
    title="提案目录",
    record="proposal",
    fields=FIELDS,
    register=catalogue,
    options=(GROUPS,),
    children=CHILDREN,
)
PRINTED_LEDGER = RegisterPrint(
    key="proposal_ledger",
    title="提案办理台账",
    record="proposal",
    fields=FIELDS,
    register=ledger,
    ledger=True,
    options=(GROUPS,),
    children=CHILDREN,
)
