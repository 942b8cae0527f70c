"""What a consultation point came to in one year, counted from the rows that lead to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from desktop_app.documents.prints.declared import Shown, Values
from desktop_app.documents.prints.people import AWAY, NO_ROLE
from desktop_app.documents.prints.wording import label_of

CHILDREN = {
    "consultation": ("id", "number", "name", "held_on", "platform", "host", "stopped_on"),
    "participant": ("role", "attended", "consultation.id", "consultation.held_on"),
    "topic": ("name", "five_points", "raised_on", "state"),
    "outcome": (
        "number", "content", "unit", "adoption", "handling", "due", "sent_on", "finished_on",
        "stopped_on", "result", "money", "beneficiaries", "satisfaction", "consultation.id",
        "consultation.held_on",
    ),
    "look_back": ("done_on", "people", "level", "finding", "outcome.content"),
}  # fmt: skip
THROUGH = {
    "participant": ("consultation", "point"),
    "outcome": ("consultation", "point"),
    "look_back": ("outcome", "consultation", "point"),
}
NO_KIND = "未归类"
ADOPTED, ENDED = ("adopted", "partly"), ("done", "closed")


class Span(NamedTuple):
    """The days from `first` to `last`, both included, as ISO text."""

    first: str
    last: str

    @property
    def whole(self) -> bool:
        """Whether it is a whole year."""
        return self.last.endswith("-12-31")

    def has(self, day: str) -> bool:
        """Whether a day lies in the span; a month or a year does that may lie in it."""
        return self.first[: len(day)] <= day <= self.last if day else False


def span_of(year: int, today: str) -> Span:
    """A year as far as it has come: the running one ends today."""
    last = today if today[:4] == f"{year}" else f"{year}-12-31"
    return Span(f"{year}-01-01", last)


def year_before(span: Span) -> Span:
    """The same days of the year before."""
    year = int(span.first[:4]) - 1
    last = span.last[4:].replace("-02-29", "-02-28")
    return Span(f"{year}-01-01", f"{year}{last}")


@dataclass(frozen=True)
class PointYear:
    """One point in one span; a session counts by the day it was held.

    A topic counts by the day it was raised, a suggestion by the day it was sent, else by its
    session's, a look-back by the day it was made.
    """

    shown: Shown
    span: Span

    @cached_property
    def sessions(self) -> list[Values]:
        """The sessions held."""
        return [row for row in self._rows("consultation") if self.span.has(row["held_on"])]

    @cached_property
    def people(self) -> list[Values]:
        """Everyone who was at one of the sessions, as often as he was."""
        rows = self._rows("participant")
        there = (row for row in rows if row["attended"] != AWAY)
        return [row for row in there if self.span.has(row["consultation.held_on"])]

    @cached_property
    def topics(self) -> list[Values]:
        """The topics raised."""
        return [row for row in self._rows("topic") if self.span.has(row["raised_on"])]

    @cached_property
    def outcomes(self) -> list[Values]:
        """The suggestions made."""
        rows = self._rows("outcome")
        return [r for r in rows if self.span.has(r["sent_on"] or r["consultation.held_on"])]

    @cached_property
    def look_backs(self) -> list[Values]:
        """The look-backs made."""
        return [row for row in self._rows("look_back") if self.span.has(row["done_on"])]

    @cached_property
    def adopted(self) -> list[Values]:
        """The suggestions adopted, in part too."""
        labels = {label_of("outcome_adoption", code) for code in ADOPTED}
        return [row for row in self.outcomes if row["adoption"] in labels]

    @cached_property
    def ended(self) -> list[Values]:
        """The suggestions carried out."""
        labels = {label_of("outcome_handling", code) for code in ENDED}
        return [row for row in self.outcomes if row["handling"] in labels]

    @property
    def money(self) -> Decimal:
        """The money spent on them, in 元."""
        return sum((Decimal(row["money"].replace(",", "") or 0) for row in self.outcomes),
                   Decimal(0))  # fmt: skip

    @property
    def beneficiaries(self) -> int:
        """The people who are better off by them."""
        return sum(int(row["beneficiaries"] or 0) for row in self.outcomes)

    @cached_property
    def roles(self) -> Counter[str]:
        """How many people had each role."""
        return Counter(row["role"] or NO_ROLE for row in self.people)

    @cached_property
    def kinds(self) -> Counter[str]:
        """How many topics are of each of the five points."""
        return Counter(row["five_points"] or NO_KIND for row in self.topics)

    @cached_property
    def months(self) -> Counter[int]:
        """How many sessions each month had; those of an unknown month are left out."""
        return Counter(int(row["held_on"][5:7]) for row in self.sessions if row["held_on"][5:7])

    @property
    def last_session(self) -> str:
        """The day of the last session up to the end of the span, in this year or an earlier one."""
        held = (row["held_on"] for row in self._rows("consultation"))
        return max((day for day in held if day and day <= self.span.last), default="")

    def _rows(self, child: str) -> Sequence[Values]:
        return self.shown.children.get(child, ())


def per_session(rows: Sequence[Values]) -> Counter[str]:
    """How many rows belong to each session, by its id."""
    return Counter(row["consultation.id"] for row in rows)
