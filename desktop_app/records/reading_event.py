"""读书活动: a session over a book, who led it and took part; the notes that members wrote."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.chinese.amounts import PEOPLE, WORDS
from desktop_app.errors import Problem
from desktop_app.records.activity import Activity
from desktop_app.records.book import ListedBook
from desktop_app.records.field_types import (
    Code,
    Day,
    LongText,
    Number,
    PersonName,
    Text,
    YesNo,
)
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import NestedRecord, by_names, name_parts
from desktop_app.records.office import COMMITTEE_TITLE, Committee
from desktop_app.records.predicates import filled
from desktop_app.records.reading import with_member, with_name
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_of


class ReadingEvent(Record):
    """读书活动: one session; its notes are children of it."""

    KEY, TITLE, UNIT, TAB = "reading", "读书活动", "期", "文史"
    SORT, TITLE_FIELDS = "day", ()
    MATCH_KEYS = (("day", "name"), ("year", "period", "name"))
    IMPORT = ImportHints(
        combined=(("day", "place"), ("leader", "book")),
        sections={"committee": COMMITTEE_TITLE},
        noted=("主持人", "联系人", "参加单位", "照片"),
        texts={"kind": "remark"},
        year_above="year",
        day_above="day",
        form_only=("day",),
        distinguishing=("day", "period"),
    )
    SEARCH = ("period", "leader", "place")
    COLUMNS = (
        "day", "period", "name", "book", "kind", "leader", "place", "members", "people",
        "committee",
    )  # fmt: skip
    CARD = ("period", "book", "day")
    APART = ("period", "day")
    FILTERS = ("kind", "committee", "book", "day", "year", "activity")

    period = Text("期次", 30, also=("期数", "第几期", "期号"), width=6, help_text="如 第3期")
    name = Text(
        "读书主题", 120, required=True, width=18,
        also=("主题", "活动主题", "活动名称", "名称", "分享主题", "内容", "读书内容"),
    )  # fmt: skip
    kind = Code("形式", "reading_kind", also=("活动形式", "读书形式", "类型", "方式"), width=6)
    day = Day(
        "日期", width=8,
        also=("活动日期", "时间", "活动时间", "开展时间", "读书时间", "分享日期", "举办时间"),
    )  # fmt: skip
    year = Year("年度", also=("年份",), width=5, help_text="按日期自动填")
    book = Link(
        ListedBook, "书目", width=12,
        also=("共读书目", "书名", "阅读书目", "所读书目", "图书", "领读书目", "读书书目"),
        brings={"committee": "committee"},
    )  # fmt: skip
    lead = Link(Member, "领读人（委员）", also=("领读委员",), width=7, brings={"leader": "name"})
    leader = PersonName(
        "领读人", 60, also=("主讲人", "领读", "导读人", "分享人", "领读者"), width=8
    )
    place = Text("地点", 80, also=("活动地点", "读书地点", "举办地点"), width=10)
    committee = Link(
        Committee, "专委会", width=9,
        also=("承办专委会", "组织专委会", "所属专委会", "主办单位", "承办单位"),
    )  # fmt: skip
    members = Links(
        Member, "参加委员", words="summary",
        also=("参加人员", "参加委员名单", "参与委员", "委员", "出席委员"),
    )  # fmt: skip
    people = Number(
        "参加人次", 0, 10**6, units=PEOPLE, width=5,
        also=("参加人数", "人数", "参与人数", "人次", "参与人次"),
        help_text="连同委员以外的人；不填就按参加委员数",
    )  # fmt: skip
    activity = Link(
        Activity, "活动", also=("登记的活动",), width=12,
        help_text="这一期在“活动”里也登记了、点了名的，选一下",
    )  # fmt: skip
    summary = LongText("活动情况", also=("活动简况", "情况", "分享情况", "交流情况"))
    remark = LongText("备注", also=("说明",))

    class Meta:
        """The table is named by the key; reading is also what imports do."""

        table_name = "reading"

    OF_ACTIVITY = filled(activity)
    OPENS_IN = WaitingOrder((filled(day),), day, "新开展的在前，日期不明的在后")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Held today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day; as many people as members, who led, where not typed."""
        members = values.get("members")
        found: dict[str, Any] = year_of(values, "day")
        if values.get("people") is None and members:
            found["people"] = len(members)
        return found | with_name(values, "leader", lookup, "lead")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = []
        if "day" in values and not values["day"]:
            text = "还没有写日期，统计和履职记录里不计"
            found.append(Problem("day", "日期", text, stops=False))
        people, members = values.get("people"), values.get("members") or ()
        if people is not None and people < len(members):
            text = f"参加委员有 {len(members)} 人，参加人次比这少，请核对"
            found.append(Problem("people", "参加人次", text, stops=False))
        lead = values.get("lead")
        if lead and "members" in values and lead not in members:
            text = "领读的委员不在参加委员里，不计他参加这一期；参加了的请选上"
            found.append(Problem("members", "参加委员", text, stops=False))
        return found


class ReadingNote(Record):
    """读书心得: what one member wrote about a book of a session."""

    KEY, TITLE, UNIT = "reading_note", "读书心得", "篇"
    NAME, SORT, SEARCH, LISTED = "title", "day", (), False
    MATCH_KEYS = (("reading", "member", "title"), ("reading", "author", "title"))
    COLUMNS = ("author", "title", "words", "day", "shared")
    NESTED = NestedRecord(
        link="reading", item="author", label="拆成读书心得", split=by_names,
        titles=("提交心得委员", "心得提交人", "提交心得人员", "撰写心得委员"),
        by_hand=("title", "words", "day"),
    )  # fmt: skip

    reading = Link(ReadingEvent, "读书活动", owner=True, required=True)
    member = Link(Member, "委员", brings={"author": "name"}, width=7)
    author = PersonName("姓名", 40, also=("作者", "撰写人"), width=7)
    title = Text("心得题目", 120, also=("题目", "标题", "心得"), width=20)
    words = Number("字数", 0, 10**6, width=5, units=WORDS)
    day = Day("提交日期", also=("日期", "时间"), width=8, help_text="不填就按读书活动的日期")
    shared = YesNo("会上交流", also=("交流发言", "是否交流"), width=5)

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """A name in a list; one that only one member has is that member's."""
        _, name, _ = name_parts(item)
        members = lookup.titles[Member.KEY].find(name)
        return {"author": name, **({"member": members[0]} if len(members) == 1 else {})}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The one member who has the name, and the name of the member who is chosen."""
        draft = with_member(draft, "author", lookup)
        member = draft.get("member")
        if isinstance(member, int) and not draft.get("author"):
            return {**draft, "author": lookup.titles[Member.KEY].title(member)}
        return draft

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        known = "member" in values and "author" in values
        if known and not values["member"] and not values["author"]:
            return [Problem("author", "姓名", "请选委员，或者写姓名")]
        return []
