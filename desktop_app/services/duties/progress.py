"""Who has done which duty of a year: counted from the records, ticked by hand, or missing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.chinese.dates import latest
from desktop_app.records.duty import BY_HAND, Duty, DutyTick
from desktop_app.records.fact_kinds import kinds_of
from desktop_app.records.lookup import Lookup
from desktop_app.services import outward
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
from desktop_app.services.facts import counting
from desktop_app.services.facts.declared import FactCount, FactRule, facts_of
from desktop_app.services.facts.narrowing import matches, number_of
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.statistics.periods import of_year
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

__all__ = ["cell_rows", "matrix", "read_records"]

NOT_ASKED = "不在适用对象里，或者期限以后才任职"
_READ = ("fact", "kinds", "levels", "role", "minimum", "due", "applies")
_TEXTS = ("name", "how_to")
_SHOWN = ("duty", "duty_tick", "member", "membership", "group", "committee", "sector", "office",
          "term", "code_entry")  # fmt: skip
_OPENED = ("activity", "activity_part", "proposal", "opinion_report", "consultation")
"""Records whose states decide whether those that are linked to them count."""


class YearDuty(NamedTuple):
    """One stored duty: its id and values, and the fact that it counts, None by hand."""

    key: int
    values: Mapping[str, Any]
    rule: FactRule | None

    @property
    def minimum(self) -> int:
        """How many are asked."""
        return self.values["minimum"] or 1

    def number(self, counts: list[FactCount]) -> int:
        """How many of some facts count."""
        if self.rule is None:
            return 0
        own = self.values
        kinds, levels = kinds_of(own["kinds"]), (own["levels"] or "").split()
        fit = [x for x in counts if matches(x, self.rule.key, kinds, levels, own["role"])]
        return number_of(fit)

    def asks(self, one: AskedOf) -> bool:
        """Whether it is asked of a member or group at all; not of who came after its last day."""
        classes = (self.values["applies"] or "").split()
        if one.since and self.values["due"] and one.since > latest(self.values["due"]):
            return False
        return not one.exempt and (not classes or not one.kind or one.kind in classes)


def read_records(desk: Desk) -> frozenset[str]:
    """The keys of the records whose changes change the matrix."""
    sources = [x for rule in facts_of(desk.subjects).values() for x in rule.sources]
    counted = {x.record.KEY for x in sources}
    sharers = {x.sharers.record.KEY for x in sources if x.sharers}
    return frozenset({*_SHOWN, *_OPENED, *counted, *sharers})


def year_duties(desk: Desk, year: int, subject: str) -> list[YearDuty]:
    """The duties of a year for members or groups, in their order."""
    where = (Filter("year", "in", (year,)), Filter("subject", "in", (subject,)))
    keys = list(lists.find(desk.office, Duty, Query(where=where, sort="position")))
    facts = facts_of(desk.subjects)
    texts = outward.rows(desk, Duty, keys, _TEXTS)
    found = []
    for (key, _, *row), (_, _, *words) in zip(
        lists.rows(desk.office, Duty, keys, _READ), texts, strict=True
    ):
        values = {**dict(zip(_READ, row, strict=True)), **dict(zip(_TEXTS, words, strict=True))}
        rule = facts.get(values["fact"]) if values["fact"] != BY_HAND else None
        found.append(YearDuty(key, values, rule))
    return found


def matrix(desk: Desk, year: int, subject: str = "member") -> DutyMatrix:
    """Everybody by the duties of a year."""
    duties = year_duties(desk, year, subject)
    people = (asked_of.groups if subject == "group" else asked_of.members)(desk, year)
    facts = {each.rule.key for each in duties if each.rule}
    counts = counting.counts(desk, of_year(year), facts, groups=subject == "group")
    ahead = counting.waiting(desk, of_year(year), facts, groups=subject == "group")
    ticked = _ticked(desk, [each.key for each in duties], subject)
    today = desk.today.isoformat()
    lines = [
        _line(one, duties, (counts.get(one.key, []), ahead.get(one.key, [])), ticked, today)
        for one in people
    ]
    shared = lookup(desk, Duty)
    columns = tuple(_column(each, place, lines, shared) for place, each in enumerate(duties))
    return DutyMatrix(year, subject, columns, tuple(lines))


def _ticked(desk: Desk, duties: list[int], subject: str) -> set[tuple[int, int]]:
    """Duty and member or group of every tick."""
    query = Query(where=(Filter("duty", "in", tuple(duties)),))
    keys = list(lists.find(desk.office, DutyTick, query))
    rows = lists.rows(desk.office, DutyTick, keys, ("duty", subject))
    return {(duty, who) for _, _, duty, who in rows if who}


def _line(
    one: AskedOf, duties: list[YearDuty], counts: tuple[list[FactCount], list[FactCount]],
    ticked: set[tuple[int, int]], today: str,
) -> DutyLine:  # fmt: skip
    """The cells of one member or group; `counts` are what counts, and what does not yet."""
    cells = []
    for each in duties:
        done, due = each.number(counts[0]), each.values["due"]
        waits = done < each.minimum and each.number(counts[1]) > 0
        is_over = bool(due) and latest(due) < today
        state = _state(each, one, done, (each.key, one.key) in ticked, is_over)
        word = each.rule.waiting if each.rule and waits and state in OPEN else ""
        cells.append(
            DutyCell(PARTLY if word and state == NONE else state, done, each.minimum, word)
        )
    asked = [each for each in cells if each.state != EXEMPT]
    done = sum(each.state in FULFILLED for each in asked)
    why = one.exempt or ("" if asked or not duties else NOT_ASKED)
    return DutyLine(one.key, one.name, one.committee, one.sector, one.about, tuple(cells), why,
                    done, len(asked))  # fmt: skip


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


def _column(duty: YearDuty, place: int, lines: list[DutyLine], shared: Lookup) -> DutyColumn:
    cells = [x.cells[place] for x in lines if x.cells[place].state != EXEMPT]
    own, unit = duty.values, duty.rule.unit if duty.rule else "件"
    return DutyColumn(
        duty.key, own["name"], rule_words(duty), own["due"] or "", duty.minimum, unit,
        sum(each.state in FULFILLED for each in cells), len(cells), own["fact"] or "",
        own["how_to"] or "", counted_words(duty, shared),
    )  # fmt: skip


def rule_words(duty: YearDuty) -> str:
    """How a duty is counted, in few words: 满 1 件."""
    return f"满 {duty.minimum} {duty.rule.unit}" if duty.rule else "认定"


def counted_words(duty: YearDuty, shared: Lookup) -> str:
    """The words of the counted fact, with the kinds, levels and role it is narrowed to."""
    if duty.rule is None:
        return "办公室手工认定"
    named = (("kinds", "只计"), ("levels", "级别："), ("role", ""))
    narrowed = [
        f"{word}{Duty.field(name).show(duty.values[name], shared)}"
        for name, word in named
        if duty.values[name]
    ]
    return "；".join((duty.rule.words, *narrowed))
