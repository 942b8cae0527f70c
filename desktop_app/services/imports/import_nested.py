"""Plans nested records, those in cells of other lines: new, changed, the same or a problem."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from desktop_app.documents.grids import Row, cell_text, is_blank
from desktop_app.documents.sheet_body import Body
from desktop_app.errors import Wrong
from desktop_app.records.any_link import AnyLink
from desktop_app.records.field_types import Code, Day
from desktop_app.records.links import Link
from desktop_app.records.nested_records import Cut
from desktop_app.records.record import Record
from desktop_app.services.imports.import_cells import (
    DOT,
    NestedColumns,
    Piece,
    Take,
    cells_of,
    own_columns,
)
from desktop_app.services.imports.import_judge import Judge
from desktop_app.services.imports.import_lines import LineReader
from desktop_app.services.imports.import_match import Existing
from desktop_app.services.imports.import_names import NameBook, UnknownName
from desktop_app.services.imports.import_odd_cells import UnreadColumn
from desktop_app.services.imports.import_plan import Inside, Options, PlannedLine, Source, Verdict
from desktop_app.services.imports.import_reading import Reading, Remark
from desktop_app.services.imports.import_traces import trace
from desktop_app.services.imports.import_words import joined

BROKEN = "编号不是从 1 起连着的，没有拆开，整段作为一条"
NewKey = Callable[[str], int]


@dataclass(slots=True)
class InnerCells:
    """What the cells of one sheet hold of one kind of record; `places` go on with a line."""

    cells: NestedColumns
    cuts: dict[int, Cut] = field(default_factory=dict)
    places: dict[int, list[int]] = field(default_factory=dict)

    def texts_for(self, owner: int) -> dict[str, str]:
        """What the cells of a line, and of those that go on with it, add to its record."""
        how, found = self.cells.how, dict[str, str]()
        for place in self.places[owner]:
            cut = self.cuts[place]
            if how.lead and cut.lead:
                found[how.lead] = joined(found.get(how.lead, ""), cut.lead)
            if how.rest and cut.rest:
                told = f"{self.cells.model.TITLE}：{cut.rest}"
                found[how.rest] = joined(found.get(how.rest, ""), told)
        return found


def inner_cells(model: type[Record], source: Source, options: Options) -> list[InnerCells]:
    """All cells of a sheet that hold records of their own, cut into items as the clerk chose."""
    found = [InnerCells(each) for each in cells_of(model, source.mapping)]
    owners = _owners(source, model) if found else {}
    for each in found:
        key = each.cells.model.KEY
        for place, owner in owners.items():
            number = source.body.numbers[owner]
            take = _take(options, number, key)
            each.cuts[place] = each.cells.cut(source.body.rows[place], take)
            each.places.setdefault(owner, []).append(place)
    return found


def _owners(source: Source, model: type[Record]) -> dict[int, int]:
    """For each line the one whose record it belongs to, itself where it is its own.

    A line that says nothing else of its own record than the one above it goes on with that one,
    as under a cell merged down.
    """
    rows, columns = source.body.rows, own_columns(source.mapping)
    named = [column for column, name in columns.items() if name == model.NAME]
    found: dict[int, int] = {}
    for place, row in enumerate(rows):
        above = found.get(place - 1, place)
        same = place > 0 and _goes_on(row, rows[above], columns, named)
        found[place] = above if same else place
    return found


def _goes_on(row: Row, above: Row, columns: Mapping[int, str], named: Sequence[int]) -> bool:
    if not named or is_blank(above[named[0]]):
        return False
    return all(is_blank(row[each]) or row[each] == above[each] for each in columns)


def plan_inside(
    inner: InnerCells,
    source: Source,
    lines: Mapping[int, PlannedLine],
    existing: Existing,
    book: NameBook,
    options: Options,
    new_key: NewKey,
) -> list[Inside]:
    """The plans of nested records, and of those inside them.

    `existing` has the rows of the outer and inner registers. `lines` are the lines that contain
    these records, by their places in the body; a new one gets its id here, for the records in it
    to point at.
    """
    planner = _Planner(inner.cells, source, existing, book, options, new_key)
    for owner in lines.values():
        if owner.verdict is Verdict.PROBLEM:
            continue
        for place, piece in _pieces(inner, owner.place, source, book):
            planner.plan(owner, existing, owner.place, place, piece)
    return planner.done()


class _Planner:
    """Plans the records of one kind in the lines of a sheet, and those inside these."""

    def __init__(
        self,
        cells: NestedColumns,
        source: Source,
        existing: Existing,
        book: NameBook,
        options: Options,
        new_key: NewKey,
    ) -> None:
        model = cells.model
        mapping = {column: name for name, column in cells.columns.items()}
        start = f"{model.KEY}{DOT}"
        emptied = {each.removeprefix(start) for each in options.emptied if each.startswith(start)}
        own = replace(options, picks={}, blanks_too=False)
        blank = Existing(tuple(x.name for x in model.declared()), {})
        self._cells, self._source, self._book = cells, source, book
        self._options, self._new_key = options, new_key
        self._stored = existing.inside.get(model.KEY) or blank
        self._reader = LineReader(model, mapping, book, emptied)
        here = replace(source, mapping=mapping)
        self._judge = Judge(model, book.lookup, self._stored, own, here)
        self._found = Inside(model)
        self._within = {
            each.model.KEY: _Planner(each, source, existing, book, options, new_key)
            for each in cells.within
        }

    def plan(
        self, owner: PlannedLine, above: Existing, line_place: int, place: int, piece: Piece
    ) -> None:
        """Plans one record of the line at `line_place`; `above`: the rows of its owner."""
        found, cells = self._found, self._cells
        draft = _settled(cells, piece.draft, self._book)
        reading = Reading(len(found.lines) + 1, place, {})
        self._reader.read_draft(reading, draft)
        reading.values[cells.how.link] = _value_of(owner, cells, self._new_key)
        self._judge.lookup = self._book.lookup
        line = self._judge.line(reading)
        _take_over(line, cells, owner, above, self._judge)
        line.number = self._source.body.numbers[place]
        line.remarks = _placed(line, cells, piece.remarks)
        found.add(line_place, line, draft)
        for key, inside in piece.within.items() if line.verdict is not Verdict.PROBLEM else ():
            planner = self._within[key]
            if _take(self._options, line.number, key) is not Take.NONE:
                planner.plan(line, self._stored, line_place, place, inside)

    def done(self) -> list[Inside]:
        """What was planned, of this kind first."""
        found = self._found
        found.counts = Counter(each.verdict for each in found.lines)
        found.unread = _unread(found, self._reader)
        return [found, *(one for each in self._within.values() for one in each.done())]


def _take(options: Options, number: int, key: str) -> Take:
    """What is done with the cell of a line that holds nested records of a kind."""
    return options.takes.get((number, key), options.takes.get((0, key), Take.ITEMS))


def _unread(inside: Inside, reader: LineReader) -> tuple[UnreadColumn, ...]:
    """The columns with problem cells of nested records, by the line that holds them."""
    found = []
    for each in reader.odd.columns.values():
        lines = dict.fromkeys(inside.lines[number - 1].number for number in each.lines)
        found.append(replace(each, name=f"{inside.model.KEY}{DOT}{each.name}", lines=list(lines)))
    return tuple(found)


def trace_drafts(inside: Inside, unknown: Sequence[UnknownName]) -> None:
    """Note in each unknown name the lines whose cells contain it."""
    fields = list(dict.fromkeys(name for draft in inside.drafts for name in draft))
    rows = [[draft.get(name, "") for name in fields] for draft in inside.drafts]
    body = Body(rows, [line.number for line in inside.lines])
    trace(inside.model, dict(enumerate(fields)), body, unknown)


def _pieces(
    inner: InnerCells, owner: int, source: Source, book: NameBook
) -> Iterator[tuple[int, Piece]]:
    """The place of each item of a line's cells, once, and what it gives."""
    cells, seen = inner.cells, set[str]()
    for place in inner.places[owner]:
        cut = inner.cuts[place]
        pieces = cells.pieces(source.body.rows[place], cut.items, book.lookup)
        for n, (item, piece) in enumerate(zip(cut.items, pieces, strict=True)):
            broken = [(cells.how.item, BROKEN)] if cut.broken and not n else []
            if item not in seen or cells.how.whole:
                yield place, piece._replace(remarks=(*piece.remarks, *broken))
            seen.add(item)


def _settled(cells: NestedColumns, draft: Mapping[str, Any], book: NameBook) -> dict[str, Any]:
    """The draft with unreadable codes and days moved as text into the fields that take texts."""
    found = dict(draft)
    for name, other in cells.how.texts.items():
        field_ = cells.model.field(name)
        if name not in found or not isinstance(field_, Code | Day):
            continue
        try:
            field_.read(found[name], book.lookup)
        except Wrong:
            told = field_.understand(found[name], book.lookup)
            if told is not None and told.value is not None:
                continue
            text = cell_text(found.pop(name))
            text = f"{field_.label}：{text}" if isinstance(field_, Day) else text
            found[other] = joined(str(found.get(other) or ""), text)
    return found


def _value_of(owner: PlannedLine, cells: NestedColumns, new_key: NewKey) -> Any:
    """The value by which a nested record points at the one whose line holds it."""
    kind = cells.outer.KEY
    if owner.key is None and owner.fresh is None:
        owner.fresh = new_key(kind)
    key = owner.key if owner.key is not None else owner.fresh
    link = cells.model.field(cells.how.link)
    assert key is not None
    assert isinstance(link, Link | AnyLink)
    return link.value_for((kind, key))


def _take_over(
    line: PlannedLine, cells: NestedColumns, owner: PlannedLine, stored: Existing, judge: Judge
) -> None:
    """Fill empty fields of a new record from the one that holds it, where nothing contradicts."""
    if line.verdict is not Verdict.NEW:
        return
    above = {**(stored.values(owner.key) if owner.key is not None else {}), **owner.values}
    taken = dict(line.values)
    for mine, theirs in cells.how.inherits.items():
        value = above.get(theirs)
        if isinstance(value, tuple):
            value = value[0] if len(value) == 1 else None
        if value and not taken.get(mine):
            taken[mine] = value
    if not any(each.stops for each in judge.model.checks(taken, judge.lookup)):
        line.values = taken


def _placed(
    line: PlannedLine, cells: NestedColumns, told: Sequence[tuple[str, str]]
) -> tuple[Remark, ...]:
    """The remarks on an item at its cell, and those on the shared cells of its line."""
    field_of = cells.model.field
    more = (
        Remark(line.number, cells.columns[name], name, field_of(name).label, text, stops=False)
        for name, text in told
    )
    here = (replace(each, line=line.number) for each in line.remarks)
    return (*here, *more) if line.verdict is not Verdict.SAME else tuple(here)
