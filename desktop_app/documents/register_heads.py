"""The head of a register's table, in one level or two, repeated on every page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from desktop_app.documents.fonts import Pen
from desktop_app.documents.line_breaks import break_lines
from desktop_app.documents.pages import MIDDLE, spread
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Column
from desktop_app.documents.register_cells import INSET, PITCH, SIZE

HEAD, PADDING = 24.0, 9.0
MOST_LINES = 14
"""The most lines of a title, so that two levels of them leave most of a page to the rows."""
WIDE = 4500
"""From how many 1/1000 em of room on a title of two characters is spread wide."""


class Head(NamedTuple):
    """The set head: its height, how far below its top the second level begins, its texts.

    `upper` is 0 where there is one level. `texts` are x, the distance of the baseline from the top,
    and the operators that show a line. `spans` are the half-open ranges of columns under one text,
    `inner` the edges, by place, that only the second level has.
    """

    height: float
    upper: float
    texts: Sequence[tuple[float, float, str]]
    spans: Sequence[tuple[int, int]]
    inner: frozenset[int]

    def drawn(self, top: float) -> list[str]:
        """The operators of the texts, the head's style being selected."""
        return [f"1 0 0 1 {x:.2f} {top - down:.2f} Tm {shown}" for x, down, shown in self.texts]


def set_head(columns: Sequence[Column], edges: Sequence[float], pen: Pen) -> Head:
    """The head of these columns: titles, and above neighbours with the same `over` that text."""
    spans = _spans(columns)
    lines = [
        _lines(each.title, edges[place + 1] - edges[place], pen)
        for place, each in enumerate(columns)
    ]
    overs = [(a, b, _lines(columns[a].over, edges[b] - edges[a], pen)) for a, b in spans]
    upper = max((len(over) * PITCH + PADDING - 2 for _, _, over in overs), default=0.0)
    inside = {place for a, b, _ in overs for place in range(a, b)}
    tallest = max(
        len(each) * PITCH + PADDING + (upper if place in inside else 0.0)
        for place, each in enumerate(lines)
    )
    height = max(HEAD, tallest)
    texts: list[tuple[float, float, str]] = []
    for place, each in enumerate(lines):
        first = upper if place in inside else 0.0
        texts += _placed(each, edges[place], edges[place + 1], (first, height), pen)
    for a, b, over in overs:
        texts += _placed(over, edges[a], edges[b], (0.0, upper), pen)
    inner = frozenset(place for a, b, _ in overs for place in range(a + 1, b))
    return Head(height, upper, texts, spans, inner)


def _spans(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Half-open ranges of columns under one text."""
    found: list[tuple[int, int]] = []
    for place, each in enumerate(columns):
        if each.over and place and columns[place - 1].over == each.over:
            found[-1] = (found[-1][0], place + 1)
        elif each.over:
            found.append((place, place + 1))
    return found


def _lines(title: str, width: float, pen: Pen) -> list[str]:
    """A title in as many lines as it takes, cut after `MOST_LINES`."""
    limit = (width - 2 * INSET) * 1000 / SIZE
    shown = spread(one_line(title), 2 if limit >= WIDE else 1)
    lines = [line.text for line in break_lines(shown, pen.widths.__getitem__, limit)]
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - 1 :] = [f"{lines[MOST_LINES - 1][:-2]}……"]
    return lines


def _placed(
    lines: Sequence[str], left: float, right: float, between: tuple[float, float], pen: Pen
) -> list[tuple[float, float, str]]:
    """Lines centred in a box, given the distances of its top and bottom from the head's top."""
    middle = sum(between) / 2 + MIDDLE * SIZE - (len(lines) - 1) * PITCH / 2
    return [
        (
            (left + right - pen.width(line) * SIZE / 1000) / 2,
            middle + number * PITCH,
            pen.show(line, SIZE),
        )
        for number, line in enumerate(lines)
    ]
