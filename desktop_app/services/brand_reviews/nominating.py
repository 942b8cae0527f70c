"""Brands become candidates of a round; a round takes over what an earlier one had."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import UserError
from desktop_app.records.brand import Brand
from desktop_app.records.brand_review import (
    BrandCandidate,
    BrandCriterion,
    BrandReview,
    BrandReviewer,
)
from desktop_app.records.brand_standing import SELECTED
from desktop_app.records.record import Record
from desktop_app.services.brand_reviews.review_rounds import ReviewRound, read
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter, Query, Refused, find
from desktop_app.services.registers.children import owned
from desktop_app.services.registers.stored import stored
from desktop_app.storage.log.keys import new_keys

Inputs = Mapping[str, object]
OPEN_ROUNDS = Query(where=(Filter("state", "in", ("applying", "scoring", None)),), sort="year")
PARTS: tuple[type[Record], ...] = (BrandCriterion, BrandReviewer)


def nominate(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Make brands candidates of a round, numbered after those it has, as one action.

    `UserError` without a round, in a closed one, and where all of them are there already.
    """
    brands = stored(desk, Brand, keys)
    found = _round_of(desk, given)
    there = {each.brand for each in found.candidates}
    new = [each for each in brands if each.key not in there]
    if not new:
        raise UserError("选中的品牌都已经是这次评审的候选品牌。")
    return add_candidates(desk, found.key, [(each.key, given.get("note")) for each in new])


def add_candidates(desk: Desk, key: int, new: Sequence[tuple[int, object]]) -> Changed:
    """Make brands that a round has not yet its candidates, each with its reason, as one action.

    `UserError` in a closed round, and for a brand that was given up.
    """
    found = read(desk, key)
    if found.is_closed:
        raise UserError("这次评审已经结束，不能再申报；请另选一次，或先“重新打开”。")
    brands = stored(desk, Brand, [brand for brand, _ in new])
    if left := [str(each.values["name"]) for each in brands if not Brand.LIVE.holds(each.values)]:
        raise UserError(f"“{left[0]}”已经退出品牌创建，不能申报；要申报先在品牌的页面恢复阶段。")
    last = max((int(x.position) for x in found.candidates if x.position.isdecimal()), default=0)
    made = _candidates(desk, key, new, max(last, len(found.candidates)) + 1)
    told = str(brands[0].values["name"]) if len(new) == 1 else f"{len(new)} 个"
    return desk.write(made, action=f"品牌申报评审：{told} · {found.name}")


def earlier_rounds(desk: Desk, key: int) -> list[int]:
    """The other rounds that have criteria or reviewers, the latest first."""
    keys = find(desk, BrandReview, Query(sort="year", descending=True))
    with_parts = {
        each.values["brand_review"]
        for model in PARTS for each in owned(desk, model, [(BrandReview.KEY, k) for k in keys])
    }  # fmt: skip
    return [each for each in keys if each != key and each in with_parts]


def take_over(desk: Desk, keys: Sequence[int], _given: Inputs) -> Changed:
    """Give a round the criteria and reviewers of the latest earlier one that has any.

    Those that it has by the same name stay as they are.
    """
    (key,) = keys
    found = read(desk, key)
    if found.is_closed:
        raise UserError(f"“{found.name}”已经结束评审，不能再加指标和评委。")
    earlier = earlier_rounds(desk, key)
    if not earlier:
        raise UserError("还没有别的评审有指标和评委，请在表单的“评审指标”“评委”里添加。")
    there = {(BrandCriterion.KEY, each.name) for each in found.criteria}
    there |= {(BrandReviewer.KEY, each.name) for each in found.reviewers}
    copies = _copies(desk, earlier[0], key)
    made = [each for each in copies if (each.KEY, each.values["name"]) not in there]
    if not made:
        raise UserError("上一次的指标和评委这里都有了。")
    name = stored(desk, BrandReview, [earlier[0]])[0].values["name"]
    return desk.write(made, action=f"沿用指标和评委：{name} → {found.name}")


def second_round(desk: Desk, keys: Sequence[int], given: Inputs) -> Changed:
    """Begin the second round of a closed first one, with its criteria, reviewers and selection.

    `UserError` unless the first one is closed and selected something.
    """
    (key,) = keys
    found = read(desk, key)
    if not found.is_closed or found.values["phase"] != "first":
        raise UserError("只有已经结束的初评才能转入复评，请先结束这次评审（评审环节为“初评”）。")
    chosen = [each for each in found.candidates if each.result == SELECTED]
    if not chosen:
        raise UserError(f"“{found.name}”没有入选的品牌，不能转入复评。")
    shared = lookup(desk, BrandReview)
    parsed = BrandReview.parse(given, shared)
    if parsed.stops:
        raise Refused([each for each in parsed.problems if each.stops])
    kept = {name: found.values[name] for name in ("year", "level", "organizer", "rules")}
    again = BrandReview.of({
        **BrandReview.defaults(shared), **kept, **parsed.values, "phase": "second",
        "state": "scoring",
    })  # fmt: skip
    _require_new(desk, again.values)
    again.key = new_keys(1)[0]
    made = [
        again, *_copies(desk, key, again.key),
        *_candidates(desk, again.key, [(each.brand, each.note) for each in chosen], 1),
    ]  # fmt: skip
    changed = desk.write(made, action=f"转入复评：{found.name} {len(chosen)} 个")
    return changed._replace(keys=(again.key,))


def _require_new(desk: Desk, values: Mapping[str, Any]) -> None:
    """`UserError` where the round is there already: it was begun before."""
    where = tuple(Filter(name, "in", (values[name],)) for name in ("name", "year", "phase"))
    if find(desk, BrandReview, Query(where=where)):
        raise UserError(f"已经有“{values['name']}”，不用再转入；要另开一次，请换一个名称。")


def _round_of(desk: Desk, given: Inputs) -> ReviewRound:
    field = BrandCandidate.field("brand_review")
    key = field.read(given.get("brand_review"), lookup(desk, BrandCandidate))
    if not isinstance(key, int):
        raise UserError("请选评审；还没有的，先在“品牌评审”页新建一次评审。")
    return read(desk, key)


def _candidates(
    desk: Desk, key: int, brands: Sequence[tuple[int, object]], first: int
) -> list[Record]:
    """New candidates of a round, numbered from a number on."""
    shared = lookup(desk, BrandCandidate)
    made: list[Record] = []
    for place, (brand, note) in enumerate(brands, first):
        draft: dict[str, object] = {"brand_review": key, "brand": brand, "position": str(place)}
        parsed = BrandCandidate.parse({**draft, "note": note or _slogan(desk, brand)}, shared)
        if parsed.stops:
            raise Refused([each for each in parsed.problems if each.stops])
        made.append(BrandCandidate.of({**BrandCandidate.defaults(shared), **parsed.values}))
    return made


def _slogan(desk: Desk, brand: int) -> object:
    """The idea note that the brand itself has."""
    found = stored(desk, Brand, [brand])
    return found[0].values["slogan"] if found else None


def _copies(desk: Desk, source: int, target: int) -> list[Record]:
    """The criteria and reviewers of a round as new ones of another."""
    found: list[Record] = []
    for model in PARTS:
        names: list[str] = [each.name for each in model.declared()]
        for each in owned(desk, model, [(BrandReview.KEY, source)]):
            values: dict[str, Any] = {name: each.values[name] for name in names}
            found.append(model.of({**values, "brand_review": target}))
    return found
