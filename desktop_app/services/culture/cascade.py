"""Cascade of culture: numbers by year, and what a review makes of its manuscript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.collection_item import CollectionItem
from desktop_app.records.manuscript import Manuscript, ManuscriptReview
from desktop_app.records.reading_event import ReadingEvent, ReadingNote
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.registers.numbering import number_by_year
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists

BEFORE_FIRST: Mapping[type[Record], str] = {Manuscript: "WS-000", CollectionItem: "GC-000"}
THROUGH, BACK, REFUSED = "through", "back", "refuse"
"""Codes of `manuscript_result`."""
_THROUGH_TO = {"first": ("received",), "second": ("received", "first")}
"""By round the states that a manuscript leaves when a review lets it through."""
REASON_LENGTH = 200


def _number(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A record without a number gets the one after the last of its year."""
    for model, before_first in BEFORE_FIRST.items():
        own = [each for each in put if type(each) is model]
        if own:
            number_by_year(desk, model, own, before_first)
    return ()


def _reviewed(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A new review takes its manuscript to the state that follows, and gives it its day."""
    new = [each for each in put if isinstance(each, ManuscriptReview) and each.key not in before]
    own = {each.key: each for each in put if isinstance(each, Manuscript) and each.has_key}
    wanted = sorted({each.values["manuscript"] for each in new} - own.keys())
    stored = {each.key: each for each in records(desk, Manuscript, wanted)}
    changed: dict[int, Record] = {}
    for review in sorted(new, key=lambda each: each.values["day"]):
        key = review.values["manuscript"]
        manuscript = own.get(key) or stored.get(key)
        if manuscript is not None and _follow(manuscript, review.values) and key not in own:
            changed[key] = manuscript
    yield from changed.values()


def _follow(manuscript: Record, review: Mapping[str, Any]) -> bool:
    """What a review says about a manuscript, as far as its gate lets it; whether it changed."""
    values = manuscript.values
    before = dict(values)
    if (values.get("reviewed_on") or "") < review["day"]:
        values["reviewed_on"] = review["day"]
    if not Manuscript.UNDER_REVIEW.holds(values):
        return before != values
    result, to = review.get("result"), review.get("round") or "first"
    if result == REFUSED:
        values["returned_on"] = review["day"]
        values["return_reason"] = " ".join((review.get("opinion") or "").split())[:REASON_LENGTH]
        values["state"] = "returned"
    elif result == BACK:
        values["state"] = "commissioned" if values.get("invited_on") else "received"
    elif values["state"] in _THROUGH_TO[to] and not Manuscript.gate(values, to):
        values["state"] = to
    return before != values


def _note_days(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A note without a day was handed in on the day of its session."""
    notes = [each for each in put if isinstance(each, ReadingNote) and not each.values.get("day")]
    own = {each.key: each.values.get("day") for each in put
           if isinstance(each, ReadingEvent) and each.has_key}  # fmt: skip
    wanted = sorted({each.values["reading"] for each in notes} - own.keys())
    rows = lists.rows(desk.office, ReadingEvent, wanted, ("day",)) if wanted else ()
    days = {**{row[0]: row[2] for row in rows}, **own}
    for each in notes:
        each.values["day"] = days.get(each.values["reading"])
    return ()


RULES = (
    CascadeRule(Manuscript.KEY, _number, on_import=True),
    CascadeRule(CollectionItem.KEY, _number, on_import=True),
    CascadeRule(ManuscriptReview.KEY, _reviewed, whole=True),
    CascadeRule(ReadingNote.KEY, _note_days, on_import=True, whole=True),
)
