"""Record forms as PDF: portrait grids with a photo, one record after the other."""

from __future__ import annotations

import operator
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

from desktop_app.documents.fonts import TITLE, Pen
from desktop_app.documents.form_cells import (
    INSET,
    KEPT,
    PADDING,
    SIZE,
    FormSetter,
    HangingLine,
    SetCell,
)
from desktop_app.documents.form_layout import CellPiece, FormLayout
from desktop_app.documents.line_breaks import letter_space
from desktop_app.documents.pages import (
    A4,
    FRAMED,
    MIDDLE,
    MM,
    RULED,
    Frame,
    begin,
    centred,
    describe,
    writing,
)
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Foot, PrintedForm, Progress
from desktop_app.errors import Wrong

FRAME = Frame(A4, 28 * MM, 184 * MM, 268 * MM, 27 * MM)
TITLE_SIZE, ABOVE_SIZE = 22.0, 10.5
PHOTO = (25 * MM, 35 * MM)
OFTEN = 5
"""Texts up to this long come back in other forms at the same place and are kept as drawn."""
SIGN, SEAL, DATE = "签名：", "（盖章）", "年　　月　　日"
SIGN_ROOM, SIGN_EDGE = 130.0, 8.0
"""How wide the room for a signature is with its word, and how far it stands from the right."""
PICTURE_EDGE = 2 * MM
NO_PHOTO, BAD_PHOTO = "照　片", "照片无法读取"
MANY = 2
NEXT_TOP = FRAME.top - 8 * MM


def write_forms(
    forms: Iterable[PrintedForm],
    foot: Foot,
    target: BinaryIO | Path,
    progress: Progress,
    total: int | None = None,
) -> None:
    """Writes forms one after the other, each on pages of its own, with a bookmark each.

    `progress` is called with the number of forms and may raise Cancelled: then nothing is left. The
    total is 0 where it is not given and the forms cannot be counted beforehand.
    """
    count = operator.length_hint(forms) if total is None else total
    with writing(target) as opened:
        writer = _Writer(opened, foot)
        for done, form in enumerate(forms, 1):
            writer.write(form)
            progress(done, count)
        writer.close()


class _Writer:
    def __init__(self, target: BinaryIO, foot: Foot) -> None:
        self._file, self._foot = begin(target, FRAME, foot), foot
        self._titles: list[str] = []
        self._setter = FormSetter(self._file.document)
        self._title = Pen(TITLE, self._file.document)
        self._known: dict[tuple[SetCell, float, float], tuple[str, str]] = {}
        self._song, self._hei = self._setter.song, self._setter.hei

    def close(self) -> None:
        if len(self._titles) == 1:
            describe(self._file, self._foot, self._titles[0])
        self._file.close()

    def write(self, form: PrintedForm) -> None:
        self._file.begin_section()
        if len(self._titles) < MANY:
            name = one_line(form.bookmark)
            self._titles.append(f"{one_line(form.title)}（{name}）" if name else form.title)
        text, top = self._heading(form)
        pages = FormLayout(form, self._setter, FRAME, top).pages(NEXT_TOP)
        for number, pieces in enumerate(pages):
            if number == 0 and form.bookmark:
                self._file.bookmark(one_line(form.bookmark))
            self._end_page(form, text if number == 0 else self._repeated(form), pieces)

    def _heading(self, form: PrintedForm) -> tuple[str, float]:
        title = one_line(form.title)
        size = min(TITLE_SIZE, FRAME.width * 1000 / max(self._title.width(title), 1))
        baseline = FRAME.top - TITLE_SIZE
        parts = [
            self._title.select(size),
            centred(self._title, title, size, FRAME.middle, baseline),
        ]
        y = baseline - 14
        left, right = map(one_line, form.above)
        if left or right:
            y -= ABOVE_SIZE
            parts.append(self._song.select(ABOVE_SIZE))
            parts.append(f"1 0 0 1 {FRAME.left:.2f} {y:.2f} Tm {self._song.show(left, ABOVE_SIZE)}")
            x = FRAME.right - self._song.width(right) * ABOVE_SIZE / 1000
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._song.show(right, ABOVE_SIZE)}")
            y -= 6
        return " ".join(parts), y

    def _repeated(self, form: PrintedForm) -> str:
        name, title = one_line(form.bookmark), one_line(form.title)
        text = self._fitting("" if name in title else name, f"　{title}（续）")
        y = NEXT_TOP + 6
        shown = self._song.show(text, ABOVE_SIZE)
        return f"{self._song.select(ABOVE_SIZE)} 1 0 0 1 {FRAME.left:.2f} {y:.2f} Tm {shown}"

    def _fitting(self, name: str, rest: str) -> str:
        """A name and the text behind it in one line; a name too long for it is shortened."""
        room = FRAME.width * 1000 / ABOVE_SIZE - self._song.width(rest)
        if self._song.width(name) > room:
            while name and self._song.width(f"{name}……") > room:
                name = name[:-1]
            name += "……"
        return f"{name}{rest}".strip()

    def _end_page(self, form: PrintedForm, heading: str, pieces: Sequence[CellPiece]) -> None:
        boxes: list[str] = []
        labels: list[str] = []
        values: list[str] = []
        pictures: list[str] = []
        for piece in pieces:
            kind = piece.cell.cell.kind
            if kind in ("label", "value"):
                box, shown = self._short(piece)
                boxes.append(box)
                (labels if kind == "label" else values).append(shown)
                continue
            boxes.append(_box(piece))
            if kind in ("photo", "picture"):
                own = piece.cell.cell.picture
                self._picture(form.photo if own is None else own, piece, pictures, values)
            else:
                values.append(self._running(piece))
        operators = [*pictures, f"2 J {RULED} w", *boxes, "S", _frame(pieces), "BT", heading]
        operators += [self._hei.select(SIZE), *labels, self._song.select(SIZE), *values, "ET"]
        self._file.end_page("\n".join(operators))

    def _short(self, piece: CellPiece) -> tuple[str, str]:
        """The box of a label or a short value, and its lines; most are those of other forms too."""
        cell, top, bottom, lines, _ = piece
        if len(cell.cell.text) > OFTEN or lines is not cell.lines:
            return _box(piece), self._centred(piece)
        key = cell, top, bottom
        found = self._known.get(key)
        if found is None:
            if len(self._known) > KEPT:
                self._known.clear()
            found = self._known[key] = _box(piece), self._centred(piece)
        return found

    def _centred(self, piece: CellPiece) -> str:
        """The lines of a piece, each centred, the whole in the middle of the box."""
        cell, size = piece.cell, piece.cell.size
        pen = self._hei if cell.cell.kind == "label" else self._song
        middle = (cell.left + cell.right) / 2
        y = (piece.top + piece.bottom) / 2 - MIDDLE * size
        y += (len(piece.lines) - 1) * cell.pitch / 2
        parts = []
        for line in piece.lines:
            x = cell.left + INSET if len(piece.lines) > 3 else middle - line.width * size / 2000
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {pen.show(line.text, size)}")
            y -= cell.pitch
        shown = " ".join(parts)
        return shown if size == SIZE else f"{pen.select(size)} {shown} {pen.select(SIZE)}"

    def _running(self, piece: CellPiece) -> str:
        """Lines from the top left, justified; those of a list in the middle of the box."""
        cell, size = piece.cell, piece.cell.size
        used = len(piece.lines) * cell.pitch
        spare = piece.top - piece.bottom - used
        middle = cell.cell.kind == "text" and spare > 0
        y = piece.top - cell.pitch / 2 - MIDDLE * size - (spare / 2 if middle else PADDING)
        start, room = cell.left + INSET, cell.limit
        parts = []
        spaced = False
        for line in piece.lines:
            x, limit = start, room
            if isinstance(line, HangingLine):
                if line.lead:
                    parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._song.show(line.lead, size)}")
                x, limit = x + line.inset, limit - line.inset * 1000 / size
            space = letter_space(line, limit) * size / 1000
            if space or spaced:
                parts.append(f"{space:.3f} Tc")
                spaced = bool(space)
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._song.show(line.text, size)}")
            y -= cell.pitch
        if spaced:
            parts.append("0 Tc")
        if cell.reserve and piece.last:
            parts.append(self._signature(piece))
        return " ".join(parts)

    def _signature(self, piece: CellPiece) -> str:
        """Room for a person's signature or a unit's seal, the date below, at the lower right."""
        right = piece.cell.right - SIGN_EDGE
        dated = self._song.width(DATE) * SIZE / 1000
        y = piece.bottom + PADDING + 3
        if piece.cell.cell.kind == "sign":
            x, text = max(piece.cell.left + INSET, right - SIGN_ROOM), SIGN
        else:
            x, text = right - (dated + self._song.width(SEAL) * SIZE / 1000) / 2, SEAL
        parts = [f"1 0 0 1 {x:.2f} {y + SIZE * 1.8:.2f} Tm {self._song.show(text, SIZE)}"]
        parts.append(f"1 0 0 1 {right - dated:.2f} {y:.2f} Tm {self._song.show(DATE, SIZE)}")
        return " ".join(parts)

    def _picture(
        self, photo: bytes | None, piece: CellPiece, pictures: list[str], values: list[str]
    ) -> None:
        """The picture in the middle of its box, or a word where there is none; its caption."""
        values.append(self._caption(piece))
        text = NO_PHOTO if piece.cell.cell.kind == "photo" else ""
        if photo is not None:
            try:
                name, shape = self._file.image(photo)
            except Wrong:
                text = BAD_PHOTO
            else:
                pictures.append(_placed(name, shape, piece))
                return
        middle = (piece.cell.left + piece.cell.right) / 2
        baseline = (piece.top + piece.bottom) / 2 - MIDDLE * SIZE
        values.append(centred(self._song, text, SIZE, middle, baseline))

    def _caption(self, piece: CellPiece) -> str:
        """The lines of a caption, each centred, at the foot of the box."""
        cell, parts = piece.cell, []
        y = piece.bottom + PADDING + (len(piece.lines) - 1) * cell.pitch
        for line in piece.lines:
            x = (cell.left + cell.right - line.width * SIZE / 1000) / 2
            parts.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm {self._song.show(line.text, SIZE)}")
            y -= cell.pitch
        return " ".join(parts)


def _box(piece: CellPiece) -> str:
    """The operators of the box of a piece."""
    left, bottom = piece.cell.left, piece.bottom
    return f"{left:.2f} {bottom:.2f} {piece.cell.right - left:.2f} {piece.top - bottom:.2f} re"


def _frame(pieces: Sequence[CellPiece]) -> str:
    """The stronger frame of the pieces of a page."""
    if not pieces:
        return ""
    left, right = (
        min({each.cell.left for each in pieces}),
        max({each.cell.right for each in pieces}),
    )
    bottom, top = min({each.bottom for each in pieces}), max({each.top for each in pieces})
    return f"{FRAMED} w {left:.2f} {bottom:.2f} {right - left:.2f} {top - bottom:.2f} re S"


def _placed(name: str, shape: tuple[int, int], piece: CellPiece) -> str:
    """A photo at its standard size, a picture as large as its box allows, both centred."""
    caption = len(piece.lines) * piece.cell.pitch
    edge = 4.0 if piece.cell.cell.kind == "photo" else 2 * PICTURE_EDGE
    room = (piece.cell.right - piece.cell.left - edge, piece.top - piece.bottom - edge - caption)
    if piece.cell.cell.kind == "photo":
        scale = min(1.0, room[0] / PHOTO[0], room[1] / PHOTO[1])
        width, height = PHOTO[0] * scale, PHOTO[1] * scale
    else:
        scale = min(room[0] / shape[0], room[1] / shape[1])
        width, height = shape[0] * scale, shape[1] * scale
    x = (piece.cell.left + piece.cell.right - width) / 2
    y = (piece.top + piece.bottom + caption - height) / 2
    return f"q {width:.2f} 0 0 {height:.2f} {x:.2f} {y:.2f} cm /{name} Do Q"
