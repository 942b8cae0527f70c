"""How running text is set: its styles, their lines' pitch and spacing, and the type area."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.documents.fonts import Pen
from desktop_app.documents.pages import MIDDLE, Frame


@dataclass(frozen=True)
class TextStyle:
    """A font at a size with the pitch of its lines, in points.

    `spacing` is added after every character of a line; a slightly negative value fits 28
    characters where 27.6 would fit.
    """

    pen: Pen
    size: float
    pitch: float
    spacing: float = 0.0

    @property
    def em(self) -> float:
        """How far one Chinese character moves the pen, in points."""
        return self.size + self.spacing

    def limit(self, room: float) -> float:
        """How much text fits a width in points, in 1/1000 em before spacing."""
        return (room + self.spacing) * 1000 / self.em

    def width(self, text: str) -> float:
        """The width of a line of text as it is set, in points."""
        return self.spread(self.pen.width(text), text)

    def spread(self, natural: float, text: str) -> float:
        """The same where the natural width of the text, in 1/1000 em, is known."""
        return natural * self.size / 1000 + self.spacing * max(len(text) - 1, 0)

    def baseline(self, top: float) -> float:
        """The baseline of a line whose pitch begins at `top`."""
        return top - self.pitch / 2 - MIDDLE * self.size

    def draw(self, text: str, x: float, baseline: float, spacing: float | None = None) -> str:
        """The operators that draw a line of text, by its own spacing where one is given."""
        before, after = self.drawn_at(text, x, spacing)
        return f"{before}{baseline:.2f}{after}"

    def drawn_at(self, text: str, x: float, spacing: float | None = None) -> tuple[str, str]:
        """The operators of `draw` before and after the number that says where the baseline is."""
        space = self.spacing if spacing is None else spacing
        begun = f"BT {self.pen.select(self.size)} {space:.3f} Tc 1 0 0 1 {x:.2f} "
        return begun, f" Tm {self.pen.show(text, self.size)} ET"


@dataclass(frozen=True)
class Manner:
    """The styles shared by all running text of one kind of document.

    `headings` are by level; `cell` and `head` are of tables, `caption` of tables, pictures and
    bars; `gap` is the space above and below these, in points.
    """

    frame: Frame
    body: TextStyle
    headings: tuple[TextStyle, TextStyle, TextStyle]
    cell: TextStyle
    head: TextStyle
    caption: TextStyle
    gap: float

    @property
    def room(self) -> float:
        """The height of the type area."""
        return self.frame.top - self.frame.bottom
