"""Which years have duties, and from which one those of a year may be copied."""

from __future__ import annotations

from desktop_app.records.duty import Duty
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.viewed_term import looks_back, span_of, viewed_term
from desktop_app.services.registers import Filter, Query


def offered(desk: Desk, shown: int) -> list[int]:
    """The years to choose from, the latest first: those with duties, this, next, the shown one."""
    found = {each for each in registers.values_in_use(desk, Duty, "year") if each}
    now = desk.today.year
    return sorted({*found, now, now + 1, shown}, reverse=True)


def of_viewed_term(desk: Desk) -> int:
    """The year to begin with: the last one of a former term that is looked at, or this one."""
    if not looks_back(desk):
        return desk.today.year
    term = viewed_term(desk)
    last = span_of(desk, term)[1] if term is not None else ""
    return int(last[:4]) if last else desk.today.year


def copied_from(desk: Desk, year: int, subject: str) -> int | None:
    """The latest year before one that has duties of that subject, None without any."""
    where = (Filter("subject", "in", (subject,)), Filter("year", "to", (year - 1,)))
    found = registers.find(desk, Duty, Query(where=where))
    years = [row[2] for row in registers.rows(desk, Duty, list(found), ("year",))]
    return max(years, default=None)
