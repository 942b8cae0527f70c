"""Case nodes of a timeline, drawn from its consultations."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.case import Case
from desktop_app.services.timeline.nodes import Node, lines
from desktop_app.services.timeline.reading import TimelineReader

MOST = 50


def case_nodes(reading: TimelineReader, consultations: Sequence[int], also: int = 0) -> list[Node]:
    """The cases drawn from any of these consultations, and one more."""
    found = reading.pointing(Case, "consultations", consultations, MOST)
    known = {each.key for each in found}
    found += reading.records(Case, [also]) if also and also not in known else []
    files = reading.files(Case, [each.key for each in found]) if found else {}
    return [
        Node(
            Case.KEY, str(each.values["name"]), each.values["submitted_on"] or "",
            (Case.KEY, each.key), reading.mark(Case, each, "state"),
            lines(
                *reading.shown(
                    Case, each, "number", "year", "committee", "effect", "level", "submitted_to",
                    "award", "awarded_on",
                ),
                ("附件", files.get(each.key, "")),
            ),
        )
        for each in found
    ]  # fmt: skip
