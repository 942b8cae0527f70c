"""Sheets of marks for tests that need no office file."""

from __future__ import annotations

from desktop_app.services.activities.mark_sheet import OTHERS, MarkedPart, MarkSheet, SheetRow

NAMES = ("刀正学", "刀志坚", "司马文渊", "李德者嘎", "严云峰", "杨自清")
SECTORS = ("农业和农村界", "农业和农村界", "农业和农村界", "农业和农村界", "教育界", "教育界")
HALVES = ("上午", "下午")


def sheet(parts: int = 2, *stored: str, guests: int = 0) -> MarkSheet:
    """Six members of two sectors, then guests; `stored` are the marks of the first of them."""
    every = [*zip(NAMES, SECTORS, strict=True)]
    every += [(f"演示专家{n}", OTHERS) for n in range(1, guests + 1)]
    rows = [
        SheetRow(100 + n, 1, name, stored[n] if n < len(stored) else "",
                 None if sector == OTHERS else n + 1, sector)
        for n, (name, sector) in enumerate(every)
    ]  # fmt: skip
    found = [MarkedPart(n + 1, HALVES[n % 2], f"2026-02-{10 + n // 2}") for n in range(parts)]
    return MarkSheet(rows, found)
