"""Pages whose texts, boxes, lines and pictures have fixed places: cards, labels, a plan of a hall.

Places are in mm from the top left corner of the page, sizes of type in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

Style: TypeAlias = Literal["song", "hei", "kai", "title", "fangsong"]
WHITE = 1.0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text in a box, as large as fits but no larger than `size`, in `lines` lines at most.

    A line feed begins a line. It is centred from top to bottom unless `top_aligned`. `turned` turns
    it by 180° about the middle of its box, so that it is read from the other side.
    """

    text: str
    left: float
    top: float
    width: float
    height: float
    size: float
    style: Style = "song"
    align: Literal["left", "center", "right"] = "center"
    lines: int = 1
    turned: bool = False
    top_aligned: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A rectangle: its frame in points of weight, 0 for none; how light it is inside, 1 for white.

    A box that is `hatched` has thin slanting lines inside.
    """

    left: float
    top: float
    width: float
    height: float
    weight: float = 0.5
    light: float = WHITE
    dashed: bool = False
    hatched: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """A thin straight line, such as one to cut or to fold along."""

    left: float
    top: float
    right: float
    bottom: float
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A JPEG picture in the middle of a box, as large as fits; none is drawn of damaged bytes."""

    data: bytes
    left: float
    top: float
    width: float
    height: float


PlacedItem: TypeAlias = PlacedText | PlacedBox | PlacedLine | PlacedPicture


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """One page; `bookmark` names it in the file's bookmarks, empty for none."""

    items: Sequence[PlacedItem]
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class PlacedPages:
    """All pages of a print, of one size: width and height in mm."""

    title: str
    size: tuple[float, float]
    pages: Sequence[PlacedPage]
