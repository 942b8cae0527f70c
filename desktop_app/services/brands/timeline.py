"""The timeline of a brand project: its milestones, the press about it, its awards."""

from __future__ import annotations

from desktop_app.records.brand import Brand, BrandAward, BrandMilestone
from desktop_app.records.press import Press
from desktop_app.records.record import Record
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_EVENTS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (BrandMilestone, ("note",)),
    (BrandAward, ("level", "giver")),
)
"""The children of a brand that have no page, each with the fields that are shown."""


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
        Node(Press.KEY, str(each.values["name"]), each.values["day"] or "",
             (Press.KEY, each.key), lines=lines(*reading.shown(Press, each, "outlet", "level")))
        for each in reading.pointing(Press, "brand", [brand.key], MOST)
    ]  # fmt: skip
    below += reading.below(Brand, [brand.key]).get(brand.key, [])
    year = values["year"]
    return [Node(
        Brand.KEY, str(values["name"]), str(year) if year else "", (Brand.KEY, brand.key),
        reading.mark(Brand, brand, "stage"), lines(*shown), nodes=in_time(below),
    )]  # fmt: skip
