"""Outcome nodes of a timeline: each step once, the result, the look-backs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.records.outcome_steps import STEPS, steps_between
from desktop_app.services.consulting.timeline_instructions import (
    INSTRUCTED,
    instruction_node,
    instructions_on,
)
from desktop_app.services.timeline.nodes import EVENT, Mark, Node, NodeLine, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped

AFTER = ("reopened", "closed")  # the steps that a look-back of the same day leads to
RESULTS = ("result", "progress", "money", "beneficiaries", "satisfaction", "ways", "way_no")


class OutcomeDetails(NamedTuple):
    """What was read about all outcomes of a timeline, by the id of the outcome."""

    steps: Mapping[int, list[FoundRecord]]
    instructions: Mapping[int, list[FoundRecord]]
    look_backs: Mapping[int, list[FoundRecord]]
    files: Mapping[int, str]


def outcome_details(reading: TimelineReader, chosen: Sequence[FoundRecord]) -> OutcomeDetails:
    """What is read about some outcomes, in a fixed number of queries."""
    keys = [each.key for each in chosen]
    return OutcomeDetails(
        grouped(reading.pointing(OutcomeStep, "outcome", keys), "outcome"),
        instructions_on(reading, Outcome, keys),
        grouped(reading.pointing(LookBack, "outcome", keys), "outcome"),
        reading.files(Outcome, keys),
    )


def outcome_node(reading: TimelineReader, each: FoundRecord, details: OutcomeDetails) -> Node:
    """An outcome with its steps, results and look-backs."""
    values, model = each.values, Outcome
    said = reading.shown(
        model, each, "adoption", "addressee", "sent_doc", "unit", "partners", "due"
    )
    known = [line for line in reading.shown(model, each, *RESULTS) if not _says_nothing(each, line)]
    again = f"{values['reopened']} 次" if values["reopened"] else ""
    instructions = details.instructions.get(each.key, [])
    days = {one.values["day"] for one in instructions}
    steps = [
        (kind, node)
        for kind, node in _steps(reading, each, details.steps.get(each.key, []))
        if kind != INSTRUCTED or node.date not in days
    ]
    backs = [look_back_node(reading, one) for one in details.look_backs.get(each.key, [])]
    return Node(
        model.KEY, _title(each), values["sent_on"] or "", (model.KEY, each.key),
        _mark(reading, each),
        lines(*said, *known, ("重新办理", again), ("附件", details.files.get(each.key, ""))),
        nodes=in_time([
            *(node for kind, node in steps if kind not in AFTER),
            *(instruction_node(reading, one) for one in instructions), *backs,
            *(node for kind, node in steps if kind in AFTER),
        ]),
    )  # fmt: skip


def brief_outcome(reading: TimelineReader, each: FoundRecord) -> Node:
    """An outcome in short: who carries it out, until when, with which result."""
    values, model = each.values, Outcome
    said = reading.shown(model, each, "adoption", "unit", "due", "finished_on", "result", "money",
                         "beneficiaries")  # fmt: skip
    return Node(
        model.KEY, _title(each), values["sent_on"] or "", (model.KEY, each.key),
        _mark(reading, each), lines(*said),
    )  # fmt: skip


def look_back_node(reading: TimelineReader, each: FoundRecord) -> Node:
    """A look-back, planned or made, and what was found."""
    values, model = each.values, LookBack
    made = bool(values["done_on"])
    stopped = bool(values["stopped_on"])
    title = model.TITLE if made else f"{model.TITLE}（{'已停止' if stopped else '计划'}）"
    said = reading.shown(
        model, each, "number", "people", "place", "finding", "advice", "next_on", "stop_reason"
    )
    return Node(
        model.KEY, title, values["done_on"] or values["planned_on"] or "",
        (model.KEY, each.key), reading.mark(model, each, "level"), lines(*said),
    )  # fmt: skip


def _mark(reading: TimelineReader, each: FoundRecord) -> Mark | None:
    """The state of its handling; of a rejected one that it was rejected."""
    rejected = Outcome.REJECTED.holds(each.values)
    return reading.mark(Outcome, each, "adoption" if rejected else "handling")


def _title(each: FoundRecord) -> str:
    number, content = each.values["number"], str(each.values["content"])
    return f"{number}　{content}" if number else content


def _says_nothing(each: FoundRecord, line: NodeLine) -> bool:
    """Whether a result only states that there is none."""
    return (
        line.label == Outcome.field("satisfaction").label and each.values["satisfaction"] == "none"
    )


def _steps(
    reading: TimelineReader, each: FoundRecord, logged: Sequence[FoundRecord]
) -> list[tuple[str, Node]]:
    """The steps derived from the fields and the logged ones; no day and kind twice.

    A line that the program wrote for a field is the field's own; what a clerk wrote stays.
    """
    own = steps_between({}, each.values, reading.lookup)
    people = _people(own, logged)
    found = {
        (step["day"], step["kind"]): (step["content"], people.get((step["day"], step["kind"]), ""))
        for step in own
    }
    nodes = [(kind, _step(reading, day, kind, *said)) for (day, kind), said in found.items()]
    seen = {(day, kind, content) for (day, kind), (content, _) in found.items()}
    for one in logged:
        day, kind = one.values["day"], one.values["kind"] or ""
        content = str(one.values["content"])
        if (day, kind, content) in seen or ((day, kind) in found and _written(kind, content)):
            continue
        seen.add((day, kind, content))
        nodes.append((kind, _step(reading, day, kind, content, one.values["person"] or "")))
    return nodes


def _people(
    own: Sequence[Mapping[str, str]], logged: Sequence[FoundRecord]
) -> dict[tuple[str, str], str]:
    """Who entered each step that is derived from the fields."""
    wanted = {(step["day"], step["kind"]) for step in own}
    return {
        place: str(each.values["person"])
        for each in logged
        if (place := (each.values["day"], each.values["kind"])) in wanted and each.values["person"]
    }


def _written(kind: str, content: str) -> bool:
    """Whether the program wrote a line for a field: it begins with the field's own word."""
    return content.partition("：")[0] in _WORDS.get(kind, ())


def _words() -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for name, kind, _ in STEPS:
        words[kind] = (*words.get(kind, ()), Outcome.field(name).label.removesuffix("日期"))
    return words


_WORDS = _words()


def _step(reading: TimelineReader, day: str, kind: str, content: str, person: str) -> Node:
    field = OutcomeStep.field("kind")
    word = field.show(kind or None, reading.lookup) or field.label
    head, _, rest = content.partition("：")
    text = rest if head in _WORDS.get(kind, ()) else content
    if text in _WORDS.get(kind, ()):
        text = ""
    return Node(EVENT, word, day, lines=lines(("情况", text), ("经办人", person)))
