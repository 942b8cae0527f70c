"""Pictures in running text: JPEG, as wide as the page allows, with a caption below."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.documents.flowing.rows import Draw, PageRow, joined, kept_together, nothing
from desktop_app.documents.flowing.styles import Manner, TextStyle
from desktop_app.documents.flowing.text import aligned_row, centred_rows
from desktop_app.documents.jpeg import jpeg_shape
from desktop_app.documents.pages import MM
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.printables import PicturesBlock, TextPicture
from desktop_app.errors import Wrong

POINTS_A_PIXEL = 0.72
"""No picture is shown coarser than 100 pixels an inch."""
MARGIN = 4.0
APART = 10.0
"""Between two pictures of one row."""
UNREADABLE = "（图片无法读取）"


def picture_rows(block: TextPicture, manner: Manner, file: PdfFile) -> list[PageRow]:
    """The picture and its caption on one page; a word where the picture cannot be read."""
    frame, style = manner.frame, manner.caption
    caption = []
    if block.caption:
        caption = joined(centred_rows(block.caption, style, frame.middle, frame.width))
    most = manner.room - sum(row.height for row in caption) - 2 * manner.gap
    try:
        width, height, _ = jpeg_shape(block.data)
    except Wrong:
        return kept_together([aligned_row(UNREADABLE, style, frame.middle, 0.5), *caption])
    tallest = min(block.height * MM, most) - MARGIN
    scale = min(frame.width / width, tallest / height, POINTS_A_PIXEL)
    return [_picture(block.data, (width * scale, height * scale), manner, file), *caption]


def _picture(data: bytes, size: tuple[float, float], manner: Manner, file: PdfFile) -> PageRow:
    width, height = size
    left = manner.frame.middle - width / 2

    def draw(top: float) -> str:
        name, _ = file.image(data)
        return f"q {width:.2f} 0 0 {height:.2f} {left:.2f} {top - height:.2f} cm /{name} Do Q"

    return PageRow(height + MARGIN, draw)


def pictures_rows(block: PicturesBlock, manner: Manner, file: PdfFile) -> list[PageRow]:
    """The pictures next to each other with their captions, all on one page."""
    frame, style = manner.frame, manner.caption
    count = max(len(block.pictures), 1)
    wide = (frame.width - APART * (count - 1)) / count
    tall = min((each.height for each in block.pictures), default=0.0) * MM - MARGIN
    lefts = [frame.left + place * (wide + APART) for place in range(count)]
    drawn = [
        _fitted(each, left, wide, tall, style, file)
        for each, left in zip(block.pictures, lefts, strict=False)
    ]
    captions = [
        centred_rows(each.caption, style, left + wide / 2, wide) if each.caption else []
        for each, left in zip(block.pictures, lefts, strict=False)
    ]
    lines = max((len(each) for each in captions), default=0)
    rows = centred_rows(block.title, style, frame.middle, frame.width) if block.title else []
    rows.append(_together(tall + MARGIN, drawn))
    for place in range(lines):
        rows.append(_together(style.pitch, [
            each[place].draw if place < len(each) else nothing for each in captions
        ]))  # fmt: skip
    return kept_together(rows)


def _together(height: float, draws: Sequence[Draw]) -> PageRow:
    """One row in which several things are drawn from the same top."""

    def draw(top: float) -> str:
        return " ".join(filter(None, (each(top) for each in draws)))

    return PageRow(height, draw)


def _fitted(
    block: TextPicture, left: float, wide: float, tall: float, style: TextStyle, file: PdfFile
) -> Draw:
    """Draws a picture as large as its place allows, in the middle; a word where it is damaged."""
    try:
        width, height, _ = jpeg_shape(block.data)
    except Wrong:
        return aligned_row(UNREADABLE, style, left + wide / 2, 0.5).draw
    scale = min(wide / width, tall / height, POINTS_A_PIXEL)
    across, up = width * scale, height * scale
    start, lowered = left + (wide - across) / 2, (tall - up) / 2

    def draw(top: float) -> str:
        name, _ = file.image(block.data)
        bottom = top - lowered - up
        return f"q {across:.2f} 0 0 {up:.2f} {start:.2f} {bottom:.2f} cm /{name} Do Q"

    return draw
