"""品牌项目申报表: the application form of one brand, with milestones, press and awards."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import dated_lines
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.grid import Grid

COLUMNS = (27.0, 51.0, 27.0, 51.0)
LINE = 9.5
FIELDS = (
    "number", "name", "slogan", "committee", "partners", "line", "kind", "level", "year", "stage",
    "goal", "practice", "carrier", "effect", "instructions", "review", "review_note",
)  # fmt: skip
CHILDREN = {
    "brand_milestone": ("day", "event", "note"),
    "press": ("day", "outlet", "name", "level"),
    "brand_award": ("day", "award", "level", "giver"),
    "recognition": ("day", "name", "kind", "level", "giver"),
}


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one brand."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    milestones, reports, awards = (
        dated_lines(rows, "told")
        for rows in (
            _rows(shown, "brand_milestone", _event), _rows(shown, "press", _report),
            _awards(shown),
        )
    )  # fmt: skip
    grid = Grid(COLUMNS)
    grid.row(LINE).rest("品牌名称", values["name"])
    grid.row(16).rest("口号及释义", values["slogan"], "long")
    grid.row(LINE).pair("牵头专委会", values["committee"])
    grid.pair("协同专委会", values["partners"])
    if values["line"]:
        grid.row(LINE).rest("工作主线", values["line"])
    year = f"{values['year']}年" if values["year"] else ""
    grid.row(LINE).pair("类别", values["kind"]).pair("级别", values["level"])
    grid.row(LINE).pair("创建年度", year).pair("阶段", values["stage"])
    grid.row(LINE).rest("载体（平台）", values["carrier"])
    grid.row(18).rest("创建目标", values["goal"], "long")
    grid.row(34).rest("主要做法", values["practice"], "long")
    grid.row(22).rest("里程碑", milestones, "dated")
    grid.row(26).rest("工作成效", values["effect"], "long")
    grid.row(16).rest("媒体报道", reports, "dated")
    grid.row(14).rest("领导批示", values["instructions"], "long")
    grid.row(14).rest("获奖和交流", awards, "dated")
    grid.row(30).cell("牵头专委会意见：", "seal", 2)
    opinion = "\n".join(filter(None, ("评审意见：", values["review_note"])))
    grid.cell(opinion, "seal", 2)
    return PrintedForm(
        title="品牌项目申报表",
        cells=grid.cells,
        columns=COLUMNS,
        rows=grid.heights,
        bookmark=shown.title,
        above=(setting.office, f"编号：{values['number']}" if values["number"] else ""),
    )


def _rows(shown: Shown, child: str, told: Callable[[Values], str]) -> list[Values]:
    """The rows of a child, each as its day and one text."""
    rows = shown.children.get(child, ())
    return [{"day": row.get("day", ""), "told": told(row)} for row in rows]


def _awards(shown: Shown) -> list[Values]:
    """Awards and recognitions together by day, those without one last."""
    rows = [*_rows(shown, "brand_award", _award), *_rows(shown, "recognition", _recognition)]
    return sorted(rows, key=lambda row: row["day"] or "9999")


def _event(row: Values) -> str:
    note = row.get("note", "")
    return f"{row.get('event', '')}（{note}）" if note else row.get("event", "")


def _report(row: Values) -> str:
    """A report as it is quoted: 《演示州日报》：“田间协商会”走进群众身边（州级）."""
    outlet, level = row.get("outlet", ""), row.get("level", "")
    told = "：".join(filter(None, (outlet, row.get("name", ""))))
    return f"{told}（{level}）" if level else told


def _award(row: Values) -> str:
    by = "，".join(filter(None, (row.get("level", ""), row.get("giver", ""))))
    return f"{row.get('award', '')}（{by}）" if by else row.get("award", "")


def _recognition(row: Values) -> str:
    by = "，".join(filter(None, (row.get("kind", ""), row.get("level", ""), row.get("giver", ""))))
    return f"{row.get('name', '')}（{by}）" if by else row.get("name", "")


PRINT = FormPrint(
    key="brand_form",
    title="品牌项目申报表",
    record="brand",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
