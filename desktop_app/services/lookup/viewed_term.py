"""The term that is looked at: the present one, unless the clerk has turned to another."""

from __future__ import annotations

from desktop_app.chinese.dates import earliest, latest
from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup, made_once
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

YEAR = len("2026")


def viewed_term(desk: Desk) -> int | None:
    """The id of the term that lists, statistics and headings are about; None without any term.

    One that was removed since is looked at no longer. New records are of the present term always.
    """
    if desk.viewed_term is None:
        return lookup(desk).term
    known = made_once(desk, "ids of terms", lambda: set(lists.find(desk.office, Term, Query())))
    return desk.viewed_term if desk.viewed_term in known else lookup(desk).term


def looks_back(desk: Desk) -> bool:
    """Whether another term than the present one is looked at."""
    return viewed_term(desk) != lookup(desk).term


def in_viewed_term(desk: Desk, model: type[Record]) -> Filter | None:
    """The filter that a list of this register begins with, None for one that knows no terms.

    None either while the office has a single term: everything is of it. Records without a term
    are listed with those of the present one.
    """
    name = model.IN_TERM or (f"{model.TERM_OF}.term" if model.TERM_OF else "")
    term = viewed_term(desk) if name else None
    if term is None or not has_several(desk):
        return None
    if looks_back(desk) or not _some_without(desk, model, name):
        return Filter(name, "in", (term,))
    return Filter(name, "in", (term, None))


def _some_without(desk: Desk, model: type[Record], name: str) -> bool:
    """Whether some record of a register has no term."""
    query = Query(where=(Filter(name, "in", (None,)),))
    found: bool = made_once(desk, f"{model.KEY} without term", lambda: bool(
        lists.first(desk.office, model, query, 1)))  # fmt: skip
    return found


def span_of(desk: Desk, term: int) -> tuple[str, str]:
    """The first and the last day of a term (ISO text), today where it has not ended; '' unknown."""
    ((_, _, starts, ends),) = lists.rows(desk.office, Term, [term], ("starts", "ends"))
    today = desk.today.isoformat()
    last = min(latest(ends), today) if ends else today
    return (earliest(starts) if starts else ""), last


def viewed_year(desk: Desk) -> int:
    """The year that pages of one year begin with: this one, looking back the term's last one."""
    term = viewed_term(desk)
    if term is None or not looks_back(desk):
        return desk.today.year
    first, last = span_of(desk, term)
    return min(int(max(first, last)[:YEAR]), desk.today.year)


def has_several(desk: Desk) -> bool:
    """Whether the office keeps more than one term."""
    found: bool = made_once(desk, "several terms", lambda: lists.has_more_than(
        desk.office, Term, 1))  # fmt: skip
    return found
