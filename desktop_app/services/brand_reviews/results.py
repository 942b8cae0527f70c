"""Results of a round: by rank and quota, or otherwise with a reason; what keeps it from closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem, UserError
from desktop_app.records.brand_review import BrandCandidate, BrandReview
from desktop_app.records.brand_standing import PENDING, REJECTED, SELECTED, by_rank, weight_fault
from desktop_app.services.brand_reviews.review_rounds import ReviewRound, read
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.line_drafts import changed_lines
from desktop_app.services.subjects import LinkedGate

TYPED = ("result", "reason")
WORDS = {SELECTED: "入选", REJECTED: "未入选"}
NAMED = 3


def drafts(desk: Desk, key: int) -> tuple[ReviewRound, list[dict[str, Any]]]:
    """A round, and a line for each candidate: title, rank, result and reason."""
    found = read(desk, key)
    lines = [
        {"id": each.key, "title": each.name, "position": each.position, "mean": standing.mean,
         "rank": standing.rank, "sheets": standing.sheets, "partial": standing.partial,
         "result": each.result, "reason": each.reason or None}
        for each, standing in zip(found.candidates, found.standings(), strict=True)
    ]  # fmt: skip
    return found, lines


def following(found: ReviewRound) -> list[str]:
    """The result of each candidate that its rank and the quota give, '' where none does."""
    return by_rank([each.rank for each in found.standings()], found.quota)


def chosen_among(desk: Desk, said: Sequence[Mapping[str, object]]) -> int:
    """How many lines say that their candidate is selected, by its code or its word."""
    results = lookup(desk, BrandCandidate).codes["brand_result"]
    return sum(results.find(str(each.get("result") or "")) == SELECTED for each in said)


def write(desk: Desk, key: int, said: Sequence[Mapping[str, object]]) -> Changed:
    """Write the results and reasons that were changed, as one action.

    `UserError` where the round is closed or nothing is different.
    """
    found = read(desk, key)
    if found.is_closed:
        raise UserError(f"“{found.name}”已经结束评审，不能改结果；要改请先“重新打开”，写明理由。")
    put = changed_lines(desk, BrandCandidate, said, TYPED)
    if not put:
        raise UserError("评审结果和原来一样，没有要登记的。")
    return desk.write(put, action=f"品牌评审结果：{found.name} {len(put)} 个")


def against_closing(found: ReviewRound) -> str:
    """Why a round may not be closed yet, without a full stop; '' where it may."""
    told = {each.key: each.name for each in found.candidates}
    standing = dict(zip(told, found.standings(), strict=True))
    partial = [told[key] for key, each in standing.items() if each.partial]
    results = {each.key: each.result for each in found.candidates}
    chosen = sum(each == SELECTED for each in results.values())
    if not told:
        return "还没有候选品牌"
    if found.points and (fault := weight_fault(found.criteria)):
        return f"{fault}，请先改好评审指标"
    if partial:
        return f"{_named(partial)}有评委没打完分，请补齐，或把没打完的那一份清空"
    if pending := [told[key] for key, each in results.items() if each == PENDING]:
        return f"{_named(pending)}还没有评审结果，请先用“评审结果…”定下来"
    if found.quota is not None and chosen > found.quota:
        return f"入选的有 {chosen} 个，超过名额 {found.quota} 个，请先改结果或名额"
    return _unexplained(found)


def needs_reason(expected: str, result: str) -> bool:
    """Whether a result is to be explained: it is not the one that follows from the rank.

    Of equal ranks at the limit of the quota those selected are.
    """
    if expected in (SELECTED, REJECTED):
        return result in (SELECTED, REJECTED) and result != expected
    return result == SELECTED


def _unexplained(found: ReviewRound) -> str:
    if found.quota is None or not found.points:
        return ""
    left = [
        each.name for each, expected in zip(found.candidates, following(found), strict=True)
        if needs_reason(expected, each.result) and not each.reason
    ]  # fmt: skip
    return f"{_named(left)}的结果不是按名次定的，请写明调整理由" if left else ""


def _named(names: Sequence[str]) -> str:
    told = "、".join(f"“{each}”" for each in names[:NAMED])
    return told + (f"等 {len(names)} 个" if len(names) > NAMED else "")


def _may_close(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """A new record is an old round that is entered whole."""
    text = against_closing(read(desk, key)) if key else ""
    return Problem("state", BrandReview.field("state").label, text) if text else None


GATES: Mapping[tuple[str, str], LinkedGate] = {(BrandReview.KEY, "closed"): _may_close}
