"""What the engines need from the office's week: its pages, and the items of agendas."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, CascadeRule, NamedPart, OwnPage, Subject
from desktop_app.services.used_parts import RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics

TAB = "专项工作"


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.office_week.item_cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.office_week.item_agreement import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.office_week.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.office_week.statistics import STATISTICS

    return STATISTICS


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.office_week.timeline import nodes_of

    return nodes_of(reading, found)


def _below_activities(reading: Any, keys: Sequence[int]) -> Any:
    from desktop_app.services.office_week.timeline import below_activities

    return below_activities(reading, keys)


_WEEK_COMMANDS = MappingProxyType({
    "print": "打印周安排", "export": "导出周安排到 Excel", "copy": "复制周安排",
    "print_month": "打印月安排", "export_month": "导出月安排到 Excel",
})  # fmt: skip
_CHRONICLE_COMMANDS = MappingProxyType({
    "print": "打印大事记", "export": "导出大事记到 Excel", "copy": "复制大事记",
})  # fmt: skip

OFFICE_WEEK = Subject(
    name="office_week",
    records=("agenda_item",),
    cascade=_cascade,
    agreement=_agreement,
    statistics=(NamedPart("agenda", "会议议题", _statistics, "agenda_item", within="activity"),),
    reminders=(RulesAbout(("agenda_item",), _reminders),),
    timeline={"agenda_item": _timeline},
    timeline_below={"activity": _below_activities},
    pages=(
        OwnPage("week", "周安排", "calendar", TAB, 1, _WEEK_COMMANDS),
        OwnPage("chronicle", "大事记", "book", TAB, 2, _CHRONICLE_COMMANDS),
    ),
    window="desktop_app.ui.office_week.rules",
)
