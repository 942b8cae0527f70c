"""The column 出勤记号 of an exported attendance: one character for each part, as columns.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

from desktop_app.documents.grids import EMPTY, Cell, cell_text
from desktop_app.documents.headers import plain
from desktop_app.records.attendance import BLANK, MARKS, Attendance
from desktop_app.services.activities.attendance_books.blocks import SheetBlock

FOLLOWS = tuple(plain(Attendance.field(name).label) for name in ("result", "present"))
"""Titles of columns that follow from the marks."""
TITLE = plain(Attendance.field("marks").label)


def with_parts(block: SheetBlock, rows: list[list[Cell]]) -> SheetBlock:
    """The list with a column for each part behind its others; as it is where it has no such marks.

    `rows` are those of the sheet; the ones of the list get the marks of their parts.
    """
    titles = [plain(" ".join(map(cell_text, cells))) for cells in block.heads]
    if TITLE not in titles:
        return block
    column, width = titles.index(TITLE), len(titles)
    body = range(block.body, block.stop)
    texts = {row: cell_text(rows[row][column]) for row in body}
    most = max((len(text) for text in texts.values() if set(text) <= set(MARKS)), default=0)
    if most < 1:
        return block
    for row, text in texts.items():
        parts = list(text) if set(text) <= set(MARKS) else [text]
        cells = [EMPTY if each == BLANK else each for each in parts]
        rows[row][width:] = cells + [EMPTY] * (most - len(cells))
    left_out = (TITLE, *FOLLOWS)
    heads = [() if title in left_out else block.heads[n] for n, title in enumerate(titles)]
    return block._replace(heads=(*heads, *((f"第{n}段",) for n in range(1, most + 1))))
