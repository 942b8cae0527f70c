"""Texts of cells that a machine left: failed formulas, ="0012", pictures of WPS, control signs."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from desktop_app.documents.grids import Cell, ErrorCell, Picture, Row

_ERROR = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|BUSY!"
    r"|UNKNOWN!|GETTING_DATA|EXTERNAL!)|Err:5[0-9]{2}"
)
_QUOTED = re.compile(r'[=＝]\s*"((?:[^"]|"")*)"', re.DOTALL)
_PICTURE = re.compile(r'[=＝@\s]*(?:_xlfn\.)?DISPIMG\(\s*"([^"]*)"', re.IGNORECASE)
_STARTS = frozenset("=＝@#_E \t\n")
_CONTROL = re.compile(r"[\0-\x08\x0b-\x1f]")
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c]")
_BREAK_OF_MACHINE = re.compile(r"_x000[Dd]_ ?\r?\n")
_ESCAPED_BREAK = re.compile(r"_x000[Dd]_")
_NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})

_QUOTED_BYTES = b'>="'
_RARE_BYTES = (
    (b"#", re.compile(rb"#(?:N/A|[A-Z]{3,8}[!?/_])")),
    (b"_", re.compile(rb"_x00[01][0-9A-Fa-f]_")),
    (b"(", re.compile(rb"DISPIMG\(")),
    (b"&", re.compile(rb"=&quot;")),
)


def may_be_marked(data: bytes) -> bool:
    """Whether XML may hold texts that `clean_rows` changes.

    Patterns run only where a byte that is rare in sheets says that they may find something: this
    looks through every byte of every workbook.
    """
    rare = any(byte in data and pattern.search(data) for byte, pattern in _RARE_BYTES)
    return rare or _QUOTED_BYTES in data


def clean_cell(text: str, pictures: Mapping[str, bytes] = _NO_PICTURES) -> Cell:
    """The value that a machine text means; the text itself if a person wrote it.

    `pictures` are the bytes of each picture by its id in WPS; a missing one has none.
    """
    if _CONTROL.search(text):
        text = _CONTROL.sub("", _LINE_ENDS.sub("\n", text))
    if text[:1] not in _STARTS:
        return text
    bare = text.strip()
    if _ERROR.fullmatch(bare):
        return ErrorCell(bare)
    if found := _QUOTED.fullmatch(bare):
        return found[1].replace('""', '"')
    if found := _PICTURE.match(bare):
        return Picture(pictures.get(found[1], b""))
    return text


def clean_rows(rows: Sequence[Row], pictures: Mapping[str, bytes] = _NO_PICTURES) -> Sequence[Row]:
    """The rows with the meaning of every machine text; rows without any are returned unchanged."""
    return [_clean_row(row, pictures) for row in rows]


def _clean_row(row: Row, pictures: Mapping[str, bytes]) -> Row:
    found: list[Cell] | None = None
    for place, cell in enumerate(row):
        if type(cell) is str and (cell[:1] in _STARTS or _CONTROL.search(cell)):
            clean = clean_cell(cell, pictures)
            if clean is not cell:
                found = found if found is not None else list(row)
                found[place] = clean
    return row if found is None else found


def without_escaped_breaks(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the _x000D_ that a converter of workbooks left before the breaks in cells.

    One that is not before a break was typed, and stays (ECMA-376 Part 1, 22.9.2.19).
    """
    cells = (cell for row in rows for cell in row if isinstance(cell, str))
    if not any(_BREAK_OF_MACHINE.search(cell) for cell in cells):
        return rows
    return [
        [_ESCAPED_BREAK.sub("", cell) if isinstance(cell, str) else cell for cell in row]
        for row in rows
    ]
