"""临时党支部登记表: one temporary branch, its members, and its 主题党日."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day, dotted
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown, Values
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import ticked, valued

FIELDS = (
    "name", "kind", "form", "committee", "activity", "approved_on", "approved_by", "document",
    "since", "until", "secretary", "member_count", "full_count", "remark",
)  # fmt: skip
CHILDREN = {
    "branch_member": ("name", "standing", "post", "unit"),
    "branch_event": ("day", "content", "people", "place"),
}
LINE, PEOPLE, EVENTS = 9.5, 6, 4
MEMBERS = (
    TableColumn("序号", 12), TableColumn("姓名", 26), TableColumn("党员情况", 24),
    TableColumn("支部职务", 26), TableColumn("单位", 68, "text"),
)  # fmt: skip
DAYS = (
    TableColumn("日期", 24), TableColumn("主题党日内容", 78, "text"),
    TableColumn("地点", 36, "text"), TableColumn("人数", 18),
)  # fmt: skip


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The form of one branch, with empty lines for members and days to come."""
    values = valued(shown, FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("名称", values["name"], "text")
    grid.row(LINE).rest(
        "类别", ticked(values["kind"], setting.offered.get("branch_kind", ())), "text"
    )
    grid.row(LINE).pair("形式", ticked(values["form"], setting.offered.get("branch_form", ())))
    grid.pair("书记", values["secretary"])
    grid.row(LINE).rest("依托", _place(values), "text")
    grid.row(LINE).pair("批准单位", values["approved_by"])
    grid.pair("批准日期", chinese_day(values["approved_on"]))
    grid.row(LINE).pair("批复文号", values["document"]).pair("党员人数", _count(values))
    grid.row(LINE).pair("成立日期", chinese_day(values["since"]))
    grid.pair("撤销日期", chinese_day(values["until"]))
    people = shown.children.get("branch_member", ())
    grid.table(MEMBERS, [_member(n, row) for n, row in enumerate(people, 1)], LINE, PEOPLE)
    days = sorted(shown.children.get("branch_event", ()), key=lambda row: row.get("day", ""))
    grid.table(DAYS, [_day(row) for row in days], LINE, EVENTS)
    grid.row(18).rest("备注", values["remark"], "long")
    return grid.form("临时党支部登记表", shown.title, (setting.office, ""))


def _place(values: Values) -> str:
    return "　".join(filter(None, (values["committee"], values["activity"])))


def _count(values: Values) -> str:
    whole, full = values["member_count"], values["full_count"]
    return f"{whole} 人（正式 {full} 人）" if whole and full else whole


def _member(number: int, row: Values) -> tuple[str, ...]:
    return (str(number), *(row.get(name, "") for name in ("name", "standing", "post", "unit")))


def _day(row: Values) -> tuple[str, ...]:
    return dotted(row.get("day", "")), *(row.get(x, "") for x in ("content", "place", "people"))


PRINT = FormPrint(
    key="branch_form",
    title="临时党支部登记表",
    record="branch",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
