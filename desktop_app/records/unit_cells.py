"""Cells of ledgers that name several units, each with its role."""

from __future__ import annotations

from desktop_app.patterns import pattern
from desktop_app.records.nested_records import Cut

_UNITS = pattern(r"[、,，;；\n/]+")
_ROLE = pattern(r"(?P<role>独办|主办|会办|协办|分办|参阅)(?:单位)?[:：]?(?P<unit>.*)")
_BEHIND = pattern(r"(?P<unit>.+)[（(](?P<role>独办|主办|会办|协办|分办|参阅)[）)]")


def by_units(text: str) -> Cut:
    """The units of a cell, each as 主办：县水务局 with its role.

    The first of several is the main one.
    A unit alone without a role is left as it is.
    """
    items: list[str] = []
    role = ""
    for part in filter(None, (each.strip(" 　。") for each in _UNITS.split(text))):
        before = _ROLE.fullmatch(part)
        found = before or _BEHIND.fullmatch(part)
        unit, told = (found["unit"].strip(), found["role"]) if found else (part, "")
        if before:
            role = told
        if unit:
            items.append(f"{told or role}：{unit}" if told or role else unit)
    if len(items) > 1 and "：" not in items[0]:
        items = [f"主办：{items[0]}", *(x if "：" in x else f"会办：{x}" for x in items[1:])]
    return Cut(tuple(dict.fromkeys(items)))
