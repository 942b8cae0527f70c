"""Gates of the proposals that look at other records: sheets, movers and their feedback."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from desktop_app.errors import Problem
from desktop_app.records.handling_records import HandlingFeedback, HandlingMeeting
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.proposals.movers import Mover, movers_of, unanswered
from desktop_app.services.proposals.progress import attempt_of, state_of
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import LinkedGate

NAMED = 3
_NOT_YET = {
    "assigned": "还没有交办，请先点“办理”里的“交办…”",
    "handling": "还没有单位签收，签收以后自动改为办理中",
    "answered": "还有单位没有答复或答复没有审核通过，都通过以后自动改为已答复",
    "polled": "还有提案者没有反馈意见，都反馈以后自动改为已征询",
    "redoing": "没有单位在重新办理，请在提案办理里登记重办",
    "reassigning": "没有单位申退，同意申退以后自动改为申退改办",
    "closed": "还有单位没有办结，每份提案办理都办结以后自动改为办结",
}
_ORDER = ("filed", "assigned", "handling", "answered", "polled", "closed")


def _by_sheets(to: str) -> LinkedGate:
    """A state that follows from the sheets is given where they have come as far."""

    def gate(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
        sheets = [each.values for each in linking(desk, ProposalHandling, "proposal", [key])]
        now = state_of(sheets) or "filed"
        far = now in _ORDER and to in _ORDER and _ORDER.index(now) >= _ORDER.index(to)
        return None if now == to or far else _problem(Proposal, "state", _NOT_YET[to])

    return gate


def _all_polled(desk: Desk, key: int, values: Mapping[str, Any]) -> Problem | None:
    """A sheet has been polled when each mover has said what they think of its reply."""
    left = _left(desk, key, values)
    return (
        _problem(ProposalHandling, "result", f"{_names(left)}没有反馈意见，请先登记征询")
        if left
        else None
    )


def _may_end(desk: Desk, key: int, values: Mapping[str, Any]) -> Problem | None:
    """A sheet ends when all movers answered, and none is left dissatisfied without more work."""
    if not ProposalHandling.ANSWERS.holds(values):
        return None
    against = _all_polled(desk, key, values)
    if against:
        return against
    attempt = attempt_of(values)
    unhappy = [
        each["mover"] for each in _feedback(desk, key)
        if each["result"] == "dissatisfied" and (each["attempt"] or 1) == attempt
    ]  # fmt: skip
    if unhappy and attempt == 1:
        text = f"“{'、'.join(unhappy[:NAMED])}”不满意，请先登记重办"
        return _problem(ProposalHandling, "result", text)
    if unhappy and not _met_afterwards(desk, key):
        text = f"重办以后“{'、'.join(unhappy[:NAMED])}”仍不满意，请先记一次办后沟通"
        return _problem(ProposalHandling, "result", text)
    return None


def _met_afterwards(desk: Desk, key: int) -> bool:
    met = linking(desk, HandlingMeeting, "handling", [key])
    return any(each.values["stage"] == "after" for each in met)


def _left(desk: Desk, key: int, values: Mapping[str, Any]) -> list[Mover]:
    movers = movers_of(desk, values["proposal"])
    return unanswered(movers, _feedback(desk, key), attempt_of(values))


def _feedback(desk: Desk, key: int) -> list[Mapping[str, Any]]:
    return [each.values for each in linking(desk, HandlingFeedback, "handling", [key])]


def _names(left: Sequence[Mover]) -> str:
    named = "、".join(each.name for each in left[:NAMED])
    return f"还有 {len(left)} 位提案者（{named}{'等' if len(left) > NAMED else ''}）"


def _no_open_sheets(desk: Desk, key: int, _values: Mapping[str, Any]) -> Problem | None:
    """A proposal that units work on is merged or taken back only after they have stopped."""
    sheets = linking(desk, ProposalHandling, "proposal", [key]) if key else []
    left = sum(ProposalHandling.OPEN.holds(each.values) for each in sheets)
    text = f"还有 {left} 份提案办理没有办结或停止，请先处理"
    return _problem(Proposal, "state", text) if left else None


def _problem(model: type[Record], name: str, text: str) -> Problem:
    return Problem(name, model.field(name).label, text)


GATES: Mapping[tuple[str, str], LinkedGate] = {
    **{(Proposal.KEY, to): _by_sheets(to) for to in _NOT_YET},
    **{
        (Proposal.KEY, to): _no_open_sheets
        for to in ("merged", "split", "withdrawn", "passed", "rejected")
    },
    (ProposalHandling.KEY, "polled"): _all_polled,
    (ProposalHandling.KEY, "done"): _may_end,
}
