"""Text tables in: the coding, the delimiter and the cells of a .csv, .txt or .tsv file."""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.documents.formats import limits
from desktop_app.documents.formats.cell_texts import clean_rows, without_escaped_breaks
from desktop_app.documents.formats.csv_rows import strict_rows, swallows_lines, tolerant_rows
from desktop_app.documents.grids import Row
from desktop_app.errors import UserError

CODINGS = ("UTF-8", "GB18030", "UTF-16")
DELIMITERS = (",", "\t", ";", "，", "|")
SPACES = "  "
SAMPLE_LINES = 50
NAMED_LINES = 5
_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", 3),
    (codecs.BOM_UTF16_LE, "UTF-16", 0),
    (codecs.BOM_UTF16_BE, "UTF-16", 0),
)
_THREE_BYTES = re.compile(rb"[\xe0-\xf4]")
_QUOTED = re.compile(rf'(?<![^{re.escape("".join(DELIMITERS))}\r\n])"[^"]*(?:""[^"]*)*"')
_MACHINE_TEXTS = ('="', '＝"', "#", "DISPIMG", "Err:5")
_GAP = re.compile(r"[ \u3000]{2,}")
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TextTable:
    """The cells of a text file, with the coding and the delimiter that were found or given.

    `notices` are sentences about text that could not be read literally.
    """

    rows: list[Row]
    coding: str
    delimiter: str
    notices: tuple[str, ...] = ()


def coding_of(data: bytes) -> str:
    """The coding of a text: its mark, else strict UTF-8, else strict GB18030; UserError if none."""
    for mark, coding, _ in _MARKS:
        if data.startswith(mark):
            return coding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _coding_of_other(data, error)
    return "GB18030" if _is_gbk_by_chance(data) else "UTF-8"


def _is_gbk_by_chance(data: bytes) -> bool:
    """Whether a text in GBK happens to be valid UTF-8, as the two signs of 联通 are.

    Chinese in UTF-8 has three bytes a sign; a text whose signs all have two is none.
    """
    if data.isascii() or _THREE_BYTES.search(data):
        return False
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return all(sign.isascii() or "\u3000" <= sign <= "\u9fff" for sign in text)


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

    Quoted text is never cut; titles and sections have no delimiter. `SPACES` if only runs of
    spaces cut the lines alike.
    """
    sample = _QUOTED.sub("", text[:200_000]).splitlines()[:SAMPLE_LINES]
    best, score = ",", (0, 0)
    for delimiter in DELIMITERS:
        found = _alike([line.count(delimiter) for line in sample])
        if found > score:
            best, score = delimiter, found
    if score == (0, 0):
        lines = [line.strip() for line in sample if line.strip()]
        alike, _ = _alike([len(_GAP.findall(line)) for line in lines])
        if alike >= max(3, len(lines) * 0.6):
            return SPACES
    return best


def _alike(counts: Sequence[int]) -> tuple[int, int]:
    """How many lines have the number of delimiters that most have, and that number."""
    some = [count for count in counts if count]
    usual = max(set(some), key=lambda count: (some.count(count), count), default=0)
    return some.count(usual), usual


def read_text_table(data: bytes, coding: str = "") -> TextTable:
    """The cells of a text file; `coding` is one of CODINGS, or empty to find it."""
    coding = coding or coding_of(data)
    text = decoded(data, coding)
    if "\0" in text:
        raise UserError("这个文件不是文字表格。请选择 Excel 工作簿或 CSV 文件。")
    given = _DECLARED.match(text)
    delimiter = given[1] if given else delimiter_of(text)
    rows, notices = cut(text[given.end() :] if given else text, delimiter)
    return TextTable(rows, coding, delimiter, notices)


def cut(text: str, delimiter: str) -> tuple[list[Row], tuple[str, ...]]:
    """The cells of a text, all rows of one length; quotes as in RFC 4180.

    A quote that is never closed, or only lines later, is an ordinary character, so that no line is
    lost: the second value reports it, so that the caller can check the lines.
    """
    if delimiter == SPACES:
        lines = (_GAP.sub("\t", line.strip()) for line in text.splitlines())
        text, delimiter = "\n".join(lines), "\t"
    rows = strict_rows(text, delimiter)
    notices: tuple[str, ...] = ()
    if rows is None or ('"' in text and swallows_lines(rows, delimiter)):
        rows, wrong = tolerant_rows(text, delimiter)
        notices = _about_quotes(wrong)
    width = max(map(len, rows), default=0)
    limits.check_extent(len(rows), width)
    full = [row if len(row) == width else row + [""] * (width - len(row)) for row in rows]
    return list(_cleaned(full, text)), notices


def _cleaned(rows: Sequence[Row], text: str) -> Sequence[Row]:
    """The rows with machine texts replaced by their meaning; they were cut from `text`."""
    if "_x000" in text:
        rows = without_escaped_breaks(rows)
    return clean_rows(rows) if any(each in text for each in _MACHINE_TEXTS) else rows


def _about_quotes(lines: Sequence[int]) -> tuple[str, ...]:
    if not lines:
        return ()
    named = "、".join(map(str, lines[:NAMED_LINES])) + ("等" if len(lines) > NAMED_LINES else "")
    return (f"文件第 {named} 行的引号没有成对，已按一行一条读入，请核对这些行的内容。",)
