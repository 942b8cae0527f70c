"""Finds what a reader would send back in a printed PDF, from where its characters stand.

`faults` reports, page by page: numbers torn from their units, names torn apart, a last line of one
character, headings with nothing below them on their page, and text outside the page's margins.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

UNITS = (
    "年月日号时分秒人个条项件次户名元万亿米亩里顷斤吨度%℃位场期届家所处座盏台辆份篇页级类批天季岁"
)
TORN_NUMBER = re.compile(rf"(?:[0-9]\n[{UNITS}]|[0-9]\n[0-9]|第\n[0-9一二三四五六七八九十])")
NUMBERS = re.compile(r"[0-9.%—\n]+")
"""The values of bars that stand one below the other."""
STOPS = "，。；：、！？）》”’」』】〕％%.,;:!?)"
BLANK = "年"
"""What stands alone below 签名：, to be filled in by hand."""
HEADING_FONTS = ("NotoSansSC", "DeskKai")
LEADING = 1.95
"""Lines of one cell or paragraph are at most so many times their size apart; rows are further."""
GAP = 1.6
"""Characters further apart, in em, belong to different cells."""
MARGIN = 36.0


class Run(NamedTuple):
    """Characters that stand close together on one baseline: text, place in points, font, size."""

    text: str
    left: float
    right: float
    baseline: float
    font: str
    size: float


class Fault(NamedTuple):
    """What is wrong on a page (from 1), and the text around it with a line break as “／”."""

    kind: str
    page: int
    text: str


def faults(source: Path | bytes, names: Iterable[str] = ()) -> list[Fault]:
    """Everything wrong in a PDF; `names` are those that must stand whole wherever they stand."""
    sought = _torn_names(names)
    found: list[Fault] = []
    with pypdfium2.PdfDocument(source) as document:
        for number, page in enumerate(document, 1):
            found += _page_faults(page, number, sought)
    return found


def _page_faults(
    page: pypdfium2.PdfPage, number: int, sought: re.Pattern[str] | None
) -> Iterator[Fault]:
    width, height = page.get_size()
    runs = runs_of(page.get_textpage())
    for block in blocks(runs):
        text = "\n".join(run.text for run in block)
        shown = text.replace("\n", "／")
        if NUMBERS.fullmatch(text):
            continue
        if TORN_NUMBER.search(text):
            yield Fault("number", number, shown)
        if sought is not None and sought.search(text):
            yield Fault("name", number, shown)
        if len(block) > 1 and len(block[-1].text.rstrip(STOPS)) < 2 and block[-1].text != BLANK:
            yield Fault("last line", number, shown)
    for run in runs:
        if not (run.left > MARGIN and run.right < width - MARGIN and 0 < run.baseline < height):
            yield Fault("margin", number, run.text)
    yield from (Fault("heading", number, text) for text in _stranded(runs, height))


def runs_of(page: pypdfium2.PdfTextPage) -> list[Run]:
    """The runs of a page in the order they were drawn."""
    runs: list[Run] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    last: list[str] = []
    place = (0.0, 0.0, 0.0)
    font, size = "", 0.0
    for number in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, number)
        if raw.FPDFText_IsGenerated(page, number) or chr(code).isspace():
            continue
        raw.FPDFText_GetCharOrigin(page, number, x, y)
        right = page.get_charbox(number, loose=True)[2]
        em = float(raw.FPDFText_GetFontSize(page, number))
        left = place[0]
        same = last and abs(place[2] - y.value) < 0.2 and abs(em - size) < 0.05
        near = same and -0.5 < x.value - place[1] < GAP * em and x.value >= left
        if near or 0xDC00 <= code < 0xE000:  # the second half of a character
            last.append(chr(code))
            place = (left, right, y.value)
            continue
        if last:
            runs.append(_run(last, place, font, size))
        last, place = [chr(code)], (x.value, right, y.value)
        font, size = _font(page, number), em
    return [*runs, _run(last, place, font, size)] if last else runs


def _run(
    characters: Sequence[str], place: tuple[float, float, float], font: str, size: float
) -> Run:
    text = "".join(characters).encode("utf-16", "surrogatepass").decode("utf-16")
    return Run(text, *place, font, size)


def _font(page: pypdfium2.PdfTextPage, number: int) -> str:
    buffer = ctypes.create_string_buffer(100)
    raw.FPDFText_GetFontInfo(page, number, buffer, 100, ctypes.c_int())
    return buffer.value.decode("utf-8", "replace").partition("+")[2]


def blocks(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """The runs of one cell or paragraph together: drawn after each other, below each other."""
    block: list[Run] = []
    for run in runs:
        if block and not _goes_on(block, run):
            yield block
            block = []
        block.append(run)
    if block:
        yield block


def _goes_on(block: Sequence[Run], run: Run) -> bool:
    last = block[-1]
    down = last.baseline - run.baseline
    if abs(last.size - run.size) > 0.05 or not 0.9 * run.size < down < LEADING * run.size:
        return False
    overlap = min(last.right, run.right) - max(last.left, run.left)
    indented = run.left - min(each.left for each in block) > 1.5 * run.size
    centred = abs((last.left + last.right) - (run.left + run.right)) < run.size
    return overlap > 0 and (centred or not indented)


def _stranded(runs: Sequence[Run], height: float) -> Iterator[str]:
    """Headings that are the lowest text of the page's body."""
    body = [run for run in runs if run.baseline > 62 and run.size >= 8.6]
    if not body:
        return
    lowest = min(body, key=lambda run: run.baseline)
    level = [run for run in body if abs(run.baseline - lowest.baseline) < 1]
    if all(run.font.startswith(HEADING_FONTS) for run in level) and len(level) == 1:
        yield lowest.text


def _torn_names(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern of names of which a line end divides a part between two dots."""
    ways = set()
    for name in names:
        for place in range(1, len(name)):
            if name[place - 1] != "·":
                ways.add(f"{re.escape(name[:place])}\n{re.escape(name[place:])}")
    return re.compile("|".join(sorted(ways))) if ways else None
