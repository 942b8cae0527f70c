"""活动记录表: one group and its activities in a year, who came and what came of them."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import valued

YEAR = Option("which_year", "年份", (("this", "本年"), ("last", "上一年")))
FIELDS = (
    "name", "kind", "leader", "deputy", "liaison", "member_count", "committee", "sector", "place",
    "duties",
)  # fmt: skip
CHILDREN = {
    "group_year": ("year", "plan_on", "plan", "summary_on", "summary"),
    "activity": (
        "name",
        "kind",
        "start_on",
        "place",
        "due_count",
        "came_count",
        "content",
        "effect",
        "state.stored",
    ),
}
LINE, LEAST = 9.5, 6
TABLE = (
    TableColumn("日期", 24), TableColumn("活动名称", 50, "text"), TableColumn("地点", 26, "text"),
    TableColumn("应到", 12), TableColumn("实到", 12), TableColumn("内容和成效", 32, "text"),
)  # fmt: skip
CANCELLED = "cancelled"


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The record of one group in the chosen year, with empty lines to be filled in by hand."""
    year = str(int(setting.today[:4]) - (YEAR.of(chosen) == "last"))
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).pair("组名", values["name"]).pair("类别", values["kind"])
    grid.row(LINE).pair("组长", values["leader"]).pair("副组长", values["deputy"])
    grid.row(LINE).pair("联络员", values["liaison"]).pair("组员人数", values["member_count"])
    grid.row(LINE).pair("联系专委会", values["committee"]).pair("界别", values["sector"])
    if values["place"]:
        grid.row(LINE).rest("活动场所", values["place"], "text")
    if values["duties"]:
        grid.row(LINE).rest("职责和安排", values["duties"], "long")
    own: Mapping[str, str] = next(
        (row for row in shown.children.get("group_year", ()) if row.get("year") == year), {}
    )
    grid.row(20).rest("年度计划", _written(own, "plan"), "long")
    held = [
        row for row in shown.children.get("activity", ())
        if row.get("start_on", "").startswith(year) and row.get("state.stored") != CANCELLED
    ]  # fmt: skip
    held.sort(key=lambda row: row.get("start_on", ""))
    grid.table(TABLE, [_line(row) for row in held], LINE, LEAST)
    summary = _written(own, "summary")
    grid.row(20).rest("年度小结", summary or BLANK_DAY, "long" if summary else "text")
    return grid.form("活动记录表", shown.title, (setting.office, f"{year}年"))


def _written(own: Mapping[str, str], name: str) -> str:
    day = chinese_day(own.get(f"{name}_on", ""))
    return "\n".join(filter(None, (f"（{day}）" if day else "", own.get(name, ""))))


def _line(row: Mapping[str, str]) -> tuple[str, ...]:
    told = "；".join(filter(None, (row.get("content", ""), row.get("effect", ""))))
    name, kind = row.get("name", ""), row.get("kind", "")
    return (
        dotted(row.get("start_on", "")), f"{name}（{kind}）" if kind else name,
        row.get("place", ""), row.get("due_count", ""), row.get("came_count", ""), told,
    )  # fmt: skip


PRINT = FormPrint(
    key="group_activities",
    title="活动记录表",
    record="group",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
    through={"activity": ("due_groups",)},
    options=(YEAR,),
)
