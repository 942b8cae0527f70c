"""The timeline of an activity: its notice, its days and parts, who came, what came of it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.records.activity import Activity, ActivityPart, part_words
from desktop_app.records.outcome import Outcome
from desktop_app.services.timeline.nodes import EVENT, Node, NodeLine, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_BEGIN = (
    ("noticed_on", "通知", ("notice_no", "reply_by", "contact")),
    ("start_on", "开始", ("place", "starts_at", "leader")),
)
_END: tuple[tuple[str, str, tuple[str, ...]], ...] = (("end_on", "结束", ()),)
"""Days of an activity with the fields that are shown with each; its parts come between."""


def nodes_of(reading: TimelineReader, activity: FoundRecord) -> list[Node]:
    """The activity with its days, its parts and its outcomes, in time."""
    values = activity.values
    shown = reading.shown(
        Activity, activity, "kind", "committee", "partners", "levels", "entrusted_by", "theme",
        "effect", "reached", "cancel_reason",
    )  # fmt: skip
    begin, end = (_days(reading, activity, days) for days in (_BEGIN, _END))
    parts = [
        _part(reading, each)
        for each in reading.pointing(ActivityPart, "activity", [activity.key], MOST)
    ]
    outcomes = [
        _outcome(reading, each)
        for each in reading.pointing(Outcome, "activity", [activity.key], MOST)
    ]
    more = reading.below(Activity, [activity.key]).get(activity.key, [])
    return [Node(
        Activity.KEY, str(values["name"]), values["start_on"] or "", (Activity.KEY, activity.key),
        reading.mark(Activity, activity, "state"), lines(*shown, *_attended(activity)),
        nodes=in_time([*begin, *parts, *end, *more, *outcomes]),
    )]  # fmt: skip


def _days(
    reading: TimelineReader, activity: FoundRecord, days: Sequence[tuple[str, str, tuple[str, ...]]]
) -> list[Node]:
    return [
        Node(EVENT, title, day, lines=lines(*reading.shown(Activity, activity, *names)))
        for name, title, names in days
        if (day := activity.values[name])
    ]


def _part(reading: TimelineReader, each: FoundRecord) -> Node:
    title = each.values["title"] or part_words({"position": each.values["position"]})
    told = reading.shown(ActivityPart, each, "half")
    return Node(EVENT, title, each.values["day"] or "", lines=lines(*told))


def _attended(activity: FoundRecord) -> list[NodeLine]:
    due, came = activity.values["due_count"], activity.values["came_count"]
    return [NodeLine("出勤", f"应到 {due} 人，实到 {came or 0} 人")] if due else []


def _outcome(reading: TimelineReader, each: FoundRecord) -> Node:
    told = reading.shown(Outcome, each, "addressee", "sent_doc", "unit", "adoption")
    text = reading.text(Outcome, each, "content") or Outcome.TITLE
    return Node(
        Outcome.KEY, text, each.values["sent_on"] or "", (Outcome.KEY, each.key),
        reading.mark(Outcome, each, "handling"), lines(*told),
    )  # fmt: skip
