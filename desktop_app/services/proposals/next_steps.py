"""What can be done next with a proposal or with one of its sheets, the natural step first.

A step is named by the key of its row action. One is given where its service would accept it now
with the fields of its dialog filled in: the gates decide, those that look at other records too.
Steps that a service would take but that mean nothing for the record as it is (giving back an
archived proposal, replying to a sheet that is checked) are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from desktop_app.records.handling_records import HandlingFeedback, HandlingSuggestion
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.movers import movers_of, unanswered
from desktop_app.services.proposals.progress import attempt_of
from desktop_app.services.proposals.reviewing import STAGES
from desktop_app.services.registers.linking import linking
from desktop_app.services.registers.state_rules import refusal
from desktop_app.services.registers.states import is_onward
from desktop_app.services.registers.stored import Stored, stored

Values = Mapping[str, Any]


def proposal_steps(desk: Desk, key: int) -> list[str]:
    """The row actions of a proposal that would be accepted now; none where it is gone."""
    found = stored(desk, Proposal, [key])
    if not found:
        return []
    return _Steps(desk, Proposal, found[0], _PROPOSAL_FIELDS).taken(_PROPOSAL, _proposal_order)


def sheet_steps(desk: Desk, key: int) -> list[str]:
    """The row actions of a handling sheet that would be accepted now; none where it is gone."""
    found = stored(desk, ProposalHandling, [key])
    if not found:
        return []
    return _Steps(desk, ProposalHandling, found[0], _SHEET_FIELDS).taken(_SHEET, _sheet_order)


class _Steps:
    """The steps of one record; `fields` are those that the dialog of a state fills in."""

    def __init__(
        self, desk: Desk, model: type[Record], record: Stored, fields: Mapping[str, Values]
    ) -> None:
        self.desk, self.model, self.key = desk, model, record.key
        self.values, self._fields = record.values, fields

    @property
    def state(self) -> str:
        """The state that the record is in."""
        return str(self.values[self.model.STATE] or "")

    def allows(self, to: str) -> bool:
        """Whether every gate lets the record take a state, with what its dialog fills in."""
        today = self.desk.today.isoformat()
        given = {
            name: today if value is None else value
            for name, value in self._fields.get(to, {}).items()
        }
        values = {**self.values, **given}
        return to != self.state and refusal(self.desk, self.model, self.key, values, to) is None

    def onward(self, to: str) -> bool:
        """Whether the record may take a later state, for which no reason is asked."""
        return is_onward(self.model, self.state, to) and self.allows(to)

    def taken(
        self, steps: Mapping[str, Callable[[_Steps], bool]],
        order: Callable[[_Steps], tuple[str, ...]],
    ) -> list[str]:  # fmt: skip
        """The accepted ones among some steps, those that `order` names first."""
        ordered = dict.fromkeys((*order(self), *steps))
        return [each for each in ordered if steps[each](self)]


def _given(*days: str, **more: object) -> Values:
    """Fields that a dialog fills in: days, given as None until the day is known, and others."""
    return {**dict.fromkeys(days), **more}


_TEXT = "……"
_PROPOSAL_FIELDS: Mapping[str, Values] = {
    "filed": _given("filed_on"),
    "returned": _given(returned_note=_TEXT),
    "rejected": _given("told_on", reject_reason=("empty",)),
    "passed": _given("passed_on", passed_to="opinion"),
    "withdrawn": _given("withdrawn_on", withdraw_reason=_TEXT),
    "archived": _given("archived_on"),
    "merged": _given(merged_into=1),
}
_SHEET_FIELDS: Mapping[str, Values] = {
    "signed": _given("signed_on"),
    "opined": _given("opinion_on"),
    "drafted": _given("draft_on"),
    "replied": _given("reply_on", reply_doc=_TEXT, reply_signer=_TEXT, reply_class="A"),
    "checked": _given("checked_on", check_result="through"),
    "redoing": _given("redo_on", redo_reason=_TEXT),
    "redone": _given("redo_reply_on", redo_doc=_TEXT, redo_class="A"),
    "done": _given("closed_on"),
}

# proposals


def _is_ahead(it: _Steps) -> bool:
    return Proposal.AHEAD.holds(it.values)


def _is_handled(it: _Steps) -> bool:
    """Filed and not at its end: more units may get it."""
    return Proposal.FILED.holds(it.values) and not Proposal.ENDED.holds(it.values)


def _is_whole(it: _Steps) -> bool:
    """Neither decided against nor replaced, nor at its end."""
    return _is_ahead(it) or _is_handled(it)


_PROPOSAL: Mapping[str, Callable[[_Steps], bool]] = {
    "review": _is_ahead,
    "file": lambda it: it.onward("filed"),
    "suggest": lambda it: Proposal.LIVE.holds(it.values),
    "assign": _is_handled,
    "merge_proposals": lambda it: _is_whole(it) and it.allows("merged"),
    "split_proposal": lambda it: _is_whole(it) and it.allows("split"),
    "amend": lambda it: _is_ahead(it) and it.allows("returned"),
    "reject": lambda it: _is_ahead(it) and it.allows("rejected"),
    "pass_on": lambda it: (_is_ahead(it) or it.state == "rejected") and it.allows("passed"),
    "withdraw": lambda it: _is_whole(it) and it.allows("withdrawn"),
    "archive": lambda it: it.state == "closed" and it.allows("archived"),
}
_PROPOSAL_ORDER: Mapping[str, tuple[str, ...]] = {
    "draft": ("review", "amend", "withdraw"),
    "submitted": ("review", "amend", "merge_proposals", "reject"),
    "returned": ("review", "withdraw"),
    "reviewed": ("file", "reject", "pass_on", "merge_proposals"),
    "filed": ("assign", "merge_proposals", "split_proposal", "withdraw"),
    "reassigning": ("assign", "withdraw"),
    "closed": ("archive",),
    "rejected": ("pass_on",),
}


_BY_OPINION = {
    "reject": "reject", "merge": "merge_proposals", "split": "split_proposal", "amend": "amend",
    "pass": "pass_on",
}  # fmt: skip


def _proposal_order(it: _Steps) -> tuple[str, ...]:
    """The usual steps of a proposal: its reviews, what the last of them advises, then the units."""
    usual = _PROPOSAL_ORDER.get(it.state, ("assign", "suggest"))
    if it.state != "reviewed":
        return usual
    said = [it.values[each.opinion] for each in STAGES if it.values[each.opinion]]
    advised = _BY_OPINION.get(said[-1], "file") if said else "file"
    return (advised, *usual) if it.values["final_on"] else ("review", advised, *usual)


# handling sheets


def _is_open(it: _Steps) -> bool:
    return ProposalHandling.OPEN.holds(it.values)


def _is_live(it: _Steps) -> bool:
    return ProposalHandling.LIVE.holds(it.values)


def _answers(it: _Steps) -> bool:
    return ProposalHandling.ANSWERS.holds(it.values)


def _is_waited_for(it: _Steps) -> bool:
    """A unit still owes its reply, its opinion or its second reply."""
    if not _is_open(it):
        return False
    if ProposalHandling.ASSISTS.holds(it.values):
        return not it.values["opinion_on"]
    return _answers(it) and (not it.values["reply_on"] or it.state == "redoing")


def _may_poll(it: _Steps) -> bool:
    """There is a reply that was not sent back, and somebody to ask."""
    is_due = _answers(it) and _is_live(it) and it.values["reply_on"]
    is_back = it.values["check_result"] == "back" or it.state in ("signed", "redoing")
    return bool(is_due and not is_back and movers_of(it.desk, it.values["proposal"]))


def _may_redo(it: _Steps) -> bool:
    is_back = it.state in ("replied", "checked", "polled", "redone", "following")
    return _is_open(it) and is_back and it.allows("redoing")


def _may_decide(it: _Steps) -> bool:
    lines = linking(it.desk, HandlingSuggestion, "handling", [it.key])
    return bool(_answers(it) and _is_live(it) and lines)


def _is_to_follow(it: _Steps) -> bool:
    values = it.values
    is_due = ProposalHandling.FOLLOWED_UP.holds(values) or ProposalHandling.PUTS_OFF.holds(values)
    return _answers(it) and (is_due or (it.state == "following" and _is_live(it)))


def _may_return(it: _Steps) -> bool:
    is_early = it.state in ("pending", "assigned", "signed", "drafted")
    return _is_open(it) and is_early and it.values["return_result"] is None


_SHEET: Mapping[str, Callable[[_Steps], bool]] = {
    "sign": lambda it: _is_open(it) and it.onward("signed"),
    "opine": lambda it: _is_open(it) and it.onward("opined"),
    "meet": _is_live,
    "extend": _is_waited_for,
    "ask_return": _may_return,
    "decide_return": lambda it: ProposalHandling.RETURN_UNDECIDED.holds(it.values),
    "draft_reply": lambda it: _is_open(it) and it.onward("drafted"),
    "reply": lambda it: _is_open(it) and it.onward("replied"),
    "decide": _may_decide,
    "check_reply": lambda it: it.state == "replied" and _is_open(it) and it.allows("checked"),
    "poll": _may_poll,
    "redo": _may_redo,
    "redo_reply": lambda it: it.state == "redoing" and _is_open(it) and it.allows("redone"),
    "follow": _is_to_follow,
    "close_sheet": lambda it: _is_open(it) and it.onward("done"),
}
_SHEET_ORDER: Mapping[str, tuple[str, ...]] = {
    "pending": ("sign", "ask_return"),
    "assigned": ("sign", "ask_return", "extend"),
    "signed": ("opine", "reply", "close_sheet", "ask_return", "extend", "draft_reply"),
    "opined": ("close_sheet",),
    "drafted": ("reply", "meet", "extend"),
    "replied": ("check_reply", "decide", "redo"),
    "checked": ("poll", "redo"),
    "polled": ("close_sheet", "redo", "follow"),
    "redoing": ("redo_reply", "meet", "extend"),
    "redone": ("close_sheet", "meet", "redo"),
    "following": ("follow", "close_sheet"),
    "done": ("follow",),
}


def _sheet_order(it: _Steps) -> tuple[str, ...]:
    """The usual steps of a sheet; a return that waits for its decision comes before all."""
    usual = _SHEET_ORDER.get(it.state, ())
    if it.state == "redone" and _is_asked(it):
        usual = ("poll", *usual)
    if ProposalHandling.RETURN_UNDECIDED.holds(it.values):
        return ("decide_return", *usual)
    return usual


def _is_asked(it: _Steps) -> bool:
    """Whether some mover has not said yet what they think of the present reply."""
    movers = movers_of(it.desk, it.values["proposal"])
    said = [each.values for each in linking(it.desk, HandlingFeedback, "handling", [it.key])]
    return bool(unanswered(movers, said, attempt_of(it.values)))
