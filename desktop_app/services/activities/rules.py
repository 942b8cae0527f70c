"""What the engines need from the activities and their attendance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import AgreementRule, BookImport, CascadeRule, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics
    from desktop_app.services.subjects import CardSection


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.activities.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.activities.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.activities.attending import RULES

    return RULES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.activities.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.activities.statistics import STATISTICS

    return STATISTICS


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.activities.timeline import nodes_of

    return nodes_of(reading, found)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.activities.workbench import WORKBENCH

    return WORKBENCH


def _of_member(desk: Any, key: int) -> CardSection:
    from desktop_app.services.activities.card_section import of_member

    return of_member(desk, key)


def _of_activity(desk: Any, key: int) -> CardSection:
    from desktop_app.services.activities.card_section import of_activity

    return of_activity(desk, key)


def _import_book() -> Any:
    from desktop_app.services.activities.attendance_books.command import import_book

    return import_book


_ATTENDANCE_BOOK = BookImport(
    about="签到表、出勤表：名单或姓名×会议的表，格里写 √、假、缺",
    options=frozenset(("activity", "create", "overwrite", "others")),
    load=_import_book,
    links={"activity": "activity"},
)

_SECTIONS: Mapping[tuple[str, str], Any] = {
    ("member", "attendance"): _of_member, ("activity", "attendance"): _of_activity,
}  # fmt: skip

ACTIVITIES = Subject(
    name="activities",
    records=("activity", "activity_part", "attendance"),
    cascade=_cascade,
    agreement=_agreement,
    statistics=(NamedPart("activity", "会议和履职活动", _statistics, "activity", place=7),),
    reminders=(RulesAbout(("activity", "attendance"), _reminders),),
    timeline={"activity": _timeline},
    workbench=(NamedHeadline("activity", "今年会议和活动", ("activity",)),),
    workbench_rules=_workbench,
    card_sections=_SECTIONS,
    book_imports={"attendance": _ATTENDANCE_BOOK},
    window="desktop_app.ui.activities.rules",
    facts=_facts,
)
