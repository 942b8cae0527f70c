"""接待登记表: one visit to a point or studio with its request and the answer."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import (
    PHONES,
    counted,
    joined,
    numbered,
    phone,
    ticked,
    valued,
)

FIELDS = (
    "number", "day", "point", "group", "members", "visitor", "people", "visitor_unit", "phone",
    "matter", "way", "passed_to", "became", "answer", "told_on", "remark",
)  # fmt: skip
LINE = 9.5


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one reception; what is not known yet stays open to be written by hand."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("接待地点", joined(values, "point", "group", between="　"), "text")
    grid.row(LINE).pair("接待日期", chinese_day(values["day"]) or BLANK_DAY)
    grid.pair("值班委员", values["members"])
    grid.row(LINE).pair("来访人", values["visitor"])
    grid.pair("来访人数", counted(values["people"], "人"))
    grid.row(LINE).rest("单位或住址", values["visitor_unit"], "text")
    grid.row(LINE).rest("联系电话", phone(values["phone"], chosen), "text")
    grid.row(64).rest("反映的诉求", values["matter"], "long")
    ways = setting.offered.get("reception_way", ())
    grid.row(LINE * 2).rest("答复方式", ticked(values["way"], ways), "text")
    grid.row(LINE).rest("转往", joined(values, "passed_to", "became", between="　"), "text")
    grid.row(48).rest("答复（办理）情况", values["answer"], "long")
    grid.row(LINE).rest("告知日期", chinese_day(values["told_on"]) or BLANK_DAY, "text")
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")
    grid.row(20).cell("来访人：", "sign", 78).cell("值班委员：", "sign")
    return grid.form("接待登记表", shown.title, (setting.office, numbered(values["number"])))


PRINT = FormPrint(
    key="reception_form",
    title="接待登记表",
    record="reception",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
)
