"""Filed proposals and what they go through besides their handling, for the tests of the subject."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records import (
    AwardCandidate,
    AwardRound,
    Member,
    Proposal,
    ProposalSupervision,
    QualityReview,
    SupervisionRecord,
    UpwardOffer,
)
from desktop_app.records.any_link import pointing
from desktop_app.services.desk import Desk
from desktop_app.services.proposal_quality import nominating, review_sheets
from desktop_app.services.registers import Query, find
from tests.services.proposals import proposal_office as office

KEY = {
    "year": "2026", "kind": "政协领导督办", "leader": "演示主席", "decided_on": "2026-03-10",
    "due": "2026-05-31",
}  # fmt: skip
MAJOR = ("major", "major_on", "major_leader", "major_supervisor", "major_committee")
UPPER = ("upper_mover", "upper_session", "upper_number", "upper_major")
EXCELLENT = ("excellent", "excellent_on")


def filed(desk: Desk, count: int = 1, **typed: object) -> list[int]:
    """Filed proposals of one session; their ids."""
    sessions = typed.pop("sessions", None)
    session = sessions or office.session(desk)
    there = len(find(desk, Proposal, Query()))
    keys = [
        office.proposal(desk, f"关于演示{n}的提案", session=session, **typed)
        for n in range(there, there + count)
    ]
    office.filed(desk, *keys)
    return keys


def listed(desk: Desk, *keys: int, **given: object) -> list[int]:
    """Make proposals key ones; the ids of their supervisions."""
    return list(nominating.list_as_key(desk, keys, {**KEY, **given}).keys)


def offered(desk: Desk, *keys: int, **given: object) -> list[int]:
    """Offer proposals to the prefecture; the ids of the offers."""
    usual = {"year": "2026", "level": "州级", "mover": "演示委员", "offered_on": "2026-10-20"}
    return list(nominating.offer_upward(desk, keys, {**usual, **given}).keys)


def award(desk: Desk, **typed: object) -> int:
    """An award round; its id."""
    usual = {"name": "演示年度优秀提案", "year": "2026", "quota": "1"}
    return office.saved(desk, AwardRound, **{**usual, **typed})


def nominated(desk: Desk, key: int, *proposals: int) -> list[int]:
    """Make proposals candidates of a round; the ids of the candidates."""
    given = {"award_round": key, "recommender": "演示提案委"}
    return list(nominating.nominate(desk, proposals, given).keys)


def of_proposal(desk: Desk, key: int, names: Sequence[str]) -> list[object]:
    """Some values of a proposal."""
    return [office.value(desk, Proposal, key, name) for name in names]


def judged(desk: Desk, keys: Sequence[int], level: int = 0, reviewer: str = "演示评委") -> None:
    """Let one reviewer put every item of some proposals into one level."""
    found = review_sheets.sheets(desk, keys, "first", reviewer)
    for each in found:
        each.levels = {item.code: level for item in review_sheets.items_of(desk)}
    review_sheets.write(desk, found, {"round": "first", "reviewer": reviewer, "day": "2026-06-01"})


def member(desk: Desk, name: str) -> int:
    """A member of that name; its id."""
    return office.saved(desk, Member, name=name, unit="演示单位", unit_kind="机关")


def one_of_each(desk: Desk, proposal: int, committee: int) -> None:
    """Write one record of every kind of this subject about a proposal."""
    supervision = office.saved(
        desk, ProposalSupervision, proposal=proposal, year=2026, kind="supervised",
        leader="演示主席", due="2026-11-30", decided_on="2026-03-10", committee=committee,
    )  # fmt: skip
    done = {"day": "2026-04-02", "content": "到现场"}
    office.saved(desk, SupervisionRecord, supervision=supervision, **done)
    said = {"reviewer": "演示评委", "total": 90, "day": "2026-06-01"}
    office.saved(desk, QualityReview, proposal=proposal, **said)
    candidate = {"award_round": award(desk), "proposal": proposal, "result": "excellent"}
    office.saved(desk, AwardCandidate, **candidate)
    office.saved(
        desk, UpwardOffer, source=pointing(Proposal.KEY, proposal), year=2026,
        level="prefecture", mover="演示委员", committee=committee, offered_on="2026-10-20",
    )  # fmt: skip
