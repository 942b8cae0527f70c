"""How a board deals a register out: by which field, and a pile for each of its codes."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from desktop_app.records.field_types import Code, Codes
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.ui.look.tones import toned_lists


class Pile(NamedTuple):
    """One state with the ids of all its records, in the order of the list; None: no state."""

    code: str | None
    label: str
    ids: array[int]


def state_field(model: type[Record]) -> Code | None:
    """The field that a board deals records out by: the declared state, else a toned filter."""
    toned = toned_lists()
    wanted = model.field(model.STATE) if model.STATE else None
    if isinstance(wanted, Code):
        return wanted
    for name in model.FILTERS:
        field = model.field(name)
        if isinstance(field, Code) and not isinstance(field, Codes) and field.codes in toned:
            return field
    return None


def piles_of(
    field: Code, found: Mapping[Any, array[int]], wanted: Collection[Any], shared: Lookup
) -> list[Pile]:
    """A pile for every code in use or offered, in their order, what has none last."""
    nothing = array("q")
    entries = shared.codes[field.codes].entries
    piles = [
        Pile(each.code, each.label, found.get(each.code, nothing))
        for each in entries
        if each.active or each.code in found
    ]
    known = {each.code for each in entries}
    strange = (code for code in found if code not in known)
    piles += [Pile(code, code or "（空）", found[code]) for code in strange]
    return [each for each in piles if not wanted or each.code in wanted]
