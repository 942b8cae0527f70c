"""The three lights of a consultation: 信息报送跟踪, 建议情况沟通, 落实情况反馈."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.consultation import CLOSED, FEEDBACKS, HELD, Consultation, Feedback
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import (
    End,
    Times,
    days_after,
    times,
    working_days_after,
)
from desktop_app.storage.query import lists

DONE, WAITING, LATE, NOT_YET = "done", "waiting", "late", "not_yet"
STATES = {DONE: "已完成", WAITING: "待办", LATE: "逾期", NOT_YET: "未到"}


class Light(NamedTuple):
    """One light: its state, the day and document that make it green, the day it is due.

    An empty text is not known; `title` is what it stands for.
    """

    key: str
    title: str
    state: str
    day: str
    document: str
    due: str

    @property
    def words(self) -> str:
        """The light in words, with its day."""
        said = f"{self.title}：{STATES[self.state]}"
        if self.state == DONE:
            return f"{said}，{self.day}，{self.document}"
        lacking = "，还缺文件" if self.day else ""
        return f"{said}{lacking}" + (f"，期限 {self.due}" if self.due else "")


class _Rule(NamedTuple):
    """What a light hangs on: the field that begins its limit, and its end."""

    of: Feedback
    begun: str
    end: End


_FIRST, _SECOND, _THIRD = FEEDBACKS
_RULES = (
    _Rule(_FIRST, "held_on", working_days_after("report")),
    _Rule(_SECOND, "reported_on", days_after("reply")),
    _Rule(_THIRD, "reported_on", days_after("feedback")),
)
FIELDS = (
    "state", "held_on", "stopped_on", "reported_on", "reported_doc", "talked_on", "talked_doc",
    "answered_on", "answered_doc",
)  # fmt: skip


def lights(values: Mapping[str, Any], now: Times) -> tuple[Light, Light, Light]:
    """The lights of a consultation with these values of `FIELDS`."""
    first, second, third = (_light(rule, values, now) for rule in _RULES)
    return first, second, third


def lights_of(
    desk: Desk, keys: Sequence[int], today: datetime.date | None = None
) -> dict[int, tuple[Light, Light, Light]]:
    """The lights of some consultations by their ids, read at once."""
    now = times(desk, today)
    rows = lists.rows(desk.office, Consultation, keys, FIELDS)
    return {row[0]: lights(dict(zip(FIELDS, row[2:], strict=True)), now) for row in rows}


def _light(rule: _Rule, values: Mapping[str, Any], now: Times) -> Light:
    day, document = (values.get(name) or "" for name in rule.of[2:])
    if day and document:
        return Light(rule.of.key, rule.of.title, DONE, day, document, "")
    begun = values.get(rule.begun)
    state = values.get("state")
    held = state in HELD or rule.begun != "held_on"
    if not begun or not held or state in CLOSED or values.get("stopped_on"):
        return Light(rule.of.key, rule.of.title, NOT_YET, day, document, "")
    try:
        end = rule.end(begun, now)
    except NoCalendar:
        return Light(rule.of.key, rule.of.title, WAITING, day, document, "")
    level = LATE if end < now.today else WAITING
    return Light(rule.of.key, rule.of.title, level, day, document, end.isoformat())
