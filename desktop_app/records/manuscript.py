"""文史稿件: a piece for the historical collections, from its first hint to the printed volume."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import COPIES, PIECES, WORDS
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
    YesNo,
)
from desktop_app.records.gates import furthest_allowed, missing, reached
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.money import Money
from desktop_app.records.office import COMMITTEE_TITLE, Committee, in_order, not_ahead
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.reading import with_member, with_name
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_from

LEAD, REVIEW, PRINTED = "线索与约稿", "审稿与采用", "编印与稿费"
NEEDS = {
    "commissioned": ("invited_on",),
    "received": ("received_on",),
    "first": ("received_on",),
    "second": ("received_on",),
    "adopted": ("adopted_on",),
    "returned": ("returned_on", "return_reason"),
    "published": ("volume", "published_on"),
}
"""Of each state of a manuscript the fields that are filled in before."""
_STATE_DAYS = (
    ("published", "published_on"),
    ("returned", "returned_on"),
    ("adopted", "adopted_on"),
    ("received", "received_on"),
    ("commissioned", "invited_on"),
)
THOUSAND = 1000
LAST_PLACE = 9999
"""The greatest place in a volume."""


class Manuscript(Record):
    """文史稿件: a lead, a commission or a text, its reviews are children of it."""

    KEY, TITLE, UNIT, TAB = "manuscript", "文史稿件", "篇", "文史"
    STATE, SORT = "state", "received_on"
    MATCH_KEYS = (("year", "number"), ("name", "author"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    IMPORT = ImportHints(
        combined=(("author", "unit"), ("author", "phone"), ("unit", "address")),
        splits=("author",),
        sections={"committee": COMMITTEE_TITLE},
        noted=("初审意见", "复审意见", "审稿人", "初审人", "复审人", "责任编辑", "编辑", "身份证号",
               "银行卡号", "开户行", "电子邮箱", "邮编", "性别"),
        texts={"state": "remark", "firsthand": "remark", "level": "remark"},
        year_above="year",
        distinguishing=("author",),
    )  # fmt: skip
    ONWARD = (
        "lead", "commissioned", "received", "first", "second", "adopted", "published",
    )  # fmt: skip
    SEARCH = ("number", "author", "pen_name", "unit", "topic", "volume", "provider")
    COLUMNS = (
        "number", "name", "state", "author", "unit", "firsthand", "words", "images",
        "received_on", "adopted_on", "volume", "committee",
    )  # fmt: skip
    CARD = ("author", "topic", "due")
    APART = ("author", "year", "number", "received_on")
    FILTERS = (
        "state", "firsthand", "oral", "committee", "topic", "volume", "level", "received_on",
        "adopted_on", "year",
    )  # fmt: skip

    number = Numbering(
        "编号", 20, also=("稿件编号", "稿号", "登记号"), width=7,
        help_text="不填就按年接着编，如 WS-001",
    )  # fmt: skip
    year = Year("年份", also=("年度", "征集年度"), width=5, help_text="不填就按收稿、约稿日期")
    name = Text(
        "题目", 120, required=True, width=22,
        also=("稿件题目", "稿件名称", "标题", "篇名", "文章题目", "史料名称", "题名", "稿件标题"),
        help_text="只有线索的，先写线索的题目",
    )  # fmt: skip
    state = Code("状态", "manuscript_state", default="lead", also=("稿件状态", "进展"), width=6)
    member = Link(
        Member, "作者（委员）", also=("委员作者",), width=7,
        brings={"author": "name", "unit": "unit", "phone": "mobile", "address": "address",
                "committee": "committee"},
        help_text="作者是委员的选一下，履职记录里就有",
    )  # fmt: skip
    author = PersonName(
        "作者", 60, also=("作者姓名", "撰稿人", "作者真实姓名", "姓名", "口述人", "执笔人"),
        width=8,
        help_text="写真实姓名；几位作者用顿号隔开",
    )  # fmt: skip
    pen_name = Text("署名（笔名）", 60, also=("署名", "笔名"), width=7)
    unit = Text("单位及职务", 80, also=("工作单位", "单位", "作者单位", "单位职务"), width=12)
    phone = Phone("联系电话", sensitive=True, also=("电话", "手机", "联系方式", "作者电话"))
    address = Text(
        "通信地址", 120, sensitive=True, also=("地址", "通讯地址", "详细地址", "联系地址"),
        help_text="寄采用通知和样书用",
    )  # fmt: skip
    committee = Link(Committee, "专委会", also=("所属专委会", "征集专委会", "责任专委会"), width=9)
    firsthand = Codes(
        "三亲", "manuscript_firsthand", also=("三亲类别", "“三亲”", "史料类别", "三亲情况"),
        width=7,
    )  # fmt: skip
    oral = YesNo("口述史料", also=("是否口述", "口述"), width=5)
    words = Number("字数", 0, 10**7, also=("稿件字数",), width=6, units=WORDS)
    images = Number("图片（张）", 0, 10**4, also=("图片", "照片", "图片数", "配图", "照片数"),
                    width=5, units=PIECES)  # fmt: skip
    summary = LongText("内容提要", also=("提要", "内容简介", "主要内容", "摘要"))

    topic = Text("征集主题", 80, also=("主题", "征集专题", "专题", "选题"), group=LEAD, width=10)
    era = Text("年代", 40, also=("史料年代", "所涉年代", "时代"), group=LEAD, width=7)
    lead = LongText("线索", also=("线索内容", "史料线索", "线索简介"), group=LEAD)
    informant = PersonName("知情人", 80, also=("知情人姓名",), group=LEAD)
    informant_contact = Text(
        "知情人联系方式", 80, sensitive=True, also=("知情人电话", "知情人联系电话"), group=LEAD
    )
    suggested_writer = PersonName("推荐撰稿人", 60, also=("推荐作者",), group=LEAD)
    provider = PersonName("线索提供人", 60, also=("提供人", "推荐人", "线索提供者"), group=LEAD)
    provider_unit = Text("提供人单位", 80, also=("提供单位", "线索提供单位"), group=LEAD)
    provider_phone = Phone("提供人电话", sensitive=True, also=("提供人联系电话",), group=LEAD)
    invited_on = Day("约稿日期", also=("约稿时间", "征稿日期"), group=LEAD, width=8)
    due = Day(
        "交稿期限", last=True, also=("约稿期限", "截稿日期", "交稿时限", "截稿时间"), group=LEAD,
        width=8,
    )  # fmt: skip

    received_on = Day(
        "收稿日期", group=REVIEW, width=8,
        also=("收稿时间", "来稿日期", "来稿时间", "征集日期", "征集时间", "交稿日期", "收到日期"),
    )  # fmt: skip
    reviewed_on = Day(
        "最近审稿日期", also=("审稿日期", "审稿时间", "审核日期"), group=REVIEW, width=8,
        help_text="登记初审、复审时自动填",
    )  # fmt: skip
    adopted_on = Day("采用日期", also=("采用时间", "录用日期", "定稿日期"), group=REVIEW, width=8)
    notice_number = Text("采用通知号", 60, also=("通知号", "采用通知编号", "采用通知文号"),
                         group=REVIEW, document=True)  # fmt: skip
    level = Code("采用级别", "level", also=("级别", "采用层级"), group=REVIEW, width=5)
    returned_on = Day("退稿日期", also=("退稿时间",), group=REVIEW, width=8)
    return_reason = Text("退稿原因", 200, also=("不采用原因", "退稿理由"), group=REVIEW)

    volume = Text(
        "编入书名（辑次）", 80, group=PRINTED, width=12,
        also=("书名", "辑次", "编入书名", "编入辑次", "刊用书刊", "收录书刊", "刊物", "书刊名称"),
        help_text="如《演示文史资料》第三辑；同一本书写法要一样",
    )  # fmt: skip
    volume_place = Number(
        "书中次序", 1, LAST_PLACE, also=("次序", "排序", "目录序号"), group=PRINTED, width=5
    )
    volume_part = Text("书中栏目", 40, also=("栏目", "栏目名称", "所属栏目"), group=PRINTED)
    page = Number("起始页码", 1, 9999, also=("页码", "所在页码"), group=PRINTED, width=5)
    publisher = Text("出版单位", 80, also=("出版社", "编印单位"), group=PRINTED)
    published_on = Day("出版日期", also=("出版时间", "刊印日期", "印刷日期"), group=PRINTED,
                       width=8)  # fmt: skip
    fee_rate = Money("稿费标准（元/千字）", also=("稿酬标准", "稿费标准"), group=PRINTED)
    fee = Money(
        "稿费（元）", also=("稿费", "稿酬", "稿酬（元）", "稿费金额"), group=PRINTED,
        help_text="不填就按标准和字数算",
    )  # fmt: skip
    paid_on = Day("稿费发放日期", also=("发放日期", "稿费发放时间"), group=PRINTED, width=8)
    copies = Number("样书（本）", 0, 9999, also=("样书", "样书数", "赠书"), group=PRINTED, width=5,
                    units=COPIES)  # fmt: skip
    copies_sent_on = Day("样书寄发日期", also=("寄发日期", "赠书日期"), group=PRINTED, width=8)
    remark = LongText("备注", also=("说明",), group=PRINTED)

    OPEN = one_of(state, "lead", "commissioned", "received", "first", "second")
    """Nobody has decided on it yet."""
    AHEAD = one_of(state, "lead", "commissioned", None)
    UNDER_REVIEW = one_of(state, "received", "first", "second")
    COMMISSIONED, RECEIVED = one_of(state, "commissioned"), one_of(state, "received")
    FIRST, SECOND = one_of(state, "first"), one_of(state, "second")
    AWAITED = one_of(state, "commissioned") & filled(due)
    ADOPTED = one_of(state, "adopted", "published")
    PUBLISHED, RETURNED = one_of(state, "published"), one_of(state, "returned")
    UNPAID = one_of(state, "published") & filled(fee) & empty(paid_on)
    ORAL, BY_MEMBER = one_of(oral, 1), filled(member)

    OPENS_IN = WaitingOrder((OPEN,), received_on, "没定的在前，先到期的先", due)

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The one member who has the name of the author."""
        return with_member(draft, "author", lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its first day, its fee by the rate, its author, where none was typed."""
        found: dict[str, Any] = year_from(values, lookup, "received_on", "invited_on", "adopted_on")
        if values.get("fee") is None and (fee := fee_of(values)):
            found["fee"] = fee
        return found | with_name(values, "author", lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = not_ahead(cls, values, lookup, "received_on", "adopted_on", "published_on")
        for first, last in (
            ("invited_on", "due"), ("invited_on", "received_on"), ("received_on", "adopted_on"),
            ("received_on", "returned_on"),
            ("adopted_on", "published_on"),
        ):  # fmt: skip
            found += in_order(cls, values, first, last)
        if "author" in values and not values["author"] and not cls.AHEAD.holds(values):
            found.append(Problem("author", "作者", "还没有写作者的真实姓名", stops=False))
        undated = cls.PUBLISHED.holds(values) and values.get("member")
        if undated and "adopted_on" in values and not values["adopted_on"]:
            received = "按收稿日期计" if values.get("received_on") else "算不到哪一年，不计"
            text = f"还没有写采用日期，五个一、积分{received}"
            found.append(Problem("adopted_on", "采用日期", text, stops=False))
        rated = fee_of(values)
        if rated and values.get("fee") not in (None, rated):
            text = f"按标准和字数应为 {rated / 100:,.2f} 元，请核对"
            found.append(Problem("fee", "稿费（元）", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """The furthest state that the days of a ledger's line imply and whose gate lets it."""
        return furthest_allowed(cls, values, cls.suggested_states(values, lookup))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if cls.RETURNED.holds(values):
            return []
        return reached(values, lookup, _STATE_DAYS)


def fee_of(values: Mapping[str, Any]) -> int | None:
    """The fee in 分 by the rate for a thousand words, None where rate or words are not known."""
    rate, words = values.get("fee_rate"), values.get("words")
    return (rate * words + THOUSAND // 2) // THOUSAND if rate and words else None


class ManuscriptReview(Record):
    """审稿记录: one review of a manuscript, in the first or the second round."""

    KEY, TITLE, UNIT = "manuscript_review", "审稿记录", "条"
    NAME, SORT, SEARCH, LISTED = "day", "day", (), False
    MATCH_KEYS = (("manuscript", "round", "day", "reviewer"),)
    COLUMNS = ("round", "day", "reviewer", "result", "opinion")

    manuscript = Link(Manuscript, "文史稿件", owner=True, required=True)
    round = Code("轮次", "manuscript_round", default="first", required=True, width=5)
    day = Day("审稿日期", required=True, also=("日期", "时间"), width=8)
    reviewer = PersonName("审稿人", 40, also=("审核人", "编辑"), width=7)
    result = Code("结果", "manuscript_result", required=True, also=("审稿结果",), width=6)
    opinion = LongText("审稿意见", also=("意见",), width=24)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        if values.get("result") in ("back", "refuse") and not values.get("opinion"):
            return [Problem("opinion", "审稿意见", "退修、不采用的要写明意见，作者要看")]
        return []
