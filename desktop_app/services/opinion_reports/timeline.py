"""The timeline of an opinion report: where it comes from, its steps, adoptions, what it became."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.records.any_link import pointing
from desktop_app.records.opinion_report import OpinionReport
from desktop_app.records.outcome import Outcome
from desktop_app.records.proposal import Proposal
from desktop_app.records.record import Record
from desktop_app.records.report_adoption import ReportAdoption
from desktop_app.records.topic import Topic
from desktop_app.services.consulting.timeline_instructions import (
    instruction_node,
    instructions_on,
)
from desktop_app.services.consulting.timeline_outcomes import outcome_details, outcome_node
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader
from desktop_app.storage.query.lists import Filter

_STEPS = (
    ("received_on", "收到", ("reflector", "unit")),
    ("edited_on", "编辑", ("editor",)),
    ("checked_on", "审核", ("checker",)),
    ("issued_on", "签发", ("issuer", "number")),
    ("sent_on", "报送", ("channels", "addressee", "sent_no")),
    ("closed_on", "办结", ("became", "became_note")),
)
_CAME_OF: tuple[tuple[type[Record], str], ...] = (
    (Proposal, "received_on"),
    (Topic, "raised_on"),
)
"""What may be made of a report, with the day on which it begins."""


def nodes_of_report(reading: TimelineReader, report: FoundRecord) -> list[Node]:
    """The source, the report with its steps, then the proposal or topic and the outcomes of it."""
    origin = OpinionReport.origin.places(report.values["origin"])
    sources = [
        Node(place[0], reading.text(OpinionReport, report, "origin"), record=place)
        for place in origin
    ]
    outcomes = reading.pointing(Outcome, "opinion_report", [report.key])
    details = outcome_details(reading, outcomes)
    return [
        *sources,
        _report_node(reading, report),
        *_became(reading, report.key),
        *(outcome_node(reading, each, details) for each in outcomes),
    ]


def _report_node(reading: TimelineReader, each: FoundRecord) -> Node:
    values = each.values
    shown = reading.shown(
        OpinionReport, each, "number", "reflector", "partners", "kind", "category", "committee",
        "asked_by", "best_level", "best_form", "reasons", "became",
    )  # fmt: skip
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(OpinionReport, each, *names)))
        for name, title, names in _STEPS
        if (day := values[name])
    ]
    adoptions = reading.pointing(ReportAdoption, "report", [each.key])
    events += [_adoption_node(reading, one) for one in adoptions]
    told = instructions_on(reading, OpinionReport, [each.key])
    events += [instruction_node(reading, one) for one in told.get(each.key, ())]
    return Node(
        OpinionReport.KEY, str(values["name"]), values["received_on"] or "",
        (OpinionReport.KEY, each.key), reading.mark(OpinionReport, each, "state"), lines(*shown),
        nodes=in_time(events),
    )  # fmt: skip


def _adoption_node(reading: TimelineReader, each: FoundRecord) -> Node:
    shown = reading.shown(ReportAdoption, each, "form", "publication", "number", "note")
    title = f"{reading.text(ReportAdoption, each, 'level')}采用"
    return Node(EVENT, title, each.values["day"] or "", lines=lines(*shown))


def _made_of(key: int) -> tuple[Filter, ...]:
    return (Filter("origin", "in", (pointing(OpinionReport.KEY, key),)),)


def _became(reading: TimelineReader, key: int) -> Iterable[Node]:
    """What was made of the report."""
    for model, day in _CAME_OF:
        for each in reading.matching(model, _made_of(key)):
            yield Node(
                model.KEY, str(each.values["name"]), each.values[day] or "",
                (model.KEY, each.key), reading.mark(model, each, model.STATE),
            )  # fmt: skip
