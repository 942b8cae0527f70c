"""The number that a new record is offered: the one after the last of its register."""

from __future__ import annotations

import re

from desktop_app.records.kinds import Numbering
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage import lists

_PARTS = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def next_number(desk: Desk, model: type[Record]) -> dict[str, str]:
    """The number after a register's last by its field: YT-060 → YT-061; nothing without one."""
    found = next((each for each in model.declared() if isinstance(each, Numbering)), None)
    if found is None or (found.name,) not in model.UNIQUE:
        return {}
    parts = _PARTS.fullmatch(lists.last_number(desk.office, model, found.name))
    if parts is None:
        return {}
    head, digits = parts.groups()
    number = f"{head}{int(digits) + 1:0{len(digits)}}"
    return {found.name: number} if len(number) <= found.longest else {}
