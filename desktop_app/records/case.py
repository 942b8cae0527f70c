"""精品案例: what one or more consultations came to, written up to be submitted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.brand import BRAND_HELP, BRAND_LABEL, BRAND_NAMES, Brand
from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Photo, Text, YesNo
from desktop_app.records.gates import missing
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.years import Year

BODY, AWARD = "案例内容", "报送与评选"


class Case(Record):
    """精品案例: background, process, result and effect, drawn from closed consultations."""

    KEY, TITLE, UNIT, TAB = "case", "精品案例", "个", "协商在基层"
    MATCH_KEYS = (("number",), ("name",))
    UNIQUE = (("number",),)
    SORT = "number"
    STATE, INTERNAL = "state", "internal"
    IMPORT = ImportHints(
        sections={"committee": COMMITTEE_TITLE},
        noted=("撰稿人", "执笔人", "作者", "联系人", "联系电话", "字数"),
        texts={"state": "remark"},
        form_only=("year",),
    )
    SEARCH = ("number", "award")
    COLUMNS = (
        "number", "name", "state", "consultations", "committee", "year", "level", "submitted_on",
        "award",
    )  # fmt: skip
    FILTERS = ("state", "level", "committee", "year", "brand")

    number = Numbering("编号", 20, also=("案例编号",), width=6)
    name = Text("案例名称", 120, required=True, also=("案例", "名称", "标题"), width=18)
    consultations = Links(Consultation, "来源协商", also=("协商", "协商主题"), width=18)
    point = Link(Point, "协商点", also=("挂联点",), width=12)
    committee = Link(Committee, "报送专委会", also=("专委会", "牵头专委会"), width=8)
    year = Year("年度", 1990, 2100, also=("年份",), width=5)
    state = Code("状态", "case_state", default="material", also=("案例状态",), width=6)
    internal = YesNo("不外传", help_text=INTERNAL_HELP)
    photo = Photo("照片")

    background = LongText("背景", also=("案例背景",), group=BODY)
    process = LongText("过程", also=("协商过程", "主要做法", "做法"), group=BODY)
    result = LongText("结果", also=("协商成果", "成果"), group=BODY)
    effect = LongText("成效", also=("主要成效",), group=BODY)
    insight = LongText("启示", also=("经验启示",), group=BODY)
    figures = LongText("数据", also=("主要数据",), group=BODY)

    level = Code("报送级别", "level", also=("级别",), group=AWARD, width=6)
    submitted_to = Text("报送至", 80, also=("报送单位", "报送对象"), group=AWARD)
    submitted_on = Day("报送日期", also=("报送时间",), group=AWARD)
    award = Text("评选结果", 80, also=("入选情况", "获奖"), group=AWARD, width=10)
    awarded_on = Day("评选日期", also=("入选时间",), group=AWARD)
    brand = Link(Brand, BRAND_LABEL, also=BRAND_NAMES, group=AWARD, help_text=BRAND_HELP)
    remark = LongText("备注", group=AWARD)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if "consultations" in values and not values["consultations"]:
            return [Problem("consultations", "来源协商", "还没有写明来自哪些协商", stops=False)]
        return []

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if to == "ready":
            return missing(cls, values, "consultations", "background", "process", "result")
        if to == "submitted":
            return missing(cls, values, "level", "submitted_on")
        return missing(cls, values, "award") if to == "selected" else None
