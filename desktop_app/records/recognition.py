"""交流表彰: an experience that was shared at a meeting or spread, a commendation, and of whom."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.brand import Brand
from desktop_app.records.field_types import Code, Day, LongText, Text
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import COMMITTEE_TITLE, Committee, not_ahead
from desktop_app.records.predicates import filled
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_of

_WHOSE = ("members", "committee", "brand", "group", "people")


class Recognition(Record):
    """交流表彰: one occasion, one document, for members, a committee, a group or a brand."""

    KEY, TITLE, UNIT, TAB = "recognition", "交流表彰", "项", "品牌项目"
    SORT = "day"
    MATCH_KEYS = (("name", "day"), ("document", "name"))
    TITLE_FIELDS = ()
    IMPORT = ImportHints(
        combined=(("giver", "document"), ("members", "committee")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("奖金", "奖金（元）", "报送人", "联系人", "联系电话", "名次"),
        texts={"level": "remark", "kind": "remark"},
        year_above="year",
        form_only=("day",),
        distinguishing=("day", "giver"),
    )
    SEARCH = ("name", "occasion", "giver", "document", "people")
    COLUMNS = (
        "day", "name", "level", "kind", "occasion", "giver", "members", "committee", "brand",
        "group", "document",
    )  # fmt: skip
    CARD = ("level", "kind", "day")
    APART = ("day", "giver")
    FILTERS = ("level", "kind", "committee", "day", "brand", "group", "year")

    name = Text(
        "名称", 120, required=True, width=20,
        also=("表彰名称", "荣誉名称", "交流题目", "经验材料题目", "事项", "奖项", "获奖名称",
              "称号"),
    )  # fmt: skip
    level = Code("级别", "level", also=("层级", "表彰级别", "交流级别", "获奖级别"), width=5)
    kind = Code("种类", "recognition_kind", also=("类型", "类别", "形式", "交流形式"), width=6)
    day = Day(
        "日期", width=8,
        also=("时间", "表彰日期", "表彰时间", "交流日期", "交流时间", "获奖日期", "获奖时间",
              "发文日期"),
    )  # fmt: skip
    year = Year("年度", also=("年份",), width=5, help_text="按日期自动填")
    occasion = Text(
        "场合", 120, width=16,
        also=("会议", "会议名称", "交流会议", "活动", "评选活动", "交流平台"),
        help_text="在什么会议、活动或媒体上",
    )  # fmt: skip
    giver = Text(
        "授予单位", 80, width=12,
        also=("表彰单位", "颁奖单位", "主办单位", "发文单位", "表彰机关", "授予机关"),
    )  # fmt: skip
    document = Text("文号", 80, also=("文件", "表彰文号", "证书编号"), document=True, width=10)

    members = Links(
        Member, "委员", words="people",
        also=("获奖委员", "交流委员", "受表彰委员", "获奖人员", "受表彰人员", "交流人员",
              "获奖个人"),
    )  # fmt: skip
    people = Text(
        "其他获得者", 120, also=("获得者", "获奖者", "受表彰者", "获奖人", "交流人"), width=10,
        help_text="不是委员、专委会和组的个人或单位",
    )  # fmt: skip
    committee = Link(
        Committee, "专委会", width=8,
        also=("获奖单位", "受表彰单位", "交流单位", "所属专委会", "单位"),
        help_text="空着的，按品牌的牵头专委会填",
    )  # fmt: skip
    brand = Link(
        Brand, "品牌项目", also=("品牌", "所属品牌"), width=12, brings={"committee": "committee"}
    )
    group = Link(WorkGroup, "组", also=("委员小组", "活动小组", "界别组"), width=8)
    content = LongText("主要内容", also=("内容", "经验内容", "事迹", "主要事迹"))
    remark = LongText("备注", also=("说明",))

    OPENS_IN = WaitingOrder((filled(day),), day, "新的在前，日期不明的在后")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Of today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day; one that was typed stays where there is no day."""
        return year_of(values, "day")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = not_ahead(cls, values, lookup, "day")
        for name, text in (
            ("level", "还没有选级别，积分和统计按级别算不到它"),
            ("kind", "还没有选种类，积分和统计按种类算不到它"),
        ):
            if name in values and not values[name]:
                found.append(Problem(name, cls.field(name).label, text, stops=False))
        if set(_WHOSE) <= values.keys() and not any(values[name] for name in _WHOSE):
            text = "还没有写是谁的：委员、专委会、组、品牌至少选一个"
            found.append(Problem("members", "委员", text, stops=False))
        return found
