"""The styles of the prints, each falling back glyph by glyph to 宋体 and the rare characters.

`STYLES` are registered with reportlab by `register_fonts`; Paragraph, drawString and charts use
them by name. Pages drawn directly use a `Pen`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable

from reportlab.pdfbase import pdfmetrics

from desktop_app import paths
from desktop_app.documents.font_embedding import Document, FontShelf, shelf_of
from desktop_app.documents.font_face import Face
from desktop_app.documents.kept_whole import JOINER
from desktop_app.documents.line_breaks import MeasuredTexts
from desktop_app.documents.plain_text import drawable

SONG, TITLE, HEI = "DeskSong", "DeskTitle", "DeskHei"
FANGSONG, KAI = "DeskFangSong", "DeskKai"
STYLES = {
    SONG: ("song.ttf", "rare.ttf"),
    TITLE: ("title.ttf", "song.ttf", "rare.ttf"),
    HEI: ("hei.ttf", "song.ttf", "rare.ttf"),
    FANGSONG: ("fangsong.ttf", "light.ttf", "song.ttf", "rare.ttf"),
    KAI: ("kai.ttf", "song.ttf", "rare.ttf"),
}
STAND_IN = "〓"
SIZE = "\0"
"""Stands for the size of a font in operators that are used at any size."""


class _Widths(dict[str, float]):
    """Character widths in 1/1000 em, looked up in the faces at first use."""

    def __init__(self, font: CompositeFont) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> float:
        if character == JOINER:
            self[character] = 0.0
            return 0.0
        place, glyph = self._font.find(character)
        width = self[character] = self._font.faces[place].width(glyph)
        return width


class FaceForReportlab:
    """The interface of a font's face that reportlab expects."""

    builtIn = False  # noqa: N815 (reportlab's name)
    subfontNameX = b""  # noqa: N815 (reportlab's name)

    def __init__(self, name: str, first: Face, widths: _Widths) -> None:
        self.name = name
        self.ascent, self.descent = first.ascent, first.descent
        self.charWidths, self.defaultWidth = widths, 1000


class EncodingForReportlab:
    """The interface of a font's encoding that reportlab expects."""

    name = "UTF-8"


class CompositeFont:
    """Several faces that act as one font of reportlab; a character none has prints as 〓."""

    _multiByte = 1  # noqa: N815 (reportlab's name)
    _dynamicFont = 1  # noqa: N815 (reportlab's name)
    shapable = False
    substitutionFonts: tuple[object, ...] = ()  # noqa: N815 (reportlab's name)

    def __init__(self, name: str, faces: tuple[Face, ...]) -> None:
        self.fontName = name
        self.faces = faces
        self.widths = _Widths(self)
        self.face = FaceForReportlab(f"composite-{name}", faces[0], self.widths)
        self.encoding = EncodingForReportlab()

    def find(self, character: str) -> tuple[int, int]:
        """The first face, by its place, that has a character, and the glyph there."""
        place, glyph = self._search(character)
        return (place, glyph) if glyph else self._search(STAND_IN)

    def has(self, character: str) -> bool:
        """Whether any of the faces can draw a character."""
        return self._search(character)[1] != 0

    def _search(self, character: str) -> tuple[int, int]:
        code = 0x20 if character == "\xa0" else ord(character)
        for place, face in enumerate(self.faces):
            glyph = face.glyph(code)
            if glyph:
                return place, glyph
        return 0, 0

    def stringWidth(self, text: str, size: float, encoding: str = "utf-8") -> float:  # noqa: N802
        """The width of a text in points."""
        return sum(map(self.widths.__getitem__, _decoded(text, encoding))) * size / 1000

    def splitString(  # noqa: N802 (reportlab's name)
        self, text: str, document: Document, encoding: str = "utf-8"
    ) -> list[tuple[int, bytes]]:
        """The text as runs of one face each: the face's place and the two-byte codes."""
        runs: list[tuple[int, bytearray]] = []
        shelf = shelf_of(document)
        for character in _decoded(text, encoding).replace(JOINER, ""):
            place, glyph = self.find(character)
            code = shelf.embedded(self.faces[place]).code(character, glyph)
            if not runs or runs[-1][0] != place:
                runs.append((place, bytearray()))
            runs[-1][1].extend(code.to_bytes(2, "big"))
        return [(place, bytes(codes)) for place, codes in runs]

    def getSubsetInternalName(self, place: int, document: Document) -> str:  # noqa: N802
        """The name of a face in the document's font dictionary, with its slash."""
        return f"/{shelf_of(document).embedded(self.faces[place]).name}"

    def addObjects(self, document: Document) -> None:  # noqa: N802 (reportlab's name)
        """Nothing: the document's shelf adds every face once."""


def _decoded(text: str | bytes, encoding: str) -> str:
    return text.decode(encoding) if isinstance(text, bytes) else text


class _MixedCodes(dict[str, tuple[str, str]]):
    """The name of a character's face with its slash, and its code there as four hex digits."""

    def __init__(self, font: CompositeFont, shelf: FontShelf) -> None:
        super().__init__()
        self._font, self._shelf = font, shelf

    def __missing__(self, character: str) -> tuple[str, str]:
        place, glyph = self._font.find(character)
        used = self._shelf.embedded(self._font.faces[place])
        found = self[character] = (f"/{used.name}", f"{used.code(character, glyph):04x}")
        return found


class Pen:
    """A style bound to one document: widths, and the operators that draw text with it."""

    def __init__(self, style: str, document: Document) -> None:
        self.font = composite(style)
        shelf = shelf_of(document)
        first = shelf.embedded(self.font.faces[0])
        self._name = f"/{first.name}"
        self._turns = _Turns(_MixedCodes(self.font, shelf), self._name)
        self._selecting: dict[float, str] = {}
        self.widths = self.font.widths
        self.texts = MeasuredTexts(self.widths.__getitem__)

    def select(self, size: float) -> str:
        """The operator that makes this style, in points, the current one."""
        found = self._selecting.get(size)
        if found is None:
            found = self._selecting[size] = f"{self._name} {size:g} Tf"
        return found

    def width(self, text: str) -> float:
        """The width of a text in 1/1000 em."""
        return sum(map(self.widths.__getitem__, text))

    def show(self, text: str, size: float) -> str:
        """The operators that draw a text at the current position in the selected style."""
        shown = f"<{''.join(map(self._turns.__getitem__, text))}>Tj"
        if SIZE not in shown:  # all of the own face
            return shown
        for there_and_back in self._turns.idle:  # each turn to another face is taken once
            shown = shown.replace(there_and_back, "")
        return shown.removeprefix("<>Tj ").removesuffix("<>Tj").replace(SIZE, f"{size:g}")


class _Turns(dict[str, str]):
    """The operand for each character of a text: its code, or a switch to another face and back.

    A switch has `SIZE` in place of the size.
    `idle` are the switches back that the next switch to the same face makes unnecessary.
    """

    def __init__(self, mixed: _MixedCodes, own: str) -> None:
        super().__init__()
        self._mixed, self._own = mixed, own
        self.idle: list[str] = []

    def __missing__(self, character: str) -> str:
        if character == JOINER:
            return self.setdefault(character, "")
        name, shown = self._mixed[character]
        if name != self._own:
            there, back = (f">Tj {each} {SIZE} Tf <" for each in (name, self._own))
            shown = f"{there}{shown}{back}"
            if f"{back}{there}" not in self.idle:
                self.idle.append(f"{back}{there}")
        self[character] = shown
        return shown


@functools.cache
def _face(file: str) -> Face:
    return Face(paths.resource(f"fonts/{file}"))


@functools.cache
def composite(style: str) -> CompositeFont:
    """The font of a style, one of `STYLES`, its files opened at first use."""
    return CompositeFont(style, tuple(map(_face, STYLES[style])))


def register_fonts() -> None:
    """Makes every style known to reportlab by its name; again does nothing."""
    for style in STYLES:
        pdfmetrics.registerFont(composite(style))


def missing_characters(texts: Iterable[str]) -> str:
    """The characters, each once and sorted, that would print as 〓 in any of the styles."""
    styles = tuple(map(composite, STYLES))
    used = set().union(*map(drawable, texts)) - {"\n", JOINER}
    return "".join(sorted(each for each in used if not all(font.has(each) for font in styles)))
