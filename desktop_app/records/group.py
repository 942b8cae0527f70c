"""组: sector groups, activity groups, liaison groups and studios of members, and their years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Text,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, Sector, in_order
from desktop_app.records.point import Point
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.years import Year

PEOPLE_OF = "组长与成员"
NAMED = ("leader", "deputy", "liaison")
"""The fields that name who holds the post of the same code."""


class WorkGroup(Record):
    """组: its members are memberships of kind `group`, which say from when to when and what post.

    `leader`, `deputy`, `liaison` and `member_count` follow from those of today. A group without
    any keeps what was typed: old lists have nothing but the names.
    """

    KEY, TITLE, UNIT, TAB = "group", "组", "个", "委员履职"
    STATE = "state"
    MATCH_KEYS = (("name",),)
    UNIQUE = (("name",),)
    IMPORT = ImportHints(
        by_name=True, noted=("编号",), sections={"committee": COMMITTEE_TITLE},
        combined=(("leader", "phone"), ("liaison", "phone")),
        texts={"kind": "remark", "state": "remark"},
    )  # fmt: skip
    FOLLOWS = ("leader", "deputy", "liaison", "member_count")
    SEARCH = ("leader", "deputy", "liaison", "place")
    COLUMNS = (
        "name", "kind", "leader", "deputy", "liaison", "member_count", "committee", "sector",
        "state", "founded",
    )  # fmt: skip
    CARD = ("kind", "leader", "liaison", "member_count")
    APART = ("kind", "leader")
    FILTERS = ("state", "kind", "committee", "sector", "founded")

    name = Text(
        "组名", 30, required=True, width=14,
        also=("名称", "小组名称", "组别", "小组", "活动小组", "界别组", "联络组", "工作室名称"),
    )  # fmt: skip
    kind = Code("类别", "group_kind", also=("类型", "组别类型"), width=8)
    state = Code("状态", "group_state", default="running", width=5)
    founded = Day("成立日期", also=("成立时间", "设立日期"), width=8)
    closed = Day("停止日期", last=True, also=("撤销日期",))
    committee = Link(Committee, "联系专委会", also=("对口专委会", "专委会", "归口专委会"), width=9)
    sector = Link(Sector, "界别", also=("所属界别", "对应界别"), width=6)
    point = Link(Point, "协商点", also=("挂联点", "依托的协商点"))
    place = Text("活动场所", 120, also=("地点", "地址", "活动地点"))

    leader = PersonName("组长", 80, also=("召集人", "负责人", "主任"), group=PEOPLE_OF, width=7)
    deputy = PersonName("副组长", 80, also=("副召集人", "副主任"), group=PEOPLE_OF, width=7)
    liaison = PersonName("联络员", 80, also=("联系人", "秘书"), group=PEOPLE_OF, width=7)
    phone = Phone("联系电话", also=("电话", "联络电话"), group=PEOPLE_OF)
    member_count = Number("组员人数", 0, 10**5, also=("人数", "成员人数"), group=PEOPLE_OF, width=5,
                          units=PEOPLE)  # fmt: skip
    duties = LongText("职责和活动安排", also=("职责", "工作职责"), group=PEOPLE_OF)
    remark = LongText("备注", also=("说明",), group=PEOPLE_OF)

    RUNNING = one_of(state, "running", None)

    class Meta:
        """The table is named by the key; the statistics have groups of another kind."""

        table_name = "group"

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "founded", "closed")
        if "kind" in values and not values["kind"]:
            found.append(Problem("kind", "类别", "还没有选组的类别", stops=False))
        if values.get("kind") == "sector_group" and not values.get("sector", " "):
            found.append(Problem("sector", "界别", "界别组请选对应的界别", stops=False))
        return found


class GroupYear(Record):
    """组的年度工作: plan and summary of one year, with their days and documents."""

    KEY, TITLE, UNIT = "group_year", "年度计划和小结", "年"
    NAME, SORT, SEARCH, LISTED = "year", "year", (), False
    MATCH_KEYS = (("group", "year"),)
    UNIQUE = (("group", "year"),)
    COLUMNS = (
        "year", "plan_on", "plan_document", "plan", "summary_on", "summary_document", "summary",
    )  # fmt: skip

    group = Link(WorkGroup, "组", owner=True, required=True)
    year = Year("年份", required=True, also=("年度",), width=5)
    plan_on = Day("计划日期", also=("报送计划日期",), width=8)
    plan_document = Text("计划文号", 60, document=True)
    plan = LongText("年度计划", also=("计划", "计划内容"))
    summary_on = Day("小结日期", also=("报送小结日期", "总结日期"), width=8)
    summary_document = Text("小结文号", 60, document=True)
    summary = LongText("年度小结", also=("小结", "总结"))

    PLANNED = filled(plan_on)
    UNSUMMED = filled(plan_on) & empty(summary_on)
    """Planned, and nothing says yet what came of it."""

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return f"{values.get('year') or '（未填）'}年计划和小结"

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """This year."""
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return in_order(cls, values, "plan_on", "summary_on")
