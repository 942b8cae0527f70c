"""What happens in a span of days, read from activities, consultations and agendas, by half days.

Words leave the program by this list, in prints and on the clipboard: they are outward values.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.records.activity import Activity, ActivityPart
from desktop_app.records.agenda_item import AgendaItem
from desktop_app.records.consultation import Consultation
from desktop_app.records.held_back import is_held_back
from desktop_app.records.office import Committee
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.plan_days import (
    HALVES,
    OPEN,
    WHOLE,
    PlanPeriod,
    half_of,
    time_in,
)
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

FIELDS = (
    "name", "state", "start_on", "starts_at", "end_on", "place", "leader", "committee", "vehicles",
)  # fmt: skip
PARTS = ("activity", "day", "half", "title", "position")
CONSULTED = ("name", "held_on", "held_at", "place", "host", "committee", "stopped_on")
ITEMS = ("activity", "meeting", "body", "day")
NOT_HELD = ("cancelled",)
LONGEST = datetime.timedelta(days=366)
"""How long after a span an activity that is going on may end and still be in its plan."""


class PlanLine(NamedTuple):
    """One line of a plan: what happens on a day, in which half of it.

    day is '' where only the month is known. time is 09:00, '' where none is known. more are words
    in brackets behind the name: the part, the day of several, how many items. host is the
    committee's name. record and key name the record that is opened; draft: no notice was given yet.
    """

    day: str
    half: str
    time: str
    what: str
    more: str
    place: str
    leader: str
    host: str
    vehicles: str
    record: str
    key: int
    draft: bool = False

    @property
    def title(self) -> str:
        """The matter with the words in brackets behind it."""
        return f"{self.what}（{self.more}）" if self.more else self.what

    @property
    def details(self) -> list[str]:
        """Where, with which leaders, by whom and with which car, each with its label."""
        told = (
            ("地点", self.place), ("参加领导", self.leader), ("承办", self.host),
            ("车辆", self.vehicles),
        )  # fmt: skip
        return [f"{label}：{text}" for label, text in told if text]


def plan_lines(desk: Desk, span: PlanPeriod) -> list[PlanLine]:
    """Everything that happens in a span, by day, half and time; what has only a month comes last.

    Cancelled activities and stopped consultations are left out. The order of a half-day is by
    time, what has none last, then by the order in which the records were entered.
    """
    first, last = span.first.isoformat(), span.last.isoformat()
    hosts = _hosts(desk)
    counts, alone = _agendas(desk, span)
    lines = [*_activities(desk, hosts, span, counts), *_consultations(desk, hosts, span), *alone]
    order = list(HALVES)
    return sorted(
        (each for each in lines if not each.day or first <= each.day <= last),
        key=lambda each: (each.day or "9", order.index(each.half), each.time or "99", each.key),
    )


def _rows(
    desk: Desk, model: type[Record], keys: Sequence[int], fields: Sequence[str]
) -> Iterator[tuple[int, dict[str, Any]]]:
    for key, _, *values in outward.rows(desk, model, keys, fields):
        yield key, dict(zip(fields, values, strict=True))


def _find(desk: Desk, model: type[Record], *where: Filter) -> list[int]:
    return list(lists.find(desk.office, model, Query(where=where)))


def _dated(desk: Desk, model: type[Record], field: str, span: PlanPeriod) -> list[int]:
    """The records with a day in a span, and those known only by a month that lies in it."""
    first, last = span.first.isoformat(), span.last.isoformat()
    found = _find(desk, model, Filter(field, "from", (first,)), Filter(field, "to", (last,)))
    months = months_of(span)
    return [*found, *(_find(desk, model, Filter(field, "in", months)) if months else ())]


def months_of(span: PlanPeriod) -> tuple[str, ...]:
    """The months that lie wholly in a span, as days that are known only by their month."""
    begun = {each.isoformat()[:7] for each in span.days if each.day == 1}
    return tuple(sorted(begun.intersection(map(_ended_month, span.days))))


def _ended_month(day: datetime.date) -> str:
    """The month whose last day this is, '' for any other day."""
    return day.isoformat()[:7] if (day + datetime.timedelta(days=1)).day == 1 else ""


def activities_of(desk: Desk, span: PlanPeriod) -> list[int]:
    """The activities that happen in a span: begun in it, not ended before it, or with a part in it.

    Those known only by a month that lies in the span are among them. What goes on for years is
    left out until its last one.
    """
    first = span.first.isoformat()
    begun = _dated(desk, Activity, "start_on", span)
    ending = Filter("end_on", "to", ((span.last + LONGEST).isoformat(),))
    earlier = Filter("start_on", "before", (first,))
    going = _find(desk, Activity, Filter("end_on", "from", (first,)), ending, earlier)
    parts = _dated(desk, ActivityPart, "day", span)
    owners = [row[2] for row in outward.rows(desk, ActivityPart, parts, ("activity",))]
    return list(dict.fromkeys([*begun, *going, *owners]))


def _activities(
    desk: Desk, hosts: Mapping[int, str], span: PlanPeriod, counts: Mapping[int, int]
) -> Iterator[PlanLine]:
    keys = activities_of(desk, span)
    parts: dict[int, list[dict[str, Any]]] = {}
    found = _find(desk, ActivityPart, Filter("activity", "in", tuple(keys))) if keys else []
    for _, part in _rows(desk, ActivityPart, found, PARTS):
        parts.setdefault(part["activity"], []).append(part)
    for key, values in _rows(desk, Activity, keys, FIELDS):
        if values["state"] in NOT_HELD:
            continue
        line = PlanLine(
            "", OPEN, "", values["name"] or "", "", values["place"] or "", values["leader"] or "",
            hosts.get(values["committee"], ""), values["vehicles"] or "",
            Activity.KEY, key, values["state"] in ("draft", None),
        )  # fmt: skip
        agenda = f"议题 {counts[key]} 项" if key in counts else ""
        dated = [each for each in parts.get(key, ()) if _is_day(each["day"])]
        yield from _by_parts(line, values, dated) if dated else _by_days(line, values, span, agenda)


def _by_parts(
    line: PlanLine, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]
) -> Iterator[PlanLine]:
    """One line for each part; the first of all begins at the activity's time."""
    ordered = sorted(
        parts, key=lambda each: (each["day"], list(HALVES).index(each["half"] or OPEN))
    )
    for place, each in enumerate(ordered):
        own = values["starts_at"] if place == 0 and each["day"] == values["start_on"] else None
        half = each["half"] or (half_of(own) if own else OPEN)
        time = own if own and half == half_of(own) else ""
        yield line._replace(day=each["day"], half=half, time=time, more=each["title"] or "")


def _by_days(
    line: PlanLine, values: Mapping[str, Any], span: PlanPeriod, agenda: str
) -> Iterator[PlanLine]:
    """One line for each day in the span; a day between the first and the last is taken whole."""
    start, end = values["start_on"] or "", values["end_on"] or ""
    if not _is_day(start):
        yield line._replace(more=agenda)
        return
    time = values["starts_at"] or ""
    if not _is_day(end) or end <= start:
        yield line._replace(day=start, half=half_of(time) if time else OPEN, time=time, more=agenda)
        return
    begin, stop = map(datetime.date.fromisoformat, (start, end))
    many = (stop - begin).days + 1
    for day in PlanPeriod(max(begin, span.first), min(stop, span.last)).days:
        number = (day - begin).days + 1
        own = time if number == 1 else ""
        yield line._replace(
            day=day.isoformat(), half=half_of(own) if own else WHOLE, time=own,
            more=f"第 {number} 天" if number > 1 else f"共 {many} 天",
        )  # fmt: skip


def _consultations(desk: Desk, hosts: Mapping[int, str], span: PlanPeriod) -> Iterator[PlanLine]:
    keys = _dated(desk, Consultation, "held_on", span)
    for key, values in _rows(desk, Consultation, keys, CONSULTED):
        if values["stopped_on"]:
            continue
        half, time = time_in(values["held_at"] or "")
        yield PlanLine(
            values["held_on"] if _is_day(values["held_on"]) else "", half or OPEN, time,
            values["name"] or "", "协商", values["place"] or "", values["host"] or "",
            hosts.get(values["committee"], ""), "", Consultation.KEY, key,
        )  # fmt: skip


def _agendas(desk: Desk, span: PlanPeriod) -> tuple[dict[int, int], list[PlanLine]]:
    """How many items activities have, and a line for each meeting that is no activity."""
    shared = outward.lookup(desk)
    keys = _dated(desk, AgendaItem, "day", span)
    counts: dict[int, int] = {}
    alone: dict[tuple[str, str], list[int]] = {}
    for key, values in _rows(desk, AgendaItem, keys, ITEMS):
        if values["activity"] is not None:
            counts[values["activity"]] = counts.get(values["activity"], 0) + 1
            continue
        body = AgendaItem.field("body").show(values["body"], shared)
        meeting = values["meeting"]
        named = body if not meeting or (is_held_back(meeting) and body) else meeting
        day = values["day"] if _is_day(values["day"]) else ""
        alone.setdefault((day, named or AgendaItem.TITLE), []).append(key)
    return counts, [
        PlanLine(day, OPEN, "", name, f"议题 {len(found)} 项", "", "", "", "",
                 AgendaItem.KEY, min(found))
        for (day, name), found in alone.items()
    ]  # fmt: skip


def _hosts(desk: Desk) -> dict[int, str]:
    """The short names of the committees, the full ones where they have none."""
    keys = list(lists.find(desk.office, Committee, Query()))
    return {
        key: each["short_name"] or each["name"]
        for key, each in _rows(desk, Committee, keys, ("name", "short_name"))
    }


def _is_day(value: str | None) -> bool:
    return bool(value) and len(value or "") == len("2026-03-05")
