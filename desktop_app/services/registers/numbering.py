"""The numbers that new records are offered: those after the last of their register."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from desktop_app.records.field_types import Numbering
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists

_PARTS = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def next_number(desk: Desk, model: type[Record]) -> dict[str, str]:
    """The number after a register's last by its field: YT-060 → YT-061; nothing without one."""
    field = _numbered(model)
    numbers = _after(lists.last_number(desk.office, model, field.name), 1) if field else []
    return {field.name: numbers[0]} if field and _fit(field, numbers) else {}


def next_numbers(desk: Desk, model: type[Record], count: int) -> list[str]:
    """The numbers of so many new records; from 1 in a register that has no record yet.

    Empty where the register has records and none with a number, or no number would fit.
    """
    field = _numbered(model)
    if field is None:
        return []
    last = lists.last_number(desk.office, model, field.name)
    if not last and not lists.first(desk.office, model, lists.Query(), 1):
        last = "0"
    numbers = _after(last, count)
    return numbers if _fit(field, numbers) else []


def numbers_within(
    desk: Desk, model: type[Record], within: tuple[str, Any], count: int, typed: Iterable[str],
    width: int = 1,
) -> list[str]:  # fmt: skip
    """The next numbers among the records with a value in a field: of a session, of a year.

    They go on after the highest of those stored and those `typed` in the same action, with its
    head and its number of digits; from 1, `width` digits wide, where there is none.
    """
    field, value = within
    keys = sorted(lists.ids_where(desk.office, model, (lists.Filter(field, "in", (value,)),)))
    rows = lists.rows(desk.office, model, keys, ("number",))
    known = [_PARTS.fullmatch(each) for each in (*(str(x[2]) for x in rows if x[2]), *typed)]
    found = [(int(each[2]), each[1], len(each[2])) for each in known if each]
    last, head, digits = max(found, default=(0, "", width))
    return [f"{head}{last + place:0{digits}}" for place in range(1, count + 1)]


def _numbered(model: type[Record]) -> Numbering | None:
    found = next((each for each in model.declared() if isinstance(each, Numbering)), None)
    return found if found is not None and (found.name,) in model.UNIQUE else None


def _after(last: str, count: int) -> list[str]:
    parts = _PARTS.fullmatch(last)
    if parts is None:
        return []
    head, digits = parts.groups()
    return [f"{head}{int(digits) + place:0{len(digits)}}" for place in range(1, count + 1)]


def _fit(field: Numbering, numbers: list[str]) -> bool:
    return bool(numbers) and len(numbers[-1]) <= field.longest


def number_by_year(
    desk: Desk, model: type[Record], put: Iterable[Record], before_first: str
) -> None:
    """Gives new records without a number the ones after the last of their `year`, in place.

    `before_first` is the number before the first of a year, as QJ-000; a record without a year is
    of the present one.
    """
    records = list(put)
    new = [each for each in records if not each.values.get("number")]
    for each in new:
        each.values["year"] = each.values.get("year") or desk.today.year
    for year in dict.fromkeys(each.values["year"] for each in new):
        own = [each for each in new if each.values["year"] == year]
        typed = [str(each.values["number"]) for each in records
                 if each.values.get("number") and each.values.get("year") == year]  # fmt: skip
        width = len(before_first) - len(before_first.rstrip("0123456789"))
        numbers = numbers_within(
            desk, model, ("year", year), len(own), [*typed, before_first], width
        )
        for each, number in zip(own, numbers, strict=True):
            each.values["number"] = number
