"""排发言顺序: the speeches of one plenary day in order, with their minutes and the clock."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from desktop_app.errors import UserError, Wrong
from desktop_app.records.session import Session
from desktop_app.records.speech import Speech
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.states import NotAllowed, Refusal
from desktop_app.services.registers.stored import Stored, stored
from desktop_app.services.speeches.clock import clock_times, end_of, is_past_midnight
from desktop_app.services.speeches.order_rules import arranged_on, usual_minutes
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

ISO_DAY = 10


class OrderedSpeech(NamedTuple):
    """A speech of the day: its id, what is shown of it, and how many minutes it takes."""

    key: int
    name: str
    author: str
    unit: str
    minutes: int


class OrderSum(NamedTuple):
    """What an order comes to: the beginnings, all minutes, the end, and what to look at.

    `over`: minutes beyond the time that there is, 0 for none; `long`: the places of speeches that
    take longer than the settings allow; `past_midnight`: whether the last one ends on another day.
    """

    times: tuple[str | None, ...]
    minutes: int
    ends: str
    over: int
    long: tuple[int, ...]
    past_midnight: bool


def reckoned(
    start: str | None, minutes: Sequence[int], available: int | None, most: int
) -> OrderSum:
    """Times and sums of an order; without a first time there are no times."""
    total = sum(minutes)
    return OrderSum(
        tuple(clock_times(start, minutes)),
        total,
        end_of(start, total) if start and minutes else "",
        max(total - available, 0) if available else 0,
        tuple(place for place, each in enumerate(minutes) if each > most),
        bool(start) and is_past_midnight(str(start), total),
    )


def candidates(
    desk: Desk, keys: Sequence[int], day: str | None
) -> tuple[list[OrderedSpeech], list[OrderedSpeech]]:
    """The speeches of a day in their order, then those that may join them.

    These are the given ones and all chosen ones of their session that are to be spoken and have no
    place yet. Nothing is placed without a day.
    """
    placed = arranged_on(desk, {day}) if day else []
    own = stored(desk, Speech, keys)
    sessions = {each.values["session"] for each in own} - {None}
    sessions |= {each.values["session"] for each in placed} - {None}
    where = (
        Filter("session", "in", tuple(sessions)), Filter("state", "in", ("chosen",)),
        Filter("kind", "in", ("oral", "group")), Filter("position", "in", (None,)),
    )  # fmt: skip
    waiting = lists.find(desk.office, Speech, Query(where=where)) if sessions else ()
    there = [each.key for each in placed]
    more = dict.fromkeys((*(each.key for each in own), *waiting))
    usual = usual_minutes(desk)
    return (
        [_placed(each, usual) for each in stored(desk, Speech, there)],
        [_placed(each, usual) for each in stored(desk, Speech, list(more))
         if each.key not in there and not refused(each.values)],
    )  # fmt: skip


def day_of(desk: Desk, keys: Sequence[int]) -> str | None:
    """The day that some speeches are planned for, else the first day of their session."""
    own = stored(desk, Speech, keys)
    days = [each.values["planned_on"] for each in own if each.values["planned_on"]]
    if days:
        return str(min(days))
    sessions = [each.values["session"] for each in own if each.values["session"]]
    opens = [each.values["opens"] for each in stored(desk, Session, sessions[:1])]
    return opens[0] if opens else None


def start_of(desk: Desk, day: str | None) -> str:
    """When the first speech of a day begins, 09:00 where nothing is arranged."""
    placed = arranged_on(desk, {day}) if day else []
    return str(placed[0].values["starts_at"] or "09:00") if placed else "09:00"


def refused(speech: Any) -> str:
    """Why a speech has no place in the order of a day, or nothing."""
    if not Speech.CHOSEN.holds(speech):
        return "还没有选定，请先点“选定…”"
    return "" if Speech.SPOKEN.holds(speech) else "是书面发言，不用排顺序"


def arrange(desk: Desk, day: object, start: object, order: Sequence[tuple[int, int]]) -> Changed:
    """Put speeches in the order of a day as one action: pairs of id and minutes, first to last.

    Speeches of that day that are not among them lose their place. `UserError` for a day or a time
    that cannot be read and for minutes out of bounds, `NotAllowed` names speeches that no meeting
    chose or that are written ones.
    """
    when, begins = _day(desk, day), _read(desk, "starts_at", start)
    if not order:
        raise UserError("请至少排一篇发言。")
    for _, minutes in order:
        _read(desk, "minutes", minutes)
    found = {each.key: each for each in stored(desk, Speech, [key for key, _ in order])}
    against = [
        Refusal(key, Speech.title_of(each.values), why)
        for key, each in found.items()
        if (why := refused(each.values))
    ]
    if against:
        raise NotAllowed(Speech, "排入发言顺序", against)
    kept = [(found[key], minutes) for key, minutes in order if key in found]
    times = clock_times(begins, [minutes for _, minutes in kept])
    put = [
        _with(each, planned_on=when, position=place, starts_at=time, minutes=minutes)
        for place, ((each, minutes), time) in enumerate(zip(kept, times, strict=True), 1)
    ]
    left = [each.key for each in arranged_on(desk, {when}) if each.key not in found]
    put += [_with(each, planned_on=None, position=None, starts_at=None)
            for each in stored(desk, Speech, left)]  # fmt: skip
    return desk.write(put, action=f"排发言顺序：{when} {len(kept)} {Speech.UNIT}")


def _day(desk: Desk, day: object) -> str:
    read = str(_read(desk, "planned_on", day) or "")
    if len(read) != ISO_DAY:
        raise UserError("请写明是哪一天的大会，写到某一天，如 2026-02-09。")
    return read


def _read(desk: Desk, name: str, raw: object) -> Any:
    try:
        return Speech.field(name).read(raw, lookup(desk, Speech))
    except Wrong as wrong:
        raise UserError(f"{wrong.reason}。") from None


def _placed(each: Stored, usual: int) -> OrderedSpeech:
    values = each.values
    who = values["speaker"] or ""
    author = values["author"] or ""
    shown = f"{author}（{who}）" if who and who != author else author
    return OrderedSpeech(
        each.key, values["name"], shown, values["unit"] or "", values["minutes"] or usual
    )


def _with(each: Stored, **changes: Any) -> Speech:
    record = Speech.of({**each.values, **changes}, each.key, each.version)
    record.over = each.values
    return record
