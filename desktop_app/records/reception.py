"""接待: a visit to a point or a studio, its request and the answer; days of duty."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, reached
from desktop_app.records.group import WorkGroup
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import in_order
from desktop_app.records.point import Point
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

RESULT = "答复与去向"
CARRIED = ("opinion_report", "proposal", "topic")
"""The kinds of records that a reception may be carried on as."""
WAYS = {"opinion_report": "report", "proposal": "proposal", "topic": "topic"}
"""Of each of them the code of `reception_way`."""
SHORT = 40
NEEDS = {"passed": ("way",), "told": ("answer", "told_on")}
"""Of each state of a reception the fields that are filled in before."""


class Reception(Record):
    """接待: one matter that somebody came with, answered on the spot or carried on."""

    KEY, TITLE, UNIT, TAB = "reception", "接待", "件", "协商在基层"
    NAME, SORT, STATE, INTERNAL = "matter", "day", "state", "internal"
    MATCH_KEYS = (("year", "number"), ("day", "visitor", "matter"))
    UNIQUE = (("year", "number"),)
    IMPORT = ImportHints(
        combined=(("visitor", "visitor_unit"), ("visitor", "phone")),
        strict=(("year", "number"), ("day", "visitor", "matter")),
        noted=("接待地点", "身份证号", "性别", "民族"),
        texts={"state": "remark", "way": "answer"},
        year_above="year",
        day_above="day",
        form_only=("day",),
    )
    ONWARD = ("open", "passed", "told")
    SEARCH = ("number", "visitor", "visitor_unit", "passed_to", "answer")
    COLUMNS = (
        "number", "day", "visitor", "matter", "state", "way", "point", "members", "passed_to",
        "told_on",
    )  # fmt: skip
    CARD = ("visitor", "day", "point")
    APART = ("day", "visitor", "point")
    FILTERS = ("state", "way", "point", "day", "group", "year", "internal")

    number = Numbering(
        "编号", 20, also=("接待编号", "登记号"), width=7, help_text="不填就按年接着编，如 LF-001"
    )
    year = Year("年份", also=("年度",), width=5, help_text="不填就按接待日期")
    day = Day("接待日期", also=("日期", "来访日期", "接待时间", "来访时间", "时间"), width=8)
    state = Code("状态", "reception_state", default="open", also=("办理状态", "办理情况"), width=6)
    point = Link(Point, "协商点", also=("接待点", "挂联点", "接待地点"), width=12)
    group = Link(WorkGroup, "委员工作室（组）", also=("工作室", "委员工作室", "小组"), width=10)
    members = Links(
        Member, "值班委员", also=("接待委员", "接待人", "轮值委员", "委员"), words="remark"
    )
    internal = YesNo("不外传", also=("是否内部",), help_text=INTERNAL_HELP)
    visitor = PersonName("来访人", 40, also=("来访者", "姓名", "来访人姓名", "群众姓名"), width=7)
    people = Number("人数", 1, 10**5, also=("来访人数",), width=4, units=PEOPLE)
    visitor_unit = Text(
        "单位或住址", 120, also=("住址", "来访人单位", "工作单位", "家庭住址", "单位"), width=14
    )
    phone = Phone("来访人电话", sensitive=True, also=("联系电话", "电话", "联系方式"))
    matter = LongText(
        "诉求", required=True, width=24,
        also=("反映问题", "来访事由", "反映事项", "反映内容", "诉求内容", "意见建议", "主要诉求"),
    )  # fmt: skip

    way = Code(
        "答复方式", "reception_way", also=("处理方式", "办理方式", "去向"), group=RESULT, width=8
    )
    passed_to = UnitName(
        "转办部门",
        80,
        also=("转交部门", "承办单位", "责任单位", "办理单位"),
        group=RESULT,
        width=10,
    )
    became = AnyLink(
        "转成的记录", of=CARRIED, also=("转为", "转化"), group=RESULT,
        help_text="用“办理”里的“转为……”会自动填上，也可以选已有的一条",
    )  # fmt: skip
    answer = LongText("答复（办理）情况", also=("答复情况", "答复", "处理结果", "办理结果", "结果"),
                      group=RESULT)  # fmt: skip
    told_on = Day("告知日期", also=("答复日期", "反馈日期", "办结日期"), group=RESULT, width=8)
    remark = LongText("备注", also=("说明",), group=RESULT)

    OPEN = one_of(state, "open", "passed")
    """The visitor was not told yet."""
    UNANSWERED = one_of(state, "open")
    PASSED = one_of(state, "passed")
    TOLD = one_of(state, "told")
    CARRIED_ON = filled(became)

    OPENS_IN = WaitingOrder((OPEN,), day, "没告知的在前，先来的先", day)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        text = " ".join(str(values.get("matter") or "").split())
        return (text[:SHORT] + "……" if len(text) > SHORT else text) or "（未命名）"

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Received today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day where none was typed, else the present year."""
        return year_from(values, lookup, "day", "told_on")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "told_on")
        if "day" in values and not values["day"]:
            found.append(Problem("day", "接待日期", "还没有写接待日期", stops=False))
        if "visitor" in values and not values["visitor"]:
            found.append(Problem("visitor", "来访人", "还没有写来访人", stops=False))
        if values.get("way") == "unit" and "passed_to" in values and not values["passed_to"]:
            found.append(Problem("passed_to", "转办部门", "转部门的请写明转给哪个部门", False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """`told` for a line with an answer and its day, `passed` for one that was carried on."""
        if not cls.gate(values, "told"):
            return "told"
        went_on = values.get("passed_to") or values.get("became")
        return "passed" if went_on and not cls.gate(values, "passed") else ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        return reached(values, lookup, [("told", "told_on")])


class DutyShift(Record):
    """值班安排: one day of duty at a point, and who is there."""

    KEY, TITLE, UNIT = "duty_shift", "值班安排", "班"
    NAME, SORT, SEARCH, LISTED = "day", "day", (), False
    MATCH_KEYS = (("point", "day"),)
    COLUMNS = ("day", "members", "done", "note")

    point = Link(Point, "协商点", owner=True, required=True)
    day = Day("值班日期", required=True, also=("日期", "时间"), width=8)
    members = Links(Member, "值班委员", also=("轮值委员", "委员"))
    done = YesNo("已到岗", also=("是否到岗", "到岗"), width=5)
    note = Text("值班情况", 200, also=("备注", "情况"), width=18)
