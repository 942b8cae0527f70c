"""What a handling sheet gathers: extensions, meetings, feedback of movers, suggestions adopted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Text,
)
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import in_order
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record

FIRST_ROUND = 1


class HandlingExtension(Record):
    """延期申请: the request of a unit for a later due date, and its decision."""

    KEY, TITLE, UNIT = "handling_extension", "延期申请", "次"
    NAME, MATCH_KEYS, SORT = "reason", (("handling", "asked_on"),), "asked_on"
    SEARCH = ("reason", "decided_by")
    COLUMNS = ("asked_on", "asked_until", "decision", "until", "decided_on", "reason")

    handling = Link(ProposalHandling, "提案办理", owner=True, required=True)
    asked_on = Day("申请日期", required=True, also=("延期申请日期",))
    asked_until = Day("申请延至", last=True)
    reason = LongText("延期理由", required=True, also=("理由",))
    decision = Code("批准结果", "extension_decision", default="pending", width=6)
    decided_by = Text("批准人或单位", 60, also=("批准人", "批准单位"))
    decided_on = Day("批准日期")
    until = Day("准许延至", last=True, also=("延至", "延期至"))

    APPROVED = one_of(decision, "approved") & filled(until)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "asked_on": lookup.today.isoformat()}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "asked_on", "until")
        found += in_order(cls, values, "asked_on", "decided_on")
        if values.get("decision") == "approved" and "until" in values and not values["until"]:
            found.append(Problem("until", "准许延至", "准了延期，请写延到哪一天"))
        return found


class HandlingMeeting(Record):
    """办理沟通: a unit meets the movers before, during or after its work."""

    KEY, TITLE, UNIT = "handling_meeting", "办理沟通", "次"
    NAME, MATCH_KEYS, SORT = "content", (("handling", "day", "stage"),), "day"
    SEARCH = ("people", "place")
    COLUMNS = ("day", "stage", "mode", "people", "content")

    handling = Link(ProposalHandling, "提案办理", owner=True, required=True)
    day = Day("日期", required=True, also=("时间", "面商日期"))
    stage = Code("阶段", "meeting_stage", default="during", width=4)
    mode = Code("方式", "meeting_mode", default="face", also=("面商方式", "沟通方式"), width=6)
    place = Text("地点", 80)
    people = Text("参加人员", 200, also=("人员",), width=14)
    content = LongText("沟通情况", required=True, also=("情况", "内容"))

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}


class HandlingFeedback(Record):
    """征询意见: the opinion of one mover on the work and on its result."""

    KEY, TITLE, UNIT = "handling_feedback", "征询意见", "份"
    NAME, SORT = "mover", "mover"
    MATCH_KEYS = (("handling", "mover", "attempt"),)
    SEARCH = ("mover", "opinion")
    COLUMNS = ("mover", "attempt", "sent_on", "answered_on", "work", "result", "opinion")

    handling = Link(ProposalHandling, "提案办理", owner=True, required=True)
    member = Link(Member, "委员", brings={"mover": "name"})
    mover = PersonName("提案者", 80, required=True, also=("提案人", "姓名"))
    proposal = Link(
        Proposal, "提出的提案",
        help_text="并案办理的，写这位提案者原来提出的那件提案；不填就是正在办理的这件",
    )  # fmt: skip
    attempt = Number(
        "第几次答复", 1, 9, default=FIRST_ROUND,
        help_text="重新办理以后的再次答复写 2",
    )  # fmt: skip
    sent_on = Day("送出日期", also=("征询日期",))
    answered_on = Day("收回日期", also=("反馈日期",))
    mode = Code("反馈方式", "feedback_mode")
    work = Code("对办理工作", "proposal_satisfaction", also=("办理工作",), width=6)
    result = Code("对办理结果", "proposal_satisfaction", also=("办理结果", "满意度"), width=6)
    opinion = LongText("意见", also=("具体意见",))

    ANSWERED = filled(result) & ~one_of(result, "none")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "sent_on", "answered_on")
        if values.get("result") == "dissatisfied" and not values.get("opinion"):
            found.append(Problem("opinion", "意见", "不满意的请写明原因", stops=False))
        return found


class HandlingSuggestion(Record):
    """建议采纳: whether a unit adopts one suggestion of a proposal."""

    KEY, TITLE, UNIT = "handling_suggestion", "建议采纳", "条"
    NAME, SORT = "outcome", "position"
    MATCH_KEYS, SEARCH = (("handling", "outcome"),), ()
    TITLE_FIELDS = ("position",)
    COLUMNS = ("position", "outcome", "adoption", "note")

    handling = Link(ProposalHandling, "提案办理", owner=True, required=True)
    position = Numbering("序号", 10, width=4)
    outcome = Link(Outcome, "建议", required=True, width=24)
    adoption = Code("采纳情况", "outcome_adoption", default="pending", also=("是否采纳",), width=6)
    note = LongText("说明", also=("采纳说明",))

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        position = values.get("position")
        return f"第 {position} 条建议" if position else cls.TITLE

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if values.get("adoption") == "rejected" and not values.get("note"):
            return [Problem("note", "说明", "未采纳的请说明原因")]
        return []
