"""The sheets of a file to choose from: which are read, and of the others why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.grids import Book, Sheet, is_blank
from desktop_app.documents.headers import without_header
from desktop_app.documents.sheets_together import together
from desktop_app.records.record import Record
from desktop_app.services.desk import Desk
from desktop_app.services.imports.import_content import guessed_by_content
from desktop_app.services.imports.import_proposal import ProposedImport, propose
from desktop_app.services.imports.import_sheets import best_sheet, is_of_the_gone, offered


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """One sheet: its name, its lines under the header, whether it is read, the reason if not."""

    name: str
    lines: int
    chosen: bool
    told: str = ""


def sheet_choices(desk: Desk, model: type[Record], book: Book) -> list[SheetChoice]:
    """All sheets of a file in their order; those of one kind are chosen together."""
    if len(book.sheets) == 1:
        return [SheetChoice(book.sheets[0].name, len(book.sheets[0].rows), chosen=True)]
    joined = offered(desk, model, book)
    if len(joined.sheets) > len(book.sheets):
        names = {each.name for each in joined.sheets[0].parts}
    else:
        names = {book.sheets[best_sheet(desk, model, book)].name}
    return [_choice(desk, model, each, each.name in names) for each in book.sheets]


def chosen_sheet(desk: Desk, model: type[Record], book: Book, places: Sequence[int]) -> Sheet:
    """The one sheet at these places, or all of them put one under the other."""
    sheets = [book.sheets[place] for place in places]
    if len(sheets) == 1:
        return sheets[0]
    return together(sheets, [propose(desk, model, each).header for each in sheets])


def proposed_without_header(model: type[Record], sheet: Sheet, row: int) -> ProposedImport:
    """A sheet as a list without a header that begins in `row` (from 0), guessed by its content."""
    mapping = guessed_by_content(model, sheet, row)
    return ProposedImport(model, sheet, without_header(sheet, row), mapping)


def first_filled(sheet: Sheet) -> int:
    """The first row (from 0) that could be a line of a list: with two cells or more."""
    filled = (sum(not is_blank(cell) for cell in row) for row in sheet.rows)
    return next((place for place, count in enumerate(filled) if count > 1), 0)


def _choice(desk: Desk, model: type[Record], sheet: Sheet, chosen: bool) -> SheetChoice:
    found = propose(desk, model, sheet)
    rows = sheet.rows[found.header.body :]
    lines = sum(not all(map(is_blank, row)) for row in rows)
    return SheetChoice(sheet.name, lines, chosen, "" if chosen else _why_not(sheet, found.mapping))


def _why_not(sheet: Sheet, mapping: object) -> str:
    if sheet.hidden:
        return "隐藏的表"
    if not mapping:
        return "不像名单"
    return "像是已经退出的" if is_of_the_gone(sheet, 0) else ""
