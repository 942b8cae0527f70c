"""Cascade of agenda items: name, day and body of their meeting, the next place in its agenda."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.stored import stored
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

BODY_OF_KIND = {
    "party_group": "party_group", "chairs": "chairs", "standing": "standing",
    "directors": "directors",
}  # fmt: skip
"""The body that meets in activities of a kind; any other is `OTHER_BODY`."""
OTHER_BODY = "other"
Values = Mapping[str, Any]


def _from_activity(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """An item has the name, day and body of its meeting where it says none itself.

    What was taken from another meeting before follows to the new one. A meeting that is written
    in the same action is read from there.
    """
    items = [each for each in put if isinstance(each, AgendaItem)]
    links = {each.values.get("activity") for each in items}
    links |= {known.get("activity") for known in before.values()}
    found = stored(desk, Activity, [each for each in links if each is not None])
    known = {each.key: taken_from(each.values) for each in found}
    known |= {each.key: taken_from(each.values) for each in put
              if isinstance(each, Activity) and each.has_key}  # fmt: skip
    for each in items:
        own = known.get(each.values.get("activity"))  # type: ignore[arg-type]
        if own is None:
            continue
        earlier = known.get(before.get(each.key, {}).get("activity"), {})  # type: ignore[arg-type]
        for name, value in own.items():
            if each.values.get(name) in (None, earlier.get(name)):
                each.values[name] = value
    return ()


def taken_from(activity: Values) -> dict[str, Any]:
    """What an item takes from the activity it belongs to."""
    kind = activity.get("kind")
    body = BODY_OF_KIND.get(kind, OTHER_BODY) if kind else None
    return {"meeting": activity.get("name"), "day": activity.get("start_on"), "body": body}


def _place(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """An item without a place comes behind the last one of its activity."""
    ends: dict[int, int] = {}
    for each in put:
        key = each.values.get("activity")
        if key is None:
            continue
        if key not in ends:
            ends[key] = _last_place(desk, key)
        ends[key] = max(ends[key], each.values.get("position") or 0)
    for each in put:
        key = each.values.get("activity")
        if key is not None and not each.values.get("position"):
            kept = before.get(each.key, {}).get("position")
            if kept is None:
                ends[key] += 1
            each.values["position"] = kept or ends[key]
    return ()


def _last_place(desk: Desk, activity: int) -> int:
    where = (Filter("activity", "in", (activity,)), Filter("position", "filled"))
    query = Query(where=where, sort="position", descending=True)
    last = lists.first(desk.office, AgendaItem, query, 1)
    return int(lists.rows(desk.office, AgendaItem, last, ("position",))[0][2]) if last else 0


RULES = (
    CascadeRule(AgendaItem.KEY, _from_activity, on_import=True, whole=True),
    CascadeRule(AgendaItem.KEY, _place, on_import=True),
)
