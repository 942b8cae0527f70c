"""The timeline of a reception: the visit, the answer, and the record that it was carried on as."""

from __future__ import annotations

from desktop_app.records.reception import Reception
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

_DAYS = (
    ("day", "来访", ("visitor", "visitor_unit", "people", "members")),
    ("told_on", "告知来访人", ("way", "answer")),
)


def nodes_of(reading: TimelineReader, reception: FoundRecord) -> list[Node]:
    """The reception with its days, then the record that it was carried on as."""
    values = reception.values
    shown = reading.shown(
        Reception, reception, "number", "point", "group", "way", "passed_to", "became"
    )
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(Reception, reception, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    became = [
        Node(place[0], reading.text(Reception, reception, "became"), record=place)
        for place in Reception.became.places(values["became"])
    ]
    title = reading.text(Reception, reception, "matter") or Reception.TITLE
    return [Node(
        Reception.KEY, title, values["day"] or "", (Reception.KEY, reception.key),
        reading.mark(Reception, reception, "state"), lines(*shown), nodes=in_time(events),
    ), *became]  # fmt: skip
