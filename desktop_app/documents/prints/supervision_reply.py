"""监督意见反馈单: the opinions of one supervision, with room for the reply of the unit."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import joined, numbered, placed, valued

FIELDS = (
    "number", "name", "unit", "committee", "leader", "sent_on", "document", "reply_due",
    "replied_on", "reply_document", "findings", "rectification",
)  # fmt: skip
CHILDREN = {"outcome": ("content", "adoption", "progress", "result", "finished_on")}
COLUMNS = (
    TableColumn("序号", 12), TableColumn("监督意见", 60, "text"), TableColumn("采纳情况", 20),
    TableColumn("整改措施和结果", 42, "text"), TableColumn("完成时间", 22),
)  # fmt: skip
LINE = 9.5
LEAST_LINES = 3


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one item, filled as far as its opinions are handled."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("监督议题", values["name"], "text")
    grid.row(LINE).rest("被监督单位", values["unit"], "text")
    grid.row(LINE).pair("承办专委会", values["committee"]).pair("组长", values["leader"])
    grid.row(LINE).pair("送达日期", chinese_day(values["sent_on"]) or BLANK_DAY)
    grid.pair("文号", values["document"])
    grid.row(LINE).rest("反馈期限", chinese_day(values["reply_due"]) or BLANK_DAY, "text")
    grid.row(24).rest("发现的问题", values["findings"], "long")
    lines = [
        (place, row.get("content", ""), row.get("adoption", ""),
         joined(row, "progress", "result", between="\n"), dotted(row.get("finished_on", "")))
        for place, row in placed(shown.children.get("outcome", ()))
    ]  # fmt: skip
    grid.table(COLUMNS, lines, LINE, LEAST_LINES)
    grid.row(30).rest("整改情况", values["rectification"], "long")
    grid.row(LINE).pair("反馈日期", chinese_day(values["replied_on"]) or BLANK_DAY)
    grid.pair("反馈文号", values["reply_document"])
    grid.row(26).cell("被监督单位（盖章）：", "seal", 78).cell("监督组签收：", "sign")
    return grid.form(
        "民主监督意见反馈单", shown.title, (setting.office, numbered(values["number"]))
    )


PRINT = FormPrint(
    key="supervision_reply",
    title="民主监督意见反馈单",
    record="supervision_item",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    through={"outcome": ("supervision_item",)},
)
