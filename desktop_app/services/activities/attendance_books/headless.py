"""Blocks without a line of heads, as they are copied out of a sheet: names, then marks.

Pure: nothing here reads the office file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.documents.grids import Cell, Sheet, cell_text, is_blank
from desktop_app.services.activities import marks

SEARCHED = 3
"""Columns among which the one of the names is looked for."""


def with_head(sheet: Sheet) -> Sheet | None:
    """The same block under a line of heads: 姓名, 签到 or 第 1 段 and so on; None for others."""
    rows = [row for row in sheet.rows if any(not is_blank(cell) for cell in row)]
    width = max(map(len, rows), default=0)
    name = next((n for n in range(min(SEARCHED, width - 1)) if _are_names(rows, n)), None)
    if name is None:
        return None
    marked = [n for n in range(name + 1, width) if _are_marks(rows, n)]
    if not marked or marked != list(range(name + 1, name + 1 + len(marked))):
        return None
    heads: list[Cell] = [*["序号"] * name, "姓名"]
    heads += ["签到"] if len(marked) == 1 else [f"第{n}段" for n in range(1, len(marked) + 1)]
    heads += ["备注"] if width == len(heads) + 1 else [""] * (width - len(heads))
    return replace(sheet, rows=(heads, *rows), merged=())


def _are_names(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    texts = [cell_text(row[column]) for row in rows if column < len(row)]
    names = [each for each in texts if marks.mark_of(each) is None and _like_name(each)]
    return bool(texts) and len(names) == len(rows)


def _like_name(text: str) -> bool:
    plain = "".join(text.split())
    return 2 <= len(plain) <= 16 and not any(map(str.isdigit, plain))


def _are_marks(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    texts = [cell_text(row[column]) for row in rows if column < len(row)]
    filled = [each for each in texts if each]
    read = [each for each in filled if marks.read_cell(each)]
    is_head = bool(texts) and marks.read_cell(texts[0]) is None
    return bool(filled) and not is_head and len(read) * 2 >= len(filled)
