"""Text tables in: the coding, the delimiter and the cells of a .csv, .txt or .tsv file."""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

from desktop_app.documents.grids import Row
from desktop_app.errors import UserError

CODINGS = ("UTF-8", "GB18030", "UTF-16")
DELIMITERS = (",", "\t", ";", "，", "|")
SAMPLE_LINES = 50
CELL_LIMIT = 1_000_000
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", 3),
    (codecs.BOM_UTF16_LE, "UTF-16", 0),
    (codecs.BOM_UTF16_BE, "UTF-16", 0),
)
_QUOTED = re.compile(rf'(?<![^{re.escape("".join(DELIMITERS))}\r\n])"[^"]*(?:""[^"]*)*"')


@dataclass(frozen=True, slots=True)
class TextTable:
    """The cells of a text file, with the coding and the delimiter that were found or asked for."""

    rows: list[Row]
    coding: str
    delimiter: str


def coding_of(data: bytes) -> str:
    """The coding of a text: its mark, else strict UTF-8, else strict GB18030; UserError if none."""
    for mark, coding, _ in _MARKS:
        if data.startswith(mark):
            return coding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _coding_of_other(data, error)
    return "UTF-8"


def _coding_of_other(data: bytes, error: UnicodeDecodeError) -> str:
    cut = error.reason == "unexpected end of data" and len(data) - error.start <= 3
    if cut and any(byte > 127 for byte in data[: error.start]):
        raise UserError("这个文件的末尾被截断了，请重新复制或重新导出后再导入。")
    try:
        data.decode("gb18030")
    except UnicodeDecodeError as problem:
        raise UserError(
            "认不出这个文件的文字编码。请用表格软件打开后，另存为 Excel 工作簿再导入。"
        ) from problem
    return "GB18030"


def decoded(data: bytes, coding: str) -> str:
    """The text of a file in one of CODINGS, without its mark; UserError when it does not fit."""
    skip = next((size for mark, _, size in _MARKS if data.startswith(mark)), 0)
    try:
        return data[skip:].decode(coding)
    except UnicodeDecodeError as error:
        raise UserError(f"这个文件不是 {coding} 编码，请换一种编码。") from error


def delimiter_of(text: str) -> str:
    """The delimiter that cuts the first lines into the most cells of one common number.

    What stands in quotes is text, whatever it holds.
    """
    sample = _QUOTED.sub("", text[:200_000]).splitlines()[:SAMPLE_LINES]
    best, score = ",", (0, 0)
    for delimiter in DELIMITERS:
        counts = [line.count(delimiter) for line in sample if line.strip()]
        usual = max(set(counts), key=lambda count: (counts.count(count), count), default=0)
        found = (counts.count(usual) * min(usual, 1), usual)
        if found > score:
            best, score = delimiter, found
    return best


def read_text_table(data: bytes, coding: str = "") -> TextTable:
    """The cells of a text file; `coding` is one of CODINGS, or empty to find it."""
    coding = coding or coding_of(data)
    text = decoded(data, coding)
    if "\0" in text:
        raise UserError("这个文件不是文字表格。请选择 Excel 工作簿或 CSV 文件。")
    delimiter = delimiter_of(text)
    return TextTable(cut(text, delimiter), coding, delimiter)


def cut(text: str, delimiter: str) -> list[Row]:
    """The cells of a text, all rows of one length; quotes as RFC 4180 has them."""
    lines = io.StringIO(text, newline="")
    csv.field_size_limit(CELL_LIMIT)
    try:
        rows = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        raise UserError("这个文件里有一格太长，或引号没有成对，请检查后再导入。") from error
    width = max(map(len, rows), default=0)
    return [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
