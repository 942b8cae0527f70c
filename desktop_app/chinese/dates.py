"""Days as clerks write them, stored as ISO text of the known precision: 1975, 1975-03, 1975-03-05.

An ambiguous day is refused with a reason, never guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from desktop_app.chinese import numerals
from desktop_app.errors import Wrong
from desktop_app.patterns import pattern

_FIRST_YEAR, _LAST_YEAR = 1800, 2199
# Two digits of a year below this are 20xx, the others 19xx.
_TWO_DIGIT_PIVOT = 40
# A sheet's number of a day; between these days no other reading makes sense.
_SERIAL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 73_415

_CHARACTERS = str.maketrans("０１２３４５６７８９．－／＿　号", "0123456789.-/_ 日")
_ISO = pattern(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_TIME = pattern(r"[T\s]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?Z?$")
# what a meeting's day is followed by: （星期三）上午9:30—11:00
_WEEKDAY = pattern(r"\s*[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?")
_PART = "(?:[上下中]午|早上|晚上|晚)"
_CLOCK = pattern(
    rf"\s*[(（]?{_PART}?\s*[0-9]{{1,2}}\s*[:：时点]\s*(?:[0-9]{{1,2}}|半|整)?\s*分?"
    rf"(?:\s*[-—–~～至到].*)?$|\s*[(（]?{_PART}$"
)
_CHINESE = pattern("[〇○零一二三四五六七八九十廿卅]+")
_BETWEEN = r"\s*(?:年|月|[-/.。·,，、_–—\\\s])\s*"
_SHAPE = pattern(
    rf"([0-9]{{1,8}})(?:{_BETWEEN}([0-9]{{1,4}})(?:{_BETWEEN}([0-9]{{1,4}}))?)?"
    r"\s*[年月日份出生]{0,4}[\s.。\-/]*"
)
_DOTTED = pattern(r"\s*([0-9]{4})[.．]([0-9]{1,2})\s*")


def _misread(raw: object) -> Wrong:
    shown = str(raw).strip()
    if not shown:
        return Wrong("请填写日期，例如 1975-03-05、1975-03 或 1975")
    shown = shown if len(shown) <= 20 else f"{shown[:20]}……"
    return Wrong(f"看不懂日期“{shown}”，请写成 1975-03-05、1975-03 或 1975")


def _iso(year: int, month: int, day: int) -> str:
    """The ISO text of a day, whose month or day may be 0 for not known."""
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Wrong(f"年份应在 {_FIRST_YEAR} 到 {_LAST_YEAR} 之间，现在是 {year}")
    if month == 0 and day == 0:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        raise Wrong(f"没有 {month} 月，请核对日期")
    if day == 0:
        return f"{year:04d}-{month:02d}"
    if day > monthrange(year, month)[1]:
        raise Wrong(f"{year} 年 {month} 月没有 {day} 日，请核对日期")
    return f"{year:04d}-{month:02d}-{day:02d}"


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 2:
        return year + (2000 if year < _TWO_DIGIT_PIVOT else 1900)
    return year


def _from_digits(digits: str, raw: object) -> str:
    """The day written in digits without separators: 20240305, 197503, 750305, 1975, 27463."""
    number = int(digits)
    if len(digits) == 8:
        return _iso(number // 10_000, number // 100 % 100, number % 100)
    if len(digits) == 6:
        if _FIRST_YEAR <= number // 100 <= _LAST_YEAR and number % 100 <= 12:
            return _iso(number // 100, number % 100, 0)
        return _iso(_full_year(digits[:2]), int(digits[2:4]), int(digits[4:]))
    if len(digits) == 5 and _FIRST_SERIAL <= number <= _LAST_SERIAL:
        return (_SERIAL_ZERO + timedelta(days=number)).isoformat()
    if len(digits) == 4:
        return _iso(number, 0, 0)
    raise _misread(raw)


def _from_two(year: str, month: str, text: str, raw: object) -> str:
    """The month (or the day, 1975.0305) written as two numbers."""
    if len(year) >= 5 and int(month) == 0:
        return _from_digits(year, raw)
    if len(year) == 4 and len(month) == 4:
        return _iso(int(year), int(month[:2]), int(month[2:]))
    if len(month) > 2 or len(year) not in {2, 4}:
        raise _misread(raw)
    if len(year) == 2 and "年" not in text and (int(year) <= 12 or "日" in text):
        raise Wrong(f"日期“{raw}”看不出是哪一年，请写成 1975-03-05 或 1975-03")
    return _iso(_full_year(year), int(month), 0)


def _digits_of(found: re.Match[str]) -> str:
    return str(numerals.read_number(found[0]))


def _without_numerals(text: str, raw: str) -> str:
    """The text with 一九七五 as 1975 and 十二 as 12."""
    try:
        return _CHINESE.sub(_digits_of, text.replace("元月", " 1月"))
    except Wrong:
        raise _misread(raw) from None


def _from_text(raw: str) -> str:
    if _ISO.fullmatch(raw):
        return _iso(int(raw[:4]), int(raw[5:7] or 0), int(raw[8:] or 0))
    text = _TIME.sub("", " ".join(raw.translate(_CHARACTERS).split())).strip("()（）“”'\" \n\t")
    if not text.isascii():
        text = _without_numerals(_WEEKDAY.sub("", text), raw)
    text = _CLOCK.sub("", text)
    shape = _SHAPE.fullmatch(text)
    if not shape or not text.isprintable():
        raise _misread(raw)
    year, month, day = shape.groups()
    if month is None:
        digits = str(_full_year(year)) if len(year) == 2 and "年" in text else year
        return _from_digits(digits, raw)
    if day is None:
        return _from_two(year, month, text, raw)
    stretch = "月" in text[shape.end(3) :]  # 2026年3-5月 is no day
    if len(year) not in {2, 4} or len(month) > 2 or len(day) > 2 or stretch:
        raise _misread(raw)
    return _iso(_full_year(year), int(month), int(day))


def _from_number(raw: float) -> str:
    if not 0 < raw < 10**8:
        raise Wrong("这个数字不是日期，请写成 1975-03-05、1975-03 或 1975")
    if raw == int(raw):
        return _from_digits(str(int(raw)), raw)
    if _FIRST_SERIAL <= raw <= _LAST_SERIAL:
        return _from_digits(str(int(raw)), raw)
    year, _, rest = f"{raw:.4f}".rstrip("0").partition(".")
    if rest == "1" and len(year) == 4:
        raise Wrong(f"数字 {year}.1 分不清是 1 月还是 10 月，请写成 {year}-01 或 {year}-10")
    if len(year) != 4 or len(rest) == 3:
        raise _misread(raw)
    return _from_two(year, rest, "", raw)


@lru_cache(maxsize=20_000, typed=True)
def _read(raw: str | float | date) -> str:
    if isinstance(raw, bool):
        raise _misread(raw)
    if isinstance(raw, str):
        return _from_text(raw)
    if isinstance(raw, date):
        day = raw.date() if isinstance(raw, datetime) else raw
        return _iso(day.year, day.month, day.day)
    return _from_number(raw)


def read_day(raw: object) -> str:
    """Give the ISO text of a day, month or year from any form that clerks and sheets use.

    1975.3, 1975年3月5日, 75-3-5, 20240305, 197503, 一九七五年三月, 1975.0305, a sheet's number
    of a day, dates. Two digits of a year: 00 to 39 are 20xx, 40 to 99 are 19xx. The number
    1975.1 may be January or a clipped 1975.10: it is refused here; `settle_months` decides it
    from the rest of its column. `Wrong` where there is no such day or no year.
    """
    if isinstance(raw, str | int | float | date):
        return _read(raw)
    raise _misread(raw)


def settle_months(column: Sequence[object]) -> list[object]:
    """Give a column's cells with each clipped 1975.1 as 1975-10, if its other cells prove it.

    Sheets drop the last zero of 1975.10. In a column whose months have two digits (1975.03)
    and never one (1975.3), 1975.1 is October; other columns come back unchanged.
    """
    months = [_month_digits(cell) for cell in column]
    padded = any(digits.startswith("0") for digits in months)
    if not padded or any(len(digits) == 1 and digits != "1" for digits in months):
        return list(column)
    return [
        f"{str(cell).strip()[:4]}-10" if digits == "1" else cell
        for cell, digits in zip(column, months, strict=True)
    ]


def _month_digits(cell: object) -> str:
    """The digits after the point of a cell like 1975.03, empty for any other cell."""
    if isinstance(cell, float):
        cell = f"{cell:.4f}".rstrip("0")
    found = _DOTTED.fullmatch(cell) if isinstance(cell, str) else None
    return found[2] if found else ""


def show_chinese_day(iso: str) -> str:
    """Give a day as documents show it: 2026年3月5日, 1975年3月, 1975年."""
    return "".join(
        f"{int(part)}{sign}" for part, sign in zip(iso.split("-"), "年月日", strict=False) if part
    )


def earliest(iso: str) -> str:
    """Give the first day that a day, month or year may mean: 1975-03 → 1975-03-01."""
    return iso + "-01-01"[len(iso) - 4 :]


def latest(iso: str) -> str:
    """Give the last day that a day, month or year may mean: 1975-02 → 1975-02-28."""
    if len(iso) == 7:
        return f"{iso}-{monthrange(int(iso[:4]), int(iso[5:]))[1]:02d}"
    return iso + "-12-31" if len(iso) == 4 else iso


def surely_before(first: str, second: str) -> bool:
    """Whether `first` lies before `second` whatever day each may mean."""
    return latest(first) < earliest(second)


def months_after(iso: str, count: int) -> str:
    """Give the day `count` months later, the month's last where it has no such day.

    A month or a year counts from its last day.
    """
    start = date.fromisoformat(latest(iso))
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1])).isoformat()
