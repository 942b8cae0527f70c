"""脉络: the timeline of a record, from where its matter began to what came of it.

An engine: the subjects declare, for each of their records, which nodes its timeline has.
"""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.records.outward import outward_title
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.timeline.lights import Light
from desktop_app.services.timeline.nodes import EVENT, MORE, Mark, Node, NodeLine, Timeline

__all__ = [
    "EVENT",
    "MORE",
    "Light",
    "Mark",
    "Node",
    "NodeLine",
    "Timeline",
    "has_timeline",
    "timeline",
]


def has_timeline(desk: Desk, model: type[Record]) -> bool:
    """Whether some subject declares a timeline for this record."""
    return any(model.KEY in subject.timeline for subject in desk.subjects)


def timeline(desk: Desk, model: type[Record], key: int) -> Timeline:
    """The timeline of one record, read in a few batches; `UserError` when the record is gone."""
    from desktop_app.services.timeline.reading import (
        TimelineReader,  # not needed to offer timelines
    )

    reading = TimelineReader(desk)
    found = reading.records(model, [key])
    if not found:
        raise UserError(f"这条{model.TITLE}记录已被删除，可以在“设置”的回收站里找回。")
    build = next(each.timeline[model.KEY] for each in desk.subjects if model.KEY in each.timeline)
    nodes: list[Node] = build(reading, found[0])
    title = outward_title(model, found[0].values)
    return Timeline(title, model.TITLE, (model.KEY, key), tuple(nodes))
