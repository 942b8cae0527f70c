"""Tables out of pasted text: tab-separated rows, or the HTML that Word, WPS and Excel put out."""

from __future__ import annotations

import re
from dataclasses import replace

from desktop_app.documents.csv_in import cut, delimiter_of
from desktop_app.documents.formats.html_tables import HtmlTables
from desktop_app.documents.grids import Sheet
from desktop_app.documents.side_by_side import joined
from desktop_app.errors import UserError

_HAS_TABLE = re.compile(r"<table[\s>]", re.IGNORECASE)


def has_table(text: str) -> bool:
    """Whether a text is HTML with a table in it."""
    return _HAS_TABLE.search(text) is not None


def read_html_tables(text: str, name: str) -> tuple[Sheet, ...]:
    """Every table of an HTML text, the largest first; the others get a number behind the name."""
    parser = HtmlTables()
    parser.feed(text)
    parser.close()
    sheets = [grid.sheet(name) for grid in parser.grids if grid.rows]
    sheets.sort(key=lambda sheet: -sum(len(row) for row in sheet.rows))
    named = enumerate(sheets, 1)
    return tuple(replace(x, name=f"{name}（{n}）") if n > 1 else x for n, x in named)


def read_pasted(text: str) -> Sheet:
    """The table that was copied in Word, WPS or Excel; UserError when there is none.

    `text` is the clipboard's HTML where it has some, else its plain, tab-separated text.
    """
    name = "粘贴的内容"
    if has_table(text):
        tables = read_html_tables(text, name)
        if tables:
            return joined(tables[0])
    text = text.strip("\r\n").replace("\0", "")
    rows, notices = cut(text, "\t" if "\t" in text else delimiter_of(text))
    if not any(cell.strip() for row in rows for cell in row if isinstance(cell, str)):
        raise UserError("剪贴板里没有表格。请先在 Excel、WPS 或 Word 里选中并复制要导入的行。")
    return joined(Sheet(name, rows, notices=notices))
