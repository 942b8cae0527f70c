"""Reminders in words: what the record is, where it comes from, who has to act, how many days."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop_app.records.calendar import Limits
from desktop_app.records.office import Term
from desktop_app.records.outcome import Outcome
from desktop_app.services.consulting.reminder_rules import BY_KEY, CALENDAR, TITLES
from desktop_app.services.desk import Desk, lookup, values_of
from desktop_app.services.reminders.reminder_items import DueItem, Reminder
from desktop_app.storage.query.own_rows import OWN
from desktop_app.storage.query.row_mapping import id_list

_WINDOW = 500


class _Told(NamedTuple):
    """What a record is, where it comes from, its state, the day its limit began."""

    what: str
    source: str = ""
    status: str = ""
    since: str = ""


def read(
    desk: Desk, waiting: Sequence[DueItem], today: datetime.date | None = None
) -> list[Reminder]:
    """The same in words, in the same order; what is gone meanwhile is left out."""
    return list(words_of(desk, waiting, today).values())


def words_of(
    desk: Desk, waiting: Sequence[DueItem], today: datetime.date | None = None
) -> dict[DueItem, Reminder]:
    """What waits and what is said of it, in the same order; what is gone is left out."""
    day = today or desk.today
    committees = committee_names(desk)
    found = {}
    for start in range(0, len(waiting), _WINDOW):
        part = waiting[start : start + _WINDOW]
        told = _told(desk, part)
        for each in part:
            words = told.get((each.kind, each.key)) or _own_words(desk, each)
            if words is not None:
                committee = committees.get(each.committee or 0, "")
                found[each] = _worded(each, words, committee, day)
    return found


def over(reminder: Reminder) -> str:
    """How far over its day or before it something is, in words; '' without a day."""
    days = reminder.days
    if days is None:
        return ""
    if days == 0:
        return "今天"
    return f"超 {days} 天" if days > 0 else f"还有 {-days} 天"


def committee_names(desk: Desk) -> dict[int, str]:
    """The short names of the committees by their ids."""
    name = "coalesce(short_name, name)"
    sql = f'SELECT id, {name} FROM "committee" WHERE {OWN} ORDER BY position, strokes'
    return dict(desk.office.connection.execute(sql))


def _told(desk: Desk, waiting: Iterable[DueItem]) -> dict[tuple[str, int | None], _Told]:
    """What is said of each record of a register, by its rule and id."""
    found: dict[tuple[str, int | None], _Told] = {}
    codes = lookup(desk, Limits).codes
    keys: dict[str, set[int]] = {}
    for each in waiting:
        if each.kind in BY_KEY and each.key is not None:
            keys.setdefault(each.kind, set()).add(each.key)
    for kind, wanted in keys.items():
        rule, about = BY_KEY[kind], BY_KEY[kind].subject
        since = rule.since or rule.base
        rows = desk.office.connection.execute(
            f"SELECT r.id, {about.what}, {about.source}, {about.status}, {since} "
            f"FROM {about.tables} {about.more} WHERE r.id IN (SELECT value FROM json_each(?))",
            (id_list(wanted),),
        )
        for key, what, source, status, begun in rows:
            label = codes[about.codes].label(status) if status else ""
            found[kind, key] = _Told(_short(what), source or "", label, begun or "")
    return found


def _short(text: str) -> str:
    """A text as suggestions are called: its first words in one line."""
    return Outcome.title_of({"content": text})


def _own_words(desk: Desk, waiting: DueItem) -> _Told | None:
    """What is said of what is in no register; None of a record that is gone."""
    if waiting.kind == CALENDAR:
        begun = lookup(desk, Limits).calendar.begun.get(waiting.key or 0)
        told = f"填全，还缺{'、'.join(begun)}" if begun else "填"
        return _Told(f"{waiting.key} 年的节假日还没有{told}")
    if waiting.kind in BY_KEY:
        return None
    return _Told(f"{Term.title_of(values_of(desk, Term, waiting.key or 0))}届满，准备交接")


def _worded(waiting: DueItem, told: _Told, committee: str, today: datetime.date) -> Reminder:
    days = (today - datetime.date.fromisoformat(waiting.due)).days if waiting.due else None
    return Reminder(
        kind=waiting.kind,
        title=TITLES[waiting.kind],
        record=waiting.record,
        key=waiting.key if waiting.kind != CALENDAR else None,
        what=told.what,
        source=told.source,
        unit=waiting.unit,
        committee=committee,
        since=told.since,
        due=waiting.due,
        days=days,
        level=waiting.level,
        status=told.status,
    )
