"""“回头看”记录表: one visit to a finished suggestion, what was found, how far it holds."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import (
    counted,
    is_one_of,
    labels_but,
    numbered,
    ten_thousands,
    ticked,
    valued,
)

LINE = 9.0
UNASKED = "none"
FIELDS = (
    "number", "planned_on", "done_on", "people", "place", "finding", "level", "advice", "next_on",
    "remark", "outcome.number", "outcome.content", "outcome.consultation", "outcome.addressee",
    "outcome.unit", "outcome.adoption", "outcome.handling", "outcome.finished_on",
    "outcome.result", "outcome.money.stored", "outcome.beneficiaries", "outcome.satisfaction",
    "outcome.satisfaction.stored",
)  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one look-back."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    _handled(grid, values)
    grid.row(LINE).pair("计划日期", chinese_day(values["planned_on"]))
    grid.pair("开展日期", chinese_day(values["done_on"]))
    grid.row(LINE).rest("回头看地点", values["place"])
    grid.row(LINE).rest("参加人员", values["people"], "text")
    grid.row(46).rest("回头看情况", values["finding"], "long")
    levels = setting.orders.get("look_back_level", ())
    grid.row(LINE).rest("落实等次", ticked(values["level"], levels), "text")
    asked = labels_but(setting, "satisfaction", UNASKED)
    grid.row(LINE).rest("群众评价", ticked("", asked), "text")
    grid.row(24).rest("下一步意见", values["advice"], "long")
    grid.row(LINE).rest("下次日期", chinese_day(values["next_on"]))
    grid.row(28).cell("回头看人员：", "sign", 78).cell("承办单位：", "seal")
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")
    above = (setting.office, numbered(values["number"]))
    return grid.form("“回头看”记录表", shown.title, above)


def _handled(grid: MixedGrid, values: Values) -> None:
    """The suggestion, and its office's report before the look-back."""
    grid.row(LINE).pair("建议编号", values["outcome.number"])
    grid.pair("采纳情况", values["outcome.adoption"])
    grid.row(LINE).rest("协商主题", values["outcome.consultation"])
    grid.row(20).rest("意见建议", values["outcome.content"], "long")
    grid.row(LINE).pair("报送对象", values["outcome.addressee"])
    grid.pair("办理状态", values["outcome.handling"])
    grid.row(LINE).pair("承办单位", values["outcome.unit"])
    grid.pair("办结日期", chinese_day(values["outcome.finished_on"]))
    grid.row(20).rest("原办理结果", values["outcome.result"], "long")
    grid.row(LINE).pair("落实资金", ten_thousands(values["outcome.money.stored"]))
    grid.pair("受益人数", counted(values["outcome.beneficiaries"], "人"))
    asked = not is_one_of(values, "outcome.satisfaction", (UNASKED,))
    grid.row(LINE).rest("反馈满意度", values["outcome.satisfaction"] if asked else "")


PRINT = FormPrint(
    key="look_back_form", title="“回头看”记录表", record="look_back", fields=FIELDS, form=form
)
