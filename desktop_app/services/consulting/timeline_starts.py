"""The timelines of the consulting work: for each record the nodes that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop_app.records.case import Case
from desktop_app.records.consultation import Consultation, Participant
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.instruction import Instruction
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.consulting.timeline_cases import case_nodes
from desktop_app.services.consulting.timeline_consultations import (
    ChosenConsultations,
    consultation_nodes,
)
from desktop_app.services.consulting.timeline_outcomes import outcome_details, outcome_node
from desktop_app.services.consulting.timeline_topics import (
    brief_topic,
    lineage,
    plan_node,
    topic_nodes,
)
from desktop_app.services.members.earlier_terms import earlier_records
from desktop_app.services.timeline.nodes import EVENT, MORE, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, pointing_at
from desktop_app.storage.query.lists import Filter
from desktop_app.storage.query.predicate_sql import filters_of

CONSULTATIONS, TOPICS = 20, 20
HELD = ("sector", "committee", "post", "cppcc_post")
Build = Callable[[TimelineReader, FoundRecord], list[Node]]


def _of_point(reading: TimelineReader, point: FoundRecord) -> list[Node]:
    topics = reading.latest(Topic, "point", [point.key], "raised_on", TOPICS)
    family = reading.records(Topic, topics)
    titles = {each.key: str(each.values["name"]) for each in family}
    more = _more(Topic, "point", point.key, reading, len(topics))
    consultations = reading.latest(Consultation, "point", [point.key], "held_on", CONSULTATIONS)
    return [
        _point(reading, point),
        *more,
        *sorted((brief_topic(reading, each, titles) for each in family), key=_by_day),
        *_more(Consultation, "point", point.key, reading, len(consultations)),
        *consultation_nodes(reading, ChosenConsultations(consultations)),
        *case_nodes(reading, consultations),
    ]


def _of_topic(reading: TimelineReader, topic: FoundRecord) -> list[Node]:
    return _from_topics(reading, [topic.key])


def _of_plan(reading: TimelineReader, plan: FoundRecord) -> list[Node]:
    topic = plan.values["topic"]
    return _from_topics(reading, [topic]) if topic else [plan_node(reading, plan)]


def _from_topics(reading: TimelineReader, topics: Sequence[int]) -> list[Node]:
    family = lineage(reading, topics)
    consultations = reading.latest(Consultation, "topics", family.keys, "held_on", CONSULTATIONS)
    left = reading.count(Consultation, "topics", family.keys) - len(consultations)
    points = [each.values["point"] for each in family.own if each.values["point"]]
    return [
        *_points(reading, points),
        *topic_nodes(reading, family),
        *_rest(Consultation, "topics", family.keys, left),
        *consultation_nodes(reading, ChosenConsultations(consultations)),
        *case_nodes(reading, consultations),
    ]


def _of_consultation(reading: TimelineReader, held: FoundRecord) -> list[Node]:
    return _from_consultations(reading, [held], ChosenConsultations([held.key]))


def _of_outcome(reading: TimelineReader, outcome: FoundRecord) -> list[Node]:
    key = Outcome.consultation.key_in(outcome.values)
    held = reading.records(Consultation, [] if key is None else [key])
    if not held:
        return [*_source(reading, outcome), _outcome(reading, outcome)]
    return _from_consultations(
        reading, held, ChosenConsultations([each.key for each in held], outcome.key)
    )


def _source(reading: TimelineReader, outcome: FoundRecord) -> list[Node]:
    """The record that an outcome comes from, where that is no consultation."""
    place = Outcome.source.place_of(outcome.values["source"])
    title = reading.text(Outcome, outcome, "source")
    return [] if place is None else [Node(place[0], title, record=place)]


def _outcome(reading: TimelineReader, outcome: FoundRecord) -> Node:
    return outcome_node(reading, outcome, outcome_details(reading, [outcome]))


def _of_instruction(reading: TimelineReader, instruction: FoundRecord) -> list[Node]:
    """The timeline of what an instruction is on."""
    place = Instruction.subject.place_of(instruction.values["subject"])
    return reading.of_other(*place) if place is not None else []


def _of_look_back(reading: TimelineReader, look_back: FoundRecord) -> list[Node]:
    found = reading.records(Outcome, [look_back.values["outcome"]])
    return _of_outcome(reading, found[0]) if found else []


def _of_case(reading: TimelineReader, case: FoundRecord) -> list[Node]:
    keys = sorted(case.values["consultations"])[-CONSULTATIONS:]
    held = reading.records(Consultation, keys)
    return _from_consultations(reading, held, ChosenConsultations(keys), case.key)


def _from_consultations(
    reading: TimelineReader, held: Sequence[FoundRecord], wanted: ChosenConsultations, case: int = 0
) -> list[Node]:
    keys = [each.key for each in held]
    topics = [key for each in held for key in each.values["topics"]]
    family = lineage(reading, topics)
    points = [each.values["point"] for each in (*held, *family.own) if each.values["point"]]
    return [
        *_points(reading, points),
        *topic_nodes(reading, family),
        *consultation_nodes(reading, wanted),
        *case_nodes(reading, keys, case),
    ]


def _of_member(reading: TimelineReader, member: FoundRecord) -> list[Node]:
    """The consultations that a member took part in, and their outcomes."""
    found = reading.pointing(Participant, "member", [member.key])
    taken = [each for each in found if Participant.CAME.holds(each.values)]
    extra = {
        each.values["consultation"]: lines(*reading.shown(Participant, each, "role"))
        for each in taken
    }
    held = reading.records(Consultation, extra)
    dated = sorted(held, key=lambda each: each.values["held_on"] or "9999", reverse=True)
    keys = [each.key for each in dated[:CONSULTATIONS]]
    left = len(dated) - len(keys)
    own = (Filter("member", "in", (member.key,)), *filters_of(Participant.CAME, reading.lookup))
    where = (Filter("participant.consultation", "having", own),)
    more = [_left(Consultation, where, left)] if left > 0 else []
    return [*_earlier(reading, member), _member(reading, member, len(extra)), *more,
            *consultation_nodes(reading, ChosenConsultations(keys, extra=extra))]  # fmt: skip


def _earlier(reading: TimelineReader, member: FoundRecord) -> list[Node]:
    """What the same person was in earlier terms, the first term first."""
    keys = earlier_records(reading.desk, member.key)[::-1]
    return [
        Node(
            Member.KEY, f"{reading.text(Member, each, 'term') or '上一届'}委员",
            each.values["since"] or "", (Member.KEY, each.key),
            lines=lines(*reading.shown(Member, each, "sector", "committee", "cppcc_post", "unit")),
            nodes=_changes(reading, each.key),
        )
        for each in reading.records(Member, keys)
    ]  # fmt: skip


def _member(reading: TimelineReader, each: FoundRecord, taken: int) -> Node:
    said = reading.shown(Member, each, "unit", "post", "committee", "cppcc_post")
    counted = f"{taken} {Consultation.UNIT}" if taken else "还没有"
    return Node(
        Member.KEY, str(each.values["name"]), "", (Member.KEY, each.key),
        reading.mark(Member, each, "state"), lines(*said, ("参加协商", counted)),
        nodes=_changes(reading, each.key),
    )  # fmt: skip


def _changes(reading: TimelineReader, member: int) -> tuple[Node, ...]:
    """The memberships that a meeting decided or that have ended, in time."""
    found = reading.pointing(Membership, "member", [member])
    return in_time(
        Node(
            EVENT, " ".join(x.text for x in reading.shown(Membership, each, *HELD) if x.text),
            each.values["since"] or "",
            lines=lines(
                *reading.shown(Membership, each, "until", "decided_by", "document"),
            ),
        )
        for each in found
        if any(each.values[name] for name in ("until", "decided_by", "document"))
    )  # fmt: skip


def _points(reading: TimelineReader, keys: Sequence[int]) -> list[Node]:
    return [_point(reading, each) for each in reading.records(Point, keys)]


def _point(reading: TimelineReader, each: FoundRecord) -> Node:
    said = reading.shown(Point, each, "number", "kind", "township", "committees", "theme")
    return Node(
        Point.KEY, str(each.values["name"]), each.values["founded"] or "", (Point.KEY, each.key),
        reading.mark(Point, each, "state"), lines(*said),
    )  # fmt: skip


def _more(
    model: type[Record], field: str, key: int, reading: TimelineReader, shown: int
) -> list[Node]:
    return _rest(model, field, [key], reading.count(model, field, [key]) - shown)


def _rest(model: type[Record], field: str, keys: Sequence[int], left: int) -> list[Node]:
    """The node that opens the records that are not shown, if there are any."""
    return [_left(model, pointing_at(model, field, keys), left)] if left > 0 else []


def _left(model: type[Record], where: tuple[Filter, ...], left: int) -> Node:
    title = f"更早还有 {model.counted(left)}"
    return Node(MORE, title, rows=(model.KEY, where))


def _by_day(node: Node) -> tuple[bool, str]:
    return not node.date, node.date


STARTS: Mapping[str, Build] = {
    Member.KEY: _of_member,
    Point.KEY: _of_point,
    Topic.KEY: _of_topic,
    ConsultationPlan.KEY: _of_plan,
    Consultation.KEY: _of_consultation,
    Outcome.KEY: _of_outcome,
    Instruction.KEY: _of_instruction,
    LookBack.KEY: _of_look_back,
    Case.KEY: _of_case,
}
