"""The steps of a suggestion's log that follow from its own fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from desktop_app.records.lookup import Lookup
from desktop_app.records.outcome import Outcome

STEPS = (
    ("sent_on", "sent", ("addressee", "sent_doc")),
    ("adopted_on", "adopted", ("adoption", "adoption_note")),
    ("assigned_on", "assigned", ("unit", "due")),
    ("finished_on", "finished", ("result",)),
    ("answered_on", "answered", ("answer_mode", "satisfaction")),
    ("stopped_on", "stopped", ("stop_reason",)),
    ("closed_on", "closed", ()),
)
"""The steps that a suggestion's own fields tell: day, kind of step, and what else is said of it."""


def steps_between(
    before: Mapping[str, Any], after: Mapping[str, Any], lookup: Lookup
) -> list[dict[str, Any]]:
    """The lines of the log for the days that a change has filled: day, kind and content."""
    found = []
    for name, kind, told in STEPS:
        day = after.get(name)
        if day and day != before.get(name):
            texts = (Outcome.field(each).show(after.get(each), lookup) for each in told)
            label = Outcome.field(name).label.removesuffix("日期")
            found.append({"day": day, "kind": kind, "content": _line(label, texts)})
    return found


def _line(label: str, texts: Iterable[str]) -> str:
    said = "，".join(each for each in texts if each and each != label)
    return f"{label}：{said}" if said else label
