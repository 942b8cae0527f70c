"""协商成果报送单: the suggestions of a consultation, to whom they go, and the reply."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints import people
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import numbered, valued

LINE = 9.5
FIELDS = (
    "number", "name", "platform", "point", "committee", "partners", "held_on", "place",
    "document", "reported_to", "reported_on", "reported_doc", "summary",
)  # fmt: skip
CHILDREN = {
    people.CHILD: people.FIELDS,
    "outcome": ("number", "content", "unit", "due"),
}
EMPTY_LINES = 3


def form(shown: Shown, setting: Setting, _chosen: Chosen) -> PrintedForm:
    """The sheet of one consultation."""
    values = valued(shown, FIELDS)
    there = people.attending(shown)
    present = f"{people.counted_roles(there, setting)}，共{len(there)}人" if there else ""
    grid = MixedGrid()
    grid.row(LINE).rest("协商主题", values["name"])
    grid.row(LINE).pair("协商平台", values["platform"]).pair("协商点", values["point"])
    grid.row(LINE).pair("协商日期", chinese_day(values["held_on"])).pair("地点", values["place"])
    grid.row(LINE).pair("牵头专委会", values["committee"]).pair("协同专委会", values["partners"])
    grid.row(LINE).rest("参加人员", present, "text")
    grid.row(LINE).pair("报送对象", values["reported_to"])
    grid.pair("报送日期", chinese_day(values["reported_on"]))
    grid.row(LINE).pair("成果形式", values["document"]).pair("文号", values["reported_doc"])
    grid.row(24).rest("成果综述", values["summary"], "long")
    _outcomes(grid, shown)
    grid.row(30).cell("报送单位签发意见：", "seal", 78).cell("收文单位签收：", "seal")
    grid.row(38).cell("收文单位答复（采纳情况、承办单位、办理时限）：", "seal")
    above = (setting.office, numbered(values["number"]))
    return grid.form("协商成果报送单", shown.title, above)


def _outcomes(grid: MixedGrid, shown: Shown) -> None:
    rows = shown.children.get("outcome", ())
    count = f"（{len(rows)}条）" if rows else ""
    columns = (
        TableColumn("序号", 12),
        TableColumn("编号", 22),
        TableColumn(f"意见建议{count}", 66, "text"),
        TableColumn("建议承办单位", 28),
        TableColumn("办结期限", 28),
    )
    names = ("number", "content", "unit")
    lines = [
        (str(place), *(row.get(name, "") for name in names), chinese_day(row.get("due", "")))
        for place, row in enumerate(rows, 1)
    ]
    grid.table(columns, lines, LINE, EMPTY_LINES)


PRINT = FormPrint(
    key="outcome_sheet",
    title="协商成果报送单",
    record="consultation",
    fields=FIELDS,
    form=form,
    children=CHILDREN,
)
