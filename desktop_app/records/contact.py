"""走访联系: one visit, talk or call with a member or an outside representative."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Numbering,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.gates import missing, reached
from desktop_app.records.held_back import INTERNAL_HELP
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, named_by_link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.office import Committee, Sector, in_order, not_ahead
from desktop_app.records.pairing import Pairing
from desktop_app.records.predicates import empty, filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.special_field_types import UnitName
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_of

TALK, ANSWER = "谈话内容", "答复"
QUESTIONS = ("work", "on_cppcc", "on_county", "demands", "difficulties")
"""The five questions of a visit. Source: a city's rule on visits to members (安康)."""
NEEDS = {"open": ("handed_to",), "answered": ("answer", "answered_on")}
"""Of each state the fields that are filled in before."""


class Contact(Record):
    """走访联系: who was in touch with whom, the words of both, and the answer."""

    KEY, TITLE, UNIT, TAB = "contact", "走访联系", "次", "委员履职"
    NAME, TITLE_FIELDS, SORT = "person", ("day", "number"), "day"
    STATE, INTERNAL = "state", "internal"
    MATCH_KEYS = (("year", "number"), ("person", "day", "visitor"))
    UNIQUE = (("year", "number"),)
    IMPORT = ImportHints(
        strict=(("year", "number"), ("person", "day", "visitor")),
        combined=(("unit", "person"),), splits=("person", "visitor"),
        texts={"kind": "remark", "state": "remark"}, year_above="year", day_above="day",
    )  # fmt: skip
    ONWARD = ("none", "open", "answered")
    SEARCH = ("person", "visitor", "unit", "place", "handed_to")
    COLUMNS = (
        "number", "day", "kind", "person", "sector", "visitor", "state", "committee", "pairing",
        "handed_to",
    )  # fmt: skip
    CARD = ("day", "kind", "visitor", "handed_to")
    APART = ("day", "kind", "visitor")
    FILTERS = ("state", "kind", "day", "committee", "sector", "pairing", "year")

    number = Numbering(
        "编号", 20, also=("走访编号", "联系编号"), width=7, help_text="不填就按年接着编，如 ZF-001"
    )
    kind = Code(
        "方式", "contact_kind", default="visit", also=("联系方式", "走访方式", "类型", "形式"),
        width=5,
    )  # fmt: skip
    day = Day(
        "日期", required=True, width=8,
        also=("走访日期", "走访时间", "时间", "联系日期", "联系时间", "谈心时间"),
    )  # fmt: skip
    member = Link(
        Member, "联系的委员", brings={"person": "name", "unit": "unit", "sector": "sector"}
    )
    person = PersonName(
        "联系对象", 40, required=True, width=7,
        also=("走访对象", "被走访人", "谈心对象", "委员姓名", "被联系人", "委员", "姓名"),
        help_text="不是委员的，写姓名",
    )  # fmt: skip
    unit = Text("单位", 80, also=("工作单位", "所在单位", "单位及职务"), width=14)
    sector = Link(Sector, "界别", also=("所属界别", "委员界别"), width=6)
    visitor_member = Link(
        Member, "走访的委员", brings={"visitor": "name", "committee": "committee"}
    )
    visitor = PersonName(
        "走访人", 80, also=("联系人", "谈心人", "走访领导", "走访人员"), width=8,
        help_text="几个人一起的都写上，用、分开",
    )  # fmt: skip
    committee = Link(Committee, "组织的专委会", also=("专委会", "走访部门", "联系专委会"), width=9)
    pairing = Link(
        Pairing, "属于哪一对", also=("结对", "结对联系"), width=9,
        help_text="两个人是结对的，自动填上",
    )  # fmt: skip
    place = Text("地点", 120, also=("走访地点", "谈话地点"))
    state = Code("答复情况", "contact_state", default="none", also=("状态", "办理情况"), width=6)
    internal = YesNo("不外传", also=("是否内部", "内部"), help_text=INTERNAL_HELP)
    year = Year("年份", also=("年度",), width=5, help_text="不填就按日期")

    work = LongText("工作和履职情况", also=("工作情况", "履职情况", "走访内容", "谈话内容"),
                    group=TALK)  # fmt: skip
    on_cppcc = LongText(
        "对政协工作的意见", also=("对政协工作的意见建议", "对政协工作意见"), group=TALK
    )
    on_county = LongText(
        "对全县工作的意见", group=TALK,
        also=("对全县工作的意见建议", "对党委政府工作的意见", "对全州工作的意见"),
    )  # fmt: skip
    demands = LongText(
        "界别群众诉求", group=TALK,
        also=("界别诉求", "群众诉求", "诉求", "反映的诉求", "反映的问题"),
    )  # fmt: skip
    difficulties = LongText("困难和问题", also=("困难", "存在困难", "困难问题"), group=TALK)

    handed_to = UnitName(
        "转交单位", 60, also=("转办单位", "交办单位", "答复单位"), group=ANSWER, width=9
    )
    answer = LongText("答复内容", also=("答复", "办理结果", "解决情况"), group=ANSWER)
    answered_on = Day("答复日期", also=("答复时间",), group=ANSWER, width=8)
    remark = LongText("备注", also=("说明",), group=ANSWER)

    OPEN = one_of(state, "open")
    """Somebody owes an answer."""
    ANSWERED = one_of(state, "answered")
    SETTLED = one_of(state, "none", None)
    """Nobody owes an answer."""
    OF_PAIR = filled(pairing)
    UNPAIRED = empty(pairing)
    OPENS_IN = WaitingOrder((OPEN,), day, "待答复的在前，新联系的先")

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        day = values.get("day")
        return f"{values.get('person') or '（未填）'}{f'（{day}）' if day else ''}"

    @classmethod
    def other_titles(cls, values: Mapping[str, Any]) -> tuple[str, ...]:
        """Its number; the name alone is that of many contacts."""
        number = values.get("number")
        return (number,) if isinstance(number, str) else ()

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Chosen members bring the names; a name that only one member has is that member's."""
        titles = lookup.titles[Member.KEY]
        found = dict(named_by_link(draft, "member", "person", titles))
        found |= named_by_link(found, "visitor_member", "visitor", titles)
        for link, name in (("member", "person"), ("visitor_member", "visitor")):
            text = found.get(name)
            if link not in draft and isinstance(text, str) and text.strip():
                keys = titles.find(text.strip())
                found |= {link: keys[0]} if len(keys) == 1 else {}
        return found

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day."""
        return year_of(values, "day")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = in_order(cls, values, "day", "answered_on")
        if values.get("member") and values["member"] == values.get("visitor_member"):
            found.append(Problem("visitor_member", "走访的委员", "走访的和被走访的是同一个人"))
        if "visitor" in values and not values["visitor"]:
            found.append(Problem("visitor", "走访人", "还没有写明走访人", stops=False))
        return found + not_ahead(cls, values, lookup, "day")

    @classmethod
    def gate(cls, values: Mapping[str, Any], to: str) -> Problem | None:
        return missing(cls, values, *NEEDS.get(to, ()))

    @classmethod
    def suggested_states(cls, values: Mapping[str, Any], lookup: Lookup) -> list[tuple[str, str]]:
        """Answered, once the day of the answer has come."""
        return reached(values, lookup, [("answered", "answered_on")])

    @classmethod
    def likely_state(cls, values: Mapping[str, Any], lookup: Lookup) -> str:
        """A line of a ledger with an answer was answered; one that names a unit waits for it."""
        return next((each for each in ("answered", "open") if not cls.gate(values, each)), "")
