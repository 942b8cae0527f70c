"""年度工作 on a group's card: plan and summary of each year, the last one first."""

from __future__ import annotations

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.records.group import GroupYear, WorkGroup
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import owned
from desktop_app.services.subjects import CardSection

MOST = 4


def years(desk: Desk, key: int) -> CardSection:
    """The last years of one group in words: when it planned, when it summed up."""
    rows = sorted(
        owned(desk, GroupYear, [(WorkGroup.KEY, key)]), key=lambda each: -each.values["year"]
    )
    facts = [(f"{each.values['year']} 年", _told(each.values)) for each in rows[:MOST]]
    more = len(rows) - len(facts)
    return CardSection("年度计划和小结", (*facts, *([("", f"更早还有 {more} 年")] if more else ())))


def _told(values: dict[str, object]) -> str:
    return "，".join(
        f"{word} {show_chinese_day(str(values[name]))}" if values.get(name) else f"没有{word}"
        for word, name in (("计划", "plan_on"), ("小结", "summary_on"))
    )
