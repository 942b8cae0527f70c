"""The desk: the open office file, who acts, the day, the lookup cache, and the one `write`."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from desktop_app.chinese.working_days import WorkingDays
from desktop_app.records.calendar import Holiday
from desktop_app.records.key_scheme import KeyScheme
from desktop_app.records.links import Link, Links
from desktop_app.records.lookup import Choices, Lookup, Titles
from desktop_app.records.office import CharacterStroke, CodeEntry, Office, Term
from desktop_app.records.record import Record
from desktop_app.services.cascading import Cascading, cascade
from desktop_app.services.lazy_titles import LateTitles, title_rows
from desktop_app.services.lookup.office_lists import code_lists, working_days
from desktop_app.services.subjects import Subject, default_subjects
from desktop_app.stepping import Steps, run_to_end
from desktop_app.storage.file.office_file import OfficeFile
from desktop_app.storage.log import door
from desktop_app.storage.log.history import records_since
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query import lists, search_keys

FULL_TITLES = 2_000
MANY = 1_000
"""Records of an action after which the write-ahead log goes back into the file at once."""


class Changed(NamedTuple):
    """What an action changed: its number (None: nothing) and the keys of the records it touched."""

    action: int | None
    records: frozenset[str] = frozenset()
    keys: tuple[int, ...] = ()


@dataclass(slots=True)
class _Known:
    """What names were built of up to action `no` on a day; parts that a later action touches go."""

    no: int
    day: datetime.date
    codes: dict[str, Choices] | None = None
    office: dict[str, object] | None = None
    term: tuple[int | None] | None = None
    calendar: WorkingDays | None = None
    titles: dict[str, Titles] = field(default_factory=dict)
    used: dict[str, frozenset[str]] = field(default_factory=dict)
    built: dict[str, Lookup] = field(default_factory=dict)


@dataclass(slots=True)
class Desk:
    """The one argument every service takes first."""

    office: OfficeFile
    clerk: str
    clock: Callable[[], datetime.datetime] = datetime.datetime.now
    subjects: tuple[Subject, ...] = field(default_factory=default_subjects, repr=False)
    _known: _Known | None = field(default=None, repr=False)

    @property
    def today(self) -> datetime.date:
        """The day that new records and prints carry."""
        return self.clock().date()

    def write(
        self,
        put: Sequence[Record] = (),
        remove: Sequence[Record] = (),
        action: str = "",
        *,
        cascading: Cascading = Cascading.SAVED,
        undoes: int | None = None,
        actor_id: int | None = None,
    ) -> Changed:
        """Write and remove records, and what follows from them, as one logged action.

        The only way in which a service changes data. `action` is the name in the log, its reason
        included; `undoes` the number of the action that this one takes back, `actor_id` the row of
        the table of actors, by default the one with the clerk's name. Returns the records touched,
        those of the cascade too, and the keys of `put`, or of `remove` without any.

        Raises `Stale` when a record is no longer at the version it was read at, `InUse` when a
        removed record is still linked to, `Taken` for a unique value that exists already, and
        `UserError` when the file cannot be written; nothing is changed then.
        """
        return run_to_end(
            self.write_in_steps(
                put, remove, action, cascading=cascading, undoes=undoes, actor_id=actor_id
            )
        )

    def write_in_steps(
        self,
        put: Sequence[Record] = (),
        remove: Sequence[Record] = (),
        action: str = "",
        *,
        cascading: Cascading = Cascading.SAVED,
        undoes: int | None = None,
        actor_id: int | None = None,
    ) -> Steps[Changed]:
        """`write` in slices of milliseconds: yields (records done, all); closing it rolls back."""
        if not put and not remove:
            return Changed(None)
        every = [*put, *cascade(self, self.office, self.subjects, put, cascading)]
        number = yield from door.apply_in_steps(
            self.office, every, remove, action, self.clerk, undoes, actor_id
        )
        if number is not None and len(put) > MANY:
            self.office.write_back()
        keys = tuple(each.key for each in (put or remove))
        if number is None:
            return Changed(None, keys=keys)
        touched = frozenset(type(each).KEY for each in (*every, *remove))
        if any(model.AFFECTS_SORT_KEYS and model.KEY in touched for model in self.office.records):
            settle_keys(self)
        return Changed(number, touched, keys)


def lookup(desk: Desk, model: type[Record] | None = None) -> Lookup:
    """The office's codes and linked names as they are now; kept until an action changes them.

    With a `model` only the titles that reading and showing that record needs: a save then does
    not wait for the titles of the register it has just changed.
    """
    known = _known(desk)
    key = model.KEY if model else ""
    if key not in known.built:
        linked = linked_models(desk.office.records) if model is None else _named_in(model)
        known.built[key] = _build(desk, known, linked)
    return known.built[key]


def _known(desk: Desk) -> _Known:
    """What is known already and still true after the last action."""
    no, today, known = last_number(desk.office), desk.today, desk._known
    if known is None or known.day != today or known.no > no:
        known = desk._known = _Known(no, today)
    elif known.no < no:
        touched = records_since(desk.office, known.no)
        if any(each.AFFECTS_SORT_KEYS for each in desk.office.records if each.KEY in touched):
            known = desk._known = _Known(no, today)
        else:
            _forget(desk, known, touched)
            known.no = no
    return known


def _forget(desk: Desk, known: _Known, touched: set[str]) -> None:
    """Drop what the records touched were part of."""
    by_term = {each.KEY for each in desk.office.records if each.IN_TERM and Term.KEY in touched}
    for key in touched | by_term:
        known.titles.pop(key, None)
        known.used.pop(key, None)
    known.codes = None if CodeEntry.KEY in touched else known.codes
    known.term = None if Term.KEY in touched else known.term
    known.calendar = None if Holiday.KEY in touched else known.calendar
    known.built.clear()


def full_titles(desk: Desk, model: type[Record]) -> Titles:
    """The titles of every record of a register, however many, for matching imported names."""
    every = lists.find(desk.office, model, lists.Query())
    return Titles(title_rows(desk.office, model, every), _of_other_terms(desk, model))


def settle_keys(desk: Desk) -> bool:
    """Make order and search keys what the office's settings say; whether any had to change."""
    office = office_values(desk)
    rows = lists.rows(
        desk.office, CharacterStroke,
        lists.find(desk.office, CharacterStroke, lists.Query()), ("character", "count"),
    )  # fmt: skip
    counts = {row[2]: row[3] for row in rows}
    desk.office.scheme = KeyScheme(str(office.get("name_order") or "cppcc"), counts)
    return search_keys.refresh(desk.office)


def office_values(desk: Desk) -> dict[str, object]:
    """The fields of the one office record, empty before the first start is done."""
    keys = lists.first(desk.office, Office, lists.Query(), 1)
    return values_of(desk, Office, keys[0]) if keys else {}


def values_of(desk: Desk, model: type[Record], key: int) -> dict[str, object]:
    """The stored values of one record; empty when it is gone."""
    fields = [each.name for each in model.declared()]
    found = lists.rows(desk.office, model, [key], fields)
    return dict(zip(fields, found[0][2:], strict=True)) if found else {}


def current_term(desk: Desk) -> int | None:
    """The id of the term that today lies in, else of the last that began; None without any.

    A term that ends in 2026-12 is still on in that month.
    """
    keys = lists.find(desk.office, Term, lists.Query())
    rows = lists.rows(desk.office, Term, keys, ("number", "starts", "ends"))
    today = desk.today.isoformat()
    begun = [row for row in rows if row[3] and row[3] <= today]
    running = [row for row in begun if not row[4] or today[: len(row[4])] <= row[4]]
    return max(running or begun or rows, key=lambda row: row[2])[0] if rows else None


def linked_models(records: Iterable[type[Record]]) -> tuple[type[Record], ...]:
    """The registers that some record links to, each once."""
    found: dict[type[Record], None] = {}
    for model in records:
        for each in model.declared():
            if isinstance(each, Link | Links):
                found[each.linked] = None
    return tuple(found)


def _named_in(model: type[Record]) -> list[type[Record]]:
    """The registers that a record's own fields link to, without the owner of a child."""
    links = (each for each in model.declared() if isinstance(each, Link | Links))
    return [each.linked for each in links if each is not model.owner()]


def _build(desk: Desk, known: _Known, linked: Iterable[type[Record]]) -> Lookup:
    """A lookup with the titles of these registers; parts that the cache lacks are read."""
    titles = {}
    for model in linked:
        if model.KEY not in known.titles:
            known.titles[model.KEY] = _titles(desk, model)
        titles[model.KEY] = known.titles[model.KEY]
    if known.codes is None:
        known.codes = code_lists(desk.office)
    if known.office is None:
        known.office = office_values(desk)
    if known.term is None:
        known.term = (current_term(desk),)
    if known.calendar is None:
        known.calendar = working_days(desk.office)
    return Lookup(
        today=known.day,
        codes=MappingProxyType(known.codes),
        titles=MappingProxyType(titles),
        office=MappingProxyType(known.office),
        term=known.term[0],
        calendar=known.calendar,
        used=_used(desk, known),
    )


def _used(desk: Desk, known: _Known) -> frozenset[str]:
    """The fields that not every office uses and that some record of this one fills in."""
    for model in desk.office.records:
        if model.IF_USED and model.KEY not in known.used:
            known.used[model.KEY] = frozenset(
                f"{model.KEY}.{name}" for name in model.IF_USED
                if lists.first(
                    desk.office, model, lists.Query(where=(lists.Filter(name, "filled"),)), 1
                )
            )  # fmt: skip
    return frozenset().union(*known.used.values())


def _is_large(desk: Desk, model: type[Record]) -> bool:
    """Whether a register has more than `FULL_TITLES` records."""
    return lists.has_more_than(desk.office, model, FULL_TITLES)


def _titles(desk: Desk, model: type[Record]) -> Titles:
    """All titles of a small register; a large one's are read when they are asked for."""
    if _is_large(desk, model):
        return LateTitles(desk.office, model, current_term(desk))
    return full_titles(desk, model)


def _of_other_terms(desk: Desk, model: type[Record]) -> set[int]:
    """The records of a register that belong to another term than the current one."""
    term = current_term(desk) if model.IN_TERM else None
    if term is None:
        return set()
    links = lists.find_with(desk.office, model, lists.Query(), model.IN_TERM)
    return {key for key, value in links if value not in (None, term)}
