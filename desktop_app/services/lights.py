"""The three lights of a consultation: 信息报送跟踪, 建议情况沟通, 落实情况反馈."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.consultation import CLOSED, HELD, Consultation
from desktop_app.services.desk import Desk
from desktop_app.services.time_limits import End, Times, days_after, times, working_days_after
from desktop_app.storage import lists

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
    """What a light hangs on: the field that begins its limit, in which states, and its end."""

    key: str
    title: str
    begun: str
    end: End


_RULES = (
    _Rule("reported", "信息报送跟踪", "held_on", working_days_after("report")),
    _Rule("talked", "建议情况沟通", "reported_on", days_after("reply")),
    _Rule("answered", "落实情况反馈", "reported_on", days_after("feedback")),
)
FIELDS = (
    "state", "held_on", "stopped_on", "reported_on", "reported_doc", "talked_on", "talked_doc",
    "answered_on", "answered_doc",
)  # fmt: skip
TITLES = tuple(each.title for each in _RULES)


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
    day, document = (values.get(f"{rule.key}_{each}") or "" for each in ("on", "doc"))
    if day and document:
        return Light(rule.key, rule.title, DONE, day, document, "")
    begun = values.get(rule.begun)
    state = values.get("state")
    held = state in HELD or rule.begun != "held_on"
    if not begun or not held or state in CLOSED or values.get("stopped_on"):
        return Light(rule.key, rule.title, NOT_YET, day, document, "")
    try:
        end = rule.end(begun, now)
    except NoCalendar:
        return Light(rule.key, rule.title, WAITING, day, document, "")
    level = LATE if end < now.today else WAITING
    return Light(rule.key, rule.title, level, day, document, end.isoformat())
