"""Instruction nodes of a timeline: that a leader wrote something, never the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.records.instruction import Instruction
from desktop_app.records.record import Record
from desktop_app.services.registers.children import owned_by
from desktop_app.services.timeline.nodes import EVENT, Node, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

INSTRUCTED = "instructed"
"""The kind of the step that an instruction is in the log of an outcome."""


def instructions_on(
    reading: TimelineReader, model: type[Record], keys: Sequence[int]
) -> Mapping[int, list[FoundRecord]]:
    """The instructions on some records of a register, by the id of the record."""
    found: dict[int, list[FoundRecord]] = {}
    where = owned_by(Instruction, [(model.KEY, key) for key in keys])
    for each in reading.matching(Instruction, where) if keys else ():
        place = Instruction.subject.place_of(each.values["subject"])
        found.setdefault(place[1] if place else 0, []).append(each)
    return found


def instruction_node(reading: TimelineReader, each: FoundRecord) -> Node:
    """One instruction: its day, who wrote it at which level, and what became of it."""
    said = reading.shown(
        Instruction, each, "level", "instructor", "document", "handed_to", "progress"
    )
    return Node(
        EVENT, "领导批示", each.values["day"] or "", (Instruction.KEY, each.key),
        lines=lines(*said),
    )  # fmt: skip
