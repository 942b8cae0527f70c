"""请示报告: a request or a report to a leading body, when it was sent and what was answered."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.field_types import Code, Day, LongText, Numbering, Text, YesNo
from desktop_app.records.gates import furthest_allowed, missing, reached
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

REPLY = "批复和办结"
ASK = "ask"
NEEDS = {
    "sent": ("addressee", "sent_on"),
    "pending": ("addressee", "sent_on"),
    "approved": ("replied_on",),
    "returned": ("replied_on",),
    "closed": ("closed_on",),
}
"""Of each state of a request the fields that are filled in before."""
_KINDS = (
    (pattern(r"请示(?:件|函)?[》）)]*$"), ASK),
    (pattern(r"(?:专题|工作|情况)汇报[》）)]*$"), "briefing"),
    (pattern(r"报告[》）)]*$"), "report"),
)
"""What the end of a title says about the kind."""


class Request(Record):
    """请示报告: a request waits for an answer, a report need not."""

    KEY, TITLE, UNIT, TAB = "request", "请示报告", "件", "专项工作"
    SORT, STATE, INTERNAL = "sent_on", "state", "internal"
    MATCH_KEYS = (("year", "number"), ("document",), ("name", "sent_on"), ("name", "addressee"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    IMPORT = ImportHints(
        strict=(("year", "number"), ("document",), ("name", "sent_on"), ("name", "addressee")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("份数", "经办人", "签发人", "页数", "密级", "联系电话"),
        texts={"kind": "remark", "state": "remark"},
        year_above="year",
    )
    ONWARD = ("draft", "sent", "pending", "approved", "closed")
    SEARCH = ("number", "addressee", "document", "reply_document")
    COLUMNS = (
        "number", "name", "kind", "state", "reply_due", "addressee", "sent_on", "committee",
        "document", "replied_on",
    )  # fmt: skip
    CARD = ("addressee", "sent_on", "reply_due")
    APART = ("sent_on", "document", "addressee")
    FILTERS = (
        "state", "kind", "committee", "addressee", "sent_on", "reply_due", "year", "internal",
    )  # fmt: skip

    number = Numbering(
        "编号", 20, also=("登记号", "登记编号"), width=7, help_text="不填就按年接着编，如 QS-001"
    )
    year = Year("年份", also=("年度",), width=5, help_text="不填就按报送日期")
    kind = Code(
        "类型", "request_kind", also=("类别", "文种", "请示报告类型"), width=6,
        help_text="不填就按标题的结尾（请示、报告、汇报）",
    )  # fmt: skip
    state = Code("状态", "request_state", default="draft", also=("办理状态", "办理情况"), width=6)
    name = Text(
        "标题", 120, required=True, width=24,
        also=("事项", "请示报告事项", "请示事项", "报告事项", "题目", "文件标题", "名称",
              "文件名称"),
    )  # fmt: skip
    addressee = UnitName(
        "报送对象", 120, width=12,
        also=("主送", "主送机关", "报送单位", "呈报单位", "请示对象", "呈送", "报送机关",
              "报送领导"),
    )  # fmt: skip
    committee = Link(
        Committee, "承办专委会", also=("专委会", "承办部门", "拟稿部门", "报告专委会"), width=9
    )
    document = Text("文号", 80, also=("发文字号", "发文文号", "文件号"), width=10, document=True)
    sent_on = Day(
        "报送日期", also=("日期", "报送时间", "呈报日期", "请示日期", "发文日期", "时间"), width=8
    )
    reply_due = Day(
        "应复日期", last=True, also=("批复期限", "答复期限", "要求批复日期", "应批复日期"), width=8,
        help_text="到了这一天还没有批复会提醒",
    )  # fmt: skip
    internal = YesNo("不外传", also=("是否内部", "内部"), help_text=INTERNAL_HELP)
    content = LongText("主要内容", also=("内容", "请示内容", "报告内容", "内容摘要", "摘要"))

    replied_on = Day(
        "批复日期", also=("答复日期", "批示日期", "批复时间", "回复日期"), group=REPLY, width=8
    )
    replied_by = Text(
        "批复领导（单位）", 80, also=("批复人", "批复单位", "批复领导", "答复人"), group=REPLY
    )
    reply_document = Text("批复文号", 80, also=("答复文号", "复文号"), group=REPLY, document=True)
    reply = LongText(
        "批复（答复）意见", group=REPLY,
        also=("批复意见", "批复", "答复", "批复内容", "答复意见", "批复情况", "领导意见"),
    )  # fmt: skip
    closed_on = Day("办结日期", also=("完成日期", "办结时间"), group=REPLY, width=8)
    result = LongText("办理结果", also=("落实情况", "结果", "办结情况"), group=REPLY)
    remark = LongText("备注", also=("说明",), group=REPLY)

    DRAFT = one_of(state, "draft", None)
    WAITS = one_of(state, "sent", "pending")
    """It was sent, and no answer is written down."""
    REPLY_DUE = WAITS & filled(reply_due) & empty(replied_on)
    APPROVED, RETURNED = one_of(state, "approved"), one_of(state, "returned")
    CLOSED = one_of(state, "closed")
    ANSWERED = one_of(state, "approved", "returned")
    SENT = one_of(state, "sent")
    OPEN = one_of(state, "draft", "sent", "pending", "approved", "returned")
    TO_DO = one_of(state, "draft", "approved", "returned")
    """It is for this office to go on with it."""
    OPENS_IN = WaitingOrder(
        (WAITS, TO_DO), sent_on, "等批复的在前，应复日期近的先；再是没办结的", reply_due
    )

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of the day on which it was sent, the kind that its title says, where empty."""
        found: dict[str, Any] = year_from(values, lookup, "sent_on", "replied_on")
        kind = "" if values.get("kind") else kind_of(values.get("name") or "")
        return {**found, "kind": kind} if kind else found

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = []
        for first, last in (
            ("sent_on", "reply_due"), ("sent_on", "replied_on"), ("sent_on", "closed_on"),
        ):  # fmt: skip
            found += in_order(cls, values, first, last)
        if (
            cls.WAITS.holds(values)
            and is_ask(values)
            and "reply_due" in values
            and not values["reply_due"]
        ):
            text = "请示还没有写应复日期，没有批复时不会提醒"
            found.append(Problem("reply_due", "应复日期", text, stops=False))
        if "kind" in values and not (values["kind"] or kind_of(values.get("name") or "")):
            found.append(Problem("kind", "类型", "还没有选类型（请示、报告）", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *NEEDS.get(to, ()))
        unanswered = is_ask(values) and not values.get("replied_on")
        if lacking is None and to == "closed" and unanswered:
            return Problem("replied_on", "批复日期", "请示还没有批复，不能办结")
        return lacking

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The furthest state that the days of a register's line imply and whose gate lets it."""
        return furthest_allowed(cls, values, reached(values, lookup, _STATE_DAYS))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        return [] if cls.RETURNED.holds(values) else reached(values, lookup, _STATE_DAYS)


_STATE_DAYS = (("closed", "closed_on"), ("approved", "replied_on"), ("sent", "sent_on"))


def kind_of(name: str) -> str:
    """The kind that the end of a title says, '' where it says none."""
    text = name.strip().rstrip("。 ")
    return next((kind for words, kind in _KINDS if words.search(text)), "")


def is_ask(values: Mapping[str, Any]) -> bool:
    """Whether it waits for an answer, by its kind or else by its title."""
    return (values.get("kind") or kind_of(values.get("name") or "")) == ASK
