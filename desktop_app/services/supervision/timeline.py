"""The timeline of an item of supervision: its days, its opinions and what became of them."""

from __future__ import annotations

from desktop_app.records.outcome import Outcome
from desktop_app.records.supervision import SupervisionItem
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_DAYS = (
    ("start_on", "开始监督", ("leader", "group", "people")),
    ("sent_on", "送达意见", ("document", "reply_due", "findings")),
    ("replied_on", "反馈整改", ("reply_document", "rectification")),
    ("looked_on", "回头看", ("looked",)),
    ("closed_on", "办结", ()),
)
"""Days of an item with the fields that are shown with each."""


def nodes_of(reading: TimelineReader, item: FoundRecord) -> list[Node]:
    """The item with its days and its outcomes, in time."""
    values = item.values
    shown = reading.shown(
        SupervisionItem, item, "number", "modes", "unit", "committee", "plan_document",
        "cancel_reason",
    )  # fmt: skip
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(SupervisionItem, item, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    outcomes = [
        _outcome(reading, each)
        for each in reading.pointing(Outcome, "supervision_item", [item.key], MOST)
    ]
    return [Node(
        SupervisionItem.KEY, str(values["name"]), values["start_on"] or "",
        (SupervisionItem.KEY, item.key), reading.mark(SupervisionItem, item, "state"),
        lines(*shown), nodes=in_time([*events, *outcomes]),
    )]  # fmt: skip


def _outcome(reading: TimelineReader, each: FoundRecord) -> Node:
    told = reading.shown(Outcome, each, "addressee", "sent_doc", "unit", "adoption")
    text = reading.text(Outcome, each, "content") or Outcome.TITLE
    return Node(
        Outcome.KEY, text, each.values["sent_on"] or "", (Outcome.KEY, each.key),
        reading.mark(Outcome, each, "handling"), lines(*told),
    )  # fmt: skip
