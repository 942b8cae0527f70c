"""精品案例申报表: one case in its own words, with its figures and pictures."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm, TextPicture
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import counted, numbered, valued

LINE, PICTURE = 9.5, 62.0
FIELDS = (
    "number", "name", "point", "committee", "year", "background", "process", "result", "effect",
    "insight", "figures", "level", "submitted_to", "submitted_on", "award", "awarded_on", "remark",
)  # fmt: skip
CHILDREN = {"consultations": ("number", "name", "held_on")}
BODY = (
    ("案例背景", "background", 26), ("协商过程", "process", 30), ("协商结果", "result", 24),
    ("主要成效", "effect", 24), ("经验启示", "insight", 20), ("主要数据", "figures", 16),
)  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one case."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("案例名称", values["name"])
    grid.row(LINE).pair("报送专委会", values["committee"]).pair("协商点", values["point"])
    grid.row(LINE).pair("年度", counted(values["year"], "年")).pair("报送级别", values["level"])
    grid.row(LINE).pair("报送至", values["submitted_to"])
    grid.pair("报送日期", chinese_day(values["submitted_on"]))
    sources = "\n".join(map(_source, shown.children.get("consultations", ())))
    grid.row(LINE).rest("来源协商", sources, "text")
    for label, name, height in BODY:
        grid.row(height).rest(label, values[name], "long")
    if values["award"] or values["awarded_on"]:
        grid.row(LINE).pair("评选结果", values["award"])
        grid.pair("评选日期", chinese_day(values["awarded_on"]))
    grid.row(30).cell("报送专委会意见：", "seal", 78).cell("政协意见：", "seal")
    if values["remark"]:
        grid.row(12).rest("备注", values["remark"], "long")
    _add_pictures(grid, shown)
    above = (setting.office, numbered(values["number"]))
    return grid.form("精品案例申报表", shown.title, above)


def _source(row: Values) -> str:
    day = chinese_day(row.get("held_on", ""))
    name = "　".join(filter(None, (row.get("number", ""), row.get("name", ""))))
    return f"{name}（{day}）" if day else name


def _add_pictures(grid: MixedGrid, shown: Shown) -> None:
    """Two pictures a row, the case's own first; none twice."""
    own = (TextPicture(shown.photo),) if shown.photo else ()
    every = {each.data or each.caption: each for each in (*own, *shown.pictures)}
    ordered = tuple(every.values())
    for place in range(0, len(ordered), 2):
        grid.row(PICTURE)
        left, *right = ordered[place : place + 2]
        grid.cell(left.caption, "picture", 78 if right else 0, left.data)
        for each in right:
            grid.cell(each.caption, "picture", picture=each.data)


PRINT = FormPrint(
    key="case_form",
    title="精品案例申报表",
    record="case",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    photo="photo",
    pictures=True,
)
