"""The three lights of a consultation: 信息报送跟踪, 建议情况沟通, 落实情况反馈."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.consultation import FEEDBACKS, Consultation, Feedback
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.timeline.lights import Light, LightRule, light
from desktop_app.storage.query import lists

HELD_ON = "held_on"
FIELDS = (
    "state", HELD_ON, "stopped_on", "reported_on", "reported_doc", "talked_on", "talked_doc",
    "answered_on", "answered_doc", "platform",
)  # fmt: skip


def _rule(of: Feedback, begun: str, limit: str) -> LightRule:
    return LightRule(of.title, of.day, of.document, begun, limit)


_REPORTED, _TALKED, _ANSWERED = FEEDBACKS
_RULES = (
    _rule(_REPORTED, HELD_ON, "report"),
    _rule(_TALKED, "reported_on", "reply"),
    _rule(_ANSWERED, "reported_on", "feedback"),
)


def lights(values: Mapping[str, Any], now: Times) -> tuple[Light, ...]:
    """The lights of a consultation with these values of `FIELDS`, in the order of `FEEDBACKS`."""
    is_open, held = Consultation.OPEN.holds(values), Consultation.HELD.holds(values)
    return tuple(
        light(
            rule,
            values,
            now,
            is_open=is_open and (held or rule.begun != HELD_ON),
            platform=values.get("platform"),
        )
        for rule in _RULES
    )


def lights_of(
    desk: Desk, keys: Sequence[int], today: datetime.date | None = None
) -> dict[int, tuple[Light, ...]]:
    """The lights of some consultations by their ids, read in one query."""
    now = times(desk, today)
    rows = lists.rows(desk.office, Consultation, keys, FIELDS)
    return {row[0]: lights(dict(zip(FIELDS, row[2:], strict=True)), now) for row in rows}
