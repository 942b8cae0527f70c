"""手工计分: points that no record gives, entered with their reason and paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.duty import one_subject
from desktop_app.records.field_types import Day, LongText, Text
from desktop_app.records.group import WorkGroup
from desktop_app.records.import_hints import ImportHints
from desktop_app.records.links import Link
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.points import Points
from desktop_app.records.record import Record
from desktop_app.records.score_rules import ScoreRule
from desktop_app.records.years import Year, year_from


class ScoreEntry(Record):
    """手工计分: one manual entry for a member or a group, by a rule of the year's set.

    `code` names the rule where the year's set has changed since; it follows the chosen rule.
    """

    KEY, TITLE, UNIT, TAB = "score_entry", "手工计分", "条", "考核"
    NAME, SORT = "reason", "day"
    TERM_OF = "member"
    MATCH_KEYS = (("member", "day", "reason"), ("group", "day", "reason"))
    IMPORT = ImportHints()
    SEARCH = ("reason", "document")
    COLUMNS = ("member", "group", "year", "day", "rule", "points", "reason", "document")
    FILTERS = ("year", "member", "group")

    member = Link(Member, "委员", also=("姓名",), width=7)
    group = Link(WorkGroup, "组", width=8)
    year = Year("年度", also=("年份",), width=5, help_text="不填就按日期")
    day = Day("日期", also=("发生日期", "时间"), width=8)
    rule = Link(ScoreRule, "积分项目", width=14)
    code = Text("项目代号", 20)
    points = Points("分值", signed=True, required=True, also=("得分", "加减分"))
    reason = Text("理由", 200, required=True, also=("事由", "说明"), width=20)
    document = Text("依据材料", 80, also=("材料", "文号"), document=True, width=12)
    remark = LongText("备注")

    @classmethod
    def computed(
        cls, values: Mapping[str, Any], lookup: Lookup, typed: Any = None
    ) -> dict[str, Any]:
        return dict(year_from(values, lookup, "day"))

    @classmethod
    def checks(cls, values: Mapping[str, Any], lookup: Lookup) -> list[Problem]:
        return one_subject(values)
