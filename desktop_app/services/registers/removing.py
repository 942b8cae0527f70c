"""Removing records with what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.registers.children import attached, owned, owned_models, records


def remove(desk: Desk, model: type[Record], keys: Sequence[int]) -> Changed:
    """Move records and their children and attachments to the recycle bin, as one action.

    A child that need not belong to anything stays, and belongs to nothing. `InUse` when another
    record still points at one of them.
    """
    gone, freed = records(desk, model, keys), list[Record]()
    for each in owned_models(desk, model):
        children = owned(desk, each, [(model.KEY, key) for key in keys])
        link = each.owner()
        if link is None or link.required:
            gone += children
            continue
        for child in children:
            child.values[link.name] = None
        freed += children
    gone += attached(desk, model, keys)
    own = [each for each in gone if type(each) is model]
    what = model.title_of(own[0].values) if len(own) == 1 else f"{len(own)} {model.UNIT}"
    changed = desk.write(freed, gone, f"删除{model.TITLE}：{what}")
    return changed._replace(keys=tuple(keys))
