"""The year of scores that the viewed term ends in."""

from __future__ import annotations

from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import looks_back, span_of, viewed_term

WHOLE = "12-31"


def last_day_viewed(desk: Desk) -> tuple[int, str | None]:
    """The last year of the viewed term, and its last day (ISO text) where that ends before.

    This year and None while the present term is looked at.
    """
    term = viewed_term(desk)
    last = span_of(desk, term)[1] if term is not None and looks_back(desk) else ""
    if not last:
        return desk.today.year, None
    whole = last.endswith(WHOLE) or last == desk.today.isoformat()
    return int(last[:4]), None if whole else last
