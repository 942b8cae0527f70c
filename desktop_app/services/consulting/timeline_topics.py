"""Topic nodes of a timeline: topics merged into one another or split, with their plans."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.topic import Topic
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped

MOST = 200


@dataclass(frozen=True, slots=True)
class Lineage:
    """Topics that came out of one another, in reading order.

    own: topics shown in full.
    touching: topics merged into one of them, or split from one, that are shown in short.
    """

    own: tuple[FoundRecord, ...]
    touching: tuple[FoundRecord, ...]

    @property
    def keys(self) -> list[int]:
        """The ids of the topics shown in full."""
        return [each.key for each in self.own]


def lineage(reading: TimelineReader, starts: Sequence[int]) -> Lineage:
    """All topics that some topics came from, and all that came out of them.

    Out of a topic come the one it is merged into and the parts it is split into.
    """
    before = _closure(reading, starts, _sources)
    after = _closure(reading, starts, _targets)
    order = [*before[::-1], *starts, *after]
    own = list(dict.fromkeys(order))[:MOST]
    near = [*_sources(reading, own), *_targets(reading, own)]
    known = set(own)
    touching = [each for each in dict.fromkeys(near) if each not in known][:MOST]
    return Lineage(tuple(reading.records(Topic, own)), tuple(reading.records(Topic, touching)))


def _closure(
    reading: TimelineReader,
    starts: Sequence[int],
    step: Callable[[TimelineReader, Sequence[int]], list[int]],
) -> list[int]:
    """Everything reached from the start by repeating a step, without the start itself."""
    found: dict[int, None] = {}
    edge = list(starts)
    while edge and len(found) < MOST:
        seen = {*found, *starts}
        edge = [each for each in dict.fromkeys(step(reading, edge)) if each not in seen]
        found.update(dict.fromkeys(edge))
    return list(found)


def _sources(reading: TimelineReader, keys: Sequence[int]) -> list[int]:
    merged = reading.pointing(Topic, "merged_into", keys)
    whole = [each.values["split_from"] for each in reading.records(Topic, keys)]
    return [*(each.key for each in merged), *filter(None, whole)]


def _targets(reading: TimelineReader, keys: Sequence[int]) -> list[int]:
    parts = reading.pointing(Topic, "split_from", keys)
    into = [each.values["merged_into"] for each in reading.records(Topic, keys)]
    return [*filter(None, into), *(each.key for each in parts)]


def topic_nodes(reading: TimelineReader, family: Lineage) -> list[Node]:
    """A node for each topic: the own ones in full with their plans, the touching ones in short."""
    titles = {each.key: str(each.values["name"]) for each in (*family.own, *family.touching)}
    plans = grouped(reading.pointing(ConsultationPlan, "topic", family.keys), "topic")
    files = reading.files(Topic, family.keys)
    full = [
        _node(reading, each, titles, plans.get(each.key, []), files.get(each.key, ""))
        for each in family.own
    ]
    return full + [brief_topic(reading, each, titles) for each in family.touching]


def brief_topic(
    reading: TimelineReader, each: FoundRecord, titles: dict[int, str] | None = None
) -> Node:
    """A topic in short: its day, name, state, and what became of it."""
    return Node(
        Topic.KEY, str(each.values["name"]), each.values["raised_on"] or "",
        (Topic.KEY, each.key), reading.mark(Topic, each, "state"),
        lines(*_ways(each, titles or {})),
    )  # fmt: skip


def _node(
    reading: TimelineReader,
    each: FoundRecord,
    titles: dict[int, str],
    plans: Iterable[FoundRecord],
    files: str,
) -> Node:
    said = reading.shown(
        Topic, each, "number", "five_points", "source", "raised_by", "committee", "content"
    )
    return Node(
        Topic.KEY, str(each.values["name"]), each.values["raised_on"] or "",
        (Topic.KEY, each.key), reading.mark(Topic, each, "state"),
        lines(*said, *_ways(each, titles), ("附件", files)),
        nodes=in_time([*_events(reading, each), *(plan_node(reading, one) for one in plans)]),
    )  # fmt: skip


def _ways(each: FoundRecord, titles: dict[int, str]) -> list[tuple[str, str]]:
    """The names of the topics it was merged into and split from."""
    into, whole = each.values["merged_into"], each.values["split_from"]
    return [
        ("并入", titles.get(into, "") if into else ""),
        ("拆分自", titles.get(whole, "") if whole else ""),
    ]


def _events(reading: TimelineReader, each: FoundRecord) -> list[Node]:
    found = []
    if each.values["submitted_on"]:
        found.append(Node(EVENT, "送审", each.values["submitted_on"]))
    said = reading.shown(Topic, each, "approver", "approval", "approval_note")
    if each.values["approved_on"] or each.values["approval"]:
        found.append(Node(EVENT, "审批", each.values["approved_on"] or "", lines=lines(*said)))
    return found


def plan_node(reading: TimelineReader, each: FoundRecord) -> Node:
    """The node of a plan: the year and slot it was put into."""
    values, model = each.values, ConsultationPlan
    said = reading.shown(
        model, each, "name", "platform", "host", "survey_from", "survey_to", "result",
        "stopped_on", "stop_reason",
    )  # fmt: skip
    slot = reading.text(model, each, "slot")
    title = f"列入 {values['year']} 年协商计划" + (f"（{slot}）" if slot else "")
    return Node(model.KEY, title, values["planned_on"] or "", (model.KEY, each.key), None,
                lines(*said))  # fmt: skip
