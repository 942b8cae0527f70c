"""What the engines need from the brand projects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, LinkedGate, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, NamedStep, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.brands.cascade import RULES

    return RULES


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.brands.linked_gates import GATES

    return GATES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.brands.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.brands.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.brands.workbench import WORKBENCH

    return WORKBENCH


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.brands.timeline import nodes_of

    return nodes_of(reading, found)


def _booklet(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> list[Any]:
    from desktop_app.services.brands.booklet import complete

    return complete(desk, keys, shown)


BRANDS = Subject(
    name="brands",
    records=("brand", "brand_milestone", "brand_media", "brand_award", "brand_photo"),
    cascade=_cascade,
    linked_gates=_linked_gates,
    reminders=(RulesAbout(("brand",), _reminders),),
    statistics=(NamedPart("brand", "品牌项目", _statistics, "brand", place=9),),
    timeline={"brand": _timeline},
    workbench=(
        NamedHeadline("brand", "品牌项目", ("brand",)),
        NamedStep("登记品牌项目", "在“品牌项目”页点“新建”或“导入”", "brand"),
    ),
    workbench_rules=_workbench,
    completes={"brand_booklet": _booklet},
    window="desktop_app.ui.brands.rules",
)
