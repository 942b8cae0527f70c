"""What the personal files of a term contain: who has one, how much is in it, where it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.assessment import Assessment
from desktop_app.records.member import Member
from desktop_app.records.registry import Registry
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.duties.asked_of import short_committees
from desktop_app.services.lookup.kept_reads import Read, ReadRows
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.lookup.viewed_term import in_viewed_term
from desktop_app.services.outward import lookup
from desktop_app.services.personal_files.file_counts import (
    Counts,
    counts_of_everybody,
    records_counted,
)
from desktop_app.services.personal_files.file_sources import SOURCES, TITLES, FileSource
from desktop_app.services.statistics.periods import Period, of_year
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

__all__ = ["TITLES", "FileLine", "RegisterRows", "files_of", "filled", "records_behind"]

_SHOWN = ("name", "sector", "committee", "cppcc_post")
_READ_FROM = frozenset((Member.KEY, "sector", "committee", "code_entry"))
ALWAYS = "0001-01-01"
_COMMITTEE = _SHOWN.index("committee")
READ = _READ_FROM | {Assessment.KEY, "term"} | records_counted()
"""The keys of all records that the list of files is made of."""


class FileLine(NamedTuple):
    """One member's file: who it is, how many records of each kind, the last grade."""

    key: int
    name: str
    sector: str
    committee: str
    post: str
    counts: Counts
    grade: str

    def total(self, title: str) -> int:
        """How many records of one kind there are in all years."""
        return sum(self.counts.get(title, {}).values())

    @property
    def every(self) -> int:
        """How many records there are."""
        return sum(map(self.total, self.counts))

    @property
    def years(self) -> list[str]:
        """The years with records, in order."""
        return sorted({year for counts in self.counts.values() for year in counts} - {""})


class RegisterRows(NamedTuple):
    """The key of a register, and the conditions of the rows in its list."""

    register: str
    where: tuple[Filter, ...]


def files_of(desk: Desk) -> list[FileLine]:
    """The files of the members of the term that is looked at, by strokes."""
    of_term = in_viewed_term(desk, Member)
    where = (of_term,) if of_term is not None else ()
    keys = lists.find(desk.office, Member, Query(where=where, sort="strokes"))
    people, counts, grades = _people(desk), counts_of_everybody(desk), _grades(desk)
    return [
        FileLine(*people[key], counts.get(key, {}), grades.get(key, ""))
        for key in keys
        if key in people
    ]


def records_behind(desk: Desk, title: str, key: int, year: str | None = None) -> list[RegisterRows]:
    """The lists with a member's records of one kind: of all years, of one, '' without a day.

    What is planned for a day to come is not among them. Kinds of rows that one register shows
    are in one list.
    """
    found: dict[str, list[tuple[Filter, ...]]] = {}
    today = desk.today.isoformat()
    for each in SOURCES:
        if each.title == title:
            found.setdefault(each.key, []).append((_of_member(each, key, year, today),))
    return [
        RegisterRows(register, ways[0] if len(ways) == 1 else (Filter("", "either", tuple(ways)),))
        for register, ways in found.items()
    ]


def filled(desk: Desk, behind: Iterable[RegisterRows]) -> list[RegisterRows]:
    """Those lists that have rows."""
    registry = Registry.of(desk.office.records)
    return [
        each for each in behind
        if lists.find(desk.office, registry.model(each.register), Query(where=each.where))
    ]  # fmt: skip


def _of_member(source: FileSource, key: int, year: str | None, today: str) -> Filter:
    own: tuple[Filter, ...] = (
        Filter(source.member, "has" if source.pairs else "in", (key,)), *source.where,
        *_in_year(source, year, today),
    )  # fmt: skip
    if source.shown:
        return Filter(source.shown, "having", own)
    return own[0] if len(own) == 1 else Filter("", "either", (own,))


def _in_year(source: FileSource, year: str | None, today: str) -> tuple[Filter, ...]:
    if year == "":
        return tuple(Filter(each, "in", (None,)) for each in source.days)
    past = Period(ALWAYS, today)
    known = Filter("", "either", ((source.day().during(past),), (source.day().unclear(past),)))
    return (known,) if year is None else (known, source.day().during(of_year(int(year))))


def _people(desk: Desk) -> Mapping[int, tuple[int, str, str, str, str]]:
    """The id of each member and what the list shows of it, kept until that changes."""
    fields = [Member.field(name) for name in _SHOWN]

    def read(keys: Sequence[int] | None) -> ReadRows:
        shared, short = lookup(desk), short_committees(desk)
        wanted = lists.find(desk.office, Member, Query()) if keys is None else keys
        rows = []
        for key, _, *values in outward.rows(desk, Member, wanted, _SHOWN):
            texts = [each.show(x, shared) for each, x in zip(fields, values, strict=True)]
            texts[_COMMITTEE] = short.get(values[_COMMITTEE], texts[_COMMITTEE])
            rows.append((key, *texts))
        return ReadRows(_READ_FROM, Member.KEY, rows)

    found: Mapping[int, tuple[int, str, str, str, str]] = valid_reads(desk).rows(
        "people of personal files", (), read
    )
    return found


def _grades(desk: Desk) -> Mapping[int, str]:
    """The last year's final grade of each member, with its year."""

    def read() -> Read:
        keys = lists.find(desk.office, Assessment, Query(sort="year"))
        rows = outward.rows(desk, Assessment, keys, ("member", "year", "final_grade"))
        found = {row[2]: f"{row[3]}年 {row[4]}" for row in rows if row[2] and row[4]}
        return Read(frozenset((Assessment.KEY, "code_entry")), found)

    found: Mapping[int, str] = valid_reads(desk).get("grades of personal files", (), read)
    return found
