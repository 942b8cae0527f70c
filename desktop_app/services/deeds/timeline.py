"""The timeline of a deed: its beginning, its progress, its effect and its end."""

from __future__ import annotations

from desktop_app.records.deed import Deed
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

_DAYS = (
    ("start_on", "开始", ("village",)),
    ("progress_on", "推进", ("progress_state", "progress", "difficulties")),
    ("effect_on", "见效", ("effect_state", "effect")),
    ("done_on", "办结", ("result", "beneficiaries", "money")),
)


def nodes_of(reading: TimelineReader, deed: FoundRecord) -> list[Node]:
    """The deed with its days in time."""
    values = deed.values
    shown = reading.shown(
        Deed, deed, "number", "line", "aid", "doer", "partners", "committee", "township", "end_on",
        "fail_reason",
    )  # fmt: skip
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(Deed, deed, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    return [Node(
        Deed.KEY, str(values["name"]), values["start_on"] or "", (Deed.KEY, deed.key),
        reading.mark(Deed, deed, "state"), lines(*shown), nodes=in_time(events),
    )]  # fmt: skip
