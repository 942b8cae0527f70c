"""Facts of groups: the plan and the summary of a year."""

from __future__ import annotations

from desktop_app.records.group import GroupYear
from desktop_app.services.facts.declared import FactRule, FactSource
from desktop_app.services.statistics.days import OnDay


def _rule(key: str, words: str, day: str) -> FactRule:
    source = FactSource(
        record=GroupYear, where=(), reasons=(), day=OnDay(day), group="group", opens="group"
    )
    return FactRule(key=key, unit="份", words=words, sources=(source,))


FACTS = (
    _rule("group_plan", "报送了年度计划，按计划日期计", "plan_on"),
    _rule("group_summary", "报送了年度小结，按小结日期计", "summary_on"),
)
