"""Days that may be known only by their month or year, compared with one another."""

from __future__ import annotations

LATEST = "9999-99-99"
"""What stands for the unknown part of a day: it lies behind every known one."""


def whole(day: str) -> str:
    """A day, a month or a year as a text that is compared with whole days."""
    return day + LATEST[len(day) :]
