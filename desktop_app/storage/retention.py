"""Which backups are kept as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The times to keep: all of two days, then 12 daily, 10 weekly and 9 monthly ones.

    Of each older day, week or month the newest stays; a day counts once a backup of it exists,
    so a computer that stood still for a year loses nothing. Times after `now` (a clock that was
    wrong) are kept. The newest time is always among them.
    """
    ordered = sorted(set(times), reverse=True)
    keep = {each for each in ordered if now - each <= ALL_FOR}
    rest = [each for each in ordered if each not in keep]
    for period, number in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        chosen = _newest_of_each(rest, period, number)
        keep.update(chosen)
        oldest = min(chosen, default=None)
        rest = [each for each in rest if oldest is not None and each < oldest]
    return frozenset(keep)


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], number: int
) -> list[datetime]:
    found: dict[Hashable, datetime] = {}
    for each in newest_first:
        found.setdefault(period(each), each)
    return list(found.values())[:number]


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
