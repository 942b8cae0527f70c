"""文史稿件登记表: one manuscript with its author, its lead, its reviews and what became of it."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import PHONES, joined, numbered, phone, valued

FIELDS = (
    "number", "name", "author", "pen_name", "unit", "phone", "address", "firsthand", "oral",
    "words", "images", "topic", "era", "lead", "informant", "informant_contact", "provider",
    "provider_unit", "suggested_writer", "invited_on", "due", "received_on", "summary", "state",
    "adopted_on", "notice_number", "level", "returned_on", "return_reason", "volume",
    "published_on", "fee", "copies", "committee", "remark",
)  # fmt: skip
CHILDREN = {"manuscript_review": ("round", "day", "reviewer", "result", "opinion")}
COLUMNS = (
    TableColumn("轮次", 16), TableColumn("日期", 24), TableColumn("审稿人", 22),
    TableColumn("结果", 20), TableColumn("审稿意见", 74, "text"),
)  # fmt: skip
LINE = 8.6
LEAST_REVIEWS = 2


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one manuscript; what is not known yet stays open to be written by hand."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("题目", values["name"], "text")
    grid.row(LINE).pair("作者（实名）", values["author"]).pair("署名", values["pen_name"])
    grid.row(LINE).rest("单位及职务", values["unit"], "text")
    grid.row(LINE).pair("联系电话", phone(values["phone"], chosen))
    grid.pair("征集专委会", values["committee"])
    grid.row(LINE).rest("通信地址", values["address"], "text")
    grid.row(LINE).pair("三亲类别", values["firsthand"]).pair("口述史料", values["oral"])
    grid.row(LINE).pair("字数", values["words"]).pair("图片（张）", values["images"])
    grid.row(LINE).pair("征集主题", values["topic"]).pair("年代", values["era"])
    _lead(grid, values, chosen)
    grid.row(LINE).pair("约稿日期", chinese_day(values["invited_on"]))
    grid.pair("交稿期限", chinese_day(values["due"]))
    grid.row(LINE).pair("收稿日期", chinese_day(values["received_on"]) or BLANK_DAY)
    grid.pair("目前状态", values["state"])
    grid.row(16).rest("内容提要", values["summary"], "long")
    rows = shown.children.get("manuscript_review", ())
    lines = [
        (row.get("round", ""), dotted(row.get("day", "")), row.get("reviewer", ""),
         row.get("result", ""), row.get("opinion", ""))
        for row in sorted(rows, key=lambda row: row.get("day", ""))
    ]  # fmt: skip
    grid.table(COLUMNS, lines, LINE, LEAST_REVIEWS)
    _result(grid, values)
    grid.row(22).cell("专委会意见：", "seal", 78).cell("分管领导意见：", "sign")
    return grid.form("文史稿件登记表", shown.title, (setting.office, numbered(values["number"])))


def _lead(grid: MixedGrid, values: dict[str, str], chosen: Chosen) -> None:
    """What is known about the matter and from whom."""
    if values["lead"]:
        grid.row(12).rest("线索", values["lead"], "long")
    informant = joined(values, "informant", between="")
    contact = phone(values["informant_contact"], chosen)
    grid.row(LINE).pair("知情人", "　".join(filter(None, (informant, contact))))
    grid.pair("推荐撰稿人", values["suggested_writer"])
    provided = joined(values, "provider", "provider_unit", between="　")
    grid.row(LINE).rest("线索提供人", provided, "text")


def _result(grid: MixedGrid, values: dict[str, str]) -> None:
    """Adoption or return, the volume, the fee."""
    if values["returned_on"]:
        told = "：".join(filter(None, (chinese_day(values["returned_on"]),
                                      values["return_reason"])))  # fmt: skip
        grid.row(LINE).rest("退稿", told, "text")
    adopted = "，".join(filter(None, (
        chinese_day(values["adopted_on"]), values["level"], values["notice_number"],
    )))  # fmt: skip
    grid.row(LINE).rest("采用", adopted, "text")
    printed = "，".join(filter(None, (values["volume"], chinese_day(values["published_on"]))))
    grid.row(LINE).rest("编入书刊", printed, "text")
    grid.row(LINE).pair("稿费（元）", values["fee"]).pair("样书（本）", values["copies"])
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")


PRINT = FormPrint(
    key="manuscript_form",
    title="文史稿件登记表",
    record="manuscript",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    options=(PHONES,),
)
