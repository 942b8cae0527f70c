"""Embeds the faces a document used: one Type0 font a face, searchable and copyable."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfdoc

from desktop_app.documents.font_face import Face
from desktop_app.documents.font_subset import subset

Document: TypeAlias = Any
"""A reportlab PDFDocument; its stubs leave half of it untyped."""

FULL_WIDTH = 1000
MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
)
MAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


class EmbeddedFace:
    """The characters of one face that one document has used, in the order of their codes.

    A character's code is its place in the lists, two bytes big endian in the page (Identity-H).
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.glyphs, self.characters, self.widths = [0], ["\0"], [face.width(0)]
        self._codes: dict[str, int] = {}

    def code(self, character: str, glyph: int) -> int:
        """The code that draws a character with a glyph; a new one at its first use."""
        found = self._codes.get(character)
        if found is None:
            found = self._codes[character] = len(self.glyphs)
            self.glyphs.append(glyph)
            self.characters.append(character)
            self.widths.append(self.face.width(glyph))
        return found


class FontShelf:
    """Every face of one document; reportlab fetches its objects when the document ends."""

    def __init__(self) -> None:
        self._faces: dict[str, EmbeddedFace] = {}

    def embedded(self, face: Face) -> EmbeddedFace:
        """The document's one subset of a face, begun at its first use."""
        found = self._faces.get(face.name)
        if found is None:
            found = self._faces[face.name] = EmbeddedFace(face, f"C{len(self._faces) + 1}")
        return found

    def addObjects(self, document: Document) -> None:  # noqa: N802 (reportlab's name)
        """Adds the fonts to the document's font dictionary.

        A face that drew nothing is left out, but for the first, which every page begins with.
        """
        fonts = document.idToObject["BasicFonts"].dict
        for place, used in enumerate(self._faces.values()):
            if place == 0 or len(used.glyphs) > 1:
                fonts[used.name] = _font_object(document, used)


def shelf_of(document: Document) -> FontShelf:
    """The shelf that lives as long as its document."""
    shelf = getattr(document, "font_shelf", None)
    if not isinstance(shelf, FontShelf):
        shelf = FontShelf()
        document.font_shelf = shelf
        document.delayedFonts.append(shelf)
    return shelf


def _font_object(document: Document, used: EmbeddedFace) -> object:
    data = subset(used.face, used.glyphs)
    base = pdfdoc.PDFName(f"{_tag(data)}+{used.face.name}")
    file = _compressed(data)
    file.dictionary["Length1"] = len(data)
    descriptor = _descriptor(used.face, base, document.Reference(file, f"{used.name}.file"))
    descendant = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
        "FontDescriptor": document.Reference(descriptor, f"{used.name}.descriptor"),
        "DW": FULL_WIDTH,
        "W": width_array(used.widths),
        "CIDToGIDMap": pdfdoc.PDFName("Identity"),
    }
    below = document.Reference(pdfdoc.PDFDictionary(descendant), f"{used.name}.descendant")
    texts = _compressed(character_map(used.characters).encode("ascii"))
    font = {
        "Type": pdfdoc.PDFName("Font"),
        "Subtype": pdfdoc.PDFName("Type0"),
        "BaseFont": base,
        "Encoding": pdfdoc.PDFName("Identity-H"),
        "DescendantFonts": pdfdoc.PDFArray([below]),
        "ToUnicode": document.Reference(texts, f"{used.name}.texts"),
    }
    return document.Reference(pdfdoc.PDFDictionary(font), used.name)


def _tag(data: bytes) -> str:
    digest = hashlib.sha256(data).digest()
    return "".join(chr(65 + byte % 26) for byte in digest[:6])


def _descriptor(face: Face, base: object, file: object) -> pdfdoc.PDFDictionary:
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(face.bounds),
            "ItalicAngle": 0,
            "Ascent": face.ascent,
            "Descent": face.descent,
            "CapHeight": face.ascent,
            "StemV": 80,
            "FontFile2": file,
        }
    )


def _compressed(data: bytes) -> pdfdoc.PDFStream:
    stream = pdfdoc.PDFStream(content=zlib.compress(data, 6))
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    return stream


def width_array(widths: Sequence[float]) -> str:
    """The widths by code as PDF's W array, those of a full em left to the default."""
    parts: list[str] = []
    previous_full = True
    for code, width in enumerate(map(round, widths)):
        full = width == FULL_WIDTH
        if not full and previous_full:
            parts.append(f"{code} [")
        elif full and not previous_full:
            parts.append("]")
        if not full:
            parts.append(str(width))
        previous_full = full
    if not previous_full:
        parts.append("]")
    return f"[{' '.join(parts)}]"


def character_map(characters: Iterable[str]) -> str:
    """The ToUnicode map: code to text in UTF-16BE, right beyond the basic plane too."""
    rows = [
        f"<{code:04X}> <{text.encode('utf-16-be', 'replace').hex().upper()}>\n"
        for code, text in enumerate(characters)
        if code
    ]
    blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
    body = "".join(f"{len(rows)} beginbfchar\n{''.join(rows)}endbfchar\n" for rows in blocks)
    return MAP_HEAD + body + MAP_FOOT
