"""Readings of names in pinyin without tones: search keys, order by letters.

resources/pinyin/sources.md tells where the readings come from. ü is written v, as it is typed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from operator import itemgetter

from desktop_app import paths
from desktop_app.chinese import strokes

# At most so many spellings of one text, the likeliest first.
MOST = 8
# A longer text names no person of a Chinese surname: its first character keeps its usual reading.
_LONGEST_NAME = 4

Readings = tuple[str, ...]


@cache
def _characters() -> Mapping[str, Readings]:
    """The readings of each character, the usual one first; read at first use."""
    table: dict[str, Readings] = {}
    for line in paths.resource("pinyin/readings.txt").read_text("utf-8").splitlines():
        text, _, characters = line.partition("\t")
        readings = tuple(text.split(" "))
        for character in characters:
            table[character] = readings
    return table


@cache
def _surnames() -> Mapping[str, Readings]:
    """The readings, one a character, of surnames that are read in a way of their own."""
    lines = paths.resource("pinyin/surnames.txt").read_text("utf-8").splitlines()
    rows = (line.split(" ") for line in lines if not line.startswith("#"))
    return {surname: tuple(readings) for surname, *readings in rows}


def _surname_readings(name: str) -> Readings:
    known = _surnames()
    for length in (3, 2, 1):
        readings = known.get(name[:length])
        if readings is not None:
            return readings
    return ()


@lru_cache(maxsize=64)
def _readings(name: str, person: bool) -> tuple[Readings, ...]:
    """The readings of each character that is read; letters and digits stand for themselves."""
    known = _characters()
    found = [
        known.get(character) or (character.lower(),)
        for character in name
        if character in known or character.isalnum()
    ]
    if person and len(name) <= _LONGEST_NAME:
        for index, reading in enumerate(_surname_readings(name)):
            others = (other for other in found[index] if other != reading)
            found[index] = (reading, *others)
    return tuple(found)


def _spellings(choices: Sequence[Readings]) -> list[str]:
    """The likeliest spellings, those with the fewest unusual readings first."""
    if max(map(len, choices), default=1) == 1:
        return ["".join([options[0] for options in choices])]
    found = [(0, "")]
    for options in choices:
        if len(options) == 1:
            found = [(cost, text + options[0]) for cost, text in found]
        else:
            longer = [
                (cost + rank, text + option)
                for cost, text in found
                for rank, option in enumerate(options)
            ]
            found = sorted(longer, key=itemgetter(0))[:MOST]
    return [text for _, text in found]


@cache
def _initials(readings: Readings) -> Readings:
    """The first letters of the readings of one character, each once."""
    return tuple(dict.fromkeys(reading[0] for reading in readings))


def search_text(name: str, *, person: bool = True) -> str:
    """Give the initials and full spellings of a name in every reading, a space between them.

    A person's name begins with the surname's reading. At most `MOST` initials and `MOST` full
    spellings, the likeliest first; letters and digits stand as they are, in lower case.
    """
    readings = _readings(name, person)
    initials = _spellings([_initials(each) for each in readings])
    return " ".join(dict.fromkeys(initials + _spellings(readings)))


def pinyin_key(name: str, *, person: bool = True) -> str:
    """Give a text by which names sort by letters, in SQLite's BINARY order as in Python's.

    Character by character: the reading without its tone, then strokes, so that one surname stays
    together among others that are read alike.
    """
    known = _characters()
    read = [character for character in name if character in known or character.isalnum()]
    return "".join(
        f"{readings[0]} {strokes.character_key(character)}"
        for character, readings in zip(read, _readings(name, person), strict=True)
    )
