"""Conditions that compare the day of one field with that of another of the same record."""

from __future__ import annotations

from desktop_app.records.whole_days import LATEST

OF_TWO_DAYS = {"no_later": "<=", "later": ">"}
"""The conditions that compare the day of a field with that of another, by their sign."""


def other_day(field: str, other: str) -> str:
    """The path of the field `other` of the record that the last field of a path belongs to."""
    head, dot, _ = field.rpartition(".")
    return f"{head}{dot}{other}"


def days_compared(day: str, sign: str, other: str) -> str:
    """The SQL that compares two columns of days; one known roughly lies behind all of it."""
    whole = (f"{each} || substr('{LATEST}', length({each}) + 1)" for each in (day, other))
    return f" {sign} ".join(whole)
