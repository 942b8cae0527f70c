"""Breaks Chinese text into lines by the rules of 禁则, whole Latin words and numbers kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import NamedTuple

NEVER_FIRST = frozenset(
    "!),.:;?]}¢°’”‰′″℃、。〃々〉》」』】〕〗〞﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？］｝～·％%"
)
NEVER_LAST = frozenset("([{£¥‘“〈《「『【〔〖〝﹙﹛﹝（［｛￡￥$＄")
NEVER_APART = frozenset("—…")
FIRST_WIDE = "\u0250"
TOLERANCE = 0.5


class Line(NamedTuple):
    """One line: its text, its natural width in 1/1000 em, whether a paragraph ends with it."""

    text: str
    width: float
    last: bool


def break_lines(text: str, width_of: Callable[[str], float], limit: float) -> list[Line]:
    """The lines of a text no wider than `limit`, in 1/1000 em, wherever a break is possible.

    Spaces at a break are dropped; every other character comes back, in its order.
    """
    if "\n" not in text:
        return _break_paragraph(text, width_of, limit)
    return [line for part in text.split("\n") for line in _break_paragraph(part, width_of, limit)]


def _break_paragraph(text: str, width_of: Callable[[str], float], limit: float) -> list[Line]:
    ends = list(accumulate(map(width_of, text)))
    total = ends[-1] if ends else 0.0
    lines = []
    start, base = 0, 0.0
    while total - base > limit + TOLERANCE:
        stop = max(bisect_right(ends, base + limit + TOLERANCE, start), start + 1)
        if stop >= len(text):
            break
        cut = _best_break(text, start, stop)
        end = cut
        while end > start + 1 and text[end - 1] == " ":
            end -= 1
        while cut < len(text) and text[cut] == " ":
            cut += 1
        lines.append(Line(text[start:end], ends[end - 1] - base, cut == len(text)))
        start, base = cut, ends[cut - 1]
    if start < len(text) or not lines:
        lines.append(Line(text[start:], total - base, last=True))
    return lines


def _best_break(text: str, start: int, stop: int) -> int:
    nearest = start + max(1, (stop - start) // 3)
    for keep_words in (True, False):
        for cut in range(stop, nearest - 1, -1):
            allowed = may_break(text[cut - 1], text[cut], keep_words=keep_words)
            if allowed and _spaces_allow_it(text, start, cut):
                return cut
    return stop


def _spaces_allow_it(text: str, start: int, cut: int) -> bool:
    """Whether what stands beside the spaces at a break, which are dropped, may end and begin."""
    if " " not in text[cut - 1 : cut + 1]:
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


def letter_space(line: Line, limit: float) -> float:
    """The space, in 1/1000 em, to add after each character so that a line fills its width.

    None is added to the last line of a paragraph, nor where it would tear the line apart.
    """
    if line.last or len(line.text) < 2:
        return 0.0
    space = (limit - line.width) / (len(line.text) - 1)
    return space if -60 < space < 250 else 0.0
