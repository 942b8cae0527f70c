"""提案: a proposal from its receipt to the end of its handling, with those who move it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.brand import BRAND_HELP, BRAND_LABEL, BRAND_NAMES, Brand
from desktop_app.records.field_types import (
    Code,
    Codes,
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
from desktop_app.records.links import Link, Links
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
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.proposal_words import (
    AHEAD_STATES,
    COLLECTIVE_KINDS,
    ENDED_STATES,
    FILED_STATES,
    HANDLED_STATES,
    LEFT_STATES,
    ORIGINS,
    PROPOSAL_NEEDS,
    REPLACED_STATES,
)
from desktop_app.records.reading import with_member
from desktop_app.records.record import Record
from desktop_app.records.session import Session, session_in
from desktop_app.records.special_field_types import TimeOfDay
from desktop_app.records.speech import Speech
from desktop_app.records.waiting_order import WaitingOrder

BODY, REVIEW = "提案内容", "收件与审查"
LINEAGE, MAJOR = "去向与来处", "重点与上级"


class Proposal(Record):
    """提案: a proposal, numbered twice: 流水号 when it is received, 提案号 when it is filed."""

    KEY, TITLE, UNIT, TAB = "proposal", "提案", "件", "提案信息"
    IN_TERM = "term"
    MATCH_KEYS = (
        ("session", "number"), ("serial",), ("session", "number", "name"),
        ("session", "name", "mover"),
    )  # fmt: skip
    UNIQUE = (("serial",), ("session", "number"))
    TITLE_FIELDS = ("number", "serial")
    SORT, STATE, INTERNAL = "serial", "state", "internal"
    IMPORT = ImportHints(
        by_name=True,
        above={"session": session_in},
        strict=(("session", "number"),),
        combined=(("mover", "unit"), ("mover", "phone"), ("sector", "committee")),
        splits=("mover",),
        sections={"sector": SECTOR_TITLE, "committee": COMMITTEE_TITLE},
        noted=("备案号", "页数", "字数"),
        texts={"state": "remark", "category": "remark", "kind": "remark"},
        form_only=("received_on", "session"),
    )
    ONWARD = (
        "draft", "submitted", "reviewed", "filed", "assigned", "handling", "answered", "polled",
        "redoing", *ENDED_STATES,
    )  # fmt: skip
    SEARCH = ("number", "serial", "mover", "unit", "suggested_units")
    COLUMNS = (
        "serial", "number", "name", "state", "mover", "kind", "category", "session", "period",
        "committee", "received_on", "filed_on",
    )  # fmt: skip
    CARD = ("number", "mover", "category")
    APART = ("number", "serial", "session", "mover", "received_on")
    FILTERS = (
        "state", "session", "period", "kind", "category", "committee", "sector", "major", "term",
    )  # fmt: skip

    serial = Numbering("流水号", 20, also=("收件号", "收文号", "登记号"), width=6)
    number = Numbering("提案号", 20, also=("提案编号", "编号", "案号", "立案号"), width=6)
    name = Text(
        "案由", 120, required=True, width=24,
        also=("提案名称", "提案标题", "提案题目", "标题", "题目", "提案案由", "案名", "名称"),
    )  # fmt: skip
    state = Code("状态", "proposal_state", default="submitted", also=("提案状态",), width=6)
    term = Link(Term, "届次", also=("届", "届别"))
    session = Link(
        Session, "会议", also=("届次会议", "会次", "会议届次"), width=9, brings={"term": "term"}
    )
    period = Code(
        "提案时段", "proposal_period", also=("时段", "会间或平时"), width=5,
        help_text="按收件时间自动填；会议没写截止时间的自己选",
    )  # fmt: skip
    kind = Code("提案类型", "proposal_kind", also=("提案形式", "提案种类", "类型"), width=7)
    category = Code(
        "提案类别", "proposal_category", also=("类别", "提案分类", "分类", "内容分类"), width=7
    )
    member = Link(
        Member, "第一提案委员",
        brings={"mover": "name", "unit": "unit", "phone": "mobile", "sector": "sector",
                "committee": "committee"},
    )  # fmt: skip
    mover = Text(
        "提案者", 80, width=8,
        also=("第一提案人", "提案人", "提案单位", "提出人", "提案人姓名", "领衔提案人", "提案委员"),
    )  # fmt: skip
    unit = Text("提案者单位", 80, also=("单位及职务", "工作单位", "单位", "提案人单位"), width=14)
    phone = Phone("提案者电话", sensitive=True, also=("联系电话", "电话", "手机", "手机号"))
    sector = Link(Sector, "界别", also=("所属界别",), width=6)
    committee = Link(Committee, "专委会", also=("所属专委会", "联系专委会", "对口专委会"), width=8)
    contact = PersonName("联系人", 25, also=("集体提案联系人",))
    leader = PersonName("集体提案负责人", 25, also=("负责人",))
    writer = PersonName("执笔人", 25, also=("撰稿人",))
    internal = YesNo("不外传", also=("是否内部",), help_text=INTERNAL_HELP)

    problem = LongText("情况与问题", also=("提案内容", "主要内容", "内容", "情况"), group=BODY)
    analysis = LongText("分析", also=("原因分析",), group=BODY)
    advice = LongText("建议", also=("意见建议", "建议内容", "具体建议"), group=BODY)
    suggested_units = Text(
        "建议承办单位", 200, also=("建议办理单位", "拟办单位"), group=BODY, width=12
    )

    researched = YesNo("经过调研", also=("是否经过调研", "是否调研"), group=BODY)
    self_written = YesNo("本人撰写", also=("是否本人撰写",), group=BODY)
    forwarded = YesNo(
        "转呈他人材料", also=("是否转呈他人材料", "是否转呈"), group=BODY,
        help_text="材料是别人写的、由委员转交的选“是”",
    )  # fmt: skip
    may_publish = YesNo("同意公开", also=("是否同意公开", "是否公开", "是否愿公开"), group=BODY)
    publish_note = Text("不公开原因", 200, also=("不同意公开原因",), group=BODY)
    may_join = YesNo("可以附议", also=("可否附议", "是否可附议"), group=BODY)
    consult_form = Text("建议协商方式", 60, group=BODY)
    signed = YesNo(
        "已签名盖章", also=("是否签名盖章",), group=BODY,
        help_text="集体提案要有负责人签名或单位印章，提交以前核对",
    )  # fmt: skip

    received_on = Day(
        "收件日期", also=("收到日期", "提交日期", "提交时间", "收件时间"), group=REVIEW
    )
    received_at = TimeOfDay("收件时刻", group=REVIEW)
    returned_note = LongText("退回修改意见", also=("修改意见",), group=REVIEW)
    first_reviewer = PersonName("初审人", 25, group=REVIEW)
    first_on = Day("初审日期", group=REVIEW)
    first_opinion = Code("初审意见", "review_opinion", group=REVIEW)
    second_reviewer = PersonName("复审人", 25, group=REVIEW)
    second_on = Day("复审日期", group=REVIEW)
    second_opinion = Code("复审意见", "review_opinion", group=REVIEW)
    final_reviewer = Text("终审人或会议", 60, also=("终审人",), group=REVIEW)
    final_on = Day("终审日期", also=("审查日期",), group=REVIEW)
    final_opinion = Code("终审意见", "review_opinion", also=("审查结果",), group=REVIEW)
    review_note = LongText("审查意见", also=("审查说明",), group=REVIEW)
    filed_on = Day("立案日期", also=("立案时间",), group=REVIEW)
    reject_reason = Codes(
        "不予立案理由", "proposal_reject_reason", also=("不立案理由", "不予立案原因"), group=REVIEW
    )
    told_on = Day("告知提案者日期", also=("告知日期",), group=REVIEW)

    merged_into = Link(
        "self", "并入提案", also=("合并到",), group=LINEAGE,
        help_text="点“办理”里的“并案…”会自动填上",
    )  # fmt: skip
    split_from = Link("self", "分自提案", also=("拆分自",), group=LINEAGE)
    origin = AnyLink("来处", of=ORIGINS, also=("来自",), group=LINEAGE, help_text="由哪一条转来")
    speech = NarrowLink(Speech, "大会发言", source="origin")
    related = Links("self", "相关提案", group=LINEAGE)
    unlike = Links("self", "不相近的提案", group=LINEAGE)
    passed_to = Code("转作", "proposal_passed_to", also=("转办方式",), group=LINEAGE)
    passed_on = Day("转出日期", also=("转办日期",), group=LINEAGE)
    passed_note = Text("转出去向", 120, group=LINEAGE)
    withdrawn_on = Day("撤案日期", group=LINEAGE)
    withdraw_reason = Text("撤案原因", 200, also=("撤案理由",), group=LINEAGE)
    closed_on = Day("办结日期", also=("办结时间",), group=LINEAGE)
    archived_on = Day("归档日期", also=("立卷日期",), group=LINEAGE)

    major = YesNo(
        "重点提案", also=("是否重点提案", "是否重点"), group=MAJOR,
        help_text="在“重点提案”里登记过的，跟着那里变",
    )  # fmt: skip
    major_on = Day("确定为重点的日期", group=MAJOR)
    major_leader = Text("党政领办领导", 60, also=("领办领导", "领衔领导"), group=MAJOR)
    major_supervisor = Text("政协督办领导", 60, also=("督办领导",), group=MAJOR)
    major_committee = Link(Committee, "督办专委会", group=MAJOR)
    excellent = YesNo(
        "优秀提案", also=("是否优秀提案", "是否优秀"), group=MAJOR,
        help_text="在“优秀提案”里登记过的，跟着那里变",
    )  # fmt: skip
    excellent_on = Day("评优日期", group=MAJOR)
    upper_mover = Text("提交上级的人", 60, also=("上级委员",), group=MAJOR)
    upper_session = Text("上级会次", 40, group=MAJOR)
    upper_number = Text("上级案号", 20, group=MAJOR)
    upper_major = YesNo(
        "入选上级重点", group=MAJOR, help_text="在“向上推荐”里登记过的，跟着那里变"
    )  # fmt: skip
    brand = Link(Brand, BRAND_LABEL, also=BRAND_NAMES, group=MAJOR, help_text=BRAND_HELP)
    remark = LongText("备注", also=("说明",), group=MAJOR)

    AHEAD = one_of(state, *AHEAD_STATES)
    FILED = one_of(state, *FILED_STATES)
    """Filed and handled by itself: what is counted after merging."""
    MERGED = one_of(state, "merged")
    FILED_ONCE = FILED | one_of(state, *REPLACED_STATES) & filled(number)
    """Filed, also where it was merged into another one or split up afterwards."""
    HANDLED = one_of(state, *HANDLED_STATES)
    """Filed, and some unit still works on it."""
    ENDED, LEFT = one_of(state, *ENDED_STATES), one_of(state, *LEFT_STATES)
    """Handled to its end; not filed, or taken back."""
    LIVE = ~LEFT & ~one_of(state, *REPLACED_STATES)
    AFTER_TERM = LIVE & ~ENDED  # the units answer when the term is over
    TO_DO = AHEAD | one_of(state, "filed", "reassigning")
    """The office itself has the next step: a review, a decision, the assignment."""
    OPENS_IN = WaitingOrder((TO_DO, HANDLED), received_on, "没办完的在前，新收的先")
    PLENARY = one_of(period, "plenary")
    COLLECTIVE = one_of(kind, *COLLECTIVE_KINDS)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Of the last session, received today."""
        known = lookup.titles.get(Session.KEY)
        last = known.items()[-1:] if known is not None else ()
        return {
            **super().defaults(lookup), "term": lookup.term,
            "session": last[0][0] if last else None, "received_on": lookup.today.isoformat(),
        }  # fmt: skip

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Its two numbers; a 提案号 that several sessions have is asked about."""
        return tuple(str(values[each]) for each in ("number", "serial") if values.get(each))

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The first name among the movers, where only one member has it, is that member."""
        return with_member(draft, "mover", lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "received_on", "filed_on")
        found += in_order(cls, values, "filed_on", "closed_on")
        if "mover" in values and not values["mover"]:
            found.append(Problem("mover", "提案者", "还没有写明提案者", stops=False))
        for name, label in (("category", "提案类别"), ("kind", "提案类型")):
            if name in values and not values[name]:
                found.append(Problem(name, label, f"还没有选{label}", stops=False))
        if values.get("may_publish") == 0 and not values.get("publish_note"):
            found.append(Problem("publish_note", "不公开原因", "不同意公开的请写原因", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        if lacking := missing(cls, values, *PROPOSAL_NEEDS.get(to, ())):
            return lacking
        unsigned = cls.COLLECTIVE.holds(values) and values.get("signed") == 0
        if unsigned and to in ("submitted", "reviewed", "filed"):
            return Problem("signed", "已签名盖章", "集体提案还没有负责人签名或单位印章")
        return None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The state implied by the line of a ledger: a number of its own means it was filed."""
        return next((state for state, name in _STATE_FIELDS if values.get(name)), "")

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if not cls.LIVE.holds(values):
            return []
        today, days = lookup.today.isoformat(), [x for x in _STATE_FIELDS if x[1] != "number"]
        told = [each for each in days if each[0] in cls.ONWARD and values.get(each[1])]
        return [each for each in told if latest(values[each[1]]) <= today]


_STATE_FIELDS = (
    ("withdrawn", "withdrawn_on"),
    ("merged", "merged_into"),
    ("passed", "passed_to"),
    ("rejected", "reject_reason"),
    ("archived", "archived_on"),
    ("closed", "closed_on"),
    ("filed", "filed_on"), ("filed", "number"),
    ("reviewed", "first_on"),
)  # fmt: skip
