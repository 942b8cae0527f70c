"""The day or year by which a record belongs to a period."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.services.registers import Filter
from desktop_app.services.statistics.periods import Period
from desktop_app.storage.query.conditions import straddling

YEAR = len("2026")


class InYear(NamedTuple):
    """A field that holds a year as a number: a record belongs to periods that hold all of it."""

    field: str

    def during(self, period: Period) -> Filter:
        """The records whose whole year lies in the period."""
        first, last = int(period.first[:YEAR]), int(period.last[:YEAR])
        whole = (
            year for year in range(first, last + 1)
            if period.first <= f"{year}-01-01" and f"{year}-12-31" <= period.last
        )  # fmt: skip
        return Filter(self.field, "in", tuple(whole))


class OnDay(NamedTuple):
    """A day field, dotted for one of a linked record; where it is empty the day of `otherwise`.

    `planned` compares the whole period of the year before even while this year is running.
    """

    field: str
    otherwise: str = ""
    planned: bool = False

    def during(self, period: Period) -> Filter:
        """The records whose day surely lies in the period."""
        own = Filter(self.field, "during", period)
        if not self.otherwise:
            return own
        other = Filter(self.otherwise, "during", period)
        return Filter("", "either", ((own,), *((each, other) for each in self._lacking())))

    def unclear(self, period: Period) -> Filter:
        """The records whose day is missing, or a month or year that reaches out of the period."""
        rough = straddling(*period)
        if not self.otherwise:
            return Filter(self.field, "in", (None, *rough))
        own, other = Filter(self.field, "in", rough), Filter(self.otherwise, "in", (None, *rough))
        return Filter("", "either", ((own,), *((each, other) for each in self._lacking())))

    def _lacking(self) -> tuple[Filter, ...]:
        """Each way in which the day is missing: it is empty, or nothing is linked that has one."""
        link = self.field.rpartition(".")[0]
        linked = link and link != self.otherwise.rpartition(".")[0]
        empty = tuple(Filter(each, "in", (None,)) for each in (self.field, link if linked else ""))
        return empty if linked else empty[:1]
