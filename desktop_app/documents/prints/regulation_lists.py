"""制度目录 of many regulations, and the 职责清单 of one."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, PrintedForm, Register
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    FormPrint,
    Option,
    RegisterPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import listed
from desktop_app.documents.prints.wording import fulfils, grouped, short, ungrouped, valued
from desktop_app.records.regulation import Regulation

GROUPS = Option(
    "group", "排列", (("none", "按列表顺序"), ("state", "按状态"), ("issuer", "按制定机关"))
)
WHICH = Option("which", "范围", (("in_force", "现行的"), ("all", "全部")))
FIELDS = (
    "name", "state", "issuer", "document", "issued_on", "effective_on", "committee",
    "replaced_by", "ended_on", "state.stored",
)  # fmt: skip
CHILDREN = {"regulation_duty": ("name",)}
COLUMNS = (
    Column("序号"),
    Column("制度名称", align="left"),
    Column("制定机关", align="left"),
    Column("文号"),
    Column("印发日期"),
    Column("施行日期"),
    Column("责任专委会"),
    Column("职责（项）"),
    Column("状态"),
    Column("修订、废止说明", align="left"),
)


def catalogue(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The regulations in the order given, those in force unless all are wanted."""
    every = WHICH.of(chosen) == "all"
    kept = [x for x in shown if every or fulfils(x.values, Regulation.IN_FORCE)]
    group = GROUPS.of(chosen)

    def row(number: int, each: Shown) -> list[str]:
        return _row(number, each, setting)

    if group == "none":
        groups = ungrouped(kept, row)
    else:
        order = setting.orders.get("regulation_state", ()) if group == "state" else ()
        groups = grouped(kept, lambda each: [each.values.get(group) or "未填"], order, "项", row)
    return Register(
        title=f"{setting.office}{'' if every else '现行'}制度目录",
        note=f"（共{len(kept)}项）",
        columns=COLUMNS,
        groups=groups,
        foot=setting.foot,
        name_column=1,
    )


def _row(number: int, each: Shown, setting: Setting) -> list[str]:
    values = valued(each, FIELDS)
    count = len(each.children.get("regulation_duty", ()))
    ended = dotted(values["ended_on"])
    instead = f"由《{values['replaced_by']}》代替" if values["replaced_by"] else ""
    return [
        str(number), values["name"], values["issuer"], values["document"],
        dotted(values["issued_on"]), dotted(values["effective_on"]),
        short(values["committee"], setting), str(count) if count else "", values["state"],
        "　".join(filter(None, (ended, instead))),
    ]  # fmt: skip


LINE, LEAST = 9.5, 1
DUTY_FIELDS = ("name", "issuer", "document", "issued_on", "committee", "state", "content")
DUTIES = {
    "regulation_duty": ("name", "who", "cycle", "last_done", "next_due", "note"),
}
DUTY_COLUMNS = (
    TableColumn("序号", 11),
    TableColumn("职责事项", 43, "text"),
    TableColumn("责任人（岗位）", 24),
    TableColumn("多久一次", 16),
    TableColumn("上次落实", 20),
    TableColumn("下次应落实", 20),
    TableColumn("落实情况", 22, "text"),
)


def duties(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The duties in one regulation, the earliest due first, with room to sign."""
    values = valued(shown, DUTY_FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("制度名称", values["name"], "text")
    grid.row(LINE).pair("制定机关", values["issuer"]).pair("文号", values["document"])
    grid.row(LINE).pair("印发日期", chinese_day(values["issued_on"]))
    grid.pair("责任专委会", values["committee"])
    rows = sorted(listed(shown, "regulation_duty"), key=lambda row: row.get("next_due") or "9")
    lines = [
        (str(place), row.get("name", ""), row.get("who", ""), row.get("cycle", ""),
         dotted(row.get("last_done", "")), dotted(row.get("next_due", "")), row.get("note", ""))
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    grid.table(DUTY_COLUMNS, lines, LINE, LEAST)
    if values["content"]:
        grid.row(20).rest("主要内容", values["content"], "long")
    grid.row(LINE).pair("状态", values["state"]).pair("核对日期", BLANK_DAY)
    grid.row(20).cell("填表人：", "sign", 78).cell("负责人：", "sign")
    return grid.form("制度职责清单", shown.title, (setting.office, ""))


def without_duties(shown: Shown, _: Setting) -> str:
    """Why there is no list: the regulation has no duties."""
    return "" if shown.children.get("regulation_duty") else "还没有登记职责，不能印职责清单"


CATALOGUE = RegisterPrint(
    key="regulation_catalogue",
    title="制度目录",
    record="regulation",
    fields=FIELDS,
    register=catalogue,
    options=(WHICH, GROUPS),
    children=CHILDREN,
)
DUTY_LIST = FormPrint(
    key="regulation_duties",
    title="制度职责清单",
    record="regulation",
    fields=DUTY_FIELDS,
    form=duties,
    children=DUTIES,
    refuses=without_duties,
)
