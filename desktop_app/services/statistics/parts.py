"""Parts by the entries of a code list or of a linked register, which make up a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from desktop_app.records.field_types import Code
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk, full_titles, lookup
from desktop_app.services.registers import Filter
from desktop_app.services.statistics.declared import TOTAL, Part

EMPTY = "未填写"


def by_codes(
    desk: Desk,
    model: type[Record],
    name: str,
    unit: str,
    *,
    rare: bool = False,
    compared: bool = True,
    without: Sequence[str] = (),
) -> list[Part]:
    """One part for each entry of a code field, and one for none; `rare` leaves out what is 0.

    `without` names the codes that the whole does not count.
    """
    field = model.field(name)
    assert isinstance(field, Code)
    entries = lookup(desk).codes[field.codes].entries
    values = ((each.code, each.label) for each in entries if each.code not in without)
    parts = [
        _part(model, name, value, label, unit, rare=rare, compared=compared)
        for value, label in values
    ]
    return [*parts, _part(model, name, None, EMPTY, unit, rare=True, compared=compared)]


def by_links(desk: Desk, model: type[Record], name: str, unit: str) -> list[Part]:
    """One part for each linked record there is, and one for none."""
    linked: type[Record] = model.field(name).linked  # type: ignore[union-attr]
    found: Iterable[tuple[Any, str]] = full_titles(desk, linked).items()
    parts = [_part(model, name, value, label, unit, rare=True) for value, label in found]
    return [*parts, _part(model, name, None, EMPTY, unit, rare=True)]


def _part(
    model: type[Record],
    name: str,
    value: Any,
    label: str,
    unit: str,
    *,
    rare: bool,
    compared: bool = True,
) -> Part:
    return Part(
        f"{name}_{value}", label, unit, (Filter(name, "in", (value,)),), level=2,
        share_of=TOTAL, rate="占", family=f"按{model.field(name).label}", rare=rare,
        compared=compared,
    )  # fmt: skip
