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
FOOT_SIZE = 8.5
FOOT_PITCH = 12.0


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
    """The operators that draw one line of text around a middle, its style being selected."""
    left = middle - pen.width(text) * size / 2000
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
    title = one_line(f"{foot.office}{foot.form}")
    file.describe(title, one_line(foot.office), one_line(foot.form))
    file.document.foot = _foot_writer(file, frame, foot)
    return file


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
    begun += f"{pen.select(size)} {_at(frame.left, second)}{pen.show(closing, size)} "
    begun += f"{_flush_right(pen, by, size, frame.right, second)} {pen.select(FOOT_SIZE)} "

    def write(number: int, pages: int) -> str:
        text = f"第 {number} 页　共 {pages} 页"
        return f"{begun}{_flush_right(pen, text, FOOT_SIZE, frame.right, first)} ET Q"

    return write


def foot_texts(foot: Foot) -> tuple[str, str, str]:
    """What stands in the foot: office and form; the closing day; when and by whom printed."""
    place = "\u3000".join(filter(None, (foot.office, foot.form)))
    closing = f"统计截止日期：{foot.closing}" if foot.closing else ""
    by = [f"打印日期：{foot.printed}"] if foot.printed else []
    by += [f"经办人：{foot.clerk}"] if foot.clerk else []
    by += [f"校验：{foot.head}"] if foot.head else []
    return one_line(place), one_line(closing), one_line("\u3000\u3000".join(by))


def _at(x: float, y: float) -> str:
    return f"1 0 0 1 {x:.2f} {y:.2f} Tm "


def _flush_right(pen: Pen, text: str, size: float, right: float, baseline: float) -> str:
    left = right - pen.width(text) * size / 1000
    return f"{_at(left, baseline)}{pen.show(text, size)}"
