"""The timelines of the proposals: lineage, review, suggestions, each unit's handling, feedback."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from desktop_app.records.handling_records import (
    HandlingExtension,
    HandlingFeedback,
    HandlingMeeting,
)
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_handling import ProposalHandling
from desktop_app.records.proposal_signer import ProposalSigner
from desktop_app.records.record import Record
from desktop_app.services.consulting.timeline_outcomes import outcome_details, outcome_node
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped

MOST = 100
Build = Callable[[TimelineReader, FoundRecord], list[Node]]

_REVIEWS = (
    ("received_on", "收件", ("serial", "period")),
    ("first_on", "初审", ("first_reviewer", "first_opinion")),
    ("second_on", "复审", ("second_reviewer", "second_opinion")),
    ("final_on", "终审", ("final_reviewer", "final_opinion", "review_note")),
    ("filed_on", "立案", ("number",)),
    ("passed_on", "转办", ("passed_to", "passed_note")),
    ("withdrawn_on", "撤案", ("withdraw_reason",)),
    ("told_on", "告知不予立案", ("reject_reason",)),
    ("closed_on", "办结", ()),
    ("archived_on", "归档", ()),
)
_STEPS = (
    ("meeting_on", "交办会", ()),
    ("assigned_on", "交办", ("channel", "assigned_doc")),
    ("signed_on", "签收", ("signed_by",)),
    ("return_asked_on", "申退", ("return_reason",)),
    ("return_decided_on", "申退商定", ("return_result", "return_note")),
    ("opinion_on", "会办意见", ("opinion_doc", "opinion")),
    ("draft_on", "征求意见稿", ()),
    ("reply_on", "答复", ("reply_doc", "reply_signer", "reply_class", "reply")),
    ("checked_on", "答复审核", ("check_result", "check_note")),
    ("redo_on", "退回重办", ("redo_reason", "redo_due")),
    ("redo_reply_on", "再次答复", ("redo_doc", "redo_class", "redo_reply")),
    ("followed_on", "跟踪办理", ("follow_class", "follow_result")),
    ("closed_on", "办结", ()),
)


def _of_proposal(reading: TimelineReader, proposal: FoundRecord) -> list[Node]:
    keys = _family(reading, proposal.key)
    family = reading.records(Proposal, keys)
    signers = grouped(reading.pointing(ProposalSigner, "proposal", keys), "proposal")
    sheets = grouped(reading.pointing(ProposalHandling, "proposal", keys), "proposal")
    below = reading.below(Proposal, [each.key for each in family])
    details = _Details(reading, [each.key for found in sheets.values() for each in found])
    suggested = _suggestion_nodes(reading, keys)
    nodes = [
        _proposal_node(reading, each, signers.get(each.key, []),
                       [*suggested.get(each.key, []),
                        *(details.sheet_node(one) for one in sheets.get(each.key, [])),
                        *below.get(each.key, [])])
        for each in family
    ]  # fmt: skip
    return sorted(nodes, key=lambda node: (not node.date, node.date))


def _suggestion_nodes(reading: TimelineReader, proposals: Sequence[int]) -> dict[int, list[Node]]:
    """The suggestions of proposals with their steps and look-backs, by proposal."""
    found = reading.pointing(Outcome, "proposal", proposals)
    details = outcome_details(reading, found)
    nodes: dict[int, list[Node]] = {}
    for each in found:
        source = Outcome.proposal.key_in(each.values) or 0
        nodes.setdefault(source, []).append(outcome_node(reading, each, details))
    return nodes


def _of_sheet(reading: TimelineReader, sheet: FoundRecord) -> list[Node]:
    found = reading.records(Proposal, [sheet.values["proposal"]])
    return _of_proposal(reading, found[0]) if found else []


def _family(reading: TimelineReader, start: int) -> list[int]:
    """The proposals that one was merged with or split from or into, itself included."""
    found: dict[int, None] = {start: None}
    edge: Sequence[int] = [start]
    while edge and len(found) < MOST:
        own = reading.records(Proposal, edge)
        near = [each.values[name] for each in own for name in ("merged_into", "split_from")]
        for name in ("merged_into", "split_from"):
            near += [each.key for each in reading.pointing(Proposal, name, edge)]
        edge = [key for key in dict.fromkeys(near) if key and key not in found]
        found.update(dict.fromkeys(edge))
    return list(found)[:MOST]


def _proposal_node(
    reading: TimelineReader, each: FoundRecord, signers: Sequence[FoundRecord],
    more: Iterable[Node],
) -> Node:  # fmt: skip
    values = each.values
    shown = reading.shown(
        Proposal, each, "number", "mover", "kind", "category", "session", "merged_into",
        "split_from", "origin",
    )  # fmt: skip
    joined = "、".join(str(one.values["name"]) for one in signers)
    events = _events(reading, Proposal, each, _REVIEWS)
    return Node(
        Proposal.KEY, str(values["name"]), values["received_on"] or "", (Proposal.KEY, each.key),
        reading.mark(Proposal, each, "state"), lines(*shown, ("联名人", joined)),
        nodes=in_time([*events, *more]),
    )  # fmt: skip


def _events(
    reading: TimelineReader, model: type[Record], each: FoundRecord,
    steps: Iterable[tuple[str, str, tuple[str, ...]]],
) -> list[Node]:  # fmt: skip
    """One event for each day of a record that is filled in."""
    return [
        Node(EVENT, title, day, lines=lines(*reading.shown(model, each, *names)))
        for name, title, names in steps
        if (day := each.values[name])
    ]


class _Details:
    """What some handling sheets gathered: extensions, meetings, feedback."""

    def __init__(self, reading: TimelineReader, sheets: Sequence[int]) -> None:
        self._reading = reading
        models: tuple[type[Record], ...] = (HandlingExtension, HandlingMeeting, HandlingFeedback)
        self._found = {
            model: grouped(reading.pointing(model, "handling", sheets), "handling")
            for model in models
        }

    def sheet_node(self, each: FoundRecord) -> Node:
        """A sheet with its own days and everything gathered, in time."""
        reading, values = self._reading, each.values
        shown = reading.shown(
            ProposalHandling, each, "role", "system", "due", "contact", "work", "result",
            "promised_on",
        )  # fmt: skip
        events = _events(reading, ProposalHandling, each, _STEPS)
        events += [
            Node(
                EVENT, title, one.values[day] or "", lines=lines(*reading.shown(model, one, *names))
            )
            for model, title, day, names in _GATHERED
            for one in self._found[model].get(each.key, [])
        ]
        return Node(
            ProposalHandling.KEY, str(values["unit"]), values["assigned_on"] or "",
            (ProposalHandling.KEY, each.key), reading.mark(ProposalHandling, each, "state"),
            lines(*shown), nodes=in_time(events),
        )  # fmt: skip


_GATHERED: tuple[tuple[type[Record], str, str, tuple[str, ...]], ...] = (
    (HandlingExtension, "延期申请", "asked_on", ("decision", "until", "reason")),
    (HandlingMeeting, "办理沟通", "day", ("stage", "mode", "people", "content")),
    (HandlingFeedback, "征询意见", "answered_on", ("mover", "work", "result", "opinion")),
)
STARTS: Mapping[str, Build] = {Proposal.KEY: _of_proposal, ProposalHandling.KEY: _of_sheet}
