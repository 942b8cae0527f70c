"""委员年度履职情况登记表: own view, counted work, and the opinions of each step, to be signed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, chinese_month
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import joined, valued

OF_MEMBER = (
    "member.sex", "member.nation", "member.born", "member.politics", "member.sector",
    "member.committee", "member.cppcc_post", "member.unit", "member.post",
)  # fmt: skip
OF_GROUP = ("group.kind", "group.leader", "group.liaison", "group.member_count")
FIELDS = (
    "name", "year", "group", *OF_MEMBER, *OF_GROUP, "total", "grade", "self_text", "self_points",
    "self_grade", "self_on", "committee_opinion", "committee_grade", "committee_on",
    "office_opinion", "office_grade", "office_on", "final_opinion", "final_grade", "decided_by",
    "decided_on",
)  # fmt: skip
FACTS = "fact"
"""The key of the rows that the subject counts for this print: title and count."""
FILLED, BLANK = "filled", "blank"
FILLING = Option("filling", "填写", ((FILLED, "按记录填写"), (BLANK, "只填基本情况，其余手写")))
LINE, ROW, TALL, OWN = 9.0, 8.0, 62.0, 82.0
COUNT = (TableColumn("履职项目", 28.0, "label"), TableColumn("数量", 11.0)) * 4
A_LINE = 4
STEPS = (
    ("专委会\n初评意见", "committee_opinion", "committee_grade", "committee_on"),
    ("办公室\n复核意见", "office_opinion", "office_grade", "office_on"),
    ("主席会议\n审定意见", "final_opinion", "final_grade", "decided_on"),
)


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one member or group; a blank one keeps who it is about."""
    values = valued(shown, FIELDS)
    is_blank = FILLING.of(chosen) == BLANK
    grid = MixedGrid()
    (_group if values["group"] else _member)(grid, values)
    told = values if not is_blank else {}
    grid.row(OWN).rest("本人小结\n（自评）", told.get("self_text", ""), "sign")
    grid.row(LINE).pair("自评分", told.get("self_points", ""))
    grid.pair("自评等次", told.get("self_grade", ""))
    facts = shown.children.get(FACTS, ())
    if facts:
        grid.table(COUNT, _lines(facts, is_blank=is_blank), ROW)
    grid.row(LINE).pair("年度得分", told.get("total", ""))
    grid.pair("得分等次", told.get("grade", ""))
    for label, opinion, grade, day in STEPS:
        _step(grid, label, [told.get(each, "") for each in (opinion, grade, day)])
    grid.row(LINE).pair("审定会议", told.get("decided_by", "")).pair("填表日期", BLANK_DAY)
    title = "组年度工作情况登记表" if values["group"] else "委员年度履职情况登记表"
    return grid.form(title, shown.title, (setting.office, f"{values['year']}年度"))


def _member(grid: MixedGrid, values: Values) -> None:
    grid.row(LINE).pair("姓名", values["name"]).pair("性别", values["member.sex"])
    grid.row(LINE).pair("民族", values["member.nation"])
    grid.pair("出生年月", chinese_month(values["member.born"]))
    grid.row(LINE).pair("政治面貌", values["member.politics"])
    grid.pair("界别", values["member.sector"])
    grid.row(LINE).pair("专委会", values["member.committee"])
    grid.pair("政协职务", values["member.cppcc_post"])
    unit = joined(values, "member.unit", "member.post")
    grid.row(LINE).rest("工作单位\n及职务", unit, "text")


def _group(grid: MixedGrid, values: Values) -> None:
    grid.row(LINE).pair("组名", values["name"]).pair("类别", values["group.kind"])
    grid.row(LINE).pair("组长", values["group.leader"])
    grid.pair("联络员", values["group.liaison"])
    grid.row(LINE).rest("组员人数", values["group.member_count"], "text")


def _lines(facts: Sequence[Values], *, is_blank: bool) -> list[list[str]]:
    """Four facts a line; on a blank form their counts are left to a pen."""
    cells = [(each["title"], "" if is_blank else each["count"]) for each in facts]
    cells += [("", "")] * (-len(cells) % A_LINE)
    return [
        [text for cell in cells[place : place + A_LINE] for text in cell]
        for place in range(0, len(cells), A_LINE)
    ]  # fmt: skip


def _step(grid: MixedGrid, label: str, told: Sequence[str]) -> None:
    """An opinion with the grade that it suggests and its day, and room for a signature."""
    opinion, grade, day = told
    on = f"（{chinese_day(day)}）" if day else ""
    grid.row(TALL).rest(label, "\n".join(filter(None, (f"等次：{grade}{on}", opinion))), "sign")


PRINT = FormPrint(
    key="assessment_form",
    title="年度履职情况登记表",
    record="assessment",
    fields=FIELDS,
    form=form,
    options=(FILLING,),
)
