"""The periods that prints offer: this quarter and the last one, half a year, a year, all."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.chinese.dates import earliest, latest, show_chinese_day
from desktop_app.documents.prints.declared import Chosen, Option

PERIOD = Option(
    "period",
    "时段",
    (
        ("year", "本年"), ("quarter", "本季度"), ("last_quarter", "上一季度"),
        ("half", "上半年"), ("last_year", "上一年"), ("all", "全部"),
    ),
)  # fmt: skip
MONTHS, QUARTERS = 3, 4
BEGINNING, END = "0001-01-01", "9999-12-31"
_LAST_DAYS = {3: 31, 6: 30, 9: 30, 12: 31}


class PrintPeriod(NamedTuple):
    """From the first day to the last one, both ISO text."""

    first: str
    last: str

    def holds(self, day: str) -> bool:
        """Whether a day surely lies in it; a month or a year with all its days."""
        return bool(day) and self.first <= earliest(day) and latest(day) <= self.last

    @property
    def words(self) -> str:
        """From when to when, as a print says it; empty for all days."""
        if self.first == BEGINNING:
            return f"截至{show_chinese_day(self.last)}"
        return f"{show_chinese_day(self.first)}至{show_chinese_day(self.last)}"


def span_of(today: str, chosen: Chosen) -> PrintPeriod:
    """The chosen period; one that is still running ends today."""
    year, quarter = int(today[:4]), (int(today[5:7]) + MONTHS - 1) // MONTHS
    last = (year, quarter - 1) if quarter > 1 else (year - 1, QUARTERS)
    found = {
        "year": PrintPeriod(f"{year}-01-01", today),
        "quarter": _quarter(year, quarter)._replace(last=today),
        "last_quarter": _quarter(*last),
        "half": PrintPeriod(f"{year}-01-01", min(f"{year}-06-30", today)),
        "last_year": PrintPeriod(f"{year - 1}-01-01", f"{year - 1}-12-31"),
        "all": PrintPeriod(BEGINNING, today),
    }
    return found[PERIOD.of(chosen)]


def _quarter(year: int, number: int) -> PrintPeriod:
    month = number * MONTHS
    return PrintPeriod(f"{year}-{month - 2:02}-01", f"{year}-{month:02}-{_LAST_DAYS[month]}")
