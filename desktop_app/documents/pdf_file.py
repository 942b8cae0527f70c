"""One PDF file written as it grows: finished pages go to the target, not to memory."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from desktop_app.documents.fonts import SONG, register_fonts
from desktop_app.documents.jpeg import jpeg_shape
from desktop_app.documents.streamed_document import StreamedDocument

PROGRAM = "专委会工作台"


class PdfFile:
    """A PDF under way: reportlab's canvas for anyone who draws, and its streamed document."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], printed: datetime.date) -> None:
        rl_config.useA85 = 0
        register_fonts()
        self.document = StreamedDocument(target, printed)
        self._target, self._size = target, size
        self._images: dict[bytes, tuple[str, tuple[int, int]]] = {}
        self._pictures: list[str] = []
        self._canvas: Any = None

    @property
    def canvas(self) -> Any:
        """The canvas of reportlab for the page under way; a file on which nobody draws has none."""
        if self._canvas is None:
            from reportlab.pdfgen.canvas import Canvas

            made: Any = Canvas  # its stubs want a number as the name of a font
            target, size = self._target, self._size
            self._canvas = made(target, pagesize=size, initialFontName=SONG, invariant=1)
            self._canvas._doc = self.document  # reportlab offers no other door
        return self._canvas

    def describe(self, title: str, author: str, subject: str, keywords: str = "") -> None:
        """Sets what the reader's “document properties” show."""
        self.document.setTitle(_encodable(title))
        self.document.setAuthor(_encodable(author))
        self.document.setSubject(_encodable(subject))
        self.document.setCreator(PROGRAM)
        self.document.setKeywords(_encodable(keywords))

    def begin_section(self) -> None:
        """Numbers the pages from here on from 1."""
        self.document.begin_section()

    def bookmark(self, title: str, level: int = 0) -> None:
        """Adds a bookmark to the page under way."""
        self.document.mark(title, level)

    def image(self, data: bytes) -> tuple[str, tuple[int, int]]:
        """The name by which the current page draws a JPEG picture, and its size in pixels.

        Equal bytes are stored in the file once. Raises Wrong if the bytes are no JPEG picture.
        """
        key = hashlib.sha256(data).digest()
        if key not in self._images:
            width, height, colours = jpeg_shape(data)
            space = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}[colours]
            name = f"Photo{len(self._images) + 1}"
            head = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} "
            head += f"/ColorSpace {space} /BitsPerComponent 8 /Filter /DCTDecode"
            self.document.write_stream(pdfdoc.xObjectName(name), head, data)
            self._images[key] = (name, (width, height))
        name, shape = self._images[key]
        self._pictures.append(name)
        return str(pdfdoc.xObjectName(name)), shape

    def end_page(self, operators: str) -> None:
        """Puts operators on the page under way and ends it."""
        if self._canvas is None:
            self.document.add_page(operators, self._size, self._pictures)
        else:
            self._canvas._formsinuse += self._pictures
            self._canvas.addLiteral(operators)
            self._canvas.showPage()
        self._pictures = []

    def close(self) -> None:
        """Writes the rest of the file; the target stays open."""
        self.document.finish()


def _encodable(text: str) -> str:
    """The text with “?” for halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
