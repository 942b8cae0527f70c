"""协商点: a grassroots consultation point (挂联点) and the members stationed there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from desktop_app.chinese.amounts import AREA, TIMES
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Phone,
    Photo,
    Text,
    YesNo,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, in_order
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record

WORK = "联系与驻点"
BODY, STUDIO, ONLINE = "township", "studio", "online"
"""Codes of `point_kind`: a body that meets, a studio with days of duty, a place that is none."""
TOWNSHIP_TITLE = pattern(r".{1,10}(?:乡|镇|街道|街道办|街道办事处|管委会|农场|园区)")


class Point(Record):
    """协商点: where members meet the grassroots, and who serves there."""

    KEY, TITLE, UNIT, TAB = "point", "协商点", "个", "协商在基层"
    MATCH_KEYS = (("number",), ("name",))
    UNIQUE = (("number",),)
    SORT = "number"
    IMPORT = ImportHints(
        by_name=True,
        combined=(("liaison", "phone"), ("convenor", "phone"), ("township", "name")),
        sections={"township": TOWNSHIP_TITLE},
        noted=(
            "挂牌情况", "活动开展情况", "所在村组", "建设情况", "阵地情况",
        ),
    )  # fmt: skip
    SEARCH = ("number", "township", "address", "liaison", "phone", "theme")
    COLUMNS = (
        "number", "name", "kind", "township", "founded", "committees", "convenor", "liaison",
        "phone", "state",
    )  # fmt: skip
    FILTERS = ("state", "kind", "township", "has_sign", "rating")
    APART = ("number", "township", "address")

    number = Numbering("编号", 20, also=("序号编号", "点编号", "协商点编号"), width=6)
    name = Text(
        "名称", 60, required=True, also=("协商点名称", "挂联点名称", "协商点", "挂联点"), width=18
    )
    kind = Code("类型", "point_kind", also=("协商点类型",), width=10)
    state = Code("状态", "point_state", default="running", also=("运行状态",), width=5)
    county = Text("县（市）", 20, also=("县市", "所属县"))
    township = Text("乡镇（街道）", 30, also=("乡镇", "街道", "乡镇街道"), width=9)
    address = Text("地址", 120, also=("详细地址",))
    founded = Day("设立日期", also=("设立时间", "成立时间", "建立日期"))
    closed = Day("停用日期", also=("撤销日期",))
    has_sign = YesNo("已挂牌", also=("是否挂牌", "挂牌"))
    area = Number("场地面积（平方米）", 0, 1_000_000, also=("场地面积", "面积"), units=AREA)
    on_wall = Codes(
        "五上墙", "on_wall", also=("上墙情况", "制度上墙"),
        help_text="墙上公示的五样：标识、人员、职责、流程、制度，挂了哪样勾哪样",
    )  # fmt: skip
    theme = Text(
        "界别主题", 60, also=("界别特色", "主题"),
        help_text="主要服务哪个界别、谈哪方面的事，如“科技助农”",
    )  # fmt: skip
    rating = Code("评定", "point_rating", also=("评级",), help_text="上级或本单位给这个点评的等次")
    photo = Photo("照片或地图")

    committees = Links(Committee, "联系专委会", also=("挂联专委会", "联系专委"), group=WORK)
    leader = PersonName("联系领导", 25, also=("挂联领导",), group=WORK)
    convenor = PersonName("召集人", 25, group=WORK)
    liaison = PersonName("联络员", 25, also=("联系人",), group=WORK)
    phone = Phone("联络电话", also=("联系电话", "电话"), group=WORK)
    members = Links(Member, "驻点委员", also=("委员", "进驻委员"), group=WORK, words="remark")
    planned = Number(
        "年计划协商（次）", 0, 999, also=("年计划次数", "计划次数"), group=WORK, units=TIMES
    )
    body = Link(
        "self", "所属协商议事会议", also=("协商议事会议", "所属议事会"), group=WORK,
        help_text="这个场所归哪个乡镇（街道）协商议事会议使用",
    )  # fmt: skip
    body_members = LongText(
        "议事会成员", also=("协商议事会议成员", "议事成员", "议事员"), group=WORK,
        help_text="一行一位：姓名、单位和职务；是委员的另在驻点委员里选上",
    )  # fmt: skip
    duty_days = Text(
        "值班日", 80, also=("接待日", "值班时间", "接待时间"), group=WORK,
        help_text="如 每月 15 日上午",
    )  # fmt: skip
    service = LongText("服务群体和职责", also=("职责",), group=WORK)
    remark = LongText("备注", group=WORK)

    RUNNING = one_of(state, "running")
    ONLY_WITH: ClassVar = {
        "body_members": ("kind", (BODY,)),
        "duty_days": ("kind", (STUDIO,)),
    }
    NOT_WITH: ClassVar = {
        "address": ("kind", (BODY, ONLINE)),
        "has_sign": ("kind", (BODY, ONLINE)),
        "area": ("kind", (BODY, ONLINE)),
        "on_wall": ("kind", (BODY, ONLINE)),
        "body": ("kind", (BODY,)),
    }
    """A body has people and meets in several places; a place has a sign and walls."""

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "founded", "closed")
        if "founded" in values and not values["founded"] and cls.RUNNING.holds(values):
            text = "还没有填设立日期；没有协商过的，从登记那天算起多久没有协商"
            found.append(Problem("founded", "设立日期", text, stops=False))
        if "committees" in values and not values["committees"]:
            found.append(Problem("committees", "联系专委会", "还没有联系的专委会", stops=False))
        return found
