"""Nodes below a proposal: its key supervision, quality reviews, awards, what went upward."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeAlias

from desktop_app.records.award_round import AwardCandidate, AwardRound
from desktop_app.records.proposal import Proposal
from desktop_app.records.proposal_supervision import ProposalSupervision, SupervisionRecord
from desktop_app.records.quality_review import QualityReview
from desktop_app.records.record import Record
from desktop_app.records.upward_offer import UpwardOffer
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader, grouped

Nodes: TypeAlias = dict[int, list[Node]]
_SUPERVISED = (
    ("decided_on", "列入计划", ("decided_by", "document")),
    ("closed_on", "督办办结", ("result",)),
    ("stopped_on", "调出计划", ("stop_reason",)),
)
_OFFERED = (
    ("submitted_on", "提交上级", ("through", "mover", "upper_session")),
    ("filed_on", "上级立案", ("upper_number",)),
    ("selected_on", "上级入选", ("selected_as",)),
    ("closed_on", "未采用", ("result",)),
)


def below_proposals(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    """All that this subject knows of some proposals, by the id of the proposal."""
    found: Nodes = {}
    for build in (_supervisions, _reviews, _awards, _offers):
        for key, nodes in build(reading, keys).items():
            found.setdefault(key, []).extend(nodes)
    return found


def of_supervision(reading: TimelineReader, found: FoundRecord) -> Sequence[Node]:
    """The timeline of the proposal that is supervised."""
    return _of_proposal(reading, found.values["proposal"])


def of_offer(reading: TimelineReader, found: FoundRecord) -> Sequence[Node]:
    """The timeline of the record that was offered, of those kinds that have one."""
    place = UpwardOffer.source.place_of(found.values["source"])
    return _of_place(reading, place) if place else []


def _of_proposal(reading: TimelineReader, key: int) -> Sequence[Node]:
    return _of_place(reading, (Proposal.KEY, key))


def _of_place(reading: TimelineReader, place: tuple[str, int]) -> Sequence[Node]:
    record, key = place
    builds: list[Callable[..., Sequence[Node]]] = [
        each.timeline[record] for each in reading.desk.subjects if record in each.timeline
    ]
    model = next((each for each in reading.desk.office.records if record == each.KEY), None)
    found = reading.records(model, [key]) if model and builds else []
    return builds[0](reading, found[0]) if found else []


def _events(
    reading: TimelineReader, model: type[Record], each: FoundRecord,
    days: Sequence[tuple[str, str, tuple[str, ...]]],
) -> list[Node]:  # fmt: skip
    return [
        Node(EVENT, title, each.values[day], lines=lines(*reading.shown(model, each, *names)))
        for day, title, names in days if each.values[day]
    ]  # fmt: skip


def _supervisions(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    """Each leader's part, with what was done, in time."""
    rows = reading.pointing(ProposalSupervision, "proposal", keys)
    done = grouped(
        reading.pointing(SupervisionRecord, "supervision", [each.key for each in rows]),
        "supervision",
    )
    found: Nodes = {}
    for each in rows:
        events = _events(reading, ProposalSupervision, each, _SUPERVISED)
        events += [
            Node(EVENT, "督办", one.values["day"] or "",
                 lines=lines(*reading.shown(SupervisionRecord, one, "form", "people", "content",
                                            "result")))
            for one in done.get(each.key, [])
        ]  # fmt: skip
        shown = reading.shown(
            ProposalSupervision, each, "year", "leader", "post", "unit", "committee", "due"
        )
        day = each.values["decided_on"] or each.values["start"] or ""
        node = Node(
            ProposalSupervision.KEY, reading.text(ProposalSupervision, each, "kind"), day,
            (ProposalSupervision.KEY, each.key),
            reading.mark(ProposalSupervision, each, "state"), lines(*shown),
            nodes=in_time(events),
        )  # fmt: skip
        found.setdefault(each.values["proposal"], []).append(node)
    return found


def _reviews(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    found: Nodes = {}
    for each in reading.pointing(QualityReview, "proposal", keys):
        shown = reading.shown(QualityReview, each, "round", "reviewer", "total", "remark")
        node = Node(
            QualityReview.KEY, "质量评价", each.values["day"] or "",
            (QualityReview.KEY, each.key), reading.mark(QualityReview, each, "grade"),
            lines(*shown),
        )  # fmt: skip
        found.setdefault(each.values["proposal"], []).append(node)
    return found


def _awards(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    rows = reading.pointing(AwardCandidate, "proposal", keys)
    rounds = {
        each.key: each
        for each in reading.records(AwardRound, [each.values["award_round"] for each in rows])
    }
    found: Nodes = {}
    for each in rows:
        award = rounds.get(each.values["award_round"])
        if award is None:
            continue
        shown = reading.shown(AwardCandidate, each, "recommender", "votes", "score", "reasons")
        node = Node(
            AwardRound.KEY, str(award.values["name"]), award.values["decided_on"] or "",
            (AwardRound.KEY, award.key), reading.mark(AwardCandidate, each, "result"),
            lines(*shown),
        )  # fmt: skip
        found.setdefault(each.values["proposal"], []).append(node)
    return found


def _offers(reading: TimelineReader, keys: Sequence[int]) -> Nodes:
    found: Nodes = {}
    for each in reading.pointing(UpwardOffer, "proposal", keys):
        shown = reading.shown(
            UpwardOffer, each, "year", "level", "through", "mover", "committee", "reasons"
        )
        node = Node(
            UpwardOffer.KEY, "向上推荐", each.values["offered_on"] or "",
            (UpwardOffer.KEY, each.key), reading.mark(UpwardOffer, each, "state"),
            lines(*shown), nodes=in_time(_events(reading, UpwardOffer, each, _OFFERED)),
        )  # fmt: skip
        key = UpwardOffer.proposal.key_in(each.values)
        found.setdefault(key or 0, []).append(node)
    return found
