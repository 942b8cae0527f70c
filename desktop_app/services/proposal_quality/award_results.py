"""Votes, scores and results of the candidates of one award round, written as one action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError
from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposal_quality.quota import quota_of
from desktop_app.services.registers.line_drafts import changed_lines
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.stored import stored

TYPED = ("votes", "score", "result")


class RoundDrafts(NamedTuple):
    """A round: its name, its quota (None: no limit), and its candidates as they are now."""

    name: str
    quota: int | None
    candidates: list[dict[str, Any]]


def drafts(desk: Desk, key: int) -> RoundDrafts:
    """What is known of a round's candidates, each with its title; `UserError` when it is gone."""
    found = stored(desk, AwardRound, [key])
    if not found:
        raise UserError("这次评选已被删除，可以在“设置”的回收站里找回。")
    shared, values = lookup(desk, AwardCandidate), found[0].values
    field = AwardCandidate.field("proposal")
    rows = [
        {"id": each.key, "title": field.show(each.values["proposal"], shared),
         **{name: each.values[name] for name in ("position", *TYPED)}}
        for each in linking(desk, AwardCandidate, "award_round", [key])
    ]  # fmt: skip
    return RoundDrafts(str(values["name"]), quota_of(desk, values), rows)


def chosen_among(desk: Desk, said: Sequence[Mapping[str, object]]) -> int:
    """How many lines say that their candidate is excellent, by its code or its word."""
    results = lookup(desk, AwardCandidate).codes["award_result"]
    found = (results.find(str(each.get("result") or "")) for each in said)
    return sum(AwardCandidate.EXCELLENT.holds({"result": each}) for each in found)


def write(desk: Desk, key: int, said: Sequence[Mapping[str, object]]) -> Changed:
    """Write the candidates that were changed; each of `said` is a draft with the inputs.

    `UserError` where nothing is different, `Refused` carries what is wrong with the inputs.
    """
    put = changed_lines(desk, AwardCandidate, said, TYPED)
    if not put:
        raise UserError("评选结果和原来一样，没有要登记的。")
    name = drafts(desk, key).name
    return desk.write(put, action=f"评选结果：{name} {len(put)} 件")
