"""Imports: a plan made of a sheet and what the office holds, and applied as one action."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from desktop_app.documents.books_in import SUFFIXES
from desktop_app.documents.books_out import OutCell, OutColumn, OutTable, write_table
from desktop_app.documents.csv_in import CODINGS
from desktop_app.documents.grids import Book, Sheet, cell_text, column_letter
from desktop_app.documents.headers import FieldTitles, Header
from desktop_app.records.any_link import Pointer
from desktop_app.records.codes import default_entries
from desktop_app.records.lookup import Lookup
from desktop_app.records.nesting import in_cell
from desktop_app.records.office import CodeEntry
from desktop_app.records.record import Record
from desktop_app.records.registry import Registry
from desktop_app.services.cascading import Cascading
from desktop_app.services.desk import Changed, Desk
from desktop_app.services.imports.import_cells import (
    Take,
    cells_of,
    own_columns,
    take_label,
    takes_of,
)
from desktop_app.services.imports.import_left_out import left_out
from desktop_app.services.imports.import_match import Existing
from desktop_app.services.imports.import_names import Answer, Key, UnknownName, Way
from desktop_app.services.imports.import_photos import photos_of
from desktop_app.services.imports.import_plan import (
    Adapt,
    Change,
    Inside,
    Options,
    Plan,
    PlannedLine,
    Source,
    Verdict,
)
from desktop_app.services.imports.import_planning import make_plan
from desktop_app.services.imports.import_proposal import (
    ProposedImport,
    headings,
    open_book,
    open_pasted,
    propose,
    remember,
    source,
)
from desktop_app.services.imports.import_reading import Remark
from desktop_app.services.imports.import_sheets import best_sheet, offered
from desktop_app.services.lookup.cache import full_titles, lookup
from desktop_app.services.safekeeping.destinations import Destination
from desktop_app.stepping import run_to_end
from desktop_app.storage.blobs import photos
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.copies.backups import Reason, back_up
from desktop_app.storage.log.position import last_number
from desktop_app.storage.query import lists
from desktop_app.storage.query.whole_register import own_records

__all__ = [
    "CODINGS", "SUFFIXES", "Answer", "Book", "Change", "Existing", "FieldTitles", "Header",
    "Inside", "Key", "Options", "Plan", "PlannedLine", "ProposedImport", "Remark", "Sheet",
    "Snapshot", "Source", "Take", "UnknownName", "Verdict", "Way", "best_sheet", "cell_text",
    "column_letter", "headings", "left_out", "make_plan", "offered", "open_book", "open_pasted",
    "propose", "remember", "source", "take_label", "takes_of",
]  # fmt: skip

SLICE = 500
WINDOW = 500
LINE_COLUMN, PROBLEM_COLUMN = "原表行号", "问题"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a plan needs of the office, read beforehand: the names and the register's rows."""

    lookup: Lookup
    existing: Existing


def snapshot(desk: Desk, model: type[Record], prepared: Source | None = None) -> Snapshot:
    """Everything a plan needs of the office, so that a worker thread can make it.

    With the sheet that is `prepared`, what its cells may hold of other registers too.
    """
    return run_to_end(snapshot_in_steps(desk, model, prepared))


def snapshot_in_steps(
    desk: Desk, model: type[Record], prepared: Source | None = None
) -> Generator[tuple[int, int], None, Snapshot]:
    """`snapshot` in slices, a window of rows each: yields (done, all)."""
    cells = cells_of(model, prepared.mapping) if prepared else ()
    inner = [one for each in cells for one in (each.model, *(x.model for x in each.within))]
    shared, registry = lookup(desk), Registry.of(desk.office.records)
    linked = [*_linked(model), *(x for each in inner for x in _linked(each, in_cell(each).link))]
    for one in map(registry.model, dict.fromkeys(linked)):
        shared = shared.with_titles(one.KEY, full_titles(desk, one))
        yield 0, 1
    existing = yield from _existing(desk, model)
    inside = {}
    for one in inner:
        inside[one.KEY] = yield from _existing(desk, one)
    return Snapshot(shared, replace(existing, inside=inside))


def _linked(model: type[Record], but: str = "") -> list[str]:
    """The keys of the registers that a record's fields point at, one field left out."""
    links = (each for each in model.declared() if isinstance(each, Pointer) and each.name != but)
    return [key for each in links for key in each.kinds]


def _existing(desk: Desk, model: type[Record]) -> Generator[tuple[int, int], None, Existing]:
    fields = tuple(each.name for each in model.declared())
    keys = lists.find(desk.office, model, lists.Query())
    rows: dict[int, tuple[Any, ...]] = dict.fromkeys(keys, ())  # in the order of the list
    done = 0
    yield done, len(keys)
    for found in own_records(desk.office, model, fields, WINDOW):
        rows.update((row[0], row) for row in found if row[0] in rows)
        done += len(found)
        yield done, len(keys)
    return Existing(fields, {key: row for key, row in rows.items() if row})


def moment(desk: Desk) -> int:
    """The number of the office's last action: a snapshot is true as long as it stays the same."""
    return last_number(desk.office)


def plan(desk: Desk, model: type[Record], prepared: Source, options: Options | None = None) -> Plan:
    """The plan of an import, made here and now; jobs call `snapshot` and `make_plan` instead."""
    read = snapshot(desk, model, prepared)
    return make_plan(model, prepared, read.lookup, read.existing, options)


def apply(desk: Desk, planned: Plan, *, backs_up: bool = True) -> Changed:
    """Write everything a plan brings, as one action; problem lines stay out."""
    return run_to_end(apply_in_steps(desk, planned, backs_up=backs_up))


def apply_in_steps(
    desk: Desk, planned: Plan, *, backs_up: bool = True, adapts: Sequence[Adapt] = ()
) -> Generator[tuple[int, int], None, Changed]:
    """`apply` in slices of a few milliseconds: yields (done, all); closing it rolls back.

    A backup is made first; where that fails nothing is imported. `adapts` give in turn what is
    written instead of the records that the plan brings.
    """
    if planned.changes_nothing:
        return Changed(None)
    if backs_up:
        yield from back_up(desk.office, Reason.IMPORT)
    put = [*_own_codes(desk, planned), *planned.created]
    total = planned.count(Verdict.NEW) + planned.count(Verdict.CHANGED)
    with uncollected():
        for model, stored, lines in _parts(planned):
            for start in range(0, len(lines), SLICE):
                yield 0, total
                put += _records(model, stored, lines[start : start + SLICE])
        for adapt in adapts:
            put = adapt(put)
        kept = yield from photos.keep_in_steps(desk.office, photos_of(planned))
        with photos.dropped_unless_done(desk.office, kept):
            changed = yield from desk.write_in_steps(
                put, action=action_name(planned), cascading=Cascading.IMPORTED
            )
    if changed.action is None:
        return Changed(None)
    desk.office.write_back()
    keys = tuple(record.values["id"] for record in put if type(record) is planned.model)
    return changed._replace(keys=keys)


def _own_codes(desk: Desk, planned: Plan) -> list[Record]:
    """The default code entries, where the office has none of its own to add new ones to."""
    adds = any(isinstance(record, CodeEntry) for record in planned.created)
    if not adds or lists.first(desk.office, CodeEntry, lists.Query(), 1):
        return []
    return [CodeEntry.of(entry.values()) for entry in default_entries()]


def _parts(planned: Plan) -> Iterator[tuple[type[Record], Existing, Sequence[PlannedLine]]]:
    """Model, stored rows and lines of the plan itself, then of each kind of record in its cells."""
    yield planned.model, planned.existing, planned.lines
    for each in planned.inside:
        stored = planned.existing.inside.get(each.model.KEY, Existing((), {}))
        yield each.model, stored, each.lines


def _records(
    model: type[Record], existing: Existing, lines: Sequence[PlannedLine]
) -> Iterator[Record]:
    """The records that some lines of a plan write."""
    for line in lines:
        if line.verdict is Verdict.NEW:
            yield model.of(line.values, line.fresh)
        elif line.verdict is Verdict.CHANGED and line.key is not None:
            stored = existing.values(line.key)
            record = model.of({**stored, **line.values}, line.key, line.version)
            record.over = stored
            yield record


def action_name(planned: Plan) -> str:
    """What the action is called in the log: 导入委员：新增 120，修改 3."""
    told = [_counted(planned)]
    told += [f"{each.model.TITLE}{_counted(each)}" for each in planned.inside if _counted(each)]
    return f"导入{planned.model.TITLE}：{'；'.join(filter(None, told)) or '没有变化'}"


def _counted(part: Plan | Inside) -> str:
    counts = ((each, part.count(each)) for each in (Verdict.NEW, Verdict.CHANGED))
    return "，".join(f"{verdict} {count}" for verdict, count in counts if count)


def nested_summaries(planned: Plan) -> list[str]:
    """One line for each kind of record in the cells: 意见建议：新增 160 修改 0 相同 0 问题 1."""
    return [
        f"{each.model.TITLE}：" + " ".join(f"{one} {each.count(one)}" for one in Verdict)
        for each in planned.inside
    ]


def summary(planned: Plan) -> str:
    """The one line that ends an import: 新增 120 修改 3 相同 57 问题 2."""
    return " ".join(f"{verdict} {planned.count(verdict)}" for verdict in Verdict)


def save_problems(planned: Plan, path: Destination) -> int:
    """Write the lines that stay out, with the reasons, as a workbook; how many they are."""
    header = planned.source.header
    columns = [OutColumn(title or column_letter(n)) for n, title in enumerate(header.titles)]
    columns += [OutColumn(LINE_COLUMN, 6), OutColumn(PROBLEM_COLUMN, 40)]
    rows = [
        [*_cells_of(planned, line, place), planned.source.body.numbers[place], _reasons(remarks)]
        for line in planned.lines
        for place, remarks in _wrong_places(planned, line).items()
    ]
    write_table(OutTable("问题行", columns, rows), path)
    return len(rows)


def _wrong_places(planned: Plan, line: PlannedLine) -> dict[int, list[Remark]]:
    """The remarks that stop a line or a record in its cells, by the row number of the sheet.

    A record in a continued line has the row number of the continuation.
    """
    found: dict[int, list[Remark]] = {}
    for each in (line, *planned.inner_lines(line)):
        if each.verdict is Verdict.PROBLEM:
            found.setdefault(each.place, []).extend(x for x in each.remarks if x.stops)
    return found


def _cells_of(planned: Plan, line: PlannedLine, place: int) -> list[OutCell]:
    """The cells of a line under their titles; what it left to the line above is filled in."""
    rows, width = planned.source.body.rows, len(planned.source.header.titles)
    cells: list[OutCell] = [cell_text(cell) for cell in rows[place]]
    if place != line.place:
        for column in own_columns(planned.source.mapping):
            cells[column] = cells[column] or cell_text(rows[line.place][column])
    return [*cells, *[""] * width][:width]


def _reasons(remarks: Sequence[Remark]) -> str:
    told = (f"{each.letter} 列：{each.text}" if each.letter else each.text for each in remarks)
    return "；".join(told)
