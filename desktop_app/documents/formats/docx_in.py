"""The tables of a Word document (.docx) as sheets (ECMA-376 Part 1, 17.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from desktop_app.documents.csv_in import coding_of, decoded
from desktop_app.documents.formats import limits
from desktop_app.documents.formats.docx_rows import DocxTable
from desktop_app.documents.formats.docx_text import (
    WRAPPERS,
    child,
    children,
    local,
    text_of,
    value_of,
)
from desktop_app.documents.formats.mhtml_in import is_mhtml, read_mhtml
from desktop_app.documents.formats.package import Package
from desktop_app.documents.formats.safe_xml import tree_of
from desktop_app.documents.grids import Picture, Sheet
from desktop_app.documents.pasted_in import has_table, read_html_tables
from desktop_app.errors import UserError

LONGEST_TITLE = 40
_LINES_ABOVE = 4
_PLAIN_RUN = re.compile(rb"<w:rPr>(?:<w:(?!vanish)[^<>]*/>)*</w:rPr>")
_PLAIN_PARAGRAPH = re.compile(rb"<w:pPr>(?:<w:[^<>]*/>)*</w:pPr>")
_NO_TITLE = re.compile(
    r"[（(【\[]|注[:：]|单位[:：]|填[表报]|[0-9〇一二三四五六七八九十]+年.*[月日]$"
)
_NO_TABLE = (
    "这个 Word 文档里没有表格。如果名单是用空格或逗号排的，请在 Word 里选中它，"
    "点“插入”里“表格”的“文本转换成表格”，保存后再导入。"
)


def read_docx(package: Package, part: str, name: str) -> tuple[Sheet, ...]:
    """The tables of a document in their order, each named by the line over it, else by `name`.

    Changes under 修订 count as accepted. A table inside a cell follows the outer one. Tables that
    only an empty line or a page break parts are one. UserError: damaged, or without a table.
    """
    data = package.read(part, limits.MAX_TEXT)
    # most of a document is the look of its letters; nothing here depends on it
    data = _PLAIN_PARAGRAPH.sub(b"", _PLAIN_RUN.sub(b"", data))
    body = child(tree_of(data), "body")
    if body is None:
        raise limits.damaged()
    reader = _Reader(package, part)
    reader.read(body, 0)
    if not reader.tables and not reader.pages:
        raise UserError(_NO_TABLE)
    return (
        *_sheets(reader.tables, name),
        *(x for page in reader.pages for x in _of_page(page, name)),
    )


def _of_page(page: bytes, name: str) -> tuple[Sheet, ...]:
    """The tables of a web page inside a document, as programs that export web pages make one."""
    if is_mhtml(page[:4096]):
        return read_mhtml(page, name)
    text = decoded(page, coding_of(page))
    return read_html_tables(text, name) if has_table(text) else ()


class _Reader:
    """A walk through a document: its tables, and the lines of text over each."""

    def __init__(self, package: Package, part: str) -> None:
        self.tables: list[DocxTable] = []
        self.pages: list[bytes] = []
        self._package, self._relations = package, package.relations(part)
        self._above: list[str] = []
        self._last: DocxTable | None = None
        self._pictures, self._text = limits.MAX_PICTURES, limits.MAX_TEXT

    def read(self, element: Element, depth: int) -> None:
        """Read the tables in a body, or in a wrapper within it."""
        if depth > limits.MAX_DEPTH:
            raise limits.damaged()
        for each in element:
            name = local(each)
            if name == "p":
                text = text_of(each).replace("\n", " ")
                self._above += [text] if text.strip() else []
            elif name == "tbl":
                self._last = self._read_table(each, self._last, depth + 1)
            elif name in WRAPPERS:
                self.read(each, depth + 1)
            elif name == "altChunk" and value_of(each, "id") in self._relations:
                part = self._relations[value_of(each, "id")].target
                self.pages.append(self._package.read(part, self._text))
                self._text -= len(self.pages[-1])

    def _read_table(self, element: Element, before: DocxTable | None, depth: int) -> DocxTable:
        """Read a table and those in its cells, as the end of the one before where it goes on."""
        if depth > limits.MAX_DEPTH:
            raise limits.damaged()
        table = DocxTable(tuple(self._above[-_LINES_ABOVE:]), _widths(element), self._picture)
        if before and table.widths and not table.above and table.widths == before.widths:
            table = before
        else:
            self.tables.append(table)
        self._above = []
        for inner in table.add_rows(element):
            self._read_table(inner, None, depth + 1)
        return table

    def _picture(self, cell: Element) -> Picture | None:
        """The first picture in a cell."""
        for each in cell.iter():
            name = local(each)
            key = value_of(each, "embed" if name == "blip" else "id")
            if name in ("blip", "imagedata") and key in self._relations:
                part = self._relations[key].target
                if part in self._package:
                    data = self._package.read(part, self._pictures)
                    self._pictures -= len(data)
                    return Picture(data)
        return None


def _widths(table: Element) -> tuple[str, ...]:
    grid = child(table, "tblGrid")
    columns = children(grid, "gridCol") if grid is not None else ()
    return tuple(value_of(each, "w") for each in columns)


def _sheets(tables: list[DocxTable], name: str) -> Iterator[Sheet]:
    """The tables with names that no two share."""
    taken: dict[str, int] = {}
    for place, table in enumerate(tables, 1):
        usual = name if len(tables) == 1 else f"表 {place}"
        title = _title(table.above) or usual
        taken[title] = taken.get(title, 0) + 1
        count = taken[title]
        yield table.sheet(title if count == 1 else f"{title}（{count}）")


def _title(above: tuple[str, ...]) -> str:
    """The nearest line over a table that names it."""
    short = (line for line in reversed(above) if len(line) <= LONGEST_TITLE)
    return next((line for line in short if not _NO_TITLE.match(line)), "")
