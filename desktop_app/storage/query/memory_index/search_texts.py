"""The search texts of a register in memory, found by any part of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, repeat
from operator import contains

ROWS = 1_024
"""Rows of a chunk."""
_SHARE = 16
"""One row in so many is looked at to see whether most rows contain a word."""
_SOME = 16
"""So many rows of a chunk are found one by one before they are taken for many."""
_END = b"\n"
"""Between two rows; no searched word holds it."""


class SearchTexts:
    """The texts of rows numbered from 0, as UTF-8 in chunks of `ROWS` rows.

    UTF-8 keeps rare characters from making every other one wider, and no part of a text is found
    in the middle of a character.
    """

    __slots__ = ("_chunks", "_starts", "size")

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._starts: list[array[int]] = []  # where each row begins, and where the last one ends
        self.size = 0

    def add(self, texts: Sequence[str]) -> None:
        """Append one chunk: `ROWS` texts, fewer only in the last one."""
        rows = [text.replace("\n", " ").encode() for text in texts]
        self._chunks.append(_END.join(rows))
        ends = accumulate((len(row) + 1 for row in rows), initial=0)
        self._starts.append(array("I", ends))
        self.size += len(rows)

    def rows(self, words: Sequence[bytes], *, backwards: bool = False) -> Iterator[Iterable[int]]:
        """The numbers of the rows that contain all words, in order, chunk by chunk.

        `backwards` gives the last row first. No words are contained in every row.
        """
        numbers = range(len(self._chunks))
        for number in reversed(numbers) if backwards else numbers:
            starts = self._starts[number]
            rows = range(number * ROWS, number * ROWS + len(starts) - 1)
            found = _found(self._chunks[number], starts, rows, words) if words else rows
            yield reversed(found) if backwards else found

    def has(self, row: int, words: Sequence[bytes]) -> bool:
        """Whether one row contains all words."""
        chunk, place = divmod(row, ROWS)
        text, starts = self._chunks[chunk], self._starts[chunk]
        begin, end = starts[place], starts[place + 1] - 1
        return all(text.find(word, begin, end) >= 0 for word in words)


def _found(text: bytes, starts: array[int], rows: range, words: Sequence[bytes]) -> Sequence[int]:
    """The rows of one chunk that contain all words."""
    rarest = min(words, key=text.count) if len(words) > 1 else words[0]
    places: list[int] = []
    at = text.find(rarest)
    while at >= 0:
        row = bisect_right(starts, at) - 1
        places.append(row)
        if len(places) == _SOME and row < _SOME * _SHARE:
            return _of_many(text, starts, rows, words, rarest)
        at = text.find(rarest, starts[row + 1])
    return list(map(rows.__getitem__, _with_all(text, starts, words, places)))


def _of_many(
    text: bytes, starts: array[int], rows: range, words: Sequence[bytes], rarest: bytes
) -> Sequence[int]:
    """The same where many rows contain the rarest of the words."""
    if text.count(rarest, 0, starts[len(rows) // _SHARE]) * _SHARE > len(rows):
        return _among_lines(text.split(_END), rows, words)
    # each part between two hits says how many rows they are apart
    apart = accumulate(map(bytes.count, text.split(rarest)[:-1], repeat(_END)))
    return list(map(rows.__getitem__, _with_all(text, starts, words, dict.fromkeys(apart))))


def _with_all(
    text: bytes, starts: array[int], words: Sequence[bytes], places: Iterable[int]
) -> Iterable[int]:
    """Those of some rows, by their places in the chunk, that contain all words."""
    for word in words if len(words) > 1 else ():
        where = ((place, starts[place], starts[place + 1]) for place in places)
        places = [row for row, begin, end in where if text.find(word, begin, end) >= 0]
    return places


def _among_lines(lines: list[bytes], rows: Sequence[int], words: Sequence[bytes]) -> Sequence[int]:
    for word in words:
        has = list(map(contains, lines, repeat(word)))
        rows, lines = list(compress(rows, has)), list(compress(lines, has))
    return rows
