"""The timeline of an agenda item, and the items below the activity that is their meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from desktop_app.records.activity import Activity
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

Nodes: TypeAlias = dict[int, list[Node]]
MOST = 100
_DAYS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("day", "上会", ("reporter", "attending", "result")),
    ("done_on", "落实完毕", ("progress",)),
)


def nodes_of(reading: TimelineReader, item: FoundRecord) -> list[Node]:
    """The timeline of the meeting where it is registered, else of the item alone."""
    meeting = item.values["activity"]
    return (
        reading.of_other(Activity.KEY, meeting) if meeting is not None else [_node(reading, item)]
    )


def below_activities(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    """The items of some meetings in the order of their agendas, by the id of the activity."""
    found: Nodes = {}
    rows = reading.pointing(AgendaItem, "activity", keys, MOST * max(len(keys), 1))
    for each in sorted(rows, key=lambda row: row.values["position"] or 0):
        found.setdefault(each.values["activity"], []).append(_node(reading, each))
    return found


def _node(reading: TimelineReader, each: FoundRecord) -> Node:
    shown = reading.shown(
        AgendaItem, each, "position", "body", "resolution", "owner_unit", "owner_name", "due"
    )
    events = [
        Node(EVENT, title, each.values[day], lines=lines(*reading.shown(AgendaItem, each, *names)))
        for day, title, names in _DAYS if each.values[day]
    ]  # fmt: skip
    more = reading.below(AgendaItem, [each.key]).get(each.key, [])
    return Node(
        AgendaItem.KEY, reading.text(AgendaItem, each, "name") or AgendaItem.TITLE,
        each.values["day"] or "", (AgendaItem.KEY, each.key),
        reading.mark(AgendaItem, each, "state"), lines(*shown), nodes=in_time([*events, *more]),
    )  # fmt: skip
