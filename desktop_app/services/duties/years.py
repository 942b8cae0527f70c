"""Which years have duties, and from which one those of a year may be copied."""

from __future__ import annotations

from desktop_app.records.duty import Duty
from desktop_app.services import registers
from desktop_app.services.desk import Desk
from desktop_app.services.registers import Filter, Query


def offered(desk: Desk, shown: int) -> list[int]:
    """The years to choose from, the latest first: those with duties, this one, the shown one."""
    found = {each for each in registers.values_in_use(desk, Duty, "year") if each}
    return sorted({*found, desk.today.year, shown}, reverse=True)


def copied_from(desk: Desk, year: int, subject: str) -> int | None:
    """The latest year before one that has duties of that subject, None without any."""
    where = (Filter("subject", "in", (subject,)), Filter("year", "to", (year - 1,)))
    found = registers.find(desk, Duty, Query(where=where))
    years = [row[2] for row in registers.rows(desk, Duty, list(found), ("year",))]
    return max(years, default=None)
