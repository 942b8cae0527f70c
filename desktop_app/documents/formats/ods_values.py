"""The value of a cell of an OpenDocument sheet, as opposed to the text that it shows."""

from __future__ import annotations

import datetime
import math
import re

from desktop_app.documents.formats.number_formats import Display, shown_day
from desktop_app.documents.grids import Cell

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TYPE = _OFFICE + "value-type"
_VALUE, _DATE, _TIME, _BOOLEAN = (
    _OFFICE + each for each in ("value", "date-value", "time-value", "boolean-value")
)
_NUMBERS = frozenset({"float", "percentage", "currency"})
_CLOCK = re.compile(r"PT(?:(\d{1,2})H)?(?:(\d{1,2})M)?(?:(\d{1,2})(?:[.,]\d*)?S)?")


def kind_of(attributes: dict[str, str]) -> str:
    """The type of a cell's value; a number without a type is a float, anything else a string."""
    return attributes.get(_TYPE) or ("float" if _VALUE in attributes else "string")


def value_of(kind: str, attributes: dict[str, str]) -> Cell | None:
    """The value of a cell of one type; None where its text is the value, or its value is none."""
    try:
        if kind in _NUMBERS:
            number = float(attributes.get(_VALUE, ""))
            return number if math.isfinite(number) else None
        if kind == "date":
            return _day(attributes.get(_DATE, ""))
        if kind == "time":
            return _time(attributes.get(_TIME, ""))
    except ValueError:
        return None
    if kind == "boolean" and _BOOLEAN in attributes:
        return attributes[_BOOLEAN].lower() == "true"
    return attributes.get(_OFFICE + "string-value")


def text_of(attributes: dict[str, str]) -> str:
    """The value as it is written, for one that is not valid and not shown either."""
    given = (attributes.get(each) for each in (_VALUE, _DATE, _TIME, _BOOLEAN))
    return next((each for each in given if each), "")


def shown(kind: str, attributes: dict[str, str], display: Display) -> Cell | None:
    """What a cell shows of its value, None where it shows the value."""
    try:
        if kind == "date":
            if display.precision is None:
                return None
            day = datetime.date.fromisoformat(attributes.get(_DATE, "")[:10])
            return shown_day(day, display.precision)
        if display.precision is None:
            return display.cell(float(attributes.get(_VALUE, "")))
    except ValueError:
        return None
    return None


def _day(text: str) -> datetime.date:
    if len(text) <= len("1975-03-01"):
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(text).replace(tzinfo=None)


def _time(text: str) -> datetime.time | None:
    """The time of the day; None for a longer time, which is best read as it is shown."""
    found = _CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = (int(each or 0) for each in found.groups())
    return datetime.time(hour, minute, second)
