"""The timeline of an activity: its notice, its days and parts, who came, what came of it."""

from __future__ import annotations

from desktop_app.records.activity import Activity, ActivityPart, part_words
from desktop_app.records.outcome import Outcome
from desktop_app.services.timeline.nodes import EVENT, Node, NodeLine, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_DAYS = (
    ("noticed_on", "通知", ("notice_no", "reply_by", "contact")),
    ("start_on", "开始", ("place", "starts_at", "leader")),
    ("end_on", "结束", ()),
)


def nodes_of(reading: TimelineReader, activity: FoundRecord) -> list[Node]:
    """The activity with its days, its parts and its outcomes, in time."""
    values = activity.values
    shown = reading.shown(
        Activity, activity, "kind", "committee", "partners", "levels", "entrusted_by", "theme",
        "effect", "cancel_reason",
    )  # fmt: skip
    events = [
        Node(EVENT, title, day, lines=lines(*reading.shown(Activity, activity, *names)))
        for name, title, names in _DAYS
        if (day := values[name])
    ]
    parts = [
        Node(EVENT, part_words(each.values), each.values["day"] or "")
        for each in reading.pointing(ActivityPart, "activity", [activity.key], MOST)
    ]
    outcomes = [
        _outcome(reading, each)
        for each in reading.pointing(Outcome, "activity", [activity.key], MOST)
    ]
    return [Node(
        Activity.KEY, str(values["name"]), values["start_on"] or "", (Activity.KEY, activity.key),
        reading.mark(Activity, activity, "state"), lines(*shown, *_attended(activity)),
        nodes=in_time([*events, *parts, *outcomes]),
    )]  # fmt: skip


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
