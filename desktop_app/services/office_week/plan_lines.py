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
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.office_week.plan_days import (
    HALVES,
    OPEN,
    WHOLE,
    Span,
    half_of,
    time_in,
)
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

FIELDS = (
    "name", "state", "start_on", "starts_at", "end_on", "place", "leader", "committee", "vehicles",
)  # fmt: skip
PARTS = ("activity", "day", "half", "title", "position")
CONSULTED = ("name", "held_on", "held_at", "place", "host", "committee")
ITEMS = ("activity", "meeting", "body", "day")
NOT_HELD = ("cancelled",)


class PlanLine(NamedTuple):
    """One line of a plan: what happens on a day, in which half of it.

    day is '' where only the month is known. time is 09:00, '' where none is known. more are words
    in brackets behind the name: the part, the day of several, how many items. host is the
    committee's name. record and key name what is opened; draft: nobody was told of it yet.
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
        """What happens, with what is in brackets."""
        return f"{self.what}（{self.more}）" if self.more else self.what


def plan_lines(desk: Desk, span: Span) -> list[PlanLine]:
    """Everything that happens in a span, by day, half and time; what has only a month comes last.

    Cancelled activities and stopped consultations are left out. The order of a half-day is by
    time, what has none last, then by the order in which the records were entered.
    """
    shared = outward.lookup(desk)
    first, last = span.first.isoformat(), span.last.isoformat()
    counts, alone = _agendas(desk, shared, first, last)
    lines = [*_activities(desk, shared, span, counts), *_consultations(desk, shared, span), *alone]
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


def months_of(span: Span) -> tuple[str, ...]:
    """The months that lie wholly in a span, as days that are known only by their month."""
    whole = {each.isoformat()[:7] for each in span.days if each.day == 1}
    ends = (each.isoformat()[:7] for each in span.days if _is_last(each))
    return tuple(sorted(whole.intersection(ends)))


def _is_last(day: datetime.date) -> bool:
    return (day + datetime.timedelta(days=1)).day == 1


def activities_of(desk: Desk, span: Span) -> list[int]:
    """The activities that happen in a span: begun in it, not ended before it, or with a part in it.

    Those known only by a month that lies in the span are among them.
    """
    first, last = span.first.isoformat(), span.last.isoformat()
    begun = _find(desk, Activity, Filter("start_on", "from", (first,)),
                  Filter("start_on", "to", (last,)))  # fmt: skip
    going = _find(desk, Activity, Filter("end_on", "from", (first,)),
                  Filter("start_on", "before", (first,)))  # fmt: skip
    parts = _find(desk, ActivityPart, Filter("day", "from", (first,)),
                  Filter("day", "to", (last,)))  # fmt: skip
    owners = [row[2] for row in outward.rows(desk, ActivityPart, parts, ("activity",))]
    rough = _find(desk, Activity, Filter("start_on", "in", months)) if (
        months := months_of(span)) else []  # fmt: skip
    return list(dict.fromkeys([*begun, *going, *owners, *rough]))


def _activities(
    desk: Desk, shared: Lookup, span: Span, counts: Mapping[int, int]
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
            _committee(shared, values["committee"]), values["vehicles"] or "",
            Activity.KEY, key, values["state"] in ("draft", None),
        )  # fmt: skip
        agenda = f"议题 {counts[key]} 项" if key in counts else ""
        dated = [each for each in parts.get(key, ()) if _is_day(each["day"])]
        yield from _by_parts(line, values, dated) if dated else _by_days(line, values, span, agenda)


def _by_parts(
    line: PlanLine, values: Mapping[str, Any], parts: Sequence[Mapping[str, Any]]
) -> Iterator[PlanLine]:
    """One line for each part; the first of all begins at the activity's time."""
    ordered = sorted(parts, key=lambda each: (each["day"], list(HALVES).index(each["half"] or OPEN)))
    for place, each in enumerate(ordered):
        own = values["starts_at"] if place == 0 and each["day"] == values["start_on"] else None
        half = each["half"] or (half_of(own) if own else OPEN)
        time = own if own and half == half_of(own) else ""
        yield line._replace(day=each["day"], half=half, time=time, more=each["title"] or "")


def _by_days(
    line: PlanLine, values: Mapping[str, Any], span: Span, agenda: str
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
    for day in Span(max(begin, span.first), min(stop, span.last)).days:
        number = (day - begin).days + 1
        own = time if number == 1 else ""
        yield line._replace(
            day=day.isoformat(), half=half_of(own) if own else WHOLE, time=own,
            more=f"第 {number} 天，共 {many} 天",
        )  # fmt: skip


def _consultations(desk: Desk, shared: Lookup, span: Span) -> Iterator[PlanLine]:
    bounds = span.first.isoformat(), span.last.isoformat()
    keys = _find(
        desk, Consultation, Filter("held_on", "from", bounds[:1]), Filter("held_on", "to", bounds[1:]),
        Filter("stopped_on", "in", (None,)),
    )  # fmt: skip
    rough = months_of(span)
    keys += _find(
        desk, Consultation, Filter("held_on", "in", rough), Filter("stopped_on", "in", (None,))
    ) if rough else []  # fmt: skip
    for key, values in _rows(desk, Consultation, keys, CONSULTED):
        half, time = time_in(values["held_at"] or "")
        yield PlanLine(
            values["held_on"] if _is_day(values["held_on"]) else "", half or OPEN, time,
            values["name"] or "", "协商", values["place"] or "", values["host"] or "",
            _committee(shared, values["committee"]), "", Consultation.KEY, key,
        )  # fmt: skip


def _agendas(
    desk: Desk, shared: Lookup, first: str, last: str
) -> tuple[dict[int, int], list[PlanLine]]:
    """How many items activities have, and a line for each meeting that is no activity."""
    keys = _find(desk, AgendaItem, Filter("day", "from", (first,)), Filter("day", "to", (last,)))
    counts: dict[int, int] = {}
    alone: dict[tuple[str, str], list[int]] = {}
    for key, values in _rows(desk, AgendaItem, keys, ITEMS):
        if values["activity"] is not None:
            counts[values["activity"]] = counts.get(values["activity"], 0) + 1
            continue
        body = AgendaItem.field("body").show(values["body"], shared)
        meeting = values["meeting"]
        named = body if not meeting or (is_held_back(meeting) and body) else meeting
        alone.setdefault((values["day"], named or AgendaItem.TITLE), []).append(key)
    return counts, [
        PlanLine(day, OPEN, "", name, f"议题 {len(found)} 项", "", "", "", "",
                 AgendaItem.KEY, min(found))
        for (day, name), found in alone.items()
    ]  # fmt: skip


def _committee(shared: Lookup, key: int | None) -> str:
    return Activity.field("committee").show(key, shared)


def _is_day(value: str | None) -> bool:
    return bool(value) and len(value or "") == len("2026-03-05")
