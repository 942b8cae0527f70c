"""征集收据 and 馆藏目录: what a provider gets for an object, and the catalogue of all of them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.printables import Column, PrintedForm, Register
from desktop_app.documents.prints.days import BLANK_DAY, chinese_day, dotted
from desktop_app.documents.prints.declared import (
    Chosen,
    FormPrint,
    Option,
    RegisterPrint,
    Setting,
    Shown,
)
from desktop_app.documents.prints.ledger_rows import ledger_rows
from desktop_app.documents.prints.mixed_grid import MixedGrid
from desktop_app.documents.prints.wording import (
    PHONES,
    counted,
    is_one_of,
    phone,
    ticked,
    valued,
)

RECEIPT_FIELDS = (
    "number", "name", "kind", "quantity", "era", "form", "condition", "provider",
    "provider_unit", "phone", "way", "way.stored", "day", "receipt_number", "return_due",
    "returned_on", "description",
)  # fmt: skip
GROUPS = Option(
    "group", "排列", (("none", "按列表顺序"), ("kind", "按类别"), ("way", "按取得方式"))
)
ORDERS = {"kind": "collection_kind", "way": "collection_way"}
LEFT_OUT = {"kind": "类别", "way": "取得方式"}
CATALOGUE_FIELDS = (
    "number", "name", "kind", "quantity", "era", "form", "condition", "provider",
    "provider_unit", "way", "day", "place", "return_due", "returned_on", "photo", "remark",
)  # fmt: skip
COLUMNS = (
    Column("序号"),
    Column("馆藏号"),
    Column("名称", align="left"),
    Column("类别"),
    Column("数量", align="right"),
    Column("年代"),
    Column("尺寸、质地", align="left"),
    Column("保存状况", align="left"),
    Column("提供人", align="left"),
    Column("取得方式"),
    Column("入藏日期"),
    Column("存放位置", align="left"),
    Column("照片"),
    Column("备注", align="left"),
)
LINE = 9.5
LENT = ("lent", "copied")
GIVEN = "本人自愿将上列物品{}给{}收藏，同意用于展览、研究和编印书刊。"
LOAN = "上列物品由{}借用，用后完好归还提供人，期间由{}妥善保管。"


def receipt(shown: Shown, setting: Setting, chosen: Chosen) -> PrintedForm:
    """The receipt of one object, to be signed by both sides."""
    values = valued(shown, RECEIPT_FIELDS)
    grid = MixedGrid()
    grid.row(LINE).rest("名称", values["name"], "text")
    grid.row(LINE).pair("类别", values["kind"]).pair("数量", counted(values["quantity"], "件"))
    grid.row(LINE).pair("年代", values["era"]).pair("尺寸、质地", values["form"])
    grid.row(LINE).pair("保存状况", values["condition"])
    grid.pair("收到日期", chinese_day(values["day"]) or BLANK_DAY)
    ways = setting.offered.get("collection_way", ())
    grid.row(LINE * 1.6).rest("取得方式", ticked(values["way"], ways), "text")
    grid.row(LINE).pair("提供人", values["provider"])
    grid.pair("联系电话", phone(values["phone"], chosen))
    grid.row(LINE).rest("单位或住址", values["provider_unit"], "text")
    lent = is_one_of(values, "way", LENT)
    if lent:
        grid.row(LINE).pair("归还期限", chinese_day(values["return_due"]) or BLANK_DAY)
        grid.pair("归还日期", chinese_day(values["returned_on"]) or BLANK_DAY)
    grid.row(30).rest("内容说明", values["description"], "long")
    office = setting.office
    told = LOAN.format(office, office) if lent else GIVEN.format(values["way"] or "捐赠", office)
    grid.row(20).rest("约定", told, "long")
    grid.row(28).cell("提供人：", "sign", 78).cell("收到单位（盖章）：", "seal")
    if lent:
        grid.row(20).cell("已收回原件，提供人：", "sign")
    which = values["receipt_number"] or values["number"]
    return grid.form("文史实物资料征集收据", shown.title,
                     (office, f"编号：{which}" if which else ""))  # fmt: skip


def catalogue(shown: Sequence[Shown], setting: Setting, chosen: Chosen) -> Register:
    """The objects in the order given, or by kind or way; loans are marked."""
    group = GROUPS.of(chosen)
    columns, groups = ledger_rows(
        shown, COLUMNS, _row, group=group, unit="件",
        left_out=LEFT_OUT.get(group, ""), order=setting.orders.get(ORDERS.get(group, ""), ()),
    )  # fmt: skip
    return Register(
        title=f"{setting.office}馆藏目录",
        note=f"（共{len(shown)}件）",
        columns=columns,
        groups=groups,
        foot=setting.foot,
        name_column=2,
    )


def _row(number: int, each: Shown) -> list[str]:
    values = valued(each, CATALOGUE_FIELDS)
    back = ""
    if values["returned_on"]:
        back = f"{dotted(values['returned_on'])}已归还"
    elif values["return_due"]:
        back = f"{dotted(values['return_due'])}前归还"
    from_whom = "\n".join(filter(None, (values["provider"], values["provider_unit"])))
    return [
        str(number), values["number"], values["name"], values["kind"], values["quantity"],
        values["era"], values["form"], values["condition"], from_whom, values["way"],
        dotted(values["day"]), values["place"], values["photo"],
        "；".join(filter(None, (back, values["remark"]))),
    ]  # fmt: skip


RECEIPT = FormPrint(
    key="collection_receipt", title="征集收据", record="collection_item", fields=RECEIPT_FIELDS,
    form=receipt, options=(PHONES,),
)  # fmt: skip
CATALOGUE = RegisterPrint(
    key="collection_catalogue", title="馆藏目录", record="collection_item",
    fields=CATALOGUE_FIELDS, register=catalogue, options=(GROUPS,), ledger=True,
)  # fmt: skip
