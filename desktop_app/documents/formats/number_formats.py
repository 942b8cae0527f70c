"""Number formats of cells: what a sheet shows where the number behind it says more or less.

Built-in formats: ECMA-376 Part 1, 18.8.30, those for zh-cn; the codes: 18.8.31.
"""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from desktop_app.documents.formats.format_sections import FormatSection, sections_of
from desktop_app.documents.grids import Cell, MonthDay

_YEAR_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', "yyyy/m/d"
BUILT_IN = {
    2: "0.00", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm", 28: _MONTH_DAY, 29: _MONTH_DAY,
    **dict.fromkeys((14, 15, 30, 31), _DAY),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "h:mm"),
    **dict.fromkeys((27, 36, 50, 52, 57), _YEAR_MONTH),
    **dict.fromkeys((51, 53, 54, 58), _MONTH_DAY),
}  # fmt: skip
"""The built-in formats of days, times and two decimals; a workbook may define them anew."""

_ZERO_1900 = datetime.date(1899, 12, 30)
_ZERO_1904 = datetime.date(1904, 1, 1)
_LAST_SERIAL = 109_574  # 2199-12-31
_FEBRUARY_1900 = 60  # Lotus 1-2-3 gave 1900 a 29 February, and Excel keeps it


class Precision(Enum):
    """How much of a day a date format shows."""

    YEAR = "year"
    MONTH = "month"
    MONTH_DAY = "month and day"


@dataclass(frozen=True, slots=True)
class Display:
    """A number format that shows something else than the value that a reader gives.

    Either `precision` (a date format) or `sections` (a number format) is set.
    """

    precision: Precision | None
    sections: tuple[FormatSection, ...] = ()

    def cell(self, number: float, *, since_1904: bool = False) -> Cell | None:
        """The cell as the sheet shows it; None where the value itself is the better reading."""
        if not math.isfinite(number):
            return None
        if self.precision is not None:
            day = day_of_serial(number, since_1904=since_1904)
            return day and shown_day(day, self.precision)
        for section in self.sections:
            if section.holds(number):
                return section.show(number) if section.show else None
        return None


@lru_cache(maxsize=4096)
def display_of(code: str) -> Display | None:
    """What a format code shows; None where the value itself is what the sheet shows."""
    sections = sections_of(code)
    if sections[0].letters:
        precision = _precision(sections[0].letters)
        return Display(precision) if precision else None
    if any(section.is_quantity for section in sections):
        return None
    return Display(None, sections) if any(section.show for section in sections) else None


def _precision(letters: str) -> Precision | None:
    """The precision of a date format, given its letters: yyyymm, mdd, hmm; None for a whole day."""
    if re.search("[hsab]|ddd|am/pm|上午", letters):
        return None
    year, month, day = (re.search(each, letters) for each in ("[ye]", "m", "d"))
    if day:
        return Precision.MONTH_DAY if month and not year else None
    if month:
        return Precision.MONTH
    return Precision.YEAR if year else None


def day_of_serial(number: float, *, since_1904: bool = False) -> datetime.date | None:
    """The day that a workbook's number means; None where there is no such day."""
    if not 0 < number <= _LAST_SERIAL:
        return None
    if since_1904:
        return _ZERO_1904 + datetime.timedelta(days=int(number))
    early = number < _FEBRUARY_1900
    return _ZERO_1900 + datetime.timedelta(days=int(number) + early)


def shown_day(day: datetime.date, precision: Precision) -> Cell:
    """A day at the precision that its cell shows: 1975, 1975-03, or a day without its year."""
    if precision is Precision.YEAR:
        return f"{day.year:04d}"
    if precision is Precision.MONTH:
        return f"{day.year:04d}-{day.month:02d}"
    return MonthDay(day.year, day.month, day.day)


def shown_number(number: float, display: Display | None, *, since_1904: bool = False) -> Cell:
    """A number as its cell shows it, the number itself where the format says nothing more."""
    shown = display.cell(number, since_1904=since_1904) if display else None
    return number if shown is None else shown


def typed_number(number: float, code: str, *, since_1904: bool = False) -> Cell:
    """A number as its cell shows it, a day or a time where its format is one of those."""
    shown = shown_number(number, display_of(code), since_1904=since_1904)
    if shown is not number or not math.isfinite(number) or not _is_date(code):
        return shown
    clock = datetime.datetime.min + datetime.timedelta(seconds=round(number % 1 * 86_400))
    day = day_of_serial(number, since_1904=since_1904)
    if day is None or number < 1:
        return clock.time() if 0 <= number < 1 else number
    return datetime.datetime.combine(day, clock.time()) if number % 1 else day


@lru_cache(maxsize=4096)
def _is_date(code: str) -> bool:
    return bool(sections_of(code)[0].letters)


def codes_by_style(formats: Sequence[int], codes: Mapping[int, str]) -> dict[int, str]:
    """The code of each style that shows something else than its number, days among them.

    For styles given by their formats' numbers, and the codes that the workbook defines.
    """
    known = {**BUILT_IN, **codes}
    found = {style: known.get(number, "") for style, number in enumerate(formats)}
    return {style: code for style, code in found.items() if display_of(code) or _is_date(code)}


def displays_by_style(formats: Sequence[int], codes: Mapping[int, str]) -> dict[int, Display]:
    """What each style shows, given its format's number, and the codes that the workbook defines."""
    known = {**BUILT_IN, **codes}
    found = {style: display_of(known.get(number, "")) for style, number in enumerate(formats)}
    return {style: display for style, display in found.items() if display}
