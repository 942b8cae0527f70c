"""Reports as PDF: plain A4 documents of running text, tables, pictures and bars."""

from __future__ import annotations

import operator
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.flowing.blocks import block_rows
from desktop_app.documents.flowing.rows import (
    PageRow,
    drawn,
    gap,
    joined,
    kept_together,
    pages_of,
    tied,
)
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import aligned_row, centred_rows, spread_row
from desktop_app.documents.font_embedding import Document
from desktop_app.documents.fonts import HEI, KAI, SONG, TITLE, Pen
from desktop_app.documents.pages import A4, MM, Frame, begin, describe, running_head, writing
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Foot, Progress, Report

FRAME = Frame(A4, 28 * MM, 184 * MM, 268 * MM, 27 * MM)
PITCH = 21.0
BODY, CELL, NOTE = 12.0, 10.0, 10.5
TITLE_SIZE, TITLE_PITCH = 20.0, 30.0


def write_reports(
    reports: Iterable[Report],
    foot: Foot,
    target: BinaryIO | Path,
    progress: Progress,
    total: int | None = None,
) -> None:
    """Writes reports one after the other, each on pages of its own, with a bookmark each.

    Headings of the first level have bookmarks inside their report's. `progress` is called with the
    number of reports and may raise Cancelled: then nothing is left. The total is 0 where it is not
    given and the reports cannot be counted beforehand.
    """
    count = operator.length_hint(reports) if total is None else total
    with writing(target) as opened:
        writer = _Writer(opened, foot)
        for done, report in enumerate(reports, 1):
            writer.write(report)
            progress(done, count)
        writer.close()


def manner_of(document: Document) -> Manner:
    """How reports set their text: 小四 宋体, headings 黑体 and 楷体, tables in 10 points."""
    song, hei, kai = (Pen(style, document) for style in (SONG, HEI, KAI))
    body = TextStyle(song, BODY, PITCH)
    headings = (TextStyle(hei, BODY, PITCH + 4), TextStyle(kai, BODY + 0.5, PITCH), body)
    cell, head = TextStyle(song, CELL, 14.0), TextStyle(hei, CELL, 14.0)
    return Manner(FRAME, body, headings, cell, head, TextStyle(hei, NOTE, 1.8 * NOTE), 7.0)


class _Writer:
    def __init__(self, target: BinaryIO, foot: Foot) -> None:
        self._file, self._foot = begin(target, FRAME, foot), foot
        self._titles: list[str] = []
        self._song = Pen(SONG, self._file.document)
        self._title = TextStyle(Pen(TITLE, self._file.document), TITLE_SIZE, TITLE_PITCH)
        self._note = TextStyle(Pen(SONG, self._file.document), NOTE, 1.5 * NOTE)
        self._manner = manner_of(self._file.document)

    def write(self, report: Report) -> None:
        self._file.begin_section()
        self._titles = [*self._titles[-1:], one_line(report.title)]
        rows = [*self._heading(report), *block_rows(report.blocks, self._manner, self._file)]
        ending = self._ending(report)
        if ending and rows[-1].blank:
            rows[-1] = tied(rows[-1])
        rows += ending
        title = one_line(report.bookmark or report.title)
        for number, page in enumerate(pages_of(rows, self._manner.room) or [[]]):
            if number == 0 and title:
                self._file.bookmark(title)
            for row in page:
                if row.bookmark:
                    self._file.bookmark(row.bookmark, 1)
            head = running_head(self._song, report.title, FRAME) if number else ""
            self._file.end_page("\n".join(["q", head, *drawn(page, FRAME.top), "Q"]))

    def _ending(self, report: Report) -> list[PageRow]:
        """Who signs or answers for a report, never alone on a page."""
        body, rows = self._manner.body, list[PageRow]()
        office, day = map(one_line, report.signed)
        if office or day:
            right = FRAME.right - 2 * body.em
            middle = right - max(map(body.width, (office, day))) / 2
            rows = [aligned_row(text, body, middle, 0.5) for text in (office, day) if text]
        if report.answered:
            rows.append(spread_row(list(map(one_line, report.answered)), self._note, FRAME))
        return joined(kept_together([gap(body.pitch / 2), *rows])) if rows else []

    def _heading(self, report: Report) -> list[PageRow]:
        rows = centred_rows(report.title, self._title, FRAME.middle, FRAME.width)
        if report.note:
            rows += joined(centred_rows(report.note, self._note, FRAME.middle, FRAME.width))
        return [*rows, gap(PITCH / 2)]

    def close(self) -> None:
        if len(self._titles) == 1:
            describe(self._file, self._foot, self._titles[0])
        self._file.close()
