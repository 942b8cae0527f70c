"""Where a story begins: for each record of the chain, what belongs to its story."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from desktop_app.records.case import Case
from desktop_app.records.consultation import CAME, Consultation, Participant
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.member import Member
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.records.topic import Topic
from desktop_app.services.consulting.timeline_cases import case_nodes
from desktop_app.services.consulting.timeline_consultations import Wanted, consultation_nodes
from desktop_app.services.consulting.timeline_topics import (
    brief_topic,
    lineage,
    plan_node,
    topic_nodes,
)
from desktop_app.services.timeline.nodes import MORE, Node, lines
from desktop_app.services.timeline.reading import Found, Reading, pointing_at
from desktop_app.storage.query.lists import Filter

SESSIONS, TOPICS = 20, 20
Start = Callable[[Reading, Found], list[Node]]


def _of_point(reading: Reading, point: Found) -> list[Node]:
    topics = reading.latest(Topic, "point", [point.key], "raised_on", TOPICS)
    told = reading.records(Topic, topics)
    titles = {each.key: str(each.values["name"]) for each in told}
    more = _more(Topic, "point", point.key, reading, len(topics))
    sessions = reading.latest(Consultation, "point", [point.key], "held_on", SESSIONS)
    return [
        _point(reading, point),
        *more,
        *sorted((brief_topic(reading, each, titles) for each in told), key=_by_day),
        *_more(Consultation, "point", point.key, reading, len(sessions)),
        *consultation_nodes(reading, Wanted(sessions)),
        *case_nodes(reading, sessions),
    ]


def _of_topic(reading: Reading, topic: Found) -> list[Node]:
    return _from_topics(reading, [topic.key])


def _of_plan(reading: Reading, plan: Found) -> list[Node]:
    topic = plan.values["topic"]
    return _from_topics(reading, [topic]) if topic else [plan_node(reading, plan)]


def _from_topics(reading: Reading, topics: Sequence[int]) -> list[Node]:
    told = lineage(reading, topics)
    sessions = reading.latest(Consultation, "topics", told.keys, "held_on", SESSIONS)
    left = reading.count(Consultation, "topics", told.keys) - len(sessions)
    points = [each.values["point"] for each in told.own if each.values["point"]]
    return [
        *_points(reading, points),
        *topic_nodes(reading, told),
        *_rest(Consultation, "topics", told.keys, left),
        *consultation_nodes(reading, Wanted(sessions)),
        *case_nodes(reading, sessions),
    ]


def _of_consultation(reading: Reading, held: Found) -> list[Node]:
    return _from_consultations(reading, [held], Wanted([held.key]))


def _of_outcome(reading: Reading, outcome: Found) -> list[Node]:
    held = reading.records(Consultation, [outcome.values["consultation"]])
    return _from_consultations(reading, held, Wanted([each.key for each in held], outcome.key))


def _of_look_back(reading: Reading, look_back: Found) -> list[Node]:
    found = reading.records(Outcome, [look_back.values["outcome"]])
    return _of_outcome(reading, found[0]) if found else []


def _of_case(reading: Reading, case: Found) -> list[Node]:
    keys = sorted(case.values["consultations"])[-SESSIONS:]
    held = reading.records(Consultation, keys)
    return _from_consultations(reading, held, Wanted(keys), case.key)


def _from_consultations(
    reading: Reading, held: Sequence[Found], wanted: Wanted, case: int = 0
) -> list[Node]:
    keys = [each.key for each in held]
    topics = [key for each in held for key in each.values["topics"]]
    told = lineage(reading, topics)
    points = [each.values["point"] for each in (*held, *told.own) if each.values["point"]]
    return [
        *_points(reading, points),
        *topic_nodes(reading, told),
        *consultation_nodes(reading, wanted),
        *case_nodes(reading, keys, case),
    ]


def _of_member(reading: Reading, member: Found) -> list[Node]:
    """The sessions that a member took part in, and what came of them."""
    found = reading.pointing(Participant, "member", [member.key])
    taken = [each for each in found if each.values["attended"] in CAME]
    extra = {
        each.values["consultation"]: lines(*reading.shown(Participant, each, "role"))
        for each in taken
    }
    held = reading.records(Consultation, extra)
    dated = sorted(held, key=lambda each: each.values["held_on"] or "9999", reverse=True)
    keys = [each.key for each in dated[:SESSIONS]]
    left = len(dated) - len(keys)
    own = (Filter("member", "in", (member.key,)), Filter("attended", "in", CAME))
    where = (Filter("participant.consultation", "having", own),)
    more = [_left(Consultation, where, left)] if left > 0 else []
    return [_member(reading, member, len(extra)), *more,
            *consultation_nodes(reading, Wanted(keys, extra=extra))]  # fmt: skip


def _member(reading: Reading, each: Found, taken: int) -> Node:
    said = reading.shown(Member, each, "unit", "post", "committee", "cppcc_post")
    counted = f"{taken} {Consultation.UNIT}" if taken else "还没有"
    return Node(
        Member.KEY, str(each.values["name"]), "", (Member.KEY, each.key),
        reading.mark(Member, each, "state"), lines(*said, ("参加协商", counted)),
    )  # fmt: skip


def _points(reading: Reading, keys: Sequence[int]) -> list[Node]:
    return [_point(reading, each) for each in reading.records(Point, keys)]


def _point(reading: Reading, each: Found) -> Node:
    said = reading.shown(Point, each, "number", "kind", "township", "committees", "theme")
    return Node(
        Point.KEY, str(each.values["name"]), each.values["founded"] or "", (Point.KEY, each.key),
        reading.mark(Point, each, "state"), lines(*said),
    )  # fmt: skip


def _more(model: type[Record], field: str, key: int, reading: Reading, shown: int) -> list[Node]:
    return _rest(model, field, [key], reading.count(model, field, [key]) - shown)


def _rest(model: type[Record], field: str, keys: Sequence[int], left: int) -> list[Node]:
    """The records that a story leaves out, opened as a list."""
    return [_left(model, pointing_at(model, field, keys), left)] if left > 0 else []


def _left(model: type[Record], where: tuple[Filter, ...], left: int) -> Node:
    title = f"更早还有 {model.counted(left)}"
    return Node(MORE, title, rows=(model.KEY, where))


def _by_day(node: Node) -> tuple[bool, str]:
    return not node.date, node.date


STARTS: Mapping[str, Start] = {
    Member.KEY: _of_member,
    Point.KEY: _of_point,
    Topic.KEY: _of_topic,
    ConsultationPlan.KEY: _of_plan,
    Consultation.KEY: _of_consultation,
    Outcome.KEY: _of_outcome,
    LookBack.KEY: _of_look_back,
    Case.KEY: _of_case,
}
