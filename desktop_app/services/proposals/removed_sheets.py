"""Makes a proposal follow the handling sheets that are left when some are removed."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.movers import linking
from desktop_app.services.proposals.progress import state_of
from desktop_app.services.registers.children import records
from desktop_app.services.subjects import Agreed, AgreementRule


def follow_left(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """The proposals that units work on whose state is another one without the removed sheets.

    With no sheet left a proposal is filed and waits to be assigned.
    """
    gone = {each.key for each in remove if isinstance(each, ProposalHandling)}
    if all_said or not gone:
        return Agreed()
    given = {each.key for each in (*put, *remove) if isinstance(each, Proposal)}
    found = {each.values["proposal"] for each in remove if each.key in gone} - given
    left = _left(desk, sorted(found), put, gone)
    changed = []
    for each in records(desk, Proposal, sorted(found)):
        sheets = left.get(each.key)
        state = state_of(sheets) if sheets else "filed"
        if state not in (None, each.values["state"]) and Proposal.HANDLED.holds(each.values):
            closed = desk.today.isoformat() if state == "closed" else None
            each.values.update(state=state, closed_on=closed)
            changed.append(each)
    return Agreed(changed)


def _left(
    desk: Desk, proposals: Sequence[int], put: Sequence[Record], gone: Container[int]
) -> dict[int, list[Mapping[str, Any]]]:
    """The sheets of some proposals that will be stored, by proposal."""
    sheets = {each.key: each for each in linking(desk, ProposalHandling, "proposal", proposals)}
    sheets |= {each.key: each for each in put if isinstance(each, ProposalHandling)}
    found: dict[int, list[Mapping[str, Any]]] = {}
    for key, each in sheets.items():
        if key not in gone:
            found.setdefault(each.values["proposal"], []).append(each.values)
    return found


RULE = AgreementRule(frozenset((Proposal.KEY, ProposalHandling.KEY)), follow_left)
