"""签到表: who is expected at a meeting, with room for each signature."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints import people
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import joined, numbered, valued

ORDER = Option("order", "排列", (("strokes", "按姓氏笔画"), ("role", "按参加身份")))
BLANKS = Option(
    "blanks", "空白行", (("5", "补到页末"), ("0", "不加"), ("20", "加20行"), ("40", "加40行"))
)
FIELDS = ("number", "name", "held_on", "held_at", "place", "host", "committee", "point")
CHILDREN = {people.CHILD: people.FIELDS}
LINE, SIGNED = 9.0, 10.5
FIRST_PAGE, NEXT_PAGES = 17, 21
"""How many lines a first page holds, and each after it."""
LONGEST_TITLE = 26
COLUMNS = (
    TableColumn("序号", 11),
    TableColumn("姓名", 25),
    TableColumn("单位及职务", 43),
    TableColumn("身份", 19),
    TableColumn("签名", 25),
    TableColumn("联系电话", 22),
    TableColumn("备注", 11),
)


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The sheet of one meeting, its blank lines going on to the foot of the page."""
    values = valued(shown, FIELDS)
    rows = shown.children.get(people.CHILD, ())
    if ORDER.of(chosen) == "role":
        rows = [row for _, group in people.by_role(rows, setting) for row in group]
    wanted = len(rows) + int(BLANKS.of(chosen)) if rows else FIRST_PAGE
    grid = MixedGrid()
    day = "\u3000".join(filter(None, (chinese_day(values["held_on"]), values["held_at"])))
    grid.row(LINE).rest("协商主题", values["name"])
    grid.row(LINE).pair("时间", day).pair("地点", values["place"])
    grid.row(LINE).pair("主持人", values["host"]).pair("牵头专委会", values["committee"])
    lines = [
        (str(place), row.get("name", ""), joined(row, "unit", "post"), row.get("role", ""),
         "", "", "")
        for place, row in enumerate(rows, 1)
    ]  # fmt: skip
    last = wanted if wanted == len(rows) else filled(wanted)
    lines += [(str(place), "", "", "", "", "", "") for place in range(len(rows) + 1, last + 1)]
    grid.table(COLUMNS, lines, SIGNED, 1)
    due = f"应到{len(rows)}人" if rows else "应到　　人"
    counts = f"{due}，实到　　人，请假　　人"
    above = (setting.office, "\u3000".join(filter(None, (counts, numbered(values["number"])))))
    return grid.form(titled(values["name"]), shown.title, above)


def filled(lines: int) -> int:
    """As many lines as so many need whole pages for."""
    further = max(0, -(-(lines - FIRST_PAGE) // NEXT_PAGES))
    return FIRST_PAGE + further * NEXT_PAGES


def titled(name: str) -> str:
    """The title of a sheet, with the name of what is signed in for unless it is long."""
    title = f"{name}签到表"
    return title if name and len(title) <= LONGEST_TITLE else "签　到　表"


PRINT = FormPrint(
    key="sign_in_sheet",
    title="签到表",
    record="consultation",
    fields=FIELDS,
    form=form,
    options=(ORDER, BLANKS),
    children=CHILDREN,
)
