"""What the personal files of a term contain: who has one, how much is in it, where it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from desktop_app.records.assessment import Assessment
from desktop_app.records.member import Member
from desktop_app.services import outward
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.kept_reads import Read, ReadRows
from desktop_app.services.lookup.valid_reads import valid_reads
from desktop_app.services.outward import lookup
from desktop_app.services.personal_files.file_counts import Counts, counts_of_everybody
from desktop_app.services.personal_files.file_sources import SOURCES, TITLES, FileSource
from desktop_app.storage.query import lists
from desktop_app.storage.query.lists import Filter, Query

__all__ = ["TITLES", "FileLine", "files_of", "records_behind"]

_SHOWN = ("name", "sector", "committee", "cppcc_post")
_READ_FROM = frozenset((Member.KEY, "sector", "committee", "code_entry"))


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


def files_of(desk: Desk) -> list[FileLine]:
    """The files of the members of the term that is looked at, by strokes."""
    term = lookup(desk).term
    where = (Filter("term", "in", (term,)),) if term else ()
    keys = lists.find(desk.office, Member, Query(where=where, sort="strokes"))
    people, counts, grades = _people(desk), counts_of_everybody(desk), _grades(desk)
    return [
        FileLine(*people[key], counts.get(key, {}), grades.get(key, ""))
        for key in keys
        if key in people
    ]


def records_behind(title: str, key: int) -> tuple[str, tuple[Filter, ...]] | None:
    """Register and condition of the list with a member's records of one kind; None for none.

    Where several kinds of rows make the count, they are shown together.
    """
    sources = [each for each in SOURCES if each.title == title and each.key]
    if not sources:
        return None
    groups = tuple((_of_member(each, key),) for each in sources)
    where = groups[0] if len(groups) == 1 else (Filter("", "either", groups),)
    return sources[0].key, where


def _of_member(source: FileSource, key: int) -> Filter:
    if source.shown:
        own = (Filter(source.member, "in", (key,)), *source.where)
        return Filter(source.shown, "having", own)
    return Filter(source.member, "has" if source.pairs else "in", (key,))


def _people(desk: Desk) -> Mapping[int, tuple[int, str, str, str, str]]:
    """The id of each member and what the list shows of it, kept until that changes."""
    fields = [Member.field(name) for name in _SHOWN]

    def read(keys: Sequence[int] | None) -> ReadRows:
        shared = lookup(desk)
        wanted = lists.find(desk.office, Member, Query()) if keys is None else keys
        rows = (
            (key, *(each.show(value, shared) for each, value in zip(fields, values, strict=True)))
            for key, _, *values in outward.rows(desk, Member, wanted, _SHOWN)
        )
        return ReadRows(_READ_FROM, Member.KEY, list(rows))

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
