"""The pictures in a list that become the photos of its records.

They are made ready when the file is opened, in the job that reads it, so that a plan knows them by
the hash that a photo field holds; they are stored together with the records, or not at all.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from desktop_app.documents.grids import EMPTY, Book, Cell, Picture, Row, Sheet
from desktop_app.documents.headers import Header
from desktop_app.documents.printables import Progress, no_progress
from desktop_app.documents.sheet_body import Body
from desktop_app.errors import UserError
from desktop_app.records.field_types import Photo
from desktop_app.records.record import Record
from desktop_app.services.imports.import_plan import Plan, Verdict
from desktop_app.storage.blobs import photos

TITLES = ("相片", "头像", "证件照", "近照", "免冠照片", "一寸照片", "二寸照片", "寸照", "图片")
NAMED_LINES = 5
_PICTURES = frozenset({Picture})
_MISSING = "图片不在这个文件里，请在 WPS 里把单元格图片转为浮动图片，保存后再导入。"


def with_photos(book: Book, progress: Progress = no_progress) -> Book:
    """The book with each picture in a cell ready to be a photo, and notices of those that cannot.

    `progress(done, all)` may raise `Cancelled`. Nothing is stored.
    """
    looked_at = (each.rows for each in book.sheets if not each.has_no_pictures)
    count = sum(isinstance(cell, Picture) for rows in looked_at for row in rows for cell in row)
    if not count:
        return book
    ready = _Ready(progress, count)
    return replace(book, sheets=tuple(ready.sheet(each) for each in book.sheets))


class _Ready:
    """Makes the pictures of one book ready, equal ones once."""

    def __init__(self, progress: Callable[[int, int], None], count: int) -> None:
        self._progress, self._count = progress, count
        self._done = 0
        self._known: dict[bytes, Picture | str] = {}

    def sheet(self, sheet: Sheet) -> Sheet:
        """A sheet with its pictures ready."""
        wrong: dict[str, list[int]] = {}
        rows = [self._row(row, number, wrong) for number, row in enumerate(sheet.rows, 1)]
        told = tuple(f"{_lines(lines)}的图片没有读入：{reason}" for reason, lines in wrong.items())
        return replace(sheet, rows=rows, notices=(*sheet.notices, *told))

    def _row(self, row: Row, number: int, wrong: dict[str, list[int]]) -> Row:
        if not _has_pictures(row):
            return row
        cells: list[Cell] = []
        for cell in row:
            found = self._photo(cell) if isinstance(cell, Picture) else cell
            if isinstance(cell, Picture) and isinstance(found, str):
                wrong.setdefault(found, []).append(number)
                found = cell
            cells.append(found)
        return cells

    def _photo(self, picture: Picture) -> Picture | str:
        """The picture as a photo with its hash, or why it cannot be one."""
        self._progress(self._done, self._count)
        self._done += 1
        if picture.data not in self._known:
            self._known[picture.data] = _prepared(picture.data)
        return self._known[picture.data]


def _has_pictures(row: Row) -> bool:
    return not _PICTURES.isdisjoint(map(type, row))


def _prepared(data: bytes) -> Picture | str:
    if not data:
        return _MISSING
    try:
        photo = photos.prepare(data)
    except UserError as error:
        return error.sentence
    return Picture(photo, hashlib.sha256(photo).hexdigest())


def _lines(numbers: Sequence[int]) -> str:
    named = "、".join(map(str, numbers[:NAMED_LINES]))
    more = f"等 {len(numbers)} 行" if len(numbers) > NAMED_LINES else " 行"
    return f"第 {named}{more}"


def with_pictures(
    model: type[Record], sheet: Sheet, header: Header, mapping: Mapping[int, str]
) -> dict[int, str]:
    """The mapping without columns for photos in which no cell has a picture: 有, 已交."""
    photo_fields = _photo_fields(model)
    return {
        column: name
        for column, name in mapping.items()
        if name not in photo_fields or _has_picture(sheet.rows[header.body :], column)
    }


def _photo_fields(model: type[Record]) -> frozenset[str]:
    return frozenset(each.name for each in model.declared() if isinstance(each, Photo))


def _has_picture(rows: Sequence[Row], column: int) -> bool:
    return any(column < len(row) and isinstance(row[column], Picture) for row in rows)


def hashes_only(model: type[Record], body: Body, mapping: Mapping[int, str]) -> Body:
    """The lines with the hash of each photo in its cell; anything else there is left out."""
    photo_fields = _photo_fields(model)
    columns = [column for column, name in mapping.items() if name in photo_fields]
    if not columns:
        return body
    rows = [list(row) for row in body.rows]
    for row in rows:
        for column in columns:
            cell = row[column]
            row[column] = cell.sha if isinstance(cell, Picture) else EMPTY
    return replace(body, rows=rows)


def photos_of(planned: Plan) -> dict[str, bytes]:
    """The photos that the lines of a plan bring, by their hashes."""
    fields = _photo_fields(planned.model).intersection(planned.source.mapping.values())
    if not fields:
        return {}
    coming = (each for each in planned.lines if each.verdict in (Verdict.NEW, Verdict.CHANGED))
    wanted = {each.values.get(name) for each in coming for name in fields}
    cells = (cell for row in planned.source.sheet.rows for cell in row)
    return {
        each.sha: each.data for each in cells if isinstance(each, Picture) and each.sha in wanted
    }
