"""Two days of the same record: conditions that compare them, and how many days they span."""

from __future__ import annotations

from desktop_app.records.whole_days import LATEST
from desktop_app.storage.dialect import days_between

OF_TWO_DAYS = {"no_later": "<=", "later": ">"}
"""The conditions that compare the day of a field with that of another, by their sign."""

SPAN = ".."
"""Between the names of two fields of days: the days from the one to the other, as a number."""
WHOLE_DAY = len("2026-03-05")


def span(first: str, last: str) -> str:
    """The path of the number of days from one field to another, both days included."""
    return f"{first}{SPAN}{last}"


def parts_of_path(path: str) -> tuple[str, ...]:
    """The fields that a path reads: both of a span, else the one."""
    return tuple(path.split(SPAN))


def days_of_span(first: str, last: str) -> str:
    """The SQL of a span of days, of one day where the last is empty.

    NULL where a day is known only by its month or year, or the last lies before the first.
    """
    end = f"coalesce({last}, {first})"
    known = f"length({first}) = {WHOLE_DAY} AND length({end}) = {WHOLE_DAY} AND {end} >= {first}"
    return f"CASE WHEN {known} THEN {days_between(first, end)} END"


def other_day(field: str, other: str) -> str:
    """The path of the field `other` of the record that the last field of a path belongs to."""
    head, dot, _ = field.rpartition(".")
    return f"{head}{dot}{other}"


def days_compared(day: str, sign: str, other: str) -> str:
    """The SQL that compares two columns of days; one known roughly lies behind all of it."""
    whole = (f"{each} || substr('{LATEST}', length({each}) + 1)" for each in (day, other))
    return f" {sign} ".join(whole)
