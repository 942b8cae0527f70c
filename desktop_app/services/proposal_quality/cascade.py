"""Cascade of key proposals, begun by the first record of supervision; awards keep their quota."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from desktop_app.errors import UserError
from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality.quota import against_quota
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Before, CascadeRule


def _begin(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A key proposal that is only listed is supervised from the first record on."""
    new = [
        each.values["supervision"] for each in put
        if isinstance(each, SupervisionRecord) and each.key not in before
    ]  # fmt: skip
    own = {each.key: each for each in put if isinstance(each, ProposalSupervision) and each.has_key}
    wanted = dict.fromkeys(new)
    for key in wanted:
        if key in own:
            _go(own[key])
    for each in records(desk, ProposalSupervision, [key for key in wanted if key not in own]):
        if _go(each):
            yield each


def _go(supervision: Record) -> bool:
    """Take a listed one onward where its gate lets it; whether it was changed."""
    values = supervision.values
    if values.get("state") != "listed" or ProposalSupervision.gate(values, "supervising"):
        return False
    values["state"] = "supervising"
    return True


def _end(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """One that is done has the day of its end."""
    for each in put:
        if ProposalSupervision.DONE.holds(each.values) and not each.values.get("closed_on"):
            each.values["closed_on"] = desk.today.isoformat()
    return ()


def _hold_quota(desk: Desk, put: Sequence[Record], _before: Before) -> Iterable[Record]:
    """A round that is decided never has more excellent proposals than its quota.

    `UserError` where it would.
    """
    own = {each.key: each for each in put if isinstance(each, AwardRound) and each.has_key}
    lines = {each.key: each.values for each in put if isinstance(each, AwardCandidate)}
    keys = {*own, *(each["award_round"] for each in lines.values())}
    more = {each.key: each for each in records(desk, AwardRound, sorted(keys - own.keys()))}
    for key, award in {**more, **own}.items():
        if not AwardRound.DECIDED.holds(award.values):
            continue
        stored = linking(desk, AwardCandidate, "award_round", [key])
        every = {**{each.key: each.values for each in stored}, **lines}
        chosen = sum(
            AwardCandidate.EXCELLENT.holds(each)
            for each in every.values() if each["award_round"] == key
        )  # fmt: skip
        if text := against_quota(desk, award.values, chosen):
            raise UserError(f"“{award.values['name']}”已经审定，{text}。")
    return ()


RULES = (
    CascadeRule(AwardRound.KEY, _hold_quota, whole=True),
    CascadeRule(AwardCandidate.KEY, _hold_quota, whole=True),
    CascadeRule(SupervisionRecord.KEY, _begin, whole=True),
    CascadeRule(ProposalSupervision.KEY, _end),
)
