"""Predicates over outcomes and stored rows of outcomes, made at random."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from desktop_app.records.field_types import FieldType
from desktop_app.records.outcome import Outcome
from desktop_app.records.predicates import (
    AllOf,
    AnyOf,
    Compared,
    Predicate,
    before,
    no_later,
    one_of,
    whole_day,
)

TODAY = datetime.date(2026, 3, 5)
HANDLING = ("unassigned", "assigned", "progressing", "done", "closed")
ADOPTION = ("pending", "adopted", "partly", "rejected")
UNITS = ("住建局", "o'乡", "a", "%", "é", "𠮷")
DAYS = ("2025", "2026", "2026-02", "2026-03", "2026-02-28", "2026-03-05", "2026-03-06")
NUMBERS = (0, 1, 5, 1000)


def _or_none(values: Sequence[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.sampled_from(values))


ROWS: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "handling": _or_none(HANDLING),
        "adoption": _or_none(ADOPTION),
        "unit": _or_none(UNITS),
        "due": _or_none(DAYS),
        "finished_on": _or_none(DAYS),
        "working_days": _or_none(NUMBERS),
    }
)


def _sets(field: FieldType, values: Sequence[Any]) -> st.SearchStrategy[Predicate]:
    chosen = st.lists(_or_none(values), max_size=3, unique=True)
    return chosen.map(lambda each: one_of(field, *each))


def _bounds(field: FieldType, values: Sequence[Any]) -> st.SearchStrategy[Predicate]:
    pairs = st.tuples(st.sampled_from(["<", "<=", ">", ">="]), st.sampled_from(values))
    return pairs.map(lambda each: Compared(field, sign=each[0], bound=each[1]))


CODE_SETS = st.one_of(_sets(Outcome.handling, HANDLING), _sets(Outcome.adoption, ADOPTION))
NUMBER_BOUNDS = _bounds(Outcome.working_days, NUMBERS)
BEFORE: st.SearchStrategy[Predicate] = st.sampled_from(
    [before(Outcome.due, day) for day in DAYS[-3:]]
)
TWO_DAYS: st.SearchStrategy[Predicate] = st.just(no_later(Outcome.finished_on, Outcome.due))
SINGLE = st.one_of(
    TWO_DAYS,
    CODE_SETS,
    NUMBER_BOUNDS,
    BEFORE,
    _sets(Outcome.unit, UNITS),
    _sets(Outcome.working_days, NUMBERS),
    _bounds(Outcome.due, DAYS),
    _bounds(Outcome.unit, UNITS),
    st.just(whole_day(Outcome.due)),
)


def combined(single: st.SearchStrategy[Predicate]) -> st.SearchStrategy[Predicate]:
    """Those predicates, and any combination of them."""
    return st.recursive(
        single,
        lambda inner: st.one_of(
            inner.map(lambda each: ~each),
            st.lists(inner, max_size=3).map(lambda each: AllOf(tuple(each))),
            st.lists(inner, max_size=3).map(lambda each: AnyOf(tuple(each))),
            st.tuples(inner, inner).map(lambda each: each[0] & each[1]),
            st.tuples(inner, inner).map(lambda each: each[0] | each[1]),
        ),
        max_leaves=8,
    )


PREDICATES = combined(SINGLE)
FILTERABLE = combined(st.one_of(CODE_SETS, NUMBER_BOUNDS, BEFORE, TWO_DAYS))
"""Predicates that list filters can express."""
