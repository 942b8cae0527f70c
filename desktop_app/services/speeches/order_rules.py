"""Keeps the order of each plenary day whole: places 1, 2, 3 … without gaps, and the clock.

Whatever an action writes of a speech with a place, the others of its day move up or down.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.records.record import Record
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import limits
from desktop_app.services.speeches.clock import clock_times
from desktop_app.services.subjects import Agreed, AgreementRule, Before, CascadeRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.records_by_key import records_by_key

_PLACED = ("planned_on", "position", "minutes", "starts_at", "state")
_PLACE = ("planned_on", "position", "starts_at")
_LEFT = ("unused", "returned")
"""States in which a speech has no place in the order."""
Values = Mapping[str, Any]


def arranged_on(desk: Desk, days: Collection[str]) -> list[Record]:
    """The speeches that have a place in the order of some days, day by day, in their order."""
    if not days:
        return []
    where = (Filter("planned_on", "in", tuple(sorted(days))), Filter("position", "filled"))
    found = records_by_key(desk.office, Speech, lists.find(desk.office, Speech, Query(where=where)))
    return sorted(found, key=lambda each: (each.values["planned_on"], each.values["position"]))


def usual_minutes(desk: Desk) -> int:
    """How long a speech may take by the office's settings."""
    return int(limits(desk)["speech_minutes"])


def _keep_order(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """The other speeches of the days that an action touches, in their new places."""
    own = {each.key: each for each in put if isinstance(each, Speech)}
    touched = {
        key: each for key, each in own.items()
        if any(each.values.get(name) != before.get(key, {}).get(name) for name in _PLACED)
    }  # fmt: skip
    for each in touched.values():
        if each.values.get("state") in _LEFT and each.values.get("position"):
            each.values.update(dict.fromkeys(_PLACE))
    days = {each.values.get("planned_on") for each in touched.values()}
    days |= {before.get(key, {}).get("planned_on") for key in touched}
    yield from _settled(desk, own, (), {day for day in days if day}, before)


def _settled(
    desk: Desk, own: Mapping[int, Record], gone: Collection[int], days: Collection[str],
    before: Before,
) -> Iterator[Record]:  # fmt: skip
    """Gives the speeches of some days their places; yields those that are not among `own`."""
    others = [e for e in arranged_on(desk, days) if e.key not in own and e.key not in gone]
    usual = usual_minutes(desk) if days else 0
    for day in sorted(days):
        here = [e for e in others if e.values["planned_on"] == day]
        here += [e for e in own.values() if Speech.ARRANGED.holds(e.values)
                 and e.values["planned_on"] == day]  # fmt: skip
        if _is_whole(here, usual):
            continue
        start = _start(here, own, before, day)
        here.sort(key=lambda each: _rank(each, own, before, day))
        times = _times(here, start, usual)
        for place, (each, time) in enumerate(zip(here, times, strict=True), 1):
            if (each.values["position"], each.values.get("starts_at")) == (place, time):
                continue
            each.values.update(position=place, starts_at=time)
            if each.key not in own:
                yield each


def _is_whole(here: Sequence[Record], usual: int) -> bool:
    """Whether the speeches of a day have the places 1, 2, 3 … and the times that follow."""
    ordered = sorted(here, key=lambda each: int(each.values["position"]))
    places = [each.values["position"] for each in ordered]
    times = [each.values.get("starts_at") for each in ordered]
    return places == list(range(1, len(here) + 1)) and (
        times == _times(ordered, times[0] if times else None, usual)
    )


def _times(ordered: Sequence[Record], start: str | None, usual: int) -> list[str | None]:
    return clock_times(start, [each.values.get("minutes") or usual for each in ordered])


def _rank(each: Record, own: Collection[int], before: Before, day: str) -> tuple[int, int]:
    """Its place; one that was moved to it comes before who has it, behind when it moved down."""
    place = int(each.values["position"])
    old: Values = before.get(each.key, {}) if each.key in own else each.values
    was = old.get("position") if old.get("planned_on") == day else None
    if was == place:
        return place, 0
    return place, 1 if was is not None and was < place else -1


def _start(here: Iterable[Record], own: Collection[int], before: Before, day: str) -> str | None:
    """When the first speech of a day begins: as typed with the first place, else as before."""
    first = min(here, key=lambda each: int(each.values["position"]), default=None)
    typed = first.values.get("starts_at") if first is not None and first.key in own else None
    if first is not None and typed and typed != before.get(first.key, {}).get("starts_at"):
        return str(typed)
    old = [before.get(each.key, each.values) if each.key in own else each.values for each in here]
    times = [e["starts_at"] for e in old if e.get("planned_on") == day and e.get("starts_at")]
    return min(times, default=typed or None)


def _close_gaps(
    desk: Desk, put: Sequence[Record], remove: Sequence[Record], all_said: bool
) -> Agreed:
    """The order without removed speeches, and with those that come back into a taken place."""
    own = {each.key: each for each in put if isinstance(each, Speech)}
    gone = {each.key for each in remove}
    days = {each.values.get("planned_on") for each in remove if not all_said}
    if all_said:
        days |= _doubled(desk, own, gone)
    before = {} if all_said else {key: each.values for key, each in own.items()}
    wanted = {day for day in days if day}
    return Agreed(list(_settled(desk, own, gone, wanted, before)))


def _doubled(desk: Desk, own: Mapping[int, Record], gone: Collection[int]) -> set[Any]:
    """The days in which a speech of an action has the place of another that is not in it."""
    placed = [each.values for each in own.values() if Speech.ARRANGED.holds(each.values)]
    taken = {(each["planned_on"], each["position"]) for each in placed}
    return {
        each.values["planned_on"]
        for each in arranged_on(desk, {day for day, _ in taken})
        if each.key not in own and each.key not in gone
        and (each.values["planned_on"], each.values["position"]) in taken
    }  # fmt: skip


RULES = (CascadeRule(Speech.KEY, _keep_order, on_import=True, whole=True),)
AGREEMENT = (AgreementRule(frozenset({Speech.KEY}), _close_gaps),)
