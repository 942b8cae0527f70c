"""A file opened for an import: its sheets, the header found, the field guessed for each column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from desktop_app.documents.books_in import read_book
from desktop_app.documents.grids import Book, Sheet, cell_text
from desktop_app.documents.headers import (
    PLUS,
    FieldTitles,
    Header,
    find_header,
    header_at,
    plain,
    remembered_mapping,
    without_header,
)
from desktop_app.documents.pasted_in import read_pasted
from desktop_app.documents.printables import Progress, no_progress
from desktop_app.documents.sheet_body import Body, body_of
from desktop_app.errors import UserError
from desktop_app.records.field_types import Photo
from desktop_app.records.nesting import in_cell
from desktop_app.records.other_titles import other_titles
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.imports.import_cells import DOT, inner_headings, without_items
from desktop_app.services.imports.import_combined import combined_headings
from desktop_app.services.imports.import_content import without_titles
from desktop_app.services.imports.import_epoch import days_since_1904
from desktop_app.services.imports.import_expanded import expanded
from desktop_app.services.imports.import_photos import (
    TITLES,
    hashes_only,
    with_photos,
    with_pictures,
)
from desktop_app.services.imports.import_plan import Source
from desktop_app.services.imports.import_whole_columns import told_by_columns
from desktop_app.services.lookup.cache import lookup
from desktop_app.services.registers.enabled_fields import is_enabled
from desktop_app.services.registers.exports import KEY_COLUMN
from desktop_app.settings import Settings
from desktop_app.storage.collecting import uncollected
from desktop_app.storage.log.keys import read_key

REMEMBERED = "import_columns"
RECORD_CODE = FieldTitles("id", KEY_COLUMN, ("记录编码",))


@dataclass(frozen=True, slots=True)
class ProposedImport:
    """What a sheet is taken for: its header, and the field of each column it knows."""

    model: type[Record]
    sheet: Sheet
    header: Header
    mapping: Mapping[int, str]


def open_book(path: Path, coding: str = "", progress: Progress = no_progress) -> Book:
    """The sheets of a workbook or text table; `coding` (one of CODINGS) overrides the one found.

    `progress(done, all)` counts the pictures in it, and may raise `Cancelled`.
    """
    with uncollected():
        book = read_book(path, coding)
    return with_photos(book, progress)


def open_pasted(text: str) -> Book:
    """The table in a pasted text, as a book of one sheet."""
    sheet = read_pasted(text)
    return Book(sheet.name, (sheet,))


def headings(desk: Desk, model: type[Record]) -> tuple[FieldTitles, ...]:
    """The titles of the importable fields of a record in a header.

    Behind them the titles of nested records.
    """
    shared = lookup(desk)
    others = other_titles(model.KEY)
    own = tuple(
        FieldTitles(
            each.name,
            each.label,
            (*each.also, *others.get(each.name, ()), *(TITLES if isinstance(each, Photo) else ())),
        )
        for each in model.declared()
        if is_enabled(each, shared) and each.name not in model.IMPORT.counted
    )
    return own + combined_headings(model) + (RECORD_CODE,) + inner_headings(model)


def propose(
    desk: Desk,
    model: type[Record],
    sheet: Sheet,
    settings: Settings | None = None,
    rows: tuple[int, int] | None = None,
) -> ProposedImport:
    """The header and mapping guessed for a sheet, with what was chosen for such titles before.

    `rows` (first row from 0, depth) says where the header is instead of having it found.
    """
    words = headings(desk, model)
    header = header_at(sheet, *rows) if rows else find_header(sheet, _inner_first(words))
    if header is None:
        raise UserError("这几行不能作表头：表头里有太长的内容，或上下行对不上。请另选一行。")
    table = settings.table(f"{REMEMBERED}.{model.KEY}") if settings else {}
    known = {title: key for title, key in table.items() if isinstance(key, str)}
    mapping = remembered_mapping(header.titles, _inner_first(words), known)
    lacking = tuple(f"{each.KEY}{DOT}" for each in without_items(mapping, model))
    if lacking:
        fewer = [each for each in words if not each.key.startswith(lacking)]
        mapping = remembered_mapping(header.titles, _inner_first(fewer), known)
    mapping = with_pictures(model, sheet, header, mapping)
    named = _named(model, mapping)
    if rows is None and not any(model.NAME in key.split(PLUS) for key in named.values()):
        found = without_titles(model, sheet)
        if found is not None and len(found[1]) >= len(named):
            return ProposedImport(model, sheet, without_header(sheet, found[0]), found[1])
    return ProposedImport(model, sheet, header, named)


def _named(model: type[Record], mapping: Mapping[int, str]) -> Mapping[int, str]:
    """The same mapping, the name taken from the column of another field where none gives it."""
    if model.NAME in mapping.values():
        return mapping
    other = next((n for n in model.IMPORT.name_fallback if n in mapping.values()), "")
    return {column: model.NAME if name == other else name for column, name in mapping.items()}


def _inner_first(words: Sequence[FieldTitles]) -> list[FieldTitles]:
    """The same headings, those of nested records first: these win titles that both have."""
    return sorted(words, key=lambda each: DOT not in each.key)


def remember(settings: Settings, model: type[Record], source: Source) -> None:
    """Keep what the columns of a sheet were taken for, to propose it the next time."""
    name = f"{REMEMBERED}.{model.KEY}"
    if not source.header.depth:
        return
    titles = enumerate(source.header.titles)
    taken = source.chosen or source.mapping
    chosen = {plain(title): taken.get(n, "") for n, title in titles if plain(title)}
    settings.remember_all({name: {**settings.table(name), **chosen}})


def source(proposal: ProposedImport, mapping: Mapping[int, str] | None = None) -> Source:
    """The sheet ready to be planned, with the mapping that was proposed or chosen."""
    chosen = {column: key for column, key in (mapping or proposal.mapping).items() if key}
    if not chosen:
        raise UserError("没有一列认得出来。请核对表头在哪一行，或逐列选定对应的字段。")
    single = [key for key in chosen.values() if not key.startswith(PLUS)]
    if len(set(single)) < len(single):
        raise UserError("有两列对应了同一个字段，请改其中一列。")
    if lacking := without_items(chosen, proposal.model):
        what = in_cell(lacking[0]).label
        raise UserError(f"有几列要写进{lacking[0].TITLE}，请先选定哪一列“{what}”。")
    model, sheet, header = proposal.model, proposal.sheet, proposal.header
    named = next((n for n, name in chosen.items() if model.NAME in name.split(PLUS)), -1)
    with uncollected():
        body = body_of(sheet, header, chosen.keys(), named, person=model.PERSON)
    body = hashes_only(model, body, chosen)
    if sheet.since_1904:
        body = days_since_1904(model, body, chosen)
    codes = [column for column, name in chosen.items() if name == RECORD_CODE.key]
    keys = keys_by_place(body, codes[0]) if codes else {}
    rest = {column: name for column, name in chosen.items() if column not in codes}
    body, notices = told_by_columns(model, sheet, header, body, rest)
    made = expanded(model, sheet, header, body, rest)
    return replace(made, chosen=dict(chosen), notices=(*notices, *made.notices), keys=keys)


def keys_by_place(body: Body, column: int) -> dict[int, int]:
    """The ids of the records that the lines name by their codes; no line without a code."""
    found = {}
    for place, row in enumerate(body.rows):
        text = cell_text(row[column]) if column < len(row) else ""
        try:
            key = read_key(text) if text else 0
        except UserError:
            key = 0
        if key:
            found[place] = key
    return found
