"""监督方案表: one item of democratic supervision as it is planned, for approval."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, between_days
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import numbered, valued

FIELDS = (
    "number", "name", "modes", "plan_document", "unit", "committee", "leader", "group",
    "people", "start_on", "end_on", "scheme", "remark",
)  # fmt: skip
LINE = 9.5


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one item; room for the opinions of those who approve the scheme."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("监督议题", values["name"], "text")
    grid.row(LINE).rest("被监督单位", values["unit"], "text")
    grid.row(LINE).pair("监督方式", values["modes"]).pair("列入计划", values["plan_document"])
    grid.row(LINE).pair("承办专委会", values["committee"]).pair("组长", values["leader"])
    grid.row(LINE).rest("监督小组", values["group"], "text")
    grid.row(LINE).rest("监督组成员", values["people"], "text")
    days = between_days(values["start_on"], values["end_on"])
    grid.row(LINE).rest("监督时间", days or f"{BLANK_DAY} 至 {BLANK_DAY}", "text")
    grid.row(86).rest("监督方案", values["scheme"], "long")
    grid.row(LINE * 2).rest("备注", values["remark"], "long")
    grid.row(28).cell("承办专委会意见：", "sign", 78).cell("分管领导意见：", "seal")
    return grid.form("民主监督方案表", shown.title, (setting.office, numbered(values["number"])))


PRINT = FormPrint(
    key="supervision_scheme",
    title="民主监督方案表",
    record="supervision_item",
    fields=FIELDS,
    form=form,
)
