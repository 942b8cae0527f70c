"""值班安排表: the days of duty at one point in a year, who is there, who came."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import PHONES, numbered, phone, valued

YEAR = Option("shift_year", "年度", (("this", "本年"), ("next", "下一年"), ("all", "全部")))
FIELDS = (
    "number", "name", "address", "duty_days", "convenor", "liaison", "phone", "committees",
)  # fmt: skip
CHILDREN = {"duty_shift": ("day", "members", "done", "note")}
COLUMNS = (
    TableColumn("序号", 12), TableColumn("值班日期", 34), TableColumn("值班委员", 48, "text"),
    TableColumn("到岗", 16), TableColumn("值班情况", 46, "text"),
)  # fmt: skip
LINE, SHIFT, LEAST_LINES = 9.5, 9.0, 8


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The shifts of one point in their order; empty lines where few are entered."""
    values = valued(shown, FIELDS)
    picked = YEAR.of(chosen)
    year = str(int(setting.today[:4]) + (picked == "next"))
    rows = [
        row for row in shown.children.get("duty_shift", ())
        if picked == "all" or row.get("day", "").startswith(year)
    ]  # fmt: skip
    grid = MixedGrid()
    grid.row(LINE).rest("协商点", values["name"], "text")
    grid.row(LINE).rest("地址", values["address"], "text")
    grid.row(LINE).rest("值班日", values["duty_days"], "text")
    grid.row(LINE).pair("召集人", values["convenor"]).pair("联络员", values["liaison"])
    grid.row(LINE).pair("联络电话", phone(values["phone"], chosen))
    grid.pair("联系专委会", values["committees"])
    lines = [
        (str(place), chinese_day(row.get("day", "")), row.get("members", ""),
         row.get("done", ""), row.get("note", ""))
        for place, row in enumerate(sorted(rows, key=lambda row: row.get("day", "")), 1)
    ]  # fmt: skip
    grid.table(COLUMNS, lines, SHIFT, LEAST_LINES)
    title = "值班安排表" if picked == "all" else f"{year}年值班安排表"
    return grid.form(title, shown.title, (setting.office, numbered(values["number"])))


PRINT = FormPrint(
    key="duty_shifts",
    title="值班安排表",
    record="point",
    fields=FIELDS,
    form=form,
    options=(YEAR, PHONES),
    children=CHILDREN,
)
