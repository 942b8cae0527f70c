"""提案延期办理申请单: the request of a unit for more time, and the decision on it."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import (
    ABOUT,
    LINE,
    about_rows,
    above,
    listed,
    offered_boxes,
)
from desktop_app.documents.prints.wording import fulfils, joined, valued
from desktop_app.records.proposal_handling import ProposalHandling

FIELDS = (
    *ABOUT, "unit", "role", "assigned_on", "due", "contact", "phone", "reply_on", "opinion_on",
    "stopped_on", "state.stored",
)  # fmt: skip
CHILDREN = {
    "handling_extension": (
        "asked_on", "asked_until", "reason", "decision", "decided_by", "decided_on", "until",
    ),
}  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The last request of one unit, else an empty one to be filled in."""
    values = valued(shown, FIELDS)
    asked = (*listed(shown, "handling_extension"), {})
    last = asked[-2] if len(asked) > 1 else asked[0]
    grid = MixedGrid()
    about_rows(grid, values)
    grid.row(LINE).pair("交办日期", chinese_day(values["assigned_on"]))
    grid.pair("现在的期限", chinese_day(values["due"]))
    grid.row(LINE).pair("申请日期", chinese_day(last.get("asked_on", "")) or BLANK_DAY)
    grid.pair("申请延至", chinese_day(last.get("asked_until", "")) or BLANK_DAY)
    grid.row(60).rest("延期理由", last.get("reason", ""), "long")
    grid.row(LINE).rest(
        "承办联系人\n及电话", joined(values, "contact", "phone", between="　"), "text"
    )
    grid.row(34).cell("承办单位：", "seal")
    grid.row(LINE).cell("批　准", "label")
    undecided = setting.codes.get("extension_decision", {}).get("pending", "")
    decision = last.get("decision", "").replace(undecided, "")
    boxes = offered_boxes(setting, "extension_decision", decision, "pending")
    grid.row(LINE).rest("批准结果", boxes, "text")
    grid.row(LINE).pair("准许延至", chinese_day(last.get("until", "")) or BLANK_DAY)
    grid.pair("批准日期", chinese_day(last.get("decided_on", "")) or BLANK_DAY)
    grid.row(34).cell(f"批准单位意见：{last.get('decided_by', '')}", "seal")
    return grid.form("提案延期办理申请单", f"{values['unit']}　{values['proposal.name']}",
                     above(values, setting))  # fmt: skip


def refused(shown: Shown, _: Setting) -> str:
    """Why no more time is asked for: there is nothing left to do, and nobody ever asked."""
    if listed(shown, "handling_extension"):
        return ""
    answered = shown.values.get("reply_on") or shown.values.get("opinion_on")
    over = answered or not fulfils(shown.values, ProposalHandling.OPEN)
    return "已经答复、办结或停止，不用申请延期" if over else ""


PRINT = FormPrint(
    key="proposal_extension",
    title="提案延期办理申请单",
    record="proposal_handling",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    refuses=refused,
)
