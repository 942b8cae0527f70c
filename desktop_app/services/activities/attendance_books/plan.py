"""What an attendance book would write: rows and marks, conflicts with what is recorded, doubts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from desktop_app.records.attendance import BLANK
from desktop_app.records.member import Member
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.creating import (
    Additions,
    Wanted,
    with_additions,
)
from desktop_app.services.activities.attendance_books.lines import PersonLine
from desktop_app.services.activities.attendance_books.matching import (
    EVERY_PART,
    ColumnMatch,
    MarkTarget,
    match_block,
)
from desktop_app.services.activities.attendance_books.meetings import Meetings
from desktop_app.services.activities.attendance_books.people import (
    FoundPerson,
    People,
    rows_there,
)
from desktop_app.services.activities.attendance_books.reading import ReadBlock, ReadBook
from desktop_app.services.desk import Desk
from desktop_app.services.lookup.cache import lookup

MOST_PARTS = 60
"""Characters that the marks of a person may have; see `ActivityPart.position`."""
PersonKey = tuple[str, str, str, str, str]
Cell = tuple[int, int | str, int]
"""An activity, a person's identity and the position of a part: one mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookAnswers:
    """Decisions about a book that its cells do not contain.

    activity: all of its columns are said to be of this one. likely: the one for lists that name
    none. create: whether columns without an activity make one. overwrite: whether the book's
    marks replace recorded ones; `taken` are single ones that do. others: the role of persons who
    are no members, '' to list them instead. columns: by column its place, None to leave it out,
    True to make the activity. persons: by the cells of a line the member, the role of
    one who is none, or '' to leave the line out.
    """

    activity: int | None = None
    likely: int | None = None
    create: bool = False
    overwrite: bool = False
    others: str = ""
    taken: frozenset[Cell] = frozenset()
    columns: Mapping[Wanted, MarkTarget | bool | None] = field(default_factory=dict)
    persons: Mapping[PersonKey, int | str] = field(default_factory=dict)


class MarkConflict(NamedTuple):
    """A recorded mark that differs from the book's; `is_taken` says that the book's is written."""

    cell: Cell
    name: str
    sheet: str
    row: int
    column: int
    stored: str
    wanted: str
    is_taken: bool


class PersonDoubt(NamedTuple):
    """A line whose person is not found, with the reason and the members it may be."""

    key: PersonKey
    sheet: str
    row: int
    line: PersonLine
    found: FoundPerson


@dataclass(slots=True)
class RowPlan:
    """The marks of one person at one activity: `stored` is the row there, None for a new one."""

    person: FoundPerson
    stored: Mapping[str, Any] | None
    marks: dict[int, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class BookPlan:
    """What a book would write. `same` counts marks that are recorded already.

    twice: cells of the book that contradict an earlier one of it, as sentences.
    """

    read: ReadBook
    columns: list[list[ColumnMatch]]
    additions: Additions
    rows: dict[tuple[int, int | str], RowPlan] = field(default_factory=dict)
    conflicts: list[MarkConflict] = field(default_factory=list)
    doubts: list[PersonDoubt] = field(default_factory=list)
    twice: list[str] = field(default_factory=list)
    same: int = 0

    @property
    def marked(self) -> int:
        """How many marks are written."""
        return sum(len(each.marks) for each in self.rows.values())

    @property
    def added(self) -> int:
        """How many persons come into the lists of those due or there."""
        return sum(each.stored is None for each in self.rows.values())

    @property
    def left_out(self) -> list[tuple[ReadBlock, ColumnMatch]]:
        """The columns that go nowhere and have a reason for it, with their lists."""
        every = zip(self.read.blocks, self.columns, strict=True)
        return [(block, each) for block, found in every for each in found if each.why]


def person_key(line: PersonLine) -> PersonKey:
    """The cells of a line that identify its person; lines with the same cells share one answer."""
    return line.name, line.sector, line.group, line.committee, line.unit


def plan_book(desk: Desk, read: ReadBook, answers: BookAnswers | None = None) -> BookPlan:
    """What a book would write by these answers; nothing is written."""
    answers = answers or BookAnswers()
    meetings = Meetings(desk)
    matches = [_matched(meetings, n, each, answers) for n, each in enumerate(read.blocks)]
    known = sorted({x.activity for each in matches for x in each if x.activity is not None})
    rows = rows_there(desk, known)
    columns, additions = with_additions(
        meetings, read.blocks, matches,
        lambda place: answers.columns.get(place, answers.create) is True,
        lambda key: any(marks.at(each["marks"], 1) != BLANK for each in rows.get(key, ())),
    )  # fmt: skip
    columns = [[_bounded(each) for each in found] for found in columns]
    found = BookPlan(read, columns, additions)
    _Filling(desk, meetings, found, answers, rows).fill()
    return found


def _matched(
    meetings: Meetings, number: int, block: ReadBlock, answers: BookAnswers
) -> list[ColumnMatch]:
    found = match_block(meetings, block, answers.activity)
    likely = answers.likely
    if likely is not None and not any(each.activity for each in found):
        at = meetings.by_key.get(likely)
        fits = [not x.head.day or (at is not None and at.covers(x.head.day)) for x in found]
        if at is not None and all(fits):
            found = match_block(meetings, block, likely)
    for place, each in enumerate(found):
        answer = answers.columns.get((number, place), False)
        if isinstance(answer, MarkTarget):
            found[place] = each._replace(activity=answer.activity, target=answer, why="")
        elif answer is None:
            found[place] = each._replace(activity=None, target=None, why="", may_create=False)
        elif answer is True and each.target is None:
            may_create = each.activity is None and bool(each.head.day)
            found[place] = each._replace(may_create=may_create)
    return found


def _bounded(found: ColumnMatch) -> ColumnMatch:
    if found.target is not None and found.target.position > MOST_PARTS:
        return found._replace(target=None, why=f"一次活动最多 {MOST_PARTS} 段")
    return found


class _Filling:
    """Goes through the lines of a book and fills the rows of its plan."""

    def __init__(
        self, desk: Desk, meetings: Meetings, plan: BookPlan, answers: BookAnswers,
        rows: Mapping[int, Sequence[Mapping[str, Any]]],
    ) -> None:  # fmt: skip
        self._plan, self._answers, self._meetings = plan, answers, meetings
        names = [line.name for block in plan.read.blocks for line in block.people]
        self._people = People(desk, names)
        titles = lookup(desk).titles[Member.KEY]
        self._stored = {
            (key, each["member"] or each["name"]): each for key, own in rows.items() for each in own
        }
        self._there: dict[int, dict[str, list[int]]] = {}
        for key, own in rows.items():
            by_name = self._there.setdefault(key, {})
            for each in own:
                name = titles.title(each["member"]) if each["member"] else each["name"]
                by_name.setdefault(name or "", []).append(each["member"] or 0)
        starts = {each.key: each.start for each in meetings.every}
        self._starts = starts | {each.key: each.start for each in plan.additions.meetings}
        self._seen: dict[Cell, tuple[str, str]] = {}
        keys = {person_key(line) for block in plan.read.blocks for line in block.people}
        self._written = Counter(key[0] for key in keys)

    def fill(self) -> None:
        """Takes every line of every list."""
        blocks = zip(self._plan.read.blocks, self._plan.columns, strict=True)
        for block, columns in blocks:
            for line in block.people:
                self._take(block, columns, line)

    def _take(self, block: ReadBlock, columns: Sequence[ColumnMatch], line: PersonLine) -> None:
        targets = {each.column.column: each.target for each in columns if each.target is not None}
        told = {each.column: each for each in line.marks}
        activities = list(dict.fromkeys(each.activity for each in targets.values()))
        is_whole = len(activities) == 1 and len(targets) == len(columns)
        for activity in activities:
            cells = [
                (position, told[column]) for column, target in targets.items()
                if target.activity == activity and column in told
                for position in self._positions(target)
            ]  # fmt: skip
            if not cells and not is_whole:
                continue  # of several meetings a blank one is not this person's
            person = self._person(line, activity)
            if not person.is_found:
                self._doubt(block, line, person)
                continue
            if person.member is None and not person.name:
                continue
            row = self._row(activity, person)
            row.notes += [line.remark] if line.remark and is_whole else []
            for position, cell in cells:
                at = (activity, person.identity, position)
                if self._put(row, at, block, line, cell.column, cell.mark) and cell.note:
                    row.notes.append(cell.note)

    def _positions(self, target: MarkTarget) -> list[int]:
        """The positions that a place means: one, or those of every part."""
        if target.position != EVERY_PART:
            return [target.position]
        return [each.position for each in self._meetings.parts(target.activity)]

    def _person(self, line: PersonLine, activity: int) -> FoundPerson:
        answer = self._answers.persons.get(person_key(line))
        if isinstance(answer, int):
            return FoundPerson(answer, line.name, role=self._people.role_of(line.role))
        if answer is not None:
            return FoundPerson(None, line.name if answer else "", line.unit, answer)
        once = self._written[line.name] == 1  # else the book itself has namesakes
        there = self._there.get(activity, {}) if once else {}
        return self._people.find(line, self._starts.get(activity, ""), there, self._answers.others)

    def _doubt(self, block: ReadBlock, line: PersonLine, person: FoundPerson) -> None:
        before = self._plan.doubts
        doubt = PersonDoubt(person_key(line), block.sheet, line.row, line, person)
        if not any((each.sheet, each.row) == (block.sheet, line.row) for each in before[-1:]):
            before.append(doubt)

    def _row(self, activity: int, person: FoundPerson) -> RowPlan:
        place = (activity, person.identity)
        if place not in self._plan.rows:
            self._plan.rows[place] = RowPlan(person, self._stored.get(place))
        return self._plan.rows[place]

    def _put(
        self, row: RowPlan, at: Cell, block: ReadBlock, line: PersonLine, column: int, mark: str
    ) -> bool:
        """Puts one mark into a row; whether the book's mark is the one that holds then."""
        place = f"“{block.sheet}”第 {line.row} 行“{line.name}”"
        if at in self._seen:
            before, where = self._seen[at]
            if before != mark:
                self._plan.twice.append(
                    f"{place}是{marks.WORDS[mark]}，{where}是{marks.WORDS[before]}"
                )
            return before == mark
        self._seen[at] = (mark, place)
        stored = marks.at(row.stored["marks"], at[2]) if row.stored is not None else BLANK
        if stored == mark:
            self._plan.same += 1
            return True
        if stored != BLANK:
            taken = self._answers.overwrite or at in self._answers.taken
            self._plan.conflicts.append(
                MarkConflict(at, line.name, block.sheet, line.row, column, stored, mark, taken)
            )
            if not taken:
                return False
        row.marks[at[2]] = mark
        return True
