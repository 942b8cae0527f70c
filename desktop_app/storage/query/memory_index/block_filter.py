"""Which blocks of rows may contain a word: a coarse filter in front of looking through texts.

A gram is four bytes of UTF-8 that begin with a digit or another byte whose bit `_SHORT` is not
set, otherwise three bytes: the first letters of a name and a single Chinese character are long
enough for one. Of each block it is kept which numbers its grams have; a block that lacks the
number of one gram of a word does not contain the word. Several grams share a number, so that a
block which has all of them need not contain the word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter

from desktop_app.stepping import Steps

ROWS = 128
"""Rows of a block."""
BLOCKS = 8
"""Blocks of a chunk: each has one bit of a byte."""
NUMBERS = 1 << 14
"""So many numbers grams have: so many bytes a chunk takes."""
_SHORT = 0x40
_FOURTH = 0x1F
"""What of the fourth byte of a gram goes into its number."""
_FOURTHS = bytes(0 if byte & _SHORT else _FOURTH for byte in range(256))
_MOST = 12
"""More grams of a word are not looked up: so many tell enough."""


class BlockFilter:
    """Chunks of `BLOCKS` blocks of `ROWS` rows, in the order in which they were added."""

    __slots__ = ("_chunks",)

    def __init__(self) -> None:
        self._chunks: list[bytes] = []  # by the number of a gram the blocks that have one

    def add(self, text: bytes, starts: Sequence[int]) -> Steps[None]:
        """Append one chunk, block by block in slices of milliseconds.

        `starts` say where each row begins in its text, and where the last one ends.
        """
        found = 0
        for block, (begin, end) in enumerate(pairwise([*starts[:-1:ROWS], starts[-1]])):
            has = bytearray(NUMBERS)
            for number in _numbers(text[begin:end]):
                has[number] = 1
            found |= int.from_bytes(has, "little") << block
            yield block, BLOCKS
        self._chunks.append(found.to_bytes(NUMBERS, "little"))

    def take_over(self, other: BlockFilter, chunk: int) -> None:
        """Append a chunk of the same text that another filter has."""
        self._chunks.append(other._chunks[chunk])

    def chunks(self, words: Iterable[bytes]) -> bytes | None:
        """Of each chunk a byte with the bits of the blocks that may contain all words in one row.

        None where every block may.
        """
        found: int | None = None
        for word in words:
            for number in _numbers_of(word):
                has = int.from_bytes(bytes(map(itemgetter(number), self._chunks)), "little")
                found = has if found is None else found & has
        return None if found is None else found.to_bytes(len(self._chunks), "little")


@cache
def runs(blocks: int) -> tuple[tuple[int, int], ...]:
    """The neighbouring blocks of a chunk, as their first one and the one after their last."""
    bits = [0, *(blocks >> block & 1 for block in range(BLOCKS)), 0]
    edges = [place for place, (one, other) in enumerate(pairwise(bits)) if one != other]
    return tuple(zip(edges[::2], edges[1::2], strict=True))


def _numbers(text: bytes) -> array[int]:
    """Of each byte of a text the number of the gram that it begins.

    All are worked out at once, as lanes of 16 bits in one long number; no lane overflows.
    """
    lanes, width = _wide(text), 2 * len(text)
    fourth = lanes >> 48 & _wide(text.translate(_FOURTHS))
    found = lanes ^ lanes >> 12 ^ lanes >> 24 ^ fourth << 11
    found &= int.from_bytes((NUMBERS - 1).to_bytes(2, "little") * len(text), "little")
    return array("H", found.to_bytes(width, "little"))


def _wide(text: bytes) -> int:
    return int.from_bytes(text.decode("latin-1").encode("utf-16-le"), "little")


def _numbers_of(word: bytes) -> list[int]:
    """The numbers of the first grams that lie within a word."""
    short = (place + (3 if byte & _SHORT else 4) <= len(word) for place, byte in enumerate(word))
    numbers = (number for number, whole in zip(_numbers(word), short, strict=True) if whole)
    return list(dict.fromkeys(numbers))[:_MOST]
