"""The timeline of a brand project: its milestones and awards, what counts for it."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.records.brand import Brand, BrandAward, BrandMilestone
from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation
from desktop_app.records.instruction import Instruction
from desktop_app.records.press import Press
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_EVENTS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (BrandMilestone, ("note",)),
    (BrandAward, ("level", "giver")),
)
"""The children of a brand that have no page, each with the fields that are shown."""

_COUNTED: tuple[tuple[type[Record], str, tuple[str, ...]], ...] = (
    (Activity, "start_on", ("kind", "place")),
    (Consultation, "held_on", ("place",)),
    (Proposal, "received_on", ("number",)),
    (Case, "submitted_on", ("level", "award")),
    (Press, "day", ("outlet", "level")),
    (Instruction, "day", ("level",)),
)
"""What counts for a brand, each with its day and the fields that are shown."""


def nodes_of(reading: TimelineReader, brand: FoundRecord) -> list[Node]:
    """The brand with all that has a day, in the order of the days."""
    values = brand.values
    shown = reading.shown(
        Brand, brand, "committee", "partners", "line", "kind", "level", "carrier", "review"
    )
    below = [
        Node(EVENT, str(each.values[model.NAME]), each.values["day"] or "",
             lines=lines(*reading.shown(model, each, *fields)))
        for model, fields in _EVENTS
        for each in reading.pointing(model, "brand", [brand.key], MOST)
    ]  # fmt: skip
    below += [
        Node(model.KEY, model.title_of(each.values), each.values[day] or "",
             (model.KEY, each.key), lines=lines(*reading.shown(model, each, *fields)))
        for model, day, fields in _COUNTED
        for each in reading.pointing(model, "brand", [brand.key], MOST)
    ]  # fmt: skip
    below += reading.below(Brand, [brand.key]).get(brand.key, [])
    year = values["year"]
    return [Node(
        Brand.KEY, str(values["name"]), str(year) if year else "", (Brand.KEY, brand.key),
        reading.mark(Brand, brand, "stage"), lines(*shown), nodes=in_time(below),
    )]  # fmt: skip
