"""What can be printed, as plain data: registers, forms, letters, reports, the foot of a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Progress = Callable[[int, int], None]
"""Is called with how many of how many are done; may raise Cancelled."""


def no_progress(_done: int, _all: int) -> None:
    """A progress callback that does nothing."""


CellKind: TypeAlias = Literal[
    "label", "value", "long", "dated", "text", "photo", "picture", "sign", "seal"
]
"""label: head of a value; value: short text. Of any length, in rows that may grow and flow over
pages: long, running text from the top left, its paragraphs begun two characters in; dated, lines
that begin with a day or years, their texts below each other; text, lists and lines of a table from
the left. photo: the picture at the size of a certificate photo; picture: the picture as large as
its box allows. sign: an opinion with room for a person's signature and the date; seal: for a
unit's seal and the date."""


@dataclass(frozen=True)
class Foot:
    """The text below every page; an empty text is left out.

    `closing` is 统计截止日期 as printed, `printed` the day of printing as printed. `version`
    names the state of the data in the file's properties, not on the page.
    """

    office: str
    form: str
    closing: str
    printed: str
    clerk: str = ""
    version: str = ""


@dataclass(frozen=True)
class Column:
    """One column: its title, its width, the alignment of its text.

    `width` is its share in running text; a register gives its columns what their texts need, but
    `least` mm at least, for writing by hand. Neighbours with the same `over` are below that
    text in a head of two levels. In running text the texts of a `label` are set as heads are.
    """

    title: str
    width: float = 1.0
    align: Literal["left", "center", "right"] = "center"
    least: float = 0.0
    over: str = ""
    label: bool = False


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading; no heading is drawn, nor bookmark made, for an empty title."""

    title: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Register:
    """A register ready to print: plain text in every cell, one a column.

    `signed` is printed below the last row over the whole width: whoever answers for it signs there.
    `rules` are printed between the two: how the rows were counted. Equal texts below each other in
    the first `merged` columns share one box, anew on each page.
    """

    title: str
    note: str
    columns: Sequence[Column]
    groups: Sequence[RowGroup]
    foot: Foot
    name_column: int | None = None
    """Which column's texts name the pages in the bookmarks of a long file."""
    signed: Sequence[str] = ()
    rules: Sequence[str] = ()
    merged: int = 0


class FormCell(NamedTuple):
    """One box of the grid, by its row and column from 0.

    A picture of its own (JPEG) fills a box of kind picture, its text as a caption below.
    """

    row: int
    column: int
    text: str
    kind: CellKind = "value"
    columns: int = 1
    rows: int = 1
    picture: bytes | None = None


@dataclass(frozen=True)
class PrintedForm:
    """One record's form, ready to print.

    `columns` are shares of the width, `rows` least heights in mm; long rows give way when the page
    is full. `above` is printed over the grid, left and right. `photo` is a JPEG picture. `tables`
    are rows of lines under a head: the head's row and the row after the last line; the head is
    repeated on every page.
    """

    title: str
    cells: Sequence[FormCell]
    columns: Sequence[float]
    rows: Sequence[float]
    photo: bytes | None = None
    bookmark: str = ""
    above: tuple[str, str] = ("", "")
    tables: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True)
class Heading:
    """A heading, its number typed with it: level 1 “一、”, 2 “（一）”, 3 “1.”."""

    text: str
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text; each line of it is a paragraph of its own, begun two characters in."""

    text: str
    indent: bool = True


@dataclass(frozen=True)
class TableBlock:
    """A table in running text: widths are shares, the head is repeated on every page.

    No head is drawn where every column's title is empty; `title` is printed above, centred.
    `subheads` are the rows, by place, that stay with those below them. The columns of a `fitted`
    table are as wide as their texts need.
    """

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    title: str = ""
    subheads: Sequence[int] = ()
    fitted: bool = False


@dataclass(frozen=True)
class TextPicture:
    """A JPEG picture in running text, as wide as the page allows, its caption below.

    `height` is the most it may take, in mm.
    """

    data: bytes
    caption: str = ""
    height: float = 90.0


@dataclass(frozen=True)
class BarsBlock:
    """Horizontal bars, two a label: this year's value and, where known, last year's."""

    title: str
    unit: str
    bars: Sequence[tuple[str, float, float | None]]
    names: tuple[str, str] = ("本年", "上年")


@dataclass(frozen=True)
class PicturesBlock:
    """Pictures next to each other in one row, each with its caption below; `title` is above them.

    They share the width of the page, and have one height: that of the lowest `height` among them.
    """

    pictures: Sequence[TextPicture]
    title: str = ""


Block: TypeAlias = Heading | Paragraph | TableBlock | TextPicture | PicturesBlock | BarsBlock
"""A piece of running text, in letters and reports alike."""


@dataclass(frozen=True)
class Enclosure:
    """An attachment of a letter: its title, and its pages if they are printed with it."""

    title: str
    blocks: Sequence[Block] = ()


@dataclass(frozen=True)
class Letter:
    """An official letter by GB/T 9704-2012; an empty text is left out.

    A line feed in `title` is kept as a break. `head` are the lines at the top left (份号, 密级,
    紧急程度); `red_head` leaves the office's red head its place, blank. `addressee` and `copies`
    name offices, parted by “、” or “，”, without colon or full stop; `office` and `date` (ISO or
    as printed) sign; `note` (附注) gets its brackets here; `imprint` is who printed it (ISO or
    printed date second), at the foot of the last page, below the offices it also goes to:
    `copies` (抄送) and `sent` (报, 送). `signer` adds 签发人 next to the number, as in letters to
    a higher office: a name, or an empty text to be signed by hand. Minutes (10.3) are not signed:
    `issued` are office and day below the number, `attendance` who was there, label by label,
    after the text. `mark` is printed at the top right, as the class of a reply does. A letter that
    `is_fitted` has closer lines where its text then needs one page instead of two.
    """

    title: str
    blocks: Sequence[Block]
    number: str = ""
    addressee: str = ""
    office: str = ""
    date: str = ""
    attachments: Sequence[Enclosure] = ()
    note: str = ""
    copies: str = ""
    sent: Sequence[tuple[str, str]] = ()
    signer: str | None = None
    issued: tuple[str, str] = ("", "")
    attendance: Sequence[tuple[str, str]] = ()
    imprint: tuple[str, str] = ("", "")
    head: Sequence[str] = ()
    mark: str = ""
    red_head: bool = False
    is_fitted: bool = False
    bookmark: str = ""


@dataclass(frozen=True)
class Report:
    """A plain A4 document of the same blocks; `note` is printed below the title, centred.

    At the end, at the right, office and day sign it, or in one line those who answer for it
    (`answered`).
    """

    title: str
    blocks: Sequence[Block]
    note: str = ""
    bookmark: str = ""
    signed: tuple[str, str] = ("", "")
    answered: Sequence[str] = ()


@dataclass(frozen=True)
class VolumePart:
    """One text of a volume, begun on a new page; `part` is the heading of the part it is in.

    `by` are the lines below its title: who wrote or spoke it. `listed` names them in the contents.
    """

    title: str
    by: Sequence[str]
    blocks: Sequence[Block]
    listed: str = ""
    part: str = ""


@dataclass(frozen=True)
class Volume:
    """Several texts set as one book: a title page, the contents with page numbers, the texts.

    `above` and `below` are printed on the title page over and under the title, such as the session,
    and who brought it out when; `about` are lines just below the title, whom it is about. Parts
    follow each other as they are given. With `sections` the contents and the bookmarks name the
    headings of the first level inside the texts too. `bookmark` names it among several volumes.
    """

    title: str
    parts: Sequence[VolumePart]
    above: str = ""
    below: Sequence[str] = ()
    about: Sequence[str] = ()
    sections: bool = False
    bookmark: str = ""
