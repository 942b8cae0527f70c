"""常委履职报告: a page that 常委 fill once a year; its figures are filled in already."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.personal_file_years import CHILDREN, SECTIONS, THROUGH, rows_of
from desktop_app.documents.prints.wording import joined, termed, valued
from desktop_app.records.held_back import HELD_BACK
from desktop_app.records.posts import ORDINARY, class_of

FIELDS = (
    "name", "term", "sector", "committee", "cppcc_post", "cppcc_post.stored", "standing.stored",
    "unit", "post",
)  # fmt: skip
YEAR = Option("report_year", "年度", (("this", "本年"), ("last", "上年")))
LINE, LONG, MIDDLE = 9.5, 62.0, 34.0


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The page of one member: who it is, the figures of the year, room for the report."""
    values = valued(shown, FIELDS)
    year = str(int(setting.today[:4]) - (YEAR.of(chosen) == "last"))
    grid = MixedGrid()
    grid.row(LINE).pair("姓名", values["name"]).pair("界别", values["sector"])
    grid.row(LINE).pair("政协职务", values["cppcc_post"]).pair("专委会", values["committee"])
    grid.row(LINE).rest("工作单位\n及职务", joined(values, "unit", "post"))
    grid.row(LINE).rest(f"{year}年\n履职情况", _figures(shown, year, setting.today), "text")
    grid.row(LONG).rest("履职成效", "", "text")
    grid.row(MIDDLE).rest("存在问题", "", "text")
    grid.row(MIDDLE).rest("意见建议", "", "text")
    grid.row(MIDDLE).rest("下一步\n打算", "", "text")
    grid.row(LINE).pair("本人签名", "").pair("填报日期", BLANK_DAY)
    office = termed(setting.office, values["term"])
    return grid.form(f"{year}年度常委履职报告", shown.title, (office, ""))


def _figures(shown: Shown, year: str, until: str) -> str:
    """What is registered of the year, kind by kind."""
    rows = ((section, rows_of(shown, section, until)) for section in SECTIONS)
    counts = [(section, len(found.get(year, ()))) for section, found in rows]
    known = [f"{section.title} {count} {section.unit}" for section, count in counts if count]
    return "，".join(known) or "还没有登记"


def refused(shown: Shown, _setting: Setting) -> str:
    """Why a member has no such report."""
    posts, standing = shown.values.get("cppcc_post.stored", ""), shown.values.get("standing.stored")
    if posts == HELD_BACK or class_of(posts, standing=standing == "1") != ORDINARY:
        return ""
    return "不是常务委员会组成人员，不用填常委履职报告"


PRINT = FormPrint(
    key="standing_report",
    title="常委履职报告",
    record="member",
    fields=FIELDS,
    form=form,
    options=(YEAR,),
    children={name: CHILDREN[name] for section in SECTIONS for name in section.children},
    through={name: THROUGH[name] for section in SECTIONS for name in section.children
             if name in THROUGH},
    refuses=refused,
)  # fmt: skip
