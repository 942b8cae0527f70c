"""“回头看”记录表: one visit to a finished suggestion, what was found, how far it holds."""

from __future__ import annotations

from desktop_app.documents.printables import RecordForm
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import (
    chinese_day,
    counted,
    label_of,
    numbered,
    ticked,
    valued,
)

LINE = 9.5
FIELDS = (
    "number", "planned_on", "done_on", "people", "place", "finding", "level", "advice", "next_on",
    "remark", "outcome.number", "outcome.content", "outcome.consultation", "outcome.addressee",
    "outcome.unit", "outcome.adoption", "outcome.handling", "outcome.finished_on",
    "outcome.result", "outcome.money", "outcome.beneficiaries", "outcome.satisfaction",
)  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> RecordForm:
    """The form of one look-back."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("建议编号", values["outcome.number"])
    grid.pair("采纳情况", values["outcome.adoption"])
    grid.row(LINE).rest("协商主题", values["outcome.consultation"])
    grid.row(20).rest("意见建议", values["outcome.content"], "long")
    grid.row(LINE).pair("报送对象", values["outcome.addressee"])
    grid.pair("办理状态", values["outcome.handling"])
    grid.row(LINE).pair("承办单位", values["outcome.unit"])
    grid.pair("办结日期", chinese_day(values["outcome.finished_on"]))
    grid.row(20).rest("原办理结果", values["outcome.result"], "long")
    grid.row(LINE).pair("落实资金", counted(values["outcome.money"], "元"))
    grid.pair("受益人数", counted(values["outcome.beneficiaries"], "人"))
    grid.row(LINE).pair("计划日期", chinese_day(values["planned_on"]))
    grid.pair("开展日期", chinese_day(values["done_on"]))
    grid.row(LINE).rest("回头看地点", values["place"])
    grid.row(LINE).rest("参加人员", values["people"], "long")
    grid.row(46).rest("回头看情况", values["finding"], "long")
    levels = setting.orders.get("look_back_level", ())
    grid.row(LINE).rest("落实等次", ticked(values["level"], levels), "long")
    grid.row(24).rest("下一步意见", values["advice"], "long")
    grid.row(LINE).pair("下次日期", chinese_day(values["next_on"]))
    none = label_of("satisfaction", "none")
    grid.pair("群众满意度", values["outcome.satisfaction"].replace(none, ""))
    grid.row(28).cell("回头看人员：", "sign", 78).cell("承办单位：", "sign")
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")
    above = (setting.office, numbered(values["number"]))
    return grid.form("“回头看”记录表", shown.title, above)


PRINT = FormPrint(
    key="look_back_form", title="“回头看”记录表", record="look_back", fields=FIELDS, form=form
)
