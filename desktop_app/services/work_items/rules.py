"""What the engines need from the year's tasks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import (
    AgreementRule,
    CascadeRule,
    CommandOption,
    LinkedGate,
    NamedCommand,
    NamedPart,
    Subject,
)
from desktop_app.services.used_parts import NamedHeadline, RulesAbout

if TYPE_CHECKING:
    from desktop_app.services.reminders.reminder_rule import ReminderRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.work_items.cascade import RULES

    return RULES


def _agreement() -> Sequence[AgreementRule]:
    from desktop_app.services.work_items import agenda_agreement, note_agreement

    return (note_agreement.RULE, agenda_agreement.RULE)


def _gates() -> Mapping[tuple[str, str], LinkedGate]:
    from desktop_app.services.work_items.agenda_agreement import GATES

    return GATES


def _reminders() -> Sequence[ReminderRule]:
    from desktop_app.services.work_items.reminder_rules import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.work_items.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Mapping[str, Any]:
    from desktop_app.services.work_items.workbench import WORKBENCH

    return WORKBENCH


def _timeline(reading: Any, found: Any) -> Sequence[Any]:
    from desktop_app.services.work_items.timeline import nodes_of

    return nodes_of(reading, found)


def _below_agenda_items(reading: Any, keys: Sequence[int]) -> Any:
    from desktop_app.services.work_items.timeline import below_agenda_items

    return below_agenda_items(reading, keys)


def _below_activities(reading: Any, keys: Sequence[int]) -> Any:
    from desktop_app.services.work_items.timeline import below_activities

    return below_activities(reading, keys)


def _command() -> Callable[..., Iterable[str]]:
    from desktop_app.services.work_items.command import run

    return run


def _complete(desk: Any, keys: Sequence[int], shown: Sequence[Any]) -> Sequence[Any]:
    from desktop_app.services.work_items.print_rows import complete

    return complete(desk, keys, shown)


WORK_ITEMS = Subject(
    name="work_items",
    records=("work_priority", "work_item", "work_progress", "work_extension"),
    cascade=_cascade,
    agreement=_agreement,
    linked_gates=_gates,
    reminders=(RulesAbout(("work_item",), _reminders),),
    statistics=(NamedPart("work_item", "工作任务", _statistics, "work_item", within="activity"),),
    workbench=(NamedHeadline("work_item", "今年的工作任务", ("work_item",)),),
    workbench_rules=_workbench,
    completes={"work_list": _complete},
    commands=(
        NamedCommand(
            "tasks",
            "工作任务：一年的进度和没有任务的重点工作；照上年列任务",
            (
                CommandOption("action", "做什么", "show、carry"),
                CommandOption("--year", "年度", "如 2026，不写时是今年"),
                CommandOption("--dry-run", "", "carry：只说明会列入哪些，不写入", flag=True),
            ),
            _command,
        ),
    ),
    timeline={"work_item": _timeline},
    timeline_below={"agenda_item": _below_agenda_items, "activity": _below_activities},
    window="desktop_app.ui.work_items.rules",
)
"""The subject of the year's tasks, their notes and the priorities that they serve."""
