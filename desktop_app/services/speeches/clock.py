"""When each speech of a plenary day begins, from the first one's time and the minutes of all."""

from __future__ import annotations

from collections.abc import Sequence

_HOUR, _DAY = 60, 24 * 60


def clock_times(start: str | None, minutes: Sequence[int]) -> list[str | None]:
    """The beginning of each of some speeches, as 09:08; None for all without a first time.

    A day that runs past midnight begins again at 00:00.
    """
    if not start:
        return [None] * len(minutes)
    now = int(start[:2]) * _HOUR + int(start[3:])
    found: list[str | None] = []
    for each in minutes:
        found.append(told(now))
        now += each
    return found


def told(minute: int) -> str:
    """A minute of the day as 09:08."""
    hour, rest = divmod(minute % _DAY, _HOUR)
    return f"{hour:02}:{rest:02}"


def end_of(start: str, minutes: int) -> str:
    """When what begins at a time and takes so long is over."""
    return told(int(start[:2]) * _HOUR + int(start[3:]) + minutes)


def is_past_midnight(start: str, minutes: int) -> bool:
    """Whether what begins at a time and takes so long ends on another day."""
    return int(start[:2]) * _HOUR + int(start[3:]) + minutes > _DAY
