"""The timeline of a task, and the tasks below the agenda item or activity they come from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from desktop_app.records.any_link import pointed
from desktop_app.records.work_item import WorkItem
from desktop_app.records.work_notes import WorkExtension, WorkProgress
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

Nodes: TypeAlias = dict[int, list[Node]]
MOST = 100


def nodes_of(reading: TimelineReader, item: FoundRecord) -> list[Node]:
    """The timeline of the agenda item or activity that a task comes from, or of it alone."""
    place = pointed(item.values["source"])
    return (reading.of_other(*place) if place else []) or [_node(reading, item)]


def below_agenda_items(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    """The tasks made of some agenda items, by the id of the item."""
    return _below(reading, "agenda_item", keys)


def below_activities(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    """The tasks that come from some activities, by the id of the activity."""
    return _below(reading, "activity", keys)


def _below(reading: TimelineReader, link: str, keys: Sequence[int]) -> Nodes:
    found: Nodes = {}
    for each in reading.pointing(WorkItem, link, keys, MOST * max(len(keys), 1)):
        place = pointed(each.values["source"])
        if place is not None:
            found.setdefault(place[1], []).append(_node(reading, each))
    return found


def _node(reading: TimelineReader, item: FoundRecord) -> Node:
    values = item.values
    shown = reading.shown(
        WorkItem, item, "number", "kind", "priority", "committee", "unit", "leader", "due",
        "first_due", "cancel_reason",
    )  # fmt: skip
    events = [*_notes(reading, item), *_extensions(reading, item)]
    if values["done_on"]:
        told = lines(*reading.shown(WorkItem, item, "result"))
        events.append(Node(EVENT, "完成", values["done_on"], lines=told))
    return Node(
        WorkItem.KEY, reading.text(WorkItem, item, "name") or WorkItem.TITLE,
        values["start"] or "", (WorkItem.KEY, item.key), reading.mark(WorkItem, item, "state"),
        lines(*shown), nodes=in_time(events),
    )  # fmt: skip


def _notes(reading: TimelineReader, item: FoundRecord) -> list[Node]:
    found = reading.pointing(WorkProgress, "work_item", [item.key], MOST)
    return [
        Node(EVENT, "进展", each.values["day"] or "",
             lines=lines(*reading.shown(WorkProgress, each, "percent", "content", "person")))
        for each in found
    ]  # fmt: skip


def _extensions(reading: TimelineReader, item: FoundRecord) -> list[Node]:
    found = reading.pointing(WorkExtension, "work_item", [item.key], MOST)
    names = ("due_before", "due_after", "reason", "agreed_by")
    return [
        Node(EVENT, "延期", each.values["day"] or "",
             lines=lines(*reading.shown(WorkExtension, each, *names)))
        for each in found
    ]  # fmt: skip
