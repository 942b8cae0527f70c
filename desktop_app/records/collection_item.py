"""馆藏: an object of the office's historical collection, given, lent or copied."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, ClassVar

from desktop_app.chinese.amounts import PIECES
from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Phone,
    Photo,
    Text,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.reading import with_member, with_name
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

GIVING = "提供与归还"
GIVEN_BACK = ("lent", "copied")
"""The codes of `collection_way` whose originals go back to their provider."""


class CollectionItem(Record):
    """馆藏: one object; what was lent or only copied goes back by a day."""

    KEY, TITLE, UNIT, TAB = "collection_item", "馆藏", "件", "文史"
    SORT, TITLE_FIELDS = "day", ()
    MATCH_KEYS = (("year", "number"), ("name", "provider", "day"))
    UNIQUE = (("year", "number"),)
    IMPORT = ImportHints(
        combined=(("provider", "provider_unit"), ("provider", "phone")),
        splits=("provider",),
        noted=("来源", "登记人", "经手人", "估价", "捐赠证书", "捐赠证书号", "身份证号"),
        texts={"kind": "remark", "way": "remark"},
        year_above="year",
        form_only=("day",),
        distinguishing=("provider", "day"),
    )
    SEARCH = ("number", "provider", "provider_unit", "place", "era")
    COLUMNS = (
        "number", "name", "kind", "quantity", "era", "provider", "way", "day", "place",
        "return_due", "returned_on",
    )  # fmt: skip
    CARD = ("provider", "way", "day")
    APART = ("number", "provider", "day")
    FILTERS = ("kind", "way", "day", "return_due", "place", "year")
    ONLY_WITH: ClassVar = {"return_due": ("way", GIVEN_BACK), "returned_on": ("way", GIVEN_BACK)}

    number = Numbering(
        "馆藏号", 20, also=("编号", "藏品编号", "藏品号", "馆藏编号", "登记号", "总登记号"),
        width=8,
        help_text="不填就按年接着编，如 GC-001",
    )  # fmt: skip
    year = Year("年份", also=("年度", "入藏年度"), width=5, help_text="不填就按入藏日期")
    name = Text(
        "名称", 120, required=True, width=18,
        also=("藏品名称", "物品名称", "展品名称", "实物名称", "资料名称", "品名"),
    )  # fmt: skip
    kind = Code("类别", "collection_kind", also=("藏品类别", "种类", "类型", "物品类别"), width=6)
    quantity = Number("数量", 1, 10**6, also=("件数", "数量（件）"), default=1, width=5,
                      units=PIECES)  # fmt: skip
    era = Text("年代", 40, also=("时代", "藏品年代", "制作年代"), width=7)
    form = Text(
        "尺寸、质地", 80, also=("尺寸", "规格", "质地", "材质", "尺寸质地", "规格质地"), width=8
    )
    condition = Text("保存状况", 60, also=("完残情况", "完残程度", "现状", "品相"), width=8)
    place = Text("存放位置", 60, also=("存放地点", "库位", "展陈位置", "存放处"), width=8)
    photo = Photo("照片", also=("藏品照片",))
    description = LongText("内容说明", also=("说明", "简介", "藏品说明", "内容简介", "来历"))
    member = Link(
        Member, "提供人（委员）", also=("委员提供人",), width=7, group=GIVING,
        brings={"provider": "name", "provider_unit": "unit", "phone": "mobile"},
    )  # fmt: skip
    provider = PersonName(
        "提供人",
        60,
        also=("捐赠人", "捐赠者", "提供者", "出借人", "藏品来源", "提供人姓名"),
        width=8,
        group=GIVING,
    )
    provider_unit = Text("提供人单位或住址", 120, width=12, group=GIVING,
                         also=("提供单位", "捐赠单位", "单位", "单位或住址", "住址"))  # fmt: skip
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机", "联系方式"), group=GIVING)
    way = Code(
        "取得方式", "collection_way", default="donated", width=6, group=GIVING,
        also=("征集方式", "入藏方式", "来源方式", "提供方式"),
    )  # fmt: skip
    day = Day(
        "入藏日期", width=8, group=GIVING,
        also=("征集日期", "征集时间", "捐赠日期", "捐赠时间", "入藏时间", "入馆日期", "日期"),
    )  # fmt: skip
    receipt_number = Text("收据号", 40, also=("收据编号", "征集收据号"), document=True,
                          group=GIVING)  # fmt: skip
    return_due = Day(
        "归还期限", last=True, also=("应还日期", "归还时限", "借展期限", "借用期限"), width=8,
        group=GIVING, help_text="借展的写到期日；复制的写原件哪天还",
    )  # fmt: skip
    returned_on = Day("归还日期", also=("实际归还日期", "已还日期", "归还时间"), width=8,
                      group=GIVING)  # fmt: skip
    remark = LongText("备注", group=GIVING)

    TO_RETURN = one_of(way, *GIVEN_BACK) & filled(return_due) & empty(returned_on)
    """It belongs to somebody who wants it back by a day."""
    OPENS_IN = WaitingOrder((TO_RETURN,), day, "要归还的在前，先到期的先；新入藏的先", return_due)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Received today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The one member who has the name of the provider."""
        return with_member(draft, "provider", lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day, else the present year, and the provider's name, if not typed."""
        return year_from(values, lookup, "day") | with_name(values, "provider", lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "return_due")
        found += in_order(cls, values, "day", "returned_on")
        if "provider" in values and not values["provider"]:
            found.append(Problem("provider", "提供人", "还没有写谁提供的", stops=False))
        lent = values.get("way") == "lent" and "return_due" in values
        if lent and not values["return_due"] and not values.get("returned_on"):
            text = "借展的还没有写归还期限，到期不会提醒"
            found.append(Problem("return_due", "归还期限", text, stops=False))
        return found
