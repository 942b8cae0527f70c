"""The state of a proposal that follows from its handling sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.records.proposal_handling import ProposalHandling

_RANK = {
    "assigned": 1, "signed": 2, "opined": 2, "drafted": 2, "replied": 2, "checked": 3,
    "polled": 4, "following": 4, "done": 4,
}  # fmt: skip
_ANSWERED, _POLLED = 3, 4


def state_of(sheets: Sequence[Mapping[str, Any]]) -> str | None:
    """The state that a filed proposal with these sheets has; None where they say nothing."""
    live = [each for each in sheets if ProposalHandling.LIVE.holds(each)]
    answering = [each for each in live if ProposalHandling.ANSWERS.holds(each)]
    if not answering:
        returned = any(
            ProposalHandling.ANSWERS.holds(each) and ProposalHandling.RETURNED.holds(each)
            for each in sheets
        )
        return "reassigning" if returned else None
    if any(each.get("state") in ("redoing", "redone") for each in answering):
        return "redoing"
    working = [each for each in live if each.get("role") != "reference"]
    if all(ProposalHandling.ENDED.holds(each) for each in working):
        return "closed"
    lowest = min(_RANK.get(each.get("state") or "", 0) for each in answering)
    if lowest >= _ANSWERED:
        return "polled" if lowest >= _POLLED else "answered"
    highest = max(_RANK.get(each.get("state") or "", 0) for each in live)
    return {0: "filed", 1: "assigned"}.get(highest, "handling")


def attempt_of(sheet: Mapping[str, Any]) -> int:
    """Which reply of a sheet the movers are asked about: 1, or more after it was handled again."""
    return 1 + ((sheet.get("redone") or 1) if sheet.get("redo_reply_on") else 0)
