"""Which parts of an activity a leave is for: pure, from stored values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.leave import Leave
from desktop_app.services.activities.marks import AWAY, LEAVE, ONE

Values = Mapping[str, Any]
_HALVES = {"morning": 0, "afternoon": 1, "evening": 2}
_FIRST_HALF, _LAST_HALF = 0, 2
Moment = tuple[str, int]
"""A day (ISO text) and the half of it, in the order of time."""


class Occasion(NamedTuple):
    """An activity as leave sees it: its values, and those of its parts, none for one part."""

    activity: Values
    parts: tuple[Values, ...] = ()

    @property
    def positions(self) -> tuple[int, ...]:
        """The places of its marks."""
        return tuple(each.get("position") or 1 for each in self.parts) or ONE


def mark_of(leave: Values) -> str:
    """The mark of attendance that a leave sets: 假, or 公 where it is no absence."""
    return AWAY if Leave.NO_ABSENCE.holds(leave) else LEAVE


def covered(leave: Values, key: int, occasion: Occasion) -> tuple[int, ...]:
    """The places of an activity's marks that a leave is for, () where it is for none.

    Leave from one activity is for all of its parts within the leave's days; leave without an
    activity is for every part between them. A part without a day has the days of its activity; one
    that is only partly within is not covered, since nobody can say which part of it was missed.
    """
    named = leave.get("activity")
    if named is not None and named != key:
        return ()
    span = _span(leave)
    if span is None:
        return occasion.positions if named is not None else ()
    if not occasion.parts:
        whole = _days_of(occasion.activity)
        inside = named is not None or (whole is not None and _within(whole, span))
        return ONE if inside else ()
    return tuple(_inside(occasion, span, named is not None))


def _inside(occasion: Occasion, span: tuple[Moment, Moment], named: bool) -> Iterator[int]:
    for part in occasion.parts:
        when = _of_part(part) or (None if named else _days_of(occasion.activity))
        if (when is None and named) or (when is not None and _within(when, span)):
            yield part.get("position") or 1


def _span(leave: Values) -> tuple[Moment, Moment] | None:
    """From when to when a leave is; None where no first day is known."""
    since = leave.get("since")
    if not since:
        return None
    until = leave.get("until") or since
    first = _HALVES.get(leave.get("since_half") or "", _FIRST_HALF)
    last = _HALVES.get(leave.get("until_half") or "", _LAST_HALF)
    return (earliest(since), first), (latest(until), last)


def _of_part(part: Values) -> tuple[Moment, Moment] | None:
    day, half = part.get("day"), part.get("half")
    if not day:
        return None
    known = _HALVES.get(half or "")
    if known is None:
        return (earliest(day), _FIRST_HALF), (latest(day), _LAST_HALF)
    return (earliest(day), known), (latest(day), known)


def _days_of(activity: Values) -> tuple[Moment, Moment] | None:
    start = activity.get("start_on")
    if not start:
        return None
    end = activity.get("end_on") or start
    return (earliest(start), _FIRST_HALF), (latest(end), _LAST_HALF)


def _within(when: tuple[Moment, Moment], span: tuple[Moment, Moment]) -> bool:
    return span[0] <= when[0] and when[1] <= span[1]
