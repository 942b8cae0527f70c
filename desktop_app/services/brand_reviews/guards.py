"""A closed round stays as it was decided; no score is above the full mark, none mixes rounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from desktop_app.errors import Guarded
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
    BrandScore,
)
from desktop_app.records.points import points_text
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import values_by_key

Values = Mapping[str, Any]
_CONCERNED = frozenset((BrandReview, BrandScore, BrandCriterion, BrandReviewer, BrandCandidate))
STILL_WRITTEN = ("document", "remark", "version", "id")
"""The fields of a closed round that may be filled in later: the paper on its results."""
CLOSED = "“{name}”已经结束评审，{what}没有改动。要改请先在“品牌评审”页“重新打开”，写明理由。"


def refuse(desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> None:
    """`Guarded` where an action changes a closed round, or leaves scores that cannot be."""
    if _CONCERNED.isdisjoint(map(type, (*put, *remove))):
        return
    every = [each for each in (*put, *remove) if type(each) in _CONCERNED]
    known = _Known(desk, put)
    reopened = {
        each.key for each in put
        if isinstance(each, BrandReview) and not BrandReview.CLOSED.holds(each.values)
    }  # fmt: skip
    for each in every:
        if isinstance(each, BrandReview):
            known.hold_round(each, each in remove)
            continue
        for key in known.rounds_of(each):
            stored = known.stored(BrandReview, key)
            if BrandReview.CLOSED.holds(stored) and key not in reopened:
                raise Guarded(CLOSED.format(name=stored["name"], what=type(each).TITLE))
    _check_scores(known, [each for each in put if isinstance(each, BrandScore)])
    _check_full_marks(desk, put, remove)


class _Known:
    """The values of records of an action: as written, and as stored before."""

    def __init__(self, desk: Desk, put: Sequence[Record]) -> None:
        self._desk = desk
        self._own = {(type(each), each.key): each.values for each in put if each.has_key}
        self._stored: dict[tuple[type[Record], int], Values] = {}

    def stored(self, model: type[Record], key: int) -> Values:
        """The stored values of a record, none of one that is new."""
        place = (model, key)
        if place not in self._stored:
            found = values_by_key(self._desk.office, model, [key])
            self._stored[place] = found[key][1] if key in found else {}
        return self._stored[place]

    def now(self, model: type[Record], key: int) -> Values:
        """The values of a record as the action leaves them."""
        return self._own.get((model, key)) or self.stored(model, key)

    def hold_round(self, each: Record, removed: bool) -> None:
        """A closed round is neither removed nor changed but for what comes later."""
        stored = self.stored(BrandReview, each.key) if each.values["version"] else {}
        if not BrandReview.CLOSED.holds(stored):
            return
        changed = [
            name.label for name in BrandReview.declared()
            if name.name not in STILL_WRITTEN
            and each.values.get(name.name) != stored.get(name.name)
        ]  # fmt: skip
        if removed:
            raise Guarded(CLOSED.format(name=stored["name"], what="这次评审"))
        if changed and BrandReview.CLOSED.holds(each.values):
            raise Guarded(CLOSED.format(name=stored["name"], what=changed[0]))

    def rounds_of(self, each: Record) -> Iterator[int]:
        """The rounds of a part before and after the action."""
        stored = self.stored(type(each), each.key) if each.values["version"] else {}
        for values in (each.values, stored):
            candidate = values.get("candidate") if isinstance(each, BrandScore) else None
            within = self.now(BrandCandidate, candidate) if candidate else values
            if within.get("brand_review"):
                yield within["brand_review"]


def _check_scores(known: _Known, scores: Sequence[Record]) -> None:
    """Every score is within the full mark of its criterion, and all its links of one round."""
    for each in scores:
        values = each.values
        criterion = known.now(BrandCriterion, values["criterion"])
        if values["points"] > criterion["full"]:
            told = f"“{criterion['name']}”满分 {points_text(criterion['full'])}"
            raise Guarded(f"{told}，不能打 {points_text(values['points'])} 分，请改小。")
        rounds = {
            known.now(model, values[name])["brand_review"]
            for model, name in (
                (BrandCandidate, "candidate"), (BrandReviewer, "reviewer"),
                (BrandCriterion, "criterion"),
            )
        }  # fmt: skip
        if len(rounds) > 1:
            raise Guarded("候选品牌、评委和指标不是同一次评审的，请重新选。")


def _check_full_marks(desk: Desk, put: Sequence[Record], remove: Sequence[Record]) -> None:
    """A full mark stays above what was given for it."""
    full = {
        each.key: each.values for each in put
        if isinstance(each, BrandCriterion) and each.values["version"]
    }  # fmt: skip
    if not full:
        return
    own = {each.key for each in (*put, *remove) if isinstance(each, BrandScore)}
    where = (Filter("criterion", "in", tuple(full)),)
    keys = lists.find(desk.office, BrandScore, Query(where=where))
    for key, _, criterion, points in lists.rows(
        desk.office, BrandScore, keys, ("criterion", "points")
    ):
        values = full[criterion]
        if key not in own and points > values["full"]:
            raise Guarded(
                f"“{values['name']}”已经有打了 {points_text(points)} 分的，"
                f"满分不能改成 {points_text(values['full'])}，请先改评分。"
            )
