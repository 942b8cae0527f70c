"""From which day on members are in office, and the days before and after a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.office import Term
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists


class Starts:
    """The day on which each member's time in office begins: its own, else that of its term."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._terms = desk, dict[int, str | None]()

    def of(self, member: Mapping[str, Any]) -> str | None:
        """The first day as far as it is known (ISO text), None where it is not."""
        return member.get("since") or self._of_term(member.get("term"))

    def present(self, member: Mapping[str, Any]) -> str:
        """The day whose memberships the member's columns show: today, or the first day to come.

        Always to the day (ISO text): of a month or a year the first one.
        """
        first = self.of(member)
        return max(self._desk.today.isoformat(), earliest(first) if first else "")

    def _of_term(self, term: int | None) -> str | None:
        if term is None:
            return None
        if term not in self._terms:
            rows = lists.rows(self._desk.office, Term, [term], ("starts",))
            self._terms[term] = rows[0][2] if rows else None
        return self._terms[term]


def day_before(day: str) -> str:
    """The day before a day (ISO text); a month or a year begins with its first day."""
    return (date.fromisoformat(earliest(day)) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after a day (ISO text); a month or a year ends with its last day."""
    return (date.fromisoformat(latest(day)) + timedelta(days=1)).isoformat()
