"""提案办理: the handling sheet of one proposal at one unit, from assignment to its end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Phone,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, stopped_with_reason
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.nested_records import NestedRecord
from desktop_app.records.office import in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_words import (
    ANSWERING_ROLES,
    HANDLING_NEEDS,
    PUT_OFF,
    SHEET_ENDED,
)
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.unit_cells import by_units
from desktop_app.records.waiting_order import WaitingOrder

REPLY, LATER = "答复", "后续"


class ProposalHandling(Record):
    """提案办理: one sheet for each proposal and unit, which alone is reminded of."""

    KEY, TITLE, UNIT, TAB = "proposal_handling", "提案办理", "份", "提案信息"
    NAME, SORT, STATE = "unit", "assigned_on", "state"
    INTERNAL, FOLLOWS, INTERNAL_WITH = "internal", ("internal",), ("proposal",)
    MATCH_KEYS = (("proposal", "unit", "role"), ("proposal", "unit"))
    IMPORT = ImportHints(
        noted=("责任人", "责任领导", "分管领导", "案由", "提案者"),
        texts={"state": "remark", "reply_class": "remark", "work": "remark", "result": "remark"},
    )
    ONWARD = (
        "pending", "assigned", "signed", "opined", "drafted", "replied", "checked", "polled",
        "redoing", "redone", "following", "done",
    )  # fmt: skip
    SEARCH = ("unit", "reply_doc", "contact")
    COLUMNS = (
        "proposal", "unit", "role", "state", "due", "system", "assigned_on", "signed_on",
        "reply_on", "reply_class", "result",
    )  # fmt: skip
    CARD = ("proposal", "role", "due")
    APART = ("role", "proposal", "assigned_on")
    FILTERS = ("state", "role", "system", "unit", "reply_class", "result", "channel")

    proposal = Link(
        Proposal, "提案", required=True, also=("提案号", "提案编号", "流水号"), width=22
    )
    unit = UnitName("承办单位", 60, required=True, also=("办理单位", "单位"), width=11)
    role = Code("分工", "handling_role", default="sole", also=("办理方式", "办理类型"), width=4)
    state = Code(
        "办理状态", "handling_state", default="pending", also=("状态", "办理情况"), width=6
    )
    system = Code("承办系统", "handling_system", also=("系统",), width=6)
    channel = Code("交办渠道", "assignment_channel", also=("渠道", "由谁交办"), width=8)
    meeting_on = Day("交办会日期", also=("交办会",))
    assigned_on = Day("交办日期", also=("交办时间",))
    assigned_doc = Text("交办文号", 80)
    signed_by = PersonName("签收人", 25)
    signed_on = Day("签收日期", also=("签收时间",))
    contact = PersonName("承办联系人", 25, also=("联系人",))
    phone = Phone("承办电话", also=("联系电话", "电话"))
    due = Day(
        "办理期限", also=("答复期限", "应答复日期", "办结期限", "期限"), last=True,
        help_text="应答复的日期；会办的是应交会办意见的日期",
    )  # fmt: skip
    instead_of = Link("self", "改办自", help_text="原来的单位申退以后，由这个单位接着办")

    opinion_on = Day("会办意见日期", also=("会办意见提交日期",), group=REPLY)
    opinion_doc = Text("会办意见文号", 80, document=True, group=REPLY)
    opinion = LongText("会办意见", group=REPLY)

    draft_on = Day("征求意见稿日期", also=("意见复函日期",), group=REPLY)
    reply_on = Day("答复日期", also=("复函日期", "正式答复日期", "答复时间"), group=REPLY)
    reply_doc = Text("复函文号", 80, also=("答复文号", "函号"), document=True, group=REPLY)
    reply_signer = PersonName("签发人", 25, also=("复函签发人",), group=REPLY)
    reply_class = Code(
        "答复类别", "reply_class", also=("办理结果类别", "类别"), group=REPLY, width=5
    )
    reply = LongText("答复要点", also=("答复内容", "答复摘要"), group=REPLY)
    promised_on = Day(
        "计划落实日期", also=("承诺落实时间", "计划落实时间"), group=REPLY, last=True,
        help_text="答复里答应办成的时间，到时跟踪",
    )  # fmt: skip
    checked_on = Day("答复审核日期", group=REPLY)
    check_result = Code("答复审核", "reply_check", also=("办复审查",), group=REPLY)
    check_note = LongText("审核意见", group=REPLY)
    work = Code("办理工作评价", "proposal_satisfaction", also=("对办理工作",), group=REPLY, width=6)
    result = Code(
        "办理结果评价", "proposal_satisfaction", also=("对办理结果", "满意度", "满意情况"),
        group=REPLY, width=6, help_text="第一提案者的评价；每位提案者的评价在“征询意见”里",
    )  # fmt: skip
    polled_on = Day("征询完成日期", group=REPLY)

    return_asked_on = Day("申退日期", group=LATER)
    return_reason = LongText("申退理由", group=LATER)
    return_to = Text("申退报送机构", 60, group=LATER)
    return_decided_on = Day("申退商定日期", group=LATER)
    return_result = Code("申退结果", "return_result", group=LATER)
    return_note = LongText("商定情况", group=LATER)

    redo_on = Day("退回重办日期", group=LATER)
    redo_reason = LongText("重办原因", group=LATER)
    redo_due = Day("重办期限", last=True, group=LATER)
    redo_reply_on = Day("再次答复日期", group=LATER)
    redo_doc = Text("再次复函文号", 80, document=True, group=LATER)
    redo_class = Code("再次答复类别", "reply_class", group=LATER)
    redo_reply = LongText("再次答复要点", group=LATER)
    redone = Number("重办次数", 0, 99, default=0, group=LATER)

    followed_on = Day("跟踪办理日期", group=LATER)
    follow_result = LongText("跟踪办理结果", also=("落实情况",), group=LATER)
    follow_class = Code("跟踪后的类别", "reply_class", group=LATER)
    closed_on = Day("办结日期", also=("办结时间",), group=LATER)
    stopped_on = Day("停止日期", group=LATER)
    stop_reason = Text("停止原因", 200, group=LATER)
    internal = YesNo("不外传", group=LATER, help_text="随提案：提案不外传的，它的办理也不外传")
    remark = LongText("备注", group=LATER)

    ANSWERS = one_of(role, *ANSWERING_ROLES)
    """Owes the movers a reply."""
    ASSISTS = one_of(role, "assist")
    """Owes the main unit an opinion."""
    RETURNED, STOPPED = one_of(state, "returned"), filled(stopped_on)
    LIVE = ~RETURNED & ~STOPPED
    OPEN = ~one_of(state, *SHEET_ENDED) & ~STOPPED
    """Some unit still has to act on it."""
    UNSIGNED = (
        OPEN & empty(signed_on) & empty(reply_on) & empty(opinion_on)
        & ~one_of(role, "reference")
    )  # fmt: skip
    """The unit has neither signed for it nor done anything."""
    WAITS_FOR_REPLY = OPEN & ANSWERS & empty(reply_on) & filled(due)
    WAITS_FOR_OPINION = OPEN & ASSISTS & empty(opinion_on) & filled(due)
    WAITS_FOR_REDO = OPEN & filled(redo_due) & empty(redo_reply_on)
    FOLLOWED_UP = LIVE & filled(promised_on) & empty(followed_on)
    """Something was promised for a day, and nobody has looked yet whether it was done."""
    PUTS_OFF = (
        LIVE & (one_of(redo_class, PUT_OFF) | (empty(redo_class) & one_of(reply_class, PUT_OFF)))
        & filled(reply_on) & empty(promised_on) & empty(followed_on)
    )  # fmt: skip
    """The last reply puts something off and names no day."""
    RETURN_UNDECIDED = OPEN & filled(return_asked_on) & empty(return_result)
    REPLIED = ANSWERS & LIVE & filled(reply_on)
    REDONE = LIVE & filled(redo_on)
    ENDED = one_of(state, "done")
    OPENS_IN = WaitingOrder((OPEN,), assigned_on, "没办完的在前，先到期的先", due)

    NESTED = NestedRecord(
        link="proposal", item="unit", label="拆成承办单位", split=by_units,
        behind=("会办单位", "协办单位", "会办部门", "分办单位"),
        titles=(
            "承办单位", "办理单位", "主办单位", "承办部门", "责任单位", "主办、会办单位",
            "主（会）办单位", "主办和会办单位",
        ),
        columns=(
            "system", "assigned_on", "signed_on", "due", "reply_on", "reply_doc", "reply_class",
            "work", "result", "role", "promised_on",
        ),
        by_hand=("channel", "meeting_on", "reply_signer", "contact", "phone"),
        texts={"reply_class": "remark", "work": "remark", "result": "remark", "due": "remark"},
    )  # fmt: skip

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """A unit of a cell, with its role where the cell says it."""
        role, _, unit = item.rpartition("：")
        found: dict[str, object] = {"unit": unit}
        return {**found, "role": role} if role else found

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The reply in the line of a proposal is the main unit's, not a helper's.

        A unit that only assisted is done where the proposal was replied to.
        """
        is_of_cell = draft.get("role") in _HELPERS and not isinstance(draft.get("proposal"), str)
        if not is_of_cell:
            return draft
        own = {name: each for name, each in draft.items() if name not in _OF_REPLY}
        replied = draft.get("reply_on")
        return {**own, "closed_on": replied, "opinion_on": replied} if replied else own

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "assigned_on", "signed_on")
        found += in_order(cls, values, "assigned_on", "due")
        found += in_order(cls, values, "assigned_on", "reply_on")
        found += in_order(cls, values, "reply_on", "redo_on")
        found += in_order(cls, values, "redo_on", "redo_reply_on")
        found += stopped_with_reason(values)
        if cls.ASSISTS.holds(values) and values.get("reply_on"):
            text = "会办单位不单独答复，请改填会办意见，或把分工改为主办、分办"
            found.append(Problem("reply_on", "答复日期", text, stops=False))
        if values.get("reply_class") and "reply_on" in values and not values["reply_on"]:
            found.append(Problem("reply_on", "答复日期", "有答复类别，请补上答复日期", stops=False))
        if values.get("assigned_on") and "due" in values and not values["due"]:
            found.append(Problem("due", "办理期限", "还没有办理期限，不会提醒", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        wrong = _role_problem(values, to)
        if wrong:
            return wrong
        needed = HANDLING_NEEDS.get(to, ())
        if to == "done":
            needed = ("opinion_on",) if cls.ASSISTS.holds(values) else ()
            needed = (
                ("reply_on", "reply_class", "checked_on") if cls.ANSWERS.holds(values) else needed
            )
        return missing(cls, values, *needed) or _unmet(values, to)

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        return next((state for state, name in _STATE_FIELDS if values.get(name)), "")

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.LIVE.holds(values):
            return []
        today = lookup.today.isoformat()
        told = [each for each in _STATE_FIELDS if each[1] not in ("result", "due")]
        return [each for each in told if values.get(each[1]) and latest(values[each[1]]) <= today]


_HELPERS = ("会办", "协办", "参阅")
"""The roles of units that do not reply, as cells of ledgers write them."""
_OF_REPLY = ("reply_on", "reply_doc", "reply_class", "work", "result", "promised_on", "due")
_STATE_FIELDS = (
    ("done", "closed_on"),
    ("redone", "redo_reply_on"),
    ("redoing", "redo_on"),
    ("polled", "polled_on"),
    ("polled", "result"),
    ("checked", "checked_on"),
    ("replied", "reply_on"),
    ("drafted", "draft_on"),
    ("opined", "opinion_on"),
    ("signed", "signed_on"),
    ("assigned", "assigned_on"),
)
_FOR_ANSWERS = ("drafted", "replied", "checked", "polled", "redoing", "redone", "following")


def _role_problem(values: Mapping[str, Any], to: str) -> Problem | None:
    """What a sheet of this role never comes to."""
    model = ProposalHandling
    if to in _FOR_ANSWERS and not model.ANSWERS.holds(values):
        return Problem("role", "分工", "会办、参阅的单位不单独答复提案者")
    if to == "opined" and not model.ASSISTS.holds(values):
        return Problem("role", "分工", "只有会办单位交会办意见")
    return None


def _unmet(values: Mapping[str, Any], to: str) -> Problem | None:
    """A state that the sheet's own words contradict."""
    if to in ("checked", "polled", "done") and values.get("check_result") == "back":
        return Problem("check_result", "答复审核", "答复审核的结果是退回，请先重新答复并审核通过")
    if to == "checked" and values.get("check_result") != "through":
        return Problem("check_result", "答复审核", "答复还没有审核通过，请先填写答复审核")
    if to == "returned" and values.get("return_result") != "agreed":
        return Problem("return_result", "申退结果", "申退还没有同意，请先填写申退结果")
    if to == "done" and values.get("redo_on") and not values.get("redo_reply_on"):
        return Problem("redo_reply_on", "再次答复日期", "重新办理还没有再次答复")
    return None
