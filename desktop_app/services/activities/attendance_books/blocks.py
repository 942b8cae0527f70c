"""The blocks of a sheet: each begins with a row that has 姓名, under the lines of its title.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents.grids import EMPTY, Cell, Sheet, cell_text, is_blank
from desktop_app.services.activities import marks
from desktop_app.services.activities.attendance_books.columns import is_name_title, person_part
from desktop_app.services.activities.attendance_books.heads import Years, head_of

DEEPEST, MOST_TEXTS, LONGEST_HEAD = 3, 3, 40
"""The most rows of a head, texts of a title line, characters of a head that is read."""
ANY_YEAR = Years(2000, datetime.date(2000, 1, 1))
"""For texts of which only the kind is asked."""


class SheetBlock(NamedTuple):
    """One list of a sheet: its title lines, the cells over each column, its rows by number.

    `first` is the row (from 0) of its head, `body` the first one under it, `stop` the row after
    the last one.
    """

    titles: tuple[str, ...]
    heads: tuple[tuple[Cell, ...], ...]
    first: int
    body: int
    stop: int


def blocks_of(sheet: Sheet, rows: Sequence[Sequence[Cell]]) -> list[SheetBlock]:
    """The lists of a sheet, from the top down; `rows` are its rows, merged cells filled in."""
    names = [place for place in map(_name_place, enumerate(rows)) if place is not None]
    found: list[SheetBlock] = []
    before = 0
    for n, (row, column) in enumerate(names):
        if found and row < found[-1].body:  # the title of the names once more, merged downwards
            continue
        stop = next((each for each, _ in names[n + 1 :] if each > row + DEEPEST), len(rows))
        first = _first_head(rows, row, column, before)
        body = _body(sheet, rows, (row, column), stop)
        lines, top = _titles(rows, before, first, is_first=not found)
        titles = lines if found else [*sheet.above, *lines]
        if found:
            found[-1] = found[-1]._replace(stop=top)
        found.append(SheetBlock(tuple(titles), _heads(rows, first, body), first, body, len(rows)))
        before = body
    return found


def filled_rows(sheet: Sheet) -> list[list[Cell]]:
    """The rows of a sheet, what a merged cell says written in all of its places."""
    width = max(map(len, sheet.rows), default=0)
    rows = [[*row, *[EMPTY] * (width - len(row))] for row in sheet.rows]
    for each in sheet.merged:
        if each.top >= len(rows) or each.left >= width:
            continue
        value = rows[each.top][each.left]
        for row in rows[each.top : each.bottom + 1]:
            for column in range(each.left, min(each.right + 1, width)):
                row[column] = value if is_blank(row[column]) else row[column]
    return rows


def texts_in(row: Sequence[Cell]) -> list[str]:
    """The different texts of a row, in their order."""
    return list(dict.fromkeys(cell_text(cell) for cell in row if not is_blank(cell)))


def _name_place(numbered: tuple[int, Sequence[Cell]]) -> tuple[int, int] | None:
    """Row and column of the title of the names in a row, None where it has none."""
    number, row = numbered
    if len(texts_in(row)) < 2:
        return None
    for column, cell in enumerate(row):
        if isinstance(cell, str) and is_name_title(cell):
            return number, column
    return None


def _first_head(rows: Sequence[Sequence[Cell]], row: int, column: int, top: int) -> int:
    """The first row of a head: rows over the names that hold days or meetings belong to it."""
    first = row
    while first > max(top, row - DEEPEST + 1):
        above = rows[first - 1]
        texts = texts_in(above)
        if is_name_title(cell_text(above[column])):  # merged downwards
            first -= 1
            continue
        right = [cell for cell in above[column + 1 :] if not is_blank(cell)]
        left = [cell for cell in above[: column + 1] if not is_blank(cell)]
        if left or not right or (len(texts) < 2 and not head_of(right[:1], ANY_YEAR).day):
            break
        first -= 1
    return first


def _body(sheet: Sheet, rows: Sequence[Sequence[Cell]], place: tuple[int, int], stop: int) -> int:
    """The first row under a head: it goes on where rows hold days and halves but no name."""
    row, column = place
    merged = [
        each.bottom for each in sheet.merged if each.top <= row <= each.bottom
        and each.left <= column <= each.right
    ]  # fmt: skip
    body = max([row, *merged]) + 1
    while body < min(stop, row + DEEPEST):
        name = cell_text(rows[body][column])
        if (name and not is_name_title(name)) or not _is_head(rows[body]):
            break
        body += 1
    return body


def _is_head(row: Sequence[Cell]) -> bool:
    """Whether a row holds days or halves, and no marks."""
    texts = texts_in(row)
    heads = [head_of([each], ANY_YEAR) for each in texts]
    is_any = any(head.day or head.half for head in heads)
    return is_any and not any(marks.mark_of(each) for each in texts)


def _titles(
    rows: Sequence[Sequence[Cell]], top: int, first: int, *, is_first: bool
) -> tuple[list[str], int]:
    """The lines directly over a head that are its title, and the row of the first of them.

    Under another list only rows of one text are, since those of its last persons come before.
    """
    lines: list[str] = []
    for row in range(first - 1, top - 1, -1):
        texts = texts_in(rows[row])
        labelled = any(sign in text for text in texts for sign in (":", "："))
        text = "　".join(texts)
        if not is_first and ((len(texts) > 1 and not labelled) or marks.legend_of(text)):
            return lines, row + 1
        if 0 < len(texts) <= MOST_TEXTS or labelled:
            lines.insert(0, text)
    return lines, top


def _heads(rows: Sequence[Sequence[Cell]], first: int, body: int) -> tuple[tuple[Cell, ...], ...]:
    """The cells over each column; a cell above also heads the columns to its right."""
    levels = [list(row) for row in rows[first:body]]
    for level, row in enumerate(levels[:-1]):
        kept: Cell = EMPTY
        for column, cell in enumerate(row):
            below = any(not is_blank(each[column]) for each in levels[level + 1 :])
            if not is_blank(cell):
                kept = cell if person_part(cell_text(cell)) is None else EMPTY
            elif below and kept:
                row[column] = kept
    width = len(levels[0]) if levels else 0
    return tuple(
        tuple(row[column] for row in levels
              if len(cell_text(row[column])) <= LONGEST_HEAD) for column in range(width)
    )  # fmt: skip
