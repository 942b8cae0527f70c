"""品牌项目申报表: the application form of one brand, with milestones, media and awards."""

from __future__ import annotations

from desktop_app.documents.printables import RecordForm
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.grid import Grid
from desktop_app.documents.prints.wording import dated_lines

COLUMNS = (27.0, 51.0, 27.0, 51.0)
LINE = 9.5
FIELDS = (
    "number", "name", "slogan", "committee", "partners", "kind", "level", "year", "stage",
    "goal", "practice", "carrier", "effect", "instructions", "review", "review_note",
)  # fmt: skip
CHILDREN = {
    "brand_milestone": ("day", "event", "note"),
    "brand_media": ("day", "outlet", "headline", "level"),
    "brand_award": ("day", "award", "level", "giver"),
}


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> RecordForm:
    """The form of one brand."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    grid = Grid(COLUMNS)
    grid.row(LINE).rest("品牌名称", values["name"])
    grid.row(16).rest("口号及释义", values["slogan"], "long")
    grid.row(LINE).pair("牵头专委会", values["committee"])
    grid.pair("协同专委会", values["partners"])
    year = f"{values['year']} 年" if values["year"] else ""
    grid.row(LINE).pair("类别", values["kind"]).pair("级别", values["level"])
    grid.row(LINE).pair("创建年度", year).pair("阶段", values["stage"])
    grid.row(LINE).rest("载体（平台）", values["carrier"])
    grid.row(18).rest("创建目标", values["goal"], "long")
    grid.row(34).rest("主要做法", values["practice"], "long")
    grid.row(22).rest("里程碑", _lines(shown, "brand_milestone"), "long")
    grid.row(26).rest("工作成效", values["effect"], "long")
    grid.row(16).rest("媒体报道", _lines(shown, "brand_media"), "long")
    grid.row(14).rest("领导批示", values["instructions"], "long")
    grid.row(14).rest("获奖情况", _lines(shown, "brand_award"), "long")
    grid.row(30).cell("牵头专委会意见：", "sign", 2)
    opinion = "\n".join(filter(None, ("评审意见：", values["review_note"])))
    grid.cell(opinion, "sign", 2)
    return RecordForm(
        title="品牌项目申报表",
        cells=grid.cells,
        columns=COLUMNS,
        rows=grid.heights,
        bookmark=shown.title,
        above=(setting.office, f"编号：{values['number']}" if values["number"] else ""),
    )


def _lines(shown: Shown, child: str) -> str:
    others = [name for name in CHILDREN[child] if name != "day"]
    return dated_lines(shown.children.get(child, ()), *others)


PRINT = FormPrint(
    key="brand_form",
    title="品牌项目申报表",
    record="brand",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
