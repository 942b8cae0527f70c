"""What the engines need from recognitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.services.subjects import CascadeRule, NamedPart, Subject

if TYPE_CHECKING:
    from desktop_app.services.facts.declared import FactRule
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.recognitions.cascade import RULES

    return RULES


def _facts() -> Sequence[FactRule]:
    from desktop_app.services.recognitions.facts import FACTS

    return FACTS


def _statistics() -> Statistics:
    from desktop_app.services.recognitions.statistics import STATISTICS

    return STATISTICS


def _below_brands(reading: Any, keys: Sequence[int]) -> Mapping[int, Sequence[Any]]:
    from desktop_app.services.recognitions.timeline import below_brands

    return below_brands(reading, keys)


RECOGNITIONS = Subject(
    name="recognitions",
    records=("recognition",),
    cascade=_cascade,
    statistics=(
        NamedPart("recognition", "交流表彰", _statistics, "recognition", within="brand"),
    ),
    timeline_below={"brand": _below_brands},
    facts=_facts,
    window="desktop_app.ui.recognitions.rules",
)  # fmt: skip
