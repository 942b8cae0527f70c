"""What every printed page shares: its measures, its foot, and the file it goes into."""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.fonts import SONG, Pen
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Foot
from desktop_app.documents.target_file import target_file

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
A4_WIDE = (297 * MM, 210 * MM)
MIDDLE = 0.38
"""How far above the baseline, in em, the middle of a Chinese character stands."""
SINGLE, DOUBLE = 2, 3
OPENING, CLOSING = frozenset("“‘（《〈「『【〔"), frozenset("”’）》〉」』】〕。，、；：")
HALF = 500.0
FRAMED, RULED = "1", ".5"
"""The weights, in points, of a table's outer frame and of the lines inside it."""
FOOT_SIZE = 8.5
FOOT_PITCH = 12.0
HEAD_GAP = 5.0
"""How far above the type area the running head stands."""


@dataclass(frozen=True)
class Frame:
    """The type area of a page, in points from its lower left corner."""

    size: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Half way between left and right."""
        return (self.left + self.right) / 2

    @property
    def width(self) -> float:
        """The width of the type area."""
        return self.right - self.left


@contextlib.contextmanager
def writing(target: BinaryIO | Path) -> Iterator[BinaryIO]:
    """An open target as it is; a path as a file that appears when the block ends well."""
    if isinstance(target, Path):
        with target_file(target) as opened:
            yield opened
    else:
        yield target


def centred(pen: Pen, text: str, size: float, middle: float, baseline: float) -> str:
    """The operators that draw one line of text centred at a place, its style being selected.

    The blank half of a mark at either end does not count.
    """
    blank = (HALF if text[-1:] in CLOSING else 0.0) - (HALF if text[:1] in OPENING else 0.0)
    left = middle - (pen.width(text) - blank) * size / 2000
    return f"1 0 0 1 {left:.2f} {baseline:.2f} Tm {pen.show(text, size)}"


def spread(label: str, wide: int = DOUBLE) -> str:
    """A label of two characters spread to the width of `wide` + 1, as printed forms do."""
    if len(label) == SINGLE and label.isprintable() and min(label) > "\u2e80":
        return label[0] + "\u3000" * (wide - 1) + label[1]
    return label


def creation_day(printed: str) -> datetime.date:
    """The day named by the first three numbers of a text, else the first day of 2000."""
    numbers = [int(found) for found in re.findall(r"\d+", printed)[:3]]
    try:
        return datetime.date(*numbers)
    except (TypeError, ValueError):
        return datetime.date(2000, 1, 1)


def begin(target: BinaryIO, frame: Frame, foot: Foot) -> PdfFile:
    """Begins a file whose every page will carry the foot."""
    file = PdfFile(target, frame.size, creation_day(foot.printed))
    describe(file, foot)
    file.document.foot = _foot_writer(file, frame, foot)
    return file


def describe(file: PdfFile, foot: Foot, title: str = "") -> None:
    """Sets the file's properties: by default it is called after its office and form."""
    office, form = one_line(foot.office), one_line(foot.form)
    shown = one_line(title) or f"{office}{form}"
    words = [form, f"统计截止日期：{foot.closing}" if foot.closing else ""]
    words.append(f"数据版本：{foot.version}" if foot.version else "")
    file.describe(shown, office, form, "；".join(filter(None, map(one_line, words))))


def _foot_writer(file: PdfFile, frame: Frame, foot: Foot) -> Callable[[int, int], str]:
    pen = Pen(SONG, file.document)
    first = frame.bottom - 8 * MM
    rule = first + FOOT_SIZE + 3
    place, closing, by = foot_texts(foot)
    room = frame.width - 110
    size = min(FOOT_SIZE, room * 1000 / max(pen.width(place), 1))
    begun = f"q 0 J .4 w {frame.left:.2f} {rule:.2f} m {frame.right:.2f} {rule:.2f} l S BT "
    begun += f"{pen.select(size)} {_at(frame.left, first)}{pen.show(place, size)} "
    second = first - FOOT_PITCH
    size = min(FOOT_SIZE, frame.width * 1000 / max(pen.width(f"{closing}\u3000{by}"), 1))
    left, right = (closing, by) if closing else (by, "")
    begun += f"{pen.select(size)} {_at(frame.left, second)}{pen.show(left, size)} "
    if right:
        begun += f"{_flush_right(pen, right, size, frame.right, second)} "
    begun += f"{pen.select(FOOT_SIZE)} "

    def write(number: int, pages: int) -> str:
        text = f"第{number}页　共{pages}页"
        return f"{begun}{_flush_right(pen, text, FOOT_SIZE, frame.right, first)} ET Q"

    return write


def foot_texts(foot: Foot) -> tuple[str, str, str]:
    """The texts of the foot: office and form; the closing day; when and by whom printed."""
    place = "\u3000".join(filter(None, (foot.office, foot.form)))
    closing = f"统计截止日期：{foot.closing}" if foot.closing else ""
    by = [f"打印日期：{foot.printed}"] if foot.printed else []
    by += [f"经办人：{foot.clerk}"] if foot.clerk else []
    return one_line(place), one_line(closing), one_line("\u3000\u3000".join(by))


def running_head(pen: Pen, text: str, frame: Frame) -> str:
    """The operators, a text object of their own, that name the document over a later page."""
    shown = one_line(text)
    size = min(FOOT_SIZE, frame.width * 1000 / max(pen.width(shown), 1))
    place = _at(frame.left, frame.top + HEAD_GAP)
    return f"BT {pen.select(size)} {place}{pen.show(shown, size)} ET"


def _at(x: float, y: float) -> str:
    return f"1 0 0 1 {x:.2f} {y:.2f} Tm "


def _flush_right(pen: Pen, text: str, size: float, right: float, baseline: float) -> str:
    left = right - pen.width(text) * size / 1000
    return f"{_at(left, baseline)}{pen.show(text, size)}"
