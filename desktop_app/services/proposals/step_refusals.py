"""Which steps would be refused for chosen proposals or handling sheets, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop_app.errors import UserError
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.proposals import reviewing
from desktop_app.services.proposals.next_steps import proposal_steps, sheet_steps
from desktop_app.services.registers.states import Refusal
from desktop_app.services.registers.step_refusals import refusal_words
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.services.subjects import linked_gates

_LEADS_TO = {
    "merge_proposals": "merged", "split_proposal": "split", "reject": "rejected",
    "pass_on": "passed", "withdraw": "withdrawn", "poll": "polled", "close_sheet": "done",
}  # fmt: skip
"""Of steps that other records may be against, the state that they lead to."""
_PROPOSAL_STEPS = (
    "review", "file", "suggest", "assign", "merge_proposals", "split_proposal", "amend", "reject",
    "pass_on", "withdraw", "archive",
)  # fmt: skip
_SHEET_STEPS = (
    "sign", "opine", "meet", "extend", "ask_return", "decide_return", "draft_reply", "reply",
    "decide", "check_reply", "poll", "redo", "redo_reply", "follow", "close_sheet",
)  # fmt: skip


def proposal_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these proposals, as a sentence."""
    found = _refusals(desk, Proposal, keys, _PROPOSAL_STEPS, proposal_steps)
    if "review" not in found:
        against = _no_common_review(desk, keys)
        found |= {"review": against} if against else {}
    return found


def sheet_refusals(desk: Desk, keys: Sequence[int]) -> dict[str, str]:
    """By name of the row action why it would be refused for these sheets, as a sentence."""
    return _refusals(desk, ProposalHandling, keys, _SHEET_STEPS, sheet_steps)


def _refusals(
    desk: Desk, model: type[Record], keys: Sequence[int], steps: Sequence[str],
    accepted: Callable[[Desk, int], Sequence[str]],
) -> dict[str, str]:  # fmt: skip
    refused: dict[str, list[Refusal]] = {}
    for each in stored(desk, model, keys):
        for step in set(steps).difference(accepted(desk, each.key)):
            why = Refusal(each.key, model.title_of(each.values), _why(desk, model, each, step))
            refused.setdefault(step, []).append(why)
    return {step: refusal_words(model, found, len(keys)) for step, found in refused.items()}


def _why(desk: Desk, model: type[Record], each: Stored, step: str) -> str:
    """The state that the record is in, and what other records have against the step."""
    now = f"现在是“{_state(desk, model, each.values)}”，不能办这一步"
    gates = linked_gates(desk.subjects).get((model.KEY, _LEADS_TO.get(step, "")), ())
    against = (gate(desk, each.key, each.values) for gate in gates)
    text = next((problem.text for problem in against if problem), "")
    return f"{now}：{text}" if text else now


def _state(desk: Desk, model: type[Record], values: Mapping[str, object]) -> str:
    return model.field(model.STATE).show(values[model.STATE], lookup(desk)) or "未填写"


def _no_common_review(desk: Desk, keys: Sequence[int]) -> str:
    """Why proposals cannot be reviewed together, '' where they can."""
    try:
        reviewing.check_stages(desk, keys)
    except UserError as error:
        return error.sentence
    return ""
