"""Lights: the state of one dated step of a record, shown in lists, on cards and in timelines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.services.limits.time_limits import Times

DONE, WAITING, LATE, NOT_YET = "done", "waiting", "late", "not_yet"
STATES = {DONE: "已完成", WAITING: "待办", LATE: "逾期", NOT_YET: "未到"}


class Light(NamedTuple):
    """One light: `field` is the day it is about, `title` the step in words.

    `day` and `document` are what has been entered, `due` is the last day of the limit; each is
    '' while unknown.
    """

    field: str
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


class LightRule(NamedTuple):
    """How one light is computed from the values of a record.

    title: the step in words.
    day, document: the fields that both have to be filled in for the light to be done.
    begun: the field whose day begins the limit.
    limit: the matter of the `TimeLimit` that says when it ends.
    """

    title: str
    day: str
    document: str
    begun: str
    limit: str


def light(
    rule: LightRule, values: Mapping[str, Any], now: Times, *, is_open: bool, platform: str | None
) -> Light:
    """The light of one rule; a record that is not open waits for nothing.

    Where no limit is set on the platform, a light waits without a last day.
    """
    day, document = values.get(rule.day) or "", values.get(rule.document) or ""
    if day and document:
        return Light(rule.day, rule.title, DONE, day, document, "")
    begun = values.get(rule.begun)
    if not begun or not is_open:
        return Light(rule.day, rule.title, NOT_YET, day, document, "")
    limit = now.time_limits.end_of(rule.limit, platform)
    try:
        end = limit(begun, now) if limit else None
    except NoCalendar:
        end = None
    if end is None:
        return Light(rule.day, rule.title, WAITING, day, document, "")
    state = LATE if end < now.today else WAITING
    return Light(rule.day, rule.title, state, day, document, end.isoformat())
