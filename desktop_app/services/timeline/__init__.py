"""脉络: the whole story of any record of the chain, from point and topic to result and case."""

from __future__ import annotations

from desktop_app.errors import UserError
from desktop_app.records.record import Record
from desktop_app.services.consulting.feedback_lights import Light
from desktop_app.services.consulting.timeline_starts import STARTS
from desktop_app.services.desk import Desk
from desktop_app.services.timeline.nodes import EVENT, MORE, Line, Mark, Node, Timeline
from desktop_app.services.timeline.reading import Reading

__all__ = ["EVENT", "MORE", "Light", "Line", "Mark", "Node", "Timeline", "has_timeline", "timeline"]


def has_timeline(model: type[Record]) -> bool:
    """Whether a record's story can be told."""
    return model in STARTS


def timeline(desk: Desk, model: type[Record], key: int) -> Timeline:
    """The story of one record, read in a few batches; `UserError` when the record is gone."""
    reading = Reading(desk)
    found = reading.records(model, [key])
    if not found:
        raise UserError(f"这条{model.TITLE}记录已被删除，可以在“设置”的回收站里找回。")
    nodes = STARTS[model](reading, found[0])
    return Timeline(model.title_of(found[0].values), model.TITLE, (model.KEY, key), tuple(nodes))
