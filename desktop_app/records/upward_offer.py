"""向上推荐: a proposal offered to a higher CPPCC committee: through whom, and its result there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.any_link import AnyLink, NarrowLink
from desktop_app.records.field_types import Code, Day, LongText, PersonName, Phone, Text
from desktop_app.records.gates import missing, reached
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, in_order
from desktop_app.records.predicates import one_of
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year

OFFERED_KINDS = ("proposal",)
"""The keys of the registers whose records may be offered upward."""
ABOVE = "上级办理"
LAST_MONTH = 2
"""What is offered up to this month belongs to the round that began in the year before."""
_NEEDS = {
    "submitted": ("mover", "submitted_on"),
    "filed": ("mover", "upper_session", "upper_number"),
    "selected": ("mover", "upper_session", "selected_on"),
    "declined": ("closed_on",),
}
_DAYS = (
    ("declined", "closed_on"), ("selected", "selected_on"), ("filed", "filed_on"),
    ("submitted", "submitted_on"),
)  # fmt: skip


class UpwardOffer(Record):
    """向上推荐: one piece of work offered to one higher committee, with the result there."""

    KEY, TITLE, UNIT, TAB = "upward_offer", "向上推荐", "件", "提案信息"
    NAME, SORT, STATE = "source", "offered_on", "state"
    INTERNAL_WITH = ("source",)
    MATCH_KEYS = (("source", "level", "year"), ("source", "level"))
    TITLE_FIELDS = ("level", "year", "mover")
    IMPORT = ImportHints(
        year_above="year", noted=("提案者", "承办单位"),
        texts={"state": "remark", "through": "remark"}, form_only=("year",),
    )  # fmt: skip
    ONWARD = ("offered", "submitted", "filed", "selected")
    SEARCH = ("mover", "upper_session", "upper_number")
    COLUMNS = (
        "year", "source", "level", "state", "through", "mover", "offered_on", "upper_session",
        "upper_number", "selected_on",
    )  # fmt: skip
    CARD = ("source", "level", "mover")
    APART = ("level", "year", "mover")
    FILTERS = ("state", "level", "year", "through", "committee")

    source = AnyLink(
        "推荐材料", of=OFFERED_KINDS, required=True,
        also=("提案", "案由", "提案名称", "推荐提案", "材料名称"), width=24,
    )  # fmt: skip
    proposal = NarrowLink(Proposal, "提案", source="source")
    year = Year(
        "推荐年度", required=True, also=("年度", "年份"), width=6,
        help_text="按开始推荐的那一年；次年一、二月补推的仍写上一年",
    )  # fmt: skip
    level = Code("推荐到", "level", required=True, also=("级别", "推荐级别", "报送级别"), width=5)
    state = Code(
        "推荐结果", "upward_state", default="offered", also=("结果", "状态", "采用情况"), width=6
    )
    through = Code(
        "提交方式", "upward_through", default="member", also=("提交渠道",), width=8
    )  # fmt: skip
    member = Link(
        Member, "本会委员", brings={"mover": "name", "unit": "unit", "phone": "mobile"},
        help_text="提交的上级委员也是本会委员的选定；不是的直接填提交人",
    )  # fmt: skip
    mover = PersonName(
        "提交人", 60, width=9,
        also=("提交人（上级委员）", "上级委员", "提交单位", "上级委员或集体"),
        help_text="上级委员的姓名；由集体提交的写单位名称",
    )  # fmt: skip
    unit = Text("提交人单位", 80, also=("单位", "单位及职务"))
    phone = Phone("提交人电话", sensitive=True, also=("联系电话", "电话"))
    committee = Link(Committee, "推荐专委会", also=("专委会",), width=8)
    offered_on = Day("推荐日期", also=("推荐时间", "报送日期"))
    reasons = LongText("推荐理由", also=("推荐意见", "理由"))

    submitted_on = Day("提交日期", also=("提交时间",), group=ABOVE)
    upper_session = Text("上级会次", 40, also=("上级会议", "会次"), group=ABOVE, width=10)
    upper_number = Text("上级案号", 20, also=("案号", "上级提案号"), group=ABOVE, width=6)
    filed_on = Day("上级立案日期", also=("立案日期",), group=ABOVE)
    selected_as = Code(
        "入选为", "upward_selected", default=None, also=("入选类别",), group=ABOVE, width=6
    )
    selected_on = Day("入选日期", also=("入选时间", "确定日期"), group=ABOVE)
    closed_on = Day("未采用日期", also=("退回日期",), group=ABOVE)
    result = LongText("上级办理结果", also=("办理结果",), group=ABOVE)
    remark = LongText("备注", also=("说明",), group=ABOVE)

    SELECTED = one_of(state, "selected")
    FILED = one_of(state, "filed", "selected")
    SUBMITTED = one_of(state, "submitted", "filed", "selected")
    DECLINED = one_of(state, "declined")
    PENDING = one_of(state, "offered", "submitted", "filed")
    OPENS_IN = WaitingOrder((PENDING,), offered_on, "没有结果的在前，新推荐的先")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        today = lookup.today
        year = today.year - (today.month <= LAST_MONTH)
        return {**super().defaults(lookup), "year": year, "offered_on": today.isoformat(),
                "level": "prefecture"}  # fmt: skip

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """Which year, through whom: 向上推荐 2026 演示委员; what is offered has its own column."""
        told = [str(values[name]) for name in ("year", "mover") if values.get(name)]
        return " ".join([cls.TITLE, *told])

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """A member who is chosen brings the name."""
        return named_by_link(draft, "member", "mover", lookup.titles[Member.KEY])

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "offered_on", "submitted_on")
        found += in_order(cls, values, "submitted_on", "filed_on")
        found += in_order(cls, values, "offered_on", "selected_on")
        found += in_order(cls, values, "offered_on", "closed_on")
        if values.get("selected_as") and "selected_on" in values and not values["selected_on"]:
            found.append(Problem("selected_on", "入选日期", "写了入选类别，请补上入选日期"))
        if "mover" in values and not values["mover"]:
            text = "县里的提案要由上级委员或集体提交，请补上提交人"
            found.append(Problem("mover", "提交人", text, stops=False))
        return found

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *_NEEDS.get(to, ()))

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        numbered = "filed" if values.get("upper_number") else ""
        return next((state for state, day in _DAYS if values.get(day)), numbered)

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        if cls.DECLINED.holds(values):
            return []
        return reached(values, lookup, [each for each in _DAYS if each[0] in cls.ONWARD])
