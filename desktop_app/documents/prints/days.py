"""Days as prints write them: in full on forms and letters, with points in registers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.chinese.dates import show_chinese_day
from desktop_app.documents.prints.declared import Values

ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")

BLANK_DAY = "年　　月　　日"
"""The day that is filled in by hand."""


def chinese_day(iso: str) -> str:
    """A day as forms print it, to the precision known: 1975年3月."""
    return show_chinese_day(iso) if iso else ""


def chinese_month(iso: str) -> str:
    """Year and month of a day as forms print them."""
    return chinese_day(iso[:7])


def aged(iso: str, today: str) -> str:
    """Month of birth and age on a day: 1985年5月（41岁）; no age where only the year is known."""
    age = years_old(iso, today)
    return chinese_month(iso) if age is None else f"{chinese_month(iso)}（{age}岁）"


def dotted(iso: str) -> str:
    """A day as registers print it, to the precision known: 2025.04.11, 1985.05."""
    return iso.replace("-", ".") if ISO.fullmatch(iso) else iso


def dotted_month(iso: str) -> str:
    """Year and month of a day as registers print them: 1985.05."""
    return dotted(iso[:7])


def between_days(first: str, last: str) -> str:
    """From one day to another: 2026年3月1日至4月5日."""
    if not last or first == last:
        return chinese_day(first)
    same = first[:4] == last[:4] and len(last) > len("2026")
    until = chinese_day(last).partition("年")[2] if same else chinese_day(last)
    return f"{chinese_day(first)}至{until}" if first else f"至{until}"


def dated_lines(rows: Sequence[Values], *fields: str) -> str:
    """One line a child record: its day, then its other fields, parted by commas."""
    lines = []
    for row in rows:
        told = "，".join(filter(None, (row.get(name, "") for name in fields)))
        lines.append("\u3000".join(filter(None, (chinese_day(row.get("day", "")), told))))
    return "\n".join(lines)


def years_old(iso: str, day: str) -> int | None:
    """The age on a day in full years; None where the month of birth or the day is not known."""
    if len(iso) < len("1985-05") or not day:
        return None
    had_birthday = day[5 : len(iso)] >= iso[5:]
    age = int(day[:4]) - int(iso[:4]) - (not had_birthday)
    return age if age >= 0 else None
