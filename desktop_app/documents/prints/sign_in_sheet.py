"""签到表: who is expected at a meeting, with room for each signature."""

from __future__ import annotations

from desktop_app.documents.printables import RecordForm
from desktop_app.documents.prints import people
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import chinese_day, joined, numbered, valued

ORDER = Option("order", "排列", (("strokes", "按姓氏笔画"), ("role", "按参加身份")))
BLANKS = Option(
    "blanks", "空白行", (("5", "加 5 行"), ("0", "不加"), ("20", "加 20 行"), ("40", "加 40 行"))
)
FIELDS = ("number", "name", "held_on", "held_at", "place", "host", "committee", "point")
CHILDREN = {people.CHILD: people.FIELDS}
LINE, SIGNED = 9.0, 10.5
ONE_PAGE = 17
COLUMNS = (
    TableColumn("序号", 12),
    TableColumn("姓名", 26),
    TableColumn("单位及职务", 58),
    TableColumn("身份", 24),
    TableColumn("签名", 36),
)


def form(shown: Shown, setting: Setting, chosen: Chosen) -> RecordForm:
    """The sheet of one meeting."""
    values = valued(shown, FIELDS)
    rows = shown.children.get(people.CHILD, ())
    if ORDER.of(chosen) == "role":
        rows = [row for _, group in people.by_role(rows, setting) for row in group]
    blanks = max(int(BLANKS.of(chosen)), 0 if rows else ONE_PAGE)
    grid = MixedGrid()
    day = "\u3000".join(filter(None, (chinese_day(values["held_on"]), values["held_at"])))
    grid.row(LINE).rest("协商主题", values["name"])
    grid.row(LINE).pair("时间", day).pair("地点", values["place"])
    grid.row(LINE).pair("主持人", values["host"]).pair("牵头专委会", values["committee"])
    lines = [
        (str(place), row.get("name", ""), joined(row, "unit", "post"), row.get("role", ""), "")
        for place, row in enumerate(rows, 1)
    ]
    lines += [(str(len(rows) + place), "", "", "", "") for place in range(1, blanks + 1)]
    grid.table(COLUMNS, lines, SIGNED, 1)
    count = f"应到 {len(rows)} 人" if rows else ""
    above = (setting.office, "\u3000".join(filter(None, (count, numbered(values["number"])))))
    return grid.form("签到表", shown.title, above)


PRINT = FormPrint(
    key="sign_in_sheet",
    title="签到表",
    record="consultation",
    fields=FIELDS,
    form=form,
    options=(ORDER, BLANKS),
    children=CHILDREN,
)
