"""协商点基本情况表: one consultation point with its people, its duties and a picture."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import chinese_day
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.grid import Grid
from desktop_app.documents.prints.wording import PHONES, counted, phone

COLUMNS = (27.0, 51.0, 27.0, 51.0)
LINE = 9.0
FIELDS = (
    "number", "name", "kind", "state", "county", "township", "address", "founded", "closed",
    "has_sign", "area", "on_wall", "theme", "rating", "committees", "leader", "convenor",
    "liaison", "phone", "members", "planned", "service", "remark",
)  # fmt: skip


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one point."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    grid = Grid(COLUMNS)
    grid.row(LINE).rest("协商点名称", values["name"])
    grid.row(LINE).pair("类型", values["kind"]).pair("运行状态", _state(values))
    grid.row(LINE).pair("县（市）", values["county"]).pair("乡镇（街道）", values["township"])
    grid.row(LINE).rest("地址", values["address"])
    grid.row(LINE).pair("设立日期", chinese_day(values["founded"]))
    grid.pair("场地面积", counted(values["area"], "平方米"))
    grid.row(LINE).pair("是否挂牌", values["has_sign"]).pair("五上墙", values["on_wall"])
    grid.row(LINE).pair("界别主题", values["theme"]).pair("评定", values["rating"])
    grid.row(LINE).pair("联系专委会", values["committees"])
    grid.pair("联系领导", values["leader"])
    grid.row(LINE).pair("召集人", values["convenor"]).pair("联络员", values["liaison"])
    grid.row(LINE).pair("联络电话", phone(values["phone"], chosen))
    grid.pair("年计划协商", counted(values["planned"], "次"))
    grid.row(16).rest(_members_label(values["members"]), values["members"], "text")
    grid.row(28).rest("服务群体\n和职责", values["service"], "long")
    grid.row(72).rest("照片或\n位置图", "", "picture")
    grid.row(14).rest("备注", values["remark"], "long")
    return PrintedForm(
        title="协商点基本情况表",
        cells=grid.cells,
        columns=COLUMNS,
        rows=grid.heights,
        photo=shown.photo,
        bookmark=shown.title,
        above=(setting.office, f"编号：{values['number']}" if values["number"] else ""),
    )


def _state(values: dict[str, str]) -> str:
    closed = chinese_day(values["closed"])
    return f"{values['state']}（{closed}）" if closed else values["state"]


def _members_label(members: str) -> str:
    count = len(members.split("、")) if members else 0
    return f"驻点委员\n（{count}人）"


PRINT = FormPrint(
    key="point_form",
    title="协商点基本情况表",
    record="point",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
    photo="photo",
)
