"""From which day to which members are in office, and the days before and after a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.member import SERVING
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import made_once
from desktop_app.storage.query import lists


def last_day(member: Mapping[str, Any]) -> str | None:
    """The last day in office (ISO text) of a member whose state is another than 在任.

    It is the day before the one on which the state changed. None for a member in office, and where
    that day is not filled in.
    """
    changed = member.get("state_date")
    if member.get("state") in (None, SERVING) or not changed:
        return None
    return day_before(changed)


class Starts:
    """The day on which each member's time in office begins: its own, else that of its term.

    `written` are records of an action that is not stored yet: a term among them begins as it says.
    """

    def __init__(self, desk: Desk, written: Iterable[Record] = ()) -> None:
        terms = [each for each in written if isinstance(each, Term) and each.has_key]
        self._desk = desk
        self._terms: dict[int, str | None] = {each.key: each.values.get("starts") for each in terms}

    def of(self, member: Mapping[str, Any]) -> str | None:
        """The first day as far as it is known (ISO text), None where it is not."""
        return member.get("since") or self._of_term(member.get("term"))

    def span(self, member: Mapping[str, Any]) -> tuple[str | None, str | None]:
        """The first and the last day in office, None for each that is open.

        The first day of a term that began after the member had left is none of its days.
        """
        first, last = self.of(member), last_day(member)
        return (None if first and last and earliest(first) > last else first), last

    def present(self, member: Mapping[str, Any]) -> str:
        """The day whose memberships the member's columns show: today, or the first day to come.

        Of a member who has left it is the last day in office. Always to the day (ISO text): of a
        month or a year the first one.
        """
        first, last = self.of(member), last_day(member)
        day = max(self._desk.today.isoformat(), earliest(first) if first else "")
        return min(day, last) if last else day

    def _of_term(self, term: int | None) -> str | None:
        if term is None:
            return None
        if term not in self._terms:
            self._terms[term] = _first_day(self._desk, term)
        return self._terms[term]


def _first_day(desk: Desk, term: int) -> str | None:
    """The stored first day of a term."""
    known: dict[int, str | None] = made_once(
        desk, "first days of terms", dict[int, str | None], Term.KEY
    )
    if term not in known:
        rows = lists.rows(desk.office, Term, [term], ("starts",))
        known[term] = rows[0][2] if rows else None
    return known[term]


def day_before(day: str) -> str:
    """The day before a day (ISO text); a month or a year begins with its first day."""
    return (date.fromisoformat(earliest(day)) - timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day after a day (ISO text); a month or a year ends with its last day."""
    return (date.fromisoformat(latest(day)) + timedelta(days=1)).isoformat()
