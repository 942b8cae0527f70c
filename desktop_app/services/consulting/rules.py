"""What the engines need from the consulting work: from the topic to the case."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import NamedPart, Subject

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def _statistics() -> Statistics:
    from desktop_app.services.consulting.statistics import STATISTICS

    return STATISTICS


def _workbench() -> Sequence[Any]:
    from desktop_app.services.consulting.workbench import WORKBENCH

    return WORKBENCH


CONSULTING = Subject(
    name="consulting",
    records=(
        "topic", "consultation_plan", "consultation", "participant", "opinion", "consensus",
        "outcome", "outcome_step", "look_back", "case",
    ),
    statistics=(NamedPart("consultation", "协商", _statistics),),
    workbench=_workbench,
    window="desktop_app.ui.consulting.rules",
)  # fmt: skip
