"""调研记录表: the record of a survey made before a consultation: place, people, findings."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import between_days
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import numbered, ticked, valued

LINE = 9.5
FINAL, NOT_FINAL = "已定稿", "未定稿"
FIELDS = (
    "number", "name", "platform", "point", "topics", "committee", "partners", "joint_with",
    "survey_from", "survey_to", "survey_place", "surveyors", "problems", "causes", "advice",
    "survey_final.stored",
)  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one consultation's survey."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("协商主题", values["name"], "text")
    grid.row(LINE).rest("对应议题", values["topics"], "text")
    grid.row(LINE).pair("协商平台", values["platform"]).pair("协商点", values["point"])
    grid.row(LINE).pair("牵头专委会", values["committee"]).pair("协同专委会", values["partners"])
    if values["joint_with"]:
        grid.row(LINE).rest("联合单位", values["joint_with"])
    grid.row(LINE).pair("调研时间", between_days(values["survey_from"], values["survey_to"]))
    grid.pair("调研地点", values["survey_place"])
    grid.row(16).rest("调研人员", values["surveyors"], "text")
    grid.row(46).rest("存在问题", values["problems"], "long")
    grid.row(40).rest("成因分析", values["causes"], "long")
    grid.row(40).rest("对策建议", values["advice"], "long")
    final = {"1": FINAL, "0": NOT_FINAL}.get(values["survey_final.stored"], "")
    grid.row(LINE).rest("调研报告", ticked(final, (FINAL, NOT_FINAL)), "text")
    grid.row(28).cell("记录人：", "sign", 78).cell("调研组负责人：", "sign")
    above = (setting.office, numbered(values["number"]))
    return grid.form("调研记录表", shown.title, above)


PRINT = FormPrint(
    key="survey_form", title="调研记录表", record="consultation", fields=FIELDS, form=form
)
