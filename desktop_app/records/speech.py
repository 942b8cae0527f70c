"""大会发言: a speech for a plenary session, from the call for it to the volume of speeches."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import MINUTES
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
from desktop_app.records.gates import missing, reached
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import (
    COMMITTEE_TITLE,
    SECTOR_TITLE,
    Committee,
    Sector,
    Term,
    in_order,
)
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.reading import with_member
from desktop_app.records.record import Record
from desktop_app.records.session import Session, session_in
from desktop_app.records.special_field_types import TimeOfDay
from desktop_app.records.waiting_order import WaitingOrder

BODY, REVIEW, GIVING = "发言稿", "征集与审核", "发言与汇编"
AHEAD_STATES = ("invited", "submitted", "returned", "checked")
"""The states of a speech that no meeting has decided on yet."""
CHOSEN_STATES = ("chosen", "given", "collected")
NEEDS = {
    "submitted": ("handed_on",),
    "returned": ("checked_on", "check_note"),
    "checked": ("handed_on", "checker", "checked_on", "check_result"),
    "chosen": ("kind", "chosen_on", "chosen_by"),
    "given": ("given_on",),
    "unused": ("unused_reason",),
}
"""Of each state of a speech the fields that are filled in before."""
_STATE_FIELDS = (
    ("collected", "volume_place"),
    ("given", "given_on"),
    ("chosen", "chosen_on"),
    ("submitted", "handed_on"),
)


class Speech(Record):
    """大会发言: by one member or on behalf of a body, spoken, written or in a joint group."""

    KEY, TITLE, UNIT, TAB = "speech", "大会发言", "篇", "提案信息"
    IN_TERM, STATE, SORT = "term", "state", "handed_on"
    MATCH_KEYS = (("session", "name", "author"), ("session", "name"), ("name", "author"))
    IMPORT = ImportHints(
        above={"session": session_in},
        combined=(("author", "unit"), ("author", "phone"), ("sector", "committee")),
        splits=("author",),
        sections={"sector": SECTOR_TITLE, "committee": COMMITTEE_TITLE},
        noted=("编号", "页数"),
        texts={"state": "remark", "kind": "remark", "author_kind": "remark"},
        form_only=("invited_on", "session"),
    )
    ONWARD = ("invited", "submitted", "checked", "chosen", "given", "collected")
    SEARCH = ("author", "unit", "speaker")
    COLUMNS = (
        "name", "state", "author", "kind", "session", "planned_on", "starts_at", "position", "unit",
        "committee", "handed_on", "words", "minutes",
    )  # fmt: skip
    CARD = ("author", "kind", "planned_on")
    APART = ("session", "author", "unit", "handed_on")
    FILTERS = (
        "state", "session", "kind", "author_kind", "committee", "sector", "planned_on",
        "in_volume", "term",
    )  # fmt: skip

    name = Text(
        "发言题目", 120, required=True, width=20,
        also=("题目", "标题", "发言标题", "材料题目", "发言材料题目", "名称"),
    )  # fmt: skip
    state = Code("状态", "speech_state", default="invited", also=("发言状态",), width=7)
    term = Link(Term, "届次", also=("届", "届别"))
    session = Link(
        Session, "会议", also=("届次会议", "会次", "会议届次"), width=9, brings={"term": "term"}
    )
    kind = Code("发言形式", "speech_kind", also=("形式", "发言方式", "发言类型"), width=5)
    author_kind = Code("发言主体", "speech_author", also=("主体", "主体类别"), width=7)
    member = Link(
        Member, "发言委员",
        brings={"author": "name", "unit": "unit", "phone": "mobile", "sector": "sector",
                "committee": "committee"},
    )  # fmt: skip
    author = Text(
        "发言者", 80, width=8, also=("发言人", "作者", "发言单位", "提交人", "报送单位", "姓名"),
        help_text="委员写姓名；党派、专委会、小组的发言写它的名称",
    )  # fmt: skip
    unit = Text("单位及职务", 80, also=("发言者单位及职务", "单位职务", "单位", "工作单位"),
                width=14)  # fmt: skip
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机", "手机号", "手机号码"))
    sector = Link(Sector, "界别", also=("所属界别",), width=6)
    committee = Link(Committee, "专委会", also=("所属专委会", "联系专委会"), width=8)
    writer = PersonName("执笔人", 25, also=("撰稿人",))
    speaker = PersonName(
        "代表发言人", 25, also=("宣读人", "代表发言"),
        help_text="代表党派、专委会或小组上台发言的人；本人发言的不填",
    )  # fmt: skip

    text = LongText("发言稿", also=("发言全文", "全文", "正文", "发言内容", "内容"), group=BODY)
    words = Number(
        "字数", 0, 10**6, also=("发言字数",), group=BODY, width=5,
        help_text="按发言稿数，不算空格和换行；没有录入发言稿的可以自己填",
    )  # fmt: skip

    invited_on = Day("征集日期", also=("约稿日期", "征集时间"), group=REVIEW)
    handed_on = Day(
        "报送日期", group=REVIEW,
        also=("报送时间", "交稿日期", "交稿时间", "收稿日期", "收稿时间", "提交日期"),
    )  # fmt: skip
    checker = PersonName("审核人", 25, also=("审稿人",), group=REVIEW)
    checked_on = Day("审核日期", also=("审核时间", "审稿日期"), group=REVIEW)
    check_result = Code("审核结果", "speech_check", also=("审稿结果",), group=REVIEW)
    check_note = LongText("修改意见", also=("审核意见", "审稿意见"), group=REVIEW)
    chosen_on = Day("选定日期", also=("确定日期",), group=REVIEW)
    chosen_by = Text("选定的会议", 60, also=("确定的会议", "审定会议"), group=REVIEW, width=10)
    unused_reason = Text("未采用原因", 200, also=("不采用原因",), group=REVIEW)

    planned_on = Day("安排在哪天", also=("安排日期", "大会日期"), group=GIVING, width=8)
    position = Number("发言顺序", 1, 999, also=("顺序", "发言次序"), group=GIVING, width=5)
    starts_at = TimeOfDay("开始时刻", also=("开始时间",), group=GIVING)
    minutes = Number(
        "发言时长（分钟）", 1, 240, also=("时长", "发言时长", "发言时间", "分钟"), group=GIVING,
        width=5, units=MINUTES,
    )  # fmt: skip
    given_on = Day("发言日期", also=("实际发言日期",), group=GIVING)
    in_volume = YesNo("收入汇编", also=("是否收入汇编", "汇编"), group=GIVING)
    volume_place = Number("汇编次序", 1, 999, also=("汇编序号",), group=GIVING, width=5)
    remark = LongText("备注", also=("说明",), group=GIVING)

    AHEAD = one_of(state, *AHEAD_STATES)
    CHOSEN = one_of(state, *CHOSEN_STATES)
    """A meeting chose it: to be spoken, or to be set in the volume."""
    SPOKEN = one_of(kind, "oral", "group")
    ARRANGED = filled(planned_on) & filled(position)
    """It has its place in the order of a plenary day."""
    GIVEN = one_of(state, "given", "collected") & filled(given_on)
    WAITS = one_of(state, "invited", "submitted", "chosen")
    TO_DO = one_of(state, *AHEAD_STATES, "chosen")
    OPENS_IN = WaitingOrder((TO_DO,), handed_on, "没有发言的在前，新报送的先")
    """Somebody has to do the next step: hand it in, check it, put it in order."""
    HANDED_IN = filled(handed_on)
    UNHANDED = one_of(state, "invited") & empty(handed_on)
    """Called for, and not handed in yet."""
    UNREADY = one_of(state, "invited", "returned", "unused")
    """Nothing that a meeting could choose."""
    UNCHECKED = one_of(state, "submitted") & filled(handed_on)
    UNARRANGED = one_of(state, "chosen") & SPOKEN & empty(position)
    """To be spoken, without a place in the order."""
    IN_VOLUME = one_of(in_volume, 1)
    COLLECTIVE = one_of(author_kind, "party", "body", "sector", "committee", "group")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """For the last session, called for today."""
        known = lookup.titles.get(Session.KEY)
        last = known.items()[-1:] if known is not None else ()
        return {
            **super().defaults(lookup), "term": lookup.term,
            "session": last[0][0] if last else None, "invited_on": lookup.today.isoformat(),
        }  # fmt: skip

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The one member who has the name of the author."""
        return with_member(draft, "author", lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The words of the text; a number that was typed stays where there is no text."""
        text = values.get("text")
        return {"words": word_count(text)} if text else {}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "handed_on", "checked_on")
        found += in_order(cls, values, "chosen_on", "given_on")
        if "author" in values and not values["author"]:
            found.append(Problem("author", "发言者", "还没有写明谁发言", stops=False))
        if "kind" in values and not values["kind"]:
            found.append(Problem("kind", "发言形式", "还没有选发言形式", stops=False))
        if values.get("position") and "planned_on" in values and not values["planned_on"]:
            text = "写了发言顺序，请补上安排在哪天"
            found.append(Problem("planned_on", "安排在哪天", text, stops=False))
        if cls.COLLECTIVE.holds(values) and "speaker" in values and not values["speaker"]:
            text = "集体发言还没有写明由谁代表发言"
            found.append(Problem("speaker", "代表发言人", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *NEEDS.get(to, ()))
        if lacking:
            return lacking
        if to == "checked" and values["check_result"] != "through":
            return Problem("check_result", "审核结果", "审核结果不是“通过”，请退修或不采用")
        if to == "collected" and not cls.IN_VOLUME.holds(values):
            return Problem("in_volume", "收入汇编", "还没有收入汇编，请先选“是”")
        return None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state implied by the line of a ledger."""
        if cls.IN_VOLUME.holds(values):
            return "collected"
        told = next((state for state, name in _STATE_FIELDS if values.get(name)), "")
        return told or ("submitted" if values.get("text") else "")

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if one_of(cls.state, "unused").holds(values):
            return []
        days = [each for each in _STATE_FIELDS if each[1] != "volume_place"]
        return reached(values, lookup, days)


def word_count(text: str) -> int:
    """How many characters a text has, blanks and line ends left out, as offices count 字数."""
    return len("".join(text.split()))
