"""The blocks of a letter or report as rows, in their order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from desktop_app.documents.flowing.bars import bars_rows
from desktop_app.documents.flowing.pictures import picture_rows, pictures_rows
from desktop_app.documents.flowing.rows import PageRow, gap, joined
from desktop_app.documents.flowing.styles import Manner
from desktop_app.documents.flowing.tables import table_rows
from desktop_app.documents.flowing.text import heading_rows, paragraph_rows
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import (
    BarsBlock,
    Block,
    Heading,
    Paragraph,
    PicturesBlock,
    TableBlock,
    TextPicture,
)


def block_rows(blocks: Sequence[Block], manner: Manner, file: PdfFile) -> list[PageRow]:
    """The rows of all blocks; what follows a heading begins on the heading's page."""
    rows: list[PageRow] = []
    after_heading = False
    for block in blocks:
        found = _rows(block, manner, file)
        if not isinstance(block, Heading | Paragraph):
            found = [gap(manner.gap), *found, gap(manner.gap)]
        if after_heading and found:
            found = joined(found)
            if found[0].blank:
                found[1:] = joined(found[1:])
        rows += found
        after_heading = isinstance(block, Heading) or (after_heading and not found)
    return rows


def _rows(block: Block, manner: Manner, file: PdfFile) -> list[PageRow]:
    frame = manner.frame
    if isinstance(block, Heading):
        style = manner.headings[block.level - 1]
        found = heading_rows(block.text, style, frame.left, frame.width)
        if found and block.level == 1:
            found[0] = found[0]._replace(bookmark=one_line(block.text).strip())
        return found
    if isinstance(block, Paragraph):
        return paragraph_rows(block.text, manner.body, frame.left, frame.width, indent=block.indent)
    if isinstance(block, TableBlock):
        return table_rows(block, manner)
    if isinstance(block, TextPicture):
        return picture_rows(block, manner, file)
    if isinstance(block, PicturesBlock):
        return pictures_rows(block, manner, file)
    if isinstance(block, BarsBlock):
        return bars_rows(block, manner)
    assert_never(block)
