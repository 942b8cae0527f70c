"""Reminders about the office itself: the end of the term, years without a calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from desktop_app.chinese.dates import latest
from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.office import Term
from desktop_app.services.desk import Desk, values_of
from desktop_app.services.limits.time_limits import Times
from desktop_app.services.lookup.cache import current_term
from desktop_app.services.outward import lookup
from desktop_app.services.reminders.reminder_items import CALENDAR, UNSURE, DueItem, level_of

TERM = "term"
TITLES = {TERM: "届满交接", CALENDAR: "节假日"}


def own(desk: Desk, now: Times, years: Iterable[int]) -> Iterator[DueItem]:
    """The items that are about no record of a register."""
    term = current_term(desk)
    values = values_of(desk, Term, term) if term else {}
    ends = str(values.get("ends") or "")
    if ends and not values.get("closed_on"):
        day = datetime.date.fromisoformat(latest(ends))
        if (day - now.today).days <= now.limits["term_end"]:
            level = level_of(day, now.today)
            yield DueItem(TERM, Term.KEY, term, level, day.isoformat(), "", None)
    # the holidays of a year are announced late in the one before
    for year in sorted(each for each in years if each <= now.today.year + 1):
        yield DueItem(CALENDAR, Holiday.KEY, year, UNSURE, "", "", None)


def own_words(desk: Desk, item: DueItem) -> str:
    """What is due about the office itself, in words."""
    if item.kind == CALENDAR:
        begun = lookup(desk, Limits).calendar.begun.get(item.key or 0)
        told = f"填全，还缺{'、'.join(begun)}" if begun else "填"
        return f"{item.key} 年的节假日还没有{told}"
    return f"{Term.title_of(values_of(desk, Term, item.key or 0))}届满，准备交接"
