"""Links between records of one register: none may lead back to where it began."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.links import Link
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored


def loops(
    desk: Desk, model: type[Record], key: int | None, old: Mapping[str, Any], new: Mapping[str, Any]
) -> list[Problem]:
    """A stopping problem for each changed link that would lead back to where it began."""
    if key is None:  # nothing leads to it yet
        return []
    own = [each for each in model.declared() if isinstance(each, Link) and each.linked is model]
    found = []
    for each in own:
        to = new.get(each.name)
        if to is None or to == old.get(each.name):
            continue
        if _leads(desk, model, own, to, key):
            text = f"{each.label}不能是它自己，也不能是由它并入、拆分来的{model.TITLE}"
            found.append(Problem(each.name, each.label, text))
    return found


def _leads(desk: Desk, model: type[Record], own: list[Link], start: int, end: int) -> bool:
    """Whether the links of a record lead, again and again, to another."""
    edge, seen = {start}, set[int]()
    while edge and end not in edge:
        seen |= edge
        rows = stored(desk, model, sorted(edge))
        edge = {row.values[each.name] for row in rows for each in own} - seen - {None}
    return bool(edge)
