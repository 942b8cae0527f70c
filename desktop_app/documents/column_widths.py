"""Gives the columns of a register the widths that their own texts need, so that rows stay low.

No column is narrower than the longest part of it that must not be divided; what is left goes to
the columns whose texts would otherwise take most lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from desktop_app.documents.fonts import Pen
from desktop_app.documents.kept_whole import longest_part
from desktop_app.documents.line_breaks import MeasuredTexts
from desktop_app.documents.pages import MM, Frame
from desktop_app.documents.plain_text import one_line
from desktop_app.documents.printables import Column, Register
from desktop_app.documents.register_cells import INSET, SIZE

SAMPLE, LONGEST, SHORT = 600, 60, 6
"""How many rows are looked at, how many long texts of a column are looked at for parts that must
stay whole, up to how many characters a text is meant to stand on one line."""
POWER = 4
"""How much more a text of many lines counts than several of few: a row is as high as its highest
cell."""
ROUNDS = 20
TRIED, MOVES, STEPS = 40, 12, (500.0, 1000.0, 2000.0, 4000.0)
"""How many rows are set on trial, how often room is moved, and how much of it at a time."""
MUCH = 10_000
ONE_LINE = 4
"""The longest title of a column, in characters, that is never broken into two lines."""
AIR = 0.5
"""What a column has besides the least that its texts need, in points."""


def edges_of(register: Register, song: Pen, hei: Pen, frame: Frame) -> list[float]:
    """The edges of a register's columns in a frame, in points, computed from their texts."""
    columns = register.columns
    rows = [row for group in register.groups for row in group.rows]
    found = needs(rows, len(columns), song.texts)
    scale = 1000 / SIZE
    least = [max(_head_need(each, hei), each.least * MM * scale) for each in columns]
    around = (2 * INSET + AIR) * scale
    room = frame.width * scale - around * len(columns)
    edges = [frame.left]
    for width in fitted(found, least, room, song.texts):
        edges.append(edges[-1] + (width + around) / scale)
    return edges


def _head_need(column: Column, hei: Pen) -> float:
    """The width a title needs: a short one on one line, a longer one on two."""
    title = one_line(column.title)
    whole = hei.width(title)
    part = longest_part(title, hei.widths.__getitem__)
    return whole if len(title) <= ONE_LINE else max(part, whole / 2 + 500)


class Need(NamedTuple):
    """What one column needs, in 1/1000 em: its parts that stay whole, its longest line, its weight.

    `least` keeps dates and names whole, `hard` only what nothing may divide; `weight` is the sum
    of the powers of its texts' widths; `tried` are some texts, those of the same rows for every
    column.
    """

    least: float
    hard: float
    most: float
    weight: float
    tried: Sequence[str] = ()


def needs(rows: Sequence[Sequence[str]], columns: int, measured: MeasuredTexts) -> list[Need]:
    """What each column needs for these rows; of a long list every so many rows are looked at."""
    step = max(1, len(rows) // SAMPLE)
    sample = rows[::step]
    return [_need([row[place] for row in sample], measured) for place in range(columns)]


def _need(texts: Sequence[str], measured: MeasuredTexts) -> Need:
    if not texts:
        return Need(0.0, 0.0, 0.0, 0.0)
    distinct = sorted(set(texts), key=len)
    typed = {text: measured.parts(text) for text in distinct}
    widths = {text: max([part.width for part in parts]) for text, parts in typed.items()}
    most = max(widths.values())
    least = hard = max((widths[text] for text in distinct if len(text) <= SHORT), default=0.0)
    for text in distinct[-LONGEST:]:
        if len(text) > SHORT and widths[text] > least:
            for part in typed[text]:
                found = part.longest()
                least, hard = max(least, found.soft), max(hard, found.hard)
    weight = sum((widths[text] / 1000) ** POWER for text in texts)
    return Need(least, hard, most, weight, texts[:: max(1, len(texts) // TRIED)])


def fitted(
    found: Sequence[Need], least: Sequence[float], room: float, measured: MeasuredTexts
) -> list[float]:
    """The columns' widths for text, in 1/1000 em, that fill a room.

    `least` is what each needs besides, for its head or for writing by hand.
    """
    lows = [max(each.least, own) for each, own in zip(found, least, strict=True)]
    if sum(lows) > room:
        lows = [max(each.hard, own) for each, own in zip(found, least, strict=True)]
    if sum(lows) > room:
        return [low * room / sum(lows) for low in lows]
    highs = [max(low, each.most) for low, each in zip(lows, found, strict=True)]
    if sum(highs) <= room:
        return _spread(highs, room)
    return _moved(
        [_Tried(each.tried, measured) for each in found], lows, _balanced(found, lows, highs, room)
    )


def _spread(widths: Sequence[float], room: float) -> list[float]:
    """Every column a little wider, as far as there is room."""
    share = room / sum(widths) if sum(widths) else 0.0
    return [width * share for width in widths] if share else [room / len(widths)] * len(widths)


def _balanced(
    found: Sequence[Need], lows: Sequence[float], highs: Sequence[float], room: float
) -> list[float]:
    """Widths between low and high whose texts take about equally many lines.

    Without bounds the sum of (text / width) ** POWER is least where widths are as
    weight ** (1 / (POWER + 1)); columns that reach a bound stay there, the others share the rest.
    """
    roots = [max(each.weight, 1e-9) ** (1 / (POWER + 1)) for each in found]
    fixed: dict[int, float] = {}
    for _ in range(ROUNDS):
        free = [place for place in range(len(found)) if place not in fixed]
        left = room - sum(fixed.values())
        total = sum(roots[place] for place in free)
        wanted = {place: left * roots[place] / total for place in free} if total else {}
        low = {place: lows[place] for place in free if wanted[place] < lows[place]}
        high = {place: highs[place] for place in free if wanted[place] > highs[place]}
        lacking = sum(lows[p] - wanted[p] for p in low)
        spare = sum(wanted[p] - highs[p] for p in high)
        if not low and not high:
            return [fixed.get(place, wanted.get(place, 0.0)) for place in range(len(found))]
        fixed |= low if lacking >= spare else high
    return _spread([fixed.get(place, lows[place]) for place in range(len(found))], room)


class _Tried:
    """Some texts of a column, and how many lines each takes at a width."""

    def __init__(self, texts: Sequence[str], measured: MeasuredTexts) -> None:
        self._texts = texts
        parts = {text: measured.parts(text) for text in set(texts)}
        self._unbroken = [
            (text, own, max([part.width for part in own])) for text, own in parts.items()
        ]
        self.most = max((most for _, _, most in self._unbroken), default=0.0)
        self._known: dict[float, list[int]] = {}

    def lines(self, width: float) -> list[int]:
        """How many lines each text takes."""
        width = round(width)
        if width not in self._known:
            counts = {
                text: len(own) if most <= width else sum([each.count(width) for each in own])
                for text, own, most in self._unbroken
            }
            self._known[width] = [counts[text] for text in self._texts]
        return self._known[width]


def _moved(tried: Sequence[_Tried], lows: Sequence[float], widths: list[float]) -> list[float]:
    """The widths with some room moved from column to column while that saves whole lines."""
    lines = [each.lines(width) for each, width in zip(tried, widths, strict=True)]
    best = _height(lines)
    for _ in range(MOVES):
        move = None
        takers = [place for place, each in enumerate(tried) if each.most > widths[place]]
        for taker, step in product(takers, STEPS):
            more = tried[taker].lines(widths[taker] + step)
            if more == lines[taker]:
                continue
            for giver in range(len(tried)):
                if giver == taker or widths[giver] - step < lows[giver]:
                    continue
                changed = list(lines)
                changed[taker] = more
                changed[giver] = tried[giver].lines(widths[giver] - step)
                height = _height(changed)
                if height < best:
                    best, move = height, (taker, giver, step, changed)
        if move is None:
            break
        taker, giver, step, lines = move
        widths[taker] += step
        widths[giver] -= step
    return widths


def _height(lines: Sequence[Sequence[int]]) -> float:
    """How high the rows are together, then how many lines there are in all."""
    highest: int = sum(max(row) for row in zip(*lines, strict=True))
    every: int = sum(map(sum, lines))
    return highest + every / MUCH
