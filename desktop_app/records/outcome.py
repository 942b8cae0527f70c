"""意见建议 (成果): a suggestion with its source, its addressee, its handling and its result."""

from __future__ import annotations

import datetime
from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE, WORKING_DAYS
from desktop_app.chinese.working_days import NoCalendar
from desktop_app.errors import Problem
from desktop_app.records.activity import Activity
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.consultation import Consultation
from desktop_app.records.field_types import (
    Code,
    Codes,
    Day,
    LongText,
    Number,
    Numbering,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, reached, stopped_with_reason
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.money import Money
from desktop_app.records.nested_records import NestedRecord, by_numbers
from desktop_app.records.office import in_order
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.predicates import at_least, empty, filled, more_than, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.speech import Speech
from desktop_app.records.supervision import SupervisionItem
from desktop_app.records.topic import Topic

SOURCES = (
    "consultation", "proposal", "brand", "opinion_report", "speech", "activity",
    "supervision_item",
)  # fmt: skip
"""The kinds of records that a suggestion may come from."""
ADOPTION, HANDLING, FEEDBACK = "采纳", "办理", "反馈与成效"
ENDED_STATES = ("done", "closed")
SHORT, ISO_DAY = 40, 10


class Outcome(Record):
    """意见建议: one suggestion in the office's one ledger for all its sources."""

    KEY, TITLE, UNIT, TAB = "outcome", "意见建议", "条", "协商在基层"
    NAME, MATCH_KEYS = "content", (("number",), ("source", "content"))
    UNIQUE = (("number",),)
    SORT = "number"
    STATE, INTERNAL, INTERNAL_WITH = "handling", "internal", ("source", "topic")
    IMPORT = ImportHints(
        noted=("责任人", "责任领导", "联系人", "联系电话", "分管领导", "提出人"),
        texts={"handling": "progress", "adoption": "adoption_note"},
    )
    ONWARD = ("unassigned", "assigned", "progressing", "done", "closed")
    SEARCH = ("number", "content", "unit", "addressee", "sent_doc")
    COLUMNS = (
        "number", "content", "handling", "due", "unit", "adoption", "source", "addressee",
        "sent_on", "finished_on",
    )  # fmt: skip
    CARD = ("source", "unit", "due")
    FILTERS = ("handling", "adoption", "source", "unit", "satisfaction", "addressee")

    number = Numbering("编号", 20, also=("建议编号", "成果编号"), width=6)
    content = LongText("意见建议", required=True, also=("建议内容", "建议", "意见", "内容"))
    source = AnyLink("来源", of=SOURCES, required=True,
                     also=("协商", "协商主题", "协商会", "来源协商"))  # fmt: skip
    consultation = NarrowLink(Consultation, "协商", source="source")
    proposal = NarrowLink(Proposal, "提案", source="source")
    opinion_report = NarrowLink(OpinionReport, "社情民意", source="source")
    speech = NarrowLink(Speech, "大会发言", source="source")
    activity = NarrowLink(Activity, "活动", source="source")
    supervision_item = NarrowLink(SupervisionItem, "民主监督", source="source")
    topic = Link(Topic, "议题", width=12)
    internal = YesNo("不外传", also=("是否内部",), help_text=INTERNAL_HELP)
    addressee = Text("报送对象", 80, also=("报送单位", "主送单位"), width=10)
    sent_on = Day("报送日期", also=("报送时间",))
    sent_doc = Text("报送文号", 80, also=("文号", "报送文件"), document=True)

    adoption = Code(
        "采纳情况", "outcome_adoption", default="pending", also=("是否采纳", "采纳"),
        group=ADOPTION, width=6,
    )  # fmt: skip
    adopted_on = Day("采纳日期", also=("答复日期",), group=ADOPTION)
    adoption_note = LongText("采纳说明", also=("未采纳原因", "说明"), group=ADOPTION)

    unit = UnitName(
        "承办单位", 60, also=("办理单位", "责任单位", "主办单位", "牵头单位"),
        group=HANDLING, width=9,
    )  # fmt: skip
    partners = UnitName("协办单位", 120, also=("会办单位",), several=True, group=HANDLING)
    assigned_by = Text("交办机关", 60, also=("由谁交办", "交办机构"), group=HANDLING, width=9)
    assigned_on = Day("交办日期", also=("交办时间",), group=HANDLING)
    working_days = Number(
        "办理时限（工作日）", 1, 1000, also=("时限", "工作日", "办理工作日"), group=HANDLING,
        units=WORKING_DAYS,
    )  # fmt: skip
    due = Day(
        "办结期限", also=("办理期限", "完成时限", "期限", "办结时限", "办理时限"), group=HANDLING,
        last=True,
    )  # fmt: skip
    handling = Code(
        "办理状态", "outcome_handling", default="unassigned", also=("办理情况", "状态"),
        group=HANDLING, width=6,
    )  # fmt: skip
    progress = LongText("办理进展", also=("进展", "推进情况"), group=HANDLING)
    finished_on = Day("办结日期", also=("完成日期", "办结时间", "完成时间"), group=HANDLING)
    result = LongText("办理结果", also=("结果", "落实情况", "完成情况"), group=HANDLING)
    stopped_on = Day("停止日期", group=HANDLING)
    stop_reason = Text("停止原因", 200, group=HANDLING)
    reopened = Number("重新办理（次）", 0, 99, default=0, group=HANDLING)

    answered_on = Day("反馈日期", also=("反馈时间",), group=FEEDBACK)
    answer_mode = Code("反馈方式", "feedback_mode", group=FEEDBACK)
    satisfaction = Code("满意度", "satisfaction", default="none", also=("评价",), group=FEEDBACK)
    money = Money("落实资金（元）", also=("资金", "投入资金", "落实资金"), group=FEEDBACK)
    beneficiaries = Number("受益人数", 0, 10**9, also=("受益群众", "惠及人数"), group=FEEDBACK,
                           units=PEOPLE)  # fmt: skip
    ways = Codes("转化去向", "outcome_way", also=("转化", "转化情况"), group=FEEDBACK)
    way_no = Text("转化编号", 60, also=("提案号",), group=FEEDBACK)
    closed_on = Day("销号日期", also=("销号时间",), group=FEEDBACK)
    remark = LongText("备注", group=FEEDBACK)

    REJECTED, STOPPED = one_of(adoption, "rejected"), filled(stopped_on)
    LIVE = ~REJECTED & ~STOPPED
    """Neither rejected nor stopped."""
    ENDED = one_of(handling, *ENDED_STATES)
    """Its handling has come to an end, whether or not the case is closed (销号)."""
    OPEN = ~ENDED & LIVE
    """Somebody still has to act on it."""
    SETTLED = one_of(handling, "closed") | ~LIVE
    """It no longer keeps its consultation from being closed."""
    FINISHED = one_of(handling, "done") & LIVE
    """Handled but not closed: a look-back is to follow."""
    DUE_ON_DAY = OPEN & filled(due)
    DUE_IN_DAYS = OPEN & empty(due) & more_than(working_days, 0)
    """Open with a limit in working days whose last day is not computed."""
    UNANSWERED = OPEN & one_of(adoption, "pending", None)
    """Open and neither adopted nor rejected by its addressee."""
    ADOPTED = one_of(adoption, "adopted", "partly")
    REOPENED = at_least(reopened, 1)

    NESTED = NestedRecord(
        link="source", within=("consultation",), item="content", label="拆成意见建议",
        split=by_numbers,
        titles=(
            "意见建议", "建议", "意见和建议", "意见建议内容", "协商建议", "协商意见", "主要建议",
            "协商成果", "成果", "成果内容", "协商意见建议", "提出的意见建议",
        ),
        columns=(
            "adoption", "adopted_on", "adoption_note", "unit", "partners", "assigned_by",
            "assigned_on", "due", "handling", "progress", "finished_on", "result", "satisfaction",
            "money", "beneficiaries", "ways", "way_no",
        ),
        by_hand=("addressee", "sent_on", "sent_doc", "answered_on"),
        inherits={
            "addressee": "reported_to", "sent_on": "reported_on", "sent_doc": "reported_doc",
            "topic": "topics",
        },
        texts={"handling": "progress", "adoption": "adoption_note", "due": "progress"},
        lead="summary",
    )  # fmt: skip

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        text = " ".join(str(values.get("content") or "").split())
        return (text[:SHORT] + "……" if len(text) > SHORT else text) or "（未命名）"

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "sent_on", "adopted_on")
        found += in_order(cls, values, "assigned_on", "due")
        found += in_order(cls, values, "assigned_on", "finished_on")
        found += stopped_with_reason(values)
        if cls.REJECTED.holds(values) and not values.get("adoption_note"):
            found.append(Problem("adoption_note", "采纳说明", "未采纳的请说明原因", stops=False))
        if values.get("working_days") and values.get("assigned_on"):
            found += _unknown_year(values, lookup)
        return found

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The last day of a limit in working days; its own day stays where there is no limit."""
        day = last_day(values, lookup)
        return {} if day is None else {"due": day.isoformat()}

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_REQUIRED_FOR.get(to, ()))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.LIVE.holds(values):
            return []
        days = [each for each in _STATE_FIELDS if each[1] not in ("progress", "unit")]
        return reached(values, lookup, days)

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        return next((state for state, name in _STATE_FIELDS if values.get(name)), "")


_STATE_FIELDS = (
    ("closed", "closed_on"),
    ("done", "finished_on"),
    ("progressing", "progress"),
    ("assigned", "assigned_on"),
    ("assigned", "unit"),
)
_REQUIRED_FOR = {
    "assigned": ("unit", "assigned_on"),
    "progressing": ("unit",),
    "done": ("finished_on", "result"),
    "lasting": ("progress",),
    "blocked": ("progress",),
    "closed": ("finished_on", "result", "answered_on", "closed_on"),
}


def last_day(values: Mapping[str, Any], lookup: Lookup) -> datetime.date | None:
    """The day a limit in working days ends; None without limit, day of assignment or calendar."""
    start, count = values.get("assigned_on"), values.get("working_days")
    if not count or not start or len(start) < ISO_DAY:
        return None
    try:
        return lookup.calendar.add(datetime.date.fromisoformat(start), count)
    except NoCalendar:
        return None


def _unknown_year(values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
    start = values["assigned_on"]
    if len(start) < ISO_DAY:
        text = "交办日期写到某一天，才能算出工作日的期限"
        return [Problem("assigned_on", "交办日期", text, stops=False)]
    try:
        lookup.calendar.add(datetime.date.fromisoformat(start), values["working_days"])
    except NoCalendar as unknown:
        text = f"算不出期限：{unknown}，或直接填写办结期限"
        return [Problem("due", "办结期限", text, stops=False)]
    return []


class OutcomeStep(Record):
    """办理记录: one step in what became of a suggestion."""

    KEY, TITLE, UNIT = "outcome_step", "办理记录", "条"
    NAME, MATCH_KEYS, SORT = "content", (("outcome", "day", "content"),), "day"
    SEARCH = ("person",)
    COLUMNS = ("day", "kind", "content", "person")

    outcome = Link(Outcome, "意见建议", owner=True, required=True)
    day = Day("日期", required=True, also=("时间",))
    kind = Code("环节", "outcome_step_kind", default="progress")
    content = LongText("情况", required=True, also=("内容", "说明"))
    person = PersonName("经办人", 25, also=("经手人",))

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}
