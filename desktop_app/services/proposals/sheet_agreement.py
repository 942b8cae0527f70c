"""Handling sheets agree with what they are about: the suggestions of a proposal, its state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.handling_records import HandlingFeedback, HandlingSuggestion
from desktop_app.records.outcome import ENDED_STATES, Outcome, OutcomeStep
from desktop_app.records.outcome_steps import steps_between
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals.cascade import FOLLOWING
from desktop_app.services.proposals.progress import state_of
from desktop_app.services.proposals.sheet_lines import Lines
from desktop_app.services.proposals.suggestions import offer_new, withdraw_unmerged
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Agreed, AgreementRule
from desktop_app.storage.query.records_by_key import values_by_key

UNITS = 60
"""Characters that the field of a suggestion for its units holds."""
DECIDED = ("adopted", "partly", "rejected")
BY_HAND = {"progressing": ("lasting", "blocked"), "done": ENDED_STATES}
"""States of a suggestion that the office gives by itself while its sheets are as far as this."""


def follow_decisions(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """What units decide on a suggestion and how far they are is said in the suggestion itself.

    Adoption that is changed in the suggestion goes to the lines of its sheets. A suggestion that
    an undo or the bin brings back stays as it was; the lines of a removed one go with it.
    """
    gone = {each.key for each in remove if isinstance(each, Outcome)}
    lines_gone = {each.key for each in remove if isinstance(each, HandlingSuggestion)}
    lost = linking(desk, HandlingSuggestion, "outcome", sorted(gone))
    lost = [each for each in lost if each.key not in lines_gone]
    written = {each.key: each for each in put if isinstance(each, Outcome)}
    keys = _about(desk, put, remove, written) - gone
    keys -= written.keys() if all_said else set()
    if not keys:
        return Agreed(remove=lost)
    lines = Lines(desk, put, remove, keys)
    more = [] if all_said else lines.decided_in(desk, written)
    stored = {each.key: each for each in records(desk, Outcome, sorted(keys - written.keys()))}
    shared = lookup(desk, Outcome)
    for key in sorted(keys):
        outcome = written.get(key) or stored.get(key)
        before = dict(outcome.values) if outcome is not None else {}
        if outcome is None or not _follows(outcome, lines):
            continue
        more += [outcome] if key in stored else []
        if not all_said:
            steps = steps_between(before, outcome.values, shared)
            more += [OutcomeStep.of({**x, "outcome": key, "person": desk.clerk}) for x in steps]
    return Agreed(more, lost)


def _about(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], written: Mapping[int, Record]
) -> set[int]:
    """The suggestions of proposals that an action says something about."""
    lines: list[Record] = [x for x in (*put, *remove) if isinstance(x, HandlingSuggestion)]
    sheets = [each for each in (*put, *remove) if isinstance(each, ProposalHandling)]
    proposals = sorted({each.values["proposal"] for each in sheets})
    beside = linking(desk, ProposalHandling, "proposal", proposals)
    keys = sorted({each.key for each in (*sheets, *beside)})
    lines += linking(desk, HandlingSuggestion, "handling", keys)
    own = [
        key for key, each in written.items()
        if each.values["version"] and Outcome.proposal.key_in(each.values) is not None
    ]  # fmt: skip
    lines += linking(desk, HandlingSuggestion, "outcome", own)
    return {each.values["outcome"] for each in lines}


def _follows(outcome: Record, lines: Lines) -> bool:
    """Writes into a suggestion what its lines say; whether that changed it."""
    said = what_follows(outcome.values, lines.of(outcome.key))
    said["partners"] = lines.partners(outcome)
    changes = any(outcome.values.get(name) != value for name, value in said.items())
    outcome.values.update(said)
    return changes


def what_follows(
    now: Mapping[str, Any], lines: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]
) -> dict[str, Any]:
    """Adoption, unit, handling and result of a suggestion, from its lines, each with its sheet.

    Units that have not decided leave the adoption to those that have; if those differ it is
    adopted in part. A state that the office gives by itself stays where the sheets are as far.
    """
    sheets = [sheet for _, sheet in lines]
    decided = [(line, sheet) for line, sheet in lines if line.get("adoption") in DECIDED]
    codes = {line["adoption"] for line, _ in decided}
    handling = _handling(sheets)
    if now.get("handling") in BY_HAND.get(handling, ()):
        handling = now["handling"]
    done = [each["closed_on"] for each in sheets if each.get("closed_on")]
    ended = handling in ENDED_STATES
    notes = [line.get("note") for line, _ in decided]
    results = [each.get("redo_reply") or each.get("reply") for each in sheets]
    return {
        "adoption": codes.pop() if len(codes) == 1 else ("partly" if codes else "pending"),
        "adopted_on": max((_replied(each) for _, each in decided), default="") or None,
        "adoption_note": _joined(notes),
        "unit": (_joined([each["unit"] for each in sheets], "、") or "")[:UNITS] or None,
        "assigned_on": min((x["assigned_on"] for x in sheets if x.get("assigned_on")),
                           default=None),
        "due": max((each["due"] for each in sheets if each.get("due")), default=None),
        "handling": handling,
        "finished_on": max(done, default=None) if ended else None,
        "result": _joined(results),
    }  # fmt: skip


def _handling(sheets: Sequence[Mapping[str, Any]]) -> str:
    states = {each.get("state") or "pending" for each in sheets}
    if states == {"done"}:
        return "done"
    if states <= {"pending"}:
        return "unassigned"
    return "assigned" if states <= {"pending", "assigned"} else "progressing"


def _replied(sheet: Mapping[str, Any]) -> str:
    return sheet.get("redo_reply_on") or sheet.get("reply_on") or ""


def _joined(texts: Sequence[str | None], between: str = "；") -> str | None:
    return between.join(dict.fromkeys(filter(None, texts))) or None


def follow_removed(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """A proposal whose sheet is removed, or comes back, has the state that the others say.

    One that is closed stays closed without a sheet that is removed: nobody has taken it up again.
    """
    gone = {(type(each), each.key) for each in remove}
    sheets = [each for each in remove if isinstance(each, ProposalHandling)]
    back = [each for each in put if isinstance(each, ProposalHandling)] if all_said else []
    if back:
        there = values_by_key(desk.office, ProposalHandling, [each.key for each in back])
        back = [each for each in back if each.key not in there]
    said = {each.key for each in put if isinstance(each, Proposal)} if all_said else set()
    returned = {each.values["proposal"] for each in back}
    keys = {each.values["proposal"] for each in (*sheets, *back)} - said
    keys = {key for key in keys if (Proposal, key) not in gone}
    if not keys:
        return Agreed()
    own = {each.key: each for each in put if isinstance(each, (Proposal, ProposalHandling))}
    stored = linking(desk, ProposalHandling, "proposal", sorted(keys))
    left = {each.key: each for each in stored if (type(each), each.key) not in gone}
    left |= {each.key: each for each in own.values() if isinstance(each, ProposalHandling)}
    more = []
    for one in records(desk, Proposal, sorted(keys)):
        target = own.get(one.key, one)
        every = [each.values for each in left.values() if each.values["proposal"] == one.key]
        now = target.values["state"]
        if now == "closed" and one.key not in returned:
            continue
        state = state_of(every) or ("closed" if now == "closed" else "filed")
        if now in FOLLOWING and state != now:
            closed = target.values["closed_on"] if state == "closed" else None
            day = closed or (desk.today.isoformat() if state == "closed" else None)
            target.values.update(state=state, closed_on=day)
            more += [] if one.key in own else [one]
    return Agreed(more)


RULES = (
    AgreementRule(
        frozenset((Outcome.KEY, HandlingSuggestion.KEY, ProposalHandling.KEY, Proposal.KEY)),
        offer_new,
    ),
    AgreementRule(
        frozenset((Proposal.KEY, HandlingSuggestion.KEY, HandlingFeedback.KEY)), withdraw_unmerged
    ),
    AgreementRule(
        frozenset((Outcome.KEY, HandlingSuggestion.KEY, ProposalHandling.KEY)), follow_decisions
    ),
    AgreementRule(frozenset((Proposal.KEY, ProposalHandling.KEY)), follow_removed),
)
