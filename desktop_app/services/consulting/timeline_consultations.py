"""Consultation nodes of a timeline: survey, meeting, people, consensus, feedbacks, outcomes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.consensus import Consensus, Opinion
from desktop_app.records.consultation import FEEDBACKS, Consultation, Participant
from desktop_app.records.field_types import Code
from desktop_app.records.outcome import Outcome
from desktop_app.services.consulting.feedback_lights import lights_of
from desktop_app.services.consulting.timeline_instructions import instruction_node, instructions_on
from desktop_app.services.consulting.timeline_outcomes import (
    brief_outcome,
    outcome_details,
    outcome_node,
)
from desktop_app.services.timeline.lights import Light
from desktop_app.services.timeline.nodes import EVENT, MORE, Node, NodeLine, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped, pointing_at
from desktop_app.storage.query.predicate_sql import filters_of

CONSULTATIONS_IN_FULL = 3
OUTCOMES_IN_FULL = 20
OUTCOMES_IN_SHORT = 8
OPINIONS = 40
PARTY_STEPS = (
    ("party_plan_on", "计划经党委审批", ("party_plan_doc",)),
    ("party_survey_on", "调研成果经党委审核", ()),
    ("party_sent_on", "意见建议送党委", ("party_sent_doc",)),
)
"""What the Party committee decides: the field of its day, what it is called, further fields."""


class ChosenConsultations(NamedTuple):
    """The consultations that a timeline shows.

    outcome: the only outcome to show, None for all.
    extra: lines to put in front of those of a consultation, by its id.
    """

    keys: Sequence[int]
    outcome: int | None = None
    extra: Mapping[int, tuple[NodeLine, ...]] = {}


class _ConsultationDetails(NamedTuple):
    """What was read about all consultations of a timeline, by the id of the consultation."""

    people: Mapping[int, Mapping[Any, int]]
    consensus: Mapping[int, list[FoundRecord]]
    opinions: Mapping[int, list[FoundRecord]]
    instructions: Mapping[int, list[FoundRecord]]
    files: Mapping[int, str]
    lights: Mapping[int, tuple[Light, ...]]


def consultation_nodes(reading: TimelineReader, wanted: ChosenConsultations) -> list[Node]:
    """The consultations by their days, few in full, many in short, each with its outcomes."""
    found = reading.records(Consultation, wanted.keys)
    full = len(found) <= CONSULTATIONS_IN_FULL
    keys = [each.key for each in found]
    details = _ConsultationDetails(
        _people_of(reading, keys),
        grouped(reading.pointing(Consensus, "consultation", keys), "consultation"),
        grouped(_opinions(reading, keys) if full else (), "consultation"),
        instructions_on(reading, Consultation, keys),
        reading.files(Consultation, keys),
        lights_of(reading.desk, keys),
    )
    outcomes = _outcomes(reading, wanted, keys, full=full)
    nodes = []
    for each in found:
        own = _events(reading, each, details) if full else [_in_short(reading, each, details)]
        held = [one for one in own if one.title]
        held += [instruction_node(reading, one) for one in details.instructions.get(each.key, ())]
        nodes.append(_node(reading, each, wanted, details, [*held, *outcomes.get(each.key, ())]))
    return list(in_time(nodes))


def _people_of(reading: TimelineReader, keys: Sequence[int]) -> Mapping[int, Mapping[Any, int]]:
    """How many people came to each consultation, by role."""
    where = (
        *filters_of(Participant.CAME, reading.lookup),
        *pointing_at(Participant, "consultation", keys),
    )
    return reading.counts(Participant, ("consultation", "role"), where)


def _opinions(reading: TimelineReader, keys: Sequence[int]) -> list[FoundRecord]:
    return reading.pointing(Opinion, "consultation", keys, OPINIONS * CONSULTATIONS_IN_FULL)


def _node(
    reading: TimelineReader,
    each: FoundRecord,
    wanted: ChosenConsultations,
    details: _ConsultationDetails,
    own: Sequence[Node],
) -> Node:
    values, model = each.values, Consultation
    said = reading.shown(model, each, "number", "platform", "committee", "partners", "joint_with")
    results = reading.shown(model, each, "summary", "effect", "stop_reason")
    begins = values["held_on"] or values["survey_from"] or ""
    return Node(
        model.KEY, str(values["name"]), begins, (model.KEY, each.key),
        reading.mark(model, each, "state"),
        (*wanted.extra.get(each.key, ()),
         *lines(*said, *results, ("附件", details.files.get(each.key, "")))),
        details.lights.get(each.key, ()), in_time(own),
    )  # fmt: skip


def _in_short(reading: TimelineReader, each: FoundRecord, details: _ConsultationDetails) -> Node:
    """The meeting of a consultation in one node."""
    values = each.values
    agreed = details.consensus.get(each.key, [])
    said = lines(
        *reading.shown(Consultation, each, "place", "host"),
        ("参加", _people(reading, details.people.get(each.key, {}))),
        ("共识", f"{len(agreed)} 项" if agreed else ""),
    )
    return Node(EVENT, "协商会" if said or values["held_on"] else "", values["held_on"] or "",
                lines=said)  # fmt: skip


def _events(
    reading: TimelineReader, each: FoundRecord, details: _ConsultationDetails
) -> list[Node]:
    """The events of a consultation, each at its day."""
    values = each.values
    return [
        _survey(reading, each),
        *_party(reading, each),
        *_days(values, ("noticed_on", "发出通知"), ("materials_on", "送达材料")),
        _meeting(reading, each, details),
        *_days(values, ("minutes_on", "纪要完成")),
        *_feedbacks(reading, each),
        *_days(values, ("stopped_on", "停止"), ("closed_on", "销号")),
    ]


def _days(values: Mapping[str, Any], *named: tuple[str, str]) -> list[Node]:
    return [Node(EVENT, title, values[name]) for name, title in named if values[name]]


def _party(reading: TimelineReader, each: FoundRecord) -> list[Node]:
    """What the Party committee decided: on the plan, on the survey, on the opinions."""
    return [
        Node(EVENT, title, each.values[day] or "",
             lines=lines(*reading.shown(Consultation, each, *document)))
        for day, title, document in PARTY_STEPS
        if each.values[day]
    ]  # fmt: skip


def _survey(reading: TimelineReader, each: FoundRecord) -> Node:
    values = each.values
    said = lines(
        ("至", values["survey_to"] if values["survey_to"] != values["survey_from"] else ""),
        *reading.shown(
            Consultation, each, "survey_place", "surveyors", "problems", "causes", "advice"
        ),
    )
    begun = values["survey_from"] or ""
    return Node(EVENT, "调研" if said or begun else "", begun, lines=said)


def _meeting(reading: TimelineReader, each: FoundRecord, details: _ConsultationDetails) -> Node:
    said = lines(
        *reading.shown(Consultation, each, "held_at", "place", "host", "recorder"),
        ("参加", _people(reading, details.people.get(each.key, {}))),
        *reading.shown(Consultation, each, "briefing", "questions", "answers", "speeches"),
        ("发言意见", _spoken(details.opinions.get(each.key, []))),
        ("共识事项", _agreed(reading, details.consensus.get(each.key, []))),
    )
    held = each.values["held_on"] or ""
    return Node(EVENT, "协商会" if said or held else "", held, lines=said)


def _feedbacks(reading: TimelineReader, each: FoundRecord) -> list[Node]:
    found = []
    for _, title, day, document in FEEDBACKS:
        said = [*reading.shown(Consultation, each, document)]
        if day == "reported_on":
            said += reading.shown(Consultation, each, "document", "reported_to")
        if each.values[day] or each.values[document]:
            found.append(Node(EVENT, title, each.values[day] or "", lines=lines(*said)))
    return found


def _people(reading: TimelineReader, counts: Mapping[Any, int]) -> str:
    """How many took part, by role in the office's order."""
    if not counts:
        return ""
    field = Participant.field("role")
    order = reading.lookup.codes[field.codes].order() if isinstance(field, Code) else ()
    roles = sorted(counts, key=lambda role: order.index(role) if role in order else len(order))
    by_role = "，".join(
        f"{field.show(role, reading.lookup) or '身份未填'} {counts[role]}" for role in roles
    )
    return f"{sum(counts.values())} 人：{by_role}"


def _spoken(found: Sequence[FoundRecord]) -> str:
    texts = [
        f"{each.values['speaker'] or '发言人未填'}：{each.values['content']}"
        for each in found[:OPINIONS]
    ]
    more = [f"还有 {len(found) - OPINIONS} 条发言"] if len(found) > OPINIONS else []
    return "\n".join([*texts, *more])


def _agreed(reading: TimelineReader, found: Sequence[FoundRecord]) -> str:
    texts = []
    for number, each in enumerate(found, 1):
        who = [each.values["unit"], reading.text(Consensus, each, "due")]
        whose = "，".join(text for text in who if text)
        texts.append(f"{number}. {each.values['matter']}" + (f"（{whose}）" if whose else ""))
    return "\n".join(texts)


def _outcomes(
    reading: TimelineReader, wanted: ChosenConsultations, keys: Sequence[int], *, full: bool
) -> dict[int, list[Node]]:
    """The outcomes of each consultation: in full where they are few, else in short."""
    most = OUTCOMES_IN_FULL if full else OUTCOMES_IN_SHORT
    dealt = reading.keys_by(Outcome, "consultation", keys)
    counts = {key: len(own) for key, own in dealt.items()}
    first = [one for own in dealt.values() for one in own[:most]]
    chosen = reading.records(Outcome, first if wanted.outcome is None else [wanted.outcome])
    details = outcome_details(reading, chosen) if full else None
    nodes: dict[int, list[Node]] = {}
    for each in chosen:
        node = outcome_node(reading, each, details) if details else brief_outcome(reading, each)
        nodes.setdefault(Outcome.consultation.key_in(each.values) or 0, []).append(node)
    for key, own in nodes.items():
        left = counts.get(key, 0) - len(own)
        if left > 0:
            own.append(_rest(key, left, others=wanted.outcome is not None))
    return nodes


def _rest(key: int, left: int, *, others: bool) -> Node:
    """The node that opens the outcomes that are not shown."""
    word = "本场另有" if others else "还有"
    where = pointing_at(Outcome, "consultation", [key])
    title = f"{word} {Outcome.counted(left)}"
    return Node(MORE, title, rows=(Outcome.KEY, where))
