"""What is due: the one place that computes it, from the records alone, by the rules."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from desktop_app.chinese.dates import latest
from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.calendar import Holiday
from desktop_app.records.input_text import searched_words
from desktop_app.records.office import Term
from desktop_app.services.consulting.reminder_rules import (
    BY_KEY,
    CALENDAR,
    OVER,
    RULES,
    TERM,
    TITLES,
    Rule,
)
from desktop_app.services.desk import Desk, current_term, values_of
from desktop_app.services.limits.time_limits import Times, times
from desktop_app.services.reminders.reminder_items import (
    EVERYTHING,
    LATE,
    LATER,
    LEVELS,
    SLACK,
    STALE,
    TODAY,
    UNSURE,
    WEEK,
    DueItem,
    Pile,
    Reminder,
    Wanted,
    level_of,
    urgency,
)
from desktop_app.services.reminders.reminder_words import committee_names, over, read, words_of
from desktop_app.storage.query.own_rows import own_rows
from desktop_app.storage.query.row_mapping import id_list

__all__ = [
    "EVERYTHING",
    "LATE",
    "LATER",
    "LEVELS",
    "STALE",
    "TITLES",
    "TODAY",
    "UNSURE",
    "WEEK",
    "DueItem",
    "Pile",
    "Reminder",
    "Wanted",
    "committee_names",
    "counts",
    "due",
    "find",
    "first_of",
    "over",
    "own",
    "piles",
    "read",
    "urgency",
    "words_of",
]  # fmt: skip


def due(desk: Desk, today: datetime.date | None = None) -> list[Reminder]:
    """Everything that waits on a day, the most urgent first."""
    return read(desk, find(desk, today=today), today)


def find(
    desk: Desk, wanted: Wanted = EVERYTHING, today: datetime.date | None = None
) -> list[DueItem]:
    """All that waits and is wanted, the most urgent first; a hundred thousand in a moment."""
    now = times(desk, today)
    years: set[int] = set()
    found: list[DueItem] = []
    homes = None if _joins(wanted) else _homes(desk)
    for rule in RULES:
        named = not wanted.kinds or TITLES[rule.key] in wanted.kinds
        if named and wanted.record in ("", rule.subject.record):
            found += _waiting(desk, rule, now, wanted, years, homes if rule.subject.home else None)
    if not (wanted.search or wanted.units or wanted.committees or wanted.record):
        found += [each for each in own(desk, now, years) if _fits(each, wanted)]
    return sorted(found, key=urgency)


def counts(desk: Desk, today: datetime.date | None = None) -> Counter[str]:
    """How many wait at each level, without reading which."""
    now, years = times(desk, today), set[int]()
    found: Counter[str] = Counter()
    for each in piles(desk, now, years):
        found[each.level] += each.many
    found.update(each.level for each in own(desk, now, years))
    return found


def piles(desk: Desk, now: Times, years: set[int]) -> Iterator[Pile]:
    """What waits, counted by rule and by the day that began it; unknown years are noted."""
    for rule in RULES:
        own_ones = f"{own_rows('r')} AND {rule.where}"
        text = f"SELECT {rule.base}, count(*) FROM {rule.subject.tables} WHERE {own_ones}"
        soon, bound = _soon(rule, now)
        for base, many in desk.office.connection.execute(f"{text}{soon} GROUP BY 1", bound):
            level, day = _level_of(rule, base, now, years)
            if level:
                yield Pile(rule.key, base, many, level, day)


def first_of(desk: Desk, pile: Pile, most: int) -> list[DueItem]:
    """The first of those that wait by one rule since one day."""
    rule = BY_KEY[pile.kind]
    text, _ = _narrowed(rule, EVERYTHING, joins=True)
    text += f" AND {rule.base} = ? ORDER BY r.id LIMIT ?"
    rows = desk.office.connection.execute(text, (pile.base, most))
    return [
        DueItem(rule.key, rule.subject.record, key, pile.level, pile.due, unit or "", committee)
        for key, _base, unit, committee in rows
    ]


def _waiting(
    desk: Desk,
    rule: Rule,
    now: Times,
    wanted: Wanted,
    years: set[int],
    homes: Mapping[int, int] | None,
) -> Iterator[DueItem]:
    """What waits by one rule; a year whose working days are not known is noted instead."""
    known: dict[str, tuple[str, str]] = {}
    kind, record = rule.key, rule.subject.record
    text, bound = _narrowed(rule, wanted)
    soon, until = _soon(rule, now)
    for key, base, unit, committee in desk.office.connection.execute(text + soon, bound + until):
        if base not in known:
            known[base] = _level_of(rule, base, now, years)
        level, day = known[base]
        if level and (not wanted.levels or level in wanted.levels):
            where = committee if homes is None else homes.get(committee)
            yield DueItem(kind, record, key, level, day, unit or "", where)


def _homes(desk: Desk) -> dict[int, int]:
    """The committee of every consultation: sooner read at once than in each one's own row."""
    sql = (
        'SELECT id, committee_id FROM "consultation" '
        f"WHERE {own_rows()} AND committee_id IS NOT NULL"
    )
    return dict(desk.office.connection.execute(sql))


def _joins(wanted: Wanted) -> bool:
    """Whether what is wanted asks the records around, or is about a few."""
    return bool(wanted.search or wanted.committees or wanted.keys)


def _narrowed(rule: Rule, wanted: Wanted, *, joins: bool = False) -> tuple[str, list[Any]]:
    """The question for all that wait by one rule, narrowed to what is wanted."""
    about, joins = rule.subject, joins or _joins(wanted) or not rule.subject.home
    more, home = (about.more, about.committee) if joins else ("", about.home)
    columns = f"r.id, {rule.base}, {rule.unit}, {home}"
    own_ones = f"{own_rows('r')} AND {rule.where}"
    text = f"SELECT {columns} FROM {about.tables} {more} WHERE {own_ones}"
    bound: list[Any] = []
    if wanted.units:
        text += f" AND {rule.unit} IN ({','.join('?' * len(wanted.units))})"
        bound += wanted.units
    if wanted.committees:
        text += f" AND {about.committee} IN ({','.join('?' * len(wanted.committees))})"
        bound += wanted.committees
    if wanted.keys:
        text += " AND r.id IN (SELECT value FROM json_each(?))"
        bound.append(id_list(wanted.keys))
    for word in searched_words(wanted.search):
        text += f" AND (instr({about.search}, ?) OR instr(coalesce({about.source}, ''), ?))"
        bound += (word, word)
    return text, bound


def _soon(rule: Rule, now: Times) -> tuple[str, list[str]]:
    """The condition that leaves out what begins after the last day that is spoken of.

    So it does what is over already, where that ends what is asked for, and what is not over yet.
    """
    text, bound = "", []
    if rule.onward:
        last = now.today + datetime.timedelta(days=now.limits[rule.ahead])
        text, bound = f" AND {rule.base} <= ?", [last.isoformat()]
    for column, sign in ((rule.while_ahead, ">="), (rule.once_past, "<")):
        if column:  # a month is over when a later one has begun
            text += f" AND {column} {sign} substr(?, 1, length({column}))"
            bound.append(now.today.isoformat())
    return text, bound


def _level_of(rule: Rule, base: str, now: Times, years: set[int]) -> tuple[str, str]:
    """Level and last day of what began on `base`; no level where it is not spoken of yet."""
    if not base:
        return (STALE, "") if rule.ahead == OVER else ("", "")
    try:
        day = rule.end(base, now)
    except NoCalendar as unknown:
        years.add(unknown.year)
        return (UNSURE if _may_be_near(rule, base, now) else ""), ""
    if rule.ahead == OVER:
        return (STALE if day < now.today else ""), day.isoformat()
    if (day - now.today).days > now.limits[rule.ahead]:
        return "", ""
    return level_of(day, now.today), day.isoformat()


def _may_be_near(rule: Rule, base: str, now: Times) -> bool:
    """Whether the end of a limit that nobody can reckon yet may be near or past."""
    guess = rule.end(base, now._replace(calendar=now.calendar.guessing()))
    return guess - now.today <= datetime.timedelta(days=now.limits[rule.ahead]) + SLACK


def own(desk: Desk, now: Times, years: Iterable[int]) -> Iterator[DueItem]:
    """What is about no record of a register: the end of the term, years without a calendar."""
    term = current_term(desk)
    ends = str(values_of(desk, Term, term).get("ends") or "") if term else ""
    if ends:
        day = datetime.date.fromisoformat(latest(ends))
        if (day - now.today).days <= now.limits["term_end"]:
            level = level_of(day, now.today)
            yield DueItem(TERM, Term.KEY, term, level, day.isoformat(), "", None)
    # the holidays of a year are announced late in the one before
    for year in sorted(each for each in years if each <= now.today.year + 1):
        yield DueItem(CALENDAR, Holiday.KEY, year, UNSURE, "", "", None)


def _fits(waiting: DueItem, wanted: Wanted) -> bool:
    kinds = not wanted.kinds or TITLES[waiting.kind] in wanted.kinds
    return kinds and (not wanted.levels or waiting.level in wanted.levels)
