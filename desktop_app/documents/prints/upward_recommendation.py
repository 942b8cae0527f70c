"""向上级推荐表: what is offered to a higher committee, who moves it there, and its result."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.proposal_wording import ABOUT, LINE, above
from desktop_app.documents.prints.wording import PHONES, joined, phone, valued

FIELDS = (
    *ABOUT, "proposal.problem", "proposal.analysis", "proposal.advice", "proposal.filed_on",
    "source", "year", "level", "through", "mover", "unit", "phone", "committee", "offered_on",
    "reasons", "submitted_on", "upper_session", "upper_number", "selected_as", "selected_on",
    "state", "state.stored", "result",
)  # fmt: skip


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one offer."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("推荐材料", values["source"], "text")
    grid.row(LINE).pair("提案者", values["proposal.mover"])
    grid.pair("提案者单位", values["proposal.unit"])
    grid.row(LINE).pair("提案类别", values["proposal.category"])
    grid.pair("本级立案", chinese_day(values["proposal.filed_on"]))
    grid.row(LINE).pair("推荐到", values["level"]).pair("推荐年度", values["year"])
    grid.row(LINE).pair("提交方式", values["through"]).pair("提交人", values["mover"])
    grid.row(LINE).pair("提交人单位", values["unit"]).pair("电话", phone(values["phone"], chosen))
    grid.row(44).rest("情况、问题\n和分析", joined(
        values, "proposal.problem", "proposal.analysis", between="\n"
    ), "long")  # fmt: skip
    grid.row(44).rest("建议", values["proposal.advice"], "long")
    grid.row(30).rest("推荐理由", values["reasons"], "long")
    grid.row(LINE).rest("推荐专委会\n和日期", joined(
        {"committee": values["committee"], "day": chinese_day(values["offered_on"])},
        "committee", "day", between="　",
    ), "text")  # fmt: skip
    grid.row(LINE).rest("上级办理", _above_told(values), "text")
    grid.row(28).cell("推荐单位意见：", "seal")
    return grid.form("向上级推荐表", shown.title, above(values, setting))


def _above_told(values: dict[str, str]) -> str:
    """What became of it above so far: 2027年1月12日提交，某会第0123号，2027年4月1日重点提案."""
    submitted = chinese_day(values["submitted_on"])
    selected = joined(
        {"day": chinese_day(values["selected_on"]), "as": values["selected_as"]}, "day", "as"
    )
    number = f"第{values['upper_number']}号" if values["upper_number"] else ""
    parts = (
        f"{submitted}提交" if submitted else "", f"{values['upper_session']}{number}", selected,
        values["state"] if values["state.stored"] == "declined" else "", values["result"],
    )  # fmt: skip
    return "，".join(filter(None, parts))


PRINT = FormPrint(
    key="upward_recommendation",
    title="向上级推荐表",
    record="upward_offer",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
)
