"""Counted numbers as texts and as a spreadsheet holds them."""

from __future__ import annotations

MONEY, YUAN, POINTS = "万元", "元", "积分"
_CENTS, _HUNDREDTHS = 1_000_000, 100
_WITH_DECIMALS = (YUAN, POINTS)
"""The units of what is kept in hundredths: money in 分, points."""


def shown(value: int | None, unit: str) -> str:
    """A figure as read: thousands apart, money and points with decimals, “–” unknown."""
    if value is None:
        return "–"
    if unit in _WITH_DECIMALS:
        return f"{value / _HUNDREDTHS:,.2f}"
    return f"{value / _CENTS:,.2f}" if unit == MONEY else f"{value:,}"


def number(value: int | None, unit: str) -> int | float | None:
    """A figure as a spreadsheet holds it."""
    if value is not None and unit in _WITH_DECIMALS:
        return value / _HUNDREDTHS
    return value / _CENTS if value is not None and unit == MONEY else value


def percent(part: int | None, whole: int) -> str:
    """A share with one decimal, “–” of nothing."""
    return "–" if part is None or not whole else f"{part * 100 / whole:.1f} %"
