"""The plan of an import: for every line whether it is new, a change, the same or a problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from desktop_app.documents.grids import Sheet
from desktop_app.documents.headers import Header
from desktop_app.documents.sheet_body import Body
from desktop_app.records.lookup import Lookup
from desktop_app.records.record import Record
from desktop_app.services.imports.import_cells import Take
from desktop_app.services.imports.import_match import Existing
from desktop_app.services.imports.import_names import Answer, Key, UnknownName
from desktop_app.services.imports.import_odd_cells import UnreadColumn
from desktop_app.services.imports.import_reading import Remark

Adapt = Callable[[list[Record]], list[Record]]
"""Takes the records that an import or bulk edit is about to write; returns what is written then."""


class Verdict(StrEnum):
    """What becomes of one line."""

    NEW = "新增"
    CHANGED = "修改"
    SAME = "相同"
    PROBLEM = "问题"


@dataclass(frozen=True, slots=True)
class Options:
    """The clerk's choices for an import.

    `blanks_too`: empty cells empty the field. `same_name_is_new`: only the strongest key matches.
    `picks`: for a line, the id of the record it means, or None for a new one. `creates`: unknown
    sectors, committees and codes are made in the same action. `takes`: what is done with the cell
    of a line that holds nested records with that key; line 0 means all other lines.
    `emptied`: fields that stay empty where their cell cannot be read, its words kept in the notes.
    """

    blanks_too: bool = False
    same_name_is_new: bool = False
    picks: Mapping[int, int | None] = field(default_factory=dict)
    creates: bool = True
    answers: Mapping[Key, Answer] = field(default_factory=dict)
    takes: Mapping[tuple[int, str], Take] = field(default_factory=dict)
    emptied: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Source:
    """One sheet ready to be planned: its header, its lines, and the field of each column.

    Columns beyond the sheet's own hold parts of others; `origins` has the column of each.
    `chosen` is the mapping of the sheet's own columns. `told` are remarks by place in the body:
    field and text. `notices` are sentences on how the lines were read. `keys` are the ids of the
    records that lines name by their codes, by place.
    """

    sheet: Sheet
    header: Header
    body: Body
    mapping: Mapping[int, str]
    chosen: Mapping[int, str] = field(default_factory=dict)
    origins: Mapping[int, int] = field(default_factory=dict)
    told: Mapping[int, Sequence[tuple[str, str]]] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    keys: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Change:
    """One field that a line changes, in stored values."""

    field: str
    old: Any
    new: Any


@dataclass(slots=True)
class PlannedLine:
    """One line: its number in the sheet, its place in the body, and what becomes of it.

    `key` and `version` are the matched record's. `values` are all values of a new record, the
    changed ones of another. A `choosable` line waits for a pick: one of `candidates`, or None to
    make it a new record. `fresh` is the id of a new record that others of the import point at.
    """

    number: int
    place: int
    verdict: Verdict
    title: str
    values: dict[str, Any]
    key: int | None = None
    version: int = 0
    changes: tuple[Change, ...] = ()
    remarks: tuple[Remark, ...] = ()
    matched_by: tuple[str, ...] = ()
    candidates: tuple[int, ...] = ()
    choosable: bool = False
    fresh: int | None = None


@dataclass(slots=True)
class Inside:
    """The nested records of one kind, by the places of the lines that hold them."""

    model: type[Record]
    lines: list[PlannedLine] = field(default_factory=list)
    by_owner: dict[int, list[PlannedLine]] = field(default_factory=dict)
    drafts: list[Mapping[str, Any]] = field(default_factory=list)
    counts: Mapping[Verdict, int] = field(default_factory=dict)
    unread: tuple[UnreadColumn, ...] = ()

    def add(self, owner: int, line: PlannedLine, draft: Mapping[str, Any]) -> None:
        """Keep one record with its draft and the place of the line that holds it."""
        self.lines.append(line)
        self.by_owner.setdefault(owner, []).append(line)
        self.drafts.append(draft)

    def count(self, verdict: Verdict) -> int:
        """How many of these records have this verdict."""
        return self.counts.get(verdict, 0)


@dataclass(slots=True)
class Plan:
    """All lines of one import, the names it met, and the records it makes for them.

    `unread` are the columns with cells that keep their lines out; `Options.emptied` lets them in.
    """

    model: type[Record]
    source: Source
    existing: Existing
    lookup: Lookup
    lines: list[PlannedLine]
    unknown: tuple[UnknownName, ...]
    created: tuple[Record, ...]
    counts: Mapping[Verdict, int]
    inside: tuple[Inside, ...] = ()
    unread: tuple[UnreadColumn, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """How many lines have this verdict."""
        return self.counts.get(verdict, 0)

    @property
    def changes_nothing(self) -> bool:
        """Whether applying the plan would write nothing."""
        counts = [self.counts, *(each.counts for each in self.inside)]
        return not any(each.get(Verdict.NEW) or each.get(Verdict.CHANGED) for each in counts)

    def changed_fields(self) -> frozenset[str]:
        """The fields that the plan changes in records that are there already."""
        return frozenset(
            change.field
            for line in self.lines if line.verdict is Verdict.CHANGED
            for change in line.changes
        )  # fmt: skip

    def inner_lines(self, line: PlannedLine) -> Iterator[PlannedLine]:
        """The nested records of one line, kind by kind."""
        for each in self.inside:
            yield from each.by_owner.get(line.place, ())

    def with_problems(self) -> list[PlannedLine]:
        """The lines that stay out, or of which something in the cells does."""
        return [each for each in self.lines if next(self.problems_of(each), None)]

    def problems(self) -> Iterator[Remark]:
        """Every remark that keeps something out, in the order of the sheet."""
        for line in self.lines:
            yield from self.problems_of(line)

    def problems_of(self, line: PlannedLine) -> Iterator[Remark]:
        """The remarks that keep a line, or something in its cells, out."""
        for each in (line, *self.inner_lines(line)):
            if each.verdict is Verdict.PROBLEM:
                yield from (remark for remark in each.remarks if remark.stops)

    def shown(self, change: Change) -> tuple[str, str]:
        """The old and the new text of a change."""
        field = self.model.field(change.field)
        return field.show(change.old, self.lookup), field.show(change.new, self.lookup)
