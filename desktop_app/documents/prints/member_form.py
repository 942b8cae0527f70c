"""委员登记表: the registration form of one member, with photo, history and opinions."""

from __future__ import annotations

from desktop_app.documents.printables import PrintedForm
from desktop_app.documents.prints.days import BLANK_DAY, aged, chinese_month
from desktop_app.documents.prints.declared import Chosen, FormPrint, Setting, Shown
from desktop_app.documents.prints.grid import Grid
from desktop_app.documents.prints.wording import (
    PHONES,
    counted,
    joined,
    numeral_of_term,
    phone,
    termed,
)

COLUMNS = (20.0, 26.0, 18.5, 19.5, 19.5, 23.5, 29.0)
LINE, TWO_LINES = 9.0, 11.3
FIELDS = (
    "name", "name_note", "cert_no", "term", "sex", "nation", "born", "native", "id_card",
    "politics", "politics2", "party_joined", "religion", "education", "degree", "school",
    "work_started", "health", "sector", "committee", "committee_post", "committee2",
    "committee2_post", "cppcc_post", "terms_served", "title", "unit", "post", "social_posts",
    "mobile", "phone", "email", "address", "post_code", "strengths", "focus", "consult_fields",
    "resume", "honours", "performance",
)  # fmt: skip
NONE = "无"


def form(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The form of one member."""
    values = {name: shown.values.get(name, "") for name in FIELDS}
    grid = Grid(COLUMNS)
    _person(grid, values, setting.today)
    _office(grid, values)
    _contact(grid, values, chosen)
    grid.row(LINE).pair("关注领域", values["focus"], 3).rest("特长", values["strengths"])
    if values["consult_fields"]:
        grid.row(LINE).rest("可参与\n协商领域", values["consult_fields"])
    grid.row(40).rest("简历", values["resume"], "dated")
    grid.row(15).rest("奖惩情况", values["honours"], "long")
    grid.row(18).rest("主要表现", values["performance"], "long")
    grid.row(32).cell("推荐单位意见：", "seal", 2).cell("审核意见：", "seal", 3)
    grid.cell("政协意见：", "seal", 2)
    grid.row(LINE).pair("本人签名", "", 3).rest("填表日期", BLANK_DAY)
    return PrintedForm(
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


def _person(grid: Grid, values: dict[str, str], today: str) -> None:
    name = values["name"]
    if values["name_note"]:
        name += f"\n（{values['name_note']}）"
    politics = joined(values, "politics", "politics2", between="、")
    grid.row(LINE).pair("姓名", name).pair("性别", values["sex"])
    grid.pair("民族", values["nation"]).cell("", "photo", rows=4)
    grid.row(TWO_LINES).pair("出生年月\n（岁）", aged(values["born"], today))
    grid.pair("籍贯", values["native"]).pair("政治面貌", politics)
    grid.row(LINE).pair("参加工作\n时间", chinese_month(values["work_started"]))
    grid.pair("健康状况", values["health"])
    grid.pair("入党派\n时间", chinese_month(values["party_joined"]))
    grid.row(LINE).pair("学历", values["education"]).pair("学位", values["degree"] or NONE)
    grid.pair("专业技术\n职务", values["title"] or NONE)
    grid.row(LINE).pair("毕业院校\n及专业", values["school"], 3)
    grid.rest("任职届数", counted(values["terms_served"], "届"))
    if values["id_card"] or values["religion"]:
        grid.row(LINE).pair("身份证号", values["id_card"], 3).rest("宗教信仰", values["religion"])


def _office(grid: Grid, values: dict[str, str]) -> None:
    grid.row(LINE).rest("工作单位\n及职务", joined(values, "unit", "post"))
    grid.row(LINE).rest("社会职务", values["social_posts"].replace("\n", "；") or NONE)
    first = joined(values, "committee", "committee_post")
    second = joined(values, "committee2", "committee2_post")
    committees = "\n".join(filter(None, (first, second)))
    grid.row(LINE).pair("界别", values["sector"], 3).rest("届次", numeral_of_term(values["term"]))
    grid.row(TWO_LINES if second else LINE).pair("专委会", committees, 3).rest(
        "政协职务", values["cppcc_post"]
    )


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
