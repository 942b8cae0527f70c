"""Agreement of agenda items with their meeting: what they took of it follows its changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.item_cascade import taken_from
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

Values = Mapping[str, Any]
Moved = Mapping[int, tuple[Values, Values]]
"""By the id of an activity: the values that its items copied from it before, and the new ones."""


def follow_activity(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """Items keep the name, day and body of their meeting when it is renamed or put off.

    What an item says otherwise stays. Items that are written in the same action are left alone;
    undo brings both as they were.
    """
    moved = {} if all_said else _moved(desk, put)
    if not moved:
        return Agreed()
    written = {each.key for each in (*put, *remove) if isinstance(each, AgendaItem)}
    where = (Filter("activity", "in", tuple(moved)),)
    found = lists.find(desk.office, AgendaItem, Query(where=where))
    items = stored(desk, AgendaItem, [key for key in found if key not in written])
    return Agreed([record for each in items if (record := _following(each, moved)) is not None])


def _moved(desk: Desk, put: Sequence[Record]) -> Moved:
    """The activities whose name, day or kind changes."""
    held = {each.key: each for each in put
            if isinstance(each, Activity) and each.values["version"]}  # fmt: skip
    before = {each.key: each.values for each in stored(desk, Activity, list(held))}
    pairs = {key: (taken_from(values), taken_from(held[key].values))
             for key, values in before.items()}  # fmt: skip
    return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}


def _following(item: Stored, moved: Moved) -> Record | None:
    """An item with what its meeting is now, None where it took nothing that has changed."""
    old, new = moved[item.values["activity"]]
    taken = {name: new[name] for name in new
             if old[name] != new[name] and item.values[name] == old[name]}  # fmt: skip
    if not taken:
        return None
    record = AgendaItem.of({**item.values, **taken}, item.key, item.version)
    record.over = item.values
    return record


RULES = (AgreementRule(frozenset({Activity.KEY, AgendaItem.KEY}), follow_activity, whole=True),)
