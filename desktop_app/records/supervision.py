"""民主监督: an item of the yearly plan from its scheme to its look-back, and the supervisors."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import TIMES
from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Phone,
    Text,
)
from desktop_app.records.gates import furthest_allowed, is_over, missing, reached
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

FINDINGS, RESULT = "监督与意见", "整改与回头看"
NEEDS = {
    "underway": ("start_on", "unit"),
    "sent": ("start_on", "findings", "sent_on"),
    "rectified": ("sent_on", "replied_on", "rectification"),
    "closed": ("closed_on",),
    "cancelled": ("cancel_reason",),
}
"""Of each state of an item the fields that are filled in before."""
_STATE_DAYS = (
    ("closed", "closed_on"),
    ("rectified", "replied_on"),
    ("sent", "sent_on"),
    ("underway", "start_on"),
)


class SupervisionItem(Record):
    """民主监督: one item; its opinions are outcomes with the item as their source."""

    KEY, TITLE, UNIT, TAB = "supervision_item", "民主监督", "项", "委员履职"
    STATE, SORT = "state", "start_on"
    MATCH_KEYS = (("year", "number"), ("name", "year"), ("name", "unit"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    IMPORT = ImportHints(
        by_name=True,
        combined=(("start_on", "end_on"),),
        sections={"committee": COMMITTEE_TITLE},
        noted=("联系人", "联系电话", "参加单位", "督办领导"),
        texts={"state": "remark", "modes": "remark"},
        year_above="year",
    )
    ONWARD = ("planned", "underway", "sent", "rectified", "closed")
    SEARCH = ("number", "unit", "leader", "plan_document", "document")
    COLUMNS = (
        "number", "name", "state", "modes", "unit", "committee", "leader", "start_on", "sent_on",
        "reply_due", "replied_on", "looked_on",
    )  # fmt: skip
    CARD = ("unit", "committee", "start_on")
    APART = ("year", "number", "unit", "start_on")
    FILTERS = ("state", "modes", "committee", "unit", "year", "start_on", "group")

    number = Numbering(
        "编号", 20, also=("监督编号", "项目编号"), width=7, help_text="不填就按年接着编，如 JD-001"
    )
    year = Year("年份", also=("年度", "计划年度"), width=5, help_text="不填就按开始日期")
    name = Text(
        "监督议题", 120, required=True, width=20,
        also=("议题", "监督事项", "监督项目", "监督内容", "监督主题", "名称", "项目名称"),
    )  # fmt: skip
    state = Code(
        "状态", "supervision_item_state", default="planned", also=("监督状态", "进展"), width=6
    )
    modes = Codes("监督方式", "supervision_mode", also=("监督形式", "方式", "形式"), width=9)
    plan_document = Text(
        "列入计划文号", 80, also=("计划文号", "列入计划", "计划文件"), document=True,
        help_text="列入哪份年度计划",
    )  # fmt: skip
    unit = UnitName(
        "被监督单位", 120, also=("监督对象", "受监督单位", "监督单位", "对象单位"),
        several=True, width=12,
    )  # fmt: skip
    committee = Link(
        Committee, "承办专委会", also=("专委会", "牵头专委会", "责任专委会", "主办专委会"), width=9
    )
    leader = PersonName("组长（带队领导）", 80, also=("组长", "带队领导", "监督组长"), width=8)
    group = Link(WorkGroup, "监督小组", also=("监督组", "小组"), width=9)
    people = Links(Member, "监督组成员", also=("成员", "参加委员", "监督委员"), words="remark")
    start_on = Day("开始日期", also=("监督日期", "开展日期", "监督时间", "开展时间"), width=8)
    end_on = Day("结束日期", last=True, also=("截止日期", "结束时间"), width=8)
    scheme = LongText("监督方案", also=("方案", "监督安排", "实施方案"))

    findings = LongText(
        "发现的问题", also=("存在问题", "主要问题", "问题", "监督发现的问题"), group=FINDINGS
    )
    sent_on = Day("意见送达日期", also=("送达日期", "意见发送日期", "报送日期"), group=FINDINGS,
                  width=8)  # fmt: skip
    document = Text("专报（意见）文号", 80, also=("专报文号", "文号", "意见书文号"), group=FINDINGS,
                    document=True)  # fmt: skip
    reply_due = Day(
        "反馈期限", last=True, also=("整改期限", "答复期限", "要求反馈日期"), group=FINDINGS,
        width=8, help_text="不填就按办理期限算",
    )  # fmt: skip

    replied_on = Day("反馈日期", also=("答复日期", "整改反馈日期"), group=RESULT, width=8)
    reply_document = Text("反馈文号", 80, group=RESULT, document=True)
    rectification = LongText(
        "整改情况", also=("整改落实情况", "落实情况", "反馈情况"), group=RESULT
    )
    looked_on = Day("回头看日期", also=("回访日期",), group=RESULT, width=8)
    looked = LongText("回头看情况", also=("回头看", "回访情况"), group=RESULT)
    closed_on = Day("办结日期", also=("销号日期",), group=RESULT, width=8)
    cancel_reason = Text("取消原因", 200, group=RESULT)
    remark = LongText("备注", also=("说明",), group=RESULT)

    OPEN = one_of(state, "planned", "underway", "sent", "rectified")
    """Somebody still has to act on it."""
    AHEAD = one_of(state, "planned", "underway", None)
    UNPLANNED = one_of(state, "planned", "underway") & empty(scheme) & filled(start_on)
    """It begins on a known day and has no scheme yet."""
    DUE_ON_DAY = one_of(state, "sent") & filled(reply_due)
    DUE_AFTER_SENT = one_of(state, "sent") & empty(reply_due)
    UNVISITED = one_of(state, "rectified") & empty(looked_on)
    CANCELLED, CLOSED = one_of(state, "cancelled"), one_of(state, "closed")
    SENT = one_of(state, "sent", "rectified", "closed") & filled(sent_on)
    RECTIFIED = ~one_of(state, "cancelled") & filled(replied_on)
    VISITED = ~one_of(state, "cancelled") & filled(looked_on)
    BEGUN = one_of(state, "underway", "sent", "rectified", "closed")

    OPENS_IN = WaitingOrder((OPEN,), start_on, "没办结的在前，先开始的先", start_on)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its first day where none was typed, else the present year."""
        return year_from(values, lookup, "start_on", "sent_on")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "start_on", "end_on")
        for first, last in (
            ("start_on", "sent_on"), ("sent_on", "reply_due"), ("sent_on", "replied_on"),
            ("replied_on", "looked_on"), ("start_on", "closed_on"),
        ):  # fmt: skip
            found += in_order(cls, values, first, last)
        if "modes" in values and not values["modes"]:
            found.append(Problem("modes", "监督方式", "还没有选监督方式", stops=False))
        if "unit" in values and not values["unit"]:
            found.append(Problem("unit", "被监督单位", "还没有填被监督单位", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The furthest state that the days of a ledger's line imply and whose gate lets it."""
        return furthest_allowed(cls, values, reached(values, lookup, _STATE_DAYS))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if cls.CANCELLED.holds(values):
            return []
        return reached(values, lookup, _STATE_DAYS)


class Supervisor(Record):
    """特约监督员: who was appointed by a unit to supervise it, from when to when."""

    KEY, TITLE, UNIT, TAB = "supervisor", "特约监督员", "人", "委员履职"
    STATE, SORT, PERSON = "state", "since", True
    MATCH_KEYS = (("member", "unit"), ("name", "unit"))
    IMPORT = ImportHints(
        combined=(("since", "until"),),
        strict=(("member", "unit"), ("name", "unit")),
        noted=("编号", "性别", "证号"),
        texts={"state": "remark"},
    )
    ONWARD = ("serving", "ended")
    SEARCH = ("post", "unit", "document")
    COLUMNS = (
        "name", "post", "unit", "state", "since", "until", "times", "document", "phone",
    )  # fmt: skip
    CARD = ("unit", "since", "until")
    APART = ("unit", "since", "post")
    FILTERS = ("state", "unit", "until", "since")

    member = Link(
        Member, "委员", also=("委员姓名",), width=7,
        brings={"name": "name", "post": "unit", "phone": "mobile"},
        help_text="选了就带出姓名、单位、电话",
    )  # fmt: skip
    name = PersonName("姓名", 25, required=True, also=("监督员", "特约监督员", "监督员姓名"),
                      width=7)  # fmt: skip
    post = Text("工作单位及职务", 80, also=("单位及职务", "工作单位", "单位职务", "职务"), width=14)
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机"))
    unit = UnitName(
        "受聘单位", 80, required=True, also=("聘任单位", "聘请单位", "监督单位", "派驻单位"),
        width=12,
    )  # fmt: skip
    state = Code("状态", "supervisor_state", default="serving", also=("聘任状态",), width=5)
    since = Day("聘任日期", also=("受聘日期", "聘期开始", "起聘日期", "聘任时间"), width=8)
    until = Day("聘期至", last=True, also=("聘期结束", "到期日期", "聘期"), width=8)
    document = Text("聘书（文件）号", 80, also=("文号", "聘书编号", "聘任文号"), document=True)
    times = Number("参加监督（次）", 0, 9999, also=("监督次数", "次数", "参加次数"), width=5,
                   units=TIMES)  # fmt: skip
    remark = LongText("备注", also=("说明",))

    SERVING = one_of(state, "serving", None)
    ENDS = one_of(state, "serving") & filled(until)
    ENDED = one_of(state, "ended")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        if "until" in values and not values["until"] and cls.SERVING.holds(values):
            text = "还没有填聘期，到期不会提醒"
            found.append(Problem("until", "聘期至", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, "until") if to == "ended" else None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        return "ended" if is_over(values, lookup) else ""
