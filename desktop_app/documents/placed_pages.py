"""Pages with fixed places as PDF: every text as large as its box allows, none cut off."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.fonts import FANGSONG, HEI, KAI, SONG, TITLE, Pen
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import MIDDLE, MM, creation_day, describe, writing
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.placed_items import (
    WHITE,
    PlacedBox,
    PlacedItem,
    PlacedLine,
    PlacedPages,
    PlacedPicture,
    PlacedText,
)
from desktop_app.documents.plain_text import drawable
from desktop_app.documents.printables import Foot, Progress
from desktop_app.errors import Wrong

FONTS = {"song": SONG, "hei": HEI, "kai": KAI, "title": TITLE, "fangsong": FANGSONG}
PITCH = 1.25
"""From one line of a text to the next, in sizes of its type."""
SMALLER, LEAST = 0.94, 1.0
"""By how much a text that does not fit is made smaller, and the least size in points."""
THIN, DASHES = ".4", "[3 3] 0 d"
LAST_LATIN = "\u2e7f"
HATCH = 1.6
"""The distance of slanting lines, in mm."""


def write_placed(
    pages: PlacedPages, foot: Foot, target: BinaryIO | Path, progress: Progress
) -> None:
    """Writes the pages; `foot` is not drawn: its office and day are the file's properties.

    `progress` is called with the number of pages and may raise Cancelled: then nothing is left.
    """
    with writing(target) as opened:
        size = (pages.size[0] * MM, pages.size[1] * MM)
        file = PdfFile(opened, size, creation_day(foot.printed))
        describe(file, foot, pages.title)
        drawing = _Drawing(file, size[1])
        for done, page in enumerate(pages.pages, 1):
            if page.bookmark:
                file.bookmark(page.bookmark)
            file.end_page("\n".join(drawing.drawn(each) for each in page.items))
            progress(done, len(pages.pages))
        if not pages.pages:  # a file without any page is none that a reader opens
            file.end_page("")
        file.close()


class _Drawing:
    def __init__(self, file: PdfFile, height: float) -> None:
        self._file, self._document, self._height = file, file.document, height
        self._pens: dict[str, Pen] = {}
        self._fitted: dict[tuple[str, str, float, float, float, int], tuple[float, list[str]]] = {}

    def drawn(self, item: PlacedItem) -> str:
        """The operators of one item."""
        if isinstance(item, PlacedText):
            return self._text(item)
        if isinstance(item, PlacedPicture):
            return self._picture(item)
        return self._box(item) if isinstance(item, PlacedBox) else self._line(item)

    def _line(self, line: PlacedLine) -> str:
        ends = (
            f"{x * MM:.2f} {self._height - y * MM:.2f}"
            for x, y in ((line.left, line.top), (line.right, line.bottom))
        )
        return f"q {THIN} w {DASHES if line.dashed else ''} {' m '.join(ends)} l S Q"

    def _box(self, box: PlacedBox) -> str:
        left, bottom = box.left * MM, self._height - (box.top + box.height) * MM
        width, height = box.width * MM, box.height * MM
        corner = f"{left:.2f} {bottom:.2f} {width:.2f} {height:.2f} re"
        parts = ["q"]
        if box.light < WHITE:
            parts.append(f"{box.light:.2f} g {corner} f")
        if box.hatched:
            parts.append(self._hatch(box, corner))
        if box.weight:
            parts.append(f"{box.weight:.2f} w {DASHES if box.dashed else ''} {corner} S")
        return " ".join([*parts, "Q"])

    def _picture(self, picture: PlacedPicture) -> str:
        try:
            name, shape = self._file.image(picture.data)
        except Wrong:
            return ""
        scale = min(picture.width / shape[0], picture.height / shape[1]) * MM
        width, height = shape[0] * scale, shape[1] * scale
        left = (picture.left + picture.width / 2) * MM - width / 2
        bottom = self._height - (picture.top + picture.height / 2) * MM - height / 2
        return f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {bottom:.2f} cm /{name} Do Q"

    def _hatch(self, box: PlacedBox, corner: str) -> str:
        """Slanting lines, clipped to the box."""
        left, top = box.left * MM, self._height - box.top * MM
        bottom, step = top - box.height * MM, HATCH * MM
        run = box.height * MM
        count = int((box.width * MM + run) / step) + 1
        lines = " ".join(
            f"{left - run + n * step:.2f} {bottom:.2f} m {left + n * step:.2f} {top:.2f} l"
            for n in range(count + 1)
        )
        return f"q {corner} W n .3 w .6 G {lines} S Q"

    def _text(self, text: PlacedText) -> str:
        shown = drawable(text.text)
        if not shown.strip():
            return ""
        pen = self._pen_for(text.style, shown)
        size, lines = self._fit(text, shown, pen)
        left, top = text.left * MM, self._height - text.top * MM
        drawn = self._lines(text, (left, top), size, lines, pen)
        if text.turned:
            x, y = 2 * left + text.width * MM, 2 * top - text.height * MM
            return f"q -1 0 0 -1 {x:.2f} {y:.2f} cm {drawn} Q"
        return drawn

    def _lines(
        self, text: PlacedText, corner: tuple[float, float], size: float, lines: list[str], pen: Pen
    ) -> str:
        left, top = corner
        spare = 0.0 if text.top_aligned else (text.height * MM - size * PITCH * len(lines)) / 2
        parts = [f"BT {pen.select(size)}"]
        for number, line in enumerate(lines):
            room = text.width * MM - pen.width(line) * size / 1000
            x = left + {"left": 0.0, "right": room}.get(text.align, room / 2)
            y = top - spare - (number + 0.5) * size * PITCH - MIDDLE * size
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {pen.show(line, size)}")
        return " ".join([*parts, "ET"])

    def _fit(self, text: PlacedText, shown: str, pen: Pen) -> tuple[float, list[str]]:
        """The largest size at which a text fits its box, and its lines then."""
        key = (shown, text.style, text.width, text.height, text.size, text.lines)
        if key not in self._fitted:
            self._fitted[key] = _fitted(text, shown, pen)
        return self._fitted[key]

    def _pen_for(self, style: str, text: str) -> Pen:
        """The style, or 宋体 for a text with a character that the style's own face lacks.

        A name in two faces would look like a mistake.
        """
        pen = self._pen(style)
        mixed = any(each > LAST_LATIN and pen.font.find(each)[0] for each in text)
        return self._pen("song") if mixed else pen

    def _pen(self, style: str) -> Pen:
        if style not in self._pens:
            self._pens[style] = Pen(FONTS[style], self._document)
        return self._pens[style]


def _fitted(text: PlacedText, shown: str, pen: Pen) -> tuple[float, list[str]]:
    width, height = text.width * MM, text.height * MM
    size = min(text.size, height / PITCH)
    if text.lines == 1:
        line = shown.replace("\n", " ")
        return min(size, width * 1000 / max(pen.width(line), 1.0)), [line]
    while True:
        lines = [
            each.text for each in break_lines(shown, pen.widths.__getitem__, width * 1000 / size)
        ]
        widest = max(map(pen.width, lines)) * size / 1000
        fits = len(lines) <= text.lines and len(lines) * size * PITCH <= height + 0.1
        if (fits and widest <= width + 0.5) or size < LEAST:
            return size, lines
        size *= SMALLER
