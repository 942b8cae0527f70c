"""请假: one member's leave from an activity or for a time, who decided on it, and its marks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.dates import earliest, latest
from desktop_app.errors import Problem
from desktop_app.records.activity import Activity
from desktop_app.records.field_types import Code, Day, LongText, Numbering, PersonName, Text
from desktop_app.records.filled_marks import FilledMarks
from desktop_app.records.gates import missing
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.leave_kinds import NO_ABSENCE_KINDS
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import in_order
from desktop_app.records.predicates import one_of
from desktop_app.records.record import Record
from desktop_app.records.years import Year, year_from

DECISION = "审批与出勤"
NEEDS = {
    "granted": ("approver", "decided_on"),
    "refused": ("approver", "decided_on", "decision_note"),
}
"""Of each decision the fields that are filled in before."""


class Leave(Record):
    """请假: asked for by a member, granted or not; a granted one fills the marks of attendance."""

    KEY, TITLE, UNIT, TAB = "leave", "请假", "条", "委员履职"
    NAME, SORT, STATE = "number", "since", "state"
    TERM_OF = "member"
    MATCH_KEYS = (("year", "number"), ("member", "activity"), ("member", "since"))
    UNIQUE = (("year", "number"),)
    IMPORT = ImportHints(
        strict=(("year", "number"), ("member", "activity"), ("member", "since")),
        combined=(("since", "until"),),
        texts={"kind": "remark", "state": "remark"},
        year_above="year",
        form_only=("asked_on",),
    )
    ONWARD = ("pending", "granted")
    FOLLOWS = ("filled",)
    SEARCH = ("reason", "approver")
    COLUMNS = (
        "number", "member", "state", "kind", "activity", "since", "until", "asked_on", "approver",
        "decided_on", "filled",
    )  # fmt: skip
    CARD = ("member", "activity", "kind", "since")
    APART = ("member", "activity", "since")
    FILTERS = ("state", "kind", "since", "activity", "decided_on", "year")

    number = Numbering(
        "编号", 20, also=("请假编号", "单号"), width=7, help_text="不填就按年接着编，如 QJ-001"
    )
    state = Code("审批结果", "leave_state", default="pending", also=("状态", "批准情况"), width=5)
    member = Link(Member, "请假委员", required=True, also=("委员", "姓名", "请假人"), width=7)
    kind = Code(
        "请假类型", "leave_kind", also=("类型", "请假类别", "假别"), width=7,
        help_text="上级会议、因公出国（境）经批准的是公假，不计缺席",
    )  # fmt: skip
    activity = Link(
        Activity, "请假的会议（活动）", also=("会议", "活动", "会议（活动）", "会议名称"), width=14,
        brings={"since": "start_on", "until": "end_on"},
        help_text="不选活动的，写明起止日期，这段时间的会议和活动都算请假",
    )  # fmt: skip
    asked_on = Day("申请日期", also=("请假日期", "提出日期", "申请时间"), width=8)
    since = Day("起始日期", also=("请假开始", "开始日期", "请假时间", "自"), width=8)
    since_half = Code("从哪半天起", "day_half", also=("起始半天",), help_text="空着是从早上起")
    until = Day("截止日期", last=True, also=("请假结束", "结束日期", "至"), width=8)
    until_half = Code("到哪半天止", "day_half", also=("截止半天",), help_text="空着是到当天结束")
    reason = LongText("请假事由", also=("事由", "请假原因", "原因"))
    year = Year("年份", also=("年度",), width=5, help_text="不填就按起始日期")

    approver = PersonName(
        "批准人", 40, also=("审批人", "审批领导"), group=DECISION, width=7,
        help_text="谁批准随会议的类型，下面一行会写明，可在设置里改",
    )  # fmt: skip
    decided_on = Day("审批日期", also=("批准日期", "审批时间"), group=DECISION, width=8)
    decision_note = Text("审批意见", 200, also=("批示", "意见"), group=DECISION)
    document = Text("文号", 60, also=("假条文号",), group=DECISION, document=True)
    filled = FilledMarks("记入出勤", group=DECISION, width=7)
    remark = LongText("备注", also=("说明",), group=DECISION)

    PENDING = one_of(state, "pending", None)
    WAITS = one_of(state, "pending")
    """Somebody has to decide on it."""
    GRANTED = one_of(state, "granted")
    NO_ABSENCE = one_of(kind, *NO_ABSENCE_KINDS)
    """公假: away with leave that is no absence."""

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        return str(values.get("number") or cls.TITLE)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Asked for today."""
        return {**super().defaults(lookup), "asked_on": lookup.today.isoformat()}

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: object = None
    ) -> dict[str, Any]:
        """The year of its first day; one that was typed stays where no day says it."""
        return year_from(values, lookup, "since", "asked_on", "decided_on")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "since", "until")
        known = "activity" in values and "since" in values
        if known and not values["activity"] and not values["since"]:
            text = "请选请假的会议（活动），或者写明请假的起止日期"
            found.append(Problem("since", "起始日期", text, stops=False))
        if "kind" in values and not values["kind"]:
            found.append(Problem("kind", "请假类型", "还没有选请假类型", stops=False))
        asked, since = values.get("asked_on"), values.get("since")
        if asked and since and earliest(asked) > latest(since):
            text = "申请日期在请假开始以后，是补办的请假，请核对"
            found.append(Problem("asked_on", "申请日期", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *NEEDS.get(to, ()))
        if (
            lacking is None
            and to == "granted"
            and not (values.get("activity") or values.get("since"))
        ):
            return Problem("since", "起始日期", "请先选请假的会议（活动），或者写明起止日期")
        return lacking

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """A line of a ledger that names who approved it when was granted."""
        return "granted" if not cls.gate(values, "granted") else ""
