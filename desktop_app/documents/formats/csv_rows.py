"""The rows of a text table: by the rules of RFC 4180, or line by line where they are broken."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from desktop_app.errors import UserError

CELL_LIMIT = 1_000_000
_ENOUGH = {1: 3, 2: 2}  # lines that look like rows, by the delimiters of a row; else one
_LINE_END = re.compile(r"\r\n?|\n")
_IN_QUOTES = re.compile(r'(?:[^"]|"")*+')
Rows = list[list[str]]


def strict_rows(text: str, delimiter: str) -> Rows | None:
    """The rows of a text whose quotes are all in pairs and enclose whole cells; else None."""
    csv.field_size_limit(CELL_LIMIT)
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def swallows_lines(rows: Rows, delimiter: str) -> bool:
    """Whether some cell holds lines that look like rows: its quote was closed by another's."""
    usual = _usual(rows)
    return usual > 0 and any(
        _looks_like_rows(cell, delimiter, usual) for row in rows for cell in row if "\n" in cell
    )


def tolerant_rows(text: str, delimiter: str) -> tuple[Rows, list[int]]:
    """The rows of any text, and the lines (from 1) with a quote that was taken for a sign.

    UserError where a cell is longer than we read.
    """
    reader = _Tolerant(text, delimiter)
    reader.read()
    return reader.rows, sorted(set(reader.wrong))


def _usual(rows: Rows) -> int:
    """How many delimiters most rows have."""
    found = Counter(len(row) - 1 for row in rows if len(row) > 1).most_common(1)
    return found[0][0] if found else 0


def _looks_like_rows(cell: str, delimiter: str, usual: int) -> bool:
    """Whether most lines inside a cell have as many delimiters as the rows of the table."""
    inner = _LINE_END.split(cell)[1:-1]
    alike = [line.count(delimiter) for line in inner].count(usual)
    return alike >= _ENOUGH.get(usual, 1) and alike * 2 > len(inner)


class _Tolerant:
    """A walk through a text that reads a quote only where it closes before a delimiter."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.rows: Rows = [[]]
        self.wrong: list[int] = []
        self._text, self._delimiter = text, delimiter
        self._plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
        self._usual = _usual([line.split(delimiter) for line in _LINE_END.split(text)])
        self._place, self._line = 0, 1

    def read(self) -> None:
        """Read every row."""
        text = self._text
        while True:
            self.rows[-1].append(self._cell())
            if text.startswith(self._delimiter, self._place):
                self._place += len(self._delimiter)
            elif ending := _LINE_END.match(text, self._place):
                self._place, self._line = ending.end(), self._line + 1
                self.rows.append([])
            else:
                break
        if self.rows[-1] == [""]:
            self.rows.pop()
        self.rows = [row if row != [""] else [] for row in self.rows]

    def _cell(self) -> str:
        """The next cell; the place moves behind it."""
        cell = self._quoted() if self._text.startswith('"', self._place) else None
        if cell is None:
            start = self._place
            found = self._plain.match(self._text, start)
            self._place = found.end() if found else start
            cell = self._text[start : self._place]
            if cell.startswith('"'):
                self.wrong.append(self._line)
                cell = cell[1:] if cell.count('"') == 1 else cell
        if len(cell) > CELL_LIMIT:
            raise UserError(f"文件第 {self._line} 行有一格太长，请检查后再导入。")
        return cell

    def _quoted(self) -> str | None:
        """The cell in quotes that begins here; None where its end is not that of a cell."""
        start = self._place + 1
        found = _IN_QUOTES.match(self._text, start)
        end = found.end() if found else start
        inner = self._text[start:end]
        closes = end < len(self._text) and self._ends_cell(end + 1)
        if not closes or _looks_like_rows(inner, self._delimiter, self._usual):
            return None
        self._place = end + 1
        self._line += len(_LINE_END.findall(inner))
        return inner.replace('""', '"')

    def _ends_cell(self, place: int) -> bool:
        text = self._text
        return (
            place >= len(text) or text[place] in "\r\n" or text.startswith(self._delimiter, place)
        )
