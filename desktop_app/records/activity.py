"""活动: a meeting or an activity of members, from its notice to what came of it, and its parts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE
from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.activity_kinds import PLENARY, STANDING, SURVEY_KINDS
from desktop_app.records.brand import BRAND_HELP, BRAND_LABEL, BRAND_NAMES, Brand
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import Money
from desktop_app.records.office import COMMITTEE_TITLE, Committee, Sector, Term, in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.session import Session, session_in
from desktop_app.records.special_field_types import TimeOfDay, UnitName
from desktop_app.records.waiting_order import WaitingOrder

NOTICE, WORK, RESULT = "通知与应到", "组织与调研", "成效与大事记"
SURVEYED = ("problems", "causes", "advice")
NEEDS = {
    "noticed": ("start_on", "place", "noticed_on"),
    "underway": ("start_on",),
    "done": ("start_on", "kind"),
    "cancelled": ("cancel_reason",),
}
"""Of each state of an activity the fields that are filled in before."""


class Activity(Record):
    """活动: one meeting or activity; who is due at it are its records of attendance."""

    KEY, TITLE, UNIT, TAB = "activity", "活动", "次", "委员履职"
    IN_TERM, STATE, SORT = "term", "state", "start_on"
    MATCH_KEYS = (("name", "start_on"), ("name",))
    IMPORT = ImportHints(
        by_name=True,
        above={"session": session_in},
        combined=(("start_on", "place"), ("committee", "partners")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("编号",),
        texts={"state": "remark", "kind": "sub_kind"},
        day_above="start_on",
        form_only=("session",),
    )
    ONWARD = ("draft", "noticed", "underway", "done")
    SEARCH = ("place", "theme", "leader", "sub_kind")
    COLUMNS = (
        "name", "state", "kind", "start_on", "due_count", "came_count", "place", "committee",
        "leader", "end_on", "theme",
    )  # fmt: skip
    CARD = ("kind", "start_on", "place")
    APART = ("start_on", "place", "kind")
    FILTERS = (
        "state", "kind", "start_on", "committee", "purposes", "levels", "due_body", "session",
        "chronicle", "term", "brand",
    )  # fmt: skip

    name = Text(
        "活动名称", 120, required=True, width=17,
        also=("名称", "会议名称", "会议（活动）名称", "活动主题", "主题", "会议"),
    )  # fmt: skip
    state = Code("状态", "activity_state", default="draft", also=("活动状态",), width=6)
    kind = Code("活动类型", "activity_kind", also=("类型", "会议类型", "活动类别", "类别"), width=8)
    sub_kind = Text("细分类型", 60, also=("子类型", "小类"))
    purposes = Codes("活动目的", "activity_purpose", also=("目的",))
    term = Link(Term, "届次", also=("届", "届别"))
    session = Link(
        Session, "届次会议", also=("会次", "会议届次"), width=9, brings={"term": "term"},
        help_text="全体会议是哪一次会议",
    )  # fmt: skip
    start_on = Day(
        "开始日期", width=8,
        also=("日期", "时间", "活动日期", "活动时间", "会议日期", "会议时间", "召开日期"),
    )  # fmt: skip
    starts_at = TimeOfDay("开始时刻", also=("开始时间", "报到时间"))
    end_on = Day("结束日期", last=True, also=("截止日期", "结束时间"), width=8)
    place = Text("地点", 120, also=("活动地点", "会议地点"), width=14)
    content = LongText("活动内容", also=("主要内容", "内容", "议程", "会议议程"))

    due_body = Code(
        "应到范围", "due_body", group=NOTICE, also=("参加范围", "参会范围"), width=9,
        help_text="常务委员会组成人员包括主席、副主席、秘书长和常委",
    )  # fmt: skip
    due_sectors = Links(Sector, "应到界别", group=NOTICE)
    due_committees = Links(Committee, "应到专委会", group=NOTICE)
    due_groups = Links(WorkGroup, "应到小组", also=("主办小组", "活动小组"), group=NOTICE)
    due_view = Text("按哪个筛选", 60, group=NOTICE, help_text="从委员列表的哪个保存的筛选选出")
    noticed_on = Day("通知日期", also=("发通知日期", "通知时间"), group=NOTICE)
    notice_no = Text("通知文号", 60, also=("文号",), group=NOTICE, document=True)
    reply_by = Day("回执截止", last=True, also=("报名截止", "回执截止日期"), group=NOTICE)
    contact = PersonName("联系人", 25, group=NOTICE)
    contact_phone = Phone("联系电话", also=("电话",), group=NOTICE)
    due_count = Number(
        "应到人数", 0, 10**6, also=("应到",), group=NOTICE, width=5, units=PEOPLE,
        help_text="有应到名单的由名单算出；没有名单的旧台账可以自己填",
    )  # fmt: skip
    came_count = Number(
        "实到人数", 0, 10**6, also=("实到", "参加人数"), group=NOTICE, width=5, units=PEOPLE,
        help_text="有应到名单的由出勤算出；没有名单的旧台账可以自己填",
    )  # fmt: skip

    committee = Link(
        Committee, "主办专委会", also=("专委会", "承办专委会", "牵头专委会"), group=WORK, width=9
    )
    partners = Links(Committee, "协办专委会", also=("协同专委会",), group=WORK)
    partner_units = UnitName(
        "协办单位", 200, also=("联合单位", "配合单位"), several=True, group=WORK
    )
    levels = Codes("联动层级", "joint_level", also=("联动", "与上级联动"), group=WORK)
    entrusted_by = Text("受谁委托", 80, also=("委托单位", "委托方"), group=WORK)
    leader = PersonName("带队领导", 80, also=("主持人", "带队", "带队人", "领导"), group=WORK)
    funds = Money("经费（元）", also=("经费", "费用"), group=WORK)
    vehicles = Text("车辆", 80, also=("用车",), group=WORK)
    theme = Text("主题系列", 80, also=("系列", "主题活动", "系列活动"), group=WORK)
    brand = Link(Brand, BRAND_LABEL, also=BRAND_NAMES, group=WORK, help_text=BRAND_HELP)
    problems = LongText("问题", also=("存在问题", "主要问题"), group=WORK)
    causes = LongText("成因", also=("成因分析", "原因"), group=WORK)
    advice = LongText("对策", also=("对策建议", "意见建议"), group=WORK)

    effect = LongText("活动成效", also=("成效", "效果"), group=RESULT)
    effect_number = Number("成效数字", 0, 10**12, group=RESULT)
    effect_unit = Text("数字的单位", 10, group=RESULT, help_text="如 件、人、万元")
    reached = Number("覆盖人数", 0, 10**9, also=("受众人数", "联系群众人数"), group=RESULT,
                     units=PEOPLE)  # fmt: skip
    chronicle = YesNo("入大事记", also=("大事记",), group=RESULT)
    chronicle_text = LongText("大事记写法", group=RESULT, help_text="不填就用活动名称")
    cancel_reason = Text("取消原因", 200, group=RESULT)
    remark = LongText("备注", also=("说明",), group=RESULT)

    OPEN = one_of(state, "draft", "noticed", "underway")
    """Neither held nor cancelled."""
    UNNOTICED = one_of(state, "draft") & empty(noticed_on) & filled(start_on)
    HELD = one_of(state, "underway", "done")
    DONE = one_of(state, "done")
    CANCELLED = one_of(state, "cancelled")
    COUNTED = ~one_of(state, "cancelled", "draft", None)
    """Counts in statistics of activities and attendance."""
    IS_SURVEY = one_of(kind, *SURVEY_KINDS)
    IS_PLENARY = one_of(kind, PLENARY)
    IS_STANDING = one_of(kind, STANDING)

    OPENS_IN = WaitingOrder((OPEN,), start_on, "没办完的在前，先到的先", start_on)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "term": lookup.term}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "start_on", "end_on")
        found += in_order(cls, values, "noticed_on", "start_on")
        if "kind" in values and not values["kind"]:
            found.append(Problem("kind", "活动类型", "还没有选活动类型", stops=False))
        if "start_on" in values and not values["start_on"]:
            found.append(Problem("start_on", "开始日期", "还没有写明开始日期", stops=False))
        for name, codes in (("due_sectors", "sectors"), ("due_committees", "committees")):
            if values.get("due_body") == codes and name in values and not values[name]:
                label = cls.field(name).label
                found.append(Problem(name, label, f"请选{label}，再生成应到名单", stops=False))
        if values.get("effect_number") is not None and not values.get("effect_unit", " "):
            found.append(Problem("effect_unit", "数字的单位", "写了成效数字，请补上单位",
                                 stops=False))  # fmt: skip
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *NEEDS.get(to, ()))
        if lacking is None and to == "done" and cls.IS_SURVEY.holds(values):
            lacking = missing(cls, values, *SURVEYED)
            if lacking:
                text = f"调研要写全问题、成因、对策才能完成，{lacking.text}"
                return Problem(lacking.field, lacking.label, text)
        return lacking

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state implied by the line of a ledger: what lies in the past was held."""
        last = values.get("end_on") or values.get("start_on")
        if last and latest(last) < lookup.today.isoformat() and not cls.gate(values, "done"):
            return "done"
        return "noticed" if values.get("noticed_on") else ""

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if cls.CANCELLED.holds(values):
            return []
        today = lookup.today.isoformat()
        end, start = values.get("end_on") or values.get("start_on"), values.get("start_on")
        ended = [("done", "end_on" if values.get("end_on") else "start_on")]
        begun, told = [("underway", "start_on")], [("noticed", "noticed_on")]
        return [
            *(ended if end and latest(end) < today else ()),
            *(begun if start and latest(start) <= today else ()),
            *(told if values.get("noticed_on") else ()),
        ]


class ActivityPart(Record):
    """活动分段: one half-day or sitting of an activity; attendance has one mark for each.

    `position` says which character of `Attendance.marks` is this part's. It is given once, by the
    next number of the activity, and stays: an activity without parts has one, at position 1.
    """

    KEY, TITLE, UNIT = "activity_part", "活动分段", "段"
    NAME, SORT = "title", "position"
    MATCH_KEYS = (("activity", "day", "half"), ("activity", "position"))
    SEARCH, LISTED = (), False
    COLUMNS = ("position", "day", "half", "title")

    activity = Link(Activity, "活动", owner=True, required=True)
    position = Number("第几段", 1, 60, width=4, help_text="不填就接着上一段")
    day = Day("日期", also=("时间",))
    half = Code("时段", "day_half", also=("上下午", "半天"), width=4)
    title = Text("分段名称", 60, also=("名称", "议程", "会议内容"), width=14)

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return part_words(values)


_HALVES = {"morning": "上午", "afternoon": "下午", "evening": "晚上"}


def part_words(values: Mapping[str, Any]) -> str:
    """A part in a few words, for a column's head: 2月8日上午 开幕会; 第 3 段 where nothing says."""
    day = values.get("day") or ""
    when = f"{int(day[5:7])}月{int(day[8:10])}日" if len(day) >= len("2026-02-08") else day
    text = when + _HALVES.get(values.get("half") or "", "")
    words = " ".join(filter(None, (text, values.get("title"))))
    return words or f"第 {values.get('position') or 1} 段"
