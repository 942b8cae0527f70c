"""提案交办单: one proposal handed to one unit, with the receipt that it sends back."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import (
    ABOUT,
    ASSISTING,
    LINE,
    MAIN,
    about_rows,
    above,
    listed,
    named,
    units_of,
)
from desktop_app.documents.prints.wording import PHONES, is_one_of, joined, phone, valued

FIELDS = (
    *ABOUT, "proposal.problem", "proposal.advice", "unit", "role", "system", "channel",
    "meeting_on", "assigned_on", "assigned_doc", "due", "signed_by", "signed_on", "contact",
    "phone", "role.stored", "stopped_on",
)  # fmt: skip
OTHERS = {"proposal_handling": ("unit", "role", "stopped_on", "role.stored", "state.stored")}
SAME_PROPOSAL = {"proposal_handling": ("proposal", "^proposal")}
TO_ANSWER = (
    "请与提案者沟通协商，按期书面答复，答复在右上角注明类别，加盖公章，连同征询意见表送提案者，"
    "并抄送交办单位和政协。认为不属于本单位职责的，请在规定的工作日内书面说明理由，不要自行转办。"
)
TO_ASSIST = "请按期把书面会办意见送主办单位，并抄送交办单位和政协；会办单位不单独答复提案者。"
TO_READ = "请阅知，不需要答复。"
CUT = "签　收　回　执"


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The sheet of one unit, its receipt below."""
    values = valued(shown, FIELDS)
    assists = is_one_of(values, "role", ASSISTING)
    others = listed(shown, "proposal_handling")
    grid = MixedGrid()
    about_rows(grid, values)
    grid.row(LINE).rest("提案者电话", phone(values["proposal.phone"], chosen), "text")
    grid.row(LINE).pair("提案类型", values["proposal.kind"])
    grid.pair("提案类别", values["proposal.category"])
    grid.row(LINE).rest("主办单位", "、".join(units_of(others, MAIN)), "text")
    grid.row(LINE).rest("会办单位", "、".join(units_of(others, ASSISTING)), "text")
    grid.row(LINE).pair("承办系统", values["system"]).pair("交办渠道", values["channel"])
    grid.row(LINE).pair("交办日期", chinese_day(values["assigned_on"]))
    grid.pair("会办意见\n期限" if assists else "答复期限", chinese_day(values["due"]))
    grid.row(LINE).pair("交办会", chinese_day(values["meeting_on"]))
    grid.pair("交办文号", values["assigned_doc"])
    grid.row(22).rest("主要建议", values["proposal.advice"] or values["proposal.problem"], "long")
    grid.row(18).rest("办理要求", _asked(values["role.stored"]), "long")
    grid.row(26).cell("交办意见：", "seal")
    grid.row(LINE).cell(CUT, "label")
    which = named(values["proposal.session"], values["proposal.number"])
    told = f"{which}《{values['proposal.name']}》已收到。"
    grid.row(14).rest("收到提案", told, "long")
    grid.row(LINE).pair("签收人", values["signed_by"])
    grid.pair("签收日期", chinese_day(values["signed_on"]) or BLANK_DAY)
    grid.row(LINE).rest(
        "承办联系人\n及电话", joined(values, "contact", "phone", between="　"), "text"
    )
    grid.row(24).cell("承办单位：", "seal")
    return grid.form("提案交办单", f"{values['unit']}　{values['proposal.name']}",
                     above(values, setting))  # fmt: skip


def _asked(role: str) -> str:
    if role in ASSISTING:
        return TO_ASSIST
    return TO_ANSWER if role in MAIN else TO_READ


def refused(shown: Shown, _: Setting) -> str:
    """Why nothing is handed over: the work was stopped."""
    return "已经停止，不用交办" if shown.values.get("stopped_on") else ""


def doubted(shown: Shown, _: Setting) -> str:
    """That no day is given until which the unit has time."""
    reads = shown.values.get("role.stored", "") == "reference"
    return "" if shown.values.get("due") or reads else "没有写办理期限"


PRINT = FormPrint(
    key="proposal_assignment",
    title="提案交办单",
    record="proposal_handling",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
    children=OTHERS,
    through=SAME_PROPOSAL,
    refuses=refused,
    doubts=doubted,
)
