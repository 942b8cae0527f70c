"""A year as lists write it: 2024, 2024年度, or in other words: 2024年3月起, 2025—2026年."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from desktop_app.chinese.amounts import YEARS
from desktop_app.patterns import pattern
from desktop_app.records.field_types import Number
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup
from desktop_app.records.understanding import Understood

_YEAR = pattern(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Year(Number):
    """A year; a cell may contain more than the year that is stored."""

    def __init__(self, label: str, low: int = 1990, high: int = 2100, **declared: Any) -> None:
        super().__init__(label, low, high, units=YEARS, **declared)

    def read(self, raw: object, lookup: Lookup) -> int | None:
        return super().read(raw.year if isinstance(raw, datetime.date) else raw, lookup)

    def understand(self, raw: object, lookup: Lookup) -> Understood | None:
        years = [int(each) for each in _YEAR.findall(plain_text(raw))]
        if not years:
            return super().understand(raw, lookup)
        why = "按开始的一年录入" if len(set(years)) > 1 else "只录入年份"
        return Understood(years[0], why) if self.low <= years[0] <= self.high else None


def year_of(values: Mapping[str, Any], *days: str) -> dict[str, int]:
    """The year of the first filled one of some day fields, whatever was typed; else nothing."""
    day = next(filter(None, map(values.get, days)), None)
    return {"year": int(day[:4])} if day else {}


def year_from(values: Mapping[str, Any], lookup: Lookup, *days: str) -> dict[str, int]:
    """The year of the first filled one of some day fields, as `Record.computed` gives it.

    Nothing where a year was typed; the present year where none of the days is known.
    """
    if values.get("year"):
        return {}
    return year_of(values, *days) or {"year": lookup.today.year}
