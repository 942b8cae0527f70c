"""The results of a consultation point in one year, counted from its linked rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest
from desktop_app.documents.prints.declared import Shown, Values
from desktop_app.documents.prints.people import AWAY, NO_ROLE
from desktop_app.documents.prints.wording import label_of, labels_of
from desktop_app.records.consultation import HELD
from desktop_app.records.outcome import ENDED
from desktop_app.records.topic import REPLACED

CHILDREN = {
    "consultation": ("id", "name", "held_on", "state", "platform", "host"),
    "participant": (
        "role", "attended", "consultation.id", "consultation.held_on", "consultation.state",
    ),
    "topic": ("five_points", "raised_on", "state"),
    "outcome": (
        "content", "unit", "adoption", "handling", "sent_on", "result", "money", "beneficiaries",
        "satisfaction", "consultation.id", "consultation.held_on",
    ),
    "look_back": ("done_on", "level", "finding", "outcome.content"),
}  # fmt: skip
THROUGH = {
    "participant": ("consultation", "point"),
    "outcome": ("consultation", "point"),
    "look_back": ("outcome", "consultation", "point"),
}
NO_KIND = "未归类"
ADOPTED, UNASSIGNED = ("adopted", "partly"), "unassigned"
FEBRUARY = ("-02-29", "-02-28")


class Span(NamedTuple):
    """The days from `first` to `last`, both included, as ISO text."""

    first: str
    last: str

    def has(self, day: str) -> bool:
        """Whether a day surely lies in the span: a month or a year with all its days."""
        return bool(day) and self.first <= earliest(day) and latest(day) <= self.last


def span_of(year: int) -> Span:
    """A whole year."""
    return Span(f"{year}-01-01", f"{year}-12-31")


def year_before(year: int, today: str) -> Span:
    """The year before; of the running year's, the same days as have passed of this one."""
    if today[:4] != f"{year}":
        return span_of(year - 1)
    last = today[4:].replace(*FEBRUARY)
    return Span(f"{year - 1}-01-01", f"{year - 1}{last}")


@dataclass(frozen=True)
class PointYear:
    """One point in one span, counted as the office's statistics count.

    A session that was held counts by its day, a topic by the day it was raised, a suggestion by
    the day it was sent, else by its session's, a look-back by the day it was made.
    """

    shown: Shown
    span: Span

    @cached_property
    def consultations(self) -> list[Values]:
        """The sessions held, by their days."""
        found = (row for row in self._held if self.span.has(row["held_on"]))
        return sorted(found, key=lambda row: row["held_on"])

    @cached_property
    def people(self) -> list[Values]:
        """Everyone who was at one of the sessions, as often as he was."""
        rows = self._rows("participant")
        there = (r for r in rows if r["attended"] != AWAY and r["consultation.state"] in _held())
        return [row for row in there if self.span.has(row["consultation.held_on"])]

    @cached_property
    def topics(self) -> list[Values]:
        """The topics raised, without those merged into others or split."""
        gone = labels_of("topic_state", REPLACED)
        rows = (row for row in self._rows("topic") if row["state"] not in gone)
        return [row for row in rows if self.span.has(row["raised_on"])]

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
        labels = labels_of("outcome_adoption", ADOPTED)
        return [row for row in self.outcomes if row["adoption"] in labels]

    @cached_property
    def ended(self) -> list[Values]:
        """The suggestions carried out."""
        labels = labels_of("outcome_handling", ENDED)
        return [row for row in self.outcomes if row["handling"] in labels]

    @cached_property
    def assigned(self) -> list[Values]:
        """The suggestions that were assigned to an office."""
        not_yet = {"", label_of("outcome_handling", UNASSIGNED)}
        return [row for row in self.outcomes if row["handling"] not in not_yet]

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
        return Counter(
            int(row["held_on"][5:7]) for row in self.consultations if row["held_on"][5:7]
        )

    def last_consultation(self, today: str) -> str:
        """The day of the last session held up to a day, in this year or an earlier one."""
        days = (row["held_on"] for row in self._held)
        return max((day for day in days if day and day <= today), default="")

    @cached_property
    def _held(self) -> list[Values]:
        return [row for row in self._rows("consultation") if row["state"] in _held()]

    def _rows(self, child: str) -> Sequence[Values]:
        return self.shown.children.get(child, ())


def _held() -> frozenset[str]:
    """The states of a consultation that was held, in words."""
    return labels_of("consultation_state", HELD)


def per_consultation(rows: Sequence[Values]) -> Counter[str]:
    """How many rows belong to each session, by its id."""
    return Counter(row["consultation.id"] for row in rows)
