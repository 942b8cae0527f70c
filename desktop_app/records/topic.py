"""议题: a matter that the grassroots wants to talk about, from its source to its approval."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Numbering,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.point import Point
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record

APPROVAL, LINEAGE = "审批", "合并与拆分"
CONSULTED = "consulted"
WAITING_STATES = ("approved", "planned")
DECIDED_STATES = (*WAITING_STATES, CONSULTED)
REPLACED_STATES = ("merged", "split")


class Topic(Record):
    """议题: a matter raised, approved, planned and consulted, merged or split on the way."""

    KEY, TITLE, UNIT, TAB = "topic", "议题", "个", "协商在基层"
    MATCH_KEYS = (("number",), ("name",))
    UNIQUE = (("number",),)
    SORT = "number"
    STATE, INTERNAL = "state", "internal"
    IMPORT = ImportHints(
        by_name=True,
        combined=(("raised_by", "phone"),),
        sections={"committee": COMMITTEE_TITLE},
        noted=("责任人", "联系人", "提出人单位", "提出人身份", "办理情况"),
        texts={"state": "remark", "approval": "approval_note"},
    )
    SEARCH = ("number", "raised_by", "content", "approver")
    COLUMNS = (
        "number", "name", "state", "five_points", "raised_by", "raised_on", "point", "source",
        "committee",
    )  # fmt: skip
    CARD = ("point", "five_points", "raised_on")
    APART = ("number", "point", "raised_on")
    FILTERS = ("state", "five_points", "source", "committee", "point")

    number = Numbering("编号", 20, also=("议题编号", "序号编号"), width=6)
    state = Code("状态", "topic_state", default="collected", also=("议题状态",), width=6)
    name = Text("议题名称", 120, required=True, also=("议题", "协商议题", "题目"), width=20)
    five_points = Code("五点分类", "five_points", also=("分类", "五点", "议题分类"), width=9)
    source = Code("来源", "topic_source", also=("议题来源",), width=7)
    raised_by = PersonName("提出人", 25, also=("反映人", "提出者"))
    phone = Phone("提出人电话", sensitive=True, also=("联系电话", "电话"))
    raised_on = Day("征集日期", also=("提出日期", "征集时间", "提出时间"))
    point = Link(Point, "协商点", also=("挂联点", "征集点"), width=12)
    committee = Link(Committee, "承办专委会", also=("专委会", "牵头专委会"), width=8)
    internal = YesNo("不外传", also=("是否内部",), help_text=INTERNAL_HELP)
    content = LongText("情况和诉求", also=("主要内容", "内容", "议题内容"))

    submitted_on = Day("送审日期", also=("报审日期",), group=APPROVAL)
    approver = Text("审批单位或会议", 60, also=("审批单位", "审批人", "审批会议"), group=APPROVAL)
    approved_on = Day("审批日期", also=("批准日期", "审批时间"), group=APPROVAL)
    approval = Code("审批结果", "topic_approval", also=("审批情况",), group=APPROVAL)
    approval_note = LongText("审批意见", group=APPROVAL)

    merged_into = Link(
        "self", "并入议题", also=("合并到",), group=LINEAGE,
        help_text="这个议题并到哪个议题里去了；点“办理”里的“并入…”会自动填上",
    )  # fmt: skip
    origin = AnyLink(
        "来处",
        of=("opinion_report", "reception"),
        also=("来自",),
        group=LINEAGE,
        help_text="由哪一条转来",
    )
    split_from = Link("self", "拆分自议题", also=("拆分自",), group=LINEAGE)
    remark = LongText("备注", group=LINEAGE)

    WAITING = one_of(state, *WAITING_STATES)
    """Approved, and not consulted yet."""
    REPLACED = one_of(state, *REPLACED_STATES)
    """Merged into another topic or split into several, which are counted instead."""

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "raised_on": lookup.today.isoformat()}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "raised_on", "submitted_on")
        found += in_order(cls, values, "submitted_on", "approved_on")
        if values.get("approval") and not values.get("approved_on"):
            found.append(Problem("approved_on", "审批日期", "有审批结果，请补上审批日期", False))
        if "five_points" in values and not values["five_points"]:
            found.append(Problem("five_points", "五点分类", "还没有归入五点中的一类", False))
        return found

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        if values.get("merged_into"):
            return "merged"
        decided = {"approved": "approved", "rejected": "rejected"}.get(values.get("approval") or "")
        return decided or ("pending" if values.get("submitted_on") else "")

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if to == "pending":
            return missing(cls, values, "submitted_on")
        if to in DECIDED_STATES:
            lacking = missing(cls, values, "approver", "approved_on")
            if lacking or values.get("approval") == "approved":
                return lacking
            asked = cls.field("approval")
            return Problem(asked.name, asked.label, "审批结果还不是“同意”，请先填写审批结果")
        if to == "merged":
            return missing(cls, values, "merged_into")
        return None
