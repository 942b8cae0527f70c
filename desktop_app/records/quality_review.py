"""质量评价: what a reviewer thinks of a proposal, item by item, in three levels."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.field_types import Code, Codes, Day, LongText, Number, Text
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Choices, Lookup
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record

ITEMS, GRADES = "quality_item", "quality_grade"
"""The code lists of the items and of the grades; the code of a grade is the least total for it."""
LEVELS = ("top", "middle", "low")
"""The fields of the three levels, the best first; each holds the items that were given it."""
LEVEL_WORDS = ("优秀", "较好", "一般")
"""What the levels are called, in the same order."""
POINTS = {"top": 10, "middle": 8, "low": 6}
FULL, WHOLE = 10, 100


class QualityReview(Record):
    """质量评价: one sheet of one reviewer in one round; total and grade follow from its items."""

    KEY, TITLE, UNIT, TAB = "quality_review", "质量评价", "份", "提案信息"
    NAME, SORT, INTERNAL_WITH = "proposal", "day", ("proposal",)
    MATCH_KEYS = UNIQUE = (("proposal", "round", "reviewer"),)
    TITLE_FIELDS = ("round", "reviewer", "total")
    IMPORT = ImportHints(
        strict=(("proposal", "round", "reviewer"),), noted=("提案者", "承办单位"),
        texts={"round": "remark", "grade": "remark"}, form_only=("day", "round"),
    )  # fmt: skip
    SEARCH = ("reviewer",)
    COLUMNS = ("proposal", "round", "reviewer", "day", "total", "grade", "top", "middle", "low")
    CARD = ("proposal", "round", "grade")
    APART = ("round", "reviewer", "day")
    FILTERS = ("grade", "round", "reviewer", "day")

    proposal = Link(
        Proposal,
        "提案",
        required=True,
        also=("提案号", "提案编号", "案号", "案由", "提案名称"),
        width=24,
    )
    round = Code("评价轮次", "quality_round", default="first", also=("轮次", "评价环节"), width=6)
    reviewer = Text("评价人", 40, also=("评委", "评审人", "评价单位"), width=8)
    day = Day("评价日期", also=("日期", "评价时间"))
    total = Number(
        "总分", 0, WHOLE, also=("得分", "评价得分"), width=5,
        help_text="按各项评价自动算：优秀 10 分、较好 8 分、一般 6 分，折合成百分",
    )  # fmt: skip
    grade = Code(
        "评价等次", GRADES, also=("等次", "评价结果"), width=6,
        help_text="按总分自动定；各等次的最低分是它在代码表里的代码",
    )  # fmt: skip
    top = Codes("优秀的项目", ITEMS, also=("优秀",), width=16)
    middle = Codes("较好的项目", ITEMS, also=("较好",), width=16)
    low = Codes("一般的项目", ITEMS, also=("一般",), width=16)
    remark = LongText("评语", also=("评价意见", "意见", "备注"))

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "day": lookup.today.isoformat()}

    @classmethod
    def title_of(cls, values: Mapping[str, Any]) -> str:
        """Who gave how many points: 质量评价 演示评委 86 分; the proposal has its own column."""
        total = values.get("total")
        points = "" if total is None else f"{total} 分"
        return " ".join(filter(None, (cls.TITLE, values.get("reviewer"), points)))

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        """No item in two levels; those that are not judged yet are remarked on."""
        if not set(LEVELS) <= values.keys():
            return []
        marked = [code for name in LEVELS for code in items_in(values, name)]
        twice = sorted({code for code in marked if marked.count(code) > 1})
        choices = lookup.codes[ITEMS]
        if twice:
            named = "、".join(map(choices.label, twice))
            return [Problem("top", "优秀的项目", f"“{named}”在两档里都选了，请只留一档")]
        left = unjudged(values, choices)
        if marked and left:
            named = "、".join(map(choices.label, left))
            text = f"还有 {len(left)} 项没有评价（{named}），评完才算总分"
            return [Problem("top", "优秀的项目", text, stops=False)]
        return []

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Container[str] | None = None
    ) -> dict[str, Any]:
        """Total and grade; of a sheet without items they stay as an old ledger gives them."""
        if not any(values.get(name) for name in LEVELS):
            total = values.get("total")
            given = values.get("grade")
            return {"grade": given or grade_of(total, lookup.codes[GRADES])}
        total = total_of(values, lookup.codes[ITEMS])
        return {"total": total, "grade": grade_of(total, lookup.codes[GRADES])}


def items_in(values: Mapping[str, Any], level: str) -> list[str]:
    """The codes of the items that a sheet puts into one level."""
    return str(values.get(level) or "").split()


def unjudged(values: Mapping[str, Any], items: Choices) -> list[str]:
    """The codes of the items in use that a sheet puts into no level, in their order."""
    marked = {code for name in LEVELS for code in items_in(values, name)}
    return [each.code for each in items.offered() if each.code not in marked]


def total_of(values: Mapping[str, Any], items: Choices) -> int | None:
    """The points of all judged items out of 100, None until every item in use is judged.

    Halves are rounded up.
    """
    counts = {name: len(items_in(values, name)) for name in LEVELS}
    many = sum(counts.values())
    if not many or unjudged(values, items):
        return None
    points = sum(POINTS[name] * count for name, count in counts.items())
    return (2 * WHOLE * points + FULL * many) // (2 * FULL * many)


def grade_of(total: int | None, grades: Choices) -> str | None:
    """The code of the highest grade whose least total is reached.

    The code of a grade is its least total; one whose code is no number is never given by itself.
    """
    floors = [each.code for each in grades.offered() if each.code.isdecimal()]
    reached = [code for code in floors if total is not None and total >= int(code)]
    return max(reached, key=int, default=None)
