"""How long each step of a proposal's handling may take, and the last days that follow."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.dates import latest, months_after
from desktop_app.chinese.working_days import NoCalendar, WorkingDays
from desktop_app.services.limits.time_limits import End, Times, the_day

MONTHS, WORKING_DAYS = "months", "working_days"
ISO_DAY = 10


class StepLimit(NamedTuple):
    """A number of months or working days."""

    value: int
    unit: str


STEP_LIMITS: Mapping[str, StepLimit] = MappingProxyType(
    {
        "reply": StepLimit(3, MONTHS),
        "opinion": StepLimit(1, MONTHS),
        "longest": StepLimit(6, MONTHS),
        "redo": StepLimit(3, MONTHS),
        "sign": StepLimit(3, WORKING_DAYS),
        "return": StepLimit(10, WORKING_DAYS),
    }
)
"""By step: reply and opinion of an assisting unit from the assignment, the longest extension,
the reply to a redo, the signing of the assignment, the return of a wrong one."""


def last_day(step: str, since: str | None, calendar: WorkingDays) -> str | None:
    """The last day of a step that began on a day; None without a whole day or its calendar."""
    if not since or len(since) < ISO_DAY:
        return None
    limit = STEP_LIMITS[step]
    if limit.unit == MONTHS:
        return months_after(since, limit.value)
    try:
        return calendar.add(datetime.date.fromisoformat(since), limit.value).isoformat()
    except NoCalendar:
        return None


def step_end(step: str) -> End:
    """The last day of a step, as reminders reckon it from the day that begins it."""
    limit = STEP_LIMITS[step]

    def end(base: str, times: Times) -> datetime.date:
        if limit.unit == MONTHS:
            return datetime.date.fromisoformat(months_after(latest(base), limit.value))
        return times.calendar.add(the_day(base, times), limit.value)

    return end
