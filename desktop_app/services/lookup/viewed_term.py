"""The term that is looked at: the present one, unless the clerk has turned to another."""

from __future__ import annotations

from desktop_app.records.office import Term
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup, made_once
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query


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


def in_viewed_term(desk: Desk, model: type[Record]) -> tuple[Filter, ...]:
    """The filter that a list of this register begins with, none for one that knows no terms.

    None either while the office has a single term: everything is of it.
    """
    name = model.IN_TERM
    term = viewed_term(desk) if name else None
    if term is None or not has_several(desk):
        return ()
    return (Filter(name, "in", (term,)),)


def has_several(desk: Desk) -> bool:
    """Whether the office keeps more than one term."""
    found: bool = made_once(desk, "several terms", lambda: lists.has_more_than(
        desk.office, Term, 1))  # fmt: skip
    return found
