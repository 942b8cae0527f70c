"""The field `review` of a brand follows its latest round; a brand in no round says it itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import BrandCandidate, BrandReview, BrandScore
from desktop_app.records.brand_standing import REJECTED, SELECTED
from desktop_app.records.record import Record
from desktop_app.services.brand_reviews.review_rounds import score_keys
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query.records_by_key import values_by_key

Values = Mapping[str, Any]
NONE = "none"


def said_of(rows: Sequence[tuple[Values, Values]]) -> str:
    """The review state of a brand, from its candidates each with the values of its round.

    The latest round by year decides, a second one after a first one.
    """
    candidate, round_ = max(rows, key=_order)
    second = round_.get("phase") == "second"
    if round_.get("state") == "applying":
        return "applied"
    if not BrandReview.CLOSED.holds(round_):
        return "second" if second else "first"
    if candidate.get("result") == SELECTED:
        return "second" if round_.get("phase") == "first" else "selected"
    return "rejected" if candidate.get("result") == REJECTED else "second" if second else "first"


def agree(desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool) -> Agreed:
    """The brands that an action says something about.

    A brand that an undo brings back stays as it was.
    """
    own = {each.key: each for each in put if isinstance(each, Brand)}
    gone = {each.key for each in remove if isinstance(each, Brand)}
    left_alone = gone | (own.keys() if all_said else set())
    touched = _touched(desk, put, remove)
    wanted = (touched | own.keys()) - left_alone
    after = _after(desk, put, remove, wanted)
    said = {key: said_of(rows) for key, rows in after.items()}
    said |= {key: NONE for key in touched & wanted if key not in after}
    return Agreed(_written(desk, own, said))


def _order(row: tuple[Values, Values]) -> tuple[Any, ...]:
    candidate, round_ = row
    second = round_.get("phase") == "second"
    return round_.get("year") or 0, second, round_.get("decided_on") or "", candidate.get("id") or 0


def _touched(desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> set[int]:
    """The brands of candidates that an action writes or removes, before it and after it."""
    rows = [each for each in (*put, *remove) if isinstance(each, BrandCandidate)]
    keys = [each.key for each in rows if each.values["version"]]
    before = values_by_key(desk.office, BrandCandidate, keys) if keys else {}
    rounds = [each.key for each in put if isinstance(each, BrandReview)]
    found = [each.values for each in rows] + [values for _, values in before.values()]
    found += [x.values for x in linking(desk, BrandCandidate, "brand_review", rounds)]
    return {each["brand"] for each in found}


def _after(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], wanted: Collection[int]
) -> dict[int, list[tuple[Values, Values]]]:
    """The candidates of some brands as they are after the action, each with its round."""
    gone = {each.key for each in remove if isinstance(each, BrandCandidate)}
    own = {each.key: each for each in put if isinstance(each, BrandCandidate)}
    new = {each.key for each in put if isinstance(each, Brand) and not each.values["version"]}
    there = linking(desk, BrandCandidate, "brand", sorted(set(wanted) - new))
    rows = [each for each in (*(x for x in there if x.key not in own), *own.values())
            if each.key not in gone and each.values["brand"] in wanted]  # fmt: skip
    changed = {each.key: each.values for each in put if isinstance(each, BrandReview)}
    keys = sorted({each.values["brand_review"] for each in rows} - changed.keys())
    stored = values_by_key(desk.office, BrandReview, keys) if keys else {}
    rounds = {**{key: values for key, (_, values) in stored.items()}, **changed}
    found: dict[int, list[tuple[Values, Values]]] = {}
    for each in rows:
        pair = ({**each.values, "id": each.key}, rounds[each.values["brand_review"]])
        found.setdefault(each.values["brand"], []).append(pair)
    return found


def _written(desk: Desk, own: Mapping[int, Record], said: Mapping[int, str]) -> list[Record]:
    """The stored brands that change; those of the action are changed in place."""
    stored = records(desk, Brand, sorted(said.keys() - own.keys())) if said else []
    found = []
    for each in (*stored, *(own[key] for key in said if key in own)):
        differs = each.values.get("review") != said[each.key]
        each.values["review"] = said[each.key]
        if differs and each.key not in own:
            found.append(each)
    return found


def scores_go(
    desk: Desk, _put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """The scores of removed candidates that the action does not remove itself."""
    known = {each.key for each in remove if isinstance(each, BrandScore)}
    candidates = [each.key for each in remove if isinstance(each, BrandCandidate)]
    keys = [] if all_said else [x for x in score_keys(desk, candidates) if x not in known]
    return Agreed((), records(desk, BrandScore, keys) if keys else [])


RULES = (
    AgreementRule(frozenset((Brand.KEY, BrandReview.KEY, BrandCandidate.KEY)), agree, whole=True),
    AgreementRule(frozenset((BrandCandidate.KEY, BrandScore.KEY)), scores_go, whole=True),
)
