"""协商议事会议记录: one meeting, its people by role, its speeches and agreements."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints import people
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import joined, numbered, placed, valued

LINE, ROLE = 8.5, 11.0
FIELDS = (
    "number", "name", "platform", "point", "topics", "committee", "partners", "joint",
    "joint_with", "held_on", "held_at", "place", "host", "recorder", "briefing", "questions",
    "answers", "speeches", "summary", "party_plan_on", "party_plan_doc", "party_survey_on",
    "party_sent_on", "party_sent_doc",
)  # fmt: skip
CHILDREN = {
    people.CHILD: people.FIELDS,
    "opinion": ("position", "speaker", "part", "content"),
    "consensus": ("position", "matter", "unit", "due"),
}
PARTY = (
    ("计划经党委审批", "party_plan_on", "party_plan_doc"),
    ("调研成果经党委审核", "party_survey_on", ""),
    ("意见建议送党委", "party_sent_on", "party_sent_doc"),
)
"""The Party committee's steps: what each is called, the fields of its day and its document."""
SAID = (("通报", "briefing"), ("提问", "questions"), ("解答", "answers"), ("发言", "speeches"))
EMPTY_LINES = 2


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The record of one meeting."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    _head(grid, values)
    _people(grid, shown, setting)
    for label, name in SAID:
        grid.row(17).rest(label, values[name], "long")
    _opinions(grid, shown)
    _agreed(grid, shown)
    if values["summary"]:
        grid.row(17).rest("成果综述", values["summary"], "long")
    grid.row(26).cell("主持人：", "sign", 78).cell("记录人：", "sign")
    above = (setting.office, numbered(values["number"]))
    return grid.form("协商议事会议记录", shown.title, above)


def _head(grid: MixedGrid, values: dict[str, str]) -> None:
    day = "\u3000".join(filter(None, (chinese_day(values["held_on"]), values["held_at"])))
    grid.row(LINE).rest("协商主题", values["name"], "text")
    grid.row(LINE).rest("协商议题", values["topics"], "text")
    grid.row(LINE).pair("协商平台", values["platform"]).pair("协商点", values["point"])
    grid.row(LINE).pair("时间", day).pair("地点", values["place"])
    grid.row(LINE).pair("主持人", values["host"]).pair("记录人", values["recorder"])
    grid.row(LINE).pair("牵头专委会", values["committee"]).pair("协同专委会", values["partners"])
    if values["joint_with"]:
        grid.row(LINE).rest("联合单位", joined(values, "joint_with", "joint", between="\u3000"))
    if steps := _party_steps(values):
        grid.row(LINE).rest("党委环节", steps, "text")


def _party_steps(values: dict[str, str]) -> str:
    """The Party committee's steps that were taken, one a line."""
    found = []
    for title, day, document in PARTY:
        said = chinese_day(values[day])
        paper = values[document] if document else ""
        if said or paper:
            found.append(f"{title}：{said}" + (f"（{paper}）" if paper else ""))
    return "\n".join(found)


def _people(grid: MixedGrid, shown: Shown, setting: Setting) -> None:
    there, away = people.attending(shown), people.absent(shown)
    if not there:
        grid.row(24).rest("参加人员", "", "text")
    for role, rows in people.by_role(there, setting):
        text = "、".join(map(people.named, rows))
        grid.row(ROLE).rest(f"{role}\n（{len(rows)}人）", text, "text")
    if there:
        counts = f"应到{len(there) + len(away)}人，实到{len(there)}人，请假、缺席{len(away)}人"
        grid.row(LINE).rest("到会人数", counts)
    if away:
        text = "\n".join(f"{people.named(row)}　原因：" for row in away)
        grid.row(ROLE).rest(f"请假、缺席\n（{len(away)}人）", text, "text")


def _opinions(grid: MixedGrid, shown: Shown) -> None:
    rows = shown.children.get("opinion", ())
    count = f"（{len(rows)}条）" if rows else ""
    columns = (
        TableColumn("序号", 12),
        TableColumn("发言人", 26),
        TableColumn("环节", 18),
        TableColumn(f"发言意见{count}", 100, "text"),
    )
    lines = [
        (number, row.get("speaker", ""), row.get("part", ""), row.get("content", ""))
        for number, row in placed(rows)
    ]
    grid.table(columns, lines, LINE, EMPTY_LINES)


def _agreed(grid: MixedGrid, shown: Shown) -> None:
    rows = shown.children.get("consensus", ())
    count = f"（{len(rows)}项）" if rows else ""
    columns = (
        TableColumn("序号", 12),
        TableColumn(f"共识事项{count}", 84, "text"),
        TableColumn("责任单位", 34),
        TableColumn("完成时限", 26),
    )
    lines = [
        (number, row.get("matter", ""), row.get("unit", ""), chinese_day(row.get("due", "")))
        for number, row in placed(rows)
    ]
    grid.table(columns, lines, LINE, EMPTY_LINES)


PRINT = FormPrint(
    key="session_record",
    title="协商议事会议记录",
    record="consultation",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
