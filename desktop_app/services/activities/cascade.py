"""Cascade of the activities: parts get their places, an activity what its kind brings along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.activity_kinds import rules_of
from desktop_app.records.record import Record
from desktop_app.services.activities.attending import parts_of
from desktop_app.services.desk import Desk
from desktop_app.services.subjects import Before, CascadeRule


def _place_parts(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A part without a place comes behind the last one of its activity, and keeps that place."""
    ends: dict[int, int] = {}
    for each in put:
        key, typed = each.values["activity"], each.values.get("position")
        if key not in ends:
            ends[key] = max(parts_of(desk, key), default=0)
        ends[key] = max(ends[key], typed or 0)
    for each in put:
        if not each.values.get("position"):
            kept = before.get(each.key, {}).get("position")
            if kept is None:
                ends[each.values["activity"]] += 1
            each.values["position"] = kept or ends[each.values["activity"]]
    return ()


def _propose_body(_desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A new activity is for the body that its kind is for, where none was chosen."""
    for each in put:
        if each.key not in before and each.values.get("kind") and not each.values.get("due_body"):
            each.values["due_body"] = rules_of(each.values["kind"]).due_body
    return ()


RULES = (
    CascadeRule(ActivityPart.KEY, _place_parts, on_import=True),
    CascadeRule(Activity.KEY, _propose_body),
)
