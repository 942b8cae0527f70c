"""Counted numbers as texts and as a spreadsheet holds them."""

from __future__ import annotations

MONEY = "万元"
_CENTS = 1_000_000


def shown(value: int | None, unit: str) -> str:
    """A figure as read: thousands apart, money in 万元 with two decimals, “–” for the unknown."""
    if value is None:
        return "–"
    return f"{value / _CENTS:,.2f}" if unit == MONEY else f"{value:,}"


def number(value: int | None, unit: str) -> int | float | None:
    """A figure as a spreadsheet holds it."""
    return value / _CENTS if value is not None and unit == MONEY else value


def percent(part: int | None, whole: int) -> str:
    """A share with one decimal, “–” of nothing."""
    return "–" if part is None or not whole else f"{part * 100 / whole:.1f} %"
