"""Writes drafts of the demo: records made of what a clerk would type, put as one action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.records.record import Record
from desktop_app.services import registers
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup


def put(
    desk: Desk, model: type[Record], drafts: Iterable[Mapping[str, Any]], action: str,
    cascading: Cascading = Cascading.NOTHING,
) -> None:  # fmt: skip
    """Write drafts of one register as one action; a draft with a stopping problem is refused."""
    desk.write(made(desk, model, drafts), action=action, cascading=cascading)


def made(
    desk: Desk,
    model: type[Record],
    drafts: Iterable[Mapping[str, Any]],
) -> list[Record]:
    """The records that drafts of one register give, what follows from their values set."""
    shared = lookup(desk)
    defaults = model.defaults(shared)
    found = []
    for draft in drafts:
        parsed = model.parse(draft, shared)
        if parsed.stops:
            raise registers.Refused(parsed.problems)
        values = {**defaults, **parsed.values}
        found.append(model.of({**values, **model.computed(values, shared)}))
    return found
