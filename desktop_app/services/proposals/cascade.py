"""Cascade of the proposals: numbers, due dates, and what a proposal's sheets mean for its state."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.handling_records import HandlingExtension, HandlingFeedback
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_words import HANDLED_STATES
from desktop_app.records.record import Record
from desktop_app.records.session import Session, is_within_collection
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import times
from desktop_app.services.proposals.deadlines import OPINION, REDO, REPLY, last_day
from desktop_app.services.proposals.filing_numbers import number_filed
from desktop_app.services.proposals.movers import is_of, movers_of, unanswered
from desktop_app.services.proposals.progress import attempt_of, state_of
from desktop_app.services.proposals.suggestions import (
    leave_merger,
    offer_merged,
    offer_to_sheets,
)
from desktop_app.services.registers.children import records
from desktop_app.services.registers.linking import linking
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query.records_by_key import values_by_key

FOLLOWING = ("filed", *HANDLED_STATES, "closed")
"""The states of a proposal that follow its sheets."""
_COLLECTION = ("collection_ends", "collection_time")


def _part_by_collection(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A proposal that came before the end of its session's collection belongs to the plenary."""
    wanted = sorted({int(each.values.get("session") or 0) for each in put} - {0})
    sessions = {key: values for key, (_, values) in _values(desk, Session, wanted).items()}
    for each in put:
        session = sessions.get(each.values.get("session") or 0, {})
        day, time = each.values.get("received_on") or "", each.values.get("received_at")
        within = is_within_collection(session, day, time)
        if within is not None and not (not before and each.values.get("period")):
            each.values["period"] = "plenary" if within else "between"
    return ()


def _part_again(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """Another end of a session's collection parts its proposals anew."""
    for each in put:
        old = before.get(each.key)
        if old is None or all(old.get(name) == each.values.get(name) for name in _COLLECTION):
            continue
        for one in linking(desk, Proposal, "session", [each.key]):
            values = one.values
            day, time = values["received_on"] or "", values["received_at"]
            within = is_within_collection(each.values, day, time)
            period = "plenary" if within else "between"
            if within is not None and values["period"] != period:
                values["period"] = period
                yield one


def _number_filed(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """A proposal that is filed gets the number after the last of its session."""
    number_filed(desk, [
        each for each in put
        if Proposal.FILED.holds(each.values) and not Proposal.FILED_ONCE.holds(
            before.get(each.key, {})
        )
    ])  # fmt: skip
    return ()


def _date_sheets(desk: Desk, put: Sequence[Record], before: Before) -> Iterable[Record]:
    """The due date of a sheet that is assigned, the count of a redo, the day of its end."""
    now, replies = times(desk), _reply_days(desk, put)
    for each in put:
        values, old = each.values, before.get(each.key, {})
        channel = values.get("channel")
        if values.get("assigned_on") and not values.get("due") and not old.get("assigned_on"):
            matter = OPINION if ProposalHandling.ASSISTS.holds(values) else REPLY
            wanted = last_day(matter, values["assigned_on"], channel, now)
            fixed = replies.get(values["proposal"]) if matter == REPLY else None
            reads = values.get("role") == "reference"
            values["due"] = None if reads else (fixed or wanted)
        again = values.get("redo_on") and values["redo_on"] != old.get("redo_on")
        if again:
            values["redone"] = (values.get("redone") or 0) + 1
        if (again or _is_redone_now(values, old)) and not values.get("redo_due"):
            values["redo_due"] = last_day(REDO, values["redo_on"], channel, now)
        if ProposalHandling.ENDED.holds(values) and not values.get("closed_on"):
            values["closed_on"] = desk.today.isoformat()
    return ()


def _is_redone_now(values: Mapping[str, Any], old: Mapping[str, Any]) -> bool:
    """Whether a sheet is being handled again since this action."""
    return values.get("state") == "redoing" != old.get("state")


def _reply_days(desk: Desk, put: Sequence[Record]) -> dict[int, str]:
    """By proposal of the plenary the reply day that its session sets for all, if it does."""
    found = _values(desk, Proposal, sorted({each.values["proposal"] for each in put}))
    of_plenary = {
        key: values["session"] for key, (_, values) in found.items()
        if Proposal.PLENARY.holds(values) and values["session"]
    }  # fmt: skip
    sessions = _values(desk, Session, sorted(set(of_plenary.values())))
    days = {key: values["reply_by"] for key, (_, values) in sessions.items()}
    return {key: days[session] for key, session in of_plenary.items() if days.get(session)}


def _extend(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """An extension that is approved sets the due date of its sheet."""
    new = [
        each for each in put
        if isinstance(each, HandlingExtension) and HandlingExtension.APPROVED.holds(each.values)
        and not _grants_already(before.get(each.key, {}), each.values["until"])
    ]  # fmt: skip
    sheets = _Written(desk, put, ProposalHandling, [each.values["handling"] for each in new])
    for each in new:
        sheets.change(each.values["handling"], due=each.values["until"])
    yield from sheets.added()


def _grants_already(extension: Mapping[str, Any], until: str) -> bool:
    return HandlingExtension.APPROVED.holds(extension) and extension["until"] == until


def _poll(desk: Desk, put: Sequence[Record], _before: Before) -> Iterator[Record]:
    """The first mover's feedback is the sheet's; with that of every mover it has been polled."""
    new = [each for each in put if isinstance(each, HandlingFeedback)]
    keys = list(dict.fromkeys(each.values["handling"] for each in new))
    sheets = _Written(desk, put, ProposalHandling, keys)
    written = {each.key: each for each in new if each.has_key}
    for key, sheet in sheets.found.items():
        there = {each.key: each for each in linking(desk, HandlingFeedback, "handling", [key])}
        own = {k: each for k, each in written.items() if each.values["handling"] == key}
        every = [each.values for each in {**there, **own}.values()]
        sheets.change(key, **_polled(desk, sheet.values, every))
    yield from sheets.added()


def _polled(
    desk: Desk, sheet: Mapping[str, Any], feedback: Sequence[Mapping[str, Any]]
) -> dict[str, Any]:
    """What the feedback on a sheet changes in it."""
    movers, attempt = movers_of(desk, sheet["proposal"]), attempt_of(sheet)
    changes: dict[str, Any] = {}
    said = [each for each in feedback if movers and is_of(movers[0], each)]
    said = sorted(
        (each for each in said if each.get("result")), key=lambda each: each.get("attempt") or 1
    )
    if said:
        changes = {name: said[-1].get(name) for name in ("work", "result")}
    if movers and not unanswered(movers, feedback, attempt):
        days = [each["answered_on"] for each in feedback if each.get("answered_on")]
        changes["polled_on"] = max(days, default=desk.today.isoformat())
        if sheet.get("state") == "checked":
            changes["state"] = "polled"
    return changes


def _follow_sheets(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A filed proposal has the state that follows from its sheets.

    One that is closed is taken up again only where a sheet is that was done.
    """
    written = [each for each in put if isinstance(each, ProposalHandling)]
    keys = list(dict.fromkeys(each.values["proposal"] for each in written))
    there = {each.key: each for each in linking(desk, ProposalHandling, "proposal", keys)}
    every = {**there, **{each.key: each for each in written}}
    proposals = _Written(desk, put, Proposal, keys)
    for key, proposal in proposals.found.items():
        sheets = [each.values for each in every.values() if each.values["proposal"] == key]
        state, now = state_of(sheets), proposal.values.get("state")
        if state is None or state == now or now not in FOLLOWING:
            continue
        if now == "closed" and not _is_taken_up(key, written, before):
            continue
        closed = proposal.values.get("closed_on") or desk.today.isoformat()
        proposals.change(key, state=state, closed_on=closed if state == "closed" else None)
    yield from proposals.added()


def _is_taken_up(proposal: int, written: Sequence[Record], before: Before) -> bool:
    """Whether a sheet of a proposal is no longer done."""
    return any(
        each.values["proposal"] == proposal
        and ProposalHandling.ENDED.holds(before.get(each.key, {}))
        and not ProposalHandling.ENDED.holds(each.values)
        for each in written
    )


class _Written:
    """Records of one register that a rule changes: those of the action, else as they are stored."""

    def __init__(
        self, desk: Desk, put: Sequence[Record], model: type[Record], keys: Sequence[int]
    ) -> None:
        own = {each.key: each for each in put if type(each) is model and each.has_key}
        more = records(desk, model, [key for key in keys if key not in own])
        stored = {each.key: each for each in more}
        self.found = {key: own.get(key) or stored[key] for key in keys if key in {**own, **stored}}
        self._stored = stored
        self._changed: set[int] = set()

    def change(self, key: int, **values: Any) -> None:
        """Sets values of one of the records."""
        record = self.found.get(key)
        if record is None:
            return
        if any(record.values.get(name) != value for name, value in values.items()):
            record.values.update(values)
            self._changed.add(key)

    def added(self) -> list[Record]:
        """The changed records that the action did not write anyway."""
        return [self._stored[key] for key in self._stored if key in self._changed]


def _values(
    desk: Desk, model: type[Record], keys: Sequence[int]
) -> dict[int, tuple[int, dict[str, Any]]]:
    return values_by_key(desk.office, model, keys) if keys else {}


RULES = (
    CascadeRule(Proposal.KEY, _part_by_collection, on_import=True),
    CascadeRule(Session.KEY, _part_again),
    CascadeRule(Proposal.KEY, _number_filed),
    CascadeRule(Proposal.KEY, leave_merger, on_import=True),
    CascadeRule(ProposalHandling.KEY, _date_sheets),
    CascadeRule(HandlingExtension.KEY, _extend, whole=True),
    CascadeRule(HandlingFeedback.KEY, _poll, whole=True),
    CascadeRule(ProposalHandling.KEY, _follow_sheets, on_import=True, whole=True),
    CascadeRule(ProposalHandling.KEY, offer_to_sheets, on_import=True, whole=True),
    CascadeRule(Proposal.KEY, offer_merged, on_import=True, whole=True),
)
