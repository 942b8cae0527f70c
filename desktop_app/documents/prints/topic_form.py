"""议题征集与审批表: one topic, who raised it, what for, and who decides on it."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import PHONES, numbered, phone, ticked, valued

LINE = 9.5
FIELDS = (
    "number", "name", "five_points", "source", "raised_by", "raised_by.mobile", "phone",
    "raised_on", "point",
    "committee", "content", "submitted_on", "approver", "approved_on", "approval",
    "approval_note", "merged_into", "split_from", "remark",
)  # fmt: skip


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one topic."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("议题名称", values["name"])
    kinds = setting.orders.get("five_points", ())
    grid.row(LINE).rest("五点分类", ticked(values["five_points"], kinds), "text")
    grid.row(LINE).pair("来源", values["source"]).pair("征集日期", chinese_day(values["raised_on"]))
    grid.row(LINE).pair("提出人", values["raised_by"])
    grid.pair("联系电话", phone(values["phone"] or values["raised_by.mobile"], chosen))
    grid.row(LINE).pair("协商点", values["point"]).pair("承办专委会", values["committee"])
    for label, name in (("并入议题", "merged_into"), ("拆分自议题", "split_from")):
        if values[name]:
            grid.row(LINE).rest(label, values[name])
    grid.row(62).rest("情况和诉求", values["content"], "long")
    grid.row(34).cell("承办专委会意见：", "seal", 78).cell("秘书长（办公室）意见：", "sign")
    grid.row(LINE).pair("送审日期", chinese_day(values["submitted_on"]))
    grid.pair("审批日期", chinese_day(values["approved_on"]))
    grid.row(LINE).rest("审批单位\n或会议", values["approver"])
    results = setting.orders.get("topic_approval", ())
    grid.row(LINE).rest("审批结果", ticked(values["approval"], results), "text")
    opinion = "\n".join(filter(None, ("审批意见：", values["approval_note"])))
    grid.row(34).cell(opinion, "seal")
    grid.row(12).rest("备注", values["remark"], "long")
    above = (setting.office, numbered(values["number"]))
    return grid.form("议题征集与审批表", shown.title, above)


PRINT = FormPrint(
    key="topic_form",
    title="议题征集与审批表",
    record="topic",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
)
