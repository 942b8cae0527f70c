"""Days as the page of a proposal shows them."""

from __future__ import annotations

import datetime

YEAR = 5


def short_day(day: str | None, today: datetime.date) -> str:
    """A day of this year as 03-04, another one whole; '' for none."""
    text = day or ""
    return text[YEAR:] if text.startswith(f"{today.year}-") and len(text) > YEAR else text
