"""Official letters as PDF by GB/T 9704-2012: 22 lines of 28 characters in 3号 仿宋 a page."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.flowing.blocks import block_rows
from desktop_app.documents.flowing.rows import PageRow, drawn, height_of, nothing, pages_of
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import aligned_row
from desktop_app.documents.fonts import FANGSONG, HEI, KAI, SONG, TITLE, Pen
from desktop_app.documents.letter_parts import (
    addressee_rows,
    attachment_rows,
    attendance_rows,
    head_rows,
    imprint_rows,
    signature_rows,
    title_rows,
)
from desktop_app.documents.pages import A4, MIDDLE, MM, Frame, creation_day, describe, writing
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Enclosure, Foot, Letter, Progress

AREA = Frame(A4, 28 * MM, 184 * MM, 260 * MM, 35 * MM)
"""The type area: 37 mm from the top, 28 mm from the left, 156 by 225 mm."""
LINES, CHARACTERS = 22, 28
CLOSER = (23, 24, 25, 26)
"""Lines of a page whose text, signature or imprint would not fit otherwise (7.3.5.4)."""
PITCH = (AREA.top - AREA.bottom) / LINES
THREE, TWO, FOUR, CELL = 16.0, 22.0, 14.0, 12.0
"""3号 for the text, 2号 for the title, 4号 for page numbers and imprint, 小四 in tables."""
SPACING = (AREA.width - CHARACTERS * THREE) / (CHARACTERS - 1)
NUMBER_DROP = 7 * MM
"""How far below the area the dashes beside the page number stand."""
NO_FOOT = Foot("", "公文", "", "")


def write_letters(
    letters: Iterable[Letter],
    target: BinaryIO | Path,
    progress: Progress,
    foot: Foot = NO_FOOT,
    total: int | None = None,
) -> None:
    """Writes letters one after the other, each on sheets and with page numbers of its own.

    Behind a letter with an odd number of pages comes a blank one, without a number, so that the
    next does not begin on its back.

    The foot is not drawn: its office, form and day of printing are the file's properties.
    `progress` is called with the number of letters and may raise Cancelled: then nothing is left.
    The total is 0 where it is not given and the letters cannot be counted beforehand.
    """
    count = operator.length_hint(letters) if total is None else total
    with writing(target) as opened:
        writer = _Writer(opened, foot)
        for done, letter in enumerate(letters, 1):
            writer.write(letter)
            progress(done, count)
        writer.close()


class _Writer:
    def __init__(self, target: BinaryIO, foot: Foot) -> None:
        self._file, self._foot = PdfFile(target, AREA.size, creation_day(foot.printed)), foot
        describe(self._file, foot)
        self._titles: list[str] = []
        self._odd = False
        styles = (FANGSONG, HEI, KAI, SONG, TITLE)
        self._pens = [Pen(style, self._file.document) for style in styles]
        self._set_lines(LINES)

    def _set_lines(self, lines: int) -> None:
        """Make a page hold so many lines of text."""
        fang, hei, kai, song, title_pen = self._pens
        pitch = (AREA.top - AREA.bottom) / lines
        self._title = TextStyle(title_pen, TWO, pitch)
        self._body = TextStyle(fang, THREE, pitch, SPACING)
        self._black = TextStyle(hei, THREE, pitch, SPACING)
        self._small = TextStyle(fang, FOUR, pitch * 0.8)
        self._number = TextStyle(song, FOUR, PITCH)
        headings = (self._black, TextStyle(kai, THREE, pitch, SPACING), self._body)
        cell, head = TextStyle(fang, CELL, 17.0), TextStyle(hei, CELL, 17.0)
        caption = TextStyle(hei, FOUR, pitch * 0.9)
        self._manner = Manner(AREA, self._body, headings, cell, head, caption, pitch / 4)

    def write(self, letter: Letter) -> None:
        pages = self._pages(letter)
        if letter.is_fitted and len(self._text_pages(letter)) > 1:
            pages = self._closer(letter) or pages
        if self._odd:  # printed on both sides, this letter begins a sheet of its own
            self._file.end_page("")
        self._odd = len(pages) % 2 == 1
        self._file.begin_section()
        self._titles = [*self._titles[-1:], one_line(letter.title)]
        title = one_line(letter.bookmark or letter.title)
        for place, page in enumerate(pages, 1):
            if place == 1 and title:
                self._file.bookmark(title)
            operators = ["q", *drawn(page, AREA.top), self._page_number(place), "Q"]
            self._file.end_page("\n".join(operators))

    def _closer(self, letter: Letter) -> list[list[PageRow]]:
        """A letter whose text takes one page with lines closer together; [] where it needs two."""
        for lines in CLOSER:
            self._set_lines(lines)
            pages = self._pages(letter) if len(self._text_pages(letter)) == 1 else []
            self._set_lines(LINES)
            if pages:
                return pages
        return []

    def _pages(self, letter: Letter) -> list[list[PageRow]]:
        """The rows of each page of a letter: its text, then each attachment on pages of its own."""
        imprint = imprint_rows(letter, self._small, AREA)
        pages = self._text_pages(letter)
        for number, attachment in enumerate(letter.attachments, 1):
            label = f"附件{number}" if len(letter.attachments) > 1 else "附件"
            if attachment.blocks:
                pages += pages_of(self._attached(label, attachment), self._manner.room)
        self._add_imprint(imprint, pages)
        return pages

    def _text_pages(self, letter: Letter) -> list[list[PageRow]]:
        """The rows of each page of the text; the last has room for an imprint that is below it."""
        imprint = imprint_rows(letter, self._small, AREA)
        attached = any(each.blocks for each in letter.attachments)
        # the imprint is never on a page alone
        below = PageRow(height_of(imprint), nothing, joined=True)
        rows = self._rows(letter) + ([below] if imprint and not attached else [])
        pages = pages_of(rows, self._manner.room) or [[]]
        pages[-1] = [row for row in pages[-1] if row is not below]
        return pages

    def _rows(self, letter: Letter) -> list[PageRow]:
        body = self._body
        return [
            *head_rows(letter, body, self._black, AREA),
            *title_rows(letter.title, self._title, body, AREA),
            *addressee_rows(letter.addressee, body, AREA),
            *block_rows(letter.blocks, self._manner, self._file),
            *attachment_rows(letter, body, AREA),
            *attendance_rows(letter, body, self._black, AREA),
            *signature_rows(letter, body, AREA),
        ]

    def _attached(self, label: str, attachment: Enclosure) -> list[PageRow]:
        """The pages of an attachment: its label at the top left, its title on the third line."""
        return [
            aligned_row(label, self._black, AREA.left, 0.0),
            PageRow(PITCH, nothing),
            *title_rows(attachment.title, self._title, self._body, AREA),
            *block_rows(attachment.blocks, self._manner, self._file),
        ]

    def _add_imprint(self, rows: Sequence[PageRow], pages: list[list[PageRow]]) -> None:
        """Puts the imprint at the foot of the last page, or of one more where it does not fit."""
        if not rows:
            return
        spare = self._manner.room - height_of(pages[-1]) - height_of(rows)
        if spare < 0:
            pages.append([])
            spare = self._manner.room - height_of(rows)
        pages[-1] += [PageRow(spare, nothing), *rows]

    def _page_number(self, number: int) -> str:
        """“— 1 —” below the area, odd at the right, even at the left, one character in."""
        style, text = self._number, f"— {number} —"
        baseline = AREA.bottom - NUMBER_DROP - MIDDLE * style.size
        left = AREA.left + style.size
        if number % 2:
            left = AREA.right - style.size - style.width(text)
        return style.draw(text, left, baseline)

    def close(self) -> None:
        if len(self._titles) == 1:
            describe(self._file, self._foot, self._titles[0])
        self._file.close()
