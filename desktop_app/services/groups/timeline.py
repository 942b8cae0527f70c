"""The timeline of a group: its days, the plans and summaries of its years, its activities."""

from __future__ import annotations

from desktop_app.records.activity import Activity
from desktop_app.records.group import GroupYear, WorkGroup
from desktop_app.records.record import Record
from desktop_app.services.timeline.nodes import EVENT, Node, in_time, lines
from desktop_app.services.timeline.reading import FoundRecord, TimelineReader

MOST = 100
_DAYS = (("founded", "成立"), ("closed", "停止"))
_YEARS = (("plan_on", "年度计划", "plan_document"), ("summary_on", "年度小结", "summary_document"))


def nodes_of(reading: TimelineReader, group: FoundRecord) -> list[Node]:
    """The group with its days, what it wrote each year, and the activities it was called to."""
    values = group.values
    shown = reading.shown(
        WorkGroup,
        group,
        "kind",
        "leader",
        "deputy",
        "liaison",
        "member_count",
        "committee",
        "sector",
    )
    events = [Node(EVENT, title, day) for name, title in _DAYS if (day := values[name])]
    events += [
        Node(EVENT, f"{each.values['year']} 年{title}", day,
             lines=lines(*reading.shown(GroupYear, each, document)))
        for each in reading.pointing(GroupYear, "group", [group.key], MOST)
        for name, title, document in _YEARS
        if (day := each.values[name])
    ]  # fmt: skip
    held = [
        _activity(reading, each)
        for each in reading.pointing(Activity, "due_groups", [group.key], MOST)
    ]
    return [Node(
        WorkGroup.KEY, str(values["name"]), values["founded"] or "", (WorkGroup.KEY, group.key),
        reading.mark(WorkGroup, group, "state"), lines(*shown), nodes=in_time([*events, *held]),
    )]  # fmt: skip


def _activity(reading: TimelineReader, each: FoundRecord) -> Node:
    model: type[Record] = Activity
    return Node(
        model.KEY, reading.text(model, each, "name") or model.TITLE, each.values["start_on"] or "",
        (model.KEY, each.key), reading.mark(model, each, "state"),
        lines(*reading.shown(model, each, "kind", "place", "due_count", "came_count")),
    )  # fmt: skip
