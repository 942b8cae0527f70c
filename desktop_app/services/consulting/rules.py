"""What the engines need from the consulting work: from the topic to the case."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, LinkedGate, NamedPart, Subject
from desktop_app.services.used_parts import NamedHeadline, NamedStep, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.consulting.facts import FACTS

    return FACTS


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.consulting.cascade import RULES

    return RULES


def _linked_gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.consulting.linked_gates import GATES

    return GATES


def _statistics() -> Statistics:
    from desktop_app.services.consulting.statistics import STATISTICS

    return STATISTICS


TIMELINES = (
    "member", "point", "topic", "consultation_plan", "consultation", "outcome",
    "instruction", "look_back", "case",
)  # fmt: skip


def _timeline(record: str, reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.consulting.timeline_starts import STARTS

    return STARTS[record](reading, found)


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.consulting.reminder_rules import RULES

    return RULES


def _lights(desk: Any, keys: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    from desktop_app.services.consulting.feedback_lights import lights_of

    return lights_of(desk, keys)


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.consulting.workbench import WORKBENCH

    return WORKBENCH


CONSULTING = Subject(
    name="consulting",
    records=(
        "point", "topic", "consultation_plan", "consultation", "participant", "opinion",
        "consensus", "outcome", "outcome_step", "instruction", "look_back", "case",
    ),
    cascade=_cascade,
    linked_gates=_linked_gates,
    statistics=(NamedPart("consultation", "协商", _statistics, "consultation", place=1),),
    reminders=(
        RulesAbout(
            ("outcome", "consultation", "look_back", "consultation_plan", "point"), _reminders
        ),
    ),
    timeline={key: partial(_timeline, key) for key in TIMELINES},
    lights={"consultation": _lights},
    workbench=(
        NamedHeadline("point", "协商点", ("point",)),
        NamedHeadline("consultation", "今年协商", ("consultation", "outcome")),
        NamedHeadline("outcome", "在办意见建议", ("outcome",)),
        NamedStep("建立协商点", "在“协商在基层”页点“新建”或“导入”", "point"),
    ),
    workbench_rules=_workbench,
    window="desktop_app.ui.consulting.rules",
    facts=_facts,
)  # fmt: skip
