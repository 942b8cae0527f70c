"""The timeline of a speech: its days, the proposals and outcomes made from it, instructions."""

from __future__ import annotations

from desktop_app.records.instruction import Instruction
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.speech import Speech
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_DAYS = (
    ("invited_on", "征集", ()),
    ("handed_on", "报送发言稿", ("words",)),
    ("checked_on", "审核", ("checker", "check_result", "check_note")),
    ("chosen_on", "选定", ("chosen_by", "kind")),
    ("given_on", "发言", ("planned_on", "position", "minutes")),
)
_MADE: tuple[tuple[type[Record], str, str, str, tuple[str, ...]], ...] = (
    (Proposal, "name", "received_on", "state", ("number", "mover")),
    (Outcome, "content", "sent_on", "handling", ("addressee", "sent_doc", "unit", "adoption")),
    (Instruction, "instructor", "day", "", ("level", "handed_to", "progress")),
)
"""What points at a speech: its title, its day, its state and what is said of it."""


def nodes_of(reading: TimelineReader, speech: FoundRecord) -> list[Node]:
    """The speech with its days and everything made from it, in time."""
    values = speech.values
    shown = reading.shown(
        Speech, speech, "session", "author", "unit", "speaker", "kind", "committee", "in_volume",
        "volume_place", "unused_reason",
    )  # fmt: skip
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(Speech, speech, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    made = [
        _made(reading, model, each, (title, day, state), told)
        for model, title, day, state, told in _MADE
        for each in reading.pointing(model, "speech", [speech.key], MOST)
    ]
    return [Node(
        Speech.KEY, str(values["name"]), values["invited_on"] or values["handed_on"] or "",
        (Speech.KEY, speech.key), reading.mark(Speech, speech, "state"), lines(*shown),
        nodes=in_time([*events, *made]),
    )]  # fmt: skip


def _made(
    reading: TimelineReader, model: type[Record], each: FoundRecord, named: tuple[str, str, str],
    told: tuple[str, ...],
) -> Node:  # fmt: skip
    title, day, state = named
    text = reading.text(model, each, title) or model.TITLE
    mark = reading.mark(model, each, state) if state else None
    return Node(
        model.KEY, text, each.values[day] or "", (model.KEY, each.key), mark,
        lines(*reading.shown(model, each, *told)),
    )  # fmt: skip
