"""The order of names by strokes (按姓氏笔画为序).

Basis: 《GB 13000.1 字符集汉字字序（笔画序）规范》, GF 0023-2020, 《通用规范汉字表》;
the source of the table is given in resources/strokes/sources.md.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from types import MappingProxyType
from typing import NamedTuple

from desktop_app import paths

CPPCC = "cppcc"
NPC = "npc"

# Symbols of a key are taken from here upwards: printable characters, so that a key stays text.
_FIRST_SYMBOL = 0x4E00
_MOST_STROKES = 120
_SEPARATORS = frozenset("· \u3000")
_NO_COUNTS: Mapping[str, int] = MappingProxyType({})


class _Table(NamedTuple):
    """`symbols` of the listed characters; `slots` begin the keys of others, by their strokes."""

    symbols: Mapping[str, str]
    strokes: Mapping[str, int]
    slots: tuple[str, ...]
    blocks: tuple[tuple[int, str], ...]


@cache
def _table() -> _Table:
    """The table, read at first use."""
    lines = {}
    for line in paths.resource("strokes/order.txt").read_text("utf-8").splitlines():
        number, characters = line.split(" ")
        lines[int(number)] = characters
    symbols: dict[str, str] = {}
    strokes: dict[str, int] = {}
    slots = []
    symbol = _FIRST_SYMBOL
    for count in range(_MOST_STROKES + 1):
        listed = lines.get(count, "")
        symbols.update(zip(listed, map(chr, range(symbol, symbol + len(listed))), strict=True))
        strokes.update(dict.fromkeys(listed, count))
        symbol += len(listed) + 1
        slots.append(chr(symbol - 1))
    slots += [chr(symbol), chr(symbol + 1)]
    return _Table(symbols, strokes, tuple(slots), _blocks())


def listed_symbols() -> Mapping[str, str]:
    """The characters of the table, each with the one symbol by which it sorts."""
    return _table().symbols


def _blocks() -> tuple[tuple[int, str], ...]:
    text = paths.resource("strokes/counts.txt").read_text("ascii")
    rows = (line.split(" ") for line in text.splitlines())
    return tuple((int(start, 16), counts) for start, counts in rows)


@cache
def stroke_count(character: str) -> int:
    """Give the number of strokes of one character, 0 where it is not known."""
    table = _table()
    listed = table.strokes.get(character)
    if listed is not None:
        return listed
    point = ord(character)
    for start, counts in table.blocks:
        if start <= point < start + len(counts):
            return ord(counts[point - start]) - 33
    return 0


def _is_han(character: str) -> bool:
    """Whether the character is, or may in a newer standard be, a Chinese one."""
    point = ord(character)
    if 0x3400 <= point <= 0x9FFF or 0xF900 <= point <= 0xFAFF or 0x20000 <= point <= 0x3FFFF:
        return True
    return unicodedata.category(character) in {"Co", "Cn"} or 0x2E80 <= point <= 0x2FDF


def character_key(character: str, counts: Mapping[str, int] = _NO_COUNTS) -> str:
    """Give a text that sorts one character by strokes; no such text begins another.

    `counts` holds what the office typed for characters outside 《通用规范汉字表》. Those come after
    the listed characters of as many strokes; without a count, after every counted one; letters
    and digits come last.
    """
    table = _table()
    listed = table.symbols.get(character)
    if listed is not None:
        return listed
    strokes = counts.get(character) or stroke_count(character)
    if 0 < strokes <= _MOST_STROKES:
        return table.slots[strokes] + character
    return table.slots[-2 if _is_han(character) else -1] + character.lower()[0]


def stroke_key(name: str, custom: str = CPPCC, counts: Mapping[str, int] = _NO_COUNTS) -> str:
    """Give a text by which names sort by strokes, in SQLite's BINARY order as in Python's.

    CPPCC (按姓氏笔画): first character, then short names before longer ones, then the rest.
    NPC (按姓名笔画): character by character. Separators and spaces do not count.
    """
    listed = listed_symbols()
    keys = list(map(listed.get, name, repeat("")))
    if "" in keys:
        keys = [
            listed.get(character) or character_key(character, counts)
            for character in name
            if character not in _SEPARATORS
        ]
    return ordered_as(custom, keys)


def ordered_as(custom: str, keys: Sequence[str]) -> str:
    """The key of a name from the keys of its characters, by the rule of the order."""
    if custom == NPC or not keys:
        return "".join(keys)
    return f"{keys[0]}{chr(33 + min(len(keys), 90))}{''.join(keys[1:])}"
