"""This program's own engine."""

from __future__ import annotations

from pathlib import Path

from desktop_app.documents.letters import write_letters
from desktop_app.documents.printables import (
    Block,
    Column,
    Foot,
    FormCell,
    Heading,
    Letter,
    Paragraph,
    Register,
)
from desktop_app.documents.record_forms import write_forms
from desktop_app.documents.registers import write_register
from tests.benchmarks.builds import build
from tests.benchmarks.document_content import (
    COLUMNS,
    HEIGHTS,
    LETTER_HEADS,
    PHOTO,
    SHARES,
    SIGNATURE,
    TITLE,
    WIDTHS,
    Cell,
    Person,
    letter,
)

FOOT = Foot("", "", "", "")


def forms(people: list[Person], pictures: list[Path], out: Path) -> None:
    """One form a person."""
    data = [path.read_bytes() for path in pictures]
    write_forms((_form(each, data[each.photo]) for each in people), FOOT, out, lambda *_: None)


def _form(person: Person, photo: bytes) -> build.PrintedForm:
    cells = [_cell(cell) for cell in person.cells]
    cells.append(FormCell(PHOTO.row, PHOTO.column, "", "photo", rows=PHOTO.rows))
    return build.PrintedForm(TITLE, cells, WIDTHS, HEIGHTS, photo, person.row[1])


def _cell(cell: Cell) -> FormCell:
    kind: build.CellKind = "label" if cell.label else "long" if cell.running else "value"
    return FormCell(cell.row, cell.column, cell.text, kind, cell.columns, cell.rows)


def register(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One row a person."""
    columns = [Column(title, share) for title, share in zip(COLUMNS, SHARES, strict=True)]
    rows = [person.row for person in people]
    given = Register("", "", columns, [build.RowGroup("", rows)], FOOT, 1)
    write_register(given, out, lambda *_: None)


def letters(people: list[Person], _pictures: list[Path], out: Path) -> None:
    """One letter a person."""
    write_letters(map(_letter, people), out, lambda *_: None)


def _letter(person: Person) -> Letter:
    title, addressee, texts = letter(person)
    blocks: list[Block] = [Paragraph(text) for text in texts]
    for place, head in zip((1, 4), LETTER_HEADS, strict=True):
        blocks.insert(place, Heading(head))
    return Letter(title, blocks, "", addressee, *SIGNATURE)
