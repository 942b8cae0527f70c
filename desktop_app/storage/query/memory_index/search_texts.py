"""The search texts of a register in memory, found by any part of them."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, compress, repeat
from operator import contains

from desktop_app.stepping import Steps
from desktop_app.storage.query.memory_index import block_filter
from desktop_app.storage.query.memory_index.block_filter import BLOCKS, BlockFilter, runs

ROWS = BLOCKS * block_filter.ROWS
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
    in the middle of a character. Blocks of rows that cannot contain a word are not looked through.
    """

    __slots__ = ("_chunks", "_filter", "_starts", "size")

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._starts: list[array[int]] = []  # where each row begins, and where the last one ends
        self._filter = BlockFilter()
        self.size = 0

    def add(self, texts: Sequence[str], former: SearchTexts | None = None) -> Steps[None]:
        """Append one chunk, `ROWS` texts, fewer only in the last one, in slices of milliseconds.

        Yields (blocks done, all). Of `former` texts what is known of an equal chunk at the same
        place is taken over.
        """
        rows = [text.replace("\n", " ").encode() for text in texts]
        text, number = _END.join(rows), len(self._chunks)
        self.size += len(rows)
        if former and number < len(former._chunks) and former._chunks[number] == text:
            self._chunks.append(former._chunks[number])
            self._starts.append(former._starts[number])
            self._filter.take_over(former._filter, number)
            return
        starts = array("I", accumulate((len(row) + 1 for row in rows), initial=0))
        self._chunks.append(text)
        self._starts.append(starts)
        yield from self._filter.add(text, starts)

    def rows(self, words: Sequence[bytes], *, backwards: bool = False) -> Iterator[Iterable[int]]:
        """The numbers of the rows that contain all words, in order, part by part.

        `backwards` gives the last row first. No words are contained in every row.
        """
        count = len(self._chunks)
        blocks = self._filter.chunks(words) or b"\xff" * count
        numbers = list(compress(range(count), blocks))
        for number in reversed(numbers) if backwards else numbers:
            starts = self._starts[number]
            rows = range(number * ROWS, number * ROWS + len(starts) - 1)
            parts = runs(blocks[number])
            for first, end in reversed(parts) if backwards else parts:
                places = range(len(rows))[first * block_filter.ROWS : end * block_filter.ROWS]
                part: Sequence[int] = rows[places.start : places.stop]
                if words:
                    found = _found(self._chunks[number], starts, places, words)
                    part = list(map(rows.__getitem__, found))
                yield reversed(part) if backwards else part

    def looked_through(self, words: Sequence[bytes]) -> int:
        """How many rows at most `rows` looks through."""
        blocks = self._filter.chunks(words)
        if blocks is None:
            return self.size
        return int.from_bytes(blocks, "little").bit_count() * block_filter.ROWS

    def among(self, rows: Iterable[int], words: Sequence[bytes]) -> Iterator[int]:
        """Those of some rows that contain all of one or more words, in the order given."""
        texts, every, size, (word, *others) = self._chunks, self._starts, ROWS, words
        for row in rows:
            chunk, place = divmod(row, size)
            text, starts = texts[chunk], every[chunk]
            begin, end = starts[place], starts[place + 1]
            if text.find(word, begin, end) >= 0 and all(
                text.find(other, begin, end) >= 0 for other in others
            ):
                yield row


def _found(text: bytes, starts: array[int], places: range, words: Sequence[bytes]) -> Iterable[int]:
    """Those of some neighbouring rows, by their places in the chunk, that contain all words."""
    begin, end = starts[places.start], starts[places.stop]
    rarest = words[0]
    if len(words) > 1:
        rarest = min(words, key=lambda word: text.count(word, begin, end))
    found: list[int] = []
    at = text.find(rarest, begin, end)
    while at >= 0:
        place = bisect_right(starts, at) - 1
        found.append(place)
        if len(found) == _SOME and place - places.start < _SOME * _SHARE:
            return _of_many(text, starts, places, words, rarest)
        at = text.find(rarest, starts[place + 1], end)
    return _with_all(text, starts, words, found)


def _of_many(
    text: bytes, starts: array[int], places: range, words: Sequence[bytes], rarest: bytes
) -> Iterable[int]:
    """The same where many rows contain the rarest of the words."""
    begin, end = starts[places.start], starts[places.stop] - 1
    some = starts[places.start + len(places) // _SHARE]
    if text.count(rarest, begin, some) * _SHARE > len(places):
        return _among_lines(text[begin:end].split(_END), places, words)
    # each part between two hits says how many rows they are apart
    apart = accumulate(map(bytes.count, text[begin:end].split(rarest)[:-1], repeat(_END)))
    found = map(places.__getitem__, dict.fromkeys(apart))
    return _with_all(text, starts, words, found)


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
