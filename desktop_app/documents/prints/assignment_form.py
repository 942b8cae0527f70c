"""意见建议交办单: one suggestion handed to the office that carries it out, with its reply slip."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import (
    counted,
    is_rejected,
    numbered,
    ticked,
    valued,
)

LINE = 9.5
FIELDS = (
    "number", "content", "source", "consultation.held_on", "consultation.committee",
    "consultation.point", "sent_doc", "adoption", "unit", "partners", "assigned_by",
    "assigned_on", "working_days", "due", "adoption.stored",
)  # fmt: skip
CHILDREN = {"instruction": ("day", "level", "instructor")}
RESULTS = ("已办结", "正在办理", "列入计划", "暂不能办理")
ASKED = (
    "请按时限办理，办结后填写下面的办理情况反馈，加盖公章，连同佐证材料送回交办单位；"
    "不能按时办结的，请在期限前书面说明原因和下一步打算。"
)


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one suggestion, its reply slip below."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("承办单位", values["unit"]).pair("协办单位", values["partners"])
    if values["assigned_by"]:
        grid.row(LINE).rest("交办机关", values["assigned_by"])
    grid.row(LINE).rest("来源", _source(values), "text")
    grid.row(LINE).pair("协商点", values["consultation.point"])
    grid.pair("牵头专委会", values["consultation.committee"])
    grid.row(26).rest("意见建议", values["content"], "long")
    instructions = [*map(_instructed, shown.children.get("instruction", ()))]
    if instructions:
        grid.row(14).rest("领导批示", "\n".join(instructions), "long")
    grid.row(LINE).pair("采纳情况", values["adoption"]).pair("报送文号", values["sent_doc"])
    grid.row(LINE).pair("交办日期", chinese_day(values["assigned_on"]))
    grid.pair("办结期限", _limit(values))
    grid.row(18).rest("办理要求", ASKED, "long")
    grid.row(26).cell("交办意见：", "seal", 78).cell("承办单位签收：", "sign")
    grid.row(LINE).cell("办理情况反馈（回执）", "label")
    grid.row(LINE).pair("建议编号", values["number"]).pair("承办单位", values["unit"])
    grid.row(LINE).pair("承办人", "").pair("联系电话", "")
    grid.row(LINE).rest("办理结果", ticked("", RESULTS), "text")
    grid.row(36).rest("办理情况", "", "long")
    grid.row(LINE).pair("落实资金", "").pair("受益人数", "")
    grid.row(24).cell("承办单位意见：", "seal", 78).cell("提出建议的委员（群众）评价：", "sign")
    return grid.form("意见建议交办单", shown.title, (setting.office, numbered(values["number"])))


def refused(shown: Shown, _: Setting) -> str:
    """Why a suggestion is handed to nobody: nobody is named, or it was not adopted."""
    if is_rejected(shown.values):
        return "没有采纳，不用交办"
    return "" if shown.values.get("unit") else "还没有填写承办单位，不能印交办单"


def _source(values: Values) -> str:
    day = chinese_day(values["consultation.held_on"])
    name = values["source"]
    return f"{name}（{day}）" if day and name else name


def _instructed(values: Values) -> str:
    """Who wrote, at which level and when; the words stay in the office."""
    return "　".join(
        filter(None, [values["level"], values["instructor"], chinese_day(values["day"])])
    )


def _limit(values: Values) -> str:
    days = counted(values["working_days"], "个工作日")
    due = chinese_day(values["due"])
    return f"{due}\n（{days}）" if due and days else due or days


PRINT = FormPrint(
    key="assignment_form",
    title="意见建议交办单",
    record="outcome",
    fields=FIELDS,
    children=CHILDREN,
    form=form,
    refuses=refused,
)
