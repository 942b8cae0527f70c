"""宣传稿件: one piece about the office's work that a medium published, and where it belongs."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.patterns import pattern
from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand
from desktop_app.records.field_types import Code, Day, LongText, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.nested_records import NestedRecord, by_numbers
from desktop_app.records.office import COMMITTEE_TITLE, Committee, not_ahead
from desktop_app.records.predicates import filled
from desktop_app.records.reading import with_member
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year, year_of

_QUOTED = pattern(
    r"(?P<day>\d{4}(?:年\d{1,2}月(?:\d{1,2}日)?|[.\-]\d{1,2}(?:[.\-]\d{1,2})?))?\s*"
    r"(?:《?(?P<outlet>[^：:，。《》“”]{2,30}?)》?[：:])?"
    r"(?P<name>.+?)(?:（(?P<level>全国|国家级|省级|州级|市级|县级|区级)）)?[。；;]?"
)


class Press(Record):
    """宣传稿件: a report, picture or article in a medium, of a committee, an activity or a brand.

    A piece about a brand is written and removed in the brand's form. It stays in the register
    when the brand is removed.
    """

    KEY, TITLE, UNIT, TAB = "press", "宣传稿件", "篇", "品牌项目"
    MATCH_KEYS = (("name", "outlet", "day"), ("brand", "name", "day"))
    TITLE_FIELDS = ()
    SORT = "day"
    IMPORT = ImportHints(
        combined=(("outlet", "location"), ("author", "committee")),
        splits=("author",),
        sections={"committee": COMMITTEE_TITLE},
        noted=("字数", "编辑", "责任编辑", "审核人", "报送日期", "阅读量", "点击量", "得分"),
        texts={"level": "remark", "kind": "remark"},
        year_above="year",
        form_only=("day",),
        distinguishing=("outlet", "day"),
    )
    SEARCH = ("author", "outlet", "location")
    COLUMNS = (
        "day", "name", "outlet", "level", "kind", "author", "committee", "brand", "activity",
        "location",
    )  # fmt: skip
    CARD = ("outlet", "level", "day")
    APART = ("outlet", "day")
    FILTERS = ("level", "kind", "committee", "day", "brand", "activity", "outlet", "year")

    NESTED = NestedRecord(
        link="brand", within=("brand",), item="name", label="拆成宣传稿件", split=by_numbers,
        titles=(
            "媒体报道", "媒体报道情况", "宣传报道", "宣传报道情况", "媒体宣传", "媒体宣传报道",
            "新闻报道", "宣传情况",
        ),
        by_hand=("day", "outlet", "level"),
        inherits={"committee": "committee"},
    )  # fmt: skip

    name = Text(
        "标题", 120, required=True, width=20,
        also=("稿件标题", "题目", "稿件题目", "稿件名称", "报道标题", "新闻标题", "名称"),
    )  # fmt: skip
    outlet = Text(
        "媒体", 60, width=10,
        also=("刊播媒体", "采用媒体", "媒体名称", "发布媒体", "刊发媒体", "刊登媒体", "采用单位"),
        help_text="一家媒体采用记一篇",
    )  # fmt: skip
    level = Code("级别", "level", also=("媒体级别", "采用级别", "层级", "采用层级"), width=5)
    kind = Code(
        "稿件类型", "press_kind", also=("类型", "体裁", "稿件类别", "形式", "类别"), width=6
    )
    day = Day(
        "刊播日期", width=8,
        also=("日期", "时间", "发布日期", "刊发日期", "采用日期", "刊登日期", "采用时间",
              "发布时间", "刊发时间"),
    )  # fmt: skip
    year = Year("年度", also=("年份",), width=5, help_text="按刊播日期自动填")
    author = Text(
        "作者", 80, also=("撰稿人", "供稿人", "通讯员", "作者姓名", "供稿"), width=8,
        help_text="几位作者用顿号隔开",
    )  # fmt: skip
    member = Link(Member, "作者（委员）", also=("委员作者",), brings={"author": "name"}, width=7)
    location = Text(
        "版面或网址", 200, also=("版面", "网址", "链接", "版次", "刊播位置", "栏目"), width=12
    )
    committee = Link(
        Committee, "专委会", also=("所属专委会", "供稿单位", "报送单位", "供稿专委会"),
        width=8, help_text="空着的，按品牌、活动填",
    )  # fmt: skip
    activity = Link(
        Activity, "活动", also=("报道的活动", "会议活动"), width=14,
        brings={"committee": "committee"},
    )  # fmt: skip
    brand = Link(
        Brand, "品牌项目", owner=True, also=("品牌", "所属品牌"), width=12,
        brings={"committee": "committee"},
    )  # fmt: skip
    remark = LongText("备注", also=("说明",))

    OF_BRAND = filled(brand)
    """It is about a brand project."""
    OPENS_IN = WaitingOrder((filled(day),), day, "新刊播的在前，日期不明的在后")

    @classmethod
    def item_draft(cls, item: str, lookup: Lookup) -> Mapping[str, object]:
        """The parts of one report as brands quote it: 2026年3月5日 演示报：标题（州级）."""
        found = _QUOTED.fullmatch(item.strip())
        if found is None:
            return {"name": item}
        return {name: text.strip() for name, text in found.groupdict().items() if text}

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """Published today."""
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """The one member who has the name of the author."""
        return with_member(draft, "author", lookup)

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """The year of its day; one that was typed stays where there is no day."""
        return year_of(values, "day")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = not_ahead(cls, values, lookup, "day")
        if "outlet" in values and not values["outlet"]:
            found.append(Problem("outlet", "媒体", "还没有写哪家媒体采用", stops=False))
        if "level" in values and not values["level"]:
            text = "还没有选级别，统计表里算在“其他”"
            found.append(Problem("level", "级别", text, stops=False))
        return found
