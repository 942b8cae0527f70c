"""Timelines of a contact, a pair and a branch."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.records.any_link import pointing
from desktop_app.records.branch import Branch, BranchEvent
from desktop_app.records.contact import Contact
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.pairing import Pairing
from desktop_app.records.record import Record
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader
from desktop_app.storage.query.lists import Filter

MOST = 100


def of_contact(reading: TimelineReader, contact: FoundRecord) -> list[Node]:
    """The contact, its answer, and the opinion report that came of it."""
    where = (Filter("origin", "in", (pointing(Contact.KEY, contact.key),)),)
    reports = [
        _node(reading, OpinionReport, each, "received_on", "state", ("number", "reflector"))
        for each in reading.matching(OpinionReport, where)
    ]
    return [_contact(reading, contact), *reports]


def of_pairing(reading: TimelineReader, pairing: FoundRecord) -> list[Node]:
    """The pair from its first to its last day with its contacts."""
    values = pairing.values
    events = [Node(EVENT, title, day) for name, title in (("since", "结对"), ("until", "解除"))
              if (day := values[name])]  # fmt: skip
    held = reading.pointing(Contact, "pairing", [pairing.key], MOST)
    nodes = in_time([*events, *(_contact(reading, each) for each in held)])
    shown = reading.shown(Pairing, pairing, "level", "times", "done", "document")
    title = Pairing.title_of({name: reading.text(Pairing, pairing, name)
                              for name in ("linker_name", "target_name")})  # fmt: skip
    return [Node(
        Pairing.KEY, title, values["since"] or "", (Pairing.KEY, pairing.key), None,
        lines(*shown), nodes=nodes,
    )]  # fmt: skip


def of_branch(reading: TimelineReader, branch: FoundRecord) -> list[Node]:
    """The branch with its days: approved, founded, each 主题党日, dissolved."""
    values = branch.values
    named = (("approved_on", "批准"), ("since", "成立"), ("until", "撤销"))
    events = [Node(EVENT, title, day) for name, title in named if (day := values[name])]
    events += [
        Node(EVENT, f"主题党日：{reading.text(BranchEvent, each, 'content')}",
             each.values["day"] or "", lines=lines(*reading.shown(BranchEvent, each, "people")))
        for each in reading.pointing(BranchEvent, "branch", [branch.key], MOST)
    ]  # fmt: skip
    shown = ("kind", "form", "committee", "activity", "secretary", "member_count", "approved_by")
    return [Node(
        Branch.KEY, reading.text(Branch, branch, "name"), values["since"] or "",
        (Branch.KEY, branch.key), reading.mark(Branch, branch, "state"),
        lines(*reading.shown(Branch, branch, *shown)), nodes=in_time(events),
    )]  # fmt: skip


def _contact(reading: TimelineReader, each: FoundRecord) -> Node:
    day = each.values["answered_on"]
    told = lines(*reading.shown(Contact, each, "handed_to"))
    answered = in_time([Node(EVENT, "答复", day, lines=told)] if day else [])
    names = ("kind", "visitor", "committee", "place", "demands", "difficulties")
    return _node(reading, Contact, each, "day", "state", names, answered)


def _node(
    reading: TimelineReader, model: type[Record], each: FoundRecord, day: str, mark: str,
    shown: Iterable[str], nodes: tuple[Node, ...] = (),
) -> Node:  # fmt: skip
    return Node(
        model.KEY, reading.text(model, each, model.NAME) or model.TITLE, each.values[day] or "",
        (model.KEY, each.key), reading.mark(model, each, mark),
        lines(*reading.shown(model, each, *shown)), nodes=nodes,
    )  # fmt: skip
