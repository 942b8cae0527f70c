"""Reminders of what is due, computed from the records by the rules that the subjects declare."""

from __future__ import annotations

from desktop_app.services.reminders.due_items import counts, due, find, first_of
from desktop_app.services.reminders.reminder_items import (
    EVERYTHING,
    LATE,
    LATER,
    LEVELS,
    STALE,
    TODAY,
    UNSURE,
    WEEK,
    DueCount,
    DueItem,
    Reminder,
    Wanted,
    urgency,
)
from desktop_app.services.reminders.reminder_words import (
    committee_names,
    over,
    read,
    titles,
    words_of,
)

__all__ = [
    "EVERYTHING",
    "LATE",
    "LATER",
    "LEVELS",
    "STALE",
    "TODAY",
    "UNSURE",
    "WEEK",
    "DueCount",
    "DueItem",
    "Reminder",
    "Wanted",
    "committee_names",
    "counts",
    "due",
    "find",
    "first_of",
    "over",
    "read",
    "titles",
    "urgency",
    "words_of",
]  # fmt: skip
