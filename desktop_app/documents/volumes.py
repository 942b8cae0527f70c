"""Volumes as PDF: a title page, contents with page numbers, each text on pages of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from desktop_app.documents.printables import Foot, Progress, Volume, VolumePart, no_progress

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

    def sections(self) -> Iterator[tuple[str, int]]:
        """The headings with bookmarks, each with the number of its page."""
        for number, page in enumerate(self.pages, self.first):
            yield from ((row.bookmark, number) for row in page if row.bookmark)


def write_volume(volume: Volume, foot: Foot, target: BinaryIO | Path, progress: Progress) -> None:
    """Writes a volume; its body is numbered from 1, the pages before it carry no number.

    Texts and their parts have bookmarks. `foot` is not drawn: its office and day are the file's
    properties. `progress` is called with the number of texts set and may raise Cancelled: then
    nothing is left.
    """
    with writing(target) as opened:
        writer = _Writer(opened, foot, volume.title)
        writer.write(volume, progress)
        writer.close()


def write_volumes(
    volumes: Iterable[Volume], foot: Foot, target: BinaryIO | Path, progress: Progress, total: int
) -> None:
    """Writes volumes one after the other, each with its own title page, contents and numbers.

    The bookmarks of several are inside one each. `progress` is called with the number of volumes
    and may raise Cancelled: then nothing is left.
    """
    with writing(target) as opened:
        writer = _Writer(opened, foot, "")
        for done, volume in enumerate(volumes, 1):
            if total == 1:
                describe(writer.file, foot, volume.bookmark or volume.title)
            writer.write(volume, no_progress, depth=int(total > 1))
            progress(done, total)
        writer.close()


def manner_of(document: Document) -> Manner:
    """How volumes set their text: 四号 仿宋, headings 黑体 and 楷体."""
    fang, hei, kai = (Pen(style, document) for style in (FANGSONG, HEI, KAI))
    body = TextStyle(fang, BODY, PITCH)
    headings = (TextStyle(hei, BODY, PITCH), TextStyle(kai, BODY, PITCH), body)
    cell, head = TextStyle(fang, CELL, 15.0), TextStyle(hei, CELL, 15.0)
    return Manner(FRAME, body, headings, cell, head, TextStyle(hei, CELL, 18.0), 7.0)


class _Writer:
    def __init__(self, target: BinaryIO, foot: Foot, title: str) -> None:
        self.file = PdfFile(target, FRAME.size, creation_day(foot.printed))
        describe(self.file, foot, title)
        document = self.file.document
        self._manner = manner_of(document)
        self._title = TextStyle(Pen(TITLE, document), TITLE_SIZE, TITLE_PITCH)
        self._by = TextStyle(Pen(KAI, document), BY, PITCH)
        self._cover = TextStyle(Pen(TITLE, document), COVER_SIZE, COVER_PITCH)
        self._listed = TextStyle(Pen(SONG, document), LISTED, LISTED_PITCH)
        self._named = TextStyle(Pen(SONG, document), CELL, LISTED_PITCH * 0.9)
        self._heading = TextStyle(Pen(HEI, document), LISTED, LISTED_PITCH * 1.3)
        self._song = Pen(SONG, document)

    def write(self, volume: Volume, progress: Progress, depth: int = 0) -> None:
        """Writes one volume; its bookmarks begin at a depth, its own comes first."""
        texts = self._texts(volume, progress)
        self.file.begin_section()
        self.file.bookmark(one_line(volume.bookmark or volume.title))
        self._end(self._cover_rows(volume))
        self.file.bookmark(CONTENTS.replace("\u3000", ""), depth)
        for page in pages_of(self._contents(volume, texts), self._manner.room) or [[]]:
            self._end(page)
        self.file.begin_section()
        several, part = any(each.part.part for each in texts), ""
        for text in texts:
            if several and text.part.part != part:
                part = text.part.part
                self.file.bookmark(part, depth)
            level = depth + several
            self.file.bookmark(one_line(text.part.title), level)
            for place, page in enumerate(text.pages):
                for row in page if volume.sections else ():
                    if row.bookmark:
                        self.file.bookmark(row.bookmark, level + 1)
                self._end(page, self._page_marks(volume, text, place))

    def close(self) -> None:
        """Writes the rest of the file."""
        self.file.close()

    def _texts(self, volume: Volume, progress: Progress) -> list[_Set]:
        """Every text as pages, with the number of its first one."""
        found, number = list[_Set](), 1
        for done, part in enumerate(volume.parts, 1):
            rows = [*self._head(part), *block_rows(part.blocks, self._manner, self.file)]
            pages = pages_of(rows, self._manner.room) or [[]]
            found.append(_Set(part, pages, number))
            number += len(pages)
            progress(done, len(volume.parts))
        return found

    def _head(self, part: VolumePart) -> list[PageRow]:
        """Title and author of a text, with room below."""
        rows = centred_rows(part.title, self._title, FRAME.middle, FRAME.width)
        rows.append(gap(PITCH / 3))
        for line in part.by:
            rows += centred_rows(line, self._by, FRAME.middle, FRAME.width)
        return [*kept_together(rows), PageRow(PITCH, nothing, joined=True)]

    def _cover_rows(self, volume: Volume) -> list[PageRow]:
        """The title page: what is above the title, the title, who brought it out and when."""
        rows = [PageRow(COVER_TOP, nothing)]
        if volume.above:
            rows += centred_rows(volume.above, self._title, FRAME.middle, FRAME.width)
            rows.append(PageRow(COVER_PITCH / 2, nothing))
        rows += centred_rows(volume.title, self._cover, FRAME.middle, FRAME.width)
        if volume.about:
            rows.append(PageRow(COVER_PITCH, nothing))
        for line in volume.about:
            rows += centred_rows(line, self._title, FRAME.middle, FRAME.width)
        below = [
            row for line in volume.below
            for row in centred_rows(line, self._by, FRAME.middle, FRAME.width)
        ]  # fmt: skip
        spare = self._manner.room - sum(row.height for row in (*rows, *below))
        return [*rows, PageRow(max(spare, PITCH), nothing), *below]

    def _contents(self, volume: Volume, texts: Sequence[_Set]) -> list[PageRow]:
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
            rows += entry
            if volume.sections:
                rows += [
                    self._line(title, str(number), self._named, 2 * self._named.em)
                    for title, number in each.sections()
                ]
            rows.append(gap(LISTED_PITCH / 5))
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

    def _page_marks(self, volume: Volume, text: _Set, place: int) -> str:
        """The running head of a later page of a text, and the number of every page."""
        number = text.first + place
        style = TextStyle(self._song, NUMBER, PITCH)
        told = f"— {number} —"
        left = FRAME.middle - style.width(told) / 2
        shown = style.draw(told, left, FRAME.bottom - NUMBER_DROP)
        if not place:
            return shown
        words = f"{one_line(volume.bookmark or volume.title)}　{one_line(text.part.title)}"
        y = HEAD.top + 1.0
        line = f"0 J .4 w {FRAME.left:.2f} {y:.2f} m {FRAME.right:.2f} {y:.2f} l S"
        return " ".join((shown, running_head(self._song, words, HEAD), line))

    def _end(self, page: Sequence[PageRow], marks: str = "") -> None:
        self.file.end_page("\n".join(["q", *drawn(page, FRAME.top), marks, "Q"]))
