"""驻点委员轮值表: which member is at a consultation point in which month of a year."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.declared import Chosen, FormPrint, Option, Setting, Shown
from desktop_app.documents.prints.mixed_grid import MixedGrid, TableColumn
from desktop_app.documents.prints.wording import PHONES, joined, numbered, phone, valued

YEAR = Option("roster_year", "年度", (("this", "本年"), ("next", "下一年")))
TURNS = Option("turns", "轮值", (("filled", "按名册轮流排"), ("blank", "留空手填")))
LINE, TURN = 9.5, 11.0
NOTE = "轮值日期由召集人和轮值委员商定；有事不能到点的，提前与其他委员调换。"
MONTHS = range(1, 13)
FIELDS = (
    "number", "name", "township", "address", "convenor", "liaison", "phone", "committees", "leader",
)  # fmt: skip
CHILDREN = {"members": ("name", "unit", "post", "mobile")}
COLUMNS = (
    TableColumn("月份", 16),
    TableColumn("轮值委员", 28),
    TableColumn("单位及职务", 42),
    TableColumn("联系电话", 27),
    TableColumn("轮值日期", 21),
    TableColumn("接待情况", 22),
)


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The roster of one point: its members one after the other, month by month."""
    values = valued(shown, FIELDS)
    year = int(setting.today[:4]) + (YEAR.of(chosen) == "next")
    members = shown.children.get("members", ()) if TURNS.of(chosen) == "filled" else ()
    grid = MixedGrid()
    grid.row(LINE).rest("协商点", values["name"], "text")
    grid.row(LINE).rest("地址", values["address"], "text")
    grid.row(LINE).pair("召集人", values["convenor"]).pair("联络员", values["liaison"])
    grid.row(LINE).pair("联络电话", phone(values["phone"], chosen))
    grid.pair("联系专委会", values["committees"])
    lines = []
    for month in MONTHS:
        row = members[(month - 1) % len(members)] if members else {}
        told = (row.get("name", ""), joined(row, "unit", "post"))
        mobile = phone(row.get("mobile", ""), chosen)
        lines.append((f"{month}月", *told, mobile, "", ""))
    grid.table(COLUMNS, lines, TURN)
    grid.row(12).rest("说明", NOTE, "long")
    grid.row(20).cell("召集人：", "sign", 78).cell("联系专委会：", "seal")
    title = f"{year}年驻点委员轮值表"
    return grid.form(title, shown.title, (setting.office, numbered(values["number"])))


PRINT = FormPrint(
    key="duty_roster",
    title="驻点委员轮值表",
    record="point",
    fields=FIELDS,
    form=form,
    options=(YEAR, TURNS, PHONES),
    children=CHILDREN,
)
