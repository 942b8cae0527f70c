"""走访（谈心）记录表: one contact with the five questions, and what was answered."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import numbered, ticked, valued

QUESTIONS = ("work", "on_cppcc", "on_county", "demands", "difficulties")
FIELDS = (
    "number", "kind", "day", "person", "unit", "sector", "visitor", "committee", "pairing",
    "place", *QUESTIONS, "handed_to", "answer", "answered_on", "state",
)  # fmt: skip
LABELS = {
    "work": "工作和履职情况", "on_cppcc": "对政协工作的意见", "on_county": "对全县工作的意见",
    "demands": "界别群众诉求", "difficulties": "困难和问题",
}  # fmt: skip
LINE, TALL = 9.5, 26


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The record of one contact; what is not written yet has room for a pen."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("走访对象", values["person"])
    grid.pair("日期", chinese_day(values["day"]) or BLANK_DAY)
    grid.row(LINE).rest("单位", values["unit"], "text")
    grid.row(LINE).pair("界别", values["sector"]).pair("走访人", values["visitor"])
    grid.row(LINE).pair("专委会", values["committee"]).pair("地点", values["place"])
    grid.row(LINE).rest(
        "方式", ticked(values["kind"], setting.offered.get("contact_kind", ())), "text"
    )
    if values["pairing"]:
        grid.row(LINE).rest("结对", values["pairing"], "text")
    for name in QUESTIONS:
        grid.row(TALL).rest(LABELS[name], values[name], "long")
    grid.row(LINE).pair("转交单位", values["handed_to"])
    grid.pair("答复日期", chinese_day(values["answered_on"]) or BLANK_DAY)
    grid.row(TALL).rest("答复内容", values["answer"], "long")
    grid.row(LINE).pair("记录人", "").pair("走访人签名", "")
    above = (setting.office, numbered(values["number"]))
    return grid.form("走访（谈心）记录表", shown.title, above)


PRINT = FormPrint(
    key="contact_form",
    title="走访（谈心）记录表",
    record="contact",
    fields=FIELDS,
    form=form,
)
