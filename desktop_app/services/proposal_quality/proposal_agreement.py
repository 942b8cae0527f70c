"""Fields of a proposal that follow its key supervision, its awards and its upward offers.

重点, 优秀 and 上级 of a proposal are read by lists, figures and prints. Where it has such records
they decide; where the last of them goes, these fields become empty. A proposal that never had any
keeps what an old ledger says.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_supervision import LED, SUPERVISED, ProposalSupervision
from desktop_app.records.record import Record
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.desk import Desk
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query.records_by_key import values_by_key

Values = Mapping[str, Any]
Rounds = Mapping[int, str | None]
"""The day on which each award round was decided, by its id."""
NAMES = 60


class Followed(NamedTuple):
    """Records of one kind that fields of a proposal follow; `said` gives these from the records.

    `in_rounds`: they are the candidates of award rounds, whose days count.
    """

    model: type[Record]
    fields: tuple[str, ...]
    said: Callable[[Sequence[Values], Rounds], dict[str, Any]]
    in_rounds: bool = False


def said_by_supervision(rows: Sequence[Values], _rounds: Rounds) -> dict[str, Any]:
    """Whether a proposal is a key one, since when, and who handles and who supervises it."""
    live = [each for each in rows if ProposalSupervision.LIVE.holds(each)]
    days = [each["decided_on"] for each in live if each.get("decided_on")]
    committees = [each["committee"] for each in live if each.get("committee")]
    leaders = {
        kind: "、".join(dict.fromkeys(
            each["leader"] for each in live if each["kind"] == kind and each["leader"]
        ))
        for kind in (LED, SUPERVISED)
    }  # fmt: skip
    return {
        "major": 1 if live else None,
        "major_on": min(days, default=None),
        "major_leader": leaders[LED][:NAMES] or None,
        "major_supervisor": leaders[SUPERVISED][:NAMES] or None,
        "major_committee": committees[0] if committees else None,
    }


def said_by_awards(rows: Sequence[Values], rounds: Rounds) -> dict[str, Any]:
    """Whether a proposal was chosen as an excellent one, and when first."""
    chosen = [each for each in rows if AwardCandidate.EXCELLENT.holds(each)]
    days = [rounds.get(each["award_round"]) for each in chosen]
    return {
        "excellent": 1 if chosen else None,
        "excellent_on": min(filter(None, days), default=None),
    }


def said_by_offers(rows: Sequence[Values], _rounds: Rounds) -> dict[str, Any]:
    """Through whom a proposal went upward, what it is there, by the offer that went furthest."""
    order = ("declined", "offered", "submitted", "filed", "selected")
    last = max(rows, key=lambda each: (order.index(each["state"] or "offered"), each["year"]))
    return {
        "upper_mover": last.get("mover"), "upper_session": last.get("upper_session"),
        "upper_number": last.get("upper_number"),
        "upper_major": 1 if any(map(UpwardOffer.SELECTED.holds, rows)) else None,
    }  # fmt: skip


EVERY = (
    Followed(
        ProposalSupervision,
        ("major", "major_on", "major_leader", "major_supervisor", "major_committee"),
        said_by_supervision,
    ),
    Followed(AwardCandidate, ("excellent", "excellent_on"), said_by_awards, in_rounds=True),
    Followed(
        UpwardOffer, ("upper_mover", "upper_session", "upper_number", "upper_major"),
        said_by_offers,
    ),
)  # fmt: skip


def agree(desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool) -> Agreed:
    """The proposals that an action says something about, as their records say it afterwards.

    A proposal that an undo brings back stays as it was.
    """
    own = {each.key: each for each in put if isinstance(each, Proposal)}
    gone = {each.key for each in remove if isinstance(each, Proposal)}
    left_alone = gone | (own.keys() if all_said else set())
    changes: dict[int, dict[str, Any]] = {}
    for followed in EVERY:
        touched = _touched(desk, followed, put, remove)
        wanted = (touched | (own.keys() - left_alone)) - left_alone
        after = _after(desk, followed, put, remove, wanted)
        rounds: Rounds = _rounds(desk, put, after) if followed.in_rounds else {}
        for key in wanted:
            if rows := after.get(key, []):
                changes.setdefault(key, {}).update(followed.said(rows, rounds))
            elif key in touched:
                changes.setdefault(key, {}).update(dict.fromkeys(followed.fields))
    return Agreed(_written(desk, own, changes))


def _written(
    desk: Desk, own: Mapping[int, Record], changes: Mapping[int, Mapping[str, Any]]
) -> list[Record]:
    """The stored proposals that change; those of the action are changed in place."""
    stored = records(desk, Proposal, sorted(changes.keys() - own.keys())) if changes else []
    found = []
    for each in (*stored, *(own[key] for key in changes if key in own)):
        said = changes[each.key]
        differs = any(each.values.get(name) != value for name, value in said.items())
        each.values.update(said)
        if differs and each.key not in own:
            found.append(each)
    return found


def _touched(
    desk: Desk, followed: Followed, put: Sequence[Record], remove: Sequence[Record]
) -> set[int]:
    """The proposals of the records that an action writes or removes, before it and after it."""
    rows = [each for each in (*put, *remove) if type(each) is followed.model]
    keys = [each.key for each in rows if each.values["version"]]
    before = values_by_key(desk.office, followed.model, keys) if keys else {}
    found = [each.values for each in rows] + [values for _, values in before.values()]
    if followed.in_rounds:
        rounds = [each.key for each in put if isinstance(each, AwardRound)]
        found += [x.values for x in linking(desk, AwardCandidate, "award_round", rounds)]
    return {key for key in map(_proposal, found) if key}


def _proposal(values: Values) -> int | None:
    """The proposal of a record; of an offer that is about one."""
    if "source" in values:
        return UpwardOffer.proposal.key_in(values)
    key: int | None = values.get("proposal")
    return key


def _after(
    desk: Desk, followed: Followed, put: Sequence[Record], remove: Sequence[Record],
    wanted: Collection[int],
) -> dict[int, list[Values]]:  # fmt: skip
    """The records of some proposals as they are after the action, by proposal."""
    gone = {each.key for each in remove if type(each) is followed.model}
    own = {each.key: each for each in put if type(each) is followed.model}
    stored = linking(desk, followed.model, "proposal", sorted(wanted))
    found: dict[int, list[Values]] = {}
    for each in [*(x for x in stored if x.key not in own), *own.values()]:
        key = _proposal(each.values)
        if each.key not in gone and key in wanted:
            found.setdefault(key or 0, []).append(each.values)
    return found


def _rounds(desk: Desk, put: Sequence[Record], after: Mapping[int, Sequence[Values]]) -> Rounds:
    """The day on which the round of each candidate was decided."""
    keys = {each["award_round"] for rows in after.values() for each in rows}
    own = {each.key: each.values for each in put if isinstance(each, AwardRound)}
    stored = values_by_key(desk.office, AwardRound, sorted(keys - own.keys()))
    every = {**{key: values for key, (_, values) in stored.items()}, **own}
    return {key: values.get("decided_on") for key, values in every.items()}


RULES = (
    AgreementRule(
        frozenset((
            Proposal.KEY, ProposalSupervision.KEY, AwardRound.KEY, AwardCandidate.KEY,
            UpwardOffer.KEY,
        )),
        agree,
    ),
)  # fmt: skip
