"""A PDF document of reportlab whose pages and streams go to the target as soon as they end."""

from __future__ import annotations

import datetime
import hashlib
import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any, BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfbase import pdfdoc

from desktop_app.documents.pdf_outline import Bookmark, outline_objects

COMPRESSION = 3
PREAMBLE = "1 0 0 1 0 0 cm "
"""What a page drawn through reportlab's canvas begins with."""
NO_PICTURES = "<< >>"
IN_A_LINE = 6
"""How many entries of a dictionary reportlab writes in one line."""

_Document: Any = pdfdoc.PDFDocument  # its stubs know only half of it
WRITTEN = pdfdoc.PDFObject()
"""Stands in reportlab's lists for every object that this module writes itself."""


class StreamedDocument(_Document):  # type: ignore[misc]  # see above
    """reportlab's document, except that streams are compressed and written immediately.

    Each page has two streams: the body, written when the page ends, and the foot, which knows how
    many pages its section has and is written when the document ends. A section is a part whose
    pages are numbered from 1: the whole document unless `begin_section` says otherwise.
    """

    objectcounter: int

    def __init__(self, target: BinaryIO, printed: datetime.date) -> None:
        super().__init__(
            dummyoutline=1, compression=1, invariant=1, pdfVersion=(1, 6), lang="zh-CN"
        )
        self._timeStamp = _noon(printed)
        self._target = target
        self._digest = hashlib.sha256()
        self._place = 0
        self._pages: list[tuple[str, str, str]] = []
        self._feet: dict[tuple[int, int], bytes] = {}
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
        """The reference of an object that will be written by `_write_object`; its name is new."""
        self.objectcounter += 1
        number = self.objectcounter
        self.idToObjectNumberAndVersion[name] = number, 0
        self.numberToId[number] = name
        self.idToObject[name] = WRITTEN
        return f"{number} 0 R"

    def _write_object(self, name: str, body: bytes) -> None:
        number, _ = self.idToObjectNumberAndVersion[name]
        self.idToOffset[name] = self._add(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    def write_stream(self, name: str, dictionary: str, data: bytes) -> str:
        """Write a stream object immediately; the reference to it."""
        return self._write_body(name, _stream(dictionary, data))

    def _write_body(self, name: str, body: bytes) -> str:
        reference = self._reserve(name)
        self._write_object(name, body)
        return reference

    def addPage(self, page: Any) -> None:  # noqa: N802 (reportlab's name)
        """Takes a finished page that was drawn through reportlab's canvas."""
        pictures = page.XObjects.format(self).decode("ascii") if page.XObjects else NO_PICTURES
        states = page.ExtGState.format(self).decode("ascii") if page.ExtGState else ""
        states = states and f" /ExtGState {states}"
        links = pdfdoc.PDFArray(page.Annots).format(self).decode("ascii") if page.Annots else "[]"
        size = page.pagewidth, page.pageheight
        self._take_page(page.stream, self._page_head(size, pictures, states, links))

    def add_page(self, operators: str, size: tuple[float, float], pictures: Sequence[str]) -> None:
        """Takes a finished page: its operators, its size in points, the names of its pictures."""
        head = self._page_head(size, self._pictures(pictures) if pictures else NO_PICTURES)
        self._take_page(f"{PREAMBLE}\n{operators}\n \n", head)

    def _take_page(self, operators: str, head: str) -> None:
        """The body of a page goes to the target, its dictionary waits for the foot."""
        name = self.thisPageName()
        body = self._write_body(f"body{self.pageCounter}", _compressed(operators))
        reference = self._reserve(name)
        self.Pages.addPage(reference)
        self.pageCounter += 1
        self.inObject = None
        self._pages.append((reference, body, head))
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

    def _page_head(
        self, size: tuple[float, float], pictures: str, states: str = "", links: str = "[]"
    ) -> str:
        parts = f"/Font {self._fonts} /XObject {pictures}{states}"
        box = f"[0 0 {size[0]:.2f} {size[1]:.2f}]"
        return f"/Type /Page /MediaBox {box} /Resources << {parts} >> /Annots {links}"

    def _pictures(self, names: Sequence[str]) -> str:
        """The dictionary of the pictures of a page, as reportlab writes it."""
        shown = sorted(map(pdfdoc.xObjectName, set(names)))
        numbers = self.idToObjectNumberAndVersion
        entries = [f"/{each} {numbers[each][0]} 0 R" for each in shown]
        lines = (entries[at : at + IN_A_LINE] for at in range(0, len(entries), IN_A_LINE))
        told = " \n  ".join(map(" ".join, lines))
        return f"<<\n{told}\n>>"

    @cached_property
    def _fonts(self) -> str:
        """The reference of the dictionary of all fonts."""
        return str(self.Reference(self.idToObject["BasicFonts"]).format(self), "ascii")

    def _write_pages(self) -> None:
        tree = self.Reference(self.Pages).format(self).decode("ascii")
        numbers = self._numbers()
        for place, (reference, body, head) in enumerate(self._pages, 1):
            contents = body
            if self.foot is not None:
                foot = self._write_body(f"foot{place}", self._foot_of(*next(numbers)))
                contents = f"[{body} {foot}]"
            name = self.numberToId[int(reference.split()[0])]
            text = f"<< {head} /Parent {tree} /Contents {contents} >>"
            self._write_object(name, text.encode("ascii"))

    def _foot_of(self, number: int, pages: int) -> bytes:
        """The stream of a foot; pages with the same number in as long a section have the same."""
        assert self.foot is not None
        found = self._feet.get((number, pages))
        if found is None:
            found = self._feet[number, pages] = _compressed(self.foot(number, pages))
        return found

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


def _stream(dictionary: str, data: bytes) -> bytes:
    """The body of a stream object."""
    head = f"<< {dictionary} /Length {len(data)} >>\nstream\n".encode("ascii")
    return head + data + b"\nendstream"


def _compressed(operators: str) -> bytes:
    """The body of a stream object with the operators of a page or of its foot."""
    return _stream("/Filter /FlateDecode", zlib.compress(operators.encode("latin-1"), COMPRESSION))


def _noon(day: datetime.date) -> TimeStamp:
    stamp = TimeStamp(invariant=1)
    stamp.YMDhms = (day.year, day.month, day.day, 12, 0, 0)
    return stamp
