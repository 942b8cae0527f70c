"""质量评价表: what is judged of a proposal in three levels, filled in or empty for a reviewer."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.proposal_wording import LINE, above
from desktop_app.documents.prints.wording import counted, valued
from desktop_app.records.quality_review import ITEMS, LEVEL_WORDS, LEVELS

ABOUT = ("number", "serial", "name", "session", "mover", "unit", "kind", "category")
OF_PROPOSAL = tuple(f"proposal.{name}" for name in ABOUT)
FIELDS = (
    *OF_PROPOSAL, "round", "reviewer", "day", "total", "grade", "remark",
    *(f"{name}.stored" for name in LEVELS),
)  # fmt: skip
FILLED = Option("filled", "内容", (("yes", "按登记填好"), ("no", "空白表")))
NOTE = (
    "每项在一档里打“√”。优秀 10 分、较好 8 分、一般 6 分，折合成百分为总分。"
)  # fmt: skip
GROUP, LEVEL = 26, 18


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The sheet of one review, or the same sheet to be filled in by hand."""
    values = valued(shown, FIELDS)
    if FILLED.of(chosen) == "no":
        values |= dict.fromkeys((each for each in FIELDS if each not in OF_PROPOSAL), "")
    return _form(values, setting, shown.title)


def blank_form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The empty sheet of a proposal, for a reviewer who works on paper."""
    own = {f"proposal.{name}": shown.values.get(name, "") for name in ABOUT}
    return _form({**dict.fromkeys(FIELDS, ""), **own}, setting, shown.title)


def _form(values: Mapping[str, str], setting: Setting, title: str) -> PrintedForm:
    grid = MixedGrid()
    grid.row(LINE).rest("案由", values["proposal.name"], "text")
    grid.row(LINE).pair("提案者", values["proposal.mover"])
    grid.pair("单位及职务", values["proposal.unit"])
    grid.row(LINE).pair("提案类型", values["proposal.kind"])
    grid.pair("提案类别", values["proposal.category"])
    grid.row(LINE).pair("评价轮次", values["round"]).pair("评价人", values["reviewer"])
    grid.row(LINE).rest("填写说明", NOTE, "text")
    columns = (
        TableColumn("方面", GROUP), TableColumn("评价项目", 156 - GROUP - 3 * LEVEL, "text"),
        *(TableColumn(word, LEVEL) for word in LEVEL_WORDS),
    )  # fmt: skip
    grid.table(columns, _lines(values, setting), LINE)
    grid.row(LINE).pair("总分", counted(values["total"], " 分")).pair("等次", values["grade"])
    grid.row(40).rest("评语", values["remark"], "long")
    grid.row(LINE).rest("评价日期", chinese_day(values["day"]) or BLANK_DAY, "text")
    grid.row(28).cell("评价人：", "sign")
    return grid.form("提案质量评价表", title, above(values, setting))


def _lines(values: Mapping[str, str], setting: Setting) -> list[tuple[str, ...]]:
    """A line for each item in use, and for each other one that the sheet judges."""
    marked = {
        code: place
        for place, name in enumerate(LEVELS)
        for code in values[f"{name}.stored"].split()
    }
    offered, lines, before = set(setting.offered.get(ITEMS, ())), [], ""
    for code, label in setting.codes.get(ITEMS, {}).items():
        if label not in offered and code not in marked:
            continue
        group, sign, item = label.partition("：")
        group, item = (group, item) if sign else ("", label)
        ticks = ("√" if marked.get(code) == place else "" for place in range(len(LEVELS)))
        lines.append((group if group != before else "", item, *ticks))
        before = group
    return lines


PRINT = FormPrint(
    key="quality_sheet",
    title="提案质量评价表",
    record="quality_review",
    fields=FIELDS,
    form=form,
    options=(FILLED,),
)
BLANK = FormPrint(
    key="quality_sheet_blank",
    title="提案质量评价表（空白）",
    record="proposal",
    fields=ABOUT,
    form=blank_form,
)
