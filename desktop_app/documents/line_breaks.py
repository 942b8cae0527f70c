"""Breaks Chinese text into lines by the rules of 禁则, whole Latin words and numbers kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, Protocol, TypeAlias

from desktop_app.documents.kept_whole import (
    HARD,
    INSIDE,
    JOINER,
    SOFT,
    LongestParts,
    longest_parts,
    mask_of,
    measured_at,
    without_joiners,
)

NEVER_FIRST = frozenset(
    "!),.:;?]}¢°’”‰′″℃、。〃々〉》」』】〕〗〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？］｝～·％%"
)
NEVER_LAST = frozenset("([{£¥‘“〈《「『【〔〖〝﹙﹛﹝（［｛￡￥$＄")
NEVER_APART = frozenset("—…")
DOUBTFUL_LAST = NEVER_LAST | NEVER_APART | INSIDE
"""What a line may end with only after a closer look."""
FIRST_WIDE = "\u0250"
TOLERANCE = 0.5
STOPS = "，。；：、！？）》”’」』】〕％%.,;:!?)"
LONG, MOST_LOST = 20, 6
"""From how many characters on a line is long, and how many such a line gives up at most to keep a
date or a name whole: a shorter one could not be spread over the width."""
KEPT, LONGEST = 2048, 400
"""How many measured texts are remembered before it begins anew, and how long they are at most, in
characters: one of 1,500 takes 60 KB, and hardly comes back."""
LEAST_LAST, FEW = 2, 6
"""How many characters, its stops aside, the last of several lines has at least, and up to how many
with them it is looked at."""


class TextLine(NamedTuple):
    """One line: its text, its natural width in 1/1000 em, whether a paragraph ends with it."""

    text: str
    width: float
    last: bool


def break_lines(text: str, width_of: Callable[[str], float], limit: float) -> list[TextLine]:
    """The lines of a text no wider than `limit`, in 1/1000 em, wherever a break is possible.

    Numbers stay with their units, dates and names whole, where they fit a line; the last of
    several lines has two characters at least. Spaces at a break and joiners are dropped; every
    other character comes back, in its order.
    """
    if "\n" not in text:
        return _break_paragraph(text, width_of, limit)
    return [line for part in text.split("\n") for line in _break_paragraph(part, width_of, limit)]


_Plain: TypeAlias = tuple[str, list[float], bytes | None]
"""A text without joiners, where each of its characters ends, and how it holds together."""


class Unbroken:
    """A paragraph to be broken at several limits; `width` is that of one line, in 1/1000 em.

    What does not depend on the limit is worked out once.
    """

    __slots__ = "_longest", "_plain", "_text", "_width_of", "width"

    def __init__(self, text: str, width_of: Callable[[str], float]) -> None:
        self._text, self._width_of = text, width_of
        self.width: float = sum(map(width_of, text), 0.0)
        self._plain: _Plain | None = None
        self._longest: LongestParts | None = None

    def count(self, limit: float) -> int:
        """How many lines `break_lines` makes of it."""
        if self.width <= limit + TOLERANCE:
            return 1
        plain = self._held()
        cuts = _cuts(plain, self.width, limit)
        return len(cuts) + (not cuts or cuts[-1][1] < len(plain[0]))

    def lines(self, limit: float) -> list[TextLine]:
        """The lines that `break_lines` makes of it."""
        if self.width <= limit + TOLERANCE:
            return [TextLine(self._text.replace(JOINER, ""), self.width, last=True)]
        return _broken(self._held(), self.width, limit)

    def longest(self) -> LongestParts:
        """What `longest_parts` finds in it."""
        if self._longest is None:
            self._longest = longest_parts(self._text, self._width_of)
        return self._longest

    def _held(self) -> _Plain:
        if self._plain is None:
            ends = list(accumulate(map(self._width_of, self._text)))
            self._plain = _plain(self._text, ends, self._width_of)
        return self._plain


class MeasuredTexts(dict[str, Unbroken]):
    """Paragraphs measured in one font, each once: texts come back in the tables of a document.

    Begins anew after KEPT of them; one longer than LONGEST is measured whenever it is asked for.
    """

    def __init__(self, width_of: Callable[[str], float]) -> None:
        super().__init__()
        self._width_of = width_of

    def __missing__(self, text: str) -> Unbroken:
        if len(self) >= KEPT:
            self.clear()
        found = Unbroken(text, self._width_of)
        if len(text) <= LONGEST:
            self[text] = found
        return found

    def parts(self, text: str) -> list[Unbroken]:
        """The paragraphs of a text, one a line of it."""
        return [self[part] for part in text.split("\n")] if "\n" in text else [self[text]]

    def lines(self, text: str, limit: float) -> list[TextLine]:
        """The lines that `break_lines` makes of a text."""
        return [line for part in self.parts(text) for line in part.lines(limit)]


def _break_paragraph(text: str, width_of: Callable[[str], float], limit: float) -> list[TextLine]:
    ends = list(accumulate(map(width_of, text)))
    total = ends[-1] if ends else 0.0
    if total <= limit + TOLERANCE:
        return [TextLine(text.replace(JOINER, ""), total, last=True)]
    return _broken(_plain(text, ends, width_of), total, limit)


def _plain(text: str, ends: list[float], width_of: Callable[[str], float]) -> _Plain:
    """A text without joiners, where each of its characters ends, and its mask."""
    if JOINER not in text:
        return text, ends, mask_of(text)
    text, mask = without_joiners(text)
    return text, list(accumulate(map(width_of, text))), mask


def _broken(plain: _Plain, total: float, limit: float) -> list[TextLine]:
    """The lines of a text that is wider than `limit`; `total` is its width with joiners."""
    text, ends, mask = plain
    length, start, base = len(text), 0, 0.0
    lines: list[TextLine] = []
    for end, cut in _cuts(plain, total, limit):
        lines.append(TextLine(text[start:end], ends[end - 1] - base, cut == length))
        start, base = cut, ends[cut - 1]
    if start < length:
        if lines and length - start < FEW and len(text[start:].rstrip(STOPS)) < LEAST_LAST:
            start = _longer_last_line(text, ends, lines, (start, limit), mask)
            base = ends[start - 1] if start else 0.0
        lines.append(TextLine(text[start:], total - base, last=True))
    return lines


def _cuts(plain: _Plain, total: float, limit: float) -> list[tuple[int, int]]:
    """Where each line ends and the next begins, for all lines that another one may follow."""
    text, ends, mask = plain
    length, start, base = len(text), 0, 0.0
    cuts: list[tuple[int, int]] = []
    while total - base > limit + TOLERANCE:
        stop = max(bisect_right(ends, base + limit + TOLERANCE, start), start + 1)
        if stop >= length:
            break
        end = cut = _best_break(text, start, stop, mask)
        if text[cut] == " " or text[cut - 1] == " ":
            end, cut = _without_spaces(text, start, cut)
        cuts.append((end, cut))
        start, base = cut, ends[cut - 1]
    return cuts


def _without_spaces(text: str, start: int, cut: int) -> tuple[int, int]:
    """Where a line ends before the spaces at its end, and where the next begins behind them."""
    end = cut
    while end > start + 1 and text[end - 1] == " ":
        end -= 1
    while cut < len(text) and text[cut] == " ":
        cut += 1
    return end, cut


def _longer_last_line(
    text: str, ends: Sequence[float], lines: list[TextLine], at: tuple[int, float],
    mask: bytes | None,
) -> int:  # fmt: skip
    """Shortens the line before the last so that the last has two characters; where that begins."""
    begun, limit = at
    first = begun - len(lines[-1].text)
    if text[first:begun] != lines[-1].text:
        return begun
    for strength in (SOFT, HARD):
        for cut in range(begun - 1, first + 1, -1):
            if ends[-1] - ends[cut - 1] > limit + TOLERANCE:
                break
            kept = (mask is not None and mask[cut] >= strength) or (
                measured_at(text, cut) >= strength
            )
            enough = len(text[cut:].rstrip(STOPS)) >= LEAST_LAST
            if enough and not kept and _may_end(text, first, cut):
                base = ends[first - 1] if first else 0.0
                lines[-1] = TextLine(text[first:cut], ends[cut - 1] - base, last=False)
                return cut
    return begun


def _may_end(text: str, start: int, cut: int) -> bool:
    allowed = " " not in text[cut - 1 : cut + 1] and may_break(text[cut - 1], text[cut])
    return allowed and _spaces_allow_it(text, start, cut)


def _best_break(text: str, start: int, stop: int, mask: bytes | None) -> int:
    before, after = text[stop - 1], text[stop]
    free = mask is None or not mask[stop]
    wide = before >= FIRST_WIDE and after >= FIRST_WIDE
    if free and wide and before not in DOUBTFUL_LAST and after not in NEVER_FIRST:
        return stop
    nearest = start + max(1, (stop - start) // 4)
    for strength in (SOFT, HARD):
        soft = strength == SOFT and stop - start > LONG
        for cut in range(stop, (stop - MOST_LOST if soft else nearest) - 1, -1):
            if (
                may_break(text[cut - 1], text[cut])
                and (mask is None or mask[cut] < strength)
                and measured_at(text, cut) < strength
                and _spaces_allow_it(text, start, cut)
            ):
                return cut
    for cut in range(stop, nearest - 1, -1):
        allowed = may_break(text[cut - 1], text[cut], keep_words=False)
        if allowed and _spaces_allow_it(text, start, cut):
            return cut
    return stop


def _spaces_allow_it(text: str, start: int, cut: int) -> bool:
    """Whether the characters next to the spaces dropped at a break may end and begin a line."""
    if text[cut] != " " and text[cut - 1] != " ":
        return True
    before, after = text[start:cut].rstrip(" "), text[cut:].lstrip(" ")
    return before[-1:] not in NEVER_LAST and after[:1] not in NEVER_FIRST


def may_break(before: str, after: str, *, keep_words: bool = True) -> bool:
    """Whether a line may end after one character and the next begin with the other."""
    if after in NEVER_FIRST or before in NEVER_LAST:
        return False
    if before == after and before in NEVER_APART:
        return False
    if not keep_words or before == " " or after == " ":
        return True
    return before >= FIRST_WIDE or after >= FIRST_WIDE


class Filled(Protocol):
    """A line that may be spread to fill its width."""

    @property
    def text(self) -> str: ...
    @property
    def width(self) -> float: ...
    @property
    def last(self) -> bool: ...


def letter_space(line: Filled, limit: float) -> float:
    """The space, in 1/1000 em, to add after each character so that a line fills its width.

    None is added to the last line of a paragraph, nor where it would tear the line apart.
    """
    if line.last or len(line.text) < 2:
        return 0.0
    space = (limit - line.width) / (len(line.text) - 1)
    return space if -60 < space < 250 else 0.0
