"""What the engines need from the office's calendar: its holidays and its time limits."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.services.subjects import CascadeRule, Subject


def _cascade() -> Sequence[CascadeRule]:
    from desktop_app.services.limits import holidays, shipped_rows

    return (*holidays.RULES, *shipped_rows.RULES)


CALENDAR = Subject(name="limits", records=("limits", "time_limit", "holiday"), cascade=_cascade)
