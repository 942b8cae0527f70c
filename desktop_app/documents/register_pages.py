"""The current page of a register: its rows, and the lines between rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from desktop_app.documents.pages import FRAMED, MIDDLE, RULED
from desktop_app.documents.register_cells import BASELINE, PITCH, SIZE, Cell
from desktop_app.documents.register_heads import Head


class MergedCell(NamedTuple):
    """A cell of several rows: its text, how it is set, where it begins."""

    text: str
    cell: Cell
    top: float


@dataclass
class PageRows:
    """What has been put on the page under way."""

    operators: list[str]
    tops: list[float]
    breaks: list[tuple[float, float]] = field(default_factory=list)
    first: str = ""
    last: str = ""
    bookmarks: list[tuple[str, int]] = field(default_factory=list)
    merged: list[MergedCell] = field(default_factory=list)
    begins: dict[float, int] = field(default_factory=dict)
    """Of lines between rows that do not begin at the left edge: the column where they do."""

    def put_merged(self, texts: Sequence[str], cells: Sequence[Cell], top: float) -> None:
        """Takes up the merged cells of the next row; equal ones grow, others are drawn."""
        same = 0
        for known, text in zip(self.merged, texts, strict=False):
            if known.text != text:
                break
            same += 1
        self.end_merged(same, top)
        if same:
            self.begins[top] = same
        more = zip(texts[same:], cells[same:], strict=False)
        self.merged += [MergedCell(text, cell, top) for text, cell in more]

    def end_merged(self, kept: int, bottom: float) -> None:
        """Draws the merged cells behind the first `kept` that end here."""
        for each in self.merged[kept:]:
            draw_row(self.operators, [each.cell], (each.top + bottom) / 2)
        del self.merged[kept:]


def draw_row(operators: list[str], cells: Sequence[Cell], middle: float) -> None:
    """Add the operators of a row's cells, each centred vertically in the row."""
    shown = "\n".join(chain.from_iterable(cells))
    if not shown:
        return
    baseline = middle - MIDDLE * SIZE
    if max(map(len, cells)) == 1:
        operators.append(shown.replace(BASELINE, f"{baseline:.2f}"))
        return
    heights: list[str] = []
    for cell in cells:
        y = baseline + (len(cell) - 1) * PITCH / 2
        for _ in cell:
            heights.append(f"{y:.2f}")
            y -= PITCH
    operators.append(shown % tuple(heights))


def grid(page: PageRows, edges: Sequence[float], head: Head) -> str:
    """The lines between rows and columns, and a stronger frame."""
    left, right = f"{edges[0]:.2f}", f"{edges[-1]:.2f}"
    top, bottom = page.tops[0], page.tops[-1]
    starts = {y: f"{edges[place]:.2f}" for y, place in page.begins.items()}
    lines = [
        f"{starts.get(y, left)} {(level := f'{y:.2f}')} m {right} {level} l"
        for y in page.tops[1:-1]
    ]
    stretches = [(begun, f"{begun:.2f}", f"{ended:.2f}") for begun, ended in _stretches(page)]
    below = f"{top - head.upper:.2f}"
    for place, edge in enumerate(edges[1:-1], 1):
        x = f"{edge:.2f}"
        for begun, start, ended in stretches:
            high = below if place in head.inner and begun == top else start
            lines.append(f"{x} {high} m {x} {ended} l")
    for first, last in head.spans:
        y = top - head.upper
        lines.append(f"{edges[first]:.2f} {y:.2f} m {edges[last]:.2f} {y:.2f} l")
    width, height = edges[-1] - edges[0], top - bottom
    frame = f"{FRAMED} w {left} {bottom:.2f} {width:.2f} {height:.2f} re S"
    return f"{RULED} w {' '.join(lines)} S {frame}"


def _stretches(page: PageRows) -> list[tuple[float, float]]:
    """The parts of the page's height, from top to bottom, that column lines cross."""
    starts = [page.tops[0], *(bottom for _, bottom in page.breaks)]
    ends = [*(top for top, _ in page.breaks), page.tops[-1]]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start > end]
