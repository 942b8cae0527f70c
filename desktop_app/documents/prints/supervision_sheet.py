"""重点提案督办单: one leader's part in a key proposal, with every record of its supervision."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import ABOUT, LINE, above, listed
from desktop_app.documents.prints.wording import joined, valued

FIELDS = (
    *ABOUT, "proposal.advice", "year", "kind", "leader", "post", "unit", "committee",
    "decided_by", "decided_on", "document", "start", "due", "plan", "closed_on", "result",
)  # fmt: skip
CHILDREN = {"supervision_record": ("day", "form", "people", "content", "result")}
COLUMNS = (
    TableColumn("日期", 22), TableColumn("方式", 22), TableColumn("参加人员", 32, "text"),
    TableColumn("督办情况和意见", 80, "text"),
)  # fmt: skip
LEAST_LINES = 3


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one key proposal."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("案由", values["proposal.name"], "text")
    grid.row(LINE).pair("提案者", values["proposal.mover"])
    grid.pair("单位及职务", values["proposal.unit"])
    grid.row(LINE).pair("督办类型", values["kind"])
    grid.pair("领导", joined(values, "leader", "post", between="　"))
    grid.row(LINE).pair("承办单位", values["unit"]).pair("督办专委会", values["committee"])
    decided = "，".join(filter(None, (
        chinese_day(values["decided_on"]), values["decided_by"], values["document"],
    )))  # fmt: skip
    grid.row(LINE).rest("确定依据", decided, "text")
    grid.row(LINE).pair("计划开始", chinese_day(values["start"]) or BLANK_DAY)
    grid.pair("督办期限", chinese_day(values["due"]) or BLANK_DAY)
    grid.row(24).rest("提案的建议", values["proposal.advice"], "long")
    grid.row(24).rest("督办安排", values["plan"], "long")
    lines = [
        (dotted(row.get("day", "")), row.get("form", ""), row.get("people", ""),
         joined(row, "content", "result", between="\n"))
        for row in listed(shown, "supervision_record")
    ]  # fmt: skip
    grid.table(COLUMNS, lines, LINE, LEAST_LINES)
    grid.row(24).rest("督办结果", values["result"], "long")
    grid.row(LINE).rest("办结日期", chinese_day(values["closed_on"]) or BLANK_DAY, "text")
    grid.row(28).cell("领办（督办）领导意见：", "seal")
    title = joined(values, "leader", "proposal.name", between="　")
    return grid.form("重点提案督办单", title, above(values, setting))


PRINT = FormPrint(
    key="supervision_sheet",
    title="重点提案督办单",
    record="proposal_supervision",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
