"""Who has done which duty of a year: counted from the records, ticked by hand, or missing.

What was counted for a year is kept with the number of the last action; after another one only
those are counted again whom it touched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.records.duty import Duty, DutyTick
from desktop_app.records.lookup import Lookup
from desktop_app.records.member import Member
from desktop_app.records.membership import Membership
from desktop_app.services.desk import Desk
from desktop_app.services.duties import asked_of
from desktop_app.services.duties.asked_of import AskedOf
from desktop_app.services.duties.behind import cell_rows
from desktop_app.services.duties.cells import (
    DONE,
    EXEMPT,
    FULFILLED,
    NONE,
    OPEN,
    OVERDUE,
    PARTLY,
    TICKED,
    DutyCell,
    DutyColumn,
    DutyLine,
    DutyMatrix,
)
from desktop_app.services.duties.year_duty import (
    YearDuty,
    counted_words,
    rule_words,
    year_duties,
)
from desktop_app.services.facts import counting
from desktop_app.services.facts.counting import FactCounts
from desktop_app.services.facts.declared import FactCount, facts_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.lookup.kept_reads import Read
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.statistics.periods import of_year
from desktop_app.storage.log.history import records_since
from desktop_app.storage.log.position import settled_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

__all__ = ["cell_rows", "matrix", "read_records"]

GROUP = "group"
NOT_ASKED = "不在适用对象里，或者期限以后才任职"
_ALL_NEW = frozenset((Duty.KEY, GROUP, "committee", "sector", "office", "term", "code_entry"))
"""Records whose changes change every line: everything is read again."""
_WHO = frozenset((Member.KEY, Membership.KEY))
_SHOWN = (*_ALL_NEW, *_WHO, DutyTick.KEY)
_OPENED = ("activity", "activity_part", "proposal", "opinion_report", "consultation")
"""Records whose states decide whether those that are linked to them count."""
Ticks = set[tuple[int, int]]
"""Duty and member or group of every tick."""


@dataclass(frozen=True, slots=True)
class _State:
    """What was read up to action `no`; `ahead` are facts that do not count yet."""

    no: int
    duties: Sequence[YearDuty]
    people: Mapping[int, AskedOf]
    counts: FactCounts
    ahead: FactCounts
    ticked: Ticks
    made: DutyMatrix


def read_records(desk: Desk) -> frozenset[str]:
    """The keys of the records whose changes change the matrix."""
    sources = [x for rule in facts_of(desk.subjects).values() for x in rule.sources]
    counted = {x.record.KEY for x in sources}
    sharers = {x.sharers.record.KEY for x in sources if x.sharers}
    return frozenset({*_SHOWN, *_OPENED, *counted, *sharers})


def matrix(desk: Desk, year: int, subject: str = "member") -> DutyMatrix:
    """Everybody by the duties of a year; members are those of the term that is looked at."""
    no = settled_number(desk.office)
    name = ("duty matrix", year, subject, asked_of.term_looked_back_at(desk))
    states: dict[str, _State] = valid_reads(desk).get(
        name, (desk.today,), lambda: Read(frozenset(), {})
    )
    old = states.get("")
    state = _followed(desk, no, old) if old and no is not None and old.no <= no else None
    if state is None:
        state = _read(desk, no or 0, year, subject)
    if no is not None:
        states[""] = state
    return state.made


def _read(desk: Desk, no: int, year: int, subject: str) -> _State:
    """Everything from the records."""
    duties = year_duties(desk, year, subject)
    people = _people(desk, year, subject)
    counts, ahead = _counted(desk, duties, year, subject, None)
    ticked = _ticked(desk, duties, subject)
    empty = DutyMatrix(year, subject, (), ())
    state = _State(no, duties, people, counts, ahead, ticked, empty)
    lines = tuple(_lines(state, people.values(), desk.today.isoformat()))
    shared = lookup(desk, Duty)
    columns = tuple(_column(each, place, lines, shared) for place, each in enumerate(duties))
    return _State(no, duties, people, counts, ahead, ticked,
                  DutyMatrix(year, subject, columns, lines))  # fmt: skip


def _followed(desk: Desk, no: int, old: _State) -> _State | None:
    """The state after further actions, None where everything has to be read again."""
    changed = records_since(desk.office, old.no) if no > old.no else set()
    if not changed:
        return old
    year, subject = old.made.year, old.made.subject
    if changed & _ALL_NEW or subject == GROUP:
        return None
    keys = counting.touched(desk, old.no)
    if keys is None:
        return None
    people = _people(desk, year, subject) if changed & _WHO else old.people
    ticked = _ticked(desk, old.duties, subject) if DutyTick.KEY in changed else old.ticked
    new_counts, new_ahead = _counted(desk, old.duties, year, subject, keys)
    counts, ahead = (
        {**{key: each for key, each in kept.items() if key not in keys}, **new}
        for kept, new in ((old.counts, new_counts), (old.ahead, new_ahead))
    )
    state = _State(no, old.duties, people, counts, ahead, ticked, old.made)
    stale = keys | {who for _, who in ticked ^ old.ticked}
    if people is not old.people:
        stale |= {key for key, each in people.items() if each != old.people.get(key)}
    made = _with_lines(state, stale, desk.today.isoformat(), same=people is old.people)
    return _State(no, old.duties, people, counts, ahead, ticked, made)


def _with_lines(state: _State, stale: Collection[int], today: str, *, same: bool) -> DutyMatrix:
    """The matrix of a state with the stale lines made anew; `same` people are in the same order."""
    made = state.made
    lines = {each.key: each for each in made.lines}
    asked = [state.people[key] for key in stale if key in state.people]
    new = {each.key: each for each in _lines(state, asked, today)}
    if same:
        lines.update(new)
    else:
        lines = {key: new.get(key) or lines[key] for key in state.people}
    gone = [each for each in made.lines if each.key in new or each.key not in lines]
    columns = tuple(
        _counted_again(each, place, gone, new.values()) for place, each in enumerate(made.columns)
    )
    return made._replace(columns=columns, lines=tuple(lines.values()))


def _counted_again(
    column: DutyColumn, place: int, gone: Iterable[DutyLine], new: Iterable[DutyLine]
) -> DutyColumn:
    done, asked = column.done, column.asked
    for sign, lines in ((-1, gone), (1, new)):
        for each in lines:
            state = each.cells[place].state
            asked += sign * (state != EXEMPT)
            done += sign * (state in FULFILLED)
    return column._replace(done=done, asked=asked)


def _people(desk: Desk, year: int, subject: str) -> dict[int, AskedOf]:
    read = asked_of.groups if subject == GROUP else asked_of.members
    return {each.key: each for each in read(desk, year)}


def _counted(
    desk: Desk, duties: Sequence[YearDuty], year: int, subject: str, only: Collection[int] | None
) -> tuple[FactCounts, FactCounts]:
    """The records that count, and those that do not yet."""
    if only is not None and not only:
        return {}, {}
    facts, grouped = {each.rule.key for each in duties if each.rule}, subject == GROUP
    period = of_year(year)
    return (
        counting.counts(desk, period, facts, groups=grouped, only=only),
        counting.waiting(desk, period, facts, groups=grouped, only=only),
    )


def _ticked(desk: Desk, duties: Sequence[YearDuty], subject: str) -> Ticks:
    query = Query(where=(Filter("duty", "in", tuple(each.key for each in duties)),))
    keys = list(lists.find(desk.office, DutyTick, query))
    rows = lists.rows(desk.office, DutyTick, keys, ("duty", subject))
    return {(duty, who) for _, _, duty, who in rows if who}


def _lines(state: _State, people: Iterable[AskedOf], today: str) -> Iterable[DutyLine]:
    for one in people:
        counts = state.counts.get(one.key, ()), state.ahead.get(one.key, ())
        cells = tuple(
            _cell(each, one, counts, (each.key, one.key) in state.ticked, today)
            for each in state.duties
        )
        asked = [each for each in cells if each.state != EXEMPT]
        done = sum(each.state in FULFILLED for each in asked)
        why = one.exempt or ("" if asked or not state.duties else NOT_ASKED)
        yield DutyLine(one.key, one.name, one.committee, one.sector, one.about, cells, why,
                       done, len(asked))  # fmt: skip


def _cell(
    duty: YearDuty, one: AskedOf, counts: tuple[Sequence[FactCount], ...],
    is_ticked: bool, today: str,
) -> DutyCell:  # fmt: skip
    done = duty.number(counts[0])
    state = _state(duty, one, done, is_ticked, bool(duty.last) and duty.last < today)
    word = ""
    if state in OPEN and duty.rule and duty.number(counts[1]) > 0:
        word = duty.rule.waiting
    return DutyCell(PARTLY if word and state == NONE else state, done, duty.minimum, word)


def _state(duty: YearDuty, one: AskedOf, done: int, is_ticked: bool, is_over: bool) -> str:
    if not duty.asks(one):
        return EXEMPT
    if done >= duty.minimum:
        return DONE
    if is_ticked:
        return TICKED
    if is_over:
        return OVERDUE
    return PARTLY if done else NONE


def _column(duty: YearDuty, place: int, lines: Sequence[DutyLine], shared: Lookup) -> DutyColumn:
    states = [state for x in lines if (state := x.cells[place].state) != EXEMPT]
    own, unit = duty.values, duty.rule.unit if duty.rule else "件"
    return DutyColumn(
        duty.key, own["name"], rule_words(duty), duty.last, duty.minimum, unit,
        sum(each in FULFILLED for each in states), len(states), own["fact"] or "",
        own["how_to"] or "", counted_words(duty, shared),
    )  # fmt: skip
