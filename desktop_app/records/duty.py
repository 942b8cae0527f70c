"""五个一: the duties of a year for members or groups, and the duties that an office ticked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.fact_kinds import FactKinds, kind_problems, with_lists
from desktop_app.records.field_types import Code, Codes, Day, LongText, Number, Text
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.record import Record
from desktop_app.records.years import Year

BY_HAND = "by_hand"
"""The counted fact of a duty that nothing counts: the office ticks it."""


GROUP_FACT = "group_"
"""What the codes of facts begin with that only groups have."""


class Duty(Record):
    """五个一项目: one row of the duties of a year; what counts towards it is declared by a fact.

    `fact` is a code of `fact_kind`; `kinds`, `levels` and `role` narrow it.
    """

    KEY, TITLE, UNIT, TAB = "duty", "五个一项目", "项", "考核"
    SORT = "position"
    MATCH_KEYS = (("year", "subject", "name"), ("year", "name"))
    UNIQUE = (("year", "subject", "name"),)
    TITLE_FIELDS = ("year",)
    IMPORT = ImportHints()
    COLUMNS = ("position", "name", "year", "subject", "fact", "minimum", "due", "applies")
    FILTERS = ("year", "subject", "fact")

    name = Text("项目名称", 30, required=True, width=14, also=("名称", "项目", "五个一项目"))
    year = Year("年度", required=True, also=("年份",), width=5)
    position = Number("排序号", 0, 9999, also=("序号", "排序"), width=5)
    subject = Code("考核对象", "duty_subject", default="member", also=("对象",), width=6)
    fact = Code("怎样计数", "fact_kind", default=BY_HAND, also=("计数来源", "计数规则"), width=12)
    kinds = FactKinds("只计哪些类型", help_text="空着就是各种类型都计；几种用、分开")
    levels = Codes("只计哪些级别", "level", help_text="空着就是各个级别都计")
    role = Code("只计哪种身份", "fact_role", help_text="如只计第一提案人；空着就是都计")
    minimum = Number("至少", 1, 999, default=1, also=("最低数", "次数", "件数"), width=5)
    due = Day("完成期限", last=True, also=("期限", "截止日期"), width=8)
    applies = Codes("适用对象", "score_subject", also=("适用范围",), help_text="空着就是全体委员")
    how_to = Text("怎样算完成", 200, also=("完成标准", "说明"), help_text="印在“差什么”单子上")
    document = Text("文件依据", 60, also=("依据", "文号"), document=True)
    remark = LongText("备注")

    @classmethod
    def defaults(cls, lookup: Lookup) -> dict[str, Any]:
        return {**super().defaults(lookup), "year": lookup.today.year}

    @classmethod
    def split_cells(cls, draft: Mapping[str, object], lookup: Lookup) -> Mapping[str, object]:
        """Kinds are read by the list of the fact."""
        return with_lists(draft, lookup)

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return [*kind_problems(values, lookup), *_subject_problems(values)]


def _subject_problems(values: Mapping[str, Any]) -> list[Problem]:
    """A stopping problem where a fact that only groups have is to be counted for members."""
    of_group = str(values.get("fact") or "").startswith(GROUP_FACT)
    if not of_group or values.get("subject") != "member":
        return []
    return [Problem("fact", "怎样计数", "只有组才有这一种，请换一种，或把考核对象改成组")]


class DutyTick(Record):
    """手工认定: the office says that a member or group has done a duty, why, by which paper."""

    KEY, TITLE, UNIT = "duty_tick", "手工认定", "次"
    NAME, SORT = "reason", "day"
    TERM_OF = "member"
    MATCH_KEYS = (("duty", "member"), ("duty", "group"))
    UNIQUE = (("duty", "member"), ("duty", "group"))
    SEARCH = ("reason", "document")
    COLUMNS = ("duty", "member", "group", "day", "reason", "document")

    duty = Link(Duty, "五个一项目", owner=True, required=True)
    member = Link(Member, "委员")
    group = Link(WorkGroup, "组")
    day = Day("认定日期", also=("日期",), width=8)
    reason = Text("理由", 200, required=True, also=("认定理由", "完成情况"), width=20)
    document = Text("依据材料", 80, also=("材料", "文号"), document=True)
    remark = LongText("备注")

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return one_subject(values)


def one_subject(values: Mapping[str, Any]) -> list[Problem]:
    """A stopping problem where neither a member nor a group is chosen, or both are."""
    if not {"member", "group"} <= values.keys():
        return []
    if values["member"] and values["group"]:
        return [Problem("group", "组", "委员和组只选一个")]
    if not values["member"] and not values["group"]:
        return [Problem("member", "委员", "请选委员或组")]
    return []
