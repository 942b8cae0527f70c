"""The quota of an award round: how many proposals it may choose, and the gate that holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers import Filter
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import LinkedGate
from desktop_app.storage.query import lists
from desktop_app.storage.query.predicate_sql import filters_of

WHOLE = 100
Values = Mapping[str, Any]


def filed_in(desk: Desk, award: Values) -> int:
    """How many proposals were filed that a round chooses among: of its session, else its year."""
    where = filters_of(Proposal.FILED_ONCE, lookup(desk))
    if award.get("session"):
        of = [Filter("session", "in", (award["session"],))]
    else:
        year = award.get("year")
        of = [Filter("received_on", "from", (f"{year}",)),
              Filter("received_on", "to", (f"{year}-12-31",))]  # fmt: skip
    return lists.count(desk.office, Proposal, (*where, *of))


def quota_of(desk: Desk, award: Values) -> int | None:
    """How many proposals a round may choose, a share of those filed rounded down; None: no limit.

    A share that is less than one proposal allows one.
    """
    quota: int | None = award.get("quota")
    if quota:
        return quota
    share = award.get("share")
    if not share:
        return None
    filed = filed_in(desk, award)
    return max(1, filed * int(share) // WHOLE) if filed else 0


def against_quota(desk: Desk, award: Values, chosen: int) -> str:
    """Why a round may not choose so many, '' where it may."""
    quota = quota_of(desk, award)
    if quota is None or chosen <= quota:
        return ""
    return f"评为优秀的有 {chosen} 件，超过名额 {quota} 件，请先改评选结果或名额"


def candidates_of(desk: Desk, key: int) -> Sequence[Values]:
    """The candidates of a round as they are stored."""
    return [each.values for each in linking(desk, AwardCandidate, "award_round", [key])]


def _within_quota(desk: Desk, key: int, values: Values) -> Problem | None:
    """A round is decided once something is chosen, and no more than its quota."""
    rows = candidates_of(desk, key) if key else []
    chosen = sum(map(AwardCandidate.EXCELLENT.holds, rows))
    text = against_quota(desk, values, chosen)
    if not text and not chosen:
        text = "还没有评为优秀的提案，请先在候选提案里登记评选结果"
    return Problem("quota", AwardRound.field("quota").label, text) if text else None


GATES: Mapping[tuple[str, str], LinkedGate] = {
    (AwardRound.KEY, to): _within_quota for to in ("decided", "published")
}
