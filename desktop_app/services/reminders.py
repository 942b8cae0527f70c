"""What is due: the one place that computes it, from the records alone, by the rules."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.chinese.working_days import NoCalendar
from desktop_app.records.calendar import Holiday, Limits
from desktop_app.records.office import Term
from desktop_app.records.outcome import Outcome
from desktop_app.services.desk import Desk, current_term, names, values_of
from desktop_app.services.reminder_rules import (
    BY_KEY,
    CALENDAR,
    OVER,
    RULES,
    TERM,
    TITLES,
    Rule,
)
from desktop_app.services.time_limits import Times, times
from desktop_app.storage.shapes import id_list

LATE, TODAY, WEEK, LATER, STALE = "late", "today", "week", "later", "stale"
LEVELS = {LATE: "逾期", TODAY: "今天到期", WEEK: "本周", LATER: "以后", STALE: "停滞"}
PLACES = {level: place for place, level in enumerate(LEVELS)}
_SUNDAY = 6
_WINDOW = 500


class Waiting(NamedTuple):
    """One thing that waits, as little as sorting and filtering need of it.

    `since` and `due` are ISO days ('' where there is none), `unit` whom the office waits for.
    """

    kind: str
    record: str
    key: int | None
    level: str
    due: str
    since: str
    unit: str
    committee: int | None


class Reminder(NamedTuple):
    """One thing that waits, in words; `days` over its day, negative before it, None without one.

    `record` and `key` name the record to open; without a key it is the place of such records.
    """

    kind: str
    title: str
    record: str
    key: int | None
    what: str
    source: str
    unit: str
    committee: str
    since: str
    due: str
    days: int | None
    level: str
    status: str = ""

    @property
    def who(self) -> str:
        """Unit and committee in one text."""
        return "、".join(each for each in (self.unit, self.committee) if each)


class Wanted(NamedTuple):
    """Which of all that waits: empty means any; `search` is part of a text of the record."""

    search: str = ""
    levels: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    committees: tuple[int, ...] = ()


EVERYTHING = Wanted()


def due(desk: Desk, today: datetime.date | None = None) -> list[Reminder]:
    """Everything that waits on a day, the most urgent first."""
    return read(desk, find(desk, today=today), today)


def find(
    desk: Desk, wanted: Wanted = EVERYTHING, today: datetime.date | None = None
) -> list[Waiting]:
    """All that waits and is wanted, the most urgent first; a hundred thousand in a moment."""
    now = times(desk, today)
    years: set[int] = set()
    found: list[Waiting] = []
    for rule in RULES:
        if not wanted.kinds or TITLES[rule.key] in wanted.kinds:
            found += _waiting(desk, rule, now, wanted, years)
    if not wanted.search and not wanted.units and not wanted.committees:
        found += [each for each in _own(desk, now, years) if _fits(each, wanted)]
    return sorted(found, key=urgency)


def counts(desk: Desk, today: datetime.date | None = None) -> Counter[str]:
    """How many wait at each level, without reading which."""
    now, years = times(desk, today), set[int]()
    found: Counter[str] = Counter()
    for rule in RULES:
        for base, many in desk.office.connection.execute(
            f"SELECT {rule.base}, count(*) FROM {rule.subject.tables} WHERE {rule.where} GROUP BY 1"
        ):
            level, _ = _level_of(rule, base, now, years)
            if level:
                found[level] += many
    found.update(each.level for each in _own(desk, now, years))
    return found


def read(
    desk: Desk, waiting: Sequence[Waiting], today: datetime.date | None = None
) -> list[Reminder]:
    """The same in words, in the same order; what is gone meanwhile is left out."""
    day = today or desk.today
    told: dict[tuple[str, int | None], tuple[str, str, str]] = {}
    committees = committee_names(desk)
    for start in range(0, len(waiting), _WINDOW):
        told |= _told(desk, waiting[start : start + _WINDOW])
    return [
        _worded(each, told[each.record, each.key], committees, day)
        for each in waiting
        if (each.record, each.key) in told
    ]


def urgency(waiting: Waiting) -> tuple[int, str, str, int]:
    """The order of what waits: by level, then the oldest first."""
    return (PLACES[waiting.level], waiting.due, waiting.since, waiting.key or 0)


def level_of(day: datetime.date, today: datetime.date) -> str:
    """How near a day is: late, today, this week (to Sunday), later."""
    if day <= today:
        return LATE if day < today else TODAY
    sunday = today + datetime.timedelta(days=_SUNDAY - today.weekday())
    return WEEK if day <= sunday else LATER


def committee_names(desk: Desk) -> dict[int, str]:
    """The short names of the committees by their ids."""
    sql = 'SELECT id, coalesce(short_name, name) FROM "committee" ORDER BY position, strokes'
    return dict(desk.office.connection.execute(sql))


def _waiting(
    desk: Desk, rule: Rule, now: Times, wanted: Wanted, years: set[int]
) -> Iterator[Waiting]:
    """What waits by one rule; a year whose working days are not known is noted instead."""
    known: dict[str, tuple[str, str]] = {}
    record, title = rule.subject.record, rule.key
    text, bound = _narrowed(rule, wanted)
    for key, base, since, unit, committee in desk.office.connection.execute(text, bound):
        if base not in known:
            known[base] = _level_of(rule, base, now, years)
        level, day = known[base]
        if level and (not wanted.levels or level in wanted.levels):
            yield Waiting(title, record, key, level, day, since or "", unit or "", committee)


def _narrowed(rule: Rule, wanted: Wanted) -> tuple[str, list[Any]]:
    """The question for all that wait by one rule, narrowed to what is wanted."""
    about = rule.subject
    columns = f"r.id, {rule.base}, {rule.since or rule.base}, {rule.unit}, {about.committee}"
    text = f"SELECT {columns} FROM {about.tables} {about.more} WHERE {rule.where}"
    bound: list[Any] = []
    if wanted.units:
        text += f" AND {rule.unit} IN ({','.join('?' * len(wanted.units))})"
        bound += wanted.units
    if wanted.committees:
        text += f" AND {about.committee} IN ({','.join('?' * len(wanted.committees))})"
        bound += wanted.committees
    for word in wanted.search.encode("utf-8", "ignore").decode().lower().split():
        text += f" AND (instr({about.search}, ?) OR instr(coalesce({about.source}, ''), ?))"
        bound += (word, word)
    return text, bound


def _level_of(rule: Rule, base: str, now: Times, years: set[int]) -> tuple[str, str]:
    """Level and last day of what began on `base`; no level where it is not spoken of yet."""
    if not base:
        return (STALE, "") if rule.ahead == OVER else ("", "")
    try:
        day = rule.end(base, now)
    except NoCalendar as unknown:
        years.add(unknown.year)
        return "", ""
    if rule.ahead == OVER:
        return (STALE if day < now.today else ""), day.isoformat()
    if (day - now.today).days > now.limits[rule.ahead]:
        return "", ""
    return level_of(day, now.today), day.isoformat()


def _own(desk: Desk, now: Times, years: Iterable[int]) -> Iterator[Waiting]:
    """What is about no record of a register: the end of the term, years without a calendar."""
    term = current_term(desk)
    ends = str(values_of(desk, Term, term).get("ends") or "") if term else ""
    if ends:
        day = datetime.date.fromisoformat(latest(ends))
        if (day - now.today).days <= now.limits["term_end"]:
            level = level_of(day, now.today)
            yield Waiting(TERM, Term.KEY, term, level, day.isoformat(), "", "", None)
    for year in sorted(years):
        yield Waiting(CALENDAR, Holiday.KEY, None, LATER, "", str(year), "", None)


def _fits(waiting: Waiting, wanted: Wanted) -> bool:
    kinds = not wanted.kinds or TITLES[waiting.kind] in wanted.kinds
    return kinds and (not wanted.levels or waiting.level in wanted.levels)


def _told(
    desk: Desk, waiting: Iterable[Waiting]
) -> dict[tuple[str, int | None], tuple[str, str, str]]:
    """What each record is, where it comes from and its state, by its key and id."""
    found: dict[tuple[str, int | None], tuple[str, str, str]] = {}
    codes = names(desk, Limits).codes
    keys: dict[str, set[int]] = {}
    for each in waiting:
        if each.kind in BY_KEY and each.key is not None:
            keys.setdefault(each.kind, set()).add(each.key)
        else:
            found[each.record, each.key] = (_own_words(desk, each), "", "")
    for kind, wanted in keys.items():
        about = BY_KEY[kind].subject
        rows = desk.office.connection.execute(
            f"SELECT r.id, {about.what}, {about.source}, {about.status} "
            f"FROM {about.tables} {about.more} WHERE r.id IN (SELECT value FROM json_each(?))",
            (id_list(wanted),),
        )
        for key, what, source, status in rows:
            label = codes[about.codes].label(status) if status else ""
            found[about.record, key] = (_short(what), source or "", label)
    return found


def _short(text: str) -> str:
    """A text as suggestions are called: its first words in one line."""
    return Outcome.title_of({"content": text})


def _own_words(desk: Desk, waiting: Waiting) -> str:
    if waiting.kind == CALENDAR:
        return f"{waiting.since} 年的节假日还没有填"
    values: Mapping[str, Any] = values_of(desk, Term, waiting.key or 0)
    return f"{Term.title_of(values)}届满，准备交接"


def _worded(
    waiting: Waiting,
    told: tuple[str, str, str],
    committees: Mapping[int, str],
    today: datetime.date,
) -> Reminder:
    days = (today - datetime.date.fromisoformat(waiting.due)).days if waiting.due else None
    what, source, status = told
    return Reminder(
        waiting.kind,
        TITLES[waiting.kind],
        waiting.record,
        waiting.key,
        what,
        source,
        waiting.unit,
        committees.get(waiting.committee or 0, ""),
        waiting.since if waiting.kind != CALENDAR else "",
        waiting.due,
        days,
        waiting.level,
        status,
    )
