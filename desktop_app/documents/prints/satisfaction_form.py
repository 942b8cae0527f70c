"""群众满意度测评表: what came of the suggestions of a consultation, for residents to tick."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import is_rejected, labels_but, numbered, ticked, valued

LINE = 9.5
SHOWN = Option("shown", "范围", (("adopted", "采纳的意见建议"), ("all", "全部意见建议")))
FIELDS = ("number", "name", "held_on", "point")
CHILDREN = {"outcome": ("content", "handling", "result", "adoption.stored")}
LEAST_LINES = 3
WHOLE = ("满意", "基本满意", "不满意")
ABOUT = (
    ("选题是否反映群众意愿", "协商过程是否公开"), ("办理是否及时", "问题是否得到解决"),
)  # fmt: skip
WHO = ("村（居）民", "个体工商户", "企业职工", "其他")
NOTE = "请在对应的方框内打“√”。本表不记名，测评结果用于改进工作。"


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The sheet of one consultation."""
    values = valued(shown, FIELDS)
    rows = [
        row
        for row in shown.children.get("outcome", ())
        if SHOWN.of(chosen) == "all" or not is_rejected(row)
    ]
    asked = _choices(setting)
    grid = MixedGrid()
    grid.row(LINE).rest("协商主题", values["name"], "text")
    grid.row(LINE).pair("协商日期", chinese_day(values["held_on"])).pair("协商点", values["point"])
    grid.row(LINE).rest("您的身份", ticked("", WHO), "text")
    grid.row(12).rest("填写说明", NOTE, "long")
    columns = (
        TableColumn("序号", 11),
        TableColumn("意见建议", 52, "text"),
        TableColumn("办理结果", 47, "text"),
        *(TableColumn(each, 46 / len(asked)) for each in asked),
    )
    boxes = tuple("□" for _ in asked)
    lines = [
        (str(place), row.get("content", ""), _result(row), *boxes)
        for place, row in enumerate(rows, 1)
    ]
    lines += [(str(place), "", "", *boxes) for place in range(len(rows) + 1, LEAST_LINES + 1)]
    grid.table(columns, lines, 11)
    for pair in ABOUT:
        for question in pair:
            grid.row(LINE).cell(question, "label", 54).cell(ticked("", asked), "text")
    grid.row(LINE).cell("总体评价", "label", 54).cell(ticked("", asked), "text")
    grid.row(30).rest("您的意见\n和建议", "", "long")
    grid.row(LINE).pair("测评日期", BLANK_DAY).pair("发放人", "")
    return grid.form("群众满意度测评表", shown.title, (setting.office, numbered(values["number"])))


def _choices(setting: Setting) -> tuple[str, ...]:
    """What may be ticked, in the office's words."""
    return labels_but(setting, "satisfaction", "none") or WHOLE


def _result(row: Values) -> str:
    """What came of a suggestion: its result, else how far it is."""
    return row.get("result") or row.get("handling", "")


PRINT = FormPrint(
    key="satisfaction_form",
    title="群众满意度测评表",
    record="consultation",
    fields=FIELDS,
    form=form,
    options=(SHOWN,),
    children=CHILDREN,
)
