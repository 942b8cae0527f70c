"""提案: one proposal with those who move it, what it says, its review and its assignment."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import by_role, listed, person, works
from desktop_app.documents.prints.wording import PHONES, joined, phone, ticked, valued

FIELDS = (
    "number", "serial", "name", "session", "period", "kind", "category", "mover", "unit", "phone",
    "sector", "committee", "contact", "leader", "writer", "problem", "analysis", "advice",
    "suggested_units", "researched", "self_written", "forwarded", "may_publish", "publish_note",
    "may_join", "consult_form", "received_on", "received_at", "first_reviewer", "first_on",
    "first_opinion", "second_reviewer", "second_on", "second_opinion", "final_reviewer",
    "final_on", "final_opinion", "review_note", "filed_on", "reject_reason",
)  # fmt: skip
CHILDREN = {
    "proposal_signer": ("name", "role", "unit", "post"),
    "proposal_handling": (
        "unit", "role", "system", "channel", "assigned_on", "due", "stopped_on", "role.stored",
        "state.stored",
    ),
    "outcome": ("number", "content", "adoption"),
}  # fmt: skip
LINE = 6.6
YES_NO = ("是", "否")
ASKED = (
    ("经过调研", "researched"), ("本人撰写", "self_written"),
    ("转呈他人材料", "forwarded"), ("可以附议", "may_join"),
)  # fmt: skip
TEXTS = (("情况与问题", "problem", 40.0), ("分析", "analysis", 24.0), ("建议", "advice", 40.0))
REVIEWS = (("初审", "first"), ("复审", "second"), ("终审", "final"))
REVIEW_COLUMNS = (
    TableColumn("审查", 20), TableColumn("审查人", 46), TableColumn("日期", 34),
    TableColumn("意见", 56),
)  # fmt: skip
UNIT_COLUMNS = (
    TableColumn("承办单位", 46, "text"), TableColumn("分工", 18), TableColumn("承办系统", 28),
    TableColumn("交办日期", 32), TableColumn("期限", 32),
)  # fmt: skip
LEAST_UNITS = 1


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The sheets of one proposal."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    _movers(grid, shown, values, chosen)
    for title, name, height in TEXTS:
        grid.row(LINE).cell(title, "label")
        grid.row(height).cell(values[name], "long")
    suggested = list(listed(shown, "outcome"))
    if suggested:
        lines = [
            f"{place}. {row.get('content', '')}（{row.get('adoption', '')}）"
            for place, row in enumerate(suggested, 1)
        ]
        grid.row(LINE * len(lines)).rest("逐条建议\n和采纳情况", "\n".join(lines), "long")
    grid.row(LINE).rest("建议承办单位", values["suggested_units"], "text")
    _review(grid, values)
    _assignment(grid, shown)
    number = f"提案号：{values['number']}" if values["number"] else f"流水号：{values['serial']}"
    office = f"{setting.office}　{values['session']}".rstrip("　")
    return grid.form("提　案", shown.title, (office, number if values["serial"] or values["number"]
                                           else ""))  # fmt: skip


def _movers(grid: MixedGrid, shown: Shown, values: Values, chosen: Chosen) -> None:
    grid.row(LINE).rest("案由", values["name"], "text")
    grid.row(LINE).pair("提案者", values["mover"]).pair("提案类型", values["kind"])
    grid.row(LINE).pair("单位及职务", values["unit"]).pair("电话", phone(values["phone"], chosen))
    grid.row(LINE).pair("界别", values["sector"]).pair("专委会", values["committee"])
    signers = "、".join(map(person, listed(shown, "proposal_signer")))
    grid.row(LINE).rest("联名人", signers, "text")
    if any(values[name] for name in ("leader", "contact", "writer")):
        grid.row(LINE).pair("集体提案\n负责人", values["leader"])
        grid.pair("联系人和\n执笔人", joined(values, "contact", "writer", between="、"))
    grid.row(LINE).pair("提案类别", values["category"])
    grid.pair("收件时间", joined({**values, "received_on": chinese_day(values["received_on"])},
                             "received_on", "received_at", between=" "))  # fmt: skip
    for first, second in (ASKED[:2], ASKED[2:]):
        grid.row(LINE)
        for label, name in (first, second):
            grid.pair(label, ticked(values[name], YES_NO), "text")
    grid.row(LINE).pair("同意公开", ticked(values["may_publish"], YES_NO), "text")
    grid.pair("协商方式", values["consult_form"])
    if values["publish_note"]:
        grid.row(LINE).rest("不公开原因", values["publish_note"], "text")


def _review(grid: MixedGrid, values: Values) -> None:
    lines = [
        (title, values[f"{name}_reviewer"], dotted(values[f"{name}_on"]),
         values[f"{name}_opinion"])
        for title, name in REVIEWS
    ]  # fmt: skip
    grid.table(REVIEW_COLUMNS, lines, LINE)
    filed = f"{chinese_day(values['filed_on'])}立案" if values["filed_on"] else ""
    refused = f"不予立案理由：{values['reject_reason']}" if values["reject_reason"] else ""
    said = "\n".join(filter(None, (values["review_note"], filed, refused)))
    grid.row(16).rest("审查意见", said, "seal")


def _assignment(grid: MixedGrid, shown: Shown) -> None:
    """The units with their terms: the reply of the main ones, the opinion of those who assist."""
    lines = [
        (row.get("unit", ""), row.get("role", ""), row.get("system", ""),
         dotted(row.get("assigned_on", "")), dotted(row.get("due", "")))
        for row in by_role(listed(shown, "proposal_handling")) if works(row)
    ]  # fmt: skip
    grid.table(UNIT_COLUMNS, lines, LINE, LEAST_UNITS)
    channels = dict.fromkeys(row.get("channel", "") for row in listed(shown, "proposal_handling"))
    grid.row(16).rest("交办意见", "、".join(filter(None, channels)), "seal")


def doubted(shown: Shown, _: Setting) -> str:
    """That it says nothing yet."""
    return "" if shown.values.get("advice") else "没有写建议"


PRINT = FormPrint(
    key="proposal_form",
    title="提案",
    record="proposal",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
    children=CHILDREN,
    doubts=doubted,
)
