"""The lookup cache: the office's codes and linked titles, kept until an action touches them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from types import MappingProxyType
from typing import TypeVar

from desktop_app.records.any_link import Pointer
from desktop_app.records.calendar import Holiday
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.office import CodeEntry, Term
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.desk import Desk, office_values
from desktop_app.services.lookup.known import Known, MadePart
from desktop_app.services.lookup.lazy_parts import LinkedTitles, NamedTitles, UsedFields
from desktop_app.services.lookup.lazy_titles import LateTitles, ReadTitles, title_rows
from desktop_app.services.lookup.office_lists import code_lists, working_days
from desktop_app.storage.log.history import keys_since, records_since
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.clauses import AmongIds, IsEmpty, Not
from desktop_app.storage.query.declared_query import select
from desktop_app.storage.query.expressions import KEY, FieldValue

Made = TypeVar("Made")
FULL_TITLES = 2_000
FEW_CHANGED = 1_000
"""Of more changed rows it is not looked at one by one which fields they fill in."""


def lookup(desk: Desk, model: type[Record] | None = None) -> Lookup:
    """The office's codes and linked names as they are now; kept until an action changes them.

    With a `model` only the titles that reading and showing that record needs: a save then does
    not wait for the titles of the register it has just changed.
    """
    known = _valid(desk)
    key = model.KEY if model else ""
    if key not in known.built:
        read = partial(_known_titles, desk, known)
        titles: Mapping[str, Titles] = LinkedTitles(desk.office.records, read)
        if model is not None:
            titles = NamedTitles(model.KEY, _named_in(model), titles)
        known.built[key] = _build(desk, known, titles)
    return known.built[key]


def made_once(desk: Desk, name: str, make: Callable[[], Made], of: str | None = None) -> Made:
    """What `make` gives, made when it is first asked for and anew after the next action.

    With `of`, the key of the one kind of record that it is made of, anew after the next on these.
    """
    made = _valid(desk).made
    if name not in made:
        made[name] = MadePart(make(), of)
    found: Made = made[name].value
    return found


def _valid(desk: Desk) -> Known:
    """The cache, valid after the last action: parts whose records were touched are dropped."""
    no, today, known = last_number(desk.office), desk.today, desk.lookup_cache
    if known is None or known.day != today or known.no > no:
        known = desk.lookup_cache = Known(no, today)
    elif known.no < no:
        touched = records_since(desk.office, known.no)
        models = map(Registry.of(desk.office.records).model, touched)
        if any(each.AFFECTS_SORT_KEYS for each in models):
            known = desk.lookup_cache = Known(no, today)
        else:
            _forget(desk, known, touched)
            known.no = no
    return known


def _forget(desk: Desk, known: Known, touched: set[str]) -> None:
    """Drop what the records touched were part of."""
    in_term = desk.office.records if Term.KEY in touched else ()
    for key in touched.union(each.KEY for each in in_term if each.IN_TERM):
        known.titles.pop(key, None)
    for key in touched.intersection(known.used):
        _follow_used(desk, known, Registry.of(desk.office.records).model(key))
    known.codes = None if CodeEntry.KEY in touched else known.codes
    known.term = None if Term.KEY in touched else known.term
    known.calendar = None if Holiday.KEY in touched else known.calendar
    known.built.clear()
    known.made = {
        name: made for name, made in known.made.items()
        if made.of is not None and made.of not in touched
    }  # fmt: skip
    known.outward = {}


def full_titles(desk: Desk, model: type[Record], read: ReadTitles = title_rows) -> Titles:
    """The titles of every record of a register, however many, for matching imported names."""
    every = lists.find(desk.office, model, lists.Query())
    return Titles(read(desk.office, model, every), _of_other_terms(desk, model))


def titles_of(desk: Desk, model: type[Record], read: ReadTitles = title_rows) -> Titles:
    """All titles of a small register; a large one's are read when they are asked for."""
    if _is_large(desk, model):
        return LateTitles(desk.office, model, current_term(desk), read)
    return full_titles(desk, model, read)


def every_title(desk: Desk, model: type[Record]) -> Titles:
    """The titles of every record of a register; those of a small one are kept until it changes."""
    known = _known_titles(desk, _valid(desk), model)
    return full_titles(desk, model) if isinstance(known, LateTitles) else known


def current_term(desk: Desk) -> int | None:
    """The id of the term that today lies in, else of the last that began; None without any.

    A term that ends in 2026-12 is still on in that month. One that is closed is over, whatever its
    days say, as long as another is not: between two terms the next one is present already.
    """
    keys = lists.find(desk.office, Term, lists.Query())
    rows = lists.rows(desk.office, Term, keys, ("number", "starts", "ends", "closed_on"))
    rows = [row for row in rows if not row[5]] or rows
    today = desk.today.isoformat()
    begun = [row for row in rows if row[3] and row[3] <= today]
    running = [row for row in begun if not row[4] or today[: len(row[4])] <= row[4]]
    return max(running or begun or rows, key=lambda row: row[2])[0] if rows else None


@cache
def _named_in(model: type[Record]) -> tuple[str, ...]:
    """The keys of the registers that a record's fields link to, without the owner of a child.

    A child with a page of its own shows its owner there.
    """
    links = (each for each in model.declared() if isinstance(each, Pointer))
    kinds = (key for each in links if model.TAB or each is not model.owner() for key in each.kinds)
    return tuple(dict.fromkeys(kinds))


def _build(desk: Desk, known: Known, titles: Mapping[str, Titles]) -> Lookup:
    """A lookup with these titles; parts that the cache lacks are read."""
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
        codes=known.codes,
        titles=MappingProxyType(titles),
        office=MappingProxyType(known.office),
        term=known.term[0],
        calendar=known.calendar,
        used=UsedFields(desk.office.records, partial(_known_used, desk, known)),
    )


def _known_titles(desk: Desk, known: Known, model: type[Record]) -> Titles:
    if model.KEY not in known.titles:
        known.titles[model.KEY] = titles_of(desk, model)
    return known.titles[model.KEY]


def _known_used(desk: Desk, known: Known, model: type[Record]) -> frozenset[str]:
    """The fields of `IF_USED` of a record that some row fills in, as member.cert_no."""
    if model.KEY not in known.used:
        known.used[model.KEY] = {name: _filling(desk, model, name) for name in model.IF_USED}
    found = known.used[model.KEY].items()
    return frozenset(f"{model.KEY}.{name}" for name, key in found if key is not None)


def _follow_used(desk: Desk, known: Known, model: type[Record]) -> None:
    """Bring up to date which row fills in each field, by the rows that were changed alone.

    The other rows are as they were: a row that filled a field in still does, and where none did
    it can only be a changed one.
    """
    changed = keys_since(desk.office, known.no, model.KEY)
    if len(changed) > FEW_CHANGED:
        del known.used[model.KEY]
        return
    for name, key in known.used[model.KEY].items():
        if key is None:
            known.used[model.KEY][name] = _filling(desk, model, name, sorted(changed))
        elif key in changed:
            known.used[model.KEY][name] = _filling(desk, model, name)


def _filling(
    desk: Desk, model: type[Record], name: str, keys: Sequence[int] | None = None
) -> int | None:
    """The id of some row, or of one of those with some ids, that fills in a field."""
    among = () if keys is None else (AmongIds(KEY, keys),)
    filled = Not(IsEmpty(FieldValue(name)))
    rows = select(desk.office, model, (KEY,), (filled, *among), most=1)
    return int(rows[0][0]) if rows else None


def _is_large(desk: Desk, model: type[Record]) -> bool:
    """Whether a register has more than `FULL_TITLES` records."""
    return lists.has_more_than(desk.office, model, FULL_TITLES)


def _of_other_terms(desk: Desk, model: type[Record]) -> set[int]:
    """The records of a register that belong to another term than the current one."""
    term = current_term(desk) if model.IN_TERM else None
    if term is None:
        return set()
    links = lists.find_with(desk.office, model, lists.Query(), model.IN_TERM)
    return {key for key, value in links if value not in (None, term)}
