"""Which days of a span are days off, by the office's calendar."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from desktop_app.records.calendar import Limits
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.office_week.plan_days import PlanPeriod

SATURDAY = 5
OFF, WORKED = "休", "班"


class DayMark(NamedTuple):
    """Whether nobody works on a day, and the word for it: 休 on holidays, 班 on worked weekends."""

    is_off: bool = False
    word: str = ""


NO_MARK = DayMark()


def day_marks(desk: Desk, span: PlanPeriod) -> dict[datetime.date, DayMark]:
    """The marks of the days of a span that have one."""
    calendar = lookup(desk, Limits).calendar
    found = {}
    for day in span.days:
        weekend = day.weekday() >= SATURDAY
        if day in calendar.rest:
            found[day] = DayMark(True, OFF)
        elif day in calendar.worked:
            found[day] = DayMark(False, WORKED)
        elif weekend:
            found[day] = DayMark(True)
    return found
