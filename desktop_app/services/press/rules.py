"""What the engines need from press."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop_app.services.subjects import CascadeRule, NamedPart, Subject

if TYPE_CHECKING:
    from desktop_app.services.statistics.declared import Statistics


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.press.cascade import RULES

    return RULES


def _statistics() -> Statistics:
    from desktop_app.services.press.statistics import STATISTICS

    return STATISTICS


PRESS = Subject(
    name="press",
    records=("press",),
    cascade=_cascade,
    statistics=(NamedPart("press", "宣传稿件", _statistics, "press", 8, within="brand"),),
    window="desktop_app.ui.press.rules",
)
