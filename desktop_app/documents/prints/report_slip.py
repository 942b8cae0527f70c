"""信息稿签: one opinion report with its text, and who wrote, edited, checked and issued it."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import PHONES, joined, phone, ticked, valued
from desktop_app.records.held_back import is_held_back

FIELDS = (
    "name", "year", "number", "internal", "received_on", "reflector", "kind", "unit", "phone",
    "sector", "committee", "partners", "partner_names", "category", "origin", "commissioned",
    "asked_by", "asked_topic", "content", "issued_text", "editor", "edited_on", "checker",
    "checked_on", "issuer", "issued_on", "channels", "addressee", "sent_on", "sent_no",
)  # fmt: skip
CHILDREN = {
    "report_adoption": ("level", "form", "day", "publication", "number"),
    "instruction": ("level", "instructor", "day", "handed_to"),
}
LINE, TEXT = 6.8, 92.0
YES_NO = ("是", "否")
ADOPTIONS = (
    TableColumn("采用级别", 26), TableColumn("形式", 20), TableColumn("采用日期", 32),
    TableColumn("刊物和期号", 78, "text"),
)  # fmt: skip


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The slip of one report."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("标题", values["name"], "text")
    grid.row(LINE).pair("反映者", values["reflector"]).pair("反映者类型", values["kind"])
    grid.row(LINE).pair("单位及职务", values["unit"]).pair("电话", phone(values["phone"], chosen))
    grid.row(LINE).pair("界别", values["sector"]).pair("专委会", values["committee"])
    others = joined(values, "partners", "partner_names", between="、")
    if others:
        grid.row(LINE).rest("其他反映者", others, "text")
    grid.row(LINE).pair("信息类别", values["category"])
    grid.pair("收到日期", chinese_day(values["received_on"]))
    grid.row(LINE).pair("约稿", ticked(values["commissioned"], YES_NO), "text")
    grid.pair("约稿单位", values["asked_by"])
    if values["origin"]:
        grid.row(LINE).rest("来处", values["origin"], "text")
    grid.row(LINE).cell("正文", "label")
    grid.row(TEXT).cell(values["issued_text"] or values["content"], "long")
    _signed(grid, values)
    _sent(grid, shown, values)
    number = f"{values['year']}年第{values['number']}期" if values["number"] else ""
    return grid.form("社情民意信息稿签", shown.title, (setting.office, number))


def _signed(grid: MixedGrid, values: Values) -> None:
    """Who edited, checked and issued it; the spaces for signing where nobody has."""
    grid.row(LINE).pair("编辑", values["editor"]).pair("编辑日期", chinese_day(values["edited_on"]))
    grid.row(LINE).pair("审核", values["checker"])
    grid.pair("审核日期", chinese_day(values["checked_on"]))
    grid.row(LINE).pair("签发", values["issuer"])
    grid.pair("签发日期", chinese_day(values["issued_on"]))


def _sent(grid: MixedGrid, shown: Shown, values: Values) -> None:
    """Where it was sent, who took it up, and that leaders wrote on it, never what."""
    grid.row(LINE).pair("报送渠道", values["channels"])
    grid.pair("报送日期", chinese_day(values["sent_on"]))
    grid.row(LINE).pair("报送对象", values["addressee"]).pair("报送编号", values["sent_no"])
    adoptions = shown.children.get("report_adoption", ())
    if adoptions:
        lines = [
            (row.get("level", ""), row.get("form", ""), dotted(row.get("day", "")), published(row))
            for row in adoptions
        ]
        grid.table(ADOPTIONS, lines, LINE)
    instructed = [
        joined(row, "level", "instructor") + f"（{dotted(row.get('day', ''))}）"
        for row in shown.children.get("instruction", ())
    ]
    if instructed:
        grid.row(LINE).rest("领导批示", "\n".join(instructed).replace("（）", ""), "text")


def published(row: Values) -> str:
    """Publication and number of an adoption: 《社情民意》第5期."""
    name, number = row.get("publication", ""), row.get("number", "")
    bare = name and not is_held_back(name) and "《" not in name
    told = f"《{name}》" if bare else name
    return f"{told}第{number}期" if number else told


def doubted(shown: Shown, _: Setting) -> str:
    """That there is no text, or none that was edited."""
    if not shown.values.get("issued_text"):
        return "还没有编发稿，印的是原稿" if shown.values.get("content") else "没有正文"
    return ""


PRINT = FormPrint(
    key="report_slip",
    title="信息稿签",
    record="opinion_report",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
    children=CHILDREN,
    doubts=doubted,
)
