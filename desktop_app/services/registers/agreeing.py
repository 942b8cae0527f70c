"""Makes facts that a record says twice agree, where an older version wrote only one of the two."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.records.field_types import FieldType
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.lookup.used_registers import used_models
from desktop_app.services.registers.stored import stored
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

ACTION = "程序整理：同一件事两处一致"


def agree(desk: Desk) -> Changed:
    """Write every record that says one fact in only one of its two places, as one action.

    Nothing is written where all agree; `UserError` when the file cannot be written. The class of
    a register without a row is not loaded.
    """
    put = [
        record
        for model in used_models(desk)
        for field in model.declared()
        if isinstance(field, FieldType) and field.implied_by
        for record in _settled(desk, model, field)
    ]
    return desk.write(put, action=ACTION)


def _settled(desk: Desk, model: type[Record], field: FieldType) -> Iterator[Record]:
    """The records in which a yes and the code that says the same part, as they shall be."""
    several, code = field.implied_by
    ticked = lists.find(desk.office, model, Query(where=(Filter(several, "holds", (code,)),)))
    said = lists.find(desk.office, model, Query(where=(Filter(field.name, "in", (1,)),)))
    for each in stored(desk, model, sorted(set(ticked) ^ set(said))):
        values = {**each.values, **model.computed(each.values, lookup(desk, model))}
        if values != each.values:
            yield model.of(values, each.key, each.version)
