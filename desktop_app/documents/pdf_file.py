"""One PDF file written as it grows: finished pages go to the target, not to memory."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, BinaryIO

from reportlab import rl_config
from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents.fonts import SONG, register_fonts
from desktop_app.documents.jpeg import jpeg_shape
from desktop_app.documents.pdf_outline import Bookmark, outline_objects

PROGRAM = "专委会工作台"
COMPRESSION = 3

_Document: Any = pdfdoc.PDFDocument  # its stubs know only half of it


class WrittenObject(pdfdoc.PDFObject):
    """A placeholder in reportlab's lists for an object that this module writes itself."""


class StreamedDocument(_Document):  # type: ignore[misc]  # see above
    """reportlab's document, except that streams are compressed and written immediately.

    Each page has two streams: the body, written when the page ends, and the foot, which knows how
    many pages its section has and is written when the document ends. A section is a part whose
    pages are numbered from 1: the whole document unless `begin_section` says otherwise.
    """

    def __init__(self, target: BinaryIO, printed: datetime.date) -> None:
        super().__init__(
            dummyoutline=1, compression=1, invariant=1, pdfVersion=(1, 6), lang="zh-CN"
        )
        self._timeStamp = _noon(printed)
        self._target = target
        self._digest = hashlib.sha256()
        self._place = 0
        self._pages: list[tuple[str, str, str]] = []
        self._waiting: list[tuple[str, int]] = []
        self._bookmarks: list[Bookmark] = []
        self._sections: list[int] = []
        self.foot: Callable[[int, int], str] | None = None
        self._add(b"%PDF-1.6\n%\xe4\xb8\x93\xe5\xa7\x94\n")

    def _add(self, data: bytes) -> int:
        place = self._place
        self._target.write(data)
        self._digest.update(data)
        self._place += len(data)
        return place

    def _reserve(self, name: str) -> str:
        """The reference of an object that will be written by `_write_object`."""
        return str(self.Reference(WrittenObject(), name).format(self), "ascii")

    def _write_object(self, name: str, body: bytes) -> None:
        number, _ = self.idToObjectNumberAndVersion[name]
        self.idToOffset[name] = self._add(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def write_stream(self, name: str, dictionary: str, data: bytes) -> str:
        """Write a stream object immediately; the reference to it."""
        reference = self._reserve(name)
        head = f"<< {dictionary} /Length {len(data)} >>\nstream\n".encode("ascii")
        self._write_object(name, head + data + b"\nendstream")
        return reference

    def _write_operators(self, name: str, operators: str) -> str:
        data = zlib.compress(operators.encode("latin-1"), COMPRESSION)
        return self.write_stream(name, "/Filter /FlateDecode", data)

    def addPage(self, page: Any) -> None:  # noqa: N802 (reportlab's name)
        """Takes a finished page: its body goes to the target, its dictionary waits for the foot."""
        name = self.thisPageName()
        body = self._write_operators(f"body{self.pageCounter}", page.stream)
        reference = self._reserve(name)
        self.Pages.addPage(pdfdoc.PDFObjectReference(name))
        self.pageCounter += 1
        self.inObject = None
        self._pages.append((reference, body, self._page_head(page)))
        self._bookmarks += (Bookmark(title, level, reference) for title, level in self._waiting)
        self._waiting.clear()

    def begin_section(self) -> None:
        """Numbers the pages from here on from 1."""
        self._sections.append(len(self._pages))

    def _numbers(self) -> Iterator[tuple[int, int]]:
        """The number of each page in its section, and how many pages the section has."""
        starts = sorted({0, *self._sections})
        for start, end in pairwise([*starts, len(self._pages)]):
            yield from ((number, end - start) for number in range(1, end - start + 1))

    def mark(self, title: str, level: int) -> None:
        """Adds a bookmark to the page under way."""
        self._waiting.append((title, level))

    def _page_head(self, page: Any) -> str:
        pictures = page.XObjects.format(self).decode("ascii") if page.XObjects else "<< >>"
        fonts = self.Reference(self.idToObject["BasicFonts"]).format(self).decode("ascii")
        size = f"{page.pagewidth:.2f} {page.pageheight:.2f}"
        parts = f"/Font {fonts} /XObject {pictures}"
        if page.ExtGState:
            parts += f" /ExtGState {page.ExtGState.format(self).decode('ascii')}"
        links = pdfdoc.PDFArray(page.Annots).format(self).decode("ascii") if page.Annots else "[]"
        return f"/Type /Page /MediaBox [0 0 {size}] /Resources << {parts} >> /Annots {links}"

    def _write_pages(self) -> None:
        tree = self.Reference(self.Pages).format(self).decode("ascii")
        numbers = self._numbers()
        for place, (reference, body, head) in enumerate(self._pages, 1):
            contents = body
            if self.foot is not None:
                foot = self._write_operators(f"foot{place}", self.foot(*next(numbers)))
                contents = f"[{body} {foot}]"
            name = self.numberToId[int(reference.split()[0])]
            text = f"<< {head} /Parent {tree} /Contents {contents} >>"
            self._write_object(name, text.encode("ascii"))

    def _write_bookmarks(self) -> None:
        self.Catalog.Outlines = None
        if not self._bookmarks:
            return
        names = [f"bookmark{place}" for place in range(len(self._bookmarks) + 1)]
        references = [self._reserve(name) for name in names]
        bodies = outline_objects(self._bookmarks, int(references[0].split()[0]))
        for name, body in zip(names, bodies, strict=True):
            self._write_object(name, body.encode("ascii"))
        self.Catalog.Outlines = pdfdoc.PDFObjectReference(names[0])
        self.Catalog.showOutline()

    def _describe_pages(self) -> None:
        """Has readers show the document's title, and each section's own page numbers."""
        self.Catalog.ViewerPreferences = "<< /DisplayDocTitle true >>"
        if len(set(self._sections)) > 1:
            labels = " ".join(f"{start} << /S /D >>" for start in sorted({0, *self._sections}))
            self.Catalog.PageLabels = f"<< /Nums [{labels}] >>"

    def finish(self) -> None:
        """Writes everything that is left: pages, bookmarks, fonts, cross references."""
        self._write_pages()
        self._describe_pages()
        self._write_bookmarks()
        for shelf in self.delayedFonts:
            shelf.addObjects(self)
        root, info = self.Reference(self.Catalog), self.Reference(self.info)
        number = 0
        while (number := number + 1) in self.numberToId:  # formatting may add objects
            name = self.numberToId[number]
            if name not in self.idToOffset:
                body = pdfdoc.format(self.idToObject[name], self, toplevel=1)
                self._write_object(name, body.rstrip(b"\n"))
        self._write_end(number, root.format(self), info.format(self))

    def _write_end(self, size: int, root: bytes, info: bytes) -> None:
        places = (self.idToOffset[self.numberToId[number]] for number in range(1, size))
        rows = b"".join(b"%010d 00000 n \n" % place for place in places)
        label = self._digest.hexdigest()[:32].encode("ascii")
        start = self._add(b"xref\n0 %d\n0000000000 65535 f \n%b" % (size, rows))
        self._add(
            b"trailer\n<< /Size %d /Root %b /Info %b /ID [<%b> <%b>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (size, root, info, label, label, start)
        )


class PdfFile:
    """A PDF under way: reportlab's canvas for anyone who draws, and its streamed document."""

    def __init__(self, target: BinaryIO, size: tuple[float, float], printed: datetime.date) -> None:
        rl_config.useA85 = 0
        register_fonts()
        self.document = StreamedDocument(target, printed)
        canvas: Any = Canvas  # its stubs want a number as the name of a font
        self.canvas = canvas(target, pagesize=size, initialFontName=SONG, invariant=1)
        self.canvas._doc = self.document  # reportlab offers no other door
        self._images: dict[bytes, tuple[str, tuple[int, int]]] = {}

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
        self.canvas._formsinuse.append(name)
        return str(pdfdoc.xObjectName(name)), shape

    def end_page(self, operators: str) -> None:
        """Puts operators on the page under way and ends it."""
        self.canvas.addLiteral(operators)
        self.canvas.showPage()

    def close(self) -> None:
        """Writes the rest of the file; the target stays open."""
        self.document.finish()


def _encodable(text: str) -> str:
    """The text with “?” for halves of characters, which no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _noon(day: datetime.date) -> TimeStamp:
    stamp = TimeStamp(invariant=1)
    stamp.YMDhms = (day.year, day.month, day.day, 12, 0, 0)
    return stamp
