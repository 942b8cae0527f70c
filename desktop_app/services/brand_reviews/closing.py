"""Closing a round writes what its candidates came to; opening it again takes that away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.errors import UserError
from desktop_app.records.brand_review import BrandCandidate, BrandReview
from desktop_app.records.brand_standing import BrandStanding
from desktop_app.records.record import Record
from desktop_app.services.brand_reviews.review_rounds import read
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import records
from desktop_app.services.registers.states import change_state, read_reason
from desktop_app.services.registers.stored import stored
from desktop_app.services.subjects import Before, CascadeRule

NOTHING = BrandStanding(None, None, 0, 0)


def reopen(desk: Desk, keys: Sequence[int], reason: str) -> Changed:
    """Open closed rounds again with a reason that the log keeps; results stay as they are."""
    why = read_reason(reason, lookup(desk))
    found = stored(desk, BrandReview, keys)
    if not found or not all(BrandReview.CLOSED.holds(each.values) for each in found):
        raise UserError("这次评审还没有结束，不用重新打开，可以直接改。")
    return change_state(desk, BrandReview, keys, "scoring", why)


def _write_standings(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """Of rounds that close the means and ranks; of those that open again none.

    A round without scores keeps what its ledger says.
    """
    own = {each.key: each for each in put if isinstance(each, BrandCandidate) and each.has_key}
    for each in put:
        if not isinstance(each, BrandReview) or each.key not in before:
            continue
        was, now = (BrandReview.CLOSED.holds(x) for x in (before[each.key], each.values))
        found = read(desk, each.key) if was != now else None
        if found is None or not found.points:
            continue
        standings = found.standings() if now else [NOTHING] * len(found.candidates)
        keys = [candidate.key for candidate in found.candidates]
        said = dict(zip(keys, standings, strict=True))
        stored_ones = records(desk, BrandCandidate, [key for key in keys if key not in own])
        for one in (*stored_ones, *(own[key] for key in keys if key in own)):
            one.values["total"], one.values["rank"] = said[one.key].mean, said[one.key].rank
        yield from stored_ones


RULES = (CascadeRule(BrandReview.KEY, _write_standings, whole=True),)
