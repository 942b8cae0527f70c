"""Pictures in running text: JPEG, as wide as the page allows, with a caption below."""

from __future__ import annotations

from desktop_app.documents.flowing.rows import PageRow, joined, kept_together
from desktop_app.documents.flowing.styles import Manner
from desktop_app.documents.flowing.text import aligned_row, centred_rows
from desktop_app.documents.jpeg import jpeg_shape
from desktop_app.documents.pages import MM
from desktop_app.documents.pdf_file import PdfFile
from desktop_app.documents.printables import TextPicture
from desktop_app.errors import Wrong

POINTS_A_PIXEL = 0.72
"""No picture is shown coarser than 100 pixels an inch."""
MARGIN = 4.0
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
