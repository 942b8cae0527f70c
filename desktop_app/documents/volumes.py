"""Volumes as PDF: a title page, contents with page numbers, each text on pages of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop_app.documents.flowing.blocks import block_rows
from desktop_app.documents.flowing.rows import (
    PageRow,
    drawn,
    gap,
    joined,
    kept_together,
    nothing,
    pages_of,
)
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import centred_rows
from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import FANGSONG, HEI, KAI, SONG, TITLE, Pen
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import A4, MM, Frame, creation_day, describe, running_head, writing
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Foot, Progress, Volume, VolumePart

FRAME = Frame(A4, 28 * MM, 182 * MM, 266 * MM, 30 * MM)
BODY, PITCH, CELL = 14.0, 24.0, 10.5
TITLE_SIZE, TITLE_PITCH, BY = 20.0, 30.0, 14.0
COVER_SIZE, COVER_PITCH, COVER_TOP = 32.0, 52.0, 62 * MM
LISTED, LISTED_PITCH = 12.0, 20.0
NUMBER = 10.5
NUMBER_DROP = 10 * MM
HEAD = Frame(A4, FRAME.left, FRAME.right, FRAME.top + 8.0, FRAME.bottom)
"""Where the running head is set, with a line below it."""
LEADER = "．"
CONTENTS = "目　　录"

Pages = list[list[PageRow]]


class _Set(NamedTuple):
    """One text as pages, the first of them numbered in the body of the volume."""

    part: VolumePart
    pages: Pages
    first: int


def write_volume(volume: Volume, foot: Foot, target: BinaryIO | Path, progress: Progress) -> None:
    """Writes a volume; its body is numbered from 1, the pages before it carry no number.

    Texts and their parts have bookmarks. `foot` is not drawn: its office and day are the file's
    properties. `progress` is called with the number of texts set and may raise Cancelled: then
    nothing is left.
    """
    with writing(target) as opened:
        writer = _Writer(opened, foot, volume)
        writer.write(progress)


def manner_of(document: Document) -> Manner:
    """How volumes set their text: 四号 仿宋, headings 黑体 and 楷体."""
    fang, hei, kai = (Pen(style, document) for style in (FANGSONG, HEI, KAI))
    body = TextStyle(fang, BODY, PITCH)
    headings = (TextStyle(hei, BODY, PITCH), TextStyle(kai, BODY, PITCH), body)
    cell, head = TextStyle(fang, CELL, 15.0), TextStyle(hei, CELL, 15.0)
    return Manner(FRAME, body, headings, cell, head, TextStyle(hei, CELL, 18.0), 7.0)


class _Writer:
    def __init__(self, target: BinaryIO, foot: Foot, volume: Volume) -> None:
        self._file = PdfFile(target, FRAME.size, creation_day(foot.printed))
        describe(self._file, foot, volume.title)
        self._volume = volume
        document = self._file.document
        self._manner = manner_of(document)
        self._title = TextStyle(Pen(TITLE, document), TITLE_SIZE, TITLE_PITCH)
        self._by = TextStyle(Pen(KAI, document), BY, PITCH)
        self._cover = TextStyle(Pen(TITLE, document), COVER_SIZE, COVER_PITCH)
        self._listed = TextStyle(Pen(SONG, document), LISTED, LISTED_PITCH)
        self._named = TextStyle(Pen(SONG, document), CELL, LISTED_PITCH * 0.9)
        self._heading = TextStyle(Pen(HEI, document), LISTED, LISTED_PITCH * 1.3)
        self._song = Pen(SONG, document)

    def write(self, progress: Progress) -> None:
        texts = self._texts(progress)
        self._file.bookmark(one_line(self._volume.title))
        self._end(self._cover_rows())
        self._file.bookmark(CONTENTS.replace("\u3000", ""))
        for page in pages_of(self._contents(texts), self._manner.room) or [[]]:
            self._end(page)
        self._file.begin_section()
        several, part = any(each.part.part for each in texts), ""
        for text in texts:
            if several and text.part.part != part:
                part = text.part.part
                self._file.bookmark(part)
            self._file.bookmark(one_line(text.part.title), 1 if several else 0)
            for place, page in enumerate(text.pages):
                self._end(page, self._around(text, place))
        self._file.close()

    def _texts(self, progress: Progress) -> list[_Set]:
        """Every text as pages, with the number of its first one."""
        found, number = list[_Set](), 1
        for done, part in enumerate(self._volume.parts, 1):
            rows = [*self._head(part), *block_rows(part.blocks, self._manner, self._file)]
            pages = pages_of(rows, self._manner.room) or [[]]
            found.append(_Set(part, pages, number))
            number += len(pages)
            progress(done, len(self._volume.parts))
        return found

    def _head(self, part: VolumePart) -> list[PageRow]:
        """Title and author of a text, with room below."""
        rows = centred_rows(part.title, self._title, FRAME.middle, FRAME.width)
        rows.append(gap(PITCH / 3))
        for line in part.by:
            rows += centred_rows(line, self._by, FRAME.middle, FRAME.width)
        return [*kept_together(rows), PageRow(PITCH, nothing, joined=True)]

    def _cover_rows(self) -> list[PageRow]:
        """The title page: what is above the title, the title, who brought it out and when."""
        volume = self._volume
        rows = [PageRow(COVER_TOP, nothing)]
        if volume.above:
            rows += centred_rows(volume.above, self._title, FRAME.middle, FRAME.width)
            rows.append(PageRow(COVER_PITCH / 2, nothing))
        rows += centred_rows(volume.title, self._cover, FRAME.middle, FRAME.width)
        below = [
            row for line in volume.below
            for row in centred_rows(line, self._by, FRAME.middle, FRAME.width)
        ]  # fmt: skip
        spare = self._manner.room - sum(row.height for row in (*rows, *below))
        return [*rows, PageRow(max(spare, PITCH), nothing), *below]

    def _contents(self, texts: Sequence[_Set]) -> list[PageRow]:
        """A line for each text with its page, below it who it is by; headings of the parts."""
        rows = centred_rows(CONTENTS, self._title, FRAME.middle, FRAME.width)
        rows.append(gap(PITCH / 2))
        part = ""
        for each in texts:
            if each.part.part != part:
                part = each.part.part
                rows += [gap(PITCH / 3), *centred_rows(part, self._heading, FRAME.middle,
                                                       FRAME.width)]  # fmt: skip
                entry = joined(self._entry(each))
            else:
                entry = self._entry(each)
            rows += [*entry, gap(LISTED_PITCH / 5)]
        return rows

    def _entry(self, text: _Set) -> list[PageRow]:
        """The lines of one text in the contents: its title up to the page number, its author."""
        style, number = self._listed, str(text.first)
        room = FRAME.width - style.width("0000") - 2 * style.em
        widths = style.pen.widths.__getitem__
        lines = [
            each.text for each in break_lines(
                one_line(text.part.title), widths, style.limit(room)
            )
        ]  # fmt: skip
        rows = [self._line(line, "" if place + 1 < len(lines) else number)
                for place, line in enumerate(lines)]  # fmt: skip
        if text.part.listed:
            named = one_line(text.part.listed)
            rows.append(self._line(named, "", self._named, 2 * style.em))
        return kept_together(rows)

    def _line(
        self, text: str, number: str, style: TextStyle | None = None, inset: float = 0.0
    ) -> PageRow:
        """A line of the contents; one with a number has dots up to it."""
        chosen = style or self._listed
        left, right = FRAME.left + inset, FRAME.right
        dots = ""
        if number:
            spare = right - chosen.width(number) - left - chosen.width(text) - 1.5 * chosen.em
            dots = LEADER * int(spare / chosen.em)

        def draw(top: float) -> str:
            baseline = chosen.baseline(top)
            parts = [chosen.draw(text, left, baseline)]
            if number:
                end = right - chosen.width(number)
                parts.append(chosen.draw(dots, end - chosen.width(dots) - 0.5 * chosen.em,
                                         baseline))  # fmt: skip
                parts.append(chosen.draw(number, end, baseline))
            return " ".join(filter(None, parts))

        return PageRow(chosen.pitch, draw)

    def _around(self, text: _Set, place: int) -> str:
        """The running head of a later page of a text, and the number of every page."""
        number = text.first + place
        style = TextStyle(self._song, NUMBER, PITCH)
        told = f"— {number} —"
        left = FRAME.middle - style.width(told) / 2
        shown = style.draw(told, left, FRAME.bottom - NUMBER_DROP)
        if not place:
            return shown
        words = f"{one_line(self._volume.title)}　{one_line(text.part.title)}"
        y = HEAD.top + 1.0
        line = f"0 J .4 w {FRAME.left:.2f} {y:.2f} m {FRAME.right:.2f} {y:.2f} l S"
        return " ".join((shown, running_head(self._song, words, HEAD), line))

    def _end(self, page: Sequence[PageRow], around: str = "") -> None:
        self._file.end_page("\n".join(["q", *drawn(page, FRAME.top), around, "Q"]))
