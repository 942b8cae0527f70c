"""Cascade of the consulting work: records written along with consultations and look-backs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.consultation import Consultation
from desktop_app.records.instruction import Instruction, step_of
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome, OutcomeStep
from desktop_app.records.outcome_steps import steps_between
from desktop_app.records.predicates import Predicate
from desktop_app.records.record import Record
from desktop_app.records.topic import CONSULTED, Topic
from desktop_app.services.desk import Desk
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.subjects import Before, CascadeRule
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query
from desktop_app.storage.query.predicate_sql import filters_of
from desktop_app.storage.query.records_by_key import values_by_key

_UNDONE = ("finished_on", "closed_on", "stopped_on", "stop_reason")


def _log_steps(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A line in the log of a suggestion for every step that its fields have taken."""
    shared = lookup(desk, Outcome)
    for each in put:
        key = each.key
        for step in steps_between(before.get(key, {}), each.values, shared):
            yield OutcomeStep.of({**step, "outcome": key, "person": desk.clerk})


def _log_instructions(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A line in the log of a suggestion for every instruction on it that has got a day."""
    shared = lookup(desk, Instruction)
    for each in put:
        outcome = Instruction.outcome.key_in(each.values)
        step = step_of(each.values, shared)
        if outcome and step and step["day"] != before.get(each.key, {}).get("day"):
            yield OutcomeStep.of({**step, "outcome": outcome, "person": desk.clerk})


def _consult_topics(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """The approved topics of a consultation that is now held: they have been consulted."""
    wanted = {
        topic
        for each in put
        if _becomes(Consultation.HELD, each, before)
        for topic in each.values["topics"] or ()
    }
    rows = values_by_key(desk.office, Topic, sorted(wanted))
    for key, (version, values) in rows.items():
        if Topic.WAITING.holds(values) and not Topic.gate(values, CONSULTED):
            yield Topic.of({**values, "state": CONSULTED}, key, version)


def _plan_look_backs(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """A look-back, planned by the limit of its platform, for each suggestion now finished.

    What a proposal suggested is followed up by its handling sheets.
    """
    ended = [
        each.values for each in put
        if each.values.get("finished_on") and _becomes(Outcome.ENDED, each, before)
        and Outcome.proposal.key_in(each.values) is None
    ]  # fmt: skip
    if not ended:
        return
    planned = _open_look_backs(desk, [each["id"] for each in ended])
    held = {each["id"]: Outcome.consultation.key_in(each) for each in ended}
    platforms = _platforms(desk, {key for key in held.values() if key is not None})
    now = times(desk)
    for each in ended:
        if each["id"] in planned:
            continue
        platform = platforms.get(held[each["id"]] or 0)
        day = _look_back_day(each["finished_on"], platform, now)
        if day:
            yield LookBack.of({"outcome": each["id"], "planned_on": day})


def _platforms(desk: Desk, consultations: Iterable[int]) -> dict[int, str | None]:
    """The platforms of some consultations by their ids."""
    rows = lists.rows(desk.office, Consultation, sorted(consultations), ("platform",))
    return {key: platform for key, _, platform in rows}


def _look_back_day(finished_on: str, platform: str | None, now: Times) -> str:
    """The day by which to look back, '' where none is demanded or the calendar lacks its year."""
    limit = now.time_limits.end_of("look_back", platform)
    try:
        return limit(finished_on, now).isoformat() if limit else ""
    except NoCalendar:
        return ""


def _open_look_backs(desk: Desk, outcomes: Sequence[int]) -> set[int]:
    """Those suggestions that have a look-back planned, not made and not stopped."""
    keys = _open_keys(desk, outcomes)
    return {row[2] for row in lists.rows(desk.office, LookBack, keys, ("outcome",))}


def _reopen(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """Each suggestion that a look-back has found not carried out is taken up again."""
    found = {
        each.values["outcome"]: each.values
        for each in put
        if _becomes(LookBack.NOT_CARRIED_OUT, each, before)
    }
    rows = values_by_key(desk.office, Outcome, list(found))
    since = _found_since(put)
    ended_rows = {
        key: row
        for key, row in rows.items()
        if Outcome.ENDED.holds(row[1])
        and not _is_past(found[key].get("done_on"), row[1]["finished_on"], since.get(key))
    }
    held = (Outcome.consultation.key_in(values) for _, values in ended_rows.values())
    yield from _take_up(desk, {key for key in held if key is not None})
    for key, (version, values) in ended_rows.items():
        again = (values["reopened"] or 0) + 1
        left = {"handling": "progressing", **dict.fromkeys(_UNDONE)}
        yield Outcome.of({**values, **left, "reopened": again}, key, version)
        ended = values["finished_on"] or "未填"
        text = f"回头看认定未落实，第 {again} 次重新办理；原办结日期 {ended}"
        text += f"；原停止原因：{values['stop_reason']}" if values["stop_reason"] else ""
        day = found[key]["done_on"] or desk.today.isoformat()
        line = {"kind": "reopened", "content": text, "day": day, "person": desk.clerk}
        yield OutcomeStep.of({**line, "outcome": key})


def _found_since(put: Sequence[Record]) -> dict[int, str]:
    """The last day on which a look-back among these has found each suggestion carried out."""
    found: dict[int, str] = {}
    for each in put:
        values = each.values
        if LookBack.FOUND_PROGRESS.holds(values):
            found[values["outcome"]] = max(found.get(values["outcome"], ""), values["done_on"])
    return found


def _is_past(day: str | None, *later: str | None) -> bool:
    """Whether something has happened after a day: an old look-back says nothing of today."""
    return bool(day) and any(each > day for each in later if each and day)


def _take_up(desk: Desk, consultations: Iterable[int]) -> Iterator[Record]:
    """The closed consultations among these are looked back at again: something of them is open."""
    rows = values_by_key(desk.office, Consultation, sorted(consultations))
    for key, (version, values) in rows.items():
        if Consultation.CLOSED.holds(values):
            again = {"state": "reviewing", "closed_on": None}
            yield Consultation.of({**values, **again}, key, version)


def _plan_next(desk: Desk, put: Sequence[Record], before: Before) -> Iterator[Record]:
    """The next look-back, where one that was made names its day."""
    asked = [
        each.values
        for each in put
        if each.values.get("done_on")
        and each.values.get("next_on")
        and before.get(each.key, {}).get("next_on") != each.values.get("next_on")
    ]
    planned = _open_look_backs(desk, [each["outcome"] for each in asked]) if asked else set()
    own = {each.key for each in put}
    taken = planned - {each["outcome"] for each in asked if _only_own(desk, each, own)}
    for each in asked:
        if each["outcome"] not in taken:
            yield LookBack.of({"outcome": each["outcome"], "planned_on": each["next_on"]})


def _only_own(desk: Desk, asked: Mapping[str, Any], own: set[int]) -> bool:
    """Whether the planned look-backs of a suggestion are just those being written now."""
    return set(_open_keys(desk, [asked["outcome"]])) <= own


def _open_keys(desk: Desk, outcomes: Sequence[int]) -> Sequence[int]:
    """The ids of the open look-backs of some suggestions."""
    still = filters_of(LookBack.OPEN, lookup(desk, LookBack))
    query = Query(where=(Filter("outcome", "in", tuple(outcomes)), *still))
    return lists.find(desk.office, LookBack, query)


def _becomes(predicate: Predicate, each: Record, before: Before) -> bool:
    """Whether a predicate holds for a record that is written and did not hold before."""
    return predicate.holds(each.values) and not predicate.holds(before.get(each.key, {}))


RULES = (
    CascadeRule(Consultation.KEY, _consult_topics),
    CascadeRule(Outcome.KEY, _log_steps),
    CascadeRule(Outcome.KEY, _plan_look_backs),
    CascadeRule(Instruction.KEY, _log_instructions),
    CascadeRule(LookBack.KEY, _reopen, on_import=True),
    CascadeRule(LookBack.KEY, _plan_next, on_import=True),
)
