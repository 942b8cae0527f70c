"""Imports: a file opened, its header and mapping proposed, the plan applied as one action."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop_app.documents.books_in import SUFFIXES, read_book
from desktop_app.documents.books_out import OutCell, OutColumn, OutTable, write_table
from desktop_app.documents.csv_in import CODINGS
from desktop_app.documents.grids import Book, Sheet, cell_text, column_letter
from desktop_app.documents.headers import (
    Header,
    Heading,
    find_header,
    header_at,
    plain,
    remembered_mapping,
)
from desktop_app.documents.pasted_in import read_pasted
from desktop_app.documents.sheet_body import body_of
from desktop_app.errors import UserError
from desktop_app.records.codes import default_entries
from desktop_app.records.kinds import Photo
from desktop_app.records.names import Names
from desktop_app.records.office import CodeEntry
from desktop_app.records.record import Record
from desktop_app.services.desk import Changed, Desk, changed, full_titles, names
from desktop_app.services.exports import kept
from desktop_app.services.following import following_import
from desktop_app.services.import_lines import Remark
from desktop_app.services.import_match import Existing
from desktop_app.services.import_names import Answer, Key, UnknownName, Way
from desktop_app.services.import_plan import (
    Change,
    Options,
    Plan,
    PlannedLine,
    Source,
    Verdict,
)
from desktop_app.services.import_planning import make_plan
from desktop_app.settings import Settings
from desktop_app.storage import lists
from desktop_app.storage.backups import Reason, back_up
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.door import apply_in_steps as write_in_steps
from desktop_app.storage.door import drained

__all__ = [
    "CODINGS", "SUFFIXES", "Answer", "Book", "Change", "Existing", "Header", "Heading", "Key",
    "Options", "Plan", "PlannedLine", "Proposal", "Remark", "Sheet", "Snapshot", "Source",
    "UnknownName", "Verdict", "Way", "cell_text", "column_letter", "make_plan",
]  # fmt: skip

SLICE = 500
REMEMBERED = "import_columns"
LINE_COLUMN, PROBLEM_COLUMN = "原表行号", "问题"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sheet is taken for: its header, the field of each column, the titles not known."""

    sheet: Sheet
    header: Header
    mapping: Mapping[int, str]

    @property
    def unknown_titles(self) -> tuple[tuple[int, str], ...]:
        """The columns with a title that no field goes by, as pairs of column and title."""
        titles = enumerate(self.header.titles)
        return tuple((n, title) for n, title in titles if title and n not in self.mapping)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a plan needs of the office, read beforehand: the names and the register's rows."""

    names: Names
    existing: Existing


def open_book(path: Path, coding: str = "") -> Book:
    """The sheets of a workbook or text table; `coding` (one of CODINGS) overrides the one found."""
    return read_book(path, coding)


def open_pasted(text: str) -> Book:
    """The table in a pasted text, as a book of one sheet."""
    sheet = read_pasted(text)
    return Book(sheet.name, (sheet,))


def headings(desk: Desk, model: type[Record]) -> tuple[Heading, ...]:
    """What the fields of a record may be called in a header, those that can be imported."""
    shared = names(desk)
    return tuple(
        Heading(each.name, each.label, tuple(each.also))
        for each in model.declared()
        if not isinstance(each, Photo) and kept(each, shared)
    )


def best_sheet(desk: Desk, model: type[Record], book: Book) -> int:
    """The place of the sheet that knows most of a record's titles, shown ones before hidden."""
    known = [
        (not sheet.hidden, len(propose(desk, model, sheet).mapping), -place)
        for place, sheet in enumerate(book.sheets)
    ]
    return -max(known)[2]


def propose(
    desk: Desk,
    model: type[Record],
    sheet: Sheet,
    settings: Settings | None = None,
    rows: tuple[int, int] | None = None,
) -> Proposal:
    """The header and mapping guessed for a sheet, with what was chosen for such titles before.

    `rows` (first row from 0, depth) says where the header is instead of having it found.
    """
    words = headings(desk, model)
    header = header_at(sheet, *rows) if rows else find_header(sheet, words)
    if header is None:
        raise UserError("这几行不能作表头：表头里有太长的内容，或上下行对不上。请另选一行。")
    table = settings.table(f"{REMEMBERED}.{model.KEY}") if settings else {}
    known = {title: key for title, key in table.items() if isinstance(key, str)}
    return Proposal(sheet, header, remembered_mapping(header.titles, words, known))


def remember(settings: Settings, model: type[Record], source: Source) -> None:
    """Keep what the columns of a sheet were taken for, to propose it the next time."""
    name = f"{REMEMBERED}.{model.KEY}"
    titles = enumerate(source.header.titles)
    chosen = {plain(title): source.mapping.get(n, "") for n, title in titles if plain(title)}
    settings.remember_all({name: {**settings.table(name), **chosen}})


def source(proposal: Proposal, mapping: Mapping[int, str] | None = None) -> Source:
    """The sheet ready to be planned, with the mapping that was proposed or chosen."""
    chosen = {column: key for column, key in (mapping or proposal.mapping).items() if key}
    if not chosen:
        raise UserError("没有一列认得出来。请核对表头在哪一行，或逐列选定对应的字段。")
    if len(set(chosen.values())) < len(chosen):
        raise UserError("有两列对应了同一个字段，请改其中一列。")
    body = body_of(proposal.sheet, proposal.header, chosen.keys())
    return Source(proposal.sheet, proposal.header, body, chosen)


def snapshot(desk: Desk, model: type[Record]) -> Snapshot:
    """Everything a plan needs of the office, so that a worker thread can make it."""
    shared = names(desk)
    for each in model.declared():
        linked = getattr(each, "linked", None)
        if linked is not None:
            shared = shared.with_titles(linked.KEY, full_titles(desk, linked))
    fields = tuple(each.name for each in model.declared())
    keys = lists.find(desk.office, model, lists.Query())
    rows = lists.rows(desk.office, model, keys, fields)
    return Snapshot(shared, Existing(fields, {row[0]: row for row in rows}))


def plan(desk: Desk, model: type[Record], prepared: Source, options: Options | None = None) -> Plan:
    """The plan of an import, made here and now; jobs call `snapshot` and `make_plan` instead."""
    read = snapshot(desk, model)
    return make_plan(model, prepared, read.names, read.existing, options)


def apply(desk: Desk, planned: Plan, *, backs_up: bool = True) -> Changed:
    """Write everything a plan brings, as one action; problem lines stay out."""
    return drained(apply_in_steps(desk, planned, backs_up=backs_up))


def apply_in_steps(
    desk: Desk, planned: Plan, *, backs_up: bool = True
) -> Generator[tuple[int, int], None, Changed]:
    """`apply` in slices of a few milliseconds: yields (done, all); closing it rolls back.

    A backup is made first; where that fails nothing is imported.
    """
    if planned.changes_nothing:
        return Changed(None)
    if backs_up:
        yield from back_up(desk.office, Reason.IMPORT)
    put = [*_own_codes(desk, planned), *planned.created]
    total = planned.count(Verdict.NEW) + planned.count(Verdict.CHANGED)
    with uncollected():
        for start in range(0, len(planned.lines), SLICE):
            yield 0, total
            put += _records(planned, planned.lines[start : start + SLICE])
        put += following_import(desk, put)
        action = yield from write_in_steps(desk.office, put, (), action_name(planned), desk.clerk)
    if action is None:
        return Changed(None)
    desk.office.tidy_log()
    keys = tuple(record.__data__["id"] for record in put if type(record) is planned.model)
    return changed(desk, action, {type(record).KEY for record in put}, keys)


def _own_codes(desk: Desk, planned: Plan) -> list[Record]:
    """The default code entries, where the office has none of its own to add new ones to."""
    adds = any(isinstance(record, CodeEntry) for record in planned.created)
    if not adds or lists.first(desk.office, CodeEntry, lists.Query(), 1):
        return []
    return [CodeEntry.of(entry.values()) for entry in default_entries()]


def _records(planned: Plan, lines: Sequence[PlannedLine]) -> Iterator[Record]:
    """The records that some lines of a plan write."""
    model = planned.model
    for line in lines:
        if line.verdict is Verdict.NEW:
            yield model.of(line.values, line.fresh)
        elif line.verdict is Verdict.CHANGED and line.key is not None:
            values = {**planned.existing.values(line.key), **line.values}
            yield model.of(values, line.key, line.version)


def action_name(planned: Plan) -> str:
    """What the action is called in the log: 导入委员：新增 120，修改 3."""
    counts = ((each, planned.count(each)) for each in (Verdict.NEW, Verdict.CHANGED))
    told = "，".join(f"{verdict} {count}" for verdict, count in counts if count)
    return f"导入{planned.model.TITLE}：{told or '没有变化'}"


def summary(planned: Plan) -> str:
    """The one line that ends an import: 新增 120 修改 3 相同 57 问题 2."""
    return " ".join(f"{verdict} {planned.count(verdict)}" for verdict in Verdict)


def save_problems(planned: Plan, path: Path) -> int:
    """Write the lines that stay out, with the reasons, as a workbook; how many they are."""
    header = planned.source.header
    columns = [OutColumn(title or column_letter(n)) for n, title in enumerate(header.titles)]
    columns += [OutColumn(LINE_COLUMN, 6), OutColumn(PROBLEM_COLUMN, 40)]
    rows = []
    for line in planned.lines:
        if line.verdict is not Verdict.PROBLEM:
            continue
        cells: list[OutCell] = [cell_text(cell) for cell in planned.source.body.rows[line.place]]
        cells = [*cells, *[""] * len(header.titles)][: len(header.titles)]
        told = "；".join(
            f"{each.letter} 列：{each.text}" if each.letter else each.text
            for each in line.remarks
            if each.stops
        )
        rows.append([*cells, line.number, told])
    write_table(OutTable("问题行", columns, rows), path)
    return len(rows)
