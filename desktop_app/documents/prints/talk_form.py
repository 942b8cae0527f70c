"""约谈记录: why a member was talked with, what was said and promised; also blank, for a pen."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import joined, valued

FIELDS = (
    "name", "year", "group", "member.sector", "member.committee", "member.unit", "member.post",
    "total", "final_grade", "talked_on", "talker", "talk_place", "talk_note", "talk_promise",
)  # fmt: skip
UNMET = "unmet"
"""What the member has not done, in words, which the subject adds."""
FILLED, BLANK = "filled", "blank"
FILLING = Option("filling", "填写", ((FILLED, "按记录填写"), (BLANK, "谈话内容手写")))
LINE, TALL, LONG = 9.5, 26.0, 62.0


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The record of one talk; on a blank one the talk itself is left to a pen."""
    values = valued(shown, FIELDS)
    told = values if FILLING.of(chosen) == FILLED else {}
    grid = MixedGrid()
    grid.row(LINE).pair("约谈对象", values["name"]).pair("年度", values["year"])
    unit = joined(values, "member.unit", "member.post")
    grid.row(LINE).rest("工作单位\n及职务", unit, "text")
    grid.row(LINE).pair("界别", values["member.sector"])
    grid.pair("专委会", values["member.committee"])
    grid.row(LINE).pair("考核得分", values["total"]).pair("考核等次", values["final_grade"])
    grid.row(LINE).pair("约谈日期", chinese_day(told.get("talked_on", "")) or BLANK_DAY)
    grid.pair("约谈人", told.get("talker", ""))
    grid.row(LINE).rest("约谈地点", told.get("talk_place", ""), "text")
    grid.row(TALL).rest("约谈事由", _why(shown), "long")
    grid.row(LONG).rest("约谈情况", told.get("talk_note", ""), "long")
    grid.row(TALL).rest("改进承诺", told.get("talk_promise", ""), "long")
    grid.row(LINE).pair("约谈人签名", "").pair("约谈对象签名", "")
    grid.row(LINE).pair("记录人签名", "").pair("日期", BLANK_DAY)
    return grid.form("履职约谈记录", shown.title, (setting.office, f"{values['year']}年度"))


def _why(shown: Shown) -> str:
    values = shown.values
    grade = values.get("final_grade", "")
    parts = [
        f"{values.get('year', '')}年度履职考核等次为“{grade}”" if grade else "",
        values.get(UNMET, ""),
    ]
    told = "；".join(filter(None, parts))
    return f"{told}。" if told else ""


PRINT = FormPrint(
    key="talk_form",
    title="约谈记录",
    record="assessment",
    fields=FIELDS,
    form=form,
    options=(FILLING,),
)
