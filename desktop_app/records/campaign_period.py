"""The period that a figure of a campaign belongs to: 2026-03, 2026Q1, 2026H1, 2026."""

from __future__ import annotations

import datetime
from calendar import monthrange
from typing import TYPE_CHECKING, Any, ClassVar

import peewee

from desktop_app.chinese.dates import latest, read_day
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern
from desktop_app.records.field_types import FieldType
from desktop_app.records.input_text import plain_text
from desktop_app.records.lookup import Lookup

if TYPE_CHECKING:
    _Column = peewee.TextField[str | None]
else:
    _Column = peewee.TextField

MONTH, QUARTER, HALF, YEAR = "month", "quarter", "half", "year"
MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}
"""How many months a period of each kind has."""
YEAR_MONTHS = 12
_DIGITS = str.maketrans("０１２３４５６７８９一二三四上下", "0123456789123412")
_QUARTER = pattern(r"(\d{4})年?度?(?:[QqＱ]([1-4])|第?([1-4])季度?)")
_HALF = pattern(r"(\d{4})年?(?:[HhＨ]([12])|([12])半年)")
_NAMES = "一二三四"
_HALVES = "上下"


class PeriodText(FieldType, _Column):
    """A month, quarter, half or whole year as text that sorts by time within one kind."""

    wordless: ClassVar[bool] = True
    usual_width: ClassVar[int] = 9

    def read(self, raw: object, lookup: Lookup) -> str | None:
        text = plain_text(raw)
        return read_period(text, self.label) if text else None

    def show(self, value: Any, lookup: Lookup) -> str:
        return period_words(value) if value else ""


def read_period(text: str, label: str = "时段") -> str:
    """The stored form of a period as clerks write it; `Wrong` where it is none."""
    written = "".join(text.split()).translate(_DIGITS)
    for shape, sign in ((_QUARTER, "Q"), (_HALF, "H")):
        if found := shape.fullmatch(written):
            return f"{found[1]}{sign}{found[2] or found[3]}"
    try:
        day = read_day(text)
    except Wrong:
        day = ""
    if len(day) not in (4, 7):
        shown = text if len(text) <= 20 else f"{text[:20]}……"
        raise Wrong(f"{label}请写成 2026年3月、2026年第一季度或 2026，现在是“{shown}”")
    return day


def kind_of(period: str) -> str:
    """Whether a period is a month, a quarter, a half or a whole year."""
    if len(period) == len("2026"):
        return YEAR
    return {"Q": QUARTER, "H": HALF}.get(period[4], MONTH)


def period_words(period: str) -> str:
    """The words of a period: 2026年3月, 2026年第一季度, 2026年上半年, 2026年."""
    year, kind = period[:4], kind_of(period)
    if kind == MONTH:
        return f"{year}年{int(period[5:7])}月"
    if kind == QUARTER:
        return f"{year}年第{_NAMES[int(period[5]) - 1]}季度"
    return f"{year}年{_HALVES[int(period[5]) - 1]}半年" if kind == HALF else f"{year}年"


def last_month(period: str) -> int:
    """The number of its last month."""
    kind = kind_of(period)
    place = int(period[5:]) if kind != YEAR else 1
    return place * MONTHS[kind]


def first_day(period: str) -> str:
    """Its first day."""
    return f"{period[:4]}-{last_month(period) - MONTHS[kind_of(period)] + 1:02}-01"


def last_day(period: str) -> str:
    """Its last day."""
    year, month = int(period[:4]), last_month(period)
    return f"{year:04}-{month:02}-{monthrange(year, month)[1]:02}"


def period_of(kind: str, year: int, month: int) -> str:
    """The period of a kind that a month lies in."""
    if kind == MONTH:
        return f"{year:04}-{month:02}"
    if kind == YEAR:
        return f"{year:04}"
    sign = "Q" if kind == QUARTER else "H"
    return f"{year:04}{sign}{(month - 1) // MONTHS[kind] + 1}"


def period_at(kind: str, day: datetime.date) -> str:
    """The period of a kind that a day lies in."""
    return period_of(kind, day.year, day.month)


def moved(period: str, by: int) -> str:
    """The period of the same kind so many periods later, or earlier."""
    kind = kind_of(period)
    months = int(period[:4]) * YEAR_MONTHS + last_month(period) - 1 + by * MONTHS[kind]
    return period_of(kind, months // YEAR_MONTHS, months % YEAR_MONTHS + 1)


def within(first: str, last: str) -> tuple[str, ...]:
    """Every period, of any kind, that lies wholly from one day to another."""
    found = []
    for kind in MONTHS:
        period = period_of(kind, int(first[:4]), int(first[5:7]))
        while last_day(period) <= last:
            if first_day(period) >= first:
                found.append(period)
            period = moved(period, 1)
    return tuple(found)


def crossing(first: str, last: str) -> tuple[str, ...]:
    """The periods that end between two days and begin before the first: at most one of a kind."""
    year, month = int(first[:4]), int(first[5:7])
    found = (period_of(kind, year, month) for kind in MONTHS)
    return tuple(x for x in found if first_day(x) < first <= last_day(x) <= last)


def is_of_days(period: str | None, day: str | None, days: tuple[str, str]) -> bool:
    """Whether something belongs to the periods between two days: by its own period, else its day.

    A longer period belongs where it ends; what has neither belongs to none.
    """
    last = last_day(period) if period else latest(day) if day else ""
    return days[0] <= last <= days[1]
