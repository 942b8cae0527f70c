"""Scores as they are typed, pasted or read from a book: checked, and written as one action."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop_app.errors import UserError, Wrong
from desktop_app.records.brand_review import BrandScore
from desktop_app.records.brand_standing import Criterion
from desktop_app.records.lookup import Lookup
from desktop_app.records.points import points_text
from desktop_app.records.record import Record
from desktop_app.services.brand_reviews.review_rounds import ReviewRound, read, score_keys
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.children import records

Cell = tuple[int, int, int]
"""The ids of candidate, reviewer and criterion."""
TOLD = 3


class ReadPoints(NamedTuple):
    """One cell as it was read: points in hundredths, None for an empty one; what is wrong."""

    points: int | None
    problem: str = ""


def read_points(shared: Lookup, text: object, criterion: Criterion) -> ReadPoints:
    """What a cell says for one criterion; points above its full mark are refused."""
    try:
        points = BrandScore.points.read(text, shared)
    except Wrong as wrong:
        return ReadPoints(None, wrong.reason)
    if points is not None and points > criterion.full:
        told = f"“{criterion.name}”满分 {points_text(criterion.full)}"
        return ReadPoints(None, f"{told}，现在是 {points_text(points)}")
    return ReadPoints(points)


def write(desk: Desk, key: int, typed: Mapping[Cell, str]) -> Changed:
    """Write the cells of a round that differ as one action; an empty text takes a score away.

    `UserError` where the round is closed, a cell is wrong, or nothing is different.
    """
    found = read(desk, key)
    if found.is_closed:
        raise UserError(f"“{found.name}”已经结束评审，不能改分；要改请先“重新打开”，写明理由。")
    wanted = _read(desk, found, typed)
    changed = {cell: each for cell, each in wanted.items() if found.points.get(cell) != each}
    if not changed:
        raise UserError("评分和原来一样，没有要登记的。")
    put, gone = _records(desk, found, changed)
    names = {each.key: each.name for each in found.reviewers}
    who = {names[reviewer] for _, reviewer, _ in changed}
    told = who.pop() if len(who) == 1 else f"{len(who)} 位评委"
    return desk.write(put, gone, f"品牌评分：{told} {len(changed)} 个 · {found.name}")


def _read(desk: Desk, found: ReviewRound, typed: Mapping[Cell, str]) -> dict[Cell, int | None]:
    """The points of the typed cells; `UserError` names the first that are wrong."""
    criteria = {each.key: each for each in found.criteria}
    candidates = {each.key: each.name for each in found.candidates}
    reviewers = {each.key for each in found.reviewers}
    shared = lookup(desk, BrandScore)
    wanted: dict[Cell, int | None] = {}
    wrong: list[str] = []
    for (candidate, reviewer, criterion), text in typed.items():
        if not (candidate in candidates and reviewer in reviewers and criterion in criteria):
            raise UserError("评委、指标或候选品牌刚才被删去了，请关上重新打开再打分。")
        cell = read_points(shared, text, criteria[criterion])
        if cell.problem:
            wrong.append(f"“{candidates[candidate]}”的{cell.problem}")
        wanted[candidate, reviewer, criterion] = cell.points
    if wrong:
        more = f"；另有 {len(wrong) - TOLD} 处" if len(wrong) > TOLD else ""
        raise UserError(f"{'；'.join(wrong[:TOLD])}{more}，请改过再登记。")
    return wanted


def _records(
    desk: Desk, found: ReviewRound, changed: Mapping[Cell, int | None]
) -> tuple[list[Record], list[Record]]:
    """The scores to put and those to remove."""
    put, gone = list[Record](), list[Record]()
    there = dict[Cell, Record]()
    keys = score_keys(desk, sorted({cell[0] for cell in changed})) if found.points else []
    for each in records(desk, BrandScore, keys):
        values = each.values
        there[values["candidate"], values["reviewer"], values["criterion"]] = each
    for cell, points in changed.items():
        old = there.get(cell)
        if points is None:
            gone += [old] if old else []
        elif old is not None:
            old.values["points"] = points
            put.append(old)
        else:
            names = ("candidate", "reviewer", "criterion")
            put.append(BrandScore.of({**dict(zip(names, cell, strict=True)), "points": points}))
    return put, gone
