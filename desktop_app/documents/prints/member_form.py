"""委员登记表: the registration form of one member, with photo, history and opinions."""

from __future__ import annotations

from desktop_app.documents.printables import RecordForm
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.grid import Grid
from desktop_app.documents.prints.wording import (
    PHONES,
    chinese_month,
    counted,
    joined,
    phone,
    termed,
)

COLUMNS = (21.0, 23.0, 19.5, 20.5, 20.0, 23.0, 29.0)
LINE = 9.0
FIELDS = (
    "name", "name_note", "cert_no", "term", "sex", "nation", "born", "native", "id_card",
    "politics", "politics2", "party_joined", "education", "degree", "school", "work_started",
    "health", "sector", "committee", "committee_post", "committee2", "committee2_post",
    "cppcc_post", "terms_served", "title", "unit", "post", "social_posts", "mobile", "phone",
    "email", "address", "post_code", "resume", "honours", "performance",
)  # fmt: skip


def form(shown: Shown, setting: Setting, chosen: Chosen) -> RecordForm:
    """The form of one member."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    grid = Grid(COLUMNS)
    _person(grid, values)
    _office(grid, values)
    _contact(grid, values, chosen)
    grid.row(42).rest("简历", values["resume"], "long")
    grid.row(17).rest("奖惩情况", values["honours"], "long")
    grid.row(20).rest("主要表现", values["performance"], "long")
    grid.row(34).cell("推荐单位意见：", "sign", 2).cell("审核意见：", "sign", 3)
    grid.cell("政协意见：", "sign", 2)
    return RecordForm(
        title="委员登记表",
        cells=grid.cells,
        columns=COLUMNS,
        rows=grid.heights,
        photo=shown.photo,
        bookmark=shown.title,
        above=(termed(setting.office, values["term"]), _number(values["cert_no"])),
    )


def _number(text: str) -> str:
    return f"委员证号：{text}" if text else ""


def _person(grid: Grid, values: dict[str, str]) -> None:
    name = values["name"]
    if values["name_note"]:
        name += f"\n（{values['name_note']}）"
    politics = joined(values, "politics", "politics2", between="、")
    grid.row(LINE).pair("姓名", name).pair("性别", values["sex"])
    grid.pair("民族", values["nation"]).cell("", "photo", rows=4)
    grid.row(LINE).pair("出生年月", chinese_month(values["born"]))
    grid.pair("籍贯", values["native"]).pair("政治面貌", politics)
    grid.row(LINE).pair("参加工作\n时间", chinese_month(values["work_started"]))
    grid.pair("健康状况", values["health"])
    grid.pair("入党派\n时间", chinese_month(values["party_joined"]))
    grid.row(LINE).pair("学历", values["education"]).pair("学位", values["degree"])
    grid.pair("专业技术\n职务", values["title"])
    grid.row(LINE).pair("毕业院校\n及专业", values["school"], 3)
    if values["id_card"]:
        grid.rest("身份证号", values["id_card"])
    else:
        grid.rest("任职届数", counted(values["terms_served"], "届"))


def _office(grid: Grid, values: dict[str, str]) -> None:
    grid.row(LINE).rest("工作单位\n及职务", joined(values, "unit", "post"))
    grid.row(LINE).rest("社会职务", values["social_posts"].replace("\n", "；"))
    first = joined(values, "committee", "committee_post")
    second = joined(values, "committee2", "committee2_post")
    committees = "\n".join(filter(None, (first, second)))
    grid.row(LINE).pair("界别", values["sector"], 3).rest("届次", values["term"])
    grid.row(LINE).pair("专委会", committees, 3).rest("政协职务", values["cppcc_post"])


def _contact(grid: Grid, values: dict[str, str], chosen: Chosen) -> None:
    numbers = [phone(values["mobile"], chosen), values["phone"]]
    grid.row(LINE).pair("联系电话", "\u3000".join(filter(None, numbers)), 3)
    grid.rest("电子邮箱", values["email"])
    grid.row(LINE).pair("通讯地址", values["address"], 3).rest("邮政编码", values["post_code"])


PRINT = FormPrint(
    key="member_form",
    title="委员登记表",
    record="member",
    fields=FIELDS,
    form=form,
    options=(PHONES,),
    photo="photo",
)
