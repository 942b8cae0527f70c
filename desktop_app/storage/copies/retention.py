"""Which backups are kept as they grow old."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9


def kept(times: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The times to keep: all of two days, then 12 daily, 10 weekly and 9 monthly ones.

    Of each older day, week or month the newest stays; a day counts once a backup of it exists, so a
    computer that was off for a year loses nothing. Times after `now` (a clock that was wrong) are
    kept. The newest time is always among them.
    """
    ordered = sorted(set(times), reverse=True)
    keep = {each for each in ordered if now - each <= ALL_FOR}
    rest = [each for each in ordered if each not in keep]
    for period, number in ((_day, DAILY), (_week, WEEKLY), (_month, MONTHLY)):
        newest = _newest_of_each(rest, period, number)
        keep.update(newest.values())
        rest = [each for each in rest if period(each) not in newest]
    return frozenset(keep)


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[datetime], Hashable], number: int
) -> dict[Hashable, datetime]:
    found: dict[Hashable, datetime] = {}
    for each in newest_first:
        if period(each) in found or len(found) < number:
            found.setdefault(period(each), each)
    return found


def _day(time: datetime) -> Hashable:
    return time.date()


def _week(time: datetime) -> Hashable:
    return time.isocalendar()[:2]


def _month(time: datetime) -> Hashable:
    return time.year, time.month
