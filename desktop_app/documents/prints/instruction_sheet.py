"""批示办理单: one instruction on its way; its words stay in the original."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import numbered, ticked, valued
from desktop_app.records.instruction import Instruction

FIELDS = (
    "level", "instructor", "day", "document", "subject", "handed_to", "progress", "remark",
    "subject.stored", "outcome.number", "outcome.unit", "outcome.due", "outcome.finished_on",
    "outcome.result",
)  # fmt: skip
LINE = 9.5
WORDS = "（批示原文见原件，内部掌握，本单不摘录）"
SOURCES = {"outcome": "意见建议", "consultation": "协商", "opinion_report": "社情民意",
           "speech": "大会发言"}  # fmt: skip
"""What each kind of record that an instruction is about is called."""


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one instruction; what is not known yet is left to be written by hand."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("批示领导", values["instructor"])
    grid.pair("批示日期", chinese_day(values["day"]) or BLANK_DAY)
    grid.row(13).rest("批示级别", ticked(values["level"], setting.offered.get("level", ())))
    grid.row(LINE).rest("批示文号", values["document"], "text")
    source = SOURCES.get(values["subject.stored"].partition(":")[0], "")
    grid.row(LINE).pair("来源", source).pair("来源编号", values["outcome.number"])
    grid.row(20).rest("批示对象", values["subject"], "text")
    grid.row(16).rest("批示内容", WORDS, "text")
    grid.row(LINE).pair("批转单位", values["handed_to"]).pair("承办单位", values["outcome.unit"])
    grid.row(LINE).pair("办理期限", chinese_day(values["outcome.due"]) or BLANK_DAY)
    grid.pair("办结日期", chinese_day(values["outcome.finished_on"]) or BLANK_DAY)
    grid.row(24).cell("拟办意见：", "sign")
    grid.row(40).rest("落实情况", values["progress"], "long")
    grid.row(28).rest("办理结果", values["outcome.result"], "long")
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")
    grid.row(24).cell("承办人：", "sign", 78).cell("承办单位负责人：", "sign")
    return grid.form("批示办理单", shown.title, (setting.office, numbered(values["document"])))


PRINT = FormPrint(
    key="instruction_sheet",
    title="批示办理单",
    record=Instruction.KEY,
    fields=FIELDS,
    form=form,
)
