"""书目: a book on the reading list of a half-year, common to all or of one committee."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from desktop_app.chinese.amounts import COPIES
from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, LongText, Number, PersonName, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.office import COMMITTEE_TITLE, Committee
from desktop_app.records.predicates import filled, one_of
from desktop_app.records.record import Record
from desktop_app.records.waiting_order import WaitingOrder
from desktop_app.records.years import Year

JULY = 7


class ListedBook(Record):
    """书目: one book for one half-year; a committee's own books name the committee."""

    KEY, TITLE, UNIT, TAB = "book", "书目", "本", "文史"
    SORT, TITLE_FIELDS = "year", ()
    MATCH_KEYS = (("year", "half", "name", "committee"), ("year", "half", "name"))
    IMPORT = ImportHints(
        by_name=True,
        combined=(("author", "publisher"),),
        sections={"committee": COMMITTEE_TITLE},
        noted=("定价", "ISBN", "书号", "出版时间", "出版日期", "索书号"),
        texts={"half": "remark", "scope": "remark"},
        year_above="year",
        form_only=("year", "half"),
        distinguishing=("author",),
    )
    SEARCH = ("author", "publisher", "topic", "leader")
    COLUMNS = (
        "year", "half", "name", "author", "publisher", "scope", "committee", "topic", "leader",
        "copies",
    )  # fmt: skip
    CARD = ("author", "scope", "committee")
    APART = ("year", "half", "committee")
    FILTERS = ("year", "half", "scope", "committee", "topic")
    ONLY_WITH: ClassVar = {"committee": ("scope", ("special",))}

    year = Year("年份", also=("年度", "年"), width=5)
    half = Code(
        "上、下半年", "book_half", also=("半年", "时段", "期", "阅读时段", "上下半年"), width=6
    )
    name = Text(
        "书名", 120, required=True, width=18,
        also=("书目", "书目名称", "图书名称", "共读书目", "阅读书目", "必读书目", "推荐书目",
              "书籍名称"),
    )  # fmt: skip
    author = Text("作者", 60, also=("著者", "编者", "作者（编者）", "著（编）者"), width=8)
    publisher = Text("出版社", 60, also=("出版单位", "出版者"), width=10)
    scope = Code(
        "书目类别", "book_scope", default="common", width=6,
        also=("类别", "类型", "范围", "共读或专题", "阅读范围"),
    )  # fmt: skip
    committee = Link(
        Committee, "专委会", also=("所属专委会", "读书小组", "读书组", "阅读小组"), width=9
    )
    topic = Text("读书主题", 80, also=("主题", "阅读主题", "专题"), width=10,
                 help_text="半年一换")  # fmt: skip
    leader = PersonName("组长", 40, also=("读书组组长", "小组长", "负责人", "牵头人"), width=7,
                        help_text="一般由专委会主任担任")  # fmt: skip
    copies = Number("册数", 0, 10**5, also=("购书册数", "数量", "本数"), width=5, units=COPIES)
    recommended_by = Text("推荐人（单位）", 60, also=("推荐人", "推荐单位"), width=8)
    reason = LongText("推荐理由", also=("荐书理由", "内容简介", "简介", "推荐语"))
    remark = LongText("备注", also=("说明",))

    class Meta:
        """The table is named by the key; a workbook is called book in the code too."""

        table_name = "book"

    COMMON, SPECIAL = one_of(scope, "common"), one_of(scope, "special")
    OPENS_IN = WaitingOrder(
        (filled(year),), year, "新的半年在前，年份不明的在后", later=one_of(half, "second")
    )

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        """For the running half-year."""
        half = "second" if lookup.today.month >= JULY else "first"
        return {**super().defaults(lookup), "year": lookup.today.year, "half": half}

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        found = []
        if values.get("scope") == "special" and "committee" in values and not values["committee"]:
            text = "专委会书目还没有写是哪个专委会的"
            found.append(Problem("committee", "专委会", text, stops=False))
        if "half" in values and not values["half"]:
            text = "还没有选上半年、下半年"
            found.append(Problem("half", "上、下半年", text, stops=False))
        return found
