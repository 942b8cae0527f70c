"""Makes the plan of an import from plain data alone, so that a worker thread can make it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from desktop_app.documents.printables import Progress, no_progress
from desktop_app.records.field_type import FieldType
from desktop_app.records.lookup import Lookup, Titles
from desktop_app.records.record import Record
from desktop_app.services.imports.import_cells import own_columns
from desktop_app.services.imports.import_judge import Judge
from desktop_app.services.imports.import_lines import LineReader
from desktop_app.services.imports.import_match import Existing
from desktop_app.services.imports.import_names import NameBook
from desktop_app.services.imports.import_nested import (
    InnerCells,
    inner_cells,
    plan_inside,
    trace_drafts,
)
from desktop_app.services.imports.import_placed import settle_remarks
from desktop_app.services.imports.import_plan import Options, Plan, PlannedLine, Source, Verdict
from desktop_app.services.imports.import_traces import trace
from desktop_app.services.imports.import_words import joined
from desktop_app.services.imports.same_sheet_links import named_within, settle_within
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.log.keys import new_keys

PROGRESS = 500


def make_plan(
    model: type[Record],
    source: Source,
    lookup: Lookup,
    existing: Existing,
    options: Options | None = None,
    progress: Progress = no_progress,
) -> Plan:
    """The plan of one sheet's import into one register.

    `progress(done, all)` may raise `Cancelled`. Nothing is written and no database is touched.
    """
    options, source = options or Options(), _kept_columns(model, source, lookup)
    new_key = _key_maker(model, lookup, existing)
    mapping = _written_columns(model, source)
    within = named_within(model, mapping, source.body, lookup, new_key)
    book = NameBook(within.lookup, options.answers, new_key, creates=options.creates)
    judge = Judge(model, within.lookup, existing, options, source)
    cells = inner_cells(model, source, options)
    with uncollected():
        reader = LineReader(model, mapping, book, options.emptied)
        lines = _own_lines(reader, judge, source, cells, progress)
        settle_within(model, lines, within.keys)
        inside = tuple(
            one
            for each in cells
            for one in plan_inside(each, source, lines, existing, book, options, new_key)
        )
    unknown = tuple(book.unknown.values())
    trace(model, mapping, source.body, unknown)
    for each in inside:
        trace_drafts(each, unknown)
    planned = [*lines.values()]
    settle_remarks(model, source, lines)
    created = _wanted(book, [*planned, *(line for each in inside for line in each.lines)])
    counts = Counter(line.verdict for line in planned)
    return Plan(
        model, source, existing, book.lookup, planned, unknown, created, counts, inside,
        (*reader.odd.columns.values(), *(each for one in inside for each in one.unread)),
    )  # fmt: skip


def _own_lines(
    reader: LineReader,
    judge: Judge,
    source: Source,
    cells: Sequence[InnerCells],
    progress: Callable[[int, int], None],
) -> dict[int, PlannedLine]:
    """The verdict on each line by its place; one that only goes on with another has none."""
    lines: dict[int, PlannedLine] = {}
    total = len(source.body.rows)
    for reading in reader.read(source.body):
        if reading.row % PROGRESS == 0:
            progress(reading.row, total)
        if not cells:
            lines[reading.row] = judge.line(reading)
        elif all(reading.row in each.places for each in cells):
            for name, text in _added(cells, reading.row).items():
                reading.add(name, text)
            lines[reading.row] = judge.line(reading)
    progress(total, total)
    return lines


def _added(cells: Sequence[InnerCells], place: int) -> dict[str, str]:
    """The values that cells with nested records give to their own line."""
    found: dict[str, str] = {}
    for each in cells:
        for name, text in each.texts_for(place).items():
            found[name] = joined(found.get(name), text)
    return found


def _written_columns(model: type[Record], source: Source) -> dict[int, str]:
    """The columns of the record's own fields, without those that the program alone writes."""
    own = own_columns(source.mapping)
    return {c: name for c, name in own.items() if not _is_by_program(model, name)}


def _is_by_program(model: type[Record], name: str) -> bool:
    field = model.field(name)
    return isinstance(field, FieldType) and field.by_program


def _kept_columns(model: type[Record], source: Source, lookup: Lookup) -> Source:
    """The sheet without the columns of fields that the office does not keep."""
    fields = {each.name: each for each in model.declared()}
    mapping = {
        n: name
        for n, name in source.mapping.items()
        if name not in fields or is_enabled(fields[name], lookup)
    }
    return replace(source, mapping=mapping)


def _key_maker(model: type[Record], lookup: Lookup, existing: Existing) -> Callable[[str], int]:
    """Gives new ids, above all those of a register."""
    read = {model.KEY: existing, **existing.inside}
    last = {key: max(each.rows, default=0) for key, each in read.items()}

    def new_key(where: str) -> int:
        if where not in last:
            titles = lookup.titles.get(where, Titles(()))
            last[where] = max((key for key, _ in titles.items()), default=0)
        last[where] = new_keys(1, last[where])[0]
        return last[where]

    return new_key


def _wanted(book: NameBook, lines: list[PlannedLine]) -> tuple[Record, ...]:
    """The created records that some line which comes in names."""
    coming = {line.number for line in lines if line.verdict in (Verdict.NEW, Verdict.CHANGED)}
    named = {
        (key.where, key.text)
        for key, unknown in book.unknown.items()
        if not coming.isdisjoint(unknown.lines)
    }
    return tuple(record for key, record in book.created.items() if (key.where, key.text) in named)
