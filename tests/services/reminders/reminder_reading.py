"""What is due by the rules, read plainly from all records one by one: the tests' second opinion."""

from __future__ import annotations

import datetime
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from desktop_app.records.calendar import shipped_days
from desktop_app.records.consultation import Consultation
from desktop_app.records.consultation_plan import ConsultationPlan
from desktop_app.records.look_back import LookBack
from desktop_app.records.outcome import Outcome
from desktop_app.records.point import Point
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.storage.log.history import history_of
from desktop_app.storage.query.lists import Query, find
from desktop_app.storage.query.row_mapping import row_mapping_of, stored_values

DAY = datetime.timedelta(days=1)
REST = {day for day, kind, _ in shipped_days() if kind == "rest"}
WORKED = {day for day, kind, _ in shipped_days() if kind == "work"}
YEARS = {int(day[:4]) for day, _, _ in shipped_days()}
GENERAL = {"notice": 15, "materials": 10, "minutes": 7, "report": 15, "reply": 30,
           "feedback": 60, "look_back": 6, "idle": 90, "ahead": 7}  # fmt: skip
USUAL = {**GENERAL, "notice grassroots": 3, "materials grassroots": None}
"""How much each limit is; behind its name a platform where it is another, None for none."""
TO_COME = ("preparing", "surveying", "awaiting", None)
HELD = ("held", "reported", "handling", "answered", "reviewing")
OVER = ("closed", "archived")
Rows = Mapping[int, Mapping[str, Any]]
Limits = Mapping[str, int | None]


class Unknown(Exception):
    """A year without a calendar, and the day that weekends alone would give."""

    def __init__(self, guess: datetime.date) -> None:
        super().__init__()
        self.guess = guess


class Found(NamedTuple):
    """One reminder: rule, id of the record, last day, how near it is."""

    kind: str
    key: int
    due: str
    level: str


class Books(NamedTuple):
    """Every record of the chain by its id."""

    points: Rows
    plans: Rows
    consultations: Rows
    outcomes: Rows
    look_backs: Rows
    entered: Mapping[int, str]


def books_of(desk: Desk) -> Books:
    """All records as they are stored, and the day on which each point was entered."""
    models = (Point, ConsultationPlan, Consultation, Outcome, LookBack)
    rows = [_rows(desk, each) for each in models]
    return Books(rows[0], rows[1], rows[2], rows[3], rows[4], entered_days(desk, rows[0]))


def entered_days(desk: Desk, points: Iterable[int]) -> dict[int, str]:
    """The day of the first line in the history of each point."""
    return {key: history_of(desk.office, Point, key)[-1].action.at[:10] for key in points}


def read_all(books: Books, today: datetime.date, limits: Limits = USUAL) -> set[Found]:
    """The reminders of a day; those that no calendar tells have none, from ten days before on."""
    found = set()
    ahead = limits["ahead"] or 0
    for kind, key, end in _ends(books, limits, today):
        try:
            due = end()
        except Unknown as unknown:
            if unknown.guess <= today + (ahead + 10) * DAY:
                found.add(Found(kind, key, "", "unsure"))
            continue
        if kind == "idle":
            if due is None or due < today:
                found.add(Found(kind, key, due.isoformat() if due else "", "stale"))
        elif due is not None and due <= today + ahead * DAY:
            found.add(Found(kind, key, due.isoformat(), _level(due, today)))
    return found


def _rows(desk: Desk, model: type[Record]) -> Rows:
    keys = find(desk.office, model, Query())
    found = stored_values(desk.office.connection, row_mapping_of(model), keys)
    return {key: values for key, (_, values) in found.items()}


End = Callable[[], datetime.date | None]


def _ends(books: Books, limits: Limits, today: datetime.date) -> Iterator[tuple[str, int, End]]:
    for key, each in books.outcomes.items():
        for kind, end in _of_outcome(each, books, key, limits):
            yield kind, key, end
    for key, each in books.consultations.items():
        for kind, end in _of_consultation(each, limits, today):
            yield kind, key, end
    for key, each in books.look_backs.items():
        if _awaited(each, books.outcomes[each["outcome"]]):
            yield "look_back", key, partial(_last, each["planned_on"])
    for key, each in books.plans.items():
        day = _planned(each)
        if day and not each["stopped_on"] and not _consulted(each, books):
            yield "plan", key, partial(_last, day)
    if limits["idle"] is not None:
        yield from _idle_ends(books, limits["idle"])


def _idle_ends(books: Books, days: int) -> Iterator[tuple[str, int, End]]:
    running = {key: each for key, each in books.points.items() if each["state"] == "running"}
    for key, each in running.items():
        yield "idle", key, partial(_idle, _last_session(key, each, books), days)


def _limit(limits: Limits, what: str, consultation: Mapping[str, Any]) -> int | None:
    """How much a limit is for a consultation or what comes from it."""
    return limits.get(f"{what} {consultation['platform']}", limits.get(what))


def _planned(plan: Mapping[str, Any]) -> str:
    return plan["planned_on"] or (f"{plan['year']}-{plan['slot']}" if plan["slot"] else "")


def _idle(day: str, count: int) -> datetime.date | None:
    return _last(day) + count * DAY if day else None


def _awaited(visit: Mapping[str, Any], outcome: Mapping[str, Any]) -> bool:
    if outcome["adoption"] == "rejected" or outcome["stopped_on"]:
        return False
    if outcome["handling"] == "closed" or visit["stopped_on"]:
        return False
    return bool(visit["planned_on"]) and not visit["done_on"]


def _of_outcome(
    each: Mapping[str, Any], books: Books, key: int, limits: Limits
) -> Iterator[tuple[str, End]]:
    if each["adoption"] == "rejected" or each["stopped_on"] or each["handling"] == "closed":
        return
    kind, _, number = each["source"].partition(":")
    source = books.consultations[int(number)] if kind == "consultation" else {"platform": None}
    if each["handling"] == "done":
        if each["finished_on"] and not _cared_for(key, each, books):
            months = _limit(limits, "look_back", source)
            if months is not None:
                yield "look_back_missing", lambda: _months(each["finished_on"], months)
        return
    if each["due"]:
        yield "due", lambda: _last(each["due"])
    elif each["working_days"] and each["assigned_on"] and len(each["assigned_on"]) == 10:
        yield "due_days", lambda: _work(each["assigned_on"], each["working_days"])
    days = _limit(limits, "reply", source)
    if each["adoption"] in ("pending", None) and each["sent_on"] and days is not None:
        yield "adoption", lambda: _last(each["sent_on"]) + days * DAY


def _of_consultation(
    each: Mapping[str, Any], limits: Limits, today: datetime.date
) -> Iterator[tuple[str, End]]:
    held, state = each["held_on"], each["state"]
    if each["stopped_on"] or state in OVER:
        return
    if held and state in TO_COME:
        yield from _to_come(each, held, limits, today)
    if held and state in HELD:
        yield from _after(each, held, limits)
    sent = each["reported_on"]
    for kind, what, light in (("talk", "reply", "talked"), ("answer", "feedback", "answered")):
        days = _limit(limits, what, each)
        if sent and days is not None and not (each[f"{light}_on"] and each[f"{light}_doc"]):
            yield kind, partial(_days, sent, days)


def _after(each: Mapping[str, Any], held: str, limits: Limits) -> Iterator[tuple[str, End]]:
    minutes, report = (_limit(limits, what, each) for what in ("minutes", "report"))
    if minutes is not None and not each["minutes_on"]:
        yield "minutes", lambda: _work(held, minutes)
    if report is not None and not (each["reported_on"] and each["reported_doc"]):
        yield "report", lambda: _work(held, report)


def _days(iso: str, count: int) -> datetime.date:
    return _last(iso) + count * DAY


def _to_come(
    each: Mapping[str, Any], held: str, limits: Limits, today: datetime.date
) -> Iterator[tuple[str, End]]:
    if _last(held) < today:
        yield "held", lambda: _last(held)
        return
    notice, materials = (_limit(limits, what, each) for what in ("notice", "materials"))
    if notice is not None and not each["noticed_on"]:
        yield "notice", lambda: _work(held, -notice)
    if materials is not None and not each["materials_on"]:
        yield "materials", lambda: _work(held, -materials)


def _cared_for(key: int, outcome: Mapping[str, Any], books: Books) -> bool:
    """Whether a finished suggestion has a look-back: planned, stopped, or made since."""
    for each in books.look_backs.values():
        if each["outcome"] != key:
            continue
        if each["stopped_on"] or (each["planned_on"] and not each["done_on"]):
            return True
        made, finished = each["done_on"], outcome["finished_on"]
        if made and made >= finished[: len(made)]:
            return True
    return False


def _consulted(plan: Mapping[str, Any], books: Books) -> bool:
    for each in books.consultations.values():
        if each["state"] not in (*HELD, *OVER):
            continue
        year = int(each["held_on"][:4]) if each["held_on"] else None
        if plan["topic"] is None:
            if each["name"] == plan["name"] and year == plan["year"]:
                return True
        elif plan["topic"] in each["topics"] and (year is None or year >= plan["year"]):
            return True
    return False


def _last_session(key: int, point: Mapping[str, Any], books: Books) -> str:
    held = [
        each["held_on"]
        for each in books.consultations.values()
        if each["point"] == key and each["held_on"] and each["state"] in (*HELD, *OVER)
    ]
    return max(held, default="") or point["founded"] or books.entered[key]


def _last(iso: str) -> datetime.date:
    """The last day that a day, month or year may mean."""
    parts = [int(each) for each in iso.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else monthrange(year, month)[1]
    return datetime.date(year, month, day)


def _work(iso: str, count: int) -> datetime.date:
    day, step, known = _last(iso), DAY if count > 0 else -DAY, True
    while count:
        day += step
        known = known and day.year in YEARS
        text = day.isoformat()
        if text in WORKED or (day.weekday() < 5 and text not in REST):
            count -= 1 if count > 0 else -1
    if not known:
        raise Unknown(day)
    return day


def _months(iso: str, count: int) -> datetime.date:
    start = _last(iso)
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return datetime.date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _level(due: datetime.date, today: datetime.date) -> str:
    if due < today:
        return "late"
    if due == today:
        return "today"
    return "week" if due.isocalendar()[:2] == today.isocalendar()[:2] else "later"
