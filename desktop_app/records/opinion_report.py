"""社情民意信息: a matter that somebody reports, from its receipt to its adoption and its result."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.any_link import AnyLink, NarrowLink
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
from desktop_app.records.named_people import first_and_others
from desktop_app.records.office import (
    COMMITTEE_TITLE,
    SECTOR_TITLE,
    Committee,
    Sector,
    in_order,
)
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_of

TEXTS, SENDING, RESULT = "原稿与编发稿", "编发与报送", "采用与去向"
WRITING_STATES = ("received", "editing", "checked")
"""The states of a report that the office still works on."""
ISSUED_STATES = ("issued", "sent", "adopted", "unadopted", "closed")
"""The states of a report that was issued and has a number, but for one that was passed on."""
WAITING_STATES = ("issued", "sent", "unadopted")
"""The states that an adoption takes a report out of."""
LEFT_STATES = ("unused", "passed")
"""The states of a report that the office does not send."""

REPORT_NEEDS = {
    "received": ("received_on",),
    "editing": ("received_on", "editor"),
    "checked": ("issued_text", "editor", "checker", "checked_on"),
    "issued": ("issued_text", "issuer", "issued_on"),
    "sent": ("issued_on", "channels", "sent_on"),
    "unadopted": ("reasons",),
    "unused": ("reasons",),
    "closed": ("closed_on",),
    "passed": ("became",),
}
"""Of each state of a report the fields that are filled in before."""
_SEVERAL = pattern(r"[;；]|问题.*[和及、与].*问题|建议.*[和及、与].*建议")


class OpinionReport(Record):
    """社情民意信息: one matter, its text as received and as issued, where it went and how far."""

    KEY, TITLE, UNIT, TAB = "opinion_report", "社情民意", "条", "提案信息"
    MATCH_KEYS = (("year", "number"), ("name", "received_on"), ("name", "reflector"))
    UNIQUE, TITLE_FIELDS = (("year", "number"),), ()
    SORT, STATE, INTERNAL = "received_on", "state", "internal"
    IMPORT = ImportHints(
        combined=(("reflector", "unit"), ("reflector", "phone"), ("sector", "committee")),
        splits=("reflector",),
        sections={"sector": SECTOR_TITLE, "committee": COMMITTEE_TITLE},
        strict=(("year", "number"),),
        noted=("字数", "页数", "密级", "联系人"),
        texts={"state": "remark", "category": "remark", "kind": "remark", "channels": "addressee",
               "reasons": "reason_note"},
        year_above="year",
        form_only=("received_on",),
    )  # fmt: skip
    FOLLOWS = ("best_level", "best_form")
    ONWARD = ("asked", *WRITING_STATES, "issued", "sent", "adopted", "closed")
    SEARCH = ("number", "reflector", "partner_names", "unit", "sent_no", "addressee")
    COLUMNS = (
        "year", "number", "name", "state", "best_level", "best_form", "reflector", "committee",
        "received_on", "issued_on", "sent_on", "category", "internal",
    )  # fmt: skip
    CARD = ("reflector", "committee", "received_on")
    APART = ("year", "number", "reflector", "received_on")
    FILTERS = (
        "state", "best_level", "channels", "category", "committee", "sector", "kind",
        "commissioned", "year", "internal",
    )  # fmt: skip

    year = Year("年度", also=("年份",), width=5, help_text="按签发日期自动填，没有签发的按收到日期")
    number = Numbering(
        "编号", 20, also=("信息编号", "期号", "编发号", "期数"), width=5,
        help_text="签发的时候自动编，每年从 1 编起",
    )  # fmt: skip
    name = Text(
        "标题", 120, required=True, width=24,
        also=("信息标题", "信息题目", "题目", "社情民意标题", "名称", "信息名称", "主题"),
        help_text="一事一报：一条信息只反映一件事",
    )  # fmt: skip
    state = Code("状态", "report_state", default="received", also=("信息状态",), width=6)
    internal = YesNo("不外传", also=("是否内部", "内部"), help_text=INTERNAL_HELP)
    received_on = Day("收到日期", also=("收稿日期", "提交日期", "收到时间", "反映日期"))
    member = Link(
        Member, "第一反映委员", also=("反映委员",),
        brings={"reflector": "name", "unit": "unit", "phone": "mobile", "sector": "sector",
                "committee": "committee"},
    )  # fmt: skip
    reflector = Text(
        "反映者", 80, width=8,
        also=("反映人", "第一反映人", "信息作者", "作者", "撰稿人", "提供人", "报送人", "报送单位"),
        help_text="第一反映人的姓名；专委会、界别、小组、单位反映的写名称",
    )  # fmt: skip
    kind = Code("反映者类型", "reflector_kind", also=("反映类型", "信息来源"), width=6)
    unit = Text("反映者单位", 80, also=("单位及职务", "工作单位", "单位"), width=14)
    phone = Phone("反映者电话", sensitive=True, also=("联系电话", "电话", "手机"))
    sector = Link(Sector, "界别", also=("所属界别",), width=6)
    committee = Link(Committee, "专委会", also=("所属专委会", "联系专委会", "对口专委会"), width=8)
    partners = Links(
        Member, "其他反映委员", also=("其他反映人", "联名反映人", "共同反映人"),
        words="partner_names",
    )  # fmt: skip
    partner_names = Text("其他反映者", 200, help_text="委员名单里没有的姓名、单位")
    category = Code(
        "信息类别", "proposal_category", also=("类别", "分类", "内容分类", "信息分类"), width=7
    )
    origin = AnyLink(
        "来处", of=("consultation", "proposal", "outcome", "contact", "reception"),
        also=("来自", "信息来处"), width=12,
        help_text="由哪一场协商、哪一件提案、哪一条意见建议、哪一次走访、哪一次接待转来",
    )  # fmt: skip
    proposal = NarrowLink(Proposal, "来处提案", source="origin")
    commissioned = YesNo("约稿", also=("是否约稿",), width=5)
    asked_by = Text("约稿单位", 60, also=("约稿人",))
    asked_topic = Text("约稿主题", 120, also=("约稿题目",))
    asked_due = Day("约稿期限", also=("交稿期限", "约稿截止日期"), last=True)

    content = LongText("原稿", also=("信息内容", "正文", "内容", "反映内容"), group=TEXTS)
    issued_text = LongText("编发稿", also=("编辑稿", "刊发内容"), group=TEXTS)

    editor = PersonName("编辑", 25, also=("编辑人", "责任编辑"), group=SENDING)
    edited_on = Day("编辑日期", group=SENDING)
    checker = PersonName("审核", 25, also=("审核人", "核稿", "核稿人"), group=SENDING)
    checked_on = Day("审核日期", also=("核稿日期",), group=SENDING)
    issuer = PersonName("签发", 25, also=("签发人",), group=SENDING)
    issued_on = Day(
        "签发日期", also=("编发日期", "印发日期", "编发时间", "签发时间"), group=SENDING
    )
    channels = Codes("报送渠道", "report_channel", also=("报送至", "报送层级"), group=SENDING)
    addressee = Text("报送对象", 120, also=("主送", "报送单位或领导"), group=SENDING)
    sent_on = Day("报送日期", also=("报送时间", "上报日期", "上报时间"), group=SENDING)
    sent_no = Text(
        "报送编号", 60, also=("上报编号", "平台编号"), group=SENDING,
        help_text="上级平台给的编号；几个渠道的都写上，用顿号隔开",
    )  # fmt: skip

    best_level = Code(
        "最高采用级别", "level", group=RESULT, width=7, help_text="按采用情况自动填"
    )  # fmt: skip
    best_form = Code(
        "最高采用形式", "report_form", group=RESULT, width=7, help_text="按采用情况自动填"
    )
    reasons = Codes("未采用原因", "report_reason", also=("不采用原因", "不编发原因"), group=RESULT)
    reason_note = LongText("未采用说明", also=("不采用说明",), group=RESULT)
    became = Codes(
        "转作", "report_became", also=("转化", "转化情况", "转化去向", "转办方式"), group=RESULT
    )
    became_note = Text("转办去向", 120, also=("转办单位",), group=RESULT)
    closed_on = Day("办结日期", also=("办结时间",), group=RESULT)
    remark = LongText("备注", also=("说明",), group=RESULT)

    ASKED = one_of(state, "asked")
    WRITING = one_of(state, *WRITING_STATES)
    """Received and not issued yet."""
    ISSUED = one_of(state, *ISSUED_STATES) | one_of(state, *LEFT_STATES) & filled(issued_on)
    UNSENT = one_of(state, "issued") & empty(sent_on)
    LEFT = one_of(state, *LEFT_STATES)
    TO_DO = one_of(state, "asked", *WRITING_STATES, "issued")
    OPENS_IN = WaitingOrder((TO_DO,), received_on, "没报送的在前，新收的先")
    ADOPTED = filled(best_level)
    ENDED = one_of(state, "closed", *LEFT_STATES)

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "received_on": lookup.today.isoformat()}

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Year and number as letters name it; the number alone is that of many years."""
        year, number = values.get("year"), values.get("number")
        return (f"{year}年第{number}期", f"{year}-{number}") if year and number else ()

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The first of the names under 反映者 is the first reflector, the rest are the others.

        A name that only one member has is that member's.
        """
        return first_and_others(draft, "reflector", "partner_names", lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its issue, or else of its receipt; who reflects, where a member does."""
        found: dict[str, Any] = year_of(values, "issued_on", "received_on")
        if values.get("member") and not values.get("kind"):
            found["kind"] = "member"
        return found

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "received_on", "issued_on")
        found += in_order(cls, values, "issued_on", "sent_on")
        found += in_order(cls, values, "sent_on", "closed_on")
        if "reflector" in values and not values["reflector"]:
            found.append(Problem("reflector", "反映者", "还没有写明反映者", stops=False))
        if _SEVERAL.search(values.get("name") or ""):
            text = "标题里好像有几件事；一事一报，请分成几条"
            found.append(Problem("name", "标题", text, stops=False))
        if values.get("commissioned") and "asked_by" in values and not values["asked_by"]:
            found.append(Problem("asked_by", "约稿单位", "是约稿，请写谁约的", stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        lacking = missing(cls, values, *REPORT_NEEDS.get(to, ()))
        if lacking:
            return lacking
        best = values.get("best_level")
        if to == "adopted" and not best:
            return Problem("best_level", "最高采用级别", "还没有采用记录，请先登记采用")
        if to in ("unadopted", "unused") and best:
            return Problem("best_level", "最高采用级别", "已经有采用记录，不能再改成没有采用")
        return None

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        return next((state for state, name in _STATE_FIELDS if values.get(name)), "")

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if cls.LEFT.holds(values):
            return []
        today = lookup.today.isoformat()
        told = [each for each in _STATE_FIELDS if each[1].endswith("_on")]
        return [each for each in told if values.get(each[1]) and latest(values[each[1]]) <= today]


_STATE_FIELDS = (
    ("closed", "closed_on"),
    ("adopted", "best_level"),
    ("sent", "sent_on"),
    ("sent", "sent_no"),
    ("issued", "issued_on"),
    ("issued", "number"),
    ("checked", "checked_on"),
    ("editing", "edited_on"),
    ("received", "received_on"),
)
