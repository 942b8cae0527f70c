"""The consultations of a story: survey, meeting, people, consensus, feedbacks, suggestions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.consultation import (
    CAME,
    FEEDBACKS,
    Consensus,
    Consultation,
    Opinion,
    Participant,
)
from desktop_app.records.field_types import Code
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.services.consulting.feedback_lights import lights_of
from desktop_app.services.consulting.timeline_outcomes import Told, brief_outcome, outcome_node
from desktop_app.services.timeline.lights import Light
from desktop_app.services.timeline.nodes import EVENT, MORE, Line, Node, in_time, lines
from desktop_app.services.timeline.reading import Found, Reading, grouped, pointing_at
from desktop_app.storage.query.lists import Filter

SESSIONS_IN_FULL = 3
OUTCOMES_IN_FULL = 20
OUTCOMES_IN_SHORT = 8
OPINIONS = 40


class Wanted(NamedTuple):
    """What a story asks of its consultations: which, which suggestion alone, what to add."""

    keys: Sequence[int]
    outcome: int | None = None
    extra: Mapping[int, tuple[Line, ...]] = {}


class _Around(NamedTuple):
    """What was read about all consultations of a story at once."""

    people: Mapping[int, Mapping[Any, int]]
    consensus: Mapping[int, list[Found]]
    opinions: Mapping[int, list[Found]]
    files: Mapping[int, str]
    lights: Mapping[int, tuple[Light, ...]]


def consultation_nodes(reading: Reading, wanted: Wanted) -> list[Node]:
    """The consultations in time, few in full, many in short, each with its suggestions."""
    found = reading.records(Consultation, wanted.keys)
    full = len(found) <= SESSIONS_IN_FULL
    keys = [each.key for each in found]
    around = _Around(
        _people_of(reading, keys),
        grouped(reading.pointing(Consensus, "consultation", keys), "consultation"),
        grouped(_opinions(reading, keys) if full else (), "consultation"),
        reading.files(Consultation, keys),
        lights_of(reading.desk, keys),
    )
    suggestions = _outcomes(reading, wanted, keys, full=full)
    nodes = []
    for each in found:
        own = _events(reading, each, around) if full else [_in_short(reading, each, around)]
        held = [one for one in own if one.title]
        nodes.append(_node(reading, each, wanted, around, [*held, *suggestions.get(each.key, ())]))
    return list(in_time(nodes))


def _people_of(reading: Reading, keys: Sequence[int]) -> Mapping[int, Mapping[Any, int]]:
    """How many came to each consultation, by role."""
    where = (Filter("attended", "in", CAME), *pointing_at(Participant, "consultation", keys))
    return reading.counts(Participant, ("consultation", "role"), where)


def _opinions(reading: Reading, keys: Sequence[int]) -> list[Found]:
    return reading.pointing(Opinion, "consultation", keys, OPINIONS * SESSIONS_IN_FULL)


def _node(
    reading: Reading, each: Found, wanted: Wanted, around: _Around, own: Sequence[Node]
) -> Node:
    values, model = each.values, Consultation
    said = reading.shown(model, each, "number", "platform", "committee", "partners", "joint_with")
    told = reading.shown(model, each, "summary", "effect", "stop_reason")
    begins = values["held_on"] or values["survey_from"] or ""
    return Node(
        model.KEY, str(values["name"]), begins, (model.KEY, each.key),
        reading.mark(model, each, "state"),
        (*wanted.extra.get(each.key, ()),
         *lines(*said, *told, ("附件", around.files.get(each.key, "")))),
        around.lights.get(each.key, ()), in_time(own),
    )  # fmt: skip


def _in_short(reading: Reading, each: Found, around: _Around) -> Node:
    """The meeting of a consultation in one node."""
    values = each.values
    agreed = around.consensus.get(each.key, [])
    said = lines(
        *reading.shown(Consultation, each, "place", "host"),
        ("参加", _people(reading, around.people.get(each.key, {}))),
        ("共识", f"{len(agreed)} 项" if agreed else ""),
    )
    return Node(EVENT, "协商会" if said or values["held_on"] else "", values["held_on"] or "",
                lines=said)  # fmt: skip


def _events(reading: Reading, each: Found, around: _Around) -> list[Node]:
    """What happened in a consultation, each at its day."""
    values = each.values
    return [
        _survey(reading, each),
        *_days(values, ("noticed_on", "发出通知"), ("materials_on", "送达材料")),
        _meeting(reading, each, around),
        *_days(values, ("minutes_on", "纪要完成")),
        *_feedbacks(reading, each),
        *_days(values, ("stopped_on", "停止"), ("closed_on", "销号")),
    ]


def _days(values: Mapping[str, Any], *named: tuple[str, str]) -> list[Node]:
    return [Node(EVENT, title, values[name]) for name, title in named if values[name]]


def _survey(reading: Reading, each: Found) -> Node:
    values = each.values
    said = lines(
        ("至", values["survey_to"] if values["survey_to"] != values["survey_from"] else ""),
        *reading.shown(
            Consultation, each, "survey_place", "surveyors", "problems", "causes", "advice"
        ),
    )
    begun = values["survey_from"] or ""
    return Node(EVENT, "调研" if said or begun else "", begun, lines=said)


def _meeting(reading: Reading, each: Found, around: _Around) -> Node:
    said = lines(
        *reading.shown(Consultation, each, "held_at", "place", "host", "recorder"),
        ("参加", _people(reading, around.people.get(each.key, {}))),
        *reading.shown(Consultation, each, "briefing", "questions", "answers", "speeches"),
        ("发言意见", _spoken(around.opinions.get(each.key, []))),
        ("共识事项", _agreed(reading, around.consensus.get(each.key, []))),
    )
    held = each.values["held_on"] or ""
    return Node(EVENT, "协商会" if said or held else "", held, lines=said)


def _feedbacks(reading: Reading, each: Found) -> list[Node]:
    found = []
    for _, title, day, document in FEEDBACKS:
        said = [*reading.shown(Consultation, each, document)]
        if day == "reported_on":
            said += reading.shown(Consultation, each, "document", "reported_to")
        if each.values[day] or each.values[document]:
            found.append(Node(EVENT, title, each.values[day] or "", lines=lines(*said)))
    return found


def _people(reading: Reading, counts: Mapping[Any, int]) -> str:
    """How many took part, by role in the office's order."""
    if not counts:
        return ""
    field = Participant.field("role")
    order = reading.lookup.codes[field.codes].order() if isinstance(field, Code) else ()
    roles = sorted(counts, key=lambda role: order.index(role) if role in order else len(order))
    told = "，".join(
        f"{field.show(role, reading.lookup) or '身份未填'} {counts[role]}" for role in roles
    )
    return f"{sum(counts.values())} 人：{told}"


def _spoken(found: Sequence[Found]) -> str:
    texts = [
        f"{each.values['speaker'] or '发言人未填'}：{each.values['content']}"
        for each in found[:OPINIONS]
    ]
    more = [f"还有 {len(found) - OPINIONS} 条发言"] if len(found) > OPINIONS else []
    return "\n".join([*texts, *more])


def _agreed(reading: Reading, found: Sequence[Found]) -> str:
    texts = []
    for number, each in enumerate(found, 1):
        who = [each.values["unit"], reading.text(Consensus, each, "due")]
        told = "，".join(text for text in who if text)
        texts.append(f"{number}. {each.values['matter']}" + (f"（{told}）" if told else ""))
    return "\n".join(texts)


def _outcomes(
    reading: Reading, wanted: Wanted, keys: Sequence[int], *, full: bool
) -> dict[int, list[Node]]:
    """The suggestions of each consultation: in full where they are few, else in short."""
    most = OUTCOMES_IN_FULL if full else OUTCOMES_IN_SHORT
    dealt = reading.dealt(Outcome, "consultation", keys)
    counts = {key: len(own) for key, own in dealt.items()}
    first = [one for own in dealt.values() for one in own[:most]]
    chosen = reading.records(Outcome, first if wanted.outcome is None else [wanted.outcome])
    told = _told(reading, chosen) if full else None
    nodes: dict[int, list[Node]] = {}
    for each in chosen:
        node = outcome_node(reading, each, told) if told else brief_outcome(reading, each)
        nodes.setdefault(each.values["consultation"], []).append(node)
    for key, own in nodes.items():
        left = counts.get(key, 0) - len(own)
        if left > 0:
            own.append(_rest(key, left, others=wanted.outcome is not None))
    return nodes


def _told(reading: Reading, chosen: Sequence[Found]) -> Told:
    keys = [each.key for each in chosen]
    return Told(
        grouped(reading.pointing(OutcomeStep, "outcome", keys), "outcome"),
        grouped(reading.pointing(LookBack, "outcome", keys), "outcome"),
        reading.files(Outcome, keys),
    )


def _rest(key: int, left: int, *, others: bool) -> Node:
    """The suggestions of a consultation that the story leaves out."""
    word = "本场另有" if others else "还有"
    where = pointing_at(Outcome, "consultation", [key])
    title = f"{word} {Outcome.counted(left)}"
    return Node(MORE, title, rows=(Outcome.KEY, where))
