"""请假审批单: one leave with its reason, and room for the decision on it."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import PHONES, joined, phone, ticked, valued
from desktop_app.records.leave_approvers import LIST, approver_of

FIELDS = (
    "number", "year", "member", "member.unit", "member.post", "member.mobile", "member.sector",
    "member.committee", "kind", "activity", "activity.place", "activity.start_on",
    "activity.end_on", "activity.kind", "activity.kind.stored", "since", "since_half", "until",
    "until_half", "reason", "asked_on", "approver", "decided_on", "decision_note", "document",
    "state", "state.stored",
)  # fmt: skip
LINE = 9.5
DECIDED = ("granted", "refused")


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one leave; undecided boxes stay open to be ticked by hand."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("请假委员", values["member"])
    grid.pair("联系电话", phone(values["member.mobile"], chosen))
    grid.row(LINE).rest("单位及职务", joined(values, "member.unit", "member.post"), "text")
    grid.row(LINE).pair("界别", values["member.sector"])
    grid.pair("专委会", values["member.committee"])
    grid.row(LINE).rest("会议（活动）", _meeting(values), "text")
    grid.row(LINE).rest("请假时间", _span(values), "text")
    grid.row(LINE * 2).rest(
        "请假类型", ticked(values["kind"], setting.offered.get("leave_kind", ())), "text"
    )
    grid.row(52).rest("请假事由", values["reason"], "long")
    grid.row(LINE).pair("申请人签名", "").pair("申请日期", _day(values["asked_on"]))
    decided = values["state"] if values["state.stored"] in DECIDED else ""
    offered = [label for code, label in setting.codes.get("leave_state", {}).items()
               if code in DECIDED]  # fmt: skip
    grid.row(LINE).rest("审批结果", ticked(decided, offered), "text")
    grid.row(LINE).rest("批准人", values["approver"] or _by_rule(values, setting), "text")
    grid.row(40).rest("审批意见", values["decision_note"], "long")
    grid.row(LINE).pair("批准人签名", "").pair("审批日期", _day(values["decided_on"]))
    if values["document"]:
        grid.row(LINE).rest("文号", values["document"], "text")
    return grid.form("请假审批单", shown.title, (setting.office, values["number"]))


def _meeting(values: Values) -> str:
    days = "—".join(dict.fromkeys(filter(None, (
        chinese_day(values["activity.start_on"]), chinese_day(values["activity.end_on"]),
    ))))  # fmt: skip
    return "　".join(filter(None, (values["activity"], days, values["activity.place"])))


def _span(values: Values) -> str:
    first = joined({**values, "since": chinese_day(values["since"])}, "since", "since_half")
    last = joined({**values, "until": chinese_day(values["until"])}, "until", "until_half")
    if first and last and first != last:
        return f"{first}至{last}"
    return first or ("整个会议（活动）" if values["activity"] else "")


def _day(day: str) -> str:
    return chinese_day(day) or BLANK_DAY


def _by_rule(values: Values, setting: Setting) -> str:
    """Who grants it by the kind of the activity, where nobody is named yet."""
    offered = setting.offered.get(LIST, ())
    labels = {c: label for c, label in setting.codes.get(LIST, {}).items() if label in offered}
    found = approver_of(labels, values["activity.kind.stored"], values["activity.kind"])
    return f"（{found}）" if found else ""


PRINT = FormPrint(
    key="leave_form",
    title="请假审批单",
    record="leave",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
)
